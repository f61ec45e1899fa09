"""python-telegram-bot's transport, over ours.

Its own is httpx, whose pool grows slower with every request in flight (nearly 10 ms of CPU a request at a hundred).
This class is all that python-telegram-bot needs to use another one.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Final

import httpx
import orjson
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.channels.transport import Headers, Transport

CONNECT_WITHIN: Final = 5.0
_JSON: Final = (("Content-Type", "application/json"),)
_NO_ADDRESS: Final = "http://form"  # only the body is taken from it


@dataclass(slots=True)
class Exchange:
    """A call below the library. `params`: what to send as JSON, where the library has no form to make of it.

    What was really said and heard: `answer`: (status, body); `fault`: what broke here in a way that a network does not,
    such as a library of another version.
    """

    params: Mapping[str, Any] | None = None
    sent: bool = False
    fault: str = ""
    answer: tuple[int, bytes] | None = None


EXCHANGE: Final[ContextVar[Exchange | None]] = ContextVar("exchange", default=None)
"""The exchange of the call that is being made."""


class LeanRequest(BaseRequest):
    """Sends requests of python-telegram-bot over one `Transport`."""

    def __init__(self, read_timeout: float = 20.0) -> None:
        self._read_timeout = read_timeout
        self._transport: Transport | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for an answer unless a call says otherwise."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Get ready; connections are opened when they are needed."""
        self._transport = self._transport or Transport()

    async def shutdown(self) -> None:
        """Close every connection."""
        if self._transport is not None:
            self._transport.close()
            self._transport = None

    @asynccontextmanager
    async def stream(self, url: str) -> AsyncIterator[tuple[int, AsyncIterator[bytes]]]:
        """(status, body in pieces) of a file. Raises OSError, ValueError, NetworkError."""
        if self._transport is None:
            raise NetworkError("the transport is not started")
        silence, patience = self._read_timeout, CONNECT_WITHIN
        async with self._transport.stream(url, silence=silence, patience=patience) as begun:
            yield begun

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
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - there is one limit for silence, either way
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - nobody waits for a connection
    ) -> tuple[int, bytes]:
        """One request; returns the status and the body. Raises TimedOut, NetworkError."""
        if self._transport is None:
            raise NetworkError("the transport is not started")
        silence, patience = _seconds(read_timeout, self._read_timeout), _seconds(connect_timeout, CONNECT_WITHIN)
        exchange = EXCHANGE.get() or Exchange()
        try:
            body, headers = _body(request_data, exchange.params)
            exchange.sent = True
            exchange.answer = await self._transport.exchange(
                method, url, body, headers, silence=silence, patience=patience
            )
            return exchange.answer
        except TimeoutError as error:
            raise TimedOut from error
        except OSError as error:
            # Only the kind of error: its text may hold the address, and so the token.
            raise NetworkError(type(error).__name__) from None
        except Exception as error:
            exchange.fault = type(error).__name__
            raise


def _seconds(given: Any, default: float) -> float:
    value = DefaultValue.get_value(given)
    return default if value is None else float(value)


def _body(data: RequestData | None, params: Mapping[str, Any] | None) -> tuple[bytes, Headers]:
    """(body, headers): JSON, which costs a fifth of a form to write; a form where there are files."""
    if params is not None or (data is not None and not data.contains_files):
        return orjson.dumps(params if data is None else data.parameters), _JSON
    if data is None:
        return b"", ()
    form = httpx.Request("POST", _NO_ADDRESS, data=data.json_parameters, files=data.multipart_data)
    return form.read(), (("Content-Type", form.headers["Content-Type"]),)
