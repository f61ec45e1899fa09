"""How fast a platform lets us speak (pure but for the clock it is given).

Telegram: about 30 messages a second overall, and 20 messages or edits a minute to one group (Bots FAQ, "My bot is
hitting limits"). An album counts each of its items. Being told to wait (429) holds that chat until the time is over.
"""

from collections import defaultdict, deque


class Pace:
    """When the next message to a place may go out: a contact's number, or what else can be told to pause.

    Times are UTC seconds.
    """

    def __init__(self, *, group_per_minute: int | None = 20, per_second: int = 30) -> None:
        self._group_per_minute = group_per_minute
        self._per_second = per_second
        self._sent: dict[int | str, deque[float]] = defaultdict(deque)
        self._held: dict[int | str, float] = {}
        self._tokens = float(per_second)
        self._refilled = 0.0

    def ready_at(self, place: int | str, now: float, *, group: bool, cost: int = 1) -> float:
        """The earliest time for `cost` messages to this place; `now` when they may go at once."""
        ready = max(now, self._held.get(place, 0.0))
        if group and self._group_per_minute is not None:
            ready = max(ready, self._room_at(place, now, cost))
        return ready

    def spent(self, place: int | str, now: float, *, group: bool, cost: int = 1) -> None:
        """Messages go out now."""
        if group and self._group_per_minute is not None:
            self._sent[place].extend([now] * cost)

    def hold(self, place: int | str, until: float) -> None:
        """The platform asked for a pause."""
        self._held[place] = max(until, self._held.get(place, 0.0))

    def wait(self, now: float) -> float:
        """Seconds until one more message may go out overall; takes its place in the queue."""
        if not self._per_second:
            return 0.0
        since = max(0.0, now - self._refilled)  # a clock may be set back
        self._tokens = min(float(self._per_second), self._tokens + since * self._per_second)
        self._refilled = now
        self._tokens -= 1.0
        return max(0.0, -self._tokens / self._per_second)

    def _room_at(self, place: int | str, now: float, cost: int) -> float:
        sent, limit = self._sent[place], self._group_per_minute or 1
        while sent and sent[0] <= now - 60.0:
            sent.popleft()
        over = len(sent) + min(cost, limit) - limit
        return sent[over - 1] + 60.0 if over > 0 else now
