"""What is pushed and does not end, or should not have been pushed: nobody holds a connection or memory with it."""

import asyncio
from collections.abc import Mapping, MutableMapping
from functools import partial
from io import BytesIO
from typing import Any

import aiohttp
import pytest
from starlette.routing import Route, Router

from bot.hosting import serving
from bot.web import SMALL, Push
from tests.reliability.town import holds
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


class Posted:
    """A POST of which the body comes as the test puts it."""

    def __init__(self) -> None:
        self.parts = asyncio.Queue[dict[str, Any]]()
        self.statuses = list[int]()

    def put(self, body: bytes, *, more: bool) -> None:
        self.parts.put_nowait({"type": "http.request", "body": body, "more_body": more})

    async def send(self, message: MutableMapping[str, Any]) -> None:
        self.statuses += [message["status"]] if "status" in message else []

    async def to(self, push: Push) -> list[int]:
        """Carried out; the status of the answer."""
        await push({"type": "http", "headers": [(b"kunci", b"benar")]}, self.parts.get, self.send)
        return self.statuses


def whole(body: bytes) -> Posted:
    made = Posted()
    made.put(body, more=False)
    return made


async def test_while_many_large_ones_come_another_large_one_is_turned_away_and_no_small_one() -> None:
    push = Push(taken, knows, 4 * SMALL, room=3 * SMALL)
    slow = Posted()
    slow.put(b" " * 3 * SMALL, more=True)
    coming = asyncio.create_task(slow.to(push))
    await holds(slow.parts.empty)
    assert await whole(b" " * 3 * SMALL).to(push) == [503]
    assert await whole(b"{}").to(push) == [200]
    slow.put(b"", more=False)
    assert await coming == [400]
    assert await whole(b" " * 4 * SMALL).to(push) == [400]
    assert await whole(b" " * 4 * SMALL + b" ").to(push) == [413]
    assert await whole(b" " * 4 * SMALL).to(push) == [400]
