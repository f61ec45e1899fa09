"""Claims: who works on a case. Each step is one statement, so of many who tap at once one has it."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import bindparam
from sqlmodel import col, delete, select, update

from storage.database import Transaction, fetch, first, insert_or_ignore
from storage.desk_tables import Claim
from storage.lists import among


async def take(transaction: Transaction, wanted: Claim, now: float) -> bool:
    """Claim a case that nobody holds, or whose claim is over; whether that was done."""
    await transaction.execute(delete(Claim).where(col(Claim.report_id) == wanted.report_id, col(Claim.until) <= now))
    made = await transaction.execute(insert_or_ignore(transaction, Claim), [wanted.model_dump()])
    return bool(made.rowcount == 1)


async def of_report(transaction: Transaction, report_id: int, now: float) -> Claim | None:
    """The claim that holds now."""
    return await first(transaction, Claim, _HELD, {"number": report_id, "now": now})


async def put_off(transaction: Transaction, report_id: int, by: Sequence[str], until: float) -> None:
    """Whoever holds the case did something on it; of anybody else it changes nothing."""
    own = col(Claim.report_id) == report_id, among(col(Claim.by), by)
    await transaction.execute(update(Claim).where(*own).values(until=until))


async def let_go(transaction: Transaction, report_id: int, by: Sequence[str] = ()) -> bool:
    """Nobody holds the case any more; with `by`, only if it was them who did. Whether that is news.

    `by`: the hash of one moderator under each key.
    """
    held = col(Claim.report_id) == report_id, *((among(col(Claim.by), by),) if by else ())
    return bool((await transaction.execute(delete(Claim).where(*held))).rowcount == 1)


async def set_back(transaction: Transaction, longest: float) -> None:
    """Claims that last longer than any can: the clock was set back since they were made, so they end as if made now.

    Nobody's clock is a minute ahead of another's.
    """
    ahead = update(Claim).where(col(Claim.until) > longest + 60.0)
    await transaction.execute(ahead.values(until=longest))


async def take_back(transaction: Transaction, now: float, limit: int = 500) -> list[Claim]:
    """The claims that are over, which this ends."""
    over = select(Claim).where(col(Claim.until) <= now).order_by(col(Claim.report_id)).limit(limit)
    ended = await fetch(transaction, Claim, over.with_for_update(skip_locked=True))
    if ended:
        numbers = [claim.report_id for claim in ended]
        await transaction.execute(delete(Claim).where(among(col(Claim.report_id), numbers)))
    return ended


_HELD: Final = select(Claim).where(col(Claim.report_id) == bindparam("number"), col(Claim.until) > bindparam("now"))
