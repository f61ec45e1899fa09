"""Webhooks: delivery to a real small server, order per chat, retries, the secret, and what is told about it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.sandbox.courier import SECRET_HEADER, Courier, chat_key
from bot.sandbox.server import SandboxApp, serving
from bot.sandbox.world import World
from tests.sandbox.conftest import Api, Cast, Clock, eventually


@dataclass
class Hook:
    """The bot's side: takes updates, or fails while `failing` says so."""

    url: str = ""
    taken: list[dict[str, Any]] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    tries: int = 0
    failing: dict[str, int] = field(default_factory=dict)
    """Text of a message -> how many times more it is answered by 500."""
    news: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, request: Request) -> Response:
        update = json.loads(await request.body())
        text = update.get("message", {}).get("text", "")
        self.tries += 1
        self.secrets.append(request.headers.get(SECRET_HEADER))
        failed = self.failing.get(text, 0) > 0
        if failed:
            self.failing[text] -= 1
        else:
            self.taken.append(update)
        self.news.set()
        return Response("no" if failed else "ok", status_code=500 if failed else 200)

    @property
    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.taken]

    async def until(self, count: int) -> None:
        """Until so many updates were taken."""
        async with asyncio.timeout(10):
            while len(self.taken) < count:
                self.news.clear()
                await self.news.wait()


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    taker = Hook()
    async with serving(Starlette(routes=[Route("/telegram", taker.take, methods=["POST"])])) as url:
        taker.url = f"{url}/telegram"
        yield taker


@pytest.fixture
async def url(world: World) -> AsyncIterator[str]:
    app = SandboxApp(world)
    app.courier = Courier(world, first_wait=0.001, longest_wait=0.01)
    async with serving(app) as address:
        yield address


async def delivered(world: World) -> None:
    """Until nothing waits any more."""
    await eventually(lambda: not world.updates.pending)


async def test_updates_come_with_the_secret(api: Api, world: World, cast: Cast, hook: Hook) -> None:
    world.say(cast.sari, cast.home, "sebelum")
    answer = await api("setWebhook", url=hook.url, secret_token="rahasia-contoh", max_connections=5)
    assert answer.result is True
    assert answer.body["description"] == "Webhook was set"
    world.say(cast.sari, cast.home, "sesudah")
    await hook.until(2)
    assert hook.texts == ["sebelum", "sesudah"]
    assert hook.secrets == ["rahasia-contoh"] * 2
    await delivered(world)


async def test_without_a_secret_there_is_no_header(api: Api, world: World, cast: Cast, hook: Hook) -> None:
    await api("setWebhook", url=hook.url)
    world.say(cast.sari, cast.home, "halo")
    await hook.until(1)
    assert hook.secrets == [None]


async def test_a_failing_chat_is_tried_again_in_order_and_keeps_nobody_else_waiting(
    api: Api, world: World, cast: Cast, hook: Hook
) -> None:
    hook.failing = {"a1": 4, "a3": 1}
    await api("setWebhook", url=hook.url)
    for text in ("a1", "a2", "a3"):
        world.say(cast.sari, cast.home, text)
    world.say(cast.budi, cast.group, "b1")
    await hook.until(4)
    assert hook.texts[0] == "b1"
    assert hook.texts[1:] == ["a1", "a2", "a3"]
    assert hook.tries == 9
    await delivered(world)


async def test_many_chats_each_in_order(api: Api, world: World, hook: Hook) -> None:
    people = [world.add_person(f"Orang {number}") for number in range(20)]
    hook.failing = {f"{person.id}:1": 1 for person in people[::3]}
    await api("setWebhook", url=hook.url, max_connections=4)
    for turn in range(5):
        for person in people:
            world.say(person, world.private(person), f"{person.id}:{turn}")
    await hook.until(100)
    for person in people:
        heard = [text for text in hook.texts if text.startswith(f"{person.id}:")]
        assert heard == [f"{person.id}:{turn}" for turn in range(5)]
    assert len(hook.taken) == 100


