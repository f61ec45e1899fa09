"""The sandbox over HTTP: the Bot API at /bot<token>/<method>, files at /file/bot<token>/<path>, the rest for a page.

A hand-written ASGI app, because it is also the server of load tests: one call is read, carried out and answered
without routing, middleware or models. Every error is Telegram's: HTTP status == error_code, JSON body.

    async with serving(create_app(world)) as url:
        bot = telegram.Bot(world.token, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot")
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import MutableMapping, Sequence
from typing import Any

from starlette.applications import Starlette
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.hosting import serving
from bot.sandbox.asgi import Gone, answer, dated, read_params, refuse, send_bytes
from bot.sandbox.courier import Courier
from bot.sandbox.faults import Fault
from bot.sandbox.methods import GET_UPDATES, METHODS, PACED, get_updates
from bot.sandbox.mischief import misbehave
from bot.sandbox.nouns import Json
from bot.sandbox.params import Params
from bot.sandbox.refusals import Refusal, not_found, too_many_requests, unauthorized
from bot.sandbox.webhooks import Told
from bot.sandbox.world import World

__all__ = ["SandboxApp", "create_app", "serving"]

TOKEN_PATH = re.compile(r"/(?:file/)?bot\d+:[^/]*/.*", re.DOTALL)
DOWNLOAD = "download"


def create_app(world: World, extra: Sequence[BaseRoute] = ()) -> ASGIApp:
    """The Bot API of this world; other paths go to the `extra` routes."""
    return SandboxApp(world, extra)


class SandboxApp:
    """See the heading. `start()` and `stop()` are called by `serving`, or by the lifespan of another server."""

    def __init__(self, world: World, extra: Sequence[BaseRoute] = ()) -> None:
        self.world = world
        self.courier = Courier(world)
        self._page = Starlette(routes=list(extra))
        self._methods = f"/bot{world.token}/"
        self._files = f"/file/bot{world.token}/"
        self._closing = asyncio.Event()

    async def start(self) -> None:
        """From now on polls may wait and webhooks are served."""
        self._closing.clear()
        self.world.updates.open()
        self.courier.start()

    async def stop(self) -> None:
        """Send everybody home who waits."""
        self._closing.set()
        self.world.updates.close()
        await self.courier.stop()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        path = scope["path"]
        send = dated(send, self.world.now)
        if scope["type"] != "http":
            await self._page(scope, receive, send)
        elif path.startswith(self._methods):
            await self._call(path[len(self._methods) :].lower(), scope, receive, send)
        elif path.startswith(self._files):
            await self._download(path[len(self._files) :], scope, receive, send)
        elif path.startswith(("/bot", "/file/bot")) and TOKEN_PATH.fullmatch(path):
            await refuse(send, unauthorized())
        else:
            await self._page(scope, self._until_closing(receive), send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        await self.start()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self.stop()
        await send({"type": "lifespan.shutdown.complete"})

    async def _call(self, method: str, scope: Scope, receive: Receive, send: Send) -> None:
        self.world.calls[method] += 1
        fault = None
        try:
            params = await read_params(scope, receive)
            if self.world.faults.active:
                fault = self._fault(method, params.text("chat_id") if method in PACED else method)
        except Gone:
            return
        except Refusal as refusal:
            await refuse(send, refusal)
            return
        if fault is None or fault.carried_out:
            status, body = await self._carry_out(method, params)
        if fault is None:
            await answer(send, status, body)
        else:
            await misbehave(fault, scope, receive, send, self.world.faults.patience, self._closing)

    def _fault(self, method: str, key: str) -> Fault | None:
        """What is to go wrong with this call; Refusal 429 while its chat (or method: `key`) is closed."""
        faults, now = self.world.faults, self._now()
        if (left := faults.still_closed(key, now)) > 0:
            raise too_many_requests(left)
        fault = faults.pick(method)
        if fault is not None and fault.kind == "429":
            faults.close_chat(key, now, fault.retry_after)
        return fault

    async def _carry_out(self, method: str, params: Params) -> tuple[int, Json]:
        """(HTTP status, body) of a call."""
        try:
            if method == GET_UPDATES:
                return 200, {"ok": True, "result": await get_updates(self.world, params)}
            known = METHODS.get(method)
            if known is None:
                raise not_found()
            result = known(self.world, params)
        except Refusal as refusal:
            if refusal.code == 429 and refusal.parameters:
                seconds = refusal.parameters["retry_after"]
                self.world.faults.close_chat(params.text("chat_id"), self._now(), seconds)
            return refusal.code, refusal.body()
        if isinstance(result, Told):
            return 200, {"ok": True, "result": result.result, "description": result.description}
        return 200, {"ok": True, "result": result}

    def _now(self) -> float:
        return self.world.now().timestamp()

    async def _download(self, path: str, scope: Scope, receive: Receive, send: Send) -> None:
        self.world.calls[DOWNLOAD] += 1
        try:
            fault = self._fault(DOWNLOAD, DOWNLOAD) if self.world.faults.active else None
            file = self.world.shelf.paths.get(path)
            if file is None:
                raise not_found()
        except Refusal as refusal:
            await refuse(send, refusal)
            return
        if fault is None:
            await send_bytes(send, 200, (b"content-type", b"application/octet-stream"), file.data)
        else:
            await misbehave(fault, scope, receive, send, self.world.faults.patience, self._closing)

    def _until_closing(self, receive: Receive) -> Receive:
        """`receive` that says "disconnected" when the server closes, so that endless answers end."""

        async def receive_or_close() -> MutableMapping[str, Any]:
            ours, theirs = asyncio.ensure_future(self._closing.wait()), asyncio.ensure_future(receive())
            try:
                await asyncio.wait((ours, theirs), return_when=asyncio.FIRST_COMPLETED)
                return theirs.result() if theirs.done() else {"type": "http.disconnect"}
            finally:
                ours.cancel()
                theirs.cancel()

        return receive_or_close
