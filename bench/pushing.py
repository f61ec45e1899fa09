"""Meta's side of the webhook in closed loop: a number of keep-alive connections, each with one POST on its way.

Whichever connection is free takes the resident who has waited longest, so nobody's messages overtake each other. A
message that was not answered by 200 is pushed again, as Meta does. Bare asyncio and httptools: a POST costs this side a
tenth of what it costs a server written in Python.
"""

import asyncio
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Final, cast

import httptools

from bench import talk, webhook

OK: Final = 200


class Resident:
    """One person who writes to us. `lead`: messages they are ahead of the first, so that all stand elsewhere."""

    __slots__ = ("lead", "number", "told")

    def __init__(self, number: int) -> None:
        self.number = number
        self.lead = number % len(talk.TYPED)
        self.told = 0  # messages that were answered by 200


@dataclass
class Window:
    """What was measured between two moments; times in seconds."""

    began: float
    cpu: float
    refused: int
    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)


class Pushing:
    """All residents and the connections over which they are heard."""

    def __init__(self, count: int) -> None:
        self.residents = [Resident(number) for number in range(count)]
        self.refused = self.cut = 0
        self.window: Window | None = None
        self.stopped = False
        self.lines: set[Line] = set()
        self._free = deque(self.residents)
        self._behind = sum(resident.lead > 0 for resident in self.residents)
        self._led = asyncio.Event()

    async def begin(self, host: str, port: int, connections: int) -> None:
        """Open the connections; returns when all residents stand where they begin. RuntimeError: we were hung up on."""
        loop = asyncio.get_running_loop()
        for _ in range(connections):
            await loop.create_connection(lambda: Line(self), host, port)
        await self._led.wait()
        if not self.lines:
            raise RuntimeError("the bot has closed every connection")

    def next(self) -> Resident | None:
        """Who says something now; None when nobody shall."""
        return None if self.stopped or not self._free else self._free.popleft()

    def answered(self, resident: Resident, status: int, waited: float) -> None:
        """A POST was answered."""
        if status != OK:
            self.refused += 1
            self._free.append(resident)
            return
        resident.told += 1
        if self.window is not None:
            self.window.waits.append(waited)
        if resident.told < resident.lead:
            self._free.appendleft(resident)
            return
        self._free.append(resident)
        self._behind -= resident.told == resident.lead
        if self._behind <= 0:
            self._led.set()

    def lost(self, line: "Line") -> None:
        """A connection is gone. What was on its way may have been kept or not: it is neither answered nor refused."""
        self.lines.discard(line)
        self.cut += line.busy
        if not self.lines:
            self._led.set()

    def open_window(self) -> None:
        """From now on it is measured."""
        self.window = Window(time.monotonic(), time.process_time(), self.refused)

    def close_window(self) -> Window:
        """Until now it was measured; the load goes on. RuntimeError: no window is open."""
        window, self.window = self.window, None
        if window is None:
            raise RuntimeError("no window is open")
        window.seconds = time.monotonic() - window.began
        window.cpu = time.process_time() - window.cpu
        window.refused = self.refused - window.refused
        return window

    async def stop(self, patience: float) -> None:
        """Nobody says anything new; wait for the last answers, as long as their connections last."""
        self.stopped = True
        end = time.monotonic() + patience
        while any(line.busy for line in self.lines) and time.monotonic() < end:  # noqa: ASYNC110 - once a run
            await asyncio.sleep(0.02)


class Line(asyncio.Protocol):
    """One keep-alive connection."""

    def __init__(self, pushing: Pushing) -> None:
        self._pushing = pushing
        self._parser = httptools.HttpResponseParser(self)
        self._resident: Resident | None = None
        self._transport: asyncio.Transport | None = None
        self._asked_at = 0.0

    @property
    def busy(self) -> bool:
        """Whether an answer is awaited."""
        return self._resident is not None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Say the first thing."""
        self._transport = cast(asyncio.Transport, transport)
        self._pushing.lines.add(self)
        self._say()

    def data_received(self, data: bytes) -> None:
        """A part of an answer."""
        self._parser.feed_data(data)

    def on_message_complete(self) -> None:
        """The answer is whole."""
        resident, self._resident = self._resident, None
        if resident is not None:
            self._pushing.answered(resident, self._parser.get_status_code(), time.perf_counter() - self._asked_at)
        self._say()

    def connection_lost(self, _error: Exception | None) -> None:
        """It is over."""
        self._pushing.lost(self)
        self._resident = None

    def _say(self) -> None:
        self._resident = resident = self._pushing.next()
        if resident is not None and self._transport is not None:
            made = webhook.request(resident.number, resident.told, time.time())
            self._asked_at = time.perf_counter()
            self._transport.write(made)
