"""Links between reports, on both databases: the strongest reason, what moderators decided, and honest counts."""

from itertools import count
from typing import Any

import pytest
from sqlmodel import select, update

from storage import evidence, own_reports, prints, reports, same_post, sameness
from storage.contacts import Contacts
from storage.database import Database, Transaction, fetch
from storage.models import Evidence, PictureMark, Report, ReportKey, Sameness
from storage.prints import Prints
from storage.sameness import ACCOUNT, BYTES, CONFIRMED, GLIMPSE, LINK, PICTURE, UNDONE
from tests.storage.filing import submit
from tests.storage.post import met

KEY = sameness.key(LINK, "solo", "https://contoh.example/1")


class Town:
    """Residents who report; each report is named by its number."""

    def __init__(self, database: Database, contacts: Contacts) -> None:
        self.database, self._contacts, self._next = database, contacts, count(1)

    async def resident(self) -> int:
        """Somebody new."""
        return (await met(self.database, self._contacts, str(next(self._next) + 7_000))).id or 0

    async def report(self, contact: int | None = None, *keys: str, region: str = "solo", files: int = 0) -> int:
        """A report of this resident (or of somebody new), with these keys and so many pictures."""
        sender, name = contact or await self.resident(), f"draft-{next(self._next)}"
        row = {"ticket": f"LN-{name}", "draft": name, "region": region, "answers": {}, "contact_id": sender}
        async with self.database.transaction() as transaction:
            (report,) = await submit(transaction, row)
            number = report.id or 0
            await sameness.publish(transaction, [(number, key) for key in keys])
            common = {"draft": name, "report_id": number, "ref": b"", "kind": "photo"}
            rows = [{**common, "unique_ref": f"{name}-{each}", "state": "stored"} for each in range(files)]
            await evidence.announce(transaction, rows)
            stored = await evidence.of_report(transaction, number)
            await prints.publish(transaction, region, [(file.id or 0, bytes([number] * 16)) for file in stored])
        return number

    async def link(self, one: int, other: int, reason: str = LINK, score: int = 100) -> bool:
        """The machine joins two reports."""
        async with self.database.transaction() as transaction:
            first, second = [await self.get(transaction, number) for number in (one, other)]
            return await sameness.link(transaction, first, second, reason, score, 1.0)

    async def decide(self, one: int, other: int, state: str) -> bool:
        """A moderator decides."""
        async with self.database.transaction() as transaction:
            return await sameness.decide(transaction, one, other, state, "moderator:Petugas", 2.0) is not None

    async def people(self, number: int) -> int:
        """How many people report this post."""
        async with self.database.transaction() as transaction:
            return await same_post.people(transaction, number)

    async def links(self) -> list[tuple[int, int, str, str]]:
        """Every link, in order."""
        rows = await self.rows(Sameness)
        return sorted((row.report_id, row.other_id, row.reason, row.state) for row in rows)

    async def rows(self, table: Any) -> list[Any]:
        """Every row of a table."""
        async with self.database.transaction() as transaction:
            return await fetch(transaction, table, select(table))

    async def get(self, transaction: Transaction, number: int) -> Report:
        """One report."""
        found = await reports.by_id(transaction, number)
        assert found is not None
        return found

    async def move(self, number: int, action: str) -> None:
        """Withdraw, erase ..."""
        async with self.database.transaction() as transaction:
            await reports.decide(transaction, await self.get(transaction, number), action)

    async def forget(self, number: int) -> list[int]:
        """Erase a report, as the handlers do."""
        await self.move(number, "erase")
        async with self.database.transaction() as transaction:
            return await sameness.forget(transaction, number, 3.0)


@pytest.fixture
def town(database: Database, contacts: Contacts) -> Town:
    """A town without reports."""
    return Town(database, contacts)


async def test_a_link_has_the_strongest_reason_until_a_moderator_decides(town: Town) -> None:
    one, two = await town.report(), await town.report()
    assert await town.link(one, two, GLIMPSE, 61)
    assert not await town.link(two, one, GLIMPSE, 65)
    assert await town.link(two, one, PICTURE, 90)
    assert not await town.link(two, one, ACCOUNT)
    assert await town.links() == [(two, one, PICTURE, "suggested")]
    assert await town.decide(one, two, UNDONE)
    assert not await town.decide(two, one, UNDONE)
    assert not await town.link(two, one, BYTES)  # what was undone stays undone
    assert await town.links() == [(two, one, PICTURE, UNDONE)]
    async with town.database.transaction() as transaction:
        assert await same_post.kin(transaction, one) is None
    assert await town.decide(one, two, CONFIRMED)
    async with town.database.transaction() as transaction:
        kin = await same_post.kin(transaction, one)
    assert kin is not None
    assert [(other.report_id, other.reason, other.score, other.state) for other in kin.others] == [
        (two, PICTURE, 90, CONFIRMED)
    ]


