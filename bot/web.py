"""The web side: webhooks in, /healthz and /metrics out."""

import hmac
import json
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.channels import telegram_wire
from bot.measures import Measures
from storage import inbox, outbox
from storage.database import Database

LARGEST_BODY: Final = 1_000_000  # bytes; an update is a few kB
Take = Callable[[dict[str, Any]], Awaitable[None]]


class NotJsonError(ValueError):
    """What was pushed cannot be parsed."""


class Web:
    """The routes of this process. `take` keeps one raw Telegram update; None when Telegram is polled. `client`: what
    carries the calls to Telegram now.
    """

    def __init__(
        self,
        database: Database,
        measures: Measures,
        take: Take | None,
        secret: str,
        client: Callable[[], str] = lambda: "",
    ) -> None:
        self._database = database
        self._measures = measures
        self._take = take
        self._client = client
        self._secret = secret.encode()

    def app(self, doors: Sequence[Route] = ()) -> Starlette:
        """The application for a server; `doors`: the routes of other platforms."""
        routes = [Route("/healthz", self._health), Route("/metrics", self._metrics), *doors]
        if self._take is not None:
            routes.append(Route("/telegram", self._telegram, methods=["POST"]))
        return Starlette(routes=routes)

    async def _health(self, _request: Request) -> Response:
        async with self._database.transaction() as transaction:
            rows, dead = await outbox.counts(transaction), await inbox.count_buried(transaction)
        return JSONResponse({"status": "ok", "outbox": rows, "dead_letters": dead, "telegram_client": self._client()})

    async def _metrics(self, _request: Request) -> Response:
        async with self._database.transaction() as transaction:
            rows, dead = await outbox.counts(transaction), await inbox.count_buried(transaction)
        return Response(self._measures.table(rows, dead), media_type="text/plain; version=0.0.4")

    async def _telegram(self, request: Request) -> Response:
        """One update. 200 only after the commit; anything else makes Telegram send it again."""
        given = request.headers.get("x-telegram-bot-api-secret-token", "").encode()
        if not self._secret or not hmac.compare_digest(given, self._secret):
            return Response(status_code=401)
        body = await whole_body(request)
        if body is None:
            return Response(status_code=413)
        try:
            update = parsed(body)
        except NotJsonError:
            return Response(status_code=400)
        if not telegram_wire.has_number(update) or self._take is None:
            return Response(status_code=400)
        await self._take(update)
        return Response(status_code=200)


def parsed(body: bytes) -> Any:
    """What a platform has pushed; raises NotJsonError, and nothing else."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise NotJsonError("this is no JSON, or nested beyond reason") from None


async def whole_body(request: Request) -> bytes | None:
    """The body of a request; None when it is too large."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            return None
    return body
