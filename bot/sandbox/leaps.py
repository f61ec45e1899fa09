"""The clock of the demo, which can be set back and leap forward, and how far it is to the next morning."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import time as wall_clock
from typing import Final
from zoneinfo import ZoneInfo

LATE: Final = timedelta(seconds=2)
"""So long after the hour it is when a morning is leapt to: never a fraction of a second before it."""
HOUR: Final = timedelta(hours=1)
DAY: Final = 86_400.0


class SetClock:
    """The time of now (or what `now` says, in UTC seconds), or of so many days ago while examples are played.

    Never goes back within a play. Days are counted back from when the play began: it takes minutes, and what is at
    seven o'clock in it stays there.
    """

    def __init__(self, now: Callable[[], float] = wall_clock) -> None:
        self._now = now
        self._begun: float | None = None
        self._behind = 0.0
        self.leapt = asyncio.Event()
        """Set by every leap forward."""

    def set_days_ago(self, days: float) -> None:
        """From here on it is as many days ago; 0: now, the play is over."""
        now = self._now()
        self._begun = (now if self._begun is None else self._begun) if days else None
        self._behind = days * DAY + now - (self._begun or now)

    def forward(self, hours: float) -> None:
        """So many hours go by at once."""
        self._behind -= hours * 3600
        self.leapt.set()

    def seconds(self) -> float:
        """UTC seconds, as the bot wants them."""
        return self._now() - self._behind

    def moment(self) -> datetime:
        """The same for the sandbox's world."""
        return datetime.fromtimestamp(self.seconds(), UTC)


def hours_to_morning(now: datetime, minutes: int, zone: str) -> float:
    """From `now` (aware) to the next time at which clocks of this zone show so many minutes after midnight."""
    here = now.astimezone(ZoneInfo(zone))
    hour, minute = divmod(minutes, 60)
    morning = here.replace(hour=hour, minute=minute, second=0, microsecond=0) + LATE
    if morning <= here:
        morning += timedelta(days=1)  # wall time: what a change of the clocks takes or gives does not matter here
    return (morning.astimezone(UTC) - now) / HOUR


def mornings_ago(hours: float, count: int) -> list[float]:
    """How many days ago the last mornings were when the next one comes in so many hours; the oldest first."""
    return [days - hours / 24 for days in range(count, 0, -1)]