async def test_what_is_told_about_a_webhook(api: Api, world: World, cast: Cast, hook: Hook, clock: Clock) -> None:
    empty = {"url": "", "has_custom_certificate": False, "pending_update_count": 0}
    assert (await api("getWebhookInfo")).result == empty
    hook.failing = {"halo": 1}
    await api("setWebhook", url=hook.url, max_connections=3, allowed_updates=["message", "callback_query"])
    world.say(cast.sari, cast.home, "halo")
    await hook.until(1)
    await delivered(world)
    assert (await api("getWebhookInfo")).result == {
        "url": hook.url,
        "has_custom_certificate": False,
        "pending_update_count": 0,
        "allowed_updates": ["callback_query", "message"],
        "max_connections": 3,
        "last_error_date": int(clock().timestamp()),
        "last_error_message": "Wrong response from the webhook: 500 Internal Server Error",
    }


async def test_nobody_at_home(api: Api, world: World, cast: Cast, hook: Hook) -> None:
    async with serving(Starlette()) as gone:
        pass
    await api("setWebhook", url=f"{gone}/telegram")
    webhook = world.updates.webhook
    assert webhook is not None
    world.say(cast.sari, cast.home, "halo")
    await eventually(lambda: bool(webhook.last_error))
    assert webhook.last_error == "Connection refused"
    again = await api("setWebhook", url=hook.url)
    assert again.body["description"] == "Webhook was set"
    await hook.until(1)
    assert hook.texts == ["halo"]


async def test_setting_it_again_and_taking_it_away(api: Api, world: World, cast: Cast, hook: Hook) -> None:
    hook.failing = {"halo": 10**9}
    told = [(await api("setWebhook", url=hook.url)).body["description"] for _ in range(2)]
    world.say(cast.sari, cast.home, "halo")
    told += [(await api("setWebhook", url="")).body["description"], (await api("deleteWebhook")).body["description"]]
    assert told == ["Webhook was set", "Webhook is already set", "Webhook was deleted", "Webhook is already deleted"]
    (update,) = (await api("getUpdates")).result
    assert update["message"]["text"] == "halo"
    world.say(cast.sari, cast.home, "lagi")
    await api("setWebhook", url=hook.url, drop_pending_updates=True)
    world.say(cast.sari, cast.home, "baru")
    await hook.until(1)
    assert hook.texts == ["baru"]


async def test_dropping_what_waits_while_taking_it_away(api: Api, world: World, cast: Cast) -> None:
    world.say(cast.sari, cast.home, "halo")
    await api("deleteWebhook", drop_pending_updates=True)
    assert not world.updates.pending


async def test_the_server_stops_while_a_webhook_fails(
    world: World, cast: Cast, hook: Hook, session: aiohttp.ClientSession
) -> None:
    hook.failing = {"halo": 10**9}
    async with asyncio.timeout(5), serving(SandboxApp(world)) as url:
        await Api(session, url)("setWebhook", url=hook.url)
        world.say(cast.sari, cast.home, "halo")
        await eventually(lambda: hook.tries > 0)
    assert len(world.updates.pending) == 1


@pytest.mark.parametrize(
    ("update", "key"),
    [
        ({"update_id": 1, "message": {"chat": {"id": 5}}}, 5),
        ({"update_id": 1, "callback_query": {"from": {"id": 9}, "message": {"chat": {"id": -7}}}}, -7),
        ({"update_id": 1, "my_chat_member": {"chat": {"id": 5}, "from": {"id": 9}}}, 5),
        ({"update_id": 1, "inline_query": {"from": {"id": 9}}}, 9),
        ({"update_id": 1, "poll": {}}, 0),
        ({"update_id": 1}, 0),
    ],
)
def test_whose_order_an_update_belongs_to(update: dict[str, Any], key: int) -> None:
    assert chat_key(update) == key
