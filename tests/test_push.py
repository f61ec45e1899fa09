"""What is pushed and does not end, or should not have been pushed: nobody holds a connection or memory with it."""

from collections.abc import Mapping
from functools import partial
from io import BytesIO

import aiohttp
import pytest
from starlette.routing import Route, Router

from bot.hosting import serving
from bot.web import Push
from tests.unfinished import begun, heard_of

KEY = "Kunci: benar\r\n"


def knows(headers: Mapping[bytes, bytes]) -> bool:
    """Whether somebody may push."""
    return headers.get(b"kunci") == b"benar"


async def taken(_headers: Mapping[bytes, bytes], body: bytes) -> int:
    """A platform's own part: it must have come whole."""
    return 200 if body == b"{}" else 400


def site(*, patience: float) -> Router:
    """One route, of at most ten bytes."""
    return Router([Route("/", Push(taken, knows, 10, patience=patience), methods=["POST"])])


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        (KEY, b"{", 408),
        (KEY, b"", 408),
        (KEY, b" " * 11, 413),
        ("", b"{", 401),
        ("", b"", 401),
        ("Kunci: salah\r\n", b"{", 401),
    ],
)
async def test_what_does_not_end_is_answered_and_its_connection_ends(headers: str, body: bytes, status: int) -> None:
    async with serving(site(patience=0.05)) as url:
        answer = await heard_of(begun(f"{url}/", body, headers=headers), to_the_end=True)
        assert answer.startswith(f"HTTP/1.1 {status} ".encode())
        assert answer.count(b"HTTP/1.1") == 1


@pytest.mark.parametrize(("headers", "body", "status"), [("", b"{", 401), (KEY, b" " * 11, 413)])
async def test_what_is_refused_is_not_waited_for(headers: str, body: bytes, status: int) -> None:
    async with serving(site(patience=3600), last_orders=0.01) as url:
        answer = await heard_of(begun(f"{url}/", body, headers=headers))
        assert answer.startswith(f"HTTP/1.1 {status} ".encode())


async def test_who_sends_it_whole_hears_why_it_is_refused() -> None:
    """However much it is: a connection cut in the middle would tell them nothing."""
    async with serving(site(patience=3600)) as url, aiohttp.ClientSession() as session:
        post = partial(session.post, f"{url}/")
        for key, body, status in (("salah", b"{}", 401), ("benar", b" " * 4_000_000, 413), ("benar", b"{}", 200)):
            async with post(data=BytesIO(body), headers={"Kunci": key}) as answer:
                assert answer.status == status
