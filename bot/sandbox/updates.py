"""The queue of updates a bot has not confirmed yet, and the one long poll that may wait for it.

An update leaves the queue when getUpdates is called with an offset above its id, or when the webhook answered 2xx;
never because it was handed out. That is Telegram's rule and the ground on which a bot can promise to lose nothing.
The kinds asked for by allowed_updates are remembered from call to call, and count for updates that come afterwards.

One difference, made on purpose: an update pushed again with an old id is handed out again, though Telegram's own
repeats are rare; so that it can be shown that twice is once.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice

from bot.sandbox.nouns import Json
from bot.sandbox.refusals import Refusal

UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds that come only when asked for by name (Bot API: getUpdates, allowed_updates)."""
FIRST_ID = 100_000_001
MOST = 100
"""Updates in one answer (Bot API: getUpdates, limit)."""
LONGEST_POLL = 50
"""Seconds; Telegram cuts longer polls."""
ENDED_BY_POLL = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
ENDED_BY_WEBHOOK = "Conflict: terminated by setWebhook request"
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


@dataclass(slots=True)
class Waiting:
    """One update that is not confirmed. `given`: handed out at least once; `again`: came with an id seen before."""

    update: Json
    again: bool = False
    given: bool = False

    def confirmed_by(self, offset: int) -> bool:
        """Whether getUpdates with this offset says that the bot has it."""
        return self.update["update_id"] < offset and (self.given or not self.again)


@dataclass
class Webhook:
    """Where updates are sent, as set by setWebhook, and how that went so far (Bot API: WebhookInfo)."""

    url: str
    secret: str = ""
    max_connections: int = 40
    last_error_at: int | None = None
    last_error: str = ""


@dataclass
class Updates:
    """See the heading of this module. `watchers` are called after each push while a webhook is set."""

    webhook: Webhook | None = None
    allowed: frozenset[str] | None = None
    pending: OrderedDict[int, Waiting] = field(default_factory=OrderedDict)
    watchers: list[Callable[[], None]] = field(default_factory=list)
    _next_id: int = FIRST_ID
    _serial: int = 0
    _repeats: int = 0
    _poll: asyncio.Future[None] | None = None
    _closed: bool = False

    def push(self, update: Json) -> None:
        """Put an update at the end; its update_id is added when missing. Kinds nobody asked for are dropped."""
        if not self.wanted(update):
            return
        update_id = update.setdefault("update_id", self._next_id)
        again = update_id < self._next_id
        self._next_id = max(self._next_id, update_id + 1)
        self._repeats += again
        self._serial += 1
        self.pending[self._serial] = Waiting(update, again)
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)
        for watcher in tuple(self.watchers):
            watcher()

    def wanted(self, update: Json) -> bool:
        """Whether the bot asked for this kind of update."""
        kinds = [key for key in update if key != "update_id"]
        if self.allowed is None:
            return not UNASKED.issuperset(kinds) or not kinds
        return any(kind in self.allowed for kind in kinds)

    def allow(self, kinds: list[str] | None) -> None:
        """Remember allowed_updates: None keeps what was asked before, an empty list means the default again."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    def hook(self, webhook: Webhook | None) -> None:
        """Set or take away the webhook; who watches looks anew."""
        self.webhook = webhook
        for watcher in tuple(self.watchers):
            watcher()

    def confirm(self, offset: int) -> None:
        """Forget what the bot has: ids below a positive offset; all but the last n for the offset -n."""
        if offset < 0:
            for serial in list(self.pending)[:offset]:
                self.drop(serial)
        elif self._repeats:
            for serial in [key for key, waiting in self.pending.items() if waiting.confirmed_by(offset)]:
                self.drop(serial)
        else:
            while self.pending and next(iter(self.pending.values())).confirmed_by(offset):
                self.pending.popitem(last=False)

    def drop(self, serial: int) -> None:
        """Forget one update, if it is still there."""
        waiting = self.pending.pop(serial, None)
        self._repeats -= waiting is not None and waiting.again

    def clear(self) -> None:
        """Forget all (drop_pending_updates)."""
        self.pending.clear()
        self._repeats = 0

    def take(self, limit: int) -> list[Json]:
        """The oldest updates, at most `limit` and never more than 100; they stay in the queue."""
        taken = list(islice(self.pending.values(), min(limit, MOST)))
        for waiting in taken:
            waiting.given = True
        return [waiting.update for waiting in taken]

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Json]:
        """getUpdates: at once when there are updates, else within `timeout` seconds. An earlier poll ends by 409."""
        if self.webhook is not None:
            raise Refusal(409, WEBHOOK_ACTIVE)
        self.end_poll(ENDED_BY_POLL)
        self.confirm(offset)
        if self.pending or timeout <= 0 or self._closed:
            return self.take(limit)
        await self._arrival(min(timeout, LONGEST_POLL))
        return self.take(limit)

    async def _arrival(self, timeout: float) -> None:
        self._poll = mine = asyncio.get_running_loop().create_future()
        try:
            await asyncio.wait_for(mine, timeout)
        except TimeoutError:
            pass
        finally:
            if self._poll is mine:
                self._poll = None

    def end_poll(self, why: str) -> None:
        """End the poll that waits now, if there is one, by 409 with these words."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(Refusal(409, why))
        self._poll = None

    @property
    def polled(self) -> bool:
        """Whether a long poll waits at this moment."""
        return self._poll is not None

    def close(self) -> None:
        """The server stops: let a waiting poll go home with nothing."""
        self._closed = True
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)

    def open(self) -> None:
        """A server starts (again) on this world: polls may wait."""
        self._closed = False
