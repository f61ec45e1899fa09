"""Reports and what is noted of them. Every change of state goes through `decide`, which one caller wins."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from sqlalchemy import bindparam
from sqlmodel import col, select, update

from storage import custody
from storage.custody import Act
from storage.database import Transaction, fetch, first, insert_or_ignore
from storage.lists import among
from storage.models import Report
from storage.states import move
from storage.tickets import new_ticket

Answers = dict[str, Any]
UNDECIDED: Final[dict[str, Any]] = {"decided_at": None, "decided_by": "", "decider": "", "reason": ""}
"""Columns of a report that waits again: of the decision that stood nothing is left but its event."""


async def submit(
    transaction: Transaction, rows: Sequence[dict[str, Any]], draw: Callable[[], str] = new_ticket
) -> list[int]:
    """Store new reports, each a row with every column that has no default; their numbers, in the same order.

    A ticket that another report has is drawn anew, and then stands in the row as well.
    """
    numbers: dict[str, int] = {}
    left = rows
    while left:
        stored = await transaction.execute(_storing(transaction), [_BLANK | row for row in left])
        numbers.update((draft, number) for number, draft in stored)
        left = [row for row in left if row["draft"] not in numbers]
        for row in left:
            row["ticket"] = draw()
    return [numbers[row["draft"]] for row in rows]


def _storing(transaction: Transaction) -> Any:
    return insert_or_ignore(transaction, Report, "ticket").returning(col(Report.id), col(Report.draft))


async def by_id(transaction: Transaction, report_id: int) -> Report | None:
    """One report, locked where the database locks rows."""
    return await first(transaction, Report, _BY_ID, {"number": report_id})


async def by_ticket(transaction: Transaction, ticket: str) -> Report | None:
    """One report by its ticket."""
    return await first(transaction, Report, select(Report).where(col(Report.ticket) == ticket).with_for_update())


async def by_card(transaction: Transaction, region: str, card: str) -> Report | None:
    """The report of this region whose card is this message of its group."""
    shown = select(Report).where(col(Report.card) == card, col(Report.card) != "", col(Report.region) == region)
    return await first(transaction, Report, shown.with_for_update())


async def of_contact(transaction: Transaction, contact_id: int, limit: int = 20) -> list[Report]:
    """A resident's own reports, newest first."""
    own = select(Report).where(col(Report.contact_id) == contact_id).order_by(col(Report.id).desc()).limit(limit)
    return await fetch(transaction, Report, own)


async def several(transaction: Transaction, report_ids: Sequence[int]) -> list[Report]:
    """These reports, the newest first."""
    return await fetch(
        transaction,
        Report,
        select(Report).where(among(col(Report.id), report_ids)).order_by(col(Report.id).desc()),
    )


async def decide(
    transaction: Transaction, report: Report, action: str, **values: Any
) -> Report | None:  # the report as it is now, or None when somebody else was faster
    """Move a report by `action`. Raises IllegalMoveError.

    Wins only if the report still has the version that the caller read; the version goes up by one.
    """
    new = {"state": move(report.state, action), "version": report.version + 1, **values}
    unchanged = col(Report.id) == report.id, col(Report.version) == report.version
    won = await transaction.execute(update(Report).where(*unchanged).values(new))
    return report.model_copy(update=new) if won.rowcount == 1 else None


async def change(transaction: Transaction, report_id: int, **values: Any) -> None:
    """Set columns that are not part of a decision."""
    await transaction.execute(update(Report).where(col(Report.id) == report_id).values(values))


async def regions_of(transaction: Transaction, report_ids: Sequence[int]) -> list[tuple[int, str]]:
    """(report, the key of its region) of each of these reports."""
    if not report_ids:
        return []
    wanted = (
        select(col(Report.id), col(Report.region)).where(among(col(Report.id), report_ids)).order_by(col(Report.id))
    )
    return [(number or 0, region) for number, region in (await transaction.execute(wanted)).all()]


async def cards(transaction: Transaction, region: str) -> list[str]:
    """The messages that are the cards of this region now."""
    shown = col(Report.card) != "", col(Report.region) == region
    return list((await transaction.execute(select(col(Report.card)).where(*shown))).scalars())


async def forget_cards(transaction: Transaction, region: str) -> None:
    """The cards stay behind in a chat where nobody can edit them any more; each is shown anew when it changes."""
    shown = col(Report.card) != "", col(Report.region) == region
    await transaction.execute(update(Report).where(*shown).values(card=""))


async def note(
    transaction: Transaction, report_id: int | None, actor: str, action: str, now: float, **detail: Any
) -> None:
    """Add one event to the trail of a report; `detail` must name no resident."""
    drafts = await drafts_of(transaction, [report_id or 0])
    await custody.write(transaction, [Act(draft, actor, action, detail) for draft in drafts.values()], now)


async def drafts_of(transaction: Transaction, report_ids: Sequence[int]) -> dict[int, str]:
    """The draft that each of these reports was, which names its chain of events."""
    rows = await transaction.execute(_DRAFTS, {"numbers": list(report_ids)})
    return {number or 0: draft for number, draft in rows}


async def drafts_of_tickets(transaction: Transaction, tickets: Sequence[str]) -> dict[str, str]:
    """The same by ticket."""
    wanted = select(col(Report.ticket), col(Report.draft)).where(among(col(Report.ticket), tickets))
    return {ticket: draft for ticket, draft in await transaction.execute(wanted)}  # noqa: C416 - as above


_BLANK: Final = Report(ticket="", draft="", region="", answers={}).model_dump(exclude={"id"})
_BY_ID: Final = select(Report).where(col(Report.id) == bindparam("number")).with_for_update()
_DRAFTS: Final = select(col(Report.id), col(Report.draft)).where(among(col(Report.id), "numbers"))
