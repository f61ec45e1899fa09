"""The webhook's out-tray: what waits to be posted to the bot, in letters; each letter is one POST.

Usually one happening is one letter. On command several share one (`together`), or statuses are held back and come out
of order and twice (`hold_statuses`, `release_statuses`), as they do on the platform. `cloud_courier.py` empties it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from random import Random

from bot.sandbox.cloud_nouns import Bubble
from bot.sandbox.cloud_wire import merged
from bot.sandbox.nouns import Json


@dataclass
class Letter:
    """One POST: `key` names the person whose order it belongs to, `values` are the changes."""

    key: str
    values: list[Json]
    bubbles: list[Bubble] = field(default_factory=list)
    """What people said in it: delivered once the letter is."""
    tries: int = 0


class Postbox:
    """Letters by serial number, oldest first."""

    def __init__(self) -> None:
        self.pending: dict[int, Letter] = {}
        self.watchers: list[Callable[[], None]] = []
        self._serials = count(1)
        self._gathering: Letter | None = None
        self._held: list[Letter] | None = None

    def message(self, key: str, value: Json, bubble: Bubble | None = None) -> None:
        """Somebody said or did something."""
        self._put(Letter(key, [value], [bubble] if bubble is not None else []))

    def status(self, key: str, value: Json) -> None:
        """Something became of a message of the bot."""
        if self._held is not None:
            self._held.append(Letter(key, [value]))
        else:
            self._put(Letter(key, [value]))

    @contextmanager
    def together(self, *, apart: bool = False) -> Iterator[None]:
        """What happens inside goes out as one POST: in one change, or `apart`, each in its own."""
        self._gathering = Letter("", [])
        try:
            yield
        finally:
            letter, self._gathering = self._gathering, None
            letter.values = letter.values if apart else merged(letter.values)
            if letter.values:
                self._put(letter)

    def hold_statuses(self) -> None:
        """Keep statuses back from now on."""
        self._held = self._held if self._held is not None else []

    def release_statuses(self, *, shuffle: int | None = None, twice: bool = False) -> int:
        """Let them go, newest first, or shuffled by this seed, and each a second time; how many POSTs that makes."""
        held, self._held = self._held or [], None
        order = held[::-1] * (2 if twice else 1)
        if shuffle is not None:
            Random(shuffle).shuffle(order)  # noqa: S311 - repeatable mischief
        for letter in order:
            self._put(Letter(letter.key, letter.values))
        return len(order)

    def drop(self, serial: int) -> None:
        """It was delivered."""
        self.pending.pop(serial, None)

    def _put(self, letter: Letter) -> None:
        if self._gathering is not None:
            self._gathering.key = self._gathering.key or letter.key
            self._gathering.values += letter.values
            self._gathering.bubbles += letter.bubbles
            return
        self.pending[next(self._serials)] = letter
        for watcher in tuple(self.watchers):
            watcher()
