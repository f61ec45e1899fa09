"""Lists as one value: what is in them is found, on both databases, and their length makes no statement of its own."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from sqlalchemy import bindparam, event
from sqlmodel import col, insert, select, update

from storage import evidence, inbox
from storage.database import Database
from storage.lists import among, not_among
from storage.models import Contact, Inbox

WORDS = [
    "",
    "1",
    "1.0",
    "null",
    "a,b",
    "'; --",
    '"',
    "\\",
    "\\u0041",
    "é",
    "\N{WAVING HAND SIGN}",
    "[1]",
    " a ",
    "A",
    "a",
]


@pytest.fixture
async def words(database: Database) -> Database:
    """A table in which each of the words stands once; the number beside it is its place."""
    rows = [{"channel": "c", "update_id": word, "received_at": float(place)} for place, word in enumerate(WORDS)]
    async with database.transaction() as transaction:
        await transaction.execute(insert(Inbox), rows)
    return database


async def asked(database: Database, where: Any, values: dict[str, Any] | None = None) -> set[str]:
    """The words for which this holds."""
    async with database.transaction() as transaction:
        return set((await transaction.execute(select(col(Inbox.update_id)).where(where), values or {})).scalars())


@pytest.mark.parametrize("word", WORDS)
async def test_each_word_is_found_as_itself_and_nothing_else_is(words: Database, word: str) -> None:
    column = col(Inbox.update_id)
    assert await asked(words, among(column, [word])) == {word}
    assert await asked(words, not_among(column, [word, "another"])) == set(WORDS) - {word}


@pytest.mark.parametrize("kind", [list, tuple, set, frozenset])
async def test_any_collection_will_do_and_a_name_can_be_filled_later(
    words: Database, kind: Callable[[Iterable[str]], Any]
) -> None:
    some, both = kind(WORDS[3:9]), {"some": kind(WORDS[3:9]), "others": kind(WORDS[5:])}
    column = col(Inbox.update_id)
    assert await asked(words, among(column, some)) == set(some)
    found = await asked(words, among(column, "some") & not_among(column, "others"), both)
    assert found == set(WORDS[3:5])


async def test_nothing_is_in_an_empty_list_and_everything_is_outside_of_it(words: Database) -> None:
    column = col(Inbox.update_id)
    assert await asked(words, among(column, "none"), {"none": []}) == set()
    assert await asked(words, not_among(column, "none"), {"none": ()}) == set(WORDS)


async def test_a_name_that_nobody_fills_is_an_error(words: Database) -> None:
    with pytest.raises(Exception, match="value is required for bind parameter 'none'"):
        await asked(words, among(col(Inbox.update_id), "none"))


async def test_it_limits_a_change_and_numbers_are_numbers(words: Database) -> None:
    chosen = update(Inbox).where(among(col(Inbox.received_at), "times")).values(channel=bindparam("new"))
    async with words.transaction() as transaction:
        assert (await transaction.execute(chosen, {"times": [0.0, 2, 99], "new": "d"})).rowcount == 2
    assert await asked(words, col(Inbox.channel) == "d") == {WORDS[0], WORDS[2]}


async def test_a_list_of_another_length_is_the_same_statement(words: Database) -> None:
    said = set[str]()
    event.listen(words.engine.sync_engine, "before_cursor_execute", lambda *told: said.add(str(told[2])))
    for length in (0, 1, 2, 50):
        async with words.transaction() as transaction:
            await inbox.admit(transaction, "e", [f"{length} {number}" for number in range(max(1, length))], 1.0)
        await asked(words, among(col(Inbox.update_id), "some"), {"some": WORDS[:length]})
    assert len(said) == 2


async def test_rows_are_found_by_their_index(sqlite_url: str) -> None:
    wanted = select(Contact).where(among(col(Contact.lookup), "lookups"))
    async with (database := Database(sqlite_url)).transaction() as transaction:
        plan = f"EXPLAIN QUERY PLAN {wanted.compile(dialect=transaction.dialect)}"
        told = (await transaction.exec_driver_sql(plan, ("[]",))).all()
    await database.close()
    assert "SEARCH contact USING INDEX" in str(told)


async def test_rows_that_are_told_their_numbers_are_written_by_few_statements(sqlite_url: str) -> None:
    """A batch may bring any number of files; SQLite's driver would keep one large statement for each number."""
    said = set[str]()
    database = Database(sqlite_url)
    event.listen(database.engine.sync_engine, "before_cursor_execute", lambda *told: said.add(str(told[2])))
    for count in range(1, 60):
        rows = [{"draft": f"d{count}", "unique_ref": str(each), "ref": b"", "kind": "photo"} for each in range(count)]
        async with database.transaction() as transaction:
            stored = await evidence.announce(transaction, rows)
        assert len(stored) == count
    await database.close()
    assert len(said) < 20
