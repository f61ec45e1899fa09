"""Counters of what comes in and goes out; a gap between them is a loss, and shows on /metrics."""

import math
import time
from collections.abc import Callable, Sequence
from typing import Final

from bot.lean import hollow

with hollow("http.server", "socketserver", "wsgiref.simple_server"):  # a server of its own; it would stay unused
    from prometheus_client import CollectorRegistry, Counter, Gauge, generate_latest

from storage.figures import Figures
from storage.held_up import HeldUp

PUSHED_AGAIN_WITHIN: Final = 60.0
"""Seconds. A platform pushes again what was not taken; but whoever keeps it away from us while we are not well, would
never let us find out that we are again.
"""


class Measures:
    """The figures of this process. `clock`: seconds that only go forward."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._registry = CollectorRegistry()
        self._received = self._counter("lapornetral_updates_received", "Updates that were taken")
        self._repeated = self._counter("lapornetral_updates_repeated", "Updates that had been taken before")
        self._buried = self._counter("lapornetral_updates_buried", "Updates that could not be handled")
        self._settled = self._counter("lapornetral_errands_settled", "Outbox rows that were carried out")
        self._failed = Counter(
            "lapornetral_errands_failed", "Failed attempts to carry out", ["kind"], registry=self._registry
        )
        self._passed = Counter(
            "lapornetral_updates_passed", "Updates with nothing for us, as read", ["kind"], registry=self._registry
        )
        self._client = Gauge(
            "lapornetral_telegram_client", "What carries calls to Telegram", ["name"], registry=self._registry
        )
        self._fell_over = self._counter("lapornetral_telegram_fell_over", "Times that the first client failed")
        self._waiting = Gauge("lapornetral_telegram_waiting", "Updates that wait at Telegram", registry=self._registry)
        self._behind = Gauge(
            "lapornetral_telegram_behind_seconds", "Most seconds an update waited to be read", registry=self._registry
        )
        self._delivered = Counter(
            "lapornetral_deliveries", "What WhatsApp told of our messages", ["state", "error"], registry=self._registry
        )
        self._outbox = Gauge("lapornetral_outbox_rows", "Outbox rows by state", ["state"], registry=self._registry)
        self._held_up = Gauge(
            "lapornetral_outbox_held_up", "Of these, those that wait for you: see lapornetral check", ["why", "way"],
            registry=self._registry,
        )  # fmt: skip
        self._backlog = Gauge(
            "lapornetral_backlog", "Updates that were pushed to us and wait to be handled", registry=self._registry
        )
        self._dead = Gauge("lapornetral_dead_letters", "Dead letters for an operator", registry=self._registry)
        refuses = Gauge("lapornetral_database_refuses", "1: the database takes nothing", registry=self._registry)
        refuses.set_function(lambda: float(bool(self.refuses)))
        self._refused = dict[str, tuple[str, float]]()  # by which part -> why, and until when that is news
        self._came = self._of_region("reports_received_today", "Reports that came in today")
        self._decided = self._of_region("reports_decided_today", "Decisions of today that stand", "kind")
        self._undecided = self._of_region("reports_waiting", "Reports that wait for a decision")
        self._overdue = self._of_region("reports_overdue", "Of these, those past Bawaslu's earliest limit")

    def received(self, count: int, repeated: int) -> None:
        """Updates came in."""
        self._received.inc(count)
        self._repeated.inc(repeated)

    @property
    def refuses(self) -> str:
        """Why the database does not work just now, in few words; "" when it does."""
        now = self._clock()
        return next((why for why, until in self._refused.values() if until > now), "")

    def refused(self, part: str, why: str, lasts: float = math.inf) -> None:
        """The database did not take what this part of the bot has for it, and it will try again within `lasts`."""
        self._refused[part] = (why, self._clock() + lasts)

    def taken(self, part: str) -> None:
        """It did."""
        self._refused.pop(part, None)

    def buried(self) -> None:
        """An update could not be handled."""
        self._buried.inc()

    def settled(self, count: int) -> None:
        """Outbox rows were carried out."""
        self._settled.inc(count)

    def failed(self, kind: str) -> None:
        """An attempt failed."""
        self._failed.labels(kind).inc()

    def delivered(self, state: str, error: int) -> None:
        """The platform told what became of a message; `error`: its code, 0 for none."""
        self._delivered.labels(state, f"{error}").inc()

    def passed_over(self, kind: str) -> None:
        """An update had nothing for us; a batch that comes again counts again."""
        self._passed.labels(kind).inc()

    def telegram_client(self, name: str) -> None:
        """This client carries the calls from now on."""
        self._client.clear()
        self._client.labels(name).set(1)

    def fell_over(self, name: str) -> None:
        """The first client failed; this one goes on."""
        self._fell_over.inc()
        self.telegram_client(name)

    def waiting(self, count: int, behind: float) -> None:
        """What waits at Telegram, and how late we were in reading, in seconds."""
        self._waiting.set(count)
        self._behind.set(behind)

    def table(
        self,
        rows: dict[str, int],
        dead: int,
        regions: Sequence[Figures] = (),
        backlog: int = 0,
        held_up: Sequence[HeldUp] = (),
    ) -> bytes:
        """The figures as Prometheus reads them; `rows`: outbox rows by state, `regions`: each one's figures."""
        for state, count in rows.items():
            self._outbox.labels(state).set(count)
        self._held_up.clear()
        for one in held_up:
            self._held_up.labels(one.why, one.way).set(one.count)
        self._dead.set(dead)
        self._backlog.set(backlog)
        for found in regions:
            self._stands(found)
        return self.told()

    def told(self) -> bytes:
        """All figures as they stand."""
        return generate_latest(self._registry)

    def _stands(self, found: Figures) -> None:
        (day,) = found.days
        self._came.labels(found.region).set(day.received)
        for kind in ("accepted", "rejected", "admonished", "escalated"):
            self._decided.labels(found.region, kind).set(getattr(day, kind))
        self._undecided.labels(found.region).set(found.waiting)
        self._overdue.labels(found.region).set(
            sum(n for left, n in found.ages.items() if left is not None and left < 0)
        )

    def _of_region(self, name: str, text: str, *more: str) -> Gauge:
        return Gauge(f"lapornetral_{name}", text, ["region", *more], registry=self._registry)

    def _counter(self, name: str, text: str) -> Counter:
        return Counter(name, text, registry=self._registry)
