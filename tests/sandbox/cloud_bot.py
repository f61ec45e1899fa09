"""The bot's side of the sandbox's WhatsApp in tests: a webhook that takes letters, and a caller of the Cloud API."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import io
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from starlette.requests import Request
from starlette.responses import Response

from bot.sandbox.cloud import Cloud, Contact
from bot.sandbox.cloud_server import CloudApp

Json = dict[str, Any]
VERSION = "v23.0"


@dataclass
class Letterbox:
    """Takes POSTs as the bot would, or answers the next `failing` of them by `fails_with`."""

    cloud: Cloud
    url: str = ""
    bodies: list[bytes] = field(default_factory=list)
    signed: list[bool] = field(default_factory=list)
    failing: int = 0
    fails_with: int = 500
    refuses: Callable[[bytes], bool] = lambda _: False
    """Which bodies are answered in that way too."""
    agrees: bool = True
    tries: int = 0
    news: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, request: Request) -> Response:
        body = await request.body()
        self.tries += 1
        if self.failing > 0 or self.refuses(body):
            self.failing -= 1
            self.news.set()
            return Response("no", status_code=self.fails_with)
        wanted = hmac.new(self.cloud.app_secret.encode(), body, hashlib.sha256).hexdigest()
        self.signed.append(request.headers.get("X-Hub-Signature-256") == f"sha256={wanted}")
        self.bodies.append(body)
        self.news.set()
        return Response("ok")

    async def shake(self, request: Request) -> Response:
        query = request.query_params
        good = query.get("hub.verify_token") == self.cloud.verify_token and query.get("hub.mode") == "subscribe"
        return Response(query["hub.challenge"] if good and self.agrees else "", status_code=200 if good else 403)

    @property
    def values(self) -> list[Json]:
        """Every change that came, in order."""
        changes = [change for body in self.bodies for change in json.loads(body)["entry"][0]["changes"]]
        return [change["value"] for change in changes]

    @property
    def messages(self) -> list[Json]:
        return [message for value in self.values for message in value.get("messages", [])]

    @property
    def statuses(self) -> list[Json]:
        return [status for value in self.values for status in value.get("statuses", [])]

    @property
    def texts(self) -> list[str]:
        return [message["text"]["body"] for message in self.messages]

    async def until(self, posts: int) -> None:
        """Until so many POSTs were taken."""
        async with asyncio.timeout(10):
            while len(self.bodies) < posts:
                self.news.clear()
                await self.news.wait()


@dataclass
class Reply:
    """What the Graph answered."""

    status: int
    body: Json

    @property
    def wamid(self) -> str:
        assert self.status == 200, self.body
        return str(self.body["messages"][0]["id"])

    @property
    def refusal(self) -> tuple[int, int, str]:
        """(HTTP status, code, details or else the message)."""
        error = self.body["error"]
        assert {"message", "type", "code", "fbtrace_id"} <= error.keys()
        return self.status, error["code"], error.get("error_data", {}).get("details") or error["message"]


class Graph:
    """Calls the Cloud API as the bot would."""

    def __init__(self, session: aiohttp.ClientSession, url: str, app: CloudApp) -> None:
        self.session, self.url, self.app, self.cloud = session, url, app, app.cloud
        self.headers = {"Authorization": f"Bearer {self.cloud.token}"}

    async def ask(self, method: str, path: str, **request: Any) -> Reply:
        """Any call below the version."""
        address = path if path.startswith("http") else f"{self.url}/{VERSION}/{path}"
        async with self.session.request(method, address, **({"headers": self.headers} | request)) as answer:
            return Reply(answer.status, await answer.json())

    async def post(self, **body: Any) -> Reply:
        """POST /messages with exactly these fields and messaging_product."""
        whole = {"messaging_product": "whatsapp"} | body
        return await self.ask("POST", f"{self.cloud.number_id}/messages", json=whole)

    async def text(self, to: Contact, body: str = "Halo") -> Reply:
        """A text, addressed as a good bot does."""
        return await self.post(**address(to), type="text", text={"body": body})

    async def buttons(self, to: Contact, *titles: str, body: str = "Pilih") -> Reply:
        """A message with reply buttons whose ids are "report:<title>"."""
        buttons = [{"type": "reply", "reply": {"id": f"report:{title}", "title": title}} for title in titles]
        content = {"type": "button", "body": {"text": body}, "action": {"buttons": buttons}}
        return await self.post(**address(to), type="interactive", interactive=content)

    async def upload(self, data: bytes, mime: str = "image/png", name: str = "a.png", **fields: str) -> Reply:
        """POST /media."""
        form = aiohttp.FormData()
        for key, value in ({"messaging_product": "whatsapp", "type": mime} | fields).items():
            form.add_field(key, value)
        form.add_field("file", io.BytesIO(data), filename=name, content_type=mime)
        return await self.ask("POST", f"{self.cloud.number_id}/media", data=form)

    async def download(self, url: str, headers: Any = None) -> tuple[int, bytes]:
        """(HTTP status, bytes) behind an address."""
        async with self.session.get(url, headers=self.headers if headers is None else headers) as answer:
            return answer.status, await answer.read()


def address(to: Contact) -> Json:
    """`to` for a phone number, `recipient` for a BSUID."""
    return {"to": to.phone} if to.phone else {"recipient": to.user_id}


def last(contact: Contact) -> Any:
    """The newest bubble on a phone."""
    return list(contact.bubbles.values())[-1]
