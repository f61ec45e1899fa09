"""One connection of HTTP/1.1: a request out, an answer in. asyncio writes, llhttp (by httptools) reads."""

import asyncio
from typing import Any, Final, NamedTuple

import httptools

BIGGEST: Final = 64 << 20  # bytes of an answer; files come with 20 MB at most
BIGGEST_HEAD: Final = 1 << 20  # bytes, with what came together with its end
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
        self.reusable = False
        self.rests_since = 0.0

    async def exchange(self, request: Request, silence: float) -> Answer:
        """Send and wait. Raises ConnectionError; TimeoutError after `silence` seconds without a byte either way."""
        self._answer, self._head, self._begun = self._loop.create_future(), b"", False
        self._heard_at = self._loop.time()
        self._transport.writelines(request)
        self._timer = self._loop.call_later(silence, self._watch, silence)
        try:
            return await self._answer
        finally:
            self._timer.cancel()
            self._answer = None

    def close(self) -> None:
        """Let go of it, whatever is on its way."""
        self.reusable = False
        self._transport.abort()

    def _watch(self, silence: float) -> None:
        """Time is over, unless something moved meanwhile: then it begins anew."""
        unsent, now = self._transport.get_write_buffer_size(), self._loop.time()
        if unsent != self._unsent:
            self._unsent, self._heard_at = unsent, now
        left = self._heard_at + silence - now
        if left > 0:
            self._timer = self._loop.call_later(left, self._watch, silence)
        else:
            self._fail(TimeoutError())

    def _fail(self, error: Exception) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(error)
        self.close()

    def _end(self) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(Answer(self._parser.get_status_code(), b"".join(self._chunks)))

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

    def on_body(self, chunk: bytes) -> None:
        self._size += len(chunk)
        if self._size > BIGGEST:
            self._fail(BrokenAnswerError("an answer without end"))
        else:
            self._chunks.append(chunk)

    def on_message_complete(self) -> None:
        if self._parser.get_status_code() < 200:  # only "go on": the answer is still to come
            self._begun = False
            return
        if self._answer is None or self._answer.done():  # nobody asked
            self.close()
            return
        self.reusable = self._parser.should_keep_alive()
        self._end()
