"""httpx over our own transport: what it sends and what it makes of answers, over a socket."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest

from bot.channels.lean_httpx import LeanTransport
from tests.channels.test_transport import OK, Server, served

TOKEN = "EAAkotakpasir"


@asynccontextmanager
async def client(timeout: float = 5.0) -> AsyncIterator[httpx.AsyncClient]:
    """As WhatsApp's."""
    headers = {"Authorization": f"Bearer {TOKEN}"}
    async with httpx.AsyncClient(transport=LeanTransport(), headers=headers, timeout=timeout) as made:
        yield made


async def test_a_call_with_json() -> None:
    body = b'{"messages":[{"id":"wamid.A"}]}'
    async with served(Server(b"HTTP/1.1 200 OK\r\nContent-Length: 31\r\n\r\n" + body)) as server, client() as asks:
        answer = await asks.post(f"{server.url}/v23.0/1/messages?a=b", json={"to": "62"})
    assert (answer.status_code, answer.json()) == (200, {"messages": [{"id": "wamid.A"}]})
    (heard,) = server.heard
    head, _, sent = heard.partition(b"\r\n\r\n")
    assert head.startswith(b"POST /v23.0/1/messages?a=b HTTP/1.1\r\n")
    assert f"authorization: Bearer {TOKEN}".encode() in head
    assert b"content-type: application/json" in head
    assert sent == b'{"to":"62"}'


async def test_a_call_with_a_file() -> None:
    async with served(Server(OK)) as server, client() as asks:
        await asks.post(server.url, data={"type": "image/png"}, files={"file": ("a.png", b"\x89PNG", "image/png")})
    (heard,) = server.heard
    assert b"multipart/form-data; boundary=" in heard
    assert b'filename="a.png"' in heard
    assert b"\x89PNG" in heard


async def test_a_refusal_is_an_answer() -> None:
    refusal = b"HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\n\r\n{}"
    async with served(Server(refusal)) as server, client() as asks:
        answer = await asks.get(server.url)
    assert (answer.status_code, answer.json()) == (400, {})


@pytest.mark.parametrize(
    ("answer", "failure"),
    [
        pytest.param(b"", httpx.NetworkError, id="closed"),
        pytest.param(b"no HTTP\r\n\r\n", httpx.NetworkError, id="broken"),
    ],
)
async def test_failures_are_of_httpx_and_name_no_address(answer: bytes, failure: type[httpx.HTTPError]) -> None:
    async with served(Server(answer, hang_up=True)) as server, client() as asks:
        with pytest.raises(failure) as raised:
            await asks.post(f"{server.url}/62812")
    assert "62812" not in str(raised.value)


async def test_silence_ends_by_the_clients_own_limit() -> None:
    async with served(Server(b"HTTP/1.1 200 OK\r\n")) as server, client(0.05) as asks:
        with pytest.raises(httpx.ReadTimeout):
            await asks.get(server.url)
        await server.gone.wait()


async def test_nobody_there() -> None:
    async with served(Server(OK)) as server:
        pass
    async with client() as asks:
        with pytest.raises(httpx.NetworkError, match="ConnectionRefusedError"):
            await asks.get(server.url)
