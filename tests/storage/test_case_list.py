"""The cases of a region as a list, on both databases."""

from sqlmodel import col, update

from storage import case_list
from storage.case_list import Listed
from storage.database import Database
from storage.models import Report
from tests.storage import filing
from tests.storage.post import NOW
from tests.storage.test_queue import DAY, filed, row


async def listed(database: Database, **sent: float) -> list[Listed]:
    """What is listed of a day once these drafts were submitted at these times."""
    async with database.transaction() as transaction:
        for draft, at in sent.items():
            await transaction.execute(update(Report).where(col(Report.draft) == draft).values(submitted_at=at))
        return await case_list.received(transaction, "solo", NOW, NOW + DAY)


async def test_what_is_told_of_a_case(database: Database) -> None:
    answers = {"behaviour": "photo", "agency": "Dinas Contoh", "name": "Pak Contoh", "story": "rahasia"}
    await filed(database, DAY, None, answers=answers, state="accepted", decided_at=NOW + 5)
    async with database.transaction() as transaction:
        await filing.submit(transaction, row(7, answers={}))
    third, second, first = await listed(database, d0=NOW + 9, d1=NOW + 5, d7=NOW)
    assert third == Listed(
        ticket="LN-0007",
        submitted_at=NOW,
        state="waiting",
        behaviour="",
        agency="",
        decided_at=None,
        reason="",
        handed_over_at=None,
        due_at=None,
    )
    assert (second.ticket, second.agency, second.due_at) == ("LN-0001", "Dinas Contoh", None)
    assert (first.state, first.behaviour, first.decided_at, first.due_at) == ("accepted", "photo", NOW + 5, NOW + DAY)


async def test_only_what_was_sent_in_that_time_in_this_region(database: Database) -> None:
    sent = {"d0": NOW - 1, "d1": NOW, "d2": NOW + DAY - 1, "d3": NOW + DAY, "d8": NOW, "d9": NOW}
    async with database.transaction() as transaction:
        await filing.submit(transaction, *(row(number) for number in range(4)))
        await filing.submit(transaction, row(8, region="sleman"), row(9, region="solo-elsewhere"))
    assert [case.ticket for case in await listed(database, **sent)] == ["LN-0001", "LN-0002"]
