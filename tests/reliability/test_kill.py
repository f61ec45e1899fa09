"""kill -9 of the whole bot, again and again, while residents file reports: nothing that was promised may be missing."""

import asyncio
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from storage.crypt import Crypt
from storage.database import Database
from storage.originals import Originals
from tests.channels.phone import somebody
from tests.reliability.crowd import Crowd
from tests.reliability.process import Start, environment, started
from tests.reliability.town import by_bot, cards_of, select, town
from tests.reliability.ways import Way, over
from tests.stage import Stage

KILLS: Final = {"ptb": 40}
RESIDENTS: Final = {"ptb": 20}
FEW: Final = 8
"""Kills, and residents, on the other channels."""
SEED: Final = 20_270_301


async def live_and_die(crowd: Crowd, folder: Path, given: dict[str, str], moment: float, start: Start) -> None:
    """Start the bot; kill it so many seconds after its first word."""
    crowd.heard.clear()
    async with started(folder, given, start) as bot:
        async with asyncio.timeout(30):
            await crowd.heard.wait()
        await asyncio.sleep(moment)
        await bot.kill()
        assert "Traceback" not in bot.log


@over()
@pytest.mark.timeout(400)
async def test_killed_again_and_again(tmp_path: Path, way: Way, start: Start, tell: Callable[[str], None]) -> None:
    async with town(tmp_path, way=way) as stage:
        kills, residents = KILLS.get(way.name, FEW), RESIDENTS.get(way.name, FEW)
        crowd = Crowd([somebody(stage) for _ in range(residents)], think=0.05, seed=SEED)
        rng, given = random.Random(SEED), environment(stage.settings)
        if stage.whatsapp is not None:
            stage.whatsapp.courier.in_order = False  # as on the platform: what failed is overtaken by what came later
        crowd.begin()
        for _ in range(kills):
            await live_and_die(crowd, tmp_path, given, rng.uniform(0.05, 0.8), start)
        crowd.enough = True
        async with started(tmp_path, given, start) as bot:
            await finished(stage, crowd)
            assert await bot.stop() == 0, bot.log
        crowd.close()
        await check_kept(stage, crowd)
        twice, messages = check_told(stage, crowd)
        tell(
            f"{way.name}: {kills} kills, {residents} residents: {len(crowd.sent)} reports, each with its files and one"
            f" card; {twice} of {messages} messages came twice"
        )


async def finished(stage: Stage, crowd: Crowd) -> None:
    """Until everybody was thanked and every card is there."""
    world = stage.world if stage.whatsapp is None else stage.whatsapp.cloud
    await world.until(lambda: crowd.done, 60)
    due = set(crowd.sent)
    await stage.world.until(lambda: due <= set(cards_of(by_bot(stage.group, stage.world.bot.id))), 90)


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
            assert in_order(stage, [row["sha256"] for row in rows]) == in_order(stage, files)
            for fingerprint in files:
                await originals.read(fingerprint)  # opens only when these are the bytes of this fingerprint
        assert await select(database, "SELECT * FROM dead_letter") == []
    finally:
        await database.close()


def in_order(stage: Stage, fingerprints: list[str]) -> list[str]:
    """As they were sent; where one may have overtaken the other, in an order of our own."""
    return fingerprints if stage.whatsapp is None else sorted(fingerprints)


def check_told(stage: Stage, crowd: Crowd) -> tuple[int, int]:
    """One card for every report; no question again that a later one followed. (messages that came twice, all)"""
    assert Counter(cards_of(by_bot(stage.group, stage.world.bot.id))) == Counter(list(crowd.sent))
    assert crowd.asked_again == []
    return crowd.repeated
