"""Taps that need no words: their sign goes after the commit, tried once, and no number of a tap is kept."""

import asyncio
from pathlib import Path

import pytest

from bot.channels.channel import TryLater, Unclear
from bot.channels.telegram_taps import AT_ONCE, MOST, Taps
from storage.database import Database
from tests.reliability.town import holds, playing, select, town

pytestmark = pytest.mark.usefixtures("cheap")


class Telegram:
    """It answers when it is let, and refuses the taps named so."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.most = 0
        self.open = asyncio.Event()
        self._now = 0

    async def answer(self, tap: str) -> None:
        self.asked.append(tap)
        self._now += 1
        self.most = max(self.most, self._now)
        await self.open.wait()
        self._now -= 1
        if tap.startswith("old"):
            raise Unclear("no answer")
        if tap.startswith("early"):
            raise TryLater(0.2)


async def all_asked(telegram: Telegram, count: int) -> None:
    await holds(lambda: len(telegram.asked) == count)


async def test_every_tap_is_tried_once_whatever_became_of_others() -> None:
    telegram = Telegram()
    telegram.open.set()
    taps = Taps(telegram.answer)
    taps.release(["old 1", "new 1"])
    await all_asked(telegram, 2)
    taps.release(["new 2", "old 2", "new 3"])
    await all_asked(telegram, 5)
    taps.release([])
    await taps.close()
    assert sorted(telegram.asked) == ["new 1", "new 2", "new 3", "old 1", "old 2"]


async def test_a_few_at_a_time() -> None:
    telegram = Telegram()
    taps = Taps(telegram.answer)
    for batch in range(4):
        taps.release([f"new {batch} {number}" for number in range(50)])
    await all_asked(telegram, AT_ONCE)
    telegram.open.set()
    await all_asked(telegram, 200)
    assert telegram.most == AT_ONCE
    await taps.close()


async def test_nothing_is_asked_while_a_pause_is_wanted() -> None:
    telegram = Telegram()
    taps = Taps(telegram.answer)
    taps.release(["early", *(f"new {number}" for number in range(AT_ONCE + 20))])
    await all_asked(telegram, AT_ONCE)
    telegram.open.set()
    await holds(lambda: not taps.busy)
    assert len(telegram.asked) == AT_ONCE
    taps.release(["in the pause"])
    await holds(lambda: not taps.paused)
    taps.release(["after it"])
    await all_asked(telegram, AT_ONCE + 1)
    assert telegram.asked[-1] == "after it"
    await taps.close()


async def test_what_waited_too_long_is_dropped() -> None:
    telegram = Telegram()
    taps = Taps(telegram.answer)
    taps.release([str(number) for number in range(MOST + AT_ONCE + 500)])
    telegram.open.set()
    await all_asked(telegram, MOST)
    assert telegram.asked[-1] == str(MOST + AT_ONCE + 499)
    await taps.close()


async def test_a_tap_in_a_talk_leaves_no_number_behind(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage):
        resident = stage.resident()
        await resident.say("/lapor")
        await resident.tap(":yes")
        await holds(lambda: all(tap.answer == "" for tap in stage.world.taps.values()))
        assert len(stage.world.taps) == 1
        assert await kinds(stage.app.database) == {"say"}


async def kinds(database: Database) -> set[str]:
    return {row["kind"] for row in await select(database, "SELECT kind FROM outbox")}
