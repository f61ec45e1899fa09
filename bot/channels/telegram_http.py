"""The Bot API over bare httpx: no library of Telegram's on its way, and so nothing that a change of one could break.

httpx keeps one list of all connections and requests of a pool and walks through it for each of them: with 48 calls in
flight a call costs 7 ms of CPU over one pool of 64 connections, 1 ms over 16 pools of 4. Its transports are used
without the client around them, which writes each address, and so the token, to its log.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any, Final

import httpx
import orjson

from bot.channels import channel, telegram_calls
from bot.channels.downloads import Pieces, beginning
from bot.channels.telegram_calls import Call
from bot.trust import certificates

POOLS: Final = 16
CONNECTIONS: Final = 4  # of each pool
KEPT_SECONDS: Final = 15.0  # an idle connection; less than Telegram keeps it
_CONNECT_SECONDS: Final = 5.0
_READ_SECONDS: Final = 20.0
_JSON: Final = {"Content-Type": "application/json"}
_CUT: Final = (httpx.ReadError, httpx.RemoteProtocolError)  # the connection ended before the answer did


class HttpClient:
    """A client as `telegram_client` describes it."""

    name = "httpx"

    def __init__(self, token: str, api_url: str) -> None:
        base = api_url.rstrip("/")
        self._methods = f"{base}/bot{token}"
        self._files = f"{base}/file/bot{token}"
        self._pools: list[_Pool] = []

    async def open(self) -> None:
        """Make the pools; connections are made when they are needed."""
        if not self._pools:
            limits = httpx.Limits(max_connections=CONNECTIONS, keepalive_expiry=KEPT_SECONDS)
            transports = (httpx.AsyncHTTPTransport(verify=certificates(), limits=limits) for _ in range(POOLS))
            self._pools = [_Pool(transport) for transport in transports]

    async def close(self) -> None:
        """Let go of every connection."""
        pools, self._pools = self._pools, []
        for pool in pools:
            await pool.transport.aclose()

    async def call(self, call: Call, read_timeout: float) -> Any:
        """The "result" of one call. Raises SendFailed."""
        try:
            return telegram_calls.result(*await self._exchange(_request(self._methods, call, read_timeout)))
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise _unclear(error) from None

    async def download(self, path: str) -> Pieces:
        """The bytes of a file; a connection that is cut before the first is tried once more. Raises SendFailed."""
        try:
            async with self._begun(path) as answer:
                if answer.status_code == httpx.codes.OK:
                    async for piece in answer.aiter_bytes():
                        yield piece
                    return
                said = await beginning(answer.aiter_bytes())
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise _unclear(error) from None
        telegram_calls.result(answer.status_code, said)
        raise channel.Unclear(f"{answer.status_code} for a file")

    @asynccontextmanager
    async def _begun(self, path: str) -> AsyncIterator[httpx.Response]:
        """The head of the answer to a download."""
        async with AsyncExitStack() as stack:
            try:
                answer = await stack.enter_async_context(self._answered(self._get(path)))
            except _CUT:
                answer = await stack.enter_async_context(self._answered(self._get(path)))
            yield answer

    def _get(self, path: str) -> httpx.Request:
        return httpx.Request("GET", f"{self._files}/{path}", extensions=_limits(_READ_SECONDS))

    async def _exchange(self, request: httpx.Request) -> tuple[int, bytes]:
        """(status, body) of the answer. Raises httpx.HTTPError."""
        async with self._answered(request) as answer:
            return answer.status_code, await answer.aread()

    @asynccontextmanager
    async def _answered(self, request: httpx.Request) -> AsyncIterator[httpx.Response]:
        """The answer, of which only the head is read; the outside world is this one method. Raises httpx.HTTPError."""
        if not self._pools:
            raise channel.Unclear("the client is not open")
        pool = min(self._pools, key=_Pool.load)
        pool.in_flight += 1
        try:
            answer = await pool.transport.handle_async_request(request)
            try:
                yield answer
            finally:
                await answer.aclose()
        finally:
            pool.in_flight -= 1


class _Pool:
    """A few connections, and how many requests are on their way over them."""

    def __init__(self, transport: httpx.AsyncHTTPTransport) -> None:
        self.transport = transport
        self.in_flight = 0

    def load(self) -> int:
        return self.in_flight


def _request(base: str, call: Call, read_timeout: float) -> httpx.Request:
    """Plain calls go as JSON, those with files as a form."""
    url, limits = f"{base}/{call.method}", _limits(read_timeout)
    if not call.uploads:
        return httpx.Request("POST", url, content=orjson.dumps(call.params), headers=_JSON, extensions=limits)
    files = {name: (file.name, file.data, file.mime) for name, file in call.uploads.items()}
    return httpx.Request("POST", url, data=telegram_calls.encode(call.params), files=files, extensions=limits)


def _limits(read: float) -> Mapping[str, Any]:
    """Waiting for a connection of ours has no limit; `deliver` says how many calls there may be."""
    return {"timeout": {"connect": _CONNECT_SECONDS, "read": read, "write": _READ_SECONDS, "pool": None}}


def _unclear(error: Exception) -> channel.Unclear:
    """Only the kind of error: its text may hold the address, and so the token."""
    return channel.Unclear(type(error).__name__)
