"""Questions that wait for residents: after a day they are asked once more, after three the case is back in the queue.

Nothing is decided by that: the card says that there was no answer, and moderators decide with what there is. Who could
not be asked yet is not reminded: the question itself is still to come.
"""

from handlers.asking import question
from handlers.scene import House, card, in_group, told
from handlers.talked import LATE_AFTER, OVER
from storage import deliveries, inquiries, reports
from storage.crypt import CannotOpenError
from storage.database import Transaction
from storage.inquiries import CLOSED, LATE, OPEN, REMINDED, WAITING
from storage.inquiry import Inquiry
from storage.models import Report
from storage.outbox import Effect


async def look(house: House, transaction: Transaction, now: float) -> list[Effect]:
    """What is due now. Whatever is done is written in the same transaction, so twice is once."""
    effects = list[Effect]()
    for inquiry in await inquiries.due(transaction, now):
        report = await reports.by_id(transaction, inquiry.report_id)
        effects += await _one(house, transaction, inquiry, report, now)
    return effects


async def _one(
    house: House, transaction: Transaction, inquiry: Inquiry, report: Report | None, now: float
) -> list[Effect]:
    number, late_at = inquiry.id or 0, inquiry.asked_at + LATE_AFTER
    if report is None or _is_over(report, inquiry):
        await inquiries.move(transaction, number, WAITING, state=CLOSED, due_at=None)
        return card(house, report) if report is not None else []
    if now < late_at:
        moved = await inquiries.move(transaction, number, (OPEN,), state=REMINDED, due_at=late_at)
        read = not await deliveries.is_to_be_put(transaction, report.contact_id or 0, number)
        return _reminder(house, report, inquiry) if moved and read else []
    if not await inquiries.move(transaction, number, WAITING, state=LATE, due_at=None):
        return []
    missed = {"inquiry": number, "question": inquiry.key}
    await reports.note(transaction, report.id, "system", "unanswered", now, **missed)
    body = {"report": report.id, "inquiry": number}
    return [*card(house, report), *in_group(house, report.region, "answer", body)]


def _is_over(report: Report, inquiry: Inquiry) -> bool:
    """Whether nobody waits any more: the report was decided meanwhile, taken back, or nobody can be asked."""
    decided = report.decided_at is not None and report.decided_at >= inquiry.asked_at
    return decided or report.contact_id is None or report.state in OVER


def _reminder(house: House, report: Report, inquiry: Inquiry) -> list[Effect]:
    if report.contact_id is None:
        return []
    try:
        words = house.crypt.open_words(inquiry.words)
    except CannotOpenError:  # a key is lost: one who cannot be reminded keeps nobody else from it
        return []
    number = inquiry.id or 0
    return told(report, question(report, number, inquiry.key, words, again=True), inquiry=number)
