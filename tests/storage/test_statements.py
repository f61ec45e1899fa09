"""The few statements that the databases spell differently do the same on both."""

import asyncio
from typing import Any

import pytest
from sqlmodel import col, delete, func, select

from storage.database import Database, fetch, first, insert_numbered, insert_or_ignore, upsert
from storage.models import Contact, Dialogue, Evidence, Inbox, Outbox, Report
from tests.storage.post import NOW, to_do


async def test_numbers_come_in_the_order_of_the_rows(database: Database, another: Database, resident: Contact) -> None:
    """Also from two writers at once, and for more rows than one statement holds."""

    async def put(one: Database, name: str) -> list[tuple[int, dict[str, Any]]]:
        rows = [to_do(resident.id or 0) | {"body": {"name": name, "place": place}} for place in range(1_500)]
        async with one.transaction() as transaction:
            ids = await insert_numbered(transaction, Outbox, rows)
        return [(id_, row["body"]) for id_, row in zip(ids, rows, strict=True)]

    wanted = [pair for pairs in await asyncio.gather(put(database, "a"), put(another, "b")) for pair in pairs]
    async with database.transaction() as transaction:
        stored = {row.id: row.body for row in await fetch(transaction, Outbox, select(Outbox))}
        assert await insert_numbered(transaction, Outbox, []) == []
    assert stored == dict(wanted)
    assert [id_ for id_, body in wanted if body["name"] == "a"] == sorted(
        id_ for id_, body in wanted if body["name"] == "a"
    )


ROWS: dict[Any, dict[str, Any]] = {
    Contact: {"channel": "telegram", "lookup": "new", "sealed": b"", "kind": "person", "language": "id"}
    | {"reachable": True, "created_at": NOW},
    Outbox: to_do(),
    Evidence: Evidence(draft="d", unique_ref="u", ref=b"", kind="photo").model_dump(exclude={"id"}),
    Report: Report(ticket="LN-1", draft="d", region="solo", answers={}).model_dump(exclude={"id"}),
}


@pytest.mark.parametrize("table", ROWS, ids=lambda table: str(table.__name__))
async def test_no_number_is_given_twice(database: Database, resident: Contact, table: Any) -> None:
    """Errands, caches and buttons name rows by number: they must never meet somebody else's row under it."""
    assert resident.id == 1
    async with database.transaction() as transaction:
        (first_id,) = await insert_numbered(transaction, table, [ROWS[table]])
        await transaction.execute(delete(table).where(col(table.id) == first_id))
        (second_id,) = await insert_numbered(transaction, table, [ROWS[table]])
    assert second_id > first_id


async def test_upsert_overwrites_only_the_columns_it_names(database: Database, resident: Contact) -> None:
    row = {"contact_id": resident.id, "draft": "a", "talk": {"at": "name"}, "updated_at": 1.0, "nudged_at": None}
    async with database.transaction() as transaction:
        await transaction.execute(upsert(transaction, Dialogue, "contact_id", ("draft",)), [row])
        again = row | {"draft": "b", "talk": {"at": "lost"}}
        await transaction.execute(upsert(transaction, Dialogue, "contact_id", ("draft",)), [again])
        (found,) = await fetch(transaction, Dialogue, select(Dialogue))
    assert (found.draft, found.talk) == ("b", {"at": "name"})


async def test_rows_outlive_their_transaction_and_come_back_to_the_letter(
    database: Database, resident: Contact
) -> None:
    body = {"text": '🙏🏽 \u0000 \u202e é \\ " <b>', "number": 1.5, "deep": [{"none": None, "yes": True}]}
    values = {"body": body, "due_at": 1_800_000_000.123_456, "claimed_until": 0.1 + 0.2, "settled_at": None}
    async with database.transaction() as transaction:
        await insert_numbered(transaction, Outbox, [to_do(resident.id or 0) | values])
        found = await first(transaction, Outbox, select(Outbox))
    assert found is not None
    assert {name: getattr(found, name) for name in values} == values


async def test_first_of_nothing_is_none(database: Database) -> None:
    async with database.transaction() as transaction:
        assert await first(transaction, Report, select(Report)) is None
        assert (await transaction.execute(select(func.count()).select_from(Report))).scalar() == 0


async def test_insert_or_ignore_passes_over_what_is_there(database: Database) -> None:
    rows = [{"channel": "telegram", "update_id": update_id, "received_at": NOW} for update_id in ("1", "2", "2")]
    for chunk in (rows[:1], rows):
        async with database.transaction() as transaction:
            await transaction.execute(insert_or_ignore(transaction, Inbox), chunk)
    async with database.transaction() as transaction:
        assert sorted((await transaction.execute(select(Inbox.update_id))).scalars()) == ["1", "2"]
