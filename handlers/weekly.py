"""The weekly recap: on Mondays, behind the digest, each official gets the week before as PDF; once, as the digest is.

Whoever muted the digest of that day is not given it either. It is an export like any other, and noted as one.
"""

from datetime import date
from typing import Final

from handlers import exports
from handlers.desk import Desk
from handlers.digest_times import newest
from handlers.exports import WEEKLY, Export
from handlers.period import last_week
from handlers.scene import House
from storage import custody, digests, roles
from storage.database import Transaction
from storage.outbox import Effect
from storage.roles import OFFICIAL

_MONDAY: Final = 0


async def look(house: House, desk: Desk, transaction: Transaction, now: float) -> list[Effect]:
    """Order the recaps of this desk that are due; once for each official and week."""
    turn = newest(house.digest_at, desk.region.zone, now)
    if turn.day.weekday() != _MONDAY:
        return []
    return await _order(transaction, desk, turn.day, turn.due, now)


async def _order(transaction: Transaction, desk: Desk, monday: date, due: float, now: float) -> list[Effect]:
    key = desk.region.key
    export = Export("pdf", key, last_week(monday), WEEKLY)
    held = [one.contact_id for one in await roles.holders(transaction, key, OFFICIAL) if one.since <= due]
    fresh = await digests.begin(transaction, key, f"{export.period.first:%G-W%V}", held, now)
    muted = await digests.mutes(transaction, key, fresh)
    wanted = sorted(number for number in fresh if muted.get(number, "") < monday.isoformat())
    if wanted:
        await custody.write(transaction, [exports.noted(export, "system", "")], now)
    return [exports.ordered(export, number) for number in wanted]
