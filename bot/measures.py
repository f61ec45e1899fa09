"""Counters of what comes in and goes out; a gap between them is a loss, and shows on /metrics."""

from prometheus_client import CollectorRegistry, Counter, Gauge, generate_latest


class Measures:
    """The figures of this process."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._received = self._counter("lapornetral_updates_received", "Updates that were taken")
        self._repeated = self._counter("lapornetral_updates_repeated", "Updates that had been taken before")
        self._buried = self._counter("lapornetral_updates_buried", "Updates that could not be handled")
        self._settled = self._counter("lapornetral_errands_settled", "Outbox rows that were carried out")
        self._failed = Counter(
            "lapornetral_errands_failed", "Failed attempts to carry out", ["kind"], registry=self._registry
        )
        self._outbox = Gauge("lapornetral_outbox_rows", "Outbox rows by state", ["state"], registry=self._registry)
        self._dead = Gauge("lapornetral_dead_letters", "Dead letters for an operator", registry=self._registry)

    def received(self, count: int, repeated: int) -> None:
        """Updates came in."""
        self._received.inc(count)
        self._repeated.inc(repeated)

    def buried(self) -> None:
        """An update could not be handled."""
        self._buried.inc()

    def settled(self, count: int) -> None:
        """Outbox rows were carried out."""
        self._settled.inc(count)

    def failed(self, kind: str) -> None:
        """An attempt failed."""
        self._failed.labels(kind).inc()

    def table(self, rows: dict[str, int], dead: int) -> bytes:
        """The figures as Prometheus reads them; `rows`: outbox rows by state."""
        for state, count in rows.items():
            self._outbox.labels(state).set(count)
        self._dead.set(dead)
        return generate_latest(self._registry)

    def _counter(self, name: str, text: str) -> Counter:
        return Counter(name, text, registry=self._registry)
