"""The clock of a test, which can be put forward."""

import time
from datetime import UTC, datetime

TODAY = datetime(2026, 11, 23, 3, tzinfo=UTC).timestamp()
"""A Monday, ten o'clock in Solo: the time on a stage whose clock only moves when it is put forward."""


class Hands:
    """The hands of the clock on the stage, for the bot and its Telegram alike."""

    def __init__(self, start: float | None = None) -> None:
        """`start`: the time at which it stands still until it is put forward; without it, it runs as real time does."""
        self._start = start
        self.ahead = 0.0

    def __call__(self) -> float:
        """UTC seconds."""
        return (time.time() if self._start is None else self._start) + self.ahead

    def moment(self) -> datetime:
        """The same as the sandbox wants it."""
        return datetime.fromtimestamp(self(), UTC)

    def forward(self, seconds: float) -> None:
        """Put the clock forward."""
        self.ahead += seconds

    def stop(self) -> None:
        """From now on it stands still until it is put forward."""
        self._start = self() - self.ahead

    def reach(self, moment: float) -> None:
        """Put the clock forward to this time, if it is not past it."""
        self.ahead += max(0.0, moment - self())
