"""getUpdates over HTTP: confirmation by offset, limits, kinds, long polls and who ends them."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
import pytest

from bot.sandbox.server import create_app, serving
from bot.sandbox.updates import Updates
from bot.sandbox.world import World
from tests.sandbox.conftest import Answer, Api, Cast, eventually

FIRST = 100_000_001
ENDED = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


def says(world: World, cast: Cast, count: int) -> None:
    for number in range(count):
        world.say(cast.sari, cast.home, str(number))


async def texts(api: Api, **params: Any) -> list[str]:
    return [update["message"]["text"] for update in (await api("getUpdates", **params)).result]


async def waiting(world: World) -> None:
    """Until a long poll hangs at the server."""
    await eventually(lambda: world.updates.polled)


def poll(api: Api, **params: Any) -> asyncio.Task[Answer]:
    return asyncio.ensure_future(api("getUpdates", timeout=30, **params))


async def test_updates_come_again_until_an_offset_above_them(api: Api, world: World, cast: Cast) -> None:
    says(world, cast, 3)
    assert await texts(api) == await texts(api, offset=0) == await texts(api, offset=FIRST) == ["0", "1", "2"]
    assert await texts(api, offset=FIRST + 2) == ["2"]
    assert await texts(api) == ["2"]
    assert await texts(api, offset=FIRST + 3) == []
    assert not world.updates.pending


async def test_a_negative_offset_keeps_only_the_last(api: Api, world: World, cast: Cast) -> None:
    says(world, cast, 5)
    assert await texts(api, offset=-2) == ["3", "4"]
    assert await texts(api) == ["3", "4"]
    assert await texts(api, offset=-10) == ["3", "4"]


@pytest.mark.parametrize(("limit", "count"), [(1, 1), (100, 100), (0, 100), (101, 100), (None, 100)])
async def test_at_most_a_hundred(api: Api, world: World, cast: Cast, limit: int | None, count: int) -> None:
    says(world, cast, 105)
    assert len(await texts(api, **({} if limit is None else {"limit": limit}))) == count


async def test_kinds_are_asked_for_and_remembered(api: Api, world: World, cast: Cast) -> None:
    assert await texts(api, allowed_updates='["callback_query"]') == []
    said = world.say(cast.sari, cast.home, "tidak diminta")
    world.tap(cast.sari, said, "x")
    (update,) = (await api("getUpdates")).result
    assert "callback_query" in update
    await api("getUpdates", offset=update["update_id"] + 1, allowed_updates=[])
    world.say(cast.sari, cast.home, "seperti biasa")
    assert await texts(api) == ["seperti biasa"]


async def test_a_poll_hears_at_once_what_comes(api: Api, world: World, cast: Cast) -> None:
    hanging = poll(api)
    await waiting(world)
    says(world, cast, 2)
    answer = await hanging
    assert [update["message"]["text"] for update in answer.result] == ["0", "1"]
    assert len(world.updates.pending) == 2


async def test_a_poll_ends_empty_when_its_time_is_up(api: Api, world: World) -> None:
    assert (await api("getUpdates", timeout=1)).result == []
    assert not world.updates.polled


async def test_a_second_poll_ends_the_first(api: Api, world: World, cast: Cast) -> None:
    first = poll(api)
    await waiting(world)
    second = poll(api)
    assert (await first).refusal == (409, ENDED)
    await waiting(world)
    says(world, cast, 1)
    assert len((await second).result) == 1


async def test_a_poll_ends_when_a_webhook_is_set_and_is_refused_from_then_on(api: Api, world: World) -> None:
    hanging = poll(api)
    await waiting(world)
    await api("setWebhook", url="https://contoh.id/telegram")
    assert (await hanging).refusal == (409, "Conflict: terminated by setWebhook request")
    words = (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    assert (await api("getUpdates")).refusal == (409, words)
    assert (await api("deleteWebhook")).result is True
    assert (await api("getUpdates")).result == []


async def test_a_bot_that_dies_in_its_poll_loses_nothing(url: str, api: Api, world: World, cast: Cast) -> None:
    async with aiohttp.ClientSession() as doomed:
        hanging = poll(Api(doomed, url))
        await waiting(world)
        hanging.cancel()
        await asyncio.gather(hanging, return_exceptions=True)
    says(world, cast, 1)
    assert await texts(api) == ["0"]


async def test_the_server_stops_at_once_while_a_poll_hangs(world: World, session: aiohttp.ClientSession) -> None:
    async with asyncio.timeout(5):
        async with serving(create_app(world)) as url:
            hanging = poll(Api(session, url))
            await waiting(world)
        assert (await hanging).result == []


async def test_a_world_can_be_served_again(world: World, cast: Cast, session: aiohttp.ClientSession) -> None:
    for text in ("satu", "dua"):
        async with serving(create_app(world)) as url:
            hanging = poll(Api(session, url), offset=-1)
            await waiting(world)
            world.say(cast.sari, cast.home, text)
            assert (await hanging).result[-1]["message"]["text"] == text
        world.updates.clear()


def test_what_is_pushed_again_is_handed_out_again_though_confirmed() -> None:
    updates = Updates()
    updates.push({"message": {}})
    updates.push({"message": {}})
    updates.confirm(FIRST + 2)
    updates.push({"update_id": FIRST, "message": {}})
    updates.push({"message": {}})
    updates.confirm(FIRST + 2)
    assert [update["update_id"] for update in updates.take(100)] == [FIRST, FIRST + 2]
    updates.confirm(FIRST + 3)
    assert not updates.pending


def test_unknown_kinds_and_bare_updates_pass() -> None:
    updates = Updates()
    updates.push({"update_id": 1})
    updates.push({"poll": {}})
    updates.push({"message_reaction": {}})
    assert [set(update) - {"update_id"} for update in updates.take(100)] == [set(), {"poll"}]
