"""python-telegram-bot's transport over aiohttp.

Its own transport is httpx, whose pool grows slower with every request in flight (nearly 10 ms of CPU a request at a
hundred). aiohttp stays below 0.1 ms; this class is all that python-telegram-bot needs to use it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any, Final

import aiohttp
import orjson
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

_JSON: Final = {"Content-Type": "application/json"}


@dataclass(slots=True)
class Exchange:
    """What was really said and heard in a call, below the library. `answer`: (status, body); `fault`: what broke here
    in a way that a network does not, such as an aiohttp of another version.
    """

    sent: bool = False
    fault: str = ""
    answer: tuple[int, bytes] | None = None


_EXCHANGE: Final[ContextVar[Exchange | None]] = ContextVar("exchange", default=None)


@contextmanager
def watched() -> Iterator[Exchange]:
    """The exchange of what is called in this block."""
    exchange = Exchange()
    before = _EXCHANGE.set(exchange)
    try:
        yield exchange
    finally:
        _EXCHANGE.reset(before)


class AiohttpRequest(BaseRequest):
    """Sends requests of python-telegram-bot over one aiohttp session."""

    def __init__(self, connections: int, read_timeout: float = 20.0) -> None:
        self._connections = connections
        self._read_timeout = read_timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for an answer unless a call says otherwise."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Open the session."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections, ttl_dns_cache=300)
            self._session = aiohttp.ClientSession(connector=connector, auto_decompress=True)

    async def shutdown(self) -> None:
        """Close the session."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    @staticmethod
    def parse_json_payload(payload: bytes) -> Any:
        """The body of an answer; raises TelegramError. What orjson is too strict for (half a surrogate) is read all the
        same, or one odd message would hold up all others.
        """
        try:
            return orjson.loads(payload)
        except orjson.JSONDecodeError:
            return BaseRequest.parse_json_payload(payload)

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - aiohttp has one time limit for all
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - waiting for a connection has no limit here
    ) -> tuple[int, bytes]:
        """One request; returns the status and the body. Raises TimedOut, NetworkError."""
        if self._session is None:
            raise NetworkError("the transport is not started")
        read, connect = _seconds(read_timeout, self._read_timeout), _seconds(connect_timeout, 5.0)
        exchange = _EXCHANGE.get() or Exchange()
        try:
            body, headers = _body(request_data)
            limits, exchange.sent = _limits(read, connect), True
            async with self._session.request(method, url, data=body, headers=headers, timeout=limits) as answer:
                exchange.answer = answer.status, await answer.read()
                return exchange.answer
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            # Only the kind of error: its text holds the address, and so the token.
            raise NetworkError(type(error).__name__) from None
        except Exception as error:
            exchange.fault = type(error).__name__
            raise


def _seconds(given: Any, default: float) -> float:
    value = DefaultValue.get_value(given)
    return default if value is None else float(value)


@cache
def _limits(read: float, connect: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=None, sock_read=read, sock_connect=connect)


def _body(data: RequestData | None) -> tuple[Any, dict[str, str] | None]:
    """Plain calls go as JSON, which costs a fifth of a form to write; files need multipart."""
    if data is None:
        return None, None
    if not data.contains_files:
        return orjson.dumps(data.parameters), _JSON
    form = aiohttp.FormData(quote_fields=False)
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in data.multipart_data.items():
        body = BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, body, filename=filename, content_type=mime)
    return form, None
