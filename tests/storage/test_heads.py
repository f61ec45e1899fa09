# ruff: noqa: S608 - the statements are put together from words of this file
"""One head a day over all cases: what it is made of, once whoever closes the day, and what it alone can notice."""

import asyncio
from hashlib import sha256

import pytest
from sqlmodel import select

from storage import custody, heads
from storage.custody import START, Act
from storage.database import Database, fetch
from storage.heads import BrokenHead
from storage.models import DailyHead
from storage.tree import root
from tests.storage.conftest import until_waiting
from tests.storage.custody_tools import broken, broken_heads, days, force, happen
from tests.storage.post import NOW

ONE, TWO, THREE = "2026-11-24", "2026-11-25", "2026-11-26"


async def every(database: Database) -> list[DailyHead]:
    """All heads, in order."""
    async with database.transaction() as transaction:
        return await fetch(transaction, DailyHead, select(DailyHead).order_by("id"))


async def test_what_a_head_is_hashed_from(database: Database) -> None:
    await happen(database, ("b", "x"), ("a", "x"), ("b", "y"))
    assert await heads.close(database, ONE, 1_800_000_000.1234)
    async with database.transaction() as transaction:
        b = await custody.trail(transaction, "b")
        a = await custody.trail(transaction, "a")
    (head,) = await every(database)
    top = root(bytes.fromhex(event.hash) for event in (b[0], a[0], b[1])).hex()
    line = f'{{"at":"2027-01-15T08:00:00.123Z","before":"{START}","day":"{ONE}","events":3,"root":"{top}"}}'
    assert (head.events, head.root, head.hash) == (3, top, sha256(line.encode()).hexdigest())


async def test_each_head_covers_what_came_since_the_one_before(database: Database) -> None:
    await days(database, ONE, TWO)
    assert not await heads.close(database, TWO, NOW)
    assert not await heads.close(database, ONE, NOW)
    assert await heads.close(database, THREE, NOW), "a day on which nothing happened has a head too"
    found = await every(database)
    assert [(head.day, head.events) for head in found] == [(ONE, 2), (TWO, 2), (THREE, 0)]
    assert [head.before for head in found] == [START, found[0].hash, found[1].hash]
    assert await broken_heads(database) == []


async def test_there_is_none_before_anything_happened(database: Database) -> None:
    assert not await heads.close(database, ONE, NOW)
    assert await every(database) == []


async def test_two_processes_close_a_day_once(database: Database, another: Database) -> None:
    """While others write: what is not under this head is under the next."""
    await happen(database, ("a", "x"))
    closing = [heads.close(one, ONE, NOW + place) for place, one in enumerate([database, another] * 4)]
    writing = [happen(one, ("a", "y"), ("b", "y")) for one in (database, another) for _ in range(10)]
    closed = await asyncio.gather(*closing, *writing)
    assert closed.count(True) == 1
    assert await heads.close(database, TWO, NOW)
    first, second = await every(database)
    assert first.events + second.events == 41
    assert await broken_heads(database) == []


async def test_closing_waits_for_who_is_about_to_commit(postgres_database: Database) -> None:
    """Their event has a number already; it must not come in below the head unseen."""
    await happen(postgres_database, ("a", "x"))
    async with postgres_database.transaction() as transaction:
        await custody.write(transaction, [Act("b", "system", "late", {})], NOW)
        closing = asyncio.create_task(heads.close(postgres_database, ONE, NOW))
        await until_waiting(postgres_database, 1)
    assert await closing
    await happen(postgres_database, ("a", "y"))
    assert [head.events for head in await every(postgres_database)] == [2]
    assert await broken_heads(postgres_database) == []


LOST = [
    ("DELETE FROM event WHERE chain = 'a' AND place = 2", [BrokenHead(TWO, "events", 2, 1)]),
    ("DELETE FROM event WHERE chain = 'a'", [BrokenHead(ONE, "events", 2, 1), BrokenHead(TWO, "events", 2, 1)]),
]


@pytest.mark.parametrize(("change", "found"), LOST, ids=["the last event of a case", "a whole case"])
async def test_what_the_chain_of_a_case_cannot_notice(database: Database, change: str, found: list[BrokenHead]) -> None:
    await days(database, ONE, TWO)
    await force(database, change)
    assert await broken(database) == []
    assert await broken_heads(database) == found


async def test_an_event_that_was_slipped_in(database: Database) -> None:
    """Into a day that is closed: its own chain holds."""
    await days(database, ONE, TWO)
    await happen(database, ("c", "slipped"))
    places = [(4, 9), (3, 4), (5, 3), (9, 5)]  # it takes the third place, and the others make room
    await force(database, *(f"UPDATE event SET id = {b} WHERE id = {a}" for a, b in places))
    assert await broken(database) == []
    assert [(one.day, one.why) for one in await broken_heads(database)] == [(TWO, "events")]


CHANGES = [
    (f"UPDATE daily_head SET day = '2026-11-2x' WHERE day = '{ONE}'", [("2026-11-2x", "changed")]),
    (f"UPDATE daily_head SET at = at + 0.0000003 WHERE day = '{ONE}'", [(ONE, "changed")]),
    (f"UPDATE daily_head SET events = 3 WHERE day = '{ONE}'", [(ONE, "changed"), (ONE, "events")]),
    (f"UPDATE daily_head SET root = 'x' WHERE day = '{ONE}'", [(ONE, "changed"), (ONE, "events")]),
    (f"UPDATE daily_head SET upto = 1 WHERE day = '{ONE}'", [(ONE, "events"), (TWO, "events")]),
    (f"UPDATE daily_head SET hash = 'x' WHERE day = '{ONE}'", [(ONE, "changed"), (TWO, "loose")]),
    (f"DELETE FROM daily_head WHERE day = '{ONE}'", [(TWO, "loose"), (TWO, "events")]),
]


@pytest.mark.parametrize(("change", "found"), CHANGES, ids=[change for change, _ in CHANGES])
async def test_a_changed_head_is_found_and_named(database: Database, change: str, found: list[tuple[str, str]]) -> None:
    await days(database, ONE, TWO, THREE)
    await force(database, change)
    assert [(one.day, one.why) for one in await broken_heads(database)] == found


async def test_a_stamp_is_kept_once(database: Database, another: Database) -> None:
    await days(database, ONE)
    for one, token in ((database, b"first"), (another, b"second")):
        async with one.transaction() as transaction:
            await heads.keep_stamp(transaction, ONE, "https://tsa.example", token, NOW)
    async with database.transaction() as transaction:
        kept = await heads.stamp(transaction, ONE)
        assert await heads.stamp(transaction, TWO) is None
    assert kept is not None
    assert kept.token == b"first"
