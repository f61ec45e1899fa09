"""Papers on their way: one row for each recipient, so that nobody gets them again because another has not."""

from collections.abc import Sequence
from typing import Any, Final

from sqlmodel import col, func, select, update

from storage.database import Transaction, fetch, first, insert_numbered
from storage.models import Outbox, Report
from storage.paper_tables import Dispatch
from storage.record import record

CHAT, MAIL = "chat", "mail"
QUEUED, SENT, REFUSED = "queued", "sent", "refused"
STUCK: Final = 3_600.0
"""Seconds after which what is not there yet is told to the operator."""
KINDS: Final = ("dossier", "paper-files", "paper-mail")
"""The errands that make papers and send them."""


@record
class Stuck:
    """Papers that are not where they should be. `why`: refused | late; `way` "" when they are not even made."""

    ticket: str
    way: str
    why: str
    reason: str


async def add(transaction: Transaction, rows: Sequence[dict[str, Any]]) -> list[int]:
    """Note that this package is to be sent, once for each row; their numbers, in the same order."""
    blank = Dispatch(report_id=0, way="", sha256="").model_dump(exclude={"id"})
    return await insert_numbered(transaction, Dispatch, [blank | row for row in rows])


async def get(transaction: Transaction, number: int) -> Dispatch | None:
    """One of them."""
    return await first(transaction, Dispatch, select(Dispatch).where(col(Dispatch.id) == number))


async def of_report(transaction: Transaction, report_id: int) -> list[Dispatch]:
    """All of a report, oldest first."""
    own = select(Dispatch).where(col(Dispatch.report_id) == report_id).order_by(col(Dispatch.id))
    return await fetch(transaction, Dispatch, own)


async def settle(transaction: Transaction, dispatch: Dispatch, state: str, reason: str, now: float) -> bool:
    """It was sent, or will never be taken. Whether this settled the last one that needed the package."""
    own = update(Dispatch).where(col(Dispatch.id) == dispatch.id)
    await transaction.execute(own.values(state=state, reason=reason, settled_at=now))
    others = select(func.count()).where(col(Dispatch.sha256) == dispatch.sha256, col(Dispatch.state) == QUEUED)
    return int((await transaction.execute(others)).scalar_one()) == 0


async def stuck(transaction: Transaction, now: float) -> list[Stuck]:
    """What was refused, what is on its way for too long, and what could not be made."""
    late = (col(Dispatch.state) == QUEUED) & (col(Dispatch.made_at) < now - STUCK)
    rows = (
        select(col(Report.ticket), col(Dispatch.way), col(Dispatch.state), col(Dispatch.reason))
        .join(Report, col(Report.id) == col(Dispatch.report_id))
        .where(late | (col(Dispatch.state) == REFUSED))
        .order_by(col(Dispatch.id))
    )
    found = [
        Stuck(ticket, way, "refused" if state == REFUSED else "late", reason)
        for ticket, way, state, reason in await transaction.execute(rows)
    ]
    return found + await _unmade(transaction, now)


async def _unmade(transaction: Transaction, now: float) -> list[Stuck]:
    about = col(Outbox.body)["report"].as_integer()
    late = (col(Outbox.state) == "pending") & (col(Outbox.created_at) < now - STUCK)
    rows = (
        select(col(Report.ticket), col(Outbox.error))
        .select_from(Outbox)
        .join(Report, col(Report.id) == about)
        .where(col(Outbox.kind) == "dossier", late | (col(Outbox.state) == "dead"))
        .order_by(col(Outbox.id))
    )
    return [Stuck(ticket, "", "late", error) for ticket, error in await transaction.execute(rows)]
