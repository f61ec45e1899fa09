"""The web side: webhooks in, /healthz and /metrics out."""

import asyncio
import hmac
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.channels import telegram_wire
from bot.measures import Measures
from bot.standing import Standing
from storage import backlog, inbox, outbox
from storage.database import Database
from storage.held_up import held_up
from storage.trouble import passes, why

LARGEST_BODY: Final = 1_000_000  # bytes; an update of Telegram is a few kB
SMALL: Final = 64 * 1024  # bytes; hardly anything honest has more, and none of it is ever turned away for want of room
ROOM: Final = 24 * 1024**2  # bytes of all bodies of one door that come at once, beyond what is small of each
PATIENCE: Final = 10.0  # seconds for a whole body; platforms send theirs at once
Take = Callable[[dict[str, Any]], Awaitable[None]]
Pushed = Callable[[Mapping[bytes, bytes], bytes], Awaitable[int]]
"""What takes one POST of a platform: headers (names in small letters) and body -> the status of the answer."""
Admits = Callable[[Mapping[bytes, bytes]], bool]
"""Whether the headers of a POST are such that its body may be read."""


class NotJsonError(ValueError):
    """What was pushed cannot be parsed."""


class Web:
    """The routes of this process. `take` keeps one raw Telegram update; None when Telegram is polled. `client`: what
    carries the calls to Telegram now. `standing`: the figures of each region.
    """

    def __init__(
        self,
        database: Database,
        measures: Measures,
        take: Take | None,
        secret: str,
        client: Callable[[], str] = lambda: "",
        standing: Standing | None = None,
    ) -> None:
        self._database = database
        self._measures = measures
        self._take = take
        self._client = client
        self._standing = standing
        self._secret = secret.encode()

    def app(self, doors: Sequence[Route] = ()) -> ASGIApp:
        """The application for a server; `doors`: the routes of other platforms."""
        routes = [Route("/healthz", self._health), Route("/metrics", self._metrics), *doors]
        if self._take is not None:
            routes.append(Route("/telegram", Push(self._telegram, self._knows_secret), methods=["POST"]))
        return _front(routes)

    async def _health(self, _request: Request) -> Response:
        refuses, counts = self._measures.refuses, dict[str, Any]()
        try:
            counts = await self._counts()
        except Exception as error:
            if not passes(error):
                raise
            refuses = why(error)
        status = f"the database takes nothing: {refuses}" if refuses else "ok"
        return JSONResponse({"status": status, **counts, "telegram_client": self._client()}, 503 if refuses else 200)

    async def _counts(self) -> dict[str, Any]:
        async with self._database.transaction() as transaction:
            rows, dead = await outbox.counts(transaction), await inbox.count_buried(transaction)
            return {"outbox": rows, "backlog": await backlog.count(transaction), "dead_letters": dead}

    async def _metrics(self, _request: Request) -> Response:
        """While the database cannot be asked, its figures stay as they were; that it cannot is a figure too."""
        try:
            told = await self._figures()
        except Exception as error:
            if not passes(error):
                raise
            self._measures.refused("metrics", why(error), lasts=1.0)
            told = self._measures.told()
        return Response(told, media_type="text/plain; version=0.0.4")

    async def _figures(self) -> bytes:
        async with self._database.transaction() as transaction:
            rows, dead = await outbox.counts(transaction), await inbox.count_buried(transaction)
            waiting, held = await backlog.count(transaction), await held_up(transaction)
        regions = await self._standing.figures() if self._standing else ()
        return self._measures.table(rows, dead, regions, waiting, held)

    def _knows_secret(self, headers: Mapping[bytes, bytes]) -> bool:
        given = headers.get(b"x-telegram-bot-api-secret-token", b"")
        return bool(self._secret) and hmac.compare_digest(given, self._secret)

    async def _telegram(self, _headers: Mapping[bytes, bytes], body: bytes) -> int:
        """One update. 200 only after the commit; anything else makes Telegram send it again."""
        try:
            update = parsed(body)
        except NotJsonError:
            return 400
        if not telegram_wire.has_number(update) or self._take is None:
            return 400
        await self._take(update)
        return 200


