"""Files: announced once, wanted until they are dropped or destroyed, never a row without its bytes."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from storage import evidence, reports
from storage.crypt import Crypt
from storage.database import Database, fetch
from storage.evidence import AWAITED, DESTROYED, REFUSED, STORED, Original
from storage.models import Contact, Evidence
from storage.originals import Originals
from tests.storage.post import NOW

SHA = hashlib.sha256(b"").hexdigest()


def _row(unique: str = "u1", draft: str = "d1", **values: Any) -> dict[str, Any]:
    row = {"draft": draft, "unique_ref": unique, "ref": b"sealed", "kind": "photo", "received_at": NOW}
    return row | {"contact_id": None} | values


async def _announce(database: Database, *rows: dict[str, Any]) -> list[Evidence]:
    async with database.transaction() as transaction:
        numbers = [file.number for file in await evidence.announce(transaction, rows)]
        found = [await evidence.get(transaction, number) for number in numbers]
        return [file for file in found if file is not None]


async def _all(database: Database) -> list[Evidence]:
    async with database.transaction() as transaction:
        return await fetch(transaction, Evidence, select(Evidence).order_by("id"))


async def _store(database: Database, file: Evidence, sha256: str = SHA) -> int | None:
    async with database.transaction() as transaction:
        return await evidence.stored(transaction, file.id or 0, Original(sha256, 99, "image/png", 640, 480))


async def _report(database: Database, draft: str = "d1", contact: Contact | None = None) -> int:
    """The draft is submitted with all its files."""
    row = {"ticket": f"LN-{draft}", "draft": draft, "region": "solo", "answers": {}}
    async with database.transaction() as transaction:
        (number,) = await reports.submit(transaction, [row | {"contact_id": contact.id if contact else None}])
        files = await evidence.of_draft(transaction, draft)
        await evidence.attach(transaction, [(draft, file.unique_ref, number) for file in files])
    return number


async def _drop(database: Database, draft: str) -> list[str]:
    async with database.transaction() as transaction:
        return (await evidence.drop(transaction, [draft])).unneeded


async def _destroy(database: Database, report_id: int) -> list[str]:
    async with database.transaction() as transaction:
        return await evidence.destroy(transaction, report_id)


def _states(files: Sequence[Evidence]) -> list[str]:
    return [file.state for file in files]


async def test_an_announced_file_is_awaited_under_a_number(database: Database, resident: Contact) -> None:
    (file,) = await _announce(database, _row(contact_id=resident.id, position=3))
    assert (file.state, file.contact_id, file.ref, file.position, file.sha256) == (
        AWAITED,
        resident.id,
        b"sealed",
        3,
        "",
    )
    async with database.transaction() as transaction:
        assert await evidence.get(transaction, file.id or 0) == file
        assert await evidence.get(transaction, 404) is None


async def test_a_file_that_is_known_is_passed_over(database: Database) -> None:
    """Of the same draft; in another one it is another file."""
    await _announce(database, _row("a"))
    fresh = await _announce(database, _row("a"), _row("b"), _row("b"), _row("a", draft="d2"))
    assert sorted((file.draft, file.unique_ref) for file in fresh) == [("d1", "b"), ("d2", "a")]
    assert await _announce(database) == []
    assert len(await _all(database)) == 3


async def test_files_are_listed_in_the_order_they_were_sent(database: Database) -> None:
    await _announce(
        database, _row("c", position=2), _row("a", position=0), _row("b", position=1), _row("x", draft="d2")
    )
    async with database.transaction() as transaction:
        assert [file.unique_ref for file in await evidence.of_draft(transaction, "d1")] == ["a", "b", "c"]
    report_id = await _report(database)
    async with database.transaction() as transaction:
        assert [file.unique_ref for file in await evidence.of_report(transaction, report_id)] == ["a", "b", "c"]


async def test_only_the_kept_files_go_with_the_report(database: Database) -> None:
    await _announce(database, _row("a"), _row("b"))
    async with database.transaction() as transaction:
        (number,) = await reports.submit(
            transaction, [{"ticket": "LN-1", "draft": "d1", "region": "solo", "answers": {}}]
        )
        await evidence.attach(transaction, [("d1", "b", number), ("d1", "gone", number)])
        assert [file.unique_ref for file in await evidence.of_report(transaction, number)] == ["b"]
    await _drop(database, "d1")
    assert [file.unique_ref for file in await _all(database)] == ["b"]


async def test_a_report_is_awaited_until_its_last_file_is_in(database: Database) -> None:
    one, two, three = await _announce(database, _row("a"), _row("b"), _row("c"))
    await _announce(database, _row("a", draft="d2"))
    report_id, other, empty = await _report(database), await _report(database, "d2"), await _report(database, "d3")
    found = []
    for step in (None, one, two, three):
        if step is three:
            async with database.transaction() as transaction:
                await evidence.refused(transaction, three.id or 0, "not-a-picture")
        elif step is not None:
            await _store(database, step)
        async with database.transaction() as transaction:
            found.append(await evidence.awaited(transaction, [report_id, other, empty]))
    assert found == [{report_id, other}] * 3 + [{other}]


async def test_a_stored_file_has_all_that_is_known_of_it(database: Database) -> None:
    (file,) = await _announce(database, _row())
    assert await _store(database, file) == 0
    (stored,) = await _all(database)
    assert (stored.state, stored.sha256, stored.size, stored.mime, stored.width, stored.height) == (
        STORED, SHA, 99, "image/png", 640, 480,
    )  # fmt: skip


async def test_a_file_that_two_fetched_is_stored_once(database: Database) -> None:
    """What follows from that, a card and a receipt, must not come twice."""
    (file,) = await _announce(database, _row())
    await _report(database)
    assert await _store(database, file)
    assert await _store(database, file) is None
    async with database.transaction() as transaction:
        assert await evidence.is_needed(transaction, SHA)


async def test_a_refused_file_says_why(database: Database) -> None:
    (file,) = await _announce(database, _row())
    async with database.transaction() as transaction:
        await evidence.refused(transaction, file.id or 0, "too-large")
    (refused,) = await _all(database)
    assert (refused.state, refused.reason) == (REFUSED, "too-large")


async def test_a_dropped_draft_gives_up_the_originals_nobody_else_needs(database: Database) -> None:
    mine, shared, _unfetched = await _announce(database, _row("a"), _row("b"), _row("c"))
    (theirs,) = await _announce(database, _row("b", draft="d2"))
    for file, sha in ((mine, "1" * 64), (shared, "2" * 64), (theirs, "2" * 64)):
        await _store(database, file, sha)
    assert await _drop(database, "d1") == ["1" * 64]
    assert [file.draft for file in await _all(database)] == ["d2"]
    assert await _drop(database, "d1") == []
    assert await _drop(database, "d2") == ["2" * 64]


async def test_a_draft_that_was_submitted_cannot_be_dropped(database: Database) -> None:
    (file,) = await _announce(database, _row())
    await _store(database, file)
    await _report(database)
    assert await _drop(database, "d1") == []
    assert _states(await _all(database)) == [STORED]


async def test_the_same_picture_twice_in_one_draft_is_given_up_once(database: Database) -> None:
    for file in await _announce(database, _row("a"), _row("b")):
        await _store(database, file)
    assert await _drop(database, "d1") == [SHA]


async def test_destroying_marks_the_files_and_gives_up_what_nobody_else_needs(
    database: Database, resident: Contact
) -> None:
    one, two = await _announce(database, _row("a", contact_id=resident.id), _row("b", contact_id=resident.id))
    (theirs,) = await _announce(database, _row("b", draft="d2"))
    for file, sha in ((one, "1" * 64), (two, "2" * 64), (theirs, "2" * 64)):
        await _store(database, file, sha)
    report_id = await _report(database, contact=resident)
    assert await _destroy(database, report_id) == ["1" * 64]
    gone, also, left = await _all(database)
    assert _states([gone, also, left]) == [DESTROYED, DESTROYED, STORED]
    assert (gone.contact_id, gone.ref) == (None, b"")
    async with database.transaction() as transaction:
        assert [await evidence.is_needed(transaction, sha * 64) for sha in ("1", "2")] == [False, True]


async def test_a_file_that_arrives_after_it_was_destroyed_or_dropped_is_not_wanted(database: Database) -> None:
    """Its download was under way; the caller hears that the bytes must not stay."""
    (late,) = await _announce(database, _row("a"))
    await _destroy(database, await _report(database))
    (dropped,) = await _announce(database, _row("a", draft="d2"))
    await _drop(database, "d2")
    assert await _store(database, late) is None
    assert await _store(database, dropped) is None
    async with database.transaction() as transaction:
        await evidence.refused(transaction, late.id or 0, "gone")
    assert _states(await _all(database)) == [DESTROYED]


async def test_a_struck_file_is_as_if_it_had_never_been_announced(database: Database) -> None:
    file, other = await _announce(database, _row("a"), _row("b"))
    async with database.transaction() as transaction:
        await evidence.strike(transaction, file.id or 0)
    assert await _all(database) == [other]
    assert [again.unique_ref for again in await _announce(database, _row("a"))] == ["a"]


async def test_unlinked_files_stay_without_a_way_back(database: Database, resident: Contact) -> None:
    (file,) = await _announce(database, _row(contact_id=resident.id))
    await _store(database, file)
    report_id = await _report(database, contact=resident)
    async with database.transaction() as transaction:
        await evidence.unlink(transaction, report_id)
    (left,) = await _all(database)
    assert (left.contact_id, left.ref, left.state, left.sha256) == (None, b"", STORED, SHA)


async def test_from_announcement_to_destruction(tmp_path: Path, crypt: Crypt, database: Database) -> None:
    """There is never a row without its bytes, and in the end neither."""
    originals = Originals(f"file:{tmp_path}/evidence", crypt)
    (file,) = await _announce(database, _row())
    assert await _store(database, file, await originals.keep(b"picture")) is not None
    (stored,) = await _all(database)
    assert await originals.read(stored.sha256) == b"picture"
    for sha256 in await _destroy(database, await _report(database)):
        await originals.destroy(sha256)
    with pytest.raises(FileNotFoundError):
        await originals.read(stored.sha256)
