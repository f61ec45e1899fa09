"""Reports in the database, for tests that begin with them."""

from typing import Any

from storage import reports
from storage.database import Transaction
from storage.models import Report


async def submit(transaction: Transaction, *rows: dict[str, Any]) -> list[Report]:
    """Store these reports; as they are then."""
    numbers = await reports.submit(transaction, rows)
    found = [await reports.by_id(transaction, number) for number in numbers]
    return [report for report in found if report is not None]
