"""kill -9 of the whole bot, 40 times, while 20 residents file reports: nothing that was promised may be missing."""

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from bot.sandbox.world import Change
from storage.crypt import Crypt
from storage.database import Database
from storage.evidence import Originals
from tests.reliability.crowd import Crowd, asked_again, repeated
from tests.reliability.process import environment, started
from tests.reliability.town import by_bot, cards_of, select, town
from tests.stage import Stage

KILLS: Final = 40
RESIDENTS: Final = 20
SEED: Final = 20_270_301


@contextmanager
def hearing(stage: Stage) -> Iterator[asyncio.Event]:
    """Set as soon as the bot writes something."""
    heard = asyncio.Event()

    def listen(change: Change) -> None:
        if change.kind == "message" and change.message and change.message.sender.id == stage.world.bot.id:
            heard.set()

    leave = stage.world.on_change(listen)
    try:
        yield heard
    finally:
        leave()


async def live_and_die(stage: Stage, folder: Path, given: dict[str, str], moment: float) -> None:
    """Start the bot; kill it so many seconds after its first word."""
    with hearing(stage) as heard:
        async with started(folder, given) as bot:
            async with asyncio.timeout(30):
                await heard.wait()
            await asyncio.sleep(moment)
            await bot.kill()
            assert "Traceback" not in bot.log


@pytest.mark.timeout(400)
async def test_forty_kills(tmp_path: Path, tell: Callable[[str], None]) -> None:
    async with town(tmp_path) as stage:
        crowd = Crowd(stage.world, RESIDENTS, think=0.05, seed=SEED)
        rng, given = random.Random(SEED), environment(stage.settings)
        crowd.begin()
        for _ in range(KILLS):
            await live_and_die(stage, tmp_path, given, rng.uniform(0.05, 0.8))
        crowd.enough = True
        async with started(tmp_path, given) as bot:
            await finished(stage, crowd)
            assert await bot.stop() == 0, bot.log
        crowd.close()
        await check_kept(stage, crowd)
        check_told(stage, crowd, tell)


async def finished(stage: Stage, crowd: Crowd) -> None:
    """Until everybody was thanked and every card and every receipt is there."""
    await stage.world.until(lambda: crowd.done, 60)
    due = set(crowd.sent)
    group, bot_id = stage.group, stage.world.bot.id
    await stage.world.until(lambda: due <= set(cards_of(by_bot(group, bot_id))), 90)


async def check_kept(stage: Stage, crowd: Crowd) -> None:
    """Every report that somebody was thanked for is in the database, and the bytes of its files are in the store."""
    originals = Originals(stage.settings.evidence_url, Crypt(stage.settings.keys))
    database = Database(stage.settings.database_url)
    try:
        assert [row["integrity_check"] for row in await select(database, "PRAGMA integrity_check")] == ["ok"]
        kept = {row["ticket"]: row["id"] for row in await select(database, "SELECT id, ticket FROM report")}
        assert set(kept) == set(crowd.sent)
        for ticket, files in crowd.sent.items():
            rows = await select(
                database, "SELECT sha256, state FROM evidence WHERE report_id = :id ORDER BY position", id=kept[ticket]
            )
            assert [row["state"] for row in rows] == ["stored"] * len(files)
            assert [row["sha256"] for row in rows] == files
            for fingerprint in files:
                await originals.read(fingerprint)  # opens only when these are the bytes of this fingerprint
        assert await select(database, "SELECT * FROM dead_letter") == []
    finally:
        await database.close()


def check_told(stage: Stage, crowd: Crowd, tell: Callable[[str], None]) -> None:
    """One card for every report; no question again that a later one followed; the repeats are counted."""
    bot_id = stage.world.bot.id
    assert Counter(cards_of(by_bot(stage.group, bot_id))) == Counter(list(crowd.sent))
    chats = [by_bot(visitor.chat, bot_id) for visitor in crowd.visitors.values()]
    assert [wrong for chat in chats for wrong in asked_again(chat)] == []
    tell(
        f"{KILLS} kills, {RESIDENTS} residents: {len(crowd.sent)} reports, each with its files and one card; "
        f"{sum(map(repeated, chats))} of {sum(map(len, chats))} messages came twice"
    )
