"""Inquiries: questions to residents about their reports, when they are due, and the talk that follows.

A question is open until it is answered; the clock reminds once and then calls it late, and a late one may still be
answered. The talk about a report is open while one of its inquiries is not closed. What people wrote is sealed.
"""

from collections.abc import Sequence
from typing import Any, Final

from sqlmodel import col, delete, select, update

from storage.database import Transaction, fetch, first, insert_numbered
from storage.inquiry import Inquiry
from storage.models import Report

OPEN, REMINDED, LATE = "open", "reminded", "late"
ANSWERED, UNKNOWN, SAID, CLOSED = "answered", "unknown", "said", "closed"
WAITING: Final = (OPEN, REMINDED)
UNANSWERED: Final = (*WAITING, LATE)
WORDS: Final = "words"
"""The key of what no question of the form asks."""


async def put(transaction: Transaction, **row: Any) -> int:
    """Store an inquiry, given by its columns; its number."""
    (number,) = await insert_numbered(transaction, Inquiry, [_BLANK | row])
    return number


async def get(transaction: Transaction, number: int) -> Inquiry | None:
    """One inquiry by its number."""
    return await first(transaction, Inquiry, select(Inquiry).where(col(Inquiry.id) == number))


async def is_over(transaction: Transaction, number: int) -> bool:
    """Whether nobody waits for its answer any more: it has come, or the talk was closed."""
    inquiry = await get(transaction, number)
    return inquiry is None or inquiry.state not in UNANSWERED


async def of_report(transaction: Transaction, report_id: int) -> list[Inquiry]:
    """Every inquiry about a report, the oldest first."""
    own = select(Inquiry).where(col(Inquiry.report_id) == report_id).order_by(col(Inquiry.id))
    return await fetch(transaction, Inquiry, own)


async def open_of_contact(transaction: Transaction, contact_id: int) -> Inquiry | None:
    """The oldest question that this resident has not answered and that is not late."""
    theirs = col(Report.contact_id) == contact_id, col(Inquiry.state).in_(WAITING)
    joined = select(Inquiry).join(Report, col(Report.id) == col(Inquiry.report_id)).where(*theirs)
    return await first(transaction, Inquiry, joined.order_by(col(Inquiry.id)).limit(1))


async def last_of_contact(transaction: Transaction, contact_id: int) -> Inquiry | None:
    """The newest part of the talks with this resident that are not closed."""
    theirs = col(Report.contact_id) == contact_id, col(Inquiry.state) != CLOSED
    joined = select(Inquiry).join(Report, col(Report.id) == col(Inquiry.report_id)).where(*theirs)
    return await first(transaction, Inquiry, joined.order_by(col(Inquiry.id).desc()).limit(1))


async def move(transaction: Transaction, number: int, before: Sequence[str], **values: Any) -> bool:
    """Change an inquiry that is in one of these states; False when somebody else was faster."""
    row = update(Inquiry).where(col(Inquiry.id) == number, col(Inquiry.state).in_(before))
    return (await transaction.execute(row.values(values))).rowcount == 1


async def due(transaction: Transaction, now: float, limit: int = 200) -> list[Inquiry]:
    """Those the clock has to look at, the longest due first."""
    row = select(Inquiry).where(col(Inquiry.due_at) <= now).order_by(col(Inquiry.due_at)).limit(limit)
    return await fetch(transaction, Inquiry, row)


async def close(transaction: Transaction, report_id: int) -> int:
    """The talk about this report is over; how many inquiries that closed."""
    own = col(Inquiry.report_id) == report_id, col(Inquiry.state) != CLOSED
    closed = update(Inquiry).where(*own).values(state=CLOSED, due_at=None)
    return int((await transaction.execute(closed)).rowcount)


async def forget(transaction: Transaction, report_id: int) -> None:
    """Nothing is left of what was written about this report."""
    await transaction.execute(delete(Inquiry).where(col(Inquiry.report_id) == report_id))


async def shown(transaction: Transaction, number: int, message: str) -> None:
    """The group sees this inquiry as that message."""
    await transaction.execute(update(Inquiry).where(col(Inquiry.id) == number).values(message=message))


async def forget_shown(transaction: Transaction, report_id: int) -> list[str]:
    """The messages that show inquiries of this report, which are not its any more."""
    own = col(Inquiry.report_id) == report_id, col(Inquiry.message) != ""
    shown = list((await transaction.execute(select(col(Inquiry.message)).where(*own))).scalars())
    await transaction.execute(update(Inquiry).where(*own).values(message=""))
    return shown


async def by_message(transaction: Transaction, region: str, message: str) -> Report | None:
    """The report whose resident's words the group of this region sees as this message."""
    seen = select(col(Inquiry.report_id)).where(col(Inquiry.message) == message).scalar_subquery()
    here = col(Report.region) == region, col(Report.id).in_(seen)
    return await first(transaction, Report, select(Report).where(*here).limit(1).with_for_update())


async def forget_messages(transaction: Transaction, region: str) -> None:
    """The group's messages stay behind in a chat where nobody writes any more; numbers begin anew."""
    own = select(col(Report.id)).where(col(Report.region) == region).scalar_subquery()
    await transaction.execute(update(Inquiry).where(col(Inquiry.report_id).in_(own)).values(message=""))


_BLANK: Final = Inquiry(report_id=0, key="").model_dump(exclude={"id"})
