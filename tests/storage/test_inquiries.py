"""Inquiries: which are open, which are due, what is left when a report is erased."""

from typing import Any

import pytest

from storage import inquiries
from storage.database import Database
from storage.inquiries import ANSWERED, CLOSED, LATE, WAITING
from storage.models import Contact
from tests.storage import filing
from tests.storage.post import NOW


@pytest.fixture
async def asked(database: Database, resident: Contact) -> list[int]:
    """Three reports of one resident, each with a question; of those the last is another region's. Their numbers."""
    rows: list[dict[str, Any]] = [
        {"ticket": f"LN-{n}", "draft": f"d{n}", "region": region, "answers": {}, "contact_id": resident.id}
        for n, region in enumerate(("solo", "solo", "sleman"))
    ]
    async with database.transaction() as transaction:
        numbers = [report.id or 0 for report in await filing.submit(transaction, *rows)]
        for n, number in enumerate(numbers):
            row = {"report_id": number, "key": "link", "asked_at": NOW, "due_at": NOW + 10 * (3 - n)}
            await inquiries.put(transaction, **row)
    return numbers


async def test_the_oldest_open_one_is_asked_first(database: Database, resident: Contact, asked: list[int]) -> None:
    async with database.transaction() as transaction:
        for number in asked:
            found = await inquiries.open_of_contact(transaction, resident.id or 0)
            assert found is not None
            assert found.report_id == number
            assert await inquiries.move(transaction, found.id or 0, WAITING, state=ANSWERED, due_at=None)
            assert not await inquiries.move(transaction, found.id or 0, WAITING, state=LATE)
        assert await inquiries.open_of_contact(transaction, resident.id or 0) is None
        assert await inquiries.due(transaction, NOW + 1_000) == []


async def test_what_is_due_comes_in_its_order(database: Database, asked: list[int]) -> None:
    _, two, elsewhere = asked
    async with database.transaction() as transaction:
        assert await inquiries.due(transaction, NOW + 9) == []
        assert [row.report_id for row in await inquiries.due(transaction, NOW + 20)] == [elsewhere, two]


async def test_closed_and_forgotten(database: Database, asked: list[int]) -> None:
    one, two, _ = asked
    async with database.transaction() as transaction:
        assert (await inquiries.close(transaction, one), await inquiries.close(transaction, one)) == (1, 0)
        assert [(row.state, row.due_at) for row in await inquiries.of_report(transaction, one)] == [(CLOSED, None)]
        await inquiries.forget(transaction, two)
        assert await inquiries.of_report(transaction, two) == []


async def test_a_message_is_known_in_its_region_until_the_group_moves(database: Database, asked: list[int]) -> None:
    one, _, elsewhere = asked
    async with database.transaction() as transaction:
        await inquiries.shown(transaction, 1, "77")
        await inquiries.shown(transaction, 3, "77")
        for region, number in (("solo", one), ("sleman", elsewhere)):
            found = await inquiries.by_message(transaction, region, "77")
            assert found is not None
            assert found.id == number
        assert await inquiries.by_message(transaction, "solo", "78") is None
        await inquiries.forget_messages(transaction, "solo")
        assert await inquiries.by_message(transaction, "solo", "77") is None
        assert await inquiries.by_message(transaction, "sleman", "77") is not None
