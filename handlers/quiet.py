"""When announcements go out, and how fast (pure): by day, a few a second, so that nobody's talk waits for them."""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

OPENS, CLOSES = 7, 20  # local hours; between closing and opening nobody is written to
PER_SECOND: Final = 5
"""A sixth of what Telegram takes in a second from one bot (about 30); the rest is for talk."""
BATCH_SECONDS: Final = 60.0
"""For so long rows are written ahead; what is stopped meanwhile is taken back."""

BACKLOG: Final = 10 * PER_SECOND
"""While more than these wait, nothing is added: the platform is slow, or cannot be reached."""


def opens_at(zone: str, now: float) -> float:
    """The earliest time, UTC seconds, at which people may be written to: now, or when the day begins."""
    local = datetime.fromtimestamp(now, ZoneInfo(zone))
    if OPENS <= local.hour < CLOSES:
        return now
    day = local.date() + timedelta(days=local.hour >= CLOSES)
    return datetime(day.year, day.month, day.day, OPENS, tzinfo=ZoneInfo(zone)).timestamp()


def closes_at(zone: str, opened: float) -> float:
    """When the day ends in which this time lies."""
    return datetime.fromtimestamp(opened, ZoneInfo(zone)).replace(hour=CLOSES, minute=0, second=0).timestamp()


def room(zone: str, now: float) -> int:
    """How many may be written to in the batch that begins now; 0 at night."""
    if opens_at(zone, now) > now:
        return 0
    return max(1, int(PER_SECOND * min(BATCH_SECONDS, closes_at(zone, now) - now)))


def ends_at(zone: str, now: float, people: int) -> float:
    """When so many people will have been written to, if all goes well."""
    left = people / PER_SECOND
    while True:
        begins = opens_at(zone, now)
        today = closes_at(zone, begins) - begins
        if left <= today:
            return begins + left
        left, now = left - today, begins + today
