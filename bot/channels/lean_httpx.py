"""httpx over our own transport: its requests and answers, without its pool.

httpx walks through all its connections and requests for each new one, and a call costs 1.7 to 5 ms of CPU at the 80
messages a second that WhatsApp allows a number. Over this a call costs 0.3.
"""

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, contextmanager
from typing import Final

import httpx

from bot.channels.transport import Transport

PIECES: Final = "pieces"
"""The extension of a request (GET) whose answer is to come in pieces."""
_PASSED_ON: Final = ("authorization", "content-type")
_SILENCE: Final = 20.0  # seconds
_PATIENCE: Final = 5.0  # seconds


class LeanTransport(httpx.AsyncBaseTransport):
    """What httpx asks of a transport. Answers come whole, with their status and body and nothing else; in pieces where
    a request asks for that by the extension `pieces`.
    """

    def __init__(self) -> None:
        self._transport = Transport()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """One exchange. Raises httpx.TransportError; its text is only the kind of error."""
        headers = tuple((name, request.headers[name]) for name in _PASSED_ON if name in request.headers)
        url, limits = str(request.url), request.extensions.get("timeout", {})
        silence, patience = limits.get("read") or _SILENCE, limits.get("connect") or _PATIENCE
        with _in_words_of_httpx():
            if PIECES in request.extensions:
                body = _Body()
                asked = self._transport.stream(url, headers, silence=silence, patience=patience)
                status, body.pieces = await body.stack.enter_async_context(asked)
                return httpx.Response(status, stream=body, request=request)
            answer = await self._transport.exchange(
                request.method, url, await request.aread(), headers, silence=silence, patience=patience
            )
        return httpx.Response(answer.status, content=answer.body, request=request)

    async def aclose(self) -> None:
        """Close every connection."""
        self._transport.close()


class _Body(httpx.AsyncByteStream):
    """An answer that is still coming in."""

    def __init__(self) -> None:
        self.stack = AsyncExitStack()
        self.pieces: AsyncIterator[bytes]

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with _in_words_of_httpx():
            async for piece in self.pieces:
                yield piece

    async def aclose(self) -> None:
        await self.stack.aclose()


@contextmanager
def _in_words_of_httpx() -> Iterator[None]:
    try:
        yield
    except TimeoutError as error:
        raise httpx.ReadTimeout(type(error).__name__) from None
    except (OSError, ValueError) as error:
        raise httpx.NetworkError(type(error).__name__) from None
