"""A database that refuses for a while: nothing becomes a dead letter, and nobody is told that it failed."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError

from bot import app as bot
from bot import deliver
from storage.one_writer import driver_of
from tests.reliability.test_poison import APOLOGY
from tests.reliability.town import holds, playing, select, town
from tests.reliability.ways import WEBHOOK
from tests.stage import Stage

DONE = "UPDATE OF state ON outbox WHEN new.state = 'sent'"
BEGUN = "INSERT ON dialogue"  # which no apology does


async def fill(app: bot.App, when: str) -> list[str]:
    """From now on the disk is full for whoever writes this; the errors of the database as they come."""
    grow = "INSERT INTO ballast VALUES (zeroblob(1000000)); DELETE FROM ballast;"
    async with app.database.transaction() as transaction:
        await transaction.execute(text("CREATE TABLE ballast (weight BLOB)"))
        await transaction.execute(text(f"CREATE TRIGGER heavy AFTER {when} BEGIN {grow} END"))
    await _pages(app, 1)  # SQLite takes the number of those that there are instead
    errors = list[str]()
    event.listen(
        app.database.engine.sync_engine, "handle_error", lambda about: errors.append(f"{about.original_exception}")
    )
    return errors


async def make_room(app: bot.App) -> None:
    """There is space again."""
    await _pages(app, 1_000_000)


async def _pages(app: bot.App, most: int) -> None:
    async with app.database.connection() as connection:
        await (await driver_of(connection)).execute_fetchall(f"PRAGMA max_page_count={most}")


async def breaks(stage: Stage) -> None:
    """Until a part of the bot ends by itself; `Stage.stop` raises what it ended with."""
    async with asyncio.timeout(20):
        await asyncio.wait(stage._tasks, return_when=asyncio.FIRST_COMPLETED)


async def test_what_was_done_is_noted_once_there_is_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deliver, "AGAIN_AFTER", 0.01)
    async with town(tmp_path) as stage, playing(stage) as app:
        resident = stage.resident()
        await resident.say("/start")
        await stage.settled()
        errors = await fill(app, DONE)
        resident.write("/bantuan")
        await holds(lambda: len(errors) > 3)
        await make_room(app)
        await stage.settled()
        assert await select(app.database, "SELECT * FROM dead_letter") == []
        assert await select(app.database, "SELECT * FROM outbox WHERE state != 'sent'") == []
        assert len(resident.heard) == 2


async def test_what_could_not_be_kept_is_taken_by_the_next_bot(tmp_path: Path) -> None:
    async with town(tmp_path) as stage:
        resident = stage.resident()
        with pytest.raises(OperationalError, match="full"):
            async with playing(stage) as app:
                await resident.say("/start")
                await fill(app, BEGUN)
                resident.write("/lapor")
                await breaks(stage)
        async with playing(stage) as app:
            assert APOLOGY not in await resident.read()
            assert await select(app.database, "SELECT * FROM dead_letter") == []


async def test_what_was_pushed_meanwhile_is_pushed_again(tmp_path: Path) -> None:
    async with town(tmp_path, way=WEBHOOK) as stage, playing(stage) as app:
        resident = stage.resident()
        await resident.say("/start")
        errors = await fill(app, BEGUN)
        resident.write("/lapor")
        await holds(lambda: len(errors) > 3)
        await make_room(app)
        assert APOLOGY not in await resident.read()
        assert await select(app.database, "SELECT * FROM dead_letter") == []
