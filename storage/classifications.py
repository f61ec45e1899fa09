"""Classifications: what moderators confirmed that an act is."""

from sqlmodel import col, select

from storage.database import Transaction, first, upsert
from storage.desk_tables import Classification
from storage.models import Report
from storage.states import REJECTED, WAITING


async def put(transaction: Transaction, confirmed: Classification) -> None:
    """Confirm this, whatever was confirmed before."""
    columns = ("breach", "grade", "who", "at")
    await transaction.execute(upsert(transaction, Classification, "report_id", columns), [confirmed.model_dump()])


async def of_report(transaction: Transaction, report_id: int) -> Classification | None:
    """What was confirmed."""
    own = select(Classification).where(col(Classification.report_id) == report_id)
    return await first(transaction, Classification, own)


async def counted(transaction: Transaction, region: str, since: float, until: float) -> dict[tuple[str, str], int]:
    """(row of the taxonomy, class) -> how many cases of this region were confirmed so in this time, and not undone."""
    confirmed = select(col(Classification.breach), col(Classification.grade)).join(
        Report, col(Report.id) == col(Classification.report_id)
    )
    span = col(Classification.at) >= since, col(Classification.at) < until
    stands = col(Report.state).not_in((WAITING, REJECTED))
    found: dict[tuple[str, str], int] = {}
    for breach, grade in await transaction.execute(confirmed.where(col(Report.region) == region, stands, *span)):
        found[breach, grade] = found.get((breach, grade), 0) + 1
    return found
