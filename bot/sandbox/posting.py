"""Posts what waits to a webhook: per sender in order, senders beside each other, again and again until it is taken.

One worker per sender who has something to deliver. After a failure a sender waits `first_wait` seconds, then twice as
long each time up to `longest_wait`; others do not wait.
"""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Hashable
from contextlib import suppress
from itertools import takewhile
from typing import Generic, Protocol, TypeVar

import aiohttp

Load = TypeVar("Load")


class Queue(Protocol[Load]):
    """What waits, by serial numbers that grow. `watchers` are called when something came or the webhook changed."""

    watchers: list[Callable[[], None]]

    @property
    def pending(self) -> dict[int, Load]:
        """Oldest first."""

    def drop(self, serial: int) -> None:
        """It was delivered."""


class Posting(ABC, Generic[Load]):
    """Works from `start()` to `stop()`; idle while no webhook is set. `waits`: the first pause and the longest."""

    patience = 30.0
    """Seconds a webhook has to answer."""

    def __init__(self, queue: Queue[Load], first_wait: float, longest_wait: float) -> None:
        self.waits = (first_wait, longest_wait)
        self._queue = queue
        self._serving: object = None
        self._routed = 0
        self._lines: dict[Hashable, deque[int]] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None

    @property
    @abstractmethod
    def webhook(self) -> object:
        """What is set now; None or empty for nothing. With another one everything is routed anew."""

    @property
    @abstractmethod
    def connections(self) -> int:
        """How many posts at a time."""

    @abstractmethod
    def line(self, serial: int, load: Load) -> Hashable:
        """Whose order it belongs to."""

    @abstractmethod
    async def post(self, load: Load) -> bool:
        """One try; whether it was taken."""

    def taken(self, load: Load) -> None:
        """It was delivered."""

    def start(self) -> None:
        """Listen from now on."""
        self._queue.watchers.append(self.stir)
        self.stir()

    async def stop(self) -> None:
        """Drop everything; what was not delivered stays in the queue."""
        with suppress(ValueError):
            self._queue.watchers.remove(self.stir)
        workers, session = list(self._workers), self._session
        self._serving, self._session, self._routed = None, None, 0
        self._lines.clear()
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
        if session is not None:
            await session.close()

    def stir(self) -> None:
        """Something came, or the webhook is another now: see that each sender has a worker."""
        webhook = self.webhook
        if webhook is not self._serving:
            self._serving, self._routed, self._lines = webhook, 0, {}
        if not webhook:
            return
        for serial in self._fresh():
            name = self.line(serial, self._queue.pending[serial])
            if name in self._lines:
                self._lines[name].append(serial)
            else:
                self._employ(name, deque([serial]))

    def _fresh(self) -> list[int]:
        """Serials that came since the last look; they grow, so the search goes backwards from the newest."""
        fresh = list(takewhile(lambda serial: serial > self._routed, reversed(self._queue.pending)))
        self._routed = fresh[0] if fresh else self._routed
        return fresh[::-1]

    def _employ(self, name: Hashable, line: deque[int]) -> None:
        self._lines[name] = line
        worker = asyncio.get_running_loop().create_task(self._deliver(name, line, self._serving))
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def _deliver(self, name: Hashable, line: deque[int], webhook: object) -> None:
        wait = self.waits[0]
        while line and self._serving is webhook:
            load = self._queue.pending.get(line[0])
            if load is None or await self.post(load):
                self._queue.drop(line.popleft())
                if load is not None:
                    self.taken(load)
                wait = self.waits[0]
            else:
                await asyncio.sleep(wait)
                wait = min(wait * 2, self.waits[1])
        if self._lines.get(name) is line:
            del self._lines[name]

    def session(self) -> aiohttp.ClientSession:
        """The connections to the webhook."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self.connections)
            timeout = aiohttp.ClientTimeout(total=self.patience)
            self._session = aiohttp.ClientSession(connector=connector, timeout=timeout)
        return self._session
