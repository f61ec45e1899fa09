"""Files: announced once, sealed in the store, never a row without its bytes, gone when they must go."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import select

from storage import evidence, reports
from storage.crypt import CannotOpenError, Crypt, new_key
from storage.database import Database, fetch
from storage.evidence import AWAITED, DESTROYED, REFUSED, STORED, Original, Originals
from storage.models import Contact, Evidence
from tests.storage.conftest import NOW

PICTURE = b"\x89PNG\r\n\x1a\n" + b"Tangkapan layar dengan nama Contoh" * 40
SHA = hashlib.sha256(PICTURE).hexdigest()


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.fixture(params=["file", "memory"])
def originals(request: pytest.FixtureRequest, tmp_path: Path, crypt: Crypt) -> Originals:
    """A store of each kind."""
    return Originals(f"file:{tmp_path}/evidence" if request.param == "file" else "memory:///", crypt)


async def test_an_original_comes_back_byte_for_byte(originals: Originals) -> None:
    assert await originals.keep(PICTURE) == SHA
    assert await originals.read(SHA) == PICTURE


async def test_an_empty_and_a_large_file_are_kept_too(originals: Originals) -> None:
    for data in (b"", bytes(range(256)) * 4 * 20_000):
        assert await originals.read(await originals.keep(data)) == data


async def test_what_was_never_kept_is_not_found(originals: Originals) -> None:
    with pytest.raises(FileNotFoundError):
        await originals.read(SHA)


async def test_a_destroyed_original_is_gone_and_destroying_again_is_fine(originals: Originals) -> None:
    await originals.keep(PICTURE)
    other = await originals.keep(b"other")
    await originals.destroy(SHA)
    await originals.destroy(SHA)
    with pytest.raises(FileNotFoundError):
        await originals.read(SHA)
    assert await originals.read(other) == b"other"


@pytest.mark.parametrize("url", ["file:{}/evidence", "file://{}/evidence", "file:{}/evidence/"])
async def test_an_absolute_url_names_a_folder_that_is_made(tmp_path: Path, crypt: Crypt, url: str) -> None:
    originals = Originals(url.format(tmp_path), crypt)
    await originals.keep(PICTURE)
    assert len(_files(tmp_path / "evidence")) == 1


async def test_a_relative_url_is_a_folder_below_the_current_one(
    tmp_path: Path, crypt: Crypt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    originals = Originals("file:data/evidence", crypt)
    monkeypatch.chdir("/")
    await originals.keep(PICTURE)
    assert len(_files(tmp_path / "data/evidence")) == 1
    assert await originals.read(SHA) == PICTURE


async def test_a_folder_with_spaces_and_signs_is_taken_as_it_is(tmp_path: Path, crypt: Crypt) -> None:
    originals = Originals(f"file:{tmp_path}/bukti %20 é#1", crypt)
    await originals.keep(PICTURE)
    assert len(_files(tmp_path / "bukti %20 é#1")) == 1


async def test_another_start_of_the_program_reads_what_this_one_kept(tmp_path: Path) -> None:
    key = new_key()
    await Originals(f"file:{tmp_path}", Crypt([key])).keep(PICTURE)
    assert await Originals(f"file:{tmp_path}", Crypt([new_key(), key])).read(SHA) == PICTURE
    with pytest.raises(CannotOpenError):
        await Originals(f"file:{tmp_path}", Crypt([new_key()])).read(SHA)


async def test_the_same_bytes_are_kept_once(tmp_path: Path, crypt: Crypt) -> None:
    originals = Originals(f"file:{tmp_path}", crypt)
    assert {await originals.keep(PICTURE) for _ in range(3)} == {SHA}
    assert [path.name for path in _files(tmp_path)] == [SHA]


async def test_nothing_on_the_disk_shows_what_is_in_the_files(tmp_path: Path, crypt: Crypt) -> None:
    await Originals(f"file:{tmp_path}", crypt).keep(PICTURE)
    on_disk = b"".join(path.read_bytes() for path in _files(tmp_path))
    assert b"Contoh" not in on_disk
    assert b"PNG" not in on_disk
    assert len(on_disk) > len(PICTURE)


async def test_a_changed_byte_on_the_disk_is_noticed_wherever_it_is(tmp_path: Path, crypt: Crypt) -> None:
    originals = Originals(f"file:{tmp_path}", crypt)
    await originals.keep(PICTURE)
    (path,) = _files(tmp_path)
    whole = path.read_bytes()
    for place in (0, 3, 4, 15, 16, len(whole) // 2, len(whole) - 16, len(whole) - 1):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(CannotOpenError):
            await originals.read(SHA)
    path.write_bytes(whole[:-1])
    with pytest.raises(CannotOpenError):
        await originals.read(SHA)
    path.write_bytes(whole)
    assert await originals.read(SHA) == PICTURE


async def test_two_files_that_changed_places_are_noticed(tmp_path: Path, crypt: Crypt) -> None:
    """Both are sealed with our key; each only as what it is."""
    originals = Originals(f"file:{tmp_path}", crypt)
    shas = [await originals.keep(PICTURE), await originals.keep(b"another picture")]
    one, two = _files(tmp_path)
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    two.write_bytes(first)
    for sha in shas:
        with pytest.raises(CannotOpenError):
            await originals.read(sha)


@settings(max_examples=30)
@given(data=st.binary(max_size=5_000))
async def test_any_bytes_come_back(data: bytes) -> None:
    originals = Originals("memory:///", Crypt([new_key()]))
    assert await originals.read(await originals.keep(data)) == data


def _row(unique: str = "u1", draft: str = "d1", **values: Any) -> dict[str, Any]:
    row = {"draft": draft, "unique_ref": unique, "ref": b"sealed", "kind": "photo", "received_at": NOW}
    return row | {"contact_id": None} | values


async def _announce(database: Database, *rows: dict[str, Any]) -> list[Evidence]:
    async with database.transaction() as transaction:
        return await evidence.announce(transaction, rows)


async def _all(database: Database) -> list[Evidence]:
    async with database.transaction() as transaction:
        return await fetch(transaction, Evidence, select(Evidence).order_by("id"))


async def _store(database: Database, file: Evidence, sha256: str = SHA) -> bool:
    async with database.transaction() as transaction:
        return await evidence.stored(transaction, file.id or 0, Original(sha256, 99, "image/png", 640, 480))


async def _report(database: Database, draft: str = "d1", contact: Contact | None = None) -> int:
    """The draft is submitted with all its files."""
    row = {"ticket": f"LN-{draft}", "draft": draft, "region": "solo", "answers": {}}
    async with database.transaction() as transaction:
        report = await reports.submit(transaction, row | {"contact_id": contact.id if contact else None})
        files = await evidence.of_draft(transaction, draft)
        await evidence.attach(transaction, draft, report.id or 0, [file.unique_ref for file in files])
    return report.id or 0


async def _drop(database: Database, draft: str) -> list[str]:
    async with database.transaction() as transaction:
        return await evidence.drop(transaction, draft)


async def _destroy(database: Database, report_id: int) -> list[str]:
    async with database.transaction() as transaction:
        return await evidence.destroy(transaction, report_id)


def _states(files: Sequence[Evidence]) -> list[str]:
    return [file.state for file in files]


async def test_an_announced_file_is_awaited_under_a_number(database: Database, resident: Contact) -> None:
    (file,) = await _announce(database, _row(contact_id=resident.id, position=3))
    assert (file.state, file.contact_id, file.ref, file.position, file.sha256) == (AWAITED, resident.id, b"sealed", 3, "")
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
    await _announce(database, _row("c", position=2), _row("a", position=0), _row("b", position=1), _row("x", draft="d2"))
    async with database.transaction() as transaction:
        assert [file.unique_ref for file in await evidence.of_draft(transaction, "d1")] == ["a", "b", "c"]
    report_id = await _report(database)
    async with database.transaction() as transaction:
        assert [file.unique_ref for file in await evidence.of_report(transaction, report_id)] == ["a", "b", "c"]


async def test_only_the_kept_files_go_with_the_report(database: Database) -> None:
    await _announce(database, _row("a"), _row("b"))
    async with database.transaction() as transaction:
        report = await reports.submit(transaction, {"ticket": "LN-1", "draft": "d1", "region": "solo", "answers": {}})
        await evidence.attach(transaction, "d1", report.id or 0, ["b"])
        assert [file.unique_ref for file in await evidence.of_report(transaction, report.id or 0)] == ["b"]
    await _drop(database, "d1")
    assert [file.unique_ref for file in await _all(database)] == ["b"]


async def test_awaited_counts_what_is_still_under_way(database: Database) -> None:
    one, two, three = await _announce(database, _row("a"), _row("b"), _row("c"))
    report_id = await _report(database)
    counts = []
    for step in (None, one, two, three):
        if step is three:
            async with database.transaction() as transaction:
                await evidence.refused(transaction, three.id or 0, "not-a-picture")
        elif step is not None:
            await _store(database, step)
        async with database.transaction() as transaction:
            counts.append(await evidence.awaited(transaction, report_id))
    assert counts == [3, 2, 1, 0]


async def test_a_stored_file_has_all_that_is_known_of_it(database: Database) -> None:
    (file,) = await _announce(database, _row())
    assert await _store(database, file)
    (stored,) = await _all(database)
    assert (stored.state, stored.sha256, stored.size, stored.mime, stored.width, stored.height) == (
        STORED, SHA, 99, "image/png", 640, 480,
    )  # fmt: skip


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
    assert not await _store(database, late)
    assert not await _store(database, dropped)
    async with database.transaction() as transaction:
        await evidence.refused(transaction, late.id or 0, "gone")
    assert _states(await _all(database)) == [DESTROYED]


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
    assert await _store(database, file, await originals.keep(PICTURE))
    (stored,) = await _all(database)
    assert await originals.read(stored.sha256) == PICTURE
    for sha256 in await _destroy(database, await _report(database)):
        await originals.destroy(sha256)
    assert _files(tmp_path / "evidence") == []
