"""The weekly recap: on Mondays, behind the digest, each official gets the week before as PDF; once, as the digest is.

Unlike a digest, which the next day's makes up for, it comes late rather than never when the bot rested on that Monday.
Whoever muted the digest is not given it either. It is an export like any other, and noted as one.
"""

from datetime import timedelta

from handlers import exports
from handlers.desk import Desk
from handlers.digest_times import Turn, newest, turn_on
from handlers.exports import WEEKLY, Export
from handlers.period import last_week
from handlers.scene import House
from storage import custody, digests, roles
from storage.database import Transaction
from storage.outbox import Effect
from storage.roles import OFFICIAL


async def look(house: House, desk: Desk, transaction: Transaction, now: float) -> list[Effect]:
    """Order the recaps of this desk that are due; once for each official and week."""
    day = newest(house.digest_at, desk.region.zone, now).day
    monday = turn_on(house.digest_at, desk.region.zone, day - timedelta(day.weekday()))
    return await _order(transaction, desk, monday, now)


async def _order(transaction: Transaction, desk: Desk, monday: Turn, now: float) -> list[Effect]:
    key = desk.region.key
    export = Export("pdf", key, last_week(monday.day), WEEKLY)
    held = [one.contact_id for one in await roles.holders(transaction, key, OFFICIAL) if one.since <= monday.due]
    fresh = await digests.begin(transaction, key, f"{export.period.first:%G-W%V}", held, now)
    muted = await digests.mutes(transaction, key, fresh)
    wanted = sorted(number for number in fresh if muted.get(number, "") < monday.day.isoformat())
    if wanted:
        await custody.write(transaction, [exports.noted(export, "system", "")], now)
    return [exports.ordered(export, number) for number in wanted]
