"""How fast each platform lets us speak (pure but for the clock it is given). Every channel has a pace of its own.

Telegram: about 30 messages a second overall, and 20 messages or edits a minute to one group (Bots FAQ, "My bot is
hitting limits"). An album counts each of its items.

WhatsApp: 80 messages a second for one number of ours, up to 1,000 for some (Cloud API, "Throughput"). To one person one
message in six seconds in the long run; up to 45 may go out at once, and are paid back before there is room again (Cloud
API, "Pair rate limits").

Being told to wait holds one place, or the whole channel, until the time is over.
"""

from collections import defaultdict, deque
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Rates:
    """What a platform allows; 0 lifts a limit."""

    per_second: int = 0  # messages to everybody
    group_per_minute: int = 0  # messages to one group in any minute
    person_burst: int = 0  # messages to one person at once ...
    person_seconds: float = 0.0  # ... and after how many seconds there is room for one more


TELEGRAM: Final = Rates(per_second=30, group_per_minute=20)
WHATSAPP: Final = Rates(per_second=80, person_burst=45, person_seconds=6.0)


class Pace:
    """When the next message to a place may go out: a contact's number, or what else can be told to pause.

    Times are UTC seconds.
    """

    def __init__(self, rates: Rates) -> None:
        self._rates = rates
        self._sent: dict[int | str, deque[float]] = defaultdict(deque)
        self._paid_back: dict[int | str, float] = {}  # person -> when all that they were sent is paid back
        self._held: dict[int | str, float] = {}
        self._all_held = 0.0
        self._latest = 0.0
        self._tokens = float(rates.per_second)
        self._refilled = 0.0

    @property
    def to_a_group(self) -> int:
        """How many messages may go to one group in a minute; 0: as many as there are."""
        return self._rates.group_per_minute

    def ready_at(self, place: int | str, now: float, *, group: bool, cost: int = 1) -> float:
        """The earliest time for `cost` messages to this place; `now` when they may go at once."""
        self._set_back(now)
        ready = max(now, self.held_until(place))
        if group and self._rates.group_per_minute:
            return max(ready, self._room_at(place, now, cost))
        if cost and self._rates.person_burst and not group:
            most, each = self._rates.person_burst, self._rates.person_seconds
            return max(ready, self._debt_until(place, now) - (most - min(cost, most)) * each)
        return ready

    def held_until(self, place: int | str) -> float:
        """Until when the platform wants nothing more to go there; long ago, when it never asked."""
        return max(self._all_held, self._held.get(place, 0.0))

    def spent(self, place: int | str, now: float, *, group: bool, cost: int = 1) -> None:
        """Messages go out now."""
        if group and self._rates.group_per_minute:
            self._sent[place].extend([now] * cost)
        elif self._rates.person_burst and not group:
            self._paid_back[place] = self._debt_until(place, now) + cost * self._rates.person_seconds

    def hold(self, place: int | str | None, until: float) -> None:
        """The platform asked for a pause; None: for everybody."""
        if place is None:
            self._all_held = max(until, self._all_held)
        else:
            self._held[place] = max(until, self._held.get(place, 0.0))

    def wait(self, now: float) -> float:
        """Seconds until one more message may go out overall; takes its place in the queue."""
        per_second = self._rates.per_second
        if not per_second:
            return 0.0
        since = max(0.0, now - self._refilled)  # a clock may be set back
        self._tokens = min(float(per_second), self._tokens + since * per_second)
        self._refilled = now
        self._tokens -= 1.0
        return max(0.0, -self._tokens / per_second)

    def _set_back(self, now: float) -> None:
        """When the clock was set back, pauses go with it."""
        back, self._latest = self._latest - now, now
        if back > 60.0:
            self._all_held -= back
            self._held = {place: until - back for place, until in self._held.items()}

    def _room_at(self, place: int | str, now: float, cost: int) -> float:
        sent, limit = self._sent[place], self._rates.group_per_minute
        if sent and sent[-1] > now + 60.0:  # a clock may be set back
            sent = self._sent[place] = deque(min(moment, now) for moment in sent)
        while sent and sent[0] <= now - 60.0:
            sent.popleft()
        over = len(sent) + min(cost, limit) - limit
        return sent[over - 1] + 60.0 if over > 0 else now

    def _debt_until(self, place: int | str, now: float) -> float:
        most = now + self._rates.person_burst * self._rates.person_seconds  # a clock may be set back
        return max(now, min(most, self._paid_back.get(place, 0.0)))
