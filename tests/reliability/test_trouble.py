"""A database that refuses for a while: nothing becomes a dead letter, and nobody is told that it failed."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlalchemy import event, text

from bot import app as bot
from bot import patience
from handlers.messages import Message, line, to_json
from storage import outbox
from storage.one_writer import driver_of
from storage.outbox import Effect
from tests.channels.phone import somebody
from tests.reliability.test_poison import APOLOGY, watched
from tests.reliability.town import ask_for_cards, holds, playing, put_reports, select, town
from tests.reliability.ways import AUTO, WEBHOOK, WHATSAPP, Way, over

DONE = "UPDATE OF state ON outbox WHEN new.state = 'sent'"
BEGUN = "INSERT ON dialogue"  # which no apology does
FULL = 503, "the database takes nothing: the disk is full", 1.0
WELL = 200, "ok", 0.0


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


async def health(app: bot.App) -> tuple[int, str, float]:
    """What whoever watches over this bot sees: the answer of /healthz, its status, and the figure of /metrics."""
    async with watched(app) as url, aiohttp.ClientSession() as session:
        async with session.get(f"{url}/healthz") as answer:
            told = (await answer.json())["status"]
        async with session.get(f"{url}/metrics") as figures:
            (refuses,) = re.findall(r"^lapornetral_database_refuses (\S+)$", await figures.text(), re.MULTILINE)
        return answer.status, told, float(refuses)


async def make_room(app: bot.App) -> None:
    """There is space again."""
    await _pages(app, 1_000_000)


async def _pages(app: bot.App, most: int) -> None:
    async with app.database.connection() as connection:
        await (await driver_of(connection)).execute_fetchall(f"PRAGMA max_page_count={most}")


@contextmanager
def out_of_time(app: bot.App, part: str) -> Iterator[list[str]]:
    """Within this block every statement with this pattern ends like a call that nobody answers; those that did."""
    tried = list[str]()

    def late(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if re.search(part, statement):
            tried.append(statement)
            raise TimeoutError

    event.listen(app.database.engine.sync_engine, "before_cursor_execute", late)
    try:
        yield tried
    finally:
        event.remove(app.database.engine.sync_engine, "before_cursor_execute", late)


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database is tried again soon."""
    monkeypatch.setattr(patience, "AGAIN_AFTER", 0.01)


async def test_what_was_done_is_noted_once_there_is_room(tmp_path: Path, hurried: None) -> None:  # noqa: ARG001
    async with town(tmp_path) as stage, playing(stage) as app:
        resident = stage.resident()
        await resident.say("/start")
        await stage.settled()
        errors = await fill(app, DONE)
        resident.write("/bantuan")
        await holds(lambda: len(errors) > 3)
        assert await health(app) == FULL
        await make_room(app)
        await stage.settled()
        assert await health(app) == WELL
        assert await select(app.database, "SELECT * FROM dead_letter") == []
        assert await select(app.database, "SELECT * FROM outbox WHERE state != 'sent'") == []
        assert len(resident.heard) == 2


async def test_what_could_not_be_kept_is_taken_once_there_is_room(tmp_path: Path, hurried: None) -> None:  # noqa: ARG001
    async with town(tmp_path) as stage, playing(stage) as app:
        resident = stage.resident()
        await resident.say("/start")
        await stage.settled()
        errors = await fill(app, BEGUN)
        resident.write("/lapor")
        await holds(lambda: len(errors) > 5)
        assert await health(app) == FULL
        await make_room(app)
        await stage.settled()
        assert await health(app) == WELL
        assert [APOLOGY in message.text for message in resident.heard] == [False, False]
        assert await select(app.database, "SELECT * FROM dead_letter") == []


async def test_a_table_that_cannot_be_looked_at_is_looked_at_again(tmp_path: Path, hurried: None) -> None:  # noqa: ARG001
    async with town(tmp_path) as stage, playing(stage) as app:
        resident = stage.resident()
        await resident.say("/start")
        await stage.settled()
        errors = await fill(app, "UPDATE OF claimed_until ON outbox")
        async with app.database.transaction() as transaction:
            contact = (await transaction.execute(text("SELECT id FROM contact WHERE kind = 'person'"))).scalar_one()
            said = Effect(contact, "say", to_json(Message((line("thanks-returned"),))), delay=5.0)
            await outbox.put(transaction, [said], stage.hands())
        stage.hands.forward(6)
        app.deliver.look()
        await holds(lambda: len(errors) > 3)
        assert await health(app) == FULL
        await make_room(app)
        await stage.settled()
        assert await health(app) == WELL
        assert len(resident.heard) == 2


