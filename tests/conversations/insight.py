"""What the bot keeps, looked at from behind: its rows and its files."""

from pathlib import Path
from typing import TypeVar

from sqlmodel import SQLModel, select

from storage.database import fetch
from storage.models import Event, Evidence, Report
from tests.stage import Stage

Table = TypeVar("Table", bound=SQLModel)


async def rows(stage: Stage, table: type[Table]) -> list[Table]:
    """Every row of a table."""
    async with stage.app.database.transaction() as transaction:
        return await fetch(transaction, table, select(table))


async def kept(stage: Stage) -> list[Evidence]:
    """Every file the bot knows of."""
    return await rows(stage, Evidence)


async def report_of(stage: Stage, ticket: str) -> Report:
    """The report with this ticket."""
    return next(report for report in await rows(stage, Report) if report.ticket == ticket)


async def trail(stage: Stage, ticket: str) -> list[tuple[str, str]]:
    """(who, what) of everything that was done to a report, but for what became of its files."""
    events = await events_of(stage, ticket)
    return [(event.actor, event.action) for event in events if event.action not in ("received", "stored")]


async def events_of(stage: Stage, ticket: str) -> list[Event]:
    """Every event of a report, in the order of its chain."""
    report = await report_of(stage, ticket)
    own = [event for event in await rows(stage, Event) if event.chain == report.draft]
    return sorted(own, key=lambda event: event.place)


def folder(stage: Stage) -> Path:
    """Where this stage's bot keeps everything."""
    return Path(stage.settings.database_url.removeprefix("sqlite+aiosqlite:///")).parent


def originals(stage: Stage) -> list[Path]:
    """The sealed files on the disk. Each has its tile beside it."""
    found = {name: _files(folder(stage) / "evidence" / name) for name in ("originals", "going", "arriving", "tiles")}
    assert {path.name for path in found["originals"]} == {path.name for path in found.pop("tiles")}
    return [path for paths in found.values() for path in paths]


def _files(place: Path) -> list[Path]:
    return [path for path in place.rglob("*") if path.is_file()]


def database_bytes(stage: Stage) -> bytes:
    """Everything that lies on the disk for the database: the file itself, and what was not yet written into it."""
    return b"".join(path.read_bytes() for path in sorted(folder(stage).glob("bot.db*")))
