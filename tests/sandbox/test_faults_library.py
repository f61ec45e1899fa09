"""Mischief as python-telegram-bot tells it: the typed error of each kind, and what happened to the message."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut

from bot.sandbox.world import World
from tests.sandbox.conftest import TOKEN, Cast, Clock, eventually

IMPATIENT = 0.1
"""Seconds the bot waits for an answer that does not come."""


@pytest.fixture
async def bot(url: str) -> AsyncIterator[Bot]:
    async with Bot(TOKEN, f"{url}/bot", f"{url}/file/bot") as client:
        yield client


@pytest.mark.parametrize(
    ("kind", "error", "words", "arrived"),
    [
        ("500", NetworkError, "Internal Server Error", 0),
        ("502", NetworkError, "Bad Gateway", 0),
        ("502_html", NetworkError, "", 0),
        ("503", NetworkError, "Service Unavailable", 0),
        ("504", NetworkError, "Gateway Timeout", 0),
        ("drop", NetworkError, "", 0),
        ("drop_after", NetworkError, "", 1),
        ("timeout", TimedOut, "", 0),
        ("timeout_after", TimedOut, "", 1),
    ],
)
async def test_kinds_of_mischief(
    bot: Bot, world: World, cast: Cast, kind: str, error: type[TelegramError], words: str, arrived: int
) -> None:
    world.faults.next("sendMessage", kind)
    patience = IMPATIENT if error is TimedOut else None
    with pytest.raises(error, match=words or None):
        await bot.send_message(cast.home.id, "satu", read_timeout=patience)
    await eventually(lambda: world.faults.counts[kind] == 1 and len(cast.home.messages) == arrived)
    again = await bot.send_message(cast.home.id, "dua")
    assert again.text == "dua"
    assert len(cast.home.messages) == arrived + 1


async def test_a_429_tells_how_long(
    bot: Bot, world: World, cast: Cast, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    world.faults.next("sendMessage", "429", retry_after=7)
    for seconds in (7, 4):
        with pytest.raises(RetryAfter) as told:
            await bot.send_message(cast.home.id, "satu")
        assert told.value.retry_after == timedelta(seconds=seconds)
        clock.forward(3)
    clock.forward(1)
    assert await bot.send_message(cast.home.id, "satu")
    assert world.faults.impatient == 1


async def test_a_download_that_is_cut_can_be_fetched_again(bot: Bot, world: World, cast: Cast) -> None:
    said = world.send_other(cast.sari, cast.home, "voice")
    assert said.file is not None
    file = await bot.get_file(said.file.id)
    world.faults.next("download", "drop")
    with pytest.raises(NetworkError):
        await file.download_as_bytearray()
    assert bytes(await file.download_as_bytearray()) == said.file.data


async def test_updates_survive_a_storm(bot: Bot, world: World, cast: Cast) -> None:
    for number in range(30):
        world.say(cast.sari, cast.home, str(number))
    world.faults.storm(rate=0.6, kinds={"502", "drop", "drop_after"}, methods=["getUpdates"], seed=1)
    heard: list[str] = []
    offset = 0
    while len(heard) < 30:
        try:
            updates = await bot.get_updates(offset=offset, limit=5, timeout=0)
        except NetworkError:
            continue
        heard += [update.message.text or "" for update in updates if update.message is not None]
        offset = updates[-1].update_id + 1
    assert heard == [str(number) for number in range(30)]
    assert sum(world.faults.counts.values()) > 0
