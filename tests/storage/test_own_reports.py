"""What residents reported before is looked up once for a whole batch, and is nobody else's."""

import pytest
from sqlalchemy import event

from storage import evidence, sameness
from storage.database import Database
from storage.own_reports import OwnReports, having
from storage.sameness import BYTES, LINK
from tests.storage.test_sameness import Town, town

__all__ = ["town"]

POST, OTHER = (sameness.key(LINK, "solo", f"https://contoh.example/{name}") for name in ("1", "2"))
PICTURE = sameness.key(BYTES, "solo", "ab" * 32)


async def keep(town: Town, contact: int, draft: str, sha256: str, state: str = "stored") -> None:
    """A file of a draft."""
    row = {"contact_id": contact, "draft": draft, "chain": draft, "ref": b"", "kind": "photo", "sha256": sha256}
    async with town.database.transaction() as transaction:
        await evidence.announce(transaction, [row | {"unique_ref": f"{draft}-{sha256}", "state": state}])


async def test_each_hears_of_their_own(town: Town) -> None:
    one, other, new = [await town.resident() for _ in range(3)]
    await town.report(one, POST, PICTURE)
    await town.report(other, OTHER)
    own = OwnReports({one: "draft-of-one", other: "", new: ""})
    async with town.database.transaction() as transaction:
        assert await own.keys(transaction, one, "draft-of-one") == {POST, PICTURE}
        assert await own.keys(transaction, other, "") == {OTHER}
        assert await own.keys(transaction, new, "") == set()


async def test_only_files_that_are_stored_count(town: Town) -> None:
    one, other = await town.resident(), await town.resident()
    await keep(town, one, "draft-of-one", "first")
    await keep(town, one, "draft-of-one", "second")
    await keep(town, one, "draft-of-one", "third", "announced")
    await keep(town, other, "draft-of-other", "fourth")
    own = OwnReports({one: "draft-of-one", other: "draft-of-other"})
    async with town.database.transaction() as transaction:
        assert sorted(await own.files(transaction, one, "draft-of-one")) == ["first", "second"]
        assert await own.files(transaction, other, "draft-of-other") == ["fourth"]
        assert await own.files(transaction, other, "a draft that is new") == []


async def test_nobody_has_to_be_foretold(town: Town) -> None:
    one = await town.resident()
    await town.report(one, POST)
    await keep(town, one, "draft-of-one", "first")
    own = OwnReports()
    async with town.database.transaction() as transaction:
        assert await own.files(transaction, one, "draft-of-one") == ["first"]
        assert await own.keys(transaction, one, "draft-of-one") == {POST}


async def test_a_batch_is_looked_up_at_once(town: Town, statements: list[str]) -> None:
    people = [await town.resident() for _ in range(20)]
    own = OwnReports({contact: f"draft-{contact}" for contact in people})
    async with town.database.transaction() as transaction:
        statements.clear()
        for contact in people:
            await own.keys(transaction, contact, f"draft-{contact}")
            await own.files(transaction, contact, f"draft-{contact}")
    assert len(statements) == 2


async def test_an_erased_report_is_not_theirs(town: Town) -> None:
    one = await town.resident()
    gone, left = await town.report(one, POST), await town.report(one, OTHER)
    await town.move(gone, "erase")
    async with town.database.transaction() as transaction:
        assert await OwnReports().keys(transaction, one, "") == {OTHER}
        assert [report.id for report in await having(transaction, one, [POST, OTHER])] == [left]
        assert await having(transaction, one, []) == []


@pytest.fixture
def statements(database: Database) -> list[str]:
    """Every statement that is executed."""
    seen = list[str]()
    event.listen(
        database.engine.sync_engine, "before_cursor_execute", lambda *given: seen.append(given[2]), named=False
    )
    return seen
