"""When a digest goes out, and to whom: at one hour of the day, in the time of each region.

The newest such moment that is past counts, and no older one: after a rest of the house over that hour its digest comes
late and says so, what would have gone out before is not made up for. Whoever became an official after that moment gets
theirs from the next day on. A row for each official, region and day is written with the order itself, so neither a
second process nor a clock that was put back orders it again.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from handlers.desk import Desk
from handlers.scene import House
from storage import digests, roles
from storage.database import Transaction
from storage.outbox import WORK, Effect
from storage.record import record
from storage.roles import OFFICIAL, Role

NAME: Final = "digest"
LATE_AFTER: Final = 600.0


@record
class Turn:
    """A day, and when its digest goes out there, in UTC seconds."""

    day: date
    due: float


def turn_on(at: int, zone: str, day: date) -> Turn:
    """When the digest of this day goes out. `at`: minutes after midnight."""
    begins = datetime.combine(day, time(at // 60, at % 60), ZoneInfo(zone))
    return Turn(day, begins.astimezone(UTC).timestamp())


def newest(at: int, zone: str, now: float) -> Turn:
    """The newest turn that is past. `at`: minutes after midnight."""
    today = datetime.fromtimestamp(now, UTC).astimezone(ZoneInfo(zone)).date()
    turn = turn_on(at, zone, today)
    return turn if turn.due <= now else turn_on(at, zone, today - timedelta(1))


def is_over(at: int, zone: str, day: date, now: float) -> bool:
    """Whether the digest of the day after this one is due already."""
    return turn_on(at, zone, day + timedelta(1)).due <= now


def clock_time(at: int) -> str:
    """07.00, as it is written."""
    return f"{at // 60:02}.{at % 60:02}"


async def look(house: House, desk: Desk, transaction: Transaction, now: float) -> list[Effect]:
    """Order the digests of this desk that are due; once for each official and day."""
    turn = newest(house.digest_at, desk.region.zone, now)
    held = await roles.holders(transaction, desk.region.key, OFFICIAL)
    return await _order(transaction, desk, turn, [one for one in held if one.since <= turn.due], now)


async def _order(
    transaction: Transaction, desk: Desk, turn: Turn, officials: Sequence[Role], now: float
) -> list[Effect]:
    key, day = desk.region.key, turn.day.isoformat()
    fresh = await digests.begin(transaction, key, day, [one.contact_id for one in officials], now)
    if not fresh:
        return []
    muted = await digests.mutes(transaction, key, fresh)
    back = {number for number, last in muted.items() if last < day}
    await digests.unmute(transaction, key, back)
    how = {"late": True} if now > turn.due + LATE_AFTER else {}
    wanted = sorted(fresh - (muted.keys() - back))
    return [order(number, key, day, **how, **({"back": True} if number in back else {})) for number in wanted]


def order(contact_id: int, region: str, day: str, **how: Any) -> Effect:
    """The digest of a day for one contact.

    `how`: `late`; `back`: it had been muted; `asked`: they want it now; `full`: the whole of the lists that were
    cut in it, no picture; `shown`: how much of each it had (the place of a `digest.Room` among its `ROOMS`).
    """
    return Effect(contact_id, NAME, {"region": region, "day": day, **how}, rank=WORK)
