# ruff: noqa: S608 - the statements are put together from words of this file
"""The chain of events: what it is made of, that nobody forks it, that the database refuses to change it, and that a
change made in spite of that is found and named."""

import asyncio
import json
from hashlib import sha256

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from storage import custody
from storage.custody import Act, Broken
from storage.database import Database
from tests.storage.conftest import until_waiting
from tests.storage.custody_tools import broken, force, happen
from tests.storage.post import NOW


async def test_what_an_event_is_hashed_from(database: Database) -> None:
    """To the letter, as the page about the package says it; made here without the program's own functions."""
    acts = [Act("d1", "resident", "received", {"kind": "photo", "file": 7}), Act("d1", "moderator:Bu Sekar–É", "x", {})]
    async with database.transaction() as transaction:
        await custody.write(transaction, acts, 1_800_000_000.1234)
        one, two = await custody.trail(transaction, "d1")
    line = (
        '{"action":"received","actor":"resident","at":"2027-01-15T08:00:00.123Z","before":"' + "0" * 64 + '",'
        '"case":"d1","detail":{"file":7,"kind":"photo"},"place":1}'
    )
    assert custody.line(one) == line.encode()
    assert (one.place, one.at, one.hash) == (1, 1_800_000_000.123, sha256(line.encode()).hexdigest())
    assert (two.place, two.before) == (2, one.hash)
    plain: dict[str, object] = {"action": "x", "actor": "moderator:Bu Sekar–É", "before": one.hash}
    plain |= {"at": "2027-01-15T08:00:00.123Z", "case": "d1", "detail": {}, "place": 2}
    told = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert (custody.line(two), two.hash) == (told, sha256(told).hexdigest())


async def test_a_batch_goes_on_in_every_case_it_touches(database: Database) -> None:
    await happen(database, ("a", "one"), ("b", "one"))
    await happen(database, ("b", "two"), ("a", "two"), ("b", "three"), ("c", "one"))
    async with database.transaction() as transaction:
        trails = {case: await custody.trail(transaction, case) for case in "abc"}
    assert {case: [(e.place, e.action) for e in events] for case, events in trails.items()} == {
        "a": [(1, "one"), (2, "two")],
        "b": [(1, "one"), (2, "two"), (3, "three")],
        "c": [(1, "one")],
    }
    assert await broken(database) == []


async def test_numbers_with_a_point_are_not_taken(database: Database) -> None:
    """Two programs may write them differently."""
    async with database.transaction() as transaction:
        with pytest.raises(TypeError):
            await custody.write(transaction, [Act("a", "system", "x", {"at": 1.5})], NOW)


async def test_writers_at_once_make_one_chain(database: Database, another: Database) -> None:
    """From two processes, with cases in any order: nobody fails and nothing forks."""
    orders = [("a", "b"), ("b", "a"), ("c", "a"), ("a", "c", "b")] * 6
    tries = [happen(one, *((case, "x") for case in order)) for order in orders for one in (database, another)]
    await asyncio.gather(*tries)
    assert await broken(database) == []
    async with database.transaction() as transaction:
        assert [len(await custody.trail(transaction, case)) for case in "abc"] == [48, 36, 24]


async def test_a_second_writer_waits_for_the_first(postgres_database: Database) -> None:
    async with postgres_database.transaction() as transaction:
        await custody.write(transaction, [Act("a", "system", "first", {})], NOW)
        second = asyncio.create_task(happen(postgres_database, ("a", "second")))
        await until_waiting(postgres_database, 1)
    await second
    assert await broken(postgres_database) == []


TABLES = ("event", "daily_head", "time_stamp")
ROWS = {
    "event": "INSERT INTO event (id, at, actor, action, detail, chain, place, before, hash)"
    " VALUES (1, 1.0, 'x', 'x', '{}', 'z', 1, 'x', 'x')",
    "daily_head": "INSERT INTO daily_head (id, day, at, upto, events, root, before, hash)"
    " VALUES (1, '2026-11-24', 1.0, 0, 0, 'x', 'x', 'x')",
    "time_stamp": "INSERT INTO time_stamp VALUES ('2026-11-24', 'x', '', 1.0)",
}


@pytest.mark.parametrize("table", TABLES)
async def test_the_database_refuses_to_change_or_remove_a_row(database: Database, table: str) -> None:
    async with database.transaction() as transaction:
        for name in dict.fromkeys(("daily_head", table)):
            await transaction.execute(text(ROWS[name]))
    refused = [f"UPDATE {table} SET at = 2.0", f"DELETE FROM {table}"]
    if database.is_sqlite:
        refused.append(ROWS[table].replace("INSERT", "INSERT OR REPLACE"))
    else:
        refused.append(f"TRUNCATE {table} CASCADE")
    for statement in refused:
        with pytest.raises(DBAPIError, match="only ever added"):
            async with database.transaction() as transaction:
                await transaction.execute(text(statement))
    async with database.transaction() as transaction:
        assert (await transaction.execute(text(f"SELECT count(*) FROM {table} WHERE at = 1.0"))).scalar() == 1


