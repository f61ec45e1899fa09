"""How fast a platform lets us speak (pure but for the clock it is given).

Telegram: about 30 messages a second overall, and 20 messages or edits a minute to one group (Bots FAQ, "My bot is
hitting limits"). An album counts each of its items. Being told to wait (429) holds that chat until the time is over.
"""

from collections import defaultdict, deque


class Pace:
    """When the next message to a contact may go out. Times are UTC seconds."""

    def __init__(self, *, group_per_minute: int | None = 20, per_second: int = 30) -> None:
        self._group_per_minute = group_per_minute
        self._per_second = per_second
        self._sent: dict[int, deque[float]] = defaultdict(deque)
        self._held: dict[int, float] = {}
        self._tokens = float(per_second)
        self._refilled = 0.0

    def ready_at(self, contact_id: int, now: float, *, group: bool, cost: int = 1) -> float:
        """The earliest time for `cost` messages to this contact; `now` when they may go at once."""
        ready = max(now, self._held.get(contact_id, 0.0))
        if group and self._group_per_minute is not None:
            ready = max(ready, self._room_at(contact_id, now, cost))
        return ready

    def spent(self, contact_id: int, now: float, *, group: bool, cost: int = 1) -> None:
        """Messages go out now."""
        if group and self._group_per_minute is not None:
            self._sent[contact_id].extend([now] * cost)

    def hold(self, contact_id: int, until: float) -> None:
        """The platform asked for a pause."""
        self._held[contact_id] = max(until, self._held.get(contact_id, 0.0))

    def wait(self, now: float) -> float:
        """Seconds until one more message may go out overall; takes its place in the queue."""
        if not self._per_second:
            return 0.0
        self._tokens = min(float(self._per_second), self._tokens + (now - self._refilled) * self._per_second)
        self._refilled = now
        self._tokens -= 1.0
        return max(0.0, -self._tokens / self._per_second)

    def _room_at(self, contact_id: int, now: float, cost: int) -> float:
        sent, limit = self._sent[contact_id], self._group_per_minute or 1
        while sent and sent[0] <= now - 60.0:
            sent.popleft()
        over = len(sent) + min(cost, limit) - limit
        return sent[over - 1] + 60.0 if over > 0 else now
