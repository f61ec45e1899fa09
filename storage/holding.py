"""Holding every report that one tap may change, in one order, so that no two taps wait for each other."""

from collections.abc import Sequence

from sqlmodel import col, select

from storage import same_post
from storage.database import Transaction, hold
from storage.lists import among
from storage.models import Report


async def hold_kin(transaction: Transaction, tickets: Sequence[str]) -> frozenset[int]:
    """Nobody else changes these reports, nor those that moderators said are about the same as the first of them, until
    the transaction ends. Returns their numbers: of whatever is joined to them meanwhile, none is among them.
    """
    wanted = select(col(Report.ticket), col(Report.id)).where(among(col(Report.ticket), tickets))
    known = {ticket: number for ticket, number in await transaction.execute(wanted)}  # noqa: C416 - rows are no pairs to mypy
    first = known.get(tickets[0])
    numbers = {*known.values(), *(await same_post.group_of(transaction, first) if first else ())}
    await hold(transaction, col(Report.id), numbers)
    return frozenset(numbers)
