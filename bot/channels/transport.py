"""HTTP/1.1 as the Bot API needs it: one request, one answer, over connections that stay open.

    Transport.exchange ──takes a resting connection, or opens one──> Connection ──asyncio writes, llhttp reads──> answer

llhttp (by httptools, as in uvicorn) parses; aiohappyeyeballs connects. Between them a request costs 0.03 ms of CPU,
where aiohttp takes 0.11 and httpx 0.7 or, with many in flight, 10. There are no redirects, cookies, proxies and no
compression: the Bot API has none of them. Nothing here knows of Telegram or of a token.
"""

import asyncio
import ssl
from collections import defaultdict
from contextlib import suppress
from functools import lru_cache
from typing import Any, Final, NamedTuple
from urllib.parse import quote, urlsplit

import aiohappyeyeballs
import httptools

RESTS: Final = 15.0  # seconds a connection may rest; servers close theirs after a minute or more
BIGGEST: Final = 64 << 20  # bytes of an answer; files come with 20 MB at most
_FRAMED: Final = (b"content-length", b"transfer-encoding")
_KEPT: Final = "!#$%&'()*+,/:;=?@[]~"  # signs of a path that need no quoting, or are quoted already


Headers = tuple[tuple[str, str], ...]
"""(name, value) of each."""
Request = tuple[bytes, bytes, bytes]
"""The head up to its length, the rest of it, the body."""


class BrokenAnswerError(ConnectionError):
    """What came back is not HTTP, or has no end."""


class Answer(NamedTuple):
    """What a server said."""

    status: int
    body: bytes


class _Origin(NamedTuple):
    """Where to connect to."""

    host: str
    port: int
    secure: bool


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
        self._framed = False
        self._begun = False
        self._heard_at = 0.0
        self._unsent = 0
        self.reusable = False
        self.rests_since = 0.0

    async def exchange(self, request: Request, silence: float) -> Answer:
        """Send and wait. Raises ConnectionError; TimeoutError after `silence` seconds without a byte either way."""
        self._answer = self._loop.create_future()
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

    # What asyncio calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._heard_at = self._loop.time()
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError:
            self._fail(BrokenAnswerError("not HTTP"))

    def connection_lost(self, exc: Exception | None) -> None:
        self.reusable = False
        if self._begun and not self._framed and exc is None and self._answer is not None:
            self._end()  # an answer without a length ends with its connection
        self._fail(ConnectionResetError("closed before the answer was whole"))

    # What httptools calls.

    def on_message_begin(self) -> None:
        self._chunks, self._size, self._framed, self._begun = [], 0, False, False

    def on_header(self, name: bytes, _value: bytes) -> None:
        self._framed = self._framed or name.lower() in _FRAMED

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
            return
        if self._answer is None or self._answer.done():  # nobody asked
            self.close()
            return
        self.reusable = self._parser.should_keep_alive()
        self._end()


class Transport:
    """Connections to wherever requests go. `rests`: seconds one may rest. How much callers ask at once bounds how many
    are open.
    """

    def __init__(self, rests: float = RESTS) -> None:
        self._rests = rests
        self._resting: defaultdict[_Origin, list[Connection]] = defaultdict(list)
        self._busy: set[Connection] = set()
        self._trust: ssl.SSLContext | None = None

    async def exchange(
        self, method: str, url: str, body: bytes = b"", headers: Headers = (), *, silence: float, patience: float
    ) -> Answer:
        """One request. Raises OSError (TimeoutError after `patience` seconds without a connection, or `silence` seconds
        without a byte), ValueError for an address or a header that is none.
        """
        origin, head = _prepared(method, url, headers)
        request = head, b"Content-Length: %d\r\n\r\n" % len(body), body
        rested = self._rested(origin)
        if rested is not None and method == "GET":
            with suppress(ConnectionError):  # the server closed it while it rested; to read twice does no harm
                return await self._over(rested, origin, request, silence)
            rested = None
        return await self._over(rested or await self._connect(origin, patience), origin, request, silence)

    async def _over(self, connection: Connection, origin: _Origin, request: Request, silence: float) -> Answer:
        self._busy.add(connection)
        try:
            answer = await connection.exchange(request, silence)
        except BaseException:
            connection.close()
            raise
        finally:
            self._busy.discard(connection)
        self._let_rest(origin, connection)
        return answer

    def close(self) -> None:
        """Close every connection; what is on its way fails."""
        for connection in [*self._busy, *(one for resting in self._resting.values() for one in resting)]:
            connection.close()
        self._resting.clear()

    def _let_rest(self, origin: _Origin, connection: Connection) -> None:
        if not connection.reusable:
            connection.close()
            return
        connection.rests_since = asyncio.get_running_loop().time()
        self._resting[origin].append(connection)

    def _rested(self, origin: _Origin) -> Connection | None:
        """The one that was used last; those that rested too long are closed."""
        resting, too_long = self._resting[origin], asyncio.get_running_loop().time() - self._rests
        while resting:
            connection = resting.pop()
            if connection.reusable and connection.rests_since > too_long:
                return connection
            connection.close()
        return None

    async def _connect(self, origin: _Origin, patience: float) -> Connection:
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(patience):
            places = await loop.getaddrinfo(origin.host, origin.port, type=1)
            socket = await aiohappyeyeballs.start_connection(places, happy_eyeballs_delay=0.25)
            try:
                secure: dict[str, Any] = (
                    {"ssl": self._trusted(), "server_hostname": origin.host} if origin.secure else {}
                )
                _, connection = await loop.create_connection(Connection, sock=socket, **secure)
            except BaseException:
                socket.close()
                raise
            return connection

    def _trusted(self) -> ssl.SSLContext:
        if self._trust is None:
            self._trust = ssl.create_default_context()
        return self._trust


@lru_cache(maxsize=512)
def _prepared(method: str, url: str, headers: Headers) -> tuple[_Origin, bytes]:
    """(where to, the head of the request up to its length). Raises ValueError."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("not an address")
    secure = parts.scheme == "https"
    target = quote(parts.path or "/", safe=_KEPT) + (f"?{quote(parts.query, safe=_KEPT)}" if parts.query else "")
    given = [f"{name}: {value}" for name, value in (("Host", parts.netloc.rpartition("@")[2]), *headers)]
    if not all(line.isascii() and line.isprintable() for line in given):
        raise ValueError("not a header")
    head = "\r\n".join([f"{method} {target} HTTP/1.1", *given, ""]).encode()
    return _Origin(parts.hostname, parts.port or (443 if secure else 80), secure), head