async def test_people_count_once_weak_links_and_what_is_withdrawn_not_at_all(town: Town) -> None:
    busy = await town.resident()
    first, second, third, fourth = [await town.report(one) for one in (None, busy, busy, None)]
    for later in (second, third, fourth):
        await town.link(later, first)
    assert [await town.people(number) for number in (first, second, third, fourth)] == [3, 3, 3, 3]
    weak = await town.report()
    await town.link(weak, fourth, ACCOUNT)
    assert await town.people(weak) == 1
    assert await town.people(first) == 3
    await town.decide(weak, fourth, CONFIRMED)
    assert await town.people(weak) == await town.people(first) == 4
    await town.move(weak, "withdraw")
    assert await town.people(first) == 3
    await town.decide(fourth, first, UNDONE)
    assert await town.people(first) == 2
    assert await town.people(fourth) == 1


async def test_who_had_one_sender_still_counts_once_when_nobody_knows_who_that_was(town: Town) -> None:
    busy = await town.resident()
    first, second, third = [await town.report(one) for one in (busy, busy, None)]
    await town.link(second, first)
    await town.link(third, first)
    async with town.database.transaction() as transaction:
        for number in (first, second):
            await reports.change(transaction, number, contact_id=None)
    assert await town.people(third) == 2


async def test_an_erased_report_leaves_nothing_and_the_others_stay_joined(town: Town) -> None:
    gone = await town.report(None, KEY, files=2)
    left = [await town.report(None, KEY, files=1) for _ in range(3)]
    for number, reason in zip(left, (LINK, GLIMPSE, PICTURE), strict=True):
        await town.link(number, gone, reason, 90)
    await town.decide(left[0], gone, CONFIRMED)
    assert await town.people(left[0]) == 3
    assert await town.forget(gone) == left
    assert await town.links() == [(left[1], left[0], GLIMPSE, "suggested"), (left[2], left[0], PICTURE, "suggested")]
    assert await town.people(left[0]) == 2
    assert {row.report_id for row in await town.rows(ReportKey)} == set(left)
    assert len(await town.rows(PictureMark)) == 3
    assert await town.forget(left[1]) == [left[0]]
    assert await town.people(left[2]) == 2


async def test_how_many_people_have_a_key(town: Town) -> None:
    busy, other_key = await town.resident(), sameness.key(LINK, "solo", "https://contoh.example/2")
    first = await town.report(busy, KEY)
    await town.report(busy, KEY)
    gone = [await town.report(None, KEY, other_key), await town.report(None, KEY)]
    async with town.database.transaction() as transaction:
        assert await sameness.people_by_key(transaction, [KEY, other_key, "link:none"]) == {KEY: 3}
        assert await sameness.people_by_key(transaction, []) == {}
        own = await own_reports.having(transaction, busy, [KEY, other_key])
        assert [report.id for report in own] == [first + 1, first]
        assert await sameness.earliest(transaction, gone[1]) == {LINK: first}
        assert await sameness.earliest(transaction, first) == {LINK: first + 1}
    await town.move(gone[0], "withdraw")
    await town.forget(gone[1])
    async with town.database.transaction() as transaction:
        assert await sameness.people_by_key(transaction, [KEY]) == {KEY: 1}


async def test_a_table_of_marks_follows_the_database_whoever_writes_to_it(town: Town, another: Database) -> None:
    held, theirs = Prints(), Prints()

    async def seen(by: Prints, database: Database, region: str = "solo") -> tuple[list[int], bytes]:
        async with database.transaction() as transaction:
            table = await by.table(transaction, region)
        return list(table.evidence), bytes(table.marks)

    assert await seen(held, town.database) == ([], b"")
    first, second = await town.report(files=2), await town.report(files=1)
    await town.report(files=1, region="sleman")
    everything = await seen(held, town.database)
    assert everything[1] == bytes([first] * 32 + [second] * 16)
    assert await seen(theirs, another) == everything
    assert len((await seen(theirs, another, "sleman"))[0]) == 1
    third = await town.report(files=1)
    assert (await seen(theirs, another))[1] == everything[1] + bytes([third] * 16)
    await town.forget(first)
    assert (
        (await seen(theirs, another))[1] == (await seen(held, town.database))[1] == bytes([second] * 16 + [third] * 16)
    )


async def test_a_number_that_is_committed_late_is_not_overlooked(town: Town) -> None:
    held = Prints()
    await town.report(files=3)
    async with town.database.transaction() as transaction:
        (late, *_) = await fetch(transaction, PictureMark, select(PictureMark).order_by("id"))
        row = late.model_dump()
        await transaction.execute(PictureMark.__table__.delete().where(PictureMark.__table__.c.id == late.id))  # type: ignore[attr-defined]
        assert len((await held.table(transaction, "solo")).evidence) == 2
        await transaction.execute(PictureMark.__table__.insert(), [row])  # type: ignore[attr-defined]
        assert len((await held.table(transaction, "solo")).evidence) == 3


async def test_pictures_of_an_erased_report_are_no_candidates(town: Town) -> None:
    number = await town.report(files=1)
    async with town.database.transaction() as transaction:
        (file,) = await evidence.of_report(transaction, number)
        await transaction.execute(update(Evidence).values(likeness=b"sealed"))
        found = await prints.candidates(transaction, [file.id or 0, 999])
        assert [(one.report_id, one.likeness) for one in found.values()] == [(number, b"sealed")]
    await town.forget(number)
    async with town.database.transaction() as transaction:
        assert await prints.candidates(transaction, [file.id or 0]) == {}
        assert [each.likeness for each in await evidence.of_report(transaction, number)] == [None]
