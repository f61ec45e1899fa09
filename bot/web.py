"""The web side: webhooks in, /healthz and /metrics out."""

import hmac
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
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

LARGEST_BODY: Final = 1_000_000  # bytes; an update is a few kB
Take = Callable[[dict[str, Any]], Awaitable[None]]
Pushed = Callable[[Mapping[bytes, bytes], bytes], Awaitable[int]]
"""What takes one POST of a platform: headers (names in small letters) and body -> the status of the answer."""


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
            routes.append(Route("/telegram", Push(self._telegram), methods=["POST"]))
        return _front(routes)

    async def _health(self, _request: Request) -> Response:
        async with self._database.transaction() as transaction:
            rows, dead = await outbox.counts(transaction), await inbox.count_buried(transaction)
            waiting = await backlog.count(transaction)
        counts = {"outbox": rows, "backlog": waiting, "dead_letters": dead}
        return JSONResponse({"status": "ok", **counts, "telegram_client": self._client()})

    async def _metrics(self, _request: Request) -> Response:
        async with self._database.transaction() as transaction:
            rows, dead = await outbox.counts(transaction), await inbox.count_buried(transaction)
            waiting = await backlog.count(transaction)
        regions = await self._standing.figures() if self._standing else ()
        return Response(self._measures.table(rows, dead, regions, waiting), media_type="text/plain; version=0.0.4")

    async def _telegram(self, headers: Mapping[bytes, bytes], body: bytes) -> int:
        """One update. 200 only after the commit; anything else makes Telegram send it again."""
        given = headers.get(b"x-telegram-bot-api-secret-token", b"")
        if not self._secret or not hmac.compare_digest(given, self._secret):
            return 401
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

    def __init__(self, take: Pushed) -> None:
        self._take = take

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One POST; 413 when its body is too large."""
        body = await _whole_body(receive)
        status = 413 if body is None else await self._take(dict(scope["headers"]), body)
        await send({"type": "http.response.start", "status": status, "headers": _EMPTY})
        await send({"type": "http.response.body", "body": b""})


def _front(routes: Sequence[Route]) -> ASGIApp:
    """What is pushed goes straight to its route: Starlette's layers would be a twentieth of what a message costs."""
    pushes = {route.path: route.app for route in routes if isinstance(route.app, Push)}
    rest = Starlette(routes=routes)

    async def front(scope: Scope, receive: Receive, send: Send) -> None:
        push = pushes.get(scope["path"]) if scope["type"] == "http" and scope["method"] == "POST" else None
        await (push or rest)(scope, receive, send)

    return front


_EMPTY: Final = ((b"content-length", b"0"),)


async def _whole_body(receive: Receive) -> bytes | None:
    """The body of a request; None when it is too large, or when the caller hung up in the middle of it."""
    parts: list[bytes] = []
    size, more = 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        parts.append(message.get("body", b""))
        size, more = size + len(parts[-1]), message.get("more_body", False)
        if size > LARGEST_BODY:
            return None
    return parts[0] if len(parts) == 1 else b"".join(parts)