def parsed(body: bytes) -> Any:
    """What a platform has pushed; raises NotJsonError, and nothing else. What the strict reader refuses the lenient one
    may take: half a letter in somebody's words must not cost the whole message.
    """
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        pass
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise NotJsonError("this is no JSON, or nested beyond reason") from None


class Push:
    """A route that reads a body whole and answers by a status alone (ASGI).

    Starlette's Request and Response would cost as much as reading what is in the body.
    """

    def __init__(
        self, take: Pushed, admits: Admits, largest: int = LARGEST_BODY, *, patience: float = PATIENCE, room: int = ROOM
    ) -> None:
        self._take = take
        self._admits = admits
        self._largest = largest  # bytes
        self._patience = patience
        self._room = room  # bytes that are left

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One POST; 401 when its headers are not right, 413 when its body is too large, 408 when it does not end, 503
        while too many large ones come at once: platforms send it again.
        """
        headers = dict(scope["headers"])
        if self._admits(headers):
            await self._let_in(headers, receive, send)
        else:
            await self._turn_away(401, receive, send)

    async def _let_in(self, headers: Mapping[bytes, bytes], receive: Receive, send: Send) -> None:
        try:
            async with asyncio.timeout(self._patience):
                body, more = await self._whole_body(receive)
        except TimeoutError:
            await _answer(send, 408, _LAST)
        else:
            if isinstance(body, int):
                await self._turn_away(body, receive, send, more=more)
            else:
                await _answer(send, await self._take(headers, body), _EMPTY)

    async def _whole_body(self, receive: Receive) -> tuple[bytes | int, bool]:
        """The body of a request, or the status by which it is refused, and whether there is more. 413 also when the
        caller hung up in the middle of it: nobody hears that.
        """
        parts: list[bytes] = []
        size, held, more = 0, 0, True
        try:
            while more:
                message = await receive()
                if message["type"] == "http.disconnect":
                    return 413, False
                parts.append(message.get("body", b""))
                size, more = size + len(parts[-1]), message.get("more_body", False)
                grown = max(0, size - SMALL) - held
                held, self._room = held + grown, self._room - grown
                if size > self._largest or self._room < 0:
                    return 413 if size > self._largest else 503, more
            return parts[0] if len(parts) == 1 else b"".join(parts), False
        finally:
            self._room += held

    async def _turn_away(self, status: int, receive: Receive, send: Send, *, more: bool = True) -> None:
        """Answer at once and end the connection. What still comes of the body is thrown away for a while, or many a
        caller would only hear that the connection broke. `more`: whether its end has not come yet.
        """
        await send({"type": "http.response.start", "status": status, "headers": _LAST})
        with suppress(TimeoutError):
            async with asyncio.timeout(self._patience):
                while more:
                    more = (await receive()).get("more_body", False)
        await send(_END)


def _front(routes: Sequence[Route]) -> ASGIApp:
    """What is pushed goes straight to its route: Starlette's layers would be a twentieth of what a message costs."""
    pushes = {route.path: route.app for route in routes if isinstance(route.app, Push)}
    rest = Starlette(routes=routes)

    async def front(scope: Scope, receive: Receive, send: Send) -> None:
        push = pushes.get(scope["path"]) if scope["type"] == "http" and scope["method"] == "POST" else None
        await (push or rest)(scope, receive, send)

    return front


_EMPTY: Final = ((b"content-length", b"0"),)
_LAST: Final = (*_EMPTY, (b"connection", b"close"))
_END: Final = {"type": "http.response.body", "body": b""}


async def _answer(send: Send, status: int, headers: Sequence[tuple[bytes, bytes]]) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send(_END)
