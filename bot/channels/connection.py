"""One connection of HTTP/1.1: a request out, an answer in. asyncio writes, llhttp (by httptools) reads.

An answer comes as a whole (`exchange`), or in pieces (`begin`, then `pieces`): then no more of it is read than whoever
asked for it has room for. `leave` ends it.
"""

import asyncio
from collections.abc import AsyncGenerator
from typing import Any, Final, NamedTuple

import httptools

BIGGEST: Final = 64 << 20  # bytes of an answer; files come with 20 MB at most
BIGGEST_HEAD: Final = 1 << 20  # bytes, with what came together with its end
ROOM: Final = 128 << 10  # bytes of an answer in pieces that may wait to be taken; then reading rests
_FRAMED: Final = (b"content-length:", b"transfer-encoding:")
Request = tuple[bytes, bytes, bytes]
"""The head up to its length, the rest of it, the body."""


class BrokenAnswerError(ConnectionError):
    """What came back is not HTTP, or has no end."""


class Answer(NamedTuple):
    """What a server said."""

    status: int
    body: bytes


class Connection(asyncio.Protocol):
    """One connection: one exchange at a time."""

    def __init__(self) -> None:
        self._parser: Any = httptools.HttpResponseParser(self)
        self._loop = asyncio.get_running_loop()
        self._answer: asyncio.Future[Answer] | None = None
        self._transport: Any = None
        self._timer: Any = None
        self._chunks: list[bytes] = []
        self._size = 0
        self._head = b""
        self._begun = False
        self._heard_at = 0.0
        self._unsent = 0
        self._status: asyncio.Future[int] | None = None  # of an answer in pieces: its head
        self._more: asyncio.Future[None] | None = None  # and whoever waits for its next piece
        self._resting = False
        self.reusable = False
        self.rests_since = 0.0

    async def exchange(self, request: Request, silence: float) -> Answer:
        """Send and wait. Raises ConnectionError; TimeoutError after `silence` seconds without a byte either way."""
        answer = self._ask(request, silence)
        try:
            return await answer
        finally:
            self._timer.cancel()
            self._answer = None

    async def begin(self, request: Request, silence: float) -> int:
        """Send, and wait for the head of an answer that comes in pieces; its status. `pieces` and `leave` must follow.

        Raises the same as `exchange`.
        """
        self.reusable, self._status = False, self._loop.create_future()
        self._ask(request, silence)
        return await self._status

    async def pieces(self) -> AsyncGenerator[bytes, None]:
        """The body of the answer that was begun; then `leave`. Raises the same as `exchange`."""
        answer = self._answer
        while answer is not None and (self._chunks or not answer.done()):
            if self._chunks:
                yield self._taken()
            else:
                self._more = self._loop.create_future()
                await self._more
        if answer is not None:
            answer.result()

    def leave(self) -> None:
        """The answer that was begun is not read any further, to its end or not."""
        self._timer.cancel()
        if self._answer is None or not self._answer.done() or self._chunks or self._answer.exception() is not None:
            self.close()
        self._answer = self._status = self._more = None

    def _ask(self, request: Request, silence: float) -> asyncio.Future[Answer]:
        self._answer, self._head, self._begun = self._loop.create_future(), b"", False
        self._heard_at = self._loop.time()
        self._transport.writelines(request)
        self._timer = self._loop.call_later(silence, self._watch, silence)
        return self._answer

    def _taken(self) -> bytes:
        piece, self._chunks, self._size = b"".join(self._chunks), [], 0
        if self._resting:
            self._resting = False
            self._transport.resume_reading()
        return piece

    def _wake(self) -> None:
        """Whoever waits for the next piece looks again."""
        if self._more is not None and not self._more.done():
            self._more.set_result(None)

    def close(self) -> None:
        """Let go of it, whatever is on its way."""
        self.reusable = False
        self._transport.abort()

    def _watch(self, silence: float) -> None:
        """Time is over, unless something moved meanwhile: then it begins anew."""
        unsent, now = self._transport.get_write_buffer_size(), self._loop.time()
        if self._resting:  # it is us who keep silent
            self._heard_at = now
        if unsent != self._unsent:
            self._unsent, self._heard_at = unsent, now
        left = self._heard_at + silence - now
        if left > 0:
            self._timer = self._loop.call_later(left, self._watch, silence)
        else:
            self._fail(TimeoutError())

    def _fail(self, error: Exception) -> None:
        if self._status is not None and not self._status.done():
            self._status.set_exception(error)
            self._answer = None
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(error)
        self._wake()
        self.close()

    def _end(self) -> None:
        if self._answer is not None and not self._answer.done():
            body = b"".join(self._chunks) if self._status is None else b""
            self._answer.set_result(Answer(self._parser.get_status_code(), body))
            self._wake()

    def _keep_head(self, data: bytes) -> None:
        if self._begun:
            return
        self._head += data
        if len(self._head) > BIGGEST_HEAD:
            raise httptools.HttpParserError("a head without end")

    def _framed(self) -> bool:
        """Whether the answer says where it ends. Few are asked, so no line of a head is looked at before."""
        head, rest = b"", self._head
        while rest and (not head or head[9:10] == b"1"):  # "HTTP/1.1 100": only "go on"
            head, _, rest = rest.partition(b"\r\n\r\n")
        return any(b"\n" + name in head.lower() for name in _FRAMED)

    # What asyncio calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._heard_at = self._loop.time()
        try:
            self._keep_head(data)
            self._parser.feed_data(data)
        except httptools.HttpParserError:
            self._fail(BrokenAnswerError("not HTTP"))

    def connection_lost(self, exc: Exception | None) -> None:
        self.reusable = False
        if self._begun and not self._framed() and exc is None and self._answer is not None:
            self._end()  # an answer without a length ends with its connection
        self._fail(ConnectionResetError("closed before the answer was whole"))

    # What httptools calls.

    def on_message_begin(self) -> None:
        self._chunks, self._size, self._begun = [], 0, False

    def on_headers_complete(self) -> None:
        self._begun = True
        if self._status is not None and not self._status.done() and self._parser.get_status_code() >= 200:
            self._status.set_result(self._parser.get_status_code())

    def on_body(self, chunk: bytes) -> None:
        self._size += len(chunk)
        if self._status is None and self._size > BIGGEST:
            self._fail(BrokenAnswerError("an answer without end"))
            return
        self._chunks.append(chunk)
        if self._status is not None:
            self._rest_when_full()

    def _rest_when_full(self) -> None:
        if self._size > ROOM and not self._resting:
            self._resting = True
            self._transport.pause_reading()
        self._wake()

    def on_message_complete(self) -> None:
        if self._parser.get_status_code() < 200:  # only "go on": the answer is still to come
            self._begun = False
            return
        if self._answer is None or self._answer.done():  # nobody asked
            self.close()
            return
        self.reusable = self._parser.should_keep_alive()
        self._end()
