"""What a platform tells us later of messages it took: sent, delivered, read, failed. Such news only moves forward.

Statuses come out of order, twice, of messages we know nothing of, and of messages whose row is not settled yet. The
last are kept by the name that the row will have, and taken out in the transaction that settles it; `known` and `early`
pass one door, so that of the two transactions one always sees what the other wrote.
"""

from collections.abc import Collection, Sequence
from typing import Any, Final

from sqlalchemy import bindparam, func, text
from sqlmodel import col, delete, select, update

from storage.database import Transaction, fetch, first, insert_or_ignore, pass_door
from storage.lists import among
from storage.models import TRACED, TRACED_BY, EarlyStatus, Outbox, Report
from storage.outbox import TELL, told_of

BEFORE: Final = {
    "sent": ("",),
    "delivered": ("", "sent"),
    "read": ("", "sent", "delivered"),
    "failed": ("", "sent"),
}
"""State -> the states it may follow; a message that arrived cannot fail any more."""
DOOR: Final = "early status"
NO_MESSAGE: Final = ("mark", "toast")
"""Kinds that leave no message of their own in a chat."""
_UNTOLD: Final = {("stopped", ""): "held", ("dead", ""): "failed", ("sent", "failed"): "failed"}


async def known(transaction: Transaction, messages: Collection[str]) -> dict[str, int]:
    """Message -> the contact it went to, for each whose row is settled.

    Until the transaction ends no row of the others is settled, so what is told of them can be kept for it.
    """
    found = await _owners(transaction, messages)
    if len(found) < len(set(messages)):
        await pass_door(transaction, DOOR, alone=True)
        found = await _owners(transaction, messages)
    return found


async def move(transaction: Transaction, message: str, state: str) -> list[int] | None:
    """Note what became of a message; returns the report whose decision it told, if it told one.

    None: that is no news, or not about a message of ours.
    """
    values = {"told": message, "state_now": state, "earlier": list(BEFORE[state])}
    return told_of(rows) if (rows := (await transaction.execute(_MOVE, values)).all()) else None


async def undelivered(transaction: Transaction, message: str) -> Outbox | None:
    """The row of a message that was taken and, as far as we know, has not arrived."""
    row = await first(transaction, Outbox, _ONE, {"told": message})
    return row if row is not None and row.state == "sent" and row.delivery in BEFORE["failed"] else None


async def is_superseded(transaction: Transaction, row: Outbox) -> bool:
    """Whether it told a decision, and a later one about the same report has been told, or is on its way."""
    if row.kind != TELL:
        return False
    later = select(Outbox).where(col(Outbox.contact_id) == row.contact_id, col(Outbox.kind) == TELL)
    rows = await fetch(transaction, Outbox, later.where(col(Outbox.id) > row.id))
    return any(one.body["report"] == row.body["report"] for one in rows)


async def hold(transaction: Transaction, row: Outbox) -> bool:
    """It is held as if it had never been sent; False: it has arrived meanwhile."""
    return await _unsend(transaction, row, state="stopped")


async def put_off(transaction: Transaction, row: Outbox, due_at: float, error: str) -> bool:
    """It is sent again at this time; False: it has arrived meanwhile."""
    return await _unsend(
        transaction, row, state="pending", settled_at=None, due_at=due_at, tries=row.tries + 1, error=error,
        claimed_until=0.0,
    )  # fmt: skip


async def _unsend(transaction: Transaction, row: Outbox, **values: Any) -> bool:
    still = col(Outbox.id) == row.id, col(Outbox.state) == "sent", col(Outbox.delivery).in_(BEFORE["failed"])
    forgotten = {"message": "", "delivery": "", **values}
    return bool((await transaction.execute(update(Outbox).where(*still).values(forgotten))).rowcount)


async def keep(transaction: Transaction, message: str, state: str, error: int, now: float) -> None:
    """Keep what is told of a message that is not `known`, unless more is kept of it already."""
    row = {"message": message, "state": state, "error": error, "at": now}
    await transaction.execute(insert_or_ignore(transaction, EarlyStatus), [row])
    newer = update(EarlyStatus).where(col(EarlyStatus.message) == message, col(EarlyStatus.state).in_(BEFORE[state]))
    await transaction.execute(newer.values(state=state, error=error))


async def early(transaction: Transaction, messages: Sequence[str]) -> list[EarlyStatus]:
    """Take out what was told of these messages. To be called before anything else that settles their rows."""
    traced = [message for message in messages if message.startswith(TRACED_BY)]
    if not traced:
        return []
    await pass_door(transaction, DOOR, alone=False)
    told = delete(EarlyStatus).where(among(col(EarlyStatus.message), traced)).returning(EarlyStatus)
    return [EarlyStatus(**row) for row in (await transaction.execute(told)).mappings()]


async def trim(transaction: Transaction, before: float) -> None:
    """Forget what was told before this time of messages that never became ours."""
    await transaction.execute(delete(EarlyStatus).where(col(EarlyStatus.at) < before))


async def held(transaction: Transaction, row_ids: Sequence[int]) -> list[int]:
    """The reports whose decisions are held although they are on their way: their contact was stopped meanwhile."""
    return told_of((await transaction.execute(_HELD, {"rows": list(row_ids)})).all()) if row_ids else []


