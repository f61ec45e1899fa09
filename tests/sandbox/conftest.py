"""A world with somebody in it, a clock that obeys, and the Bot API over real HTTP on loopback."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import httpx
import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.routing import Route

from bot.sandbox.cloud import Cloud
from bot.sandbox.cloud_server import CloudApp
from bot.sandbox.server import create_app, serving
from bot.sandbox.world import Chat, Limits, Message, Person, World
from bot.trust import certificates
from tests.browser.scene import Scene as PageScene
from tests.sandbox.cloud_bot import Graph, Letterbox

TOKEN = "123456:CONTOH-token_sandbox"


class Clock:
    """Time that moves when told."""

    def __init__(self) -> None:
        self.time = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def forward(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


@dataclass
class Answer:
    """What came back."""

    status: int
    body: dict[str, Any]

    @property
    def result(self) -> Any:
        assert self.body["ok"] is True, self.body
        assert self.status == 200
        return self.body["result"]

    @property
    def refusal(self) -> tuple[int, str]:
        assert self.body["ok"] is False, self.body
        assert self.body["error_code"] == self.status
        return self.status, self.body["description"]


class Api:
    """Calls methods over HTTP: api("sendMessage", chat_id=1, text="x"); as multipart when there are files.

    Files are {field: (file name, bytes, type)}.
    """

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self.session = session
        self.url = url

    async def __call__(self, method: str, files: Any = None, **params: Any) -> Answer:
        if files is None:
            return await self.post(method, json=params)
        form = aiohttp.FormData(quote_fields=False)
        for name, value in params.items():
            form.add_field(name, value if isinstance(value, str) else json.dumps(value))
        for name, (filename, data, mime) in files.items():
            form.add_field(name, io.BytesIO(data), filename=filename, content_type=mime)
        return await self.post(method, data=form)

    async def post(self, method: str, **request: Any) -> Answer:
        async with self.session.post(f"{self.url}/bot{TOKEN}/{method}", **request) as answer:
            return Answer(answer.status, await answer.json())


@dataclass
class Cast:
    """People and chats that most tests need. Sari has pressed start, Budi never wrote."""

    sari: Person
    budi: Person
    home: Chat
    group: Chat


def png(width: int = 40, height: int = 30, colour: str = "navy") -> bytes:
    """A small real picture."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def world(clock: Clock) -> World:
    return World(TOKEN, now=clock, limits=Limits.none())


@pytest.fixture
def cast(world: World) -> Cast:
    sari, budi = world.add_person("Sari Contoh", "sari_contoh"), world.add_person("Budi")
    world.private(sari).started = True
    return Cast(sari, budi, world.private(sari), world.add_group("Moderator Contoh", [sari, budi]))


@pytest.fixture
async def url(world: World) -> AsyncIterator[str]:
    async with serving(create_app(world)) as address:
        yield address


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as opened:
        yield opened


@pytest.fixture
def api(session: aiohttp.ClientSession, url: str) -> Api:
    return Api(session, url)


@pytest.fixture
def cloud(clock: Clock) -> Cloud:
    return Cloud(now=clock)


@pytest.fixture
async def graph(cloud: Cloud, session: aiohttp.ClientSession) -> AsyncIterator[Graph]:
    app = CloudApp(cloud)
    app.courier.waits = (0.001, 0.01)
    async with serving(app) as address:
        yield Graph(session, address, app)


@pytest.fixture
async def letters(cloud: Cloud) -> AsyncIterator[Letterbox]:
    box = Letterbox(cloud)
    routes = [Route("/whatsapp", box.take, methods=["POST"]), Route("/whatsapp", box.shake, methods=["GET"])]
    async with serving(Starlette(routes=routes)) as address:
        box.url = f"{address}/whatsapp"
        yield box


async def eventually(condition: Callable[[], bool]) -> None:
    """Until something holds that nobody announces; each look lets the loop work on."""
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110 - there is no event for it
            await asyncio.sleep(0)


async def said_by_bot(api: Api, chat: Chat, text: str = "Halo", **params: Any) -> Message:
    """A message of the bot, sent over HTTP."""
    sent = await api("sendMessage", chat_id=chat.id, text=text, **params)
    return chat.messages[sent.result["message_id"]]


@pytest.fixture
async def client(cast: PageScene) -> AsyncIterator[httpx.AsyncClient]:
    """A browser's way to the page of the sandbox; what stands on it is the `cast` of each file."""
    async with serving(cast.app) as url, httpx.AsyncClient(verify=certificates(), base_url=url) as opened:
        yield opened
