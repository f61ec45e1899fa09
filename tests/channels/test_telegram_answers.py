"""Odd answers, over each client: what says something counts, and what says nothing harms nobody."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.channels.channel import Refused, SendFailed, Text, TryLater, Unclear
from bot.channels.telegram import Telegram
from bot.channels.telegram_auto import connect
from bot.sandbox.world import World
from tests.channels.conftest import CLIENTS
from tests.channels.tampering import TamperedApp, refusal, tampered
from tests.stage import TOKEN

PAGE = b"<html><head><title>Blocked</title></head></html>"
Way = tuple[TamperedApp, Telegram, str, str]


@pytest.fixture(params=CLIENTS)
async def way(world: World, request: pytest.FixtureRequest) -> AsyncIterator[Way]:
    """The Telegram that answers oddly, the channel, somebody's address, and what carries the calls."""
    person = world.add_person("Warga Contoh")
    world.private(person).started = True
    async with tampered(world) as (app, url):
        channel = connect(TOKEN, url, request.param)
        await channel.start()
        yield app, channel, str(person.id), request.param
        await channel.close()


async def failure(channel: Telegram, address: str) -> SendFailed:
    """How it fails to say something."""
    with pytest.raises(SendFailed) as failed:
        await channel.perform(address, Text("halo"))
    return failed.value


@pytest.mark.parametrize("status", [200, 301, 400, 401, 403, 404, 409, 413, 429, 500, 511])
async def test_a_page_on_the_way_tells_nothing_of_a_chat_or_a_token(way: Way, status: int) -> None:
    """As hotels, providers and proxies put them: 403 is nobody who blocked us, 404 no wrong token."""
    app, channel, address, _ = way
    app.refused["sendmessage"] = (status, PAGE)
    assert isinstance(await failure(channel, address), Unclear)
    assert await channel.perform(address, Text("halo"))


async def test_too_large_is_refused_and_not_tried_for_ever(way: Way) -> None:
    app, channel, address, _ = way
    app.refused["sendmessage"] = refusal(413, description="Request Entity Too Large")
    assert type(await failure(channel, address)) is Refused


async def test_a_pause_in_words(way: Way) -> None:
    """python-telegram-bot alone cannot read it; asked for by name, it is on its own."""
    app, channel, address, client = way
    app.refused["sendmessage"] = refusal(429, description="Too Many Requests", parameters={"retry_after": "3"})
    found = await failure(channel, address)
    assert isinstance(found, TryLater if client == "httpx" else Unclear)
    assert channel.client == client


@pytest.mark.parametrize("result", [None, 7, "x", {}, True])
async def test_updates_that_are_no_list(way: Way, result: Any) -> None:
    app, channel, _, _ = way
    app.refused["getupdates"] = refusal(200, ok=True, result=result)
    with pytest.raises(Unclear):
        await channel.receive(0)
    assert await channel.receive(0) == []


async def test_updates_without_a_number_are_passed_over(way: Way) -> None:
    app, channel, _, _ = way
    told = [None, 3, {}, {"update_id": "4"}, {"update_id": 5, "message": []}, {"update_id": 6}]
    app.refused["getupdates"] = refusal(200, ok=True, result=told)
    assert [(u.id, u.event) for u in await channel.receive(0)] == [("5", "unreadable"), ("6", "passed")]


@pytest.mark.parametrize("result", [None, [], "member", 7])
async def test_a_membership_of_another_shape_is_not_believed(way: Way, world: World, result: Any) -> None:
    app, channel, address, _ = way
    group = str(world.add_group("Satgas", []).id)
    app.refused["getchatmember"] = refusal(200, ok=True, result=result)
    with pytest.raises(Unclear):
        await channel.belongs(group, address)
    assert not await channel.belongs(group, address)


@pytest.mark.parametrize("told", [{}, {"pending_update_count": "7"}, {"last_error_date": "gestern"}, {"url": None}])
async def test_a_state_of_the_webhook_of_another_shape(way: Way, told: Any) -> None:
    app, channel, _, _ = way
    app.refused["getwebhookinfo"] = refusal(200, ok=True, result=told)
    waiting = await channel.waiting()
    assert (waiting.count, waiting.error_at) == (0, 0.0)
