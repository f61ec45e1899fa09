"""How fast a bot may talk. Counts messages that went out; refuses with 429 and the seconds until there is room again.

Groups: at most n in any 60 seconds. Private chats: a bucket that holds `per_chat_burst` and fills with
`per_chat_per_second`. All chats together: at most n in any second. Telegram does not publish its exact rule; these
are the numbers of its FAQ (core.telegram.org/bots/faq), where edits and each picture of an album count as one.
"""

from __future__ import annotations

from collections import deque
from math import ceil

from bot.sandbox.nouns import Chat, Limits
from bot.sandbox.refusals import too_many_requests

MINUTE = 60.0


class Window:
    """At most n things in any `span` seconds."""

    def __init__(self, span: float) -> None:
        self.span = span
        self._times: deque[float] = deque()

    def wait(self, cost: int, most: int, now: float) -> float:
        """Seconds until `cost` more fit in; 0 when they fit now. More than `most` at once wait for an empty window."""
        while self._times and self._times[0] <= now - self.span:
            self._times.popleft()
        crowded = len(self._times) + min(cost, most) - most
        return self._times[crowded - 1] + self.span - now if crowded > 0 else 0.0

    def add(self, cost: int, now: float) -> None:
        """They went out."""
        self._times.extend([now] * cost)


class Bucket:
    """Holds `size` tokens, fills with `rate` a second."""

    def __init__(self, size: int, now: float) -> None:
        self._level = float(size)
        self._at = now

    def wait(self, cost: int, size: int, rate: float, now: float) -> float:
        """Seconds until `cost` tokens are there; 0 when they are."""
        self._level = min(float(size), self._level + (now - self._at) * rate)
        self._at = now
        return max(0.0, min(cost, size) - self._level) / rate

    def add(self, cost: int) -> None:
        """They went out."""
        self._level -= cost


class Pacing:
    """The three limits for all chats of a bot."""

    def __init__(self) -> None:
        self._groups: dict[int, Window] = {}
        self._privates: dict[int, Bucket] = {}
        self._all = Window(1.0)

    def admit(self, chat: Chat, cost: int, limits: Limits, now: float) -> None:
        """Let `cost` messages out to this chat, or refuse them all with 429."""
        wait = max(self._chat_wait(chat, cost, limits, now), self._overall_wait(cost, limits, now))
        if wait > 0:
            raise too_many_requests(max(1, ceil(wait)))
        if chat.id in self._groups:
            self._groups[chat.id].add(cost, now)
        elif chat.id in self._privates:
            self._privates[chat.id].add(cost)
        if limits.overall_per_second is not None:
            self._all.add(cost, now)

    def _overall_wait(self, cost: int, limits: Limits, now: float) -> float:
        return 0.0 if limits.overall_per_second is None else self._all.wait(cost, limits.overall_per_second, now)

    def _chat_wait(self, chat: Chat, cost: int, limits: Limits, now: float) -> float:
        if chat.kind != "private":
            most = limits.group_per_minute
            return 0.0 if most is None else self._groups.setdefault(chat.id, Window(MINUTE)).wait(cost, most, now)
        rate, size = limits.per_chat_per_second, limits.per_chat_burst
        if rate is None:
            return 0.0
        return self._privates.setdefault(chat.id, Bucket(size, now)).wait(cost, size, rate, now)
