"""The sandbox's WhatsApp over HTTP: the part of the Graph API that the Cloud API is, at /v<number>.<number>/...

A hand-written ASGI app in the manner of `server.py`. Every error is Meta's: an error object and its HTTP status.

    app = CloudApp(cloud)
    async with serving(app) as url:
        settings.whatsapp_api_url = f"{url}/v23.0"
        await app.subscribe(f"{bot_url}/whatsapp")
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.types import Receive, Scope, Send

from bot.sandbox import cloud_sending, cloud_views
from bot.sandbox.asgi import Gone, answer, dated, read_params, send_bytes
from bot.sandbox.cloud import Cloud
from bot.sandbox.cloud_courier import CloudCourier
from bot.sandbox.cloud_faults import code_later, code_of
from bot.sandbox.cloud_media import UPLOAD_MOST
from bot.sandbox.cloud_refusals import GraphRefusal, bad_param, no_object
from bot.sandbox.faults import Fault
from bot.sandbox.mischief import misbehave
from bot.sandbox.nouns import Json
from bot.sandbox.params import Params
from bot.sandbox.refusals import Refusal

PATH = re.compile(r"/v\d+\.\d+/([^/]+)(?:/([a-z_]+))?/?")
DOWNLOAD = "/whatsapp_business/attachments/"
REQUEST_MOST = UPLOAD_MOST + 1024 * 1024


@dataclass
class Ask:
    """One call: its object and edge, and how to read and answer it."""

    scope: Scope
    receive: Receive
    object_id: str
    query: dict[str, str]
    base: str
    _read: Params | None = None

    async def params(self) -> Params:
        """Query, JSON or form, read once; GraphRefusal when it cannot be read."""
        if self._read is None:
            try:
                self._read = await read_params(self.scope, self.receive, REQUEST_MOST)
            except Refusal as refusal:
                raise bad_param(refusal.description) from None
        return self._read


class CloudApp:
    """See the heading. `start()` and `stop()` are called by `serving`."""

    def __init__(self, cloud: Cloud) -> None:
        self.cloud = cloud
        self.courier = CloudCourier(cloud)
        self._closing = asyncio.Event()
        own, account = cloud.number_id, cloud.account_id
        self._calls: dict[tuple[str, str, str], tuple[str, Callable[[Ask, Fault | None], Awaitable[Json]]]] = {
            ("POST", own, "messages"): ("messages", self._messages),
            ("POST", own, "media"): ("media", self._media),
            ("GET", "debug_token", ""): ("token", self._token),
            ("GET", own, ""): ("number", self._number),
            ("GET", account, "message_templates"): ("templates", self._templates),
            ("GET", account, "subscribed_apps"): ("subscribed", self._subscribed),
            ("GET", account, "phone_numbers"): ("numbers", self._numbers),
        }

    async def start(self) -> None:
        """From now on webhooks are posted."""
        self._closing.clear()
        self.courier.start()

    async def stop(self) -> None:
        """Send everybody home who waits."""
        self._closing.set()
        await self.courier.stop()

    async def subscribe(self, url: str) -> bool:
        """Shake hands with the bot's webhook (GET with the verify token); from then on it is posted to."""
        return await self.courier.subscribe(url)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            raise RuntimeError(f"only HTTP is spoken here, not {scope['type']}")
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        send = dated(send, self.cloud.now)
        try:
            if scope["path"] == DOWNLOAD:
                await self._download(scope, receive, send, headers)
            else:
                await self._serve(scope, receive, send, headers)
        except GraphRefusal as refusal:
            await answer(send, refusal.status, refusal.body())
        except Gone:
            return

    async def _serve(self, scope: Scope, receive: Receive, send: Send, headers: dict[bytes, str]) -> None:
        self._check(headers)
        name, call, ask = self._route(scope, receive, headers)
        if name == "messages" and (await ask.params()).values.get("status") is not None:
            name = "read"
        self.cloud.calls[name] += 1
        fault = await self._fault(name, ask) if self.cloud.faults.active else None
        before = fault is not None and not fault.carried_out and code_later(fault) is None
        if fault is not None and before:
            await ask.params()
            await self._go_wrong(fault, scope, receive, send)
            return
        told = await call(ask, fault)
        if fault is not None and fault.carried_out:
            await self._go_wrong(fault, scope, receive, send)
        else:
            await answer(send, 200, told)

    def _check(self, headers: dict[bytes, str]) -> None:
        given = headers.get(b"authorization", "")
        if given != f"Bearer {self.cloud.token}":
            words = "" if given else "An access token is required to request this resource."
            raise GraphRefusal(190, words=words)
        if cloud_views.expired(self.cloud):
            raise GraphRefusal(190, words="Error validating access token: Session has expired", subcode=463)

    def _route(
        self, scope: Scope, receive: Receive, headers: dict[bytes, str]
    ) -> tuple[str, Callable[[Ask, Fault | None], Awaitable[Json]], Ask]:
        found, method = PATH.fullmatch(scope["path"]), str(scope["method"])
        if found is None:
            raise GraphRefusal(100, words=f"Unknown path components: {scope['path']}", subcode=0, kind="OAuthException")
        object_id, edge = found[1], found[2] or ""
        query = {name: values[-1] for name, values in parse_qs(scope["query_string"].decode("latin-1")).items()}
        ask = Ask(scope, receive, object_id, query, f"http://{headers.get(b'host', '127.0.0.1')}")
        cloud_views.check_proof(self.cloud, query)
        known = self._calls.get((method, object_id, edge))
        if known is not None:
            if object_id == self.cloud.account_id:
                cloud_views.check_scope(self.cloud, cloud_views.MANAGEMENT)
            return *known, ask
        if method in ("GET", "DELETE") and not edge and object_id in self.cloud.media.files:
            return "link", self._link, ask
        raise no_object(method, object_id)

    async def _fault(self, name: str, ask: Ask) -> Fault | None:
        params = await ask.params()
        person = params.text("to") or params.text("recipient")
        return self.cloud.faults.strike(name, person, self.cloud.now().timestamp())

    async def _go_wrong(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        code = code_of(fault)
        if code is not None:
            raise GraphRefusal(code)
        await misbehave(fault, scope, receive, send, self.cloud.faults.patience, self._closing)

    # -- the calls --------------------------------------------------------------------------------------------------

    async def _messages(self, ask: Ask, fault: Fault | None) -> Json:
        return cloud_sending.receive(self.cloud, (await ask.params()).values, code_later(fault))

    async def _media(self, ask: Ask, _: Fault | None) -> Json:
        params = await ask.params()
        if params.text("messaging_product") != "whatsapp":
            raise bad_param("The parameter messaging_product is required.")
        return {"id": self.cloud.media.accept(params.files.get("file"), params.text("type"), self.cloud.now()).id}

    async def _link(self, ask: Ask, _: Fault | None) -> Json:
        shelf, now = self.cloud.media, self.cloud.now()
        media, wanted = shelf.get(ask.object_id, now), ask.query.get("phone_number_id")
        if media is None:
            raise no_object(ask.scope["method"], ask.object_id)
        if ask.scope["method"] == "DELETE":
            del shelf.files[media.id]
            return {"success": True}
        if wanted is not None and not (wanted == self.cloud.number_id and shelf.uploaded(media.id)):
            raise bad_param("Param phone_number_id is not a valid whatsapp business phone number id ID")
        return shelf.about(media, ask.base, now)

    async def _token(self, ask: Ask, _: Fault | None) -> Json:
        return cloud_views.token(self.cloud, ask.query)

    async def _number(self, ask: Ask, _: Fault | None) -> Json:
        return cloud_views.number(self.cloud, ask.query)

    async def _numbers(self, ask: Ask, _: Fault | None) -> Json:
        return {"data": [cloud_views.number(self.cloud, ask.query)]}

    async def _templates(self, ask: Ask, _: Fault | None) -> Json:
        return cloud_views.templates(self.cloud, ask.query)

    async def _subscribed(self, _: Ask, __: Fault | None) -> Json:
        return cloud_views.subscribed(self.cloud)

    async def _download(self, scope: Scope, receive: Receive, send: Send, headers: dict[bytes, str]) -> None:
        self._check(headers)
        self.cloud.calls["download"] += 1
        fault = self.cloud.faults.pick("download") if self.cloud.faults.active else None
        query = {name: values[-1] for name, values in parse_qs(scope["query_string"].decode("latin-1")).items()}
        ends = query.get("ext", "")
        moment = int(ends) if ends.isascii() and ends.isdigit() else 0
        media = self.cloud.media.behind(query.get("mid", ""), moment, query.get("hash", ""), self.cloud.now())
        if fault is not None:
            await self._go_wrong(fault, scope, receive, send)
        elif media is None:
            await send_bytes(send, 404, (b"content-type", b"text/plain"), b"URL signature expired")
        else:
            await send_bytes(send, 200, (b"content-type", media.mime.encode("latin-1", "replace")), media.data)
