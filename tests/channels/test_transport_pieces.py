"""Answers in pieces: no more is read than there is room for, and whoever leaves one leaves nothing behind."""

import asyncio

import pytest

from bot.channels import connection
from bot.channels.connection import Answer
from bot.channels.transport import Transport
from tests.channels.test_transport import OK, Server, ask, asking, served


async def pull(over: Transport, url: str, silence: float = 5.0) -> tuple[int, list[bytes]]:
    async with over.stream(url, silence=silence, patience=5.0) as (status, pieces):
        return status, [piece async for piece in pieces]


@pytest.mark.parametrize(
    ("sent", "status", "body"),
    [
        pytest.param(OK, 200, b"ok", id="length"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 200, b"", id="empty"),
        pytest.param(b"HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone", 404, b"gone", id="refusal"),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n",
            200, b"abc", id="chunks",
        ),
        pytest.param(b"HTTP/1.1 100 Continue\r\n\r\n" + OK, 200, b"ok", id="go on"),
    ],
)  # fmt: skip
async def test_an_answer_in_pieces(sent: bytes, status: int, body: bytes) -> None:
    """And its connection serves the next one, whole or in pieces."""
    async with served(Server(sent)) as server, asking() as over:
        for _ in range(2):
            found, pieces = await pull(over, server.url)
            assert (found, b"".join(pieces)) == (status, body)
            assert await ask(over, server.url) == Answer(status, body)
        assert server.connections == 1


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Le", id="half a head"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", id="half a body"),
        pytest.param(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", id="half a chunk"),
        pytest.param(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\nnonsense", id="no chunk"),
    ],
)
async def test_pieces_that_are_no_whole_answer(sent: bytes) -> None:
    async with served(Server(sent, hang_up=True)) as server, asking() as over:
        with pytest.raises(ConnectionError):
            await pull(over, server.url)
        server.answers, server.hang_up = [OK], False
        assert await pull(over, server.url) == (200, [b"ok"])


async def test_no_more_is_read_than_there_is_room_for() -> None:
    """The server is kept waiting while nobody takes what it sent."""
    size, sent = 60 << 20, 0

    class Generous(Server):
        async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            nonlocal sent
            await self._request(reader)
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % size)
            while sent < size:
                writer.write(bytes(1 << 20))
                sent += 1 << 20
                await writer.drain()
            writer.close()

    async with served(Generous()) as server, asking() as over:
        got, largest = 0, 0
        async with over.stream(server.url, silence=0.2, patience=5.0) as (_, pieces):
            await asyncio.sleep(0.5)  # longer than silence is borne: it is we who are silent
            assert sent < 20 << 20, "what the kernel's buffers hold"
            async for piece in pieces:
                got, largest = got + len(piece), max(largest, len(piece))
    assert got == size
    assert largest <= connection.ROOM + (1 << 20)


async def test_silence_in_the_middle_of_pieces_has_an_end() -> None:
    async with served(Server(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\no")) as server, asking() as over:
        with pytest.raises(TimeoutError):
            await pull(over, server.url, silence=0.05)
        await server.gone.wait()


async def test_who_takes_no_more_pieces_lets_go_of_the_connection() -> None:
    async with served(Server(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")) as server, asking() as over:
        async with over.stream(server.url, silence=5.0, patience=5.0) as (status, pieces):
            assert (status, await anext(pieces)) == (200, b"half")
        await server.gone.wait()
        server.answers = [OK]
        assert await ask(over, server.url) == Answer(200, b"ok")


async def test_who_looks_only_at_the_head() -> None:
    """Nothing of it stays: no connection, no clock, no failure that nobody asks for."""
    async with served(Server(b"HTTP/1.1 500 Oh\r\nContent-Length: 9\r\n\r\nhalf")) as server, asking() as over:
        async with over.stream(server.url, silence=0.05, patience=5.0) as (status, _):
            assert status == 500
        await server.gone.wait()
        server.answers = [OK]
        async with over.stream(server.url, silence=5.0, patience=5.0) as (status, _):
            assert status == 200
        assert await ask(over, server.url) == Answer(200, b"ok")
        assert server.connections == 3, "what was not read to its end does not serve again"


async def test_who_stops_waiting_for_the_head_lets_go_of_the_connection() -> None:
    async with served(Server(b"HTTP/1.1 200 OK\r\n")) as server, asking() as over:
        waiting = asyncio.create_task(pull(over, server.url))
        await server.asked.wait()
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        await server.gone.wait()
        server.answers = [OK]
        assert await pull(over, server.url) == (200, [b"ok"])


async def test_pieces_are_asked_for_again_when_a_connection_was_closed_while_it_rested() -> None:
    async with served(Server(OK)) as server, asking() as over:
        await ask(over, server.url, "GET")
        server.answers, server.hang_up = [b"", OK], True
        assert await pull(over, server.url) == (200, [b"ok"])


async def test_closing_breaks_off_pieces_that_are_under_way() -> None:
    over = Transport()
    async with served(Server(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")) as server:
        with pytest.raises(ConnectionError):
            async with over.stream(server.url, silence=5.0, patience=5.0) as (_, pieces):
                async for _ in pieces:
                    over.close()
        await server.gone.wait()