async def test_replacing_by_any_other_key_is_refused_too(sqlite_url: str) -> None:
    """A new number, the old place."""
    database = Database(sqlite_url)
    await happen(database, ("a", "x"))
    swap = "INSERT OR REPLACE INTO event (at, actor, action, detail, chain, place, before, hash)"
    with pytest.raises(DBAPIError, match="only ever added"):
        async with database.transaction() as transaction:
            await transaction.execute(text(f"{swap} VALUES (1.0, 'x', 'x', '{{}}', 'a', 1, 'x', 'x')"))
    await database.close()


async def _four(database: Database) -> None:
    for action in ("received", "stored", "submitted", "carded"):
        await happen(database, ("other", "x"), ("case", action))
    assert await broken(database) == []


SECOND = "chain = 'case' AND place = 2"
CHANGES = [
    ("UPDATE event SET actor = 'Bystem' WHERE {}", [(2, "changed")]),
    ("UPDATE event SET action = 'sTored' WHERE {}", [(2, "changed")]),
    ("UPDATE event SET at = at + 0.001 WHERE {}", [(2, "changed")]),
    ("UPDATE event SET at = at + 0.0000003 WHERE {}", [(2, "changed")]),
    ("""UPDATE event SET detail = '{{"file":2}}' WHERE {}""", [(2, "changed")]),
    ("""UPDATE event SET detail = '{{"file": 1}}' WHERE {}""", [(2, "changed")]),
    ("""UPDATE event SET detail = '{{"file":1,"file":1}}' WHERE {}""", [(2, "changed")]),
    ("""UPDATE event SET detail = '"{{"' WHERE {}""", [(2, "changed")]),
    ("UPDATE event SET before = replace(before, substr(before, 1, 1), 'x') WHERE {}", [(2, "changed")]),
    ("UPDATE event SET hash = 'x' WHERE {}", [(2, "changed"), (3, "loose")]),
    ("UPDATE event SET chain = 'base' WHERE {}", [("base", 1, "missing"), ("base", 2, "changed"), (2, "missing")]),
    ("UPDATE event SET place = 9 WHERE {}", [(2, "missing"), *((n, "missing") for n in range(5, 9)), (9, "changed")]),
    ("DELETE FROM event WHERE {}", [(2, "missing")]),
    ("DELETE FROM event WHERE chain = 'case' AND place = 1", [(1, "missing")]),
    ("UPDATE event SET place = 0 WHERE chain = 'case' AND place = 1", [(0, "changed"), (1, "missing")]),
]


@pytest.mark.parametrize(("change", "found"), CHANGES, ids=[change for change, _ in CHANGES])
async def test_a_change_in_spite_of_the_triggers_is_found_and_named(
    database: Database, change: str, found: list[tuple[object, ...]]
) -> None:
    await _four(database)
    await force(database, change.format(SECOND))
    assert await broken(database) == [Broken(*one) if len(one) == 3 else Broken("case", *one) for one in found]  # type: ignore[arg-type]


async def test_two_events_that_were_swapped(database: Database) -> None:
    await _four(database)
    steps = [(2, 99), (3, 2), (99, 3)]
    await force(database, *(f"UPDATE event SET place = {b} WHERE chain = 'case' AND place = {a}" for a, b in steps))
    assert [(one.place, one.why) for one in await broken(database)] == [(2, "changed"), (3, "changed"), (4, "loose")]


async def test_an_event_that_was_written_anew_with_a_hash_of_its_own(database: Database) -> None:
    """It is what its hash says; but what follows it followed another."""
    await _four(database)
    async with database.transaction() as transaction:
        event = (await custody.trail(transaction, "case"))[1]
    forged = sha256(custody.line(event.model_copy(update={"actor": "outsider"}))).hexdigest()
    await force(database, f"UPDATE event SET actor = 'outsider', hash = '{forged}' WHERE {SECOND}")
    assert await broken(database) == [Broken("case", 3, "loose")]


async def test_looking_at_many_events_page_by_page(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last one of a page and the first one of the next belong together."""
    monkeypatch.setattr(custody, "PAGE", 3)
    monkeypatch.setattr(custody, "_PAGE", custody._PAGE.limit(None).limit(3))
    await happen(database, *(("a", "x") for _ in range(7)), *(("b", "x") for _ in range(4)))
    seen: list[int] = []
    assert [one async for one in custody.walk(database, seen.append)] == []
    assert seen == [3, 6, 9, 11]
    await force(database, "DELETE FROM event WHERE chain = 'a' AND place = 4")
    assert await broken(database) == [Broken("a", 4, "missing")]