async def test_what_was_pushed_meanwhile_is_pushed_again(tmp_path: Path) -> None:
    async with town(tmp_path, way=WEBHOOK) as stage, playing(stage) as app:
        resident = stage.resident()
        await resident.say("/start")
        errors = await fill(app, BEGUN)
        resident.write("/lapor")
        await holds(lambda: len(errors) > 3)
        assert await health(app) == FULL
        await make_room(app)
        assert APOLOGY not in await resident.read()
        assert await health(app) == WELL
        assert await select(app.database, "SELECT * FROM dead_letter") == []


async def test_a_database_that_was_moved_away_takes_nothing_until_it_is_back(
    tmp_path: Path,
    hurried: None,  # noqa: ARG001
    capsys: pytest.CaptureFixture[str],
) -> None:
    async with town(tmp_path) as stage, playing(stage) as app:
        resident = stage.resident()
        await resident.say("/start")
        await stage.settled()
        file, elsewhere = tmp_path / "bot.db", tmp_path / "elsewhere.db"
        file.rename(elsewhere)
        resident.write("/bantuan")
        await holds(lambda: "FileGoneError" in capsys.readouterr().out)
        assert await health(app) == (503, "the database takes nothing: it may not be written", 1.0)
        assert "Exception in ASGI" not in capsys.readouterr().out
        assert len(resident.heard) == 1
        elsewhere.rename(file)
        await stage.settled()
        assert len(resident.heard) == 2
        assert await select(app.database, "SELECT * FROM dead_letter") == []


@over(AUTO, WEBHOOK, WHATSAPP)
async def test_what_fails_by_itself_while_the_database_answers_is_given_up(
    tmp_path: Path,
    hurried: None,  # noqa: ARG001
    way: Way,
) -> None:
    async with town(tmp_path, way=way) as stage, playing(stage) as app:
        sick, other = somebody(stage), somebody(stage)
        for resident in (sick, other):
            await resident.say("/start")
        await stage.settled()
        with out_of_time(app, "INTO dialogue"):
            assert APOLOGY in await sick.say("/lapor")
            assert "/lapor" in await other.say("/bantuan")
        letters = await select(app.database, "SELECT source, reason FROM dead_letter")
        assert letters == [{"source": "inbox", "reason": "TimeoutError"}]
        assert APOLOGY not in await sick.say("/lapor")


QUESTION = r"^SELECT (1|\?)$"  # what shows whether the database answers


@pytest.mark.parametrize("part", ["", "INTO dialogue"])
async def test_what_fails_while_the_database_does_not_answer_waits(
    tmp_path: Path,
    hurried: None,  # noqa: ARG001
    part: str,
) -> None:
    """Also where a dead letter could be written."""
    async with town(tmp_path) as stage, playing(stage) as app:
        resident = stage.resident()
        await resident.say("/start")
        await stage.settled()
        with out_of_time(app, part) as tried, out_of_time(app, QUESTION):
            resident.write("/lapor")
            await holds(lambda: len(tried) > 20 * patience.ENOUGH)
        await stage.settled()
        assert APOLOGY not in resident.heard[-1].text
        assert await select(app.database, "SELECT * FROM dead_letter") == []


async def test_what_follows_from_a_message_holds_up_nobody_for_ever(tmp_path: Path, hurried: None) -> None:  # noqa: ARG001
    async with town(tmp_path) as stage, playing(stage) as app:
        (report,) = await put_reports(stage, stage.resident().person, 1)
        with out_of_time(app, "UPDATE report SET card"):
            await ask_for_cards(stage, [report])
            assert "/lapor" in await stage.resident().say("/bantuan")
            await stage.settled()
        letters = await select(app.database, "SELECT source, reason FROM dead_letter")
        assert letters == [{"source": "outbox", "reason": "card: TimeoutError"}]
