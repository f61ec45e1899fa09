"""How fast a number may send: one bucket per pair of numbers, one window for all (Cloud API: Rate limits)."""

from __future__ import annotations

from bot.sandbox.cloud_nouns import CloudLimits
from bot.sandbox.cloud_refusals import GraphRefusal
from bot.sandbox.pacing import Bucket, Window


class CloudPacing:
    """Counts what went out; refuses with 131056 (pair) or 130429 (throughput)."""

    def __init__(self) -> None:
        self._pairs: dict[str, Bucket] = {}
        self._all = Window(1.0)

    def admit(self, key: str, limits: CloudLimits, now: float) -> None:
        """Let one message out to this person, or refuse it."""
        cost, pair = limits.pair_seconds, None
        if cost is not None:  # a bucket of seconds, one of which comes in each second
            size = limits.pair_burst * cost
            pair = self._pairs.setdefault(key, Bucket(size, now))
            if pair.wait(cost, size, 1.0, now) > 0:
                raise GraphRefusal(131056)
        if limits.per_second is not None:
            if self._all.wait(1, limits.per_second, now) > 0:
                raise GraphRefusal(130429)
            self._all.add(1, now)
        if pair is not None and cost is not None:
            pair.add(cost)
