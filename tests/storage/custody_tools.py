"""For tests of custody: events of invented cases, and a hand that changes what may not be changed."""

from collections.abc import Sequence

from sqlalchemy import text

from storage import custody, heads
from storage.custody import Act, Broken
from storage.database import Database
from storage.heads import BrokenHead
from tests.storage.post import NOW


async def happen(database: Database, *acts: tuple[str, str], at: float = NOW) -> None:
    """(case, action) of each, one transaction a call."""
    rows = [Act(case, "system", action, {"file": number}) for number, (case, action) in enumerate(acts)]
    async with database.transaction() as transaction:
        await custody.write(transaction, rows, at)


async def force(database: Database, *statements: str) -> None:
    """Do this in spite of the triggers, as somebody could who owns the database."""
    async with database.transaction() as transaction:
        if database.is_sqlite:
            found = await transaction.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
            triggers = found.all()
            for name, _ in triggers:
                await transaction.execute(text(f"DROP TRIGGER {name}"))
        else:
            triggers = []
            await transaction.execute(text("SET LOCAL session_replication_role = replica"))
        for statement in statements:
            await transaction.exec_driver_sql(statement)
        for _, made in triggers:
            await transaction.exec_driver_sql(made)


async def broken(database: Database) -> list[Broken]:
    """Where chains do not hold."""
    return [one async for one in custody.walk(database, _quiet)]


async def broken_heads(database: Database) -> list[BrokenHead]:
    """Which days do not hold."""
    return [one async for one in heads.walk(database, _quiet)]


def _quiet(_: int) -> None:
    """Nobody looks on."""


async def days(database: Database, *names: str, cases: Sequence[str] = ("a", "b")) -> None:
    """On each of these days something happens in every case, and the day is closed."""
    for place, day in enumerate(names):
        await happen(database, *((case, "noted") for case in cases), at=NOW + place * 86_400)
        await heads.close(database, day, NOW + place * 86_400)
