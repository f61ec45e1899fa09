"""A Telegram whose answers can be changed on their way: what a newer Bot API, or a proxy, sends."""

from collections.abc import AsyncIterator, Callable, MutableMapping
from contextlib import asynccontextmanager
from typing import Any

import orjson
from starlette.types import Receive, Scope, Send

from bot.sandbox.server import SandboxApp, serving
from bot.sandbox.world import World

Answer = tuple[int, bytes]
"""(status, body)"""
Change = Callable[[int, bytes], Answer]
"""(status, body) of an answer -> what is sent instead."""


class TamperedApp(SandboxApp):
    """`once` and `always`: method in small letters -> how its next answer, or each of them, is changed; `refused`: what
    the next call is answered without being carried out.
    """

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.once: dict[str, Change] = {}
        self.always: dict[str, Change] = {}
        self.refused: dict[str, Answer] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        method = str(scope.get("path", "")).rpartition("/")[2].lower()
        if (refused := self.refused.pop(method, None)) is not None:
            await _answer(send, *refused)
            return
        change = self.once.pop(method, None) or self.always.get(method)
        await super().__call__(scope, receive, send if change is None else _changed(send, change))


def _changed(send: Send, change: Change) -> Send:
    start: MutableMapping[str, Any] = {}

    async def later(event: MutableMapping[str, Any]) -> None:
        if event["type"] == "http.response.start":
            start.update(event)
            return
        await _answer(send, *change(start["status"], event["body"]))

    return later


async def _answer(send: Send, status: int, body: bytes) -> None:
    headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def instead(status: int, body: bytes) -> Change:
    """Whatever the answer was, this comes."""
    return lambda _status, _body: (status, body)


def refusal(status: int, **told: Any) -> Answer:
    """As Telegram refuses."""
    return status, orjson.dumps({"ok": False, "error_code": status, **told})


def with_field(name: str, value: Any) -> Change:
    """Every message of the answer carries a field more."""

    def change(status: int, body: bytes) -> Answer:
        told = orjson.loads(body)
        result = told["result"]
        for item in result if isinstance(result, list) else [result]:
            (item.get("message") or item)[name] = value
        return status, orjson.dumps(told)

    return change


@asynccontextmanager
async def tampered(world: World) -> AsyncIterator[tuple[TamperedApp, str]]:
    """Such a Telegram, and its address."""
    app = TamperedApp(world)
    async with serving(app) as url:
        yield app, url