async def untold(transaction: Transaction, report: Report) -> str:
    """Whether the newest decision about a report has not reached its resident.

    "held": it goes out when they write to us; "failed": it does not; "": it has reached them, or is on its way, or
    nobody can be told.
    """
    if report.contact_id is None:
        return ""
    told = select(Outbox).where(col(Outbox.contact_id) == report.contact_id, col(Outbox.kind) == TELL)
    rows = await fetch(transaction, Outbox, told.order_by(col(Outbox.id).desc()))
    newest = next((row for row in rows if row.body["report"] == report.id), None)
    return _UNTOLD.get((newest.state, newest.delivery), "") if newest else ""


async def last_said(transaction: Transaction, contact_id: int) -> Outbox | None:
    """The newest row of what was said to this contact, is to be said, or is done because of what they said."""
    theirs = select(Outbox).where(col(Outbox.contact_id) == contact_id, col(Outbox.kind).not_in(NO_MESSAGE))
    return await first(transaction, Outbox, theirs.order_by(col(Outbox.id).desc()).limit(1))


async def is_going_out(transaction: Transaction, contact_id: int) -> bool:
    """Whether something is still to be said to this contact."""
    mine = col(Outbox.contact_id) == contact_id, col(Outbox.kind).in_(("say", TELL)), col(Outbox.state) == "pending"
    return await first(transaction, Outbox, select(Outbox).where(*mine).limit(1)) is not None


async def is_under_way(transaction: Transaction, report: Report) -> bool:
    """Whether something about a report is still on its way to its resident."""
    mine = col(Outbox.contact_id) == report.contact_id, col(Outbox.kind) == TELL, col(Outbox.state) == "pending"
    return any(row.body["report"] == report.id for row in await fetch(transaction, Outbox, select(Outbox).where(*mine)))


async def is_to_be_put(transaction: Transaction, contact_id: int, inquiry: int) -> bool:
    """Whether a question has not gone out to this contact yet: it is held for them, or on its way."""
    mine = col(Outbox.contact_id) == contact_id, col(Outbox.kind) == TELL, col(Outbox.state).in_(("pending", "stopped"))
    rows = await fetch(transaction, Outbox, select(Outbox).where(*mine))
    return any(row.body.get("inquiry") == inquiry for row in rows)


async def given_up(transaction: Transaction, kind: str, report_id: int) -> int:
    """How many errands of this kind about a report were given up of late."""
    dead = col(Outbox.state) == "dead", col(Outbox.kind) == kind, col(Outbox.body)["report"].as_integer() == report_id
    return int((await transaction.execute(select(func.count()).where(*dead))).scalar_one())


async def showing(
    transaction: Transaction, contact_id: int, kinds: Collection[str], report_id: int, since: float
) -> list[str]:
    """The messages by which errands of these kinds showed something of a report in a chat since then."""
    sent = select(Outbox).where(col(Outbox.contact_id) == contact_id, col(Outbox.kind).in_(kinds))
    recent = sent.where(col(Outbox.state) == "sent", col(Outbox.settled_at) >= since).order_by(col(Outbox.id))
    about = [row for row in await fetch(transaction, Outbox, recent) if report_id in _reports_of(row)]
    return [message for row in about for message in row.message.split()]


async def forget_messages(transaction: Transaction, contact_id: int) -> None:
    """Our messages stay behind in a chat where nobody can delete them any more; numbers begin anew."""
    sent = col(Outbox.contact_id) == contact_id, col(Outbox.state) == "sent"
    await transaction.execute(update(Outbox).where(*sent).values(message=""))


def _reports_of(row: Outbox) -> tuple[int, ...]:
    return row.body.get("report", 0), row.body.get("other", 0)


async def forget(transaction: Transaction, contact_id: int) -> None:
    """What was told to this contact, or failed to be, no longer leads to their reports."""
    told = delete(Outbox).where(col(Outbox.contact_id) == contact_id, col(Outbox.kind) == TELL)
    await transaction.execute(told.where(col(Outbox.state).in_(("sent", "dead"))))


async def _owners(transaction: Transaction, messages: Collection[str]) -> dict[str, int]:
    rows = (await transaction.execute(_OWNERS, {"told": list(messages)})).all()
    return {row.message: row.contact_id for row in rows}


_TRACED: Final = text(TRACED)  # said in each statement, or no database sees that the index of these rows is enough
_OWNERS: Final = (
    select(col(Outbox.message), col(Outbox.contact_id)).where(among(col(Outbox.message), "told")).where(_TRACED)
)
_ONE: Final = select(Outbox).where(col(Outbox.message) == bindparam("told"), _TRACED)
_HELD: Final = select(col(Outbox.kind), col(Outbox.body)).where(
    among(col(Outbox.id), "rows"), col(Outbox.state) == "stopped"
)
_MOVE: Final = (
    update(Outbox)
    .where(
        col(Outbox.message) == bindparam("told"),
        _TRACED,
        among(col(Outbox.delivery), "earlier"),
    )
    .values(delivery=bindparam("state_now"))
    .returning(col(Outbox.kind), col(Outbox.body))
)
