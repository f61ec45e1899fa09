"""Mischief on purpose: what networks and overloaded servers do, at a rate or once, for tests and benches.

| kind            | what the bot sees                              | was the call carried out? |
|-----------------|------------------------------------------------|---------------------------|
| 429             | 429 with retry_after; the chat stays closed    | no                        |
| 500, 502, 503, 504 | that status, JSON as Telegram's             | no                        |
| 502_html        | 502 with the HTML page of a proxy              | no                        |
| timeout         | nothing, until the bot gives up or `patience`  | no                        |
| drop            | the connection is cut                          | no                        |
| timeout_after   | as timeout                                     | yes                       |
| drop_after      | as drop                                        | yes                       |

The last two are the trap of "at least once": whoever repeats the call has it twice. After a 429 the chat stays closed
until retry_after ran out, as on Telegram; each call that comes before counts as `impatient` (those that were on their
way already when the 429 left are forgiven: `GRACE`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from random import Random

KINDS = ("429", "500", "502", "502_html", "503", "504", "timeout", "drop", "timeout_after", "drop_after")
STORM = ("429", "502", "timeout", "drop")
GRACE = 0.1
"""Seconds after a 429 in which other calls for the chat may have been on their way."""


@dataclass(frozen=True)
class Fault:
    """One thing to go wrong with one call. `retry_after`: whole seconds, of a 429."""

    kind: str
    retry_after: int = 1

    @property
    def carried_out(self) -> bool:
        """Whether the call is done before its answer is lost."""
        return self.kind.endswith("_after")

    @property
    def dropped(self) -> bool:
        """Whether the connection is cut instead of an answer."""
        return self.kind.startswith("drop")

    @property
    def silent(self) -> bool:
        """Whether no answer comes and the connection stays."""
        return self.kind.startswith("timeout")


@dataclass(frozen=True)
class Storm:
    """A rate of faults that lasts until `calm()`."""

    rate: float
    kinds: tuple[str, ...]
    methods: frozenset[str] | None
    random: Random
    longest: int

    def strikes(self, method: str) -> Fault | None:
        """The fault of this call, if any."""
        if (self.methods is not None and method not in self.methods) or self.random.random() >= self.rate:
            return None
        return Fault(self.random.choice(self.kinds), self.random.randint(1, self.longest))


@dataclass
class Faults:
    """See the heading. Method names in any case; "download" is the download of a file; None or "*" are all methods."""

    kinds: tuple[str, ...] = KINDS
    """What may be asked for; another platform fails in other ways."""
    patience: float = 60.0
    """Seconds a silent call is held at most."""
    impatient: int = 0
    """Calls to a chat before its retry_after ran out."""
    counts: Counter[str] = field(default_factory=Counter)
    """Faults that happened, per kind."""
    _storm: Storm | None = None
    _once: list[tuple[str, Fault]] = field(default_factory=list)
    _closed: dict[str, tuple[float, float]] = field(default_factory=dict)

    @property
    def active(self) -> bool:
        """Whether anything is to go wrong, or a chat is closed: the server's quick look before each call."""
        return self._storm is not None or bool(self._once) or bool(self._closed)

    def storm(
        self,
        rate: float = 0.3,
        kinds: Collection[str] = STORM,
        methods: Collection[str] | None = None,
        seed: int = 0,
        longest_retry_after: int = 2,
    ) -> None:
        """From now on `rate` (0 to 1) of the calls of `methods` (None: all) go wrong, one of `kinds` at random."""
        names = None if methods is None else frozenset(name.lower() for name in methods)
        drawn = tuple(sorted(self._known(kind) for kind in kinds))
        self._storm = Storm(rate, drawn, names, Random(seed), longest_retry_after)  # noqa: S311 - repeatable mischief

    def calm(self) -> None:
        """Nothing goes wrong any more; chats that are closed stay so until their time."""
        self._storm = None
        self._once.clear()

    def next(self, method: str, kind: str, times: int = 1, retry_after: int = 1) -> None:
        """The next `times` calls of `method` go wrong in this way."""
        self._once += [(method.lower(), Fault(self._known(kind), retry_after))] * times

    def pick(self, method: str) -> Fault | None:
        """The fault for this call (method in lower case), counted; those of `next` come before the storm's."""
        fault = self._one_shot(method) or (self._storm.strikes(method) if self._storm is not None else None)
        if fault is not None:
            self.counts[fault.kind] += 1
        return fault

    def _one_shot(self, method: str) -> Fault | None:
        for index, (name, fault) in enumerate(self._once):
            if name in (method, "*"):
                del self._once[index]
                return fault
        return None

    def close_chat(self, chat: str, now: float, seconds: int) -> None:
        """A 429 was answered for this chat (chat_id as sent; "" for calls without): closed for so many seconds."""
        self._closed[chat] = (now + GRACE, now + seconds)

    def still_closed(self, chat: str, now: float) -> int:
        """Whole seconds until the chat opens, 0 when open; a call that comes too early is counted."""
        if chat not in self._closed:
            return 0
        forgiven, opens = self._closed[chat]
        if now >= opens:
            del self._closed[chat]
            return 0
        self.impatient += now > forgiven
        return max(1, -int(-(opens - now) // 1))

    def _known(self, kind: str) -> str:
        if str(kind) not in self.kinds:
            raise ValueError(f"no such fault: {kind!r}; there are {', '.join(self.kinds)}")
        return str(kind)
