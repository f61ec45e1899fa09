"""A storm: Telegram answers with 429, 502, silence and cut connections while residents go on; everything arrives after.

Five kinds of trouble for about 15 seconds (not the minute of real life, so that the tests stay short): a third of all
calls fails, some of them after they were carried out. These are what "at least once" may repeat, and are counted.
"""

import asyncio
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from bot.sandbox.faults import KINDS
from tests.reliability.crowd import Crowd, asked_again, repeated
from tests.reliability.town import cards_of, file_report, holds, playing, select, town
from tests.stage import Stage

SECONDS: Final = 15.0
PATIENCE: Final = 1.0  # seconds a silent call is held before the sandbox cuts it; the bot itself would wait 20
NEVER_DONE: Final = ("429", "502", "502_html", "504", "timeout", "drop")
RESIDENTS: Final = 12


@pytest.mark.timeout(180)
async def test_everything_arrives_after_a_storm(tmp_path: Path, tell: Callable[[str], None]) -> None:
    async with town(tmp_path) as stage, playing(stage):
        crowd = Crowd(stage.world, RESIDENTS, think=0.02, seed=20_270_304)
        crowd.begin()
        await stage.world.until(lambda: len(crowd.sent) >= 3, 30)
        faults = stage.world.faults
        faults.patience = PATIENCE
        faults.storm(0.3, KINDS, seed=4)
        await asyncio.sleep(SECONDS)
        crowd.enough = True
        faults.calm()
        await stage.world.until(lambda: crowd.done, 60)
        async with asyncio.timeout(60):
            await stage.app.deliver.done()
        crowd.close()
        assert all(faults.counts[kind] > 0 for kind in KINDS)
        assert faults.impatient == 0
        await check_complete(stage, crowd)
        check_repeats(stage, crowd, tell)


async def check_complete(stage: Stage, crowd: Crowd) -> None:
    """Every report with both files on its one card; nothing left, nothing given up."""
    assert Counter(cards_of(stage.cards())) == Counter(list(crowd.sent))
    assert all("Bukti: 2 berkas" in card.text for card in stage.cards())
    rows = await select(stage.app.database, "SELECT state, count(*) AS rows FROM outbox GROUP BY state")
    assert [row["state"] for row in rows] == ["sent"]
    assert await select(stage.app.database, "SELECT * FROM dead_letter") == []


def check_repeats(stage: Stage, crowd: Crowd, tell: Callable[[str], None]) -> None:
    """What came twice is at most what had been carried out when its answer was lost."""
    chats = [stage.bot_messages(visitor.chat) for visitor in crowd.visitors.values()]
    assert [wrong for chat in chats for wrong in asked_again(chat)] == []
    counts, twice = stage.world.faults.counts, sum(map(repeated, chats))
    lost = counts["drop_after"] + counts["timeout_after"]
    assert twice <= lost
    faults = ", ".join(f"{kind} {counts[kind]}" for kind in KINDS)
    messages = sum(map(len, chats))
    tell(
        f"a storm of {SECONDS:.0f} s ({faults}): {len(crowd.sent)} reports, each with one card; "
        f"{twice} of {messages} messages came twice, {lost} answers had been lost"
    )


async def test_what_was_certainly_not_done_is_done_once(tmp_path: Path) -> None:
    """Without lost answers nothing at all comes twice, and retry_after is kept."""
    async with town(tmp_path) as stage, playing(stage):
        stage.world.faults.patience = 0.3
        stage.world.faults.storm(0.15, NEVER_DONE, seed=5, longest_retry_after=1)
        crowd = Crowd(stage.world, 3, think=0.01, seed=20_270_305)
        crowd.enough = True
        crowd.begin()
        await stage.world.until(lambda: crowd.done, 60)
        stage.world.faults.calm()
        await stage.app.deliver.done()
        crowd.close()
        chats = [stage.bot_messages(visitor.chat) for visitor in crowd.visitors.values()]
        assert sum(map(repeated, chats)) == 0
        assert stage.world.faults.impatient == 0
        assert Counter(cards_of(stage.cards())) == Counter(list(crowd.sent))


@pytest.mark.parametrize("kind", ["429", "502_html", "timeout", "drop", "timeout_after", "drop_after"])
async def test_updates_are_asked_for_again(tmp_path: Path, kind: str) -> None:
    """The poll that waits brings the first message, the next one goes wrong, a later one brings the second."""
    async with town(tmp_path) as stage, playing(stage):
        stage.world.faults.patience = 0.1
        resident = stage.resident()
        stage.world.faults.next("getUpdates", kind)
        stage.world.say(resident.person, resident.chat, "/start")
        await holds(lambda: stage.world.faults.counts[kind] == 1)
        stage.world.say(resident.person, resident.chat, "/bantuan")
        await stage.world.until(lambda: len(resident.heard) == 2)
        await stage.settled()
        assert len(resident.heard) == 2


async def test_retry_after_of_the_group_holds_the_group_only(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage):
        first, second = stage.resident(), stage.resident()
        await file_report(first)
        card = stage.cards()[0]
        stage.world.faults.next("editMessageCaption", "429", retry_after=3)
        await stage.tap(stage.staff[0], card, ":accept")
        stage.world.say(second.person, second.chat, "/start")
        await stage.world.until(lambda: len(second.heard) == 1)
        assert "diterima" in first.heard[-1].text
        assert "Diputuskan" not in card.text
        await stage.settled()
        assert "Diputuskan" in card.text
        assert stage.world.faults.impatient == 0
