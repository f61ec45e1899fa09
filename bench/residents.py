"""Residents in closed loop: each says the next thing the moment the bot's answer to the last one is there, or after a
while of thought.

They live in the process of the sandbox and react inside of its listeners, without a task for each, so that a thousand
of them cost little more than the HTTP calls of the bot. What counts as an answer is a text in the resident's chat:
not the answer to a tap, not an edited keyboard, not a receipt.
"""

import asyncio
import math
import random
import re
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

from bench import talk
from bench.pictures import Pictures
from bot.sandbox.world import Change, Message, Upload, World

_TICKET: Final = re.compile(r"LN-[0-9A-Z]{4}-[0-9A-Z]{4}")
LONGEST_WAVE: Final = 10.0
"""Seconds after which the next residents begin even though the first one was not answered."""


@dataclass
class Window:
    """What was measured between two moments."""

    began: float
    seconds: float = 0.0
    cpu: float = 0.0
    waits: list[float] = field(default_factory=list)
    reports: int = 0
    calls: dict[str, int] = field(default_factory=dict)


class Resident:
    """One person with a phone."""

    def __init__(self, crowd: "Crowd", number: int) -> None:
        self.crowd, self.number = crowd, number
        self.person = crowd.world.add_person(f"Warga Contoh {number}")
        self.chat = crowd.world.private(self.person)
        self.step = self.sent = 0
        self.said_at = 0.0
        self.waits = False
        self.seen: Message | None = None
        self.photos: list[int] = []

    def go_on(self) -> None:
        """Say the next thing."""
        step, world = talk.STEPS[self.step], self.crowd.world
        self.waits, self.said_at = True, time.monotonic()
        if step.kind == "say":
            world.say(self.person, self.chat, talk.text(step, self.number, self.sent))
        elif step.kind == "photo":
            self.photos.append(self.crowd.next_photo())
            world.send_files(self.person, self.chat, [Upload(self.crowd.pictures[self.photos[-1]])])
        else:
            self._tap(talk.button(step, self.number))

    def _tap(self, wanted: str) -> None:
        rows = self.seen.keyboard if self.seen else []
        if self.seen and any(button.get("callback_data") == wanted for row in rows for button in row):
            self.crowd.world.tap(self.person, self.seen, wanted)
        else:
            self.waits = False
            self.crowd.astray.append(f"{wanted} is not below: {self.seen.text[:200] if self.seen else ''}")

    def hear(self, message: Message, now: float) -> None:
        """The bot answers."""
        self.waits, self.seen = False, message
        self.step += 1
        if self.step == len(talk.STEPS):
            self.crowd.thanked(message.text, self.photos)
            self.step, self.photos, self.sent = 0, [], self.sent + 1
        if self.crowd.window is not None:
            self.crowd.window.waits.append(now - self.said_at)
        if self.crowd.think:
            asyncio.get_running_loop().call_later(self.crowd.thought(), self._think_no_more)
        else:
            self._think_no_more()

    def _think_no_more(self) -> None:
        if not self.crowd.stopped:
            self.go_on()


class Crowd:
    """All residents of one run, and what they saw."""

    def __init__(self, world: World, pictures: Pictures, count: int, think: float = 0.0) -> None:
        """`think`: seconds between an answer and what is said next, on the average."""
        self.world, self.pictures, self.think = world, pictures, think
        self._chance = random.Random(20_270_306)
        self.window: Window | None = None
        self.stopped = False
        self.tickets: dict[str, list[int]] = {}
        self.receipts = self.unasked = self.reports = 0
        self.astray: list[str] = []
        self._photos = 0
        self._led = asyncio.Event()
        self._residents = [Resident(self, number) for number in range(count)]
        self._by_chat = {resident.chat.id: resident for resident in self._residents}
        world.on_change(self._watch)

    @property
    def waiting(self) -> int:
        """How many wait for an answer."""
        return sum(resident.waits for resident in self._residents)

    def thought(self) -> float:
        """How long somebody thinks now; no two people keep step."""
        return self.think * self._chance.uniform(0.5, 1.5)

    def next_photo(self) -> int:
        """The number of the next screenshot."""
        self._photos += 1
        return self._photos

    def thanked(self, text: str, photos: list[int]) -> None:
        """A resident was thanked for a report, with these words."""
        ticket = _TICKET.search(text)
        if ticket is None:
            self.astray.append(f"no ticket in: {text[:200]}")
            return
        self.tickets[ticket[0]] = photos
        self.reports += 1
        if self.window is not None:
            self.window.reports += 1

    def _watch(self, change: Change) -> None:
        message = change.message
        if change.kind != "message" or message is None or not message.sender.is_bot:
            return
        resident = self._by_chat.get(message.chat.id)
        if resident is None:
            return
        if message.kind != "text":
            self.receipts += 1
        elif not resident.waits:
            self.unasked += 1
        else:
            resident.hear(message, time.monotonic())
            if resident.number == 0:
                self._led.set()

    async def begin(self) -> None:
        """Let them begin in waves, so that at any later moment they stand at all steps of the form, not at one."""
        begun, waves = 0, len(talk.STEPS)
        for wave in range(1, waves + 1):
            upto = math.ceil(len(self._residents) * wave / waves)
            self._led.clear()
            for resident in self._residents[begun:upto]:
                resident.go_on()
            begun = upto
            with suppress(TimeoutError):
                await asyncio.wait_for(self._led.wait(), LONGEST_WAVE)

    def open_window(self) -> None:
        """From now on it is measured."""
        self.window = Window(time.monotonic(), cpu=time.process_time(), calls=dict(self.world.calls))

    def close_window(self) -> Window:
        """Until now it was measured, and nobody begins anything new."""
        window, self.window, self.stopped = self.window, None, True
        if window is None:
            raise RuntimeError("no window is open")
        window.seconds = time.monotonic() - window.began
        window.cpu = time.process_time() - window.cpu
        window.calls = {name: count - window.calls.get(name, 0) for name, count in self.world.calls.items()}
        return window

    async def last_answers(self, patience: float) -> None:
        """Until everybody has an answer, at most `patience` seconds."""
        end = time.monotonic() + patience
        while self.waiting and time.monotonic() < end:  # noqa: ASYNC110 - a look now and then is enough here
            await asyncio.sleep(0.02)


def figures(crowd: Crowd, window: Window) -> dict[str, Any]:
    """What the run of a crowd came to; times in seconds."""
    waits = sorted(window.waits)
    return {
        "answered": len(waits),
        "seconds": window.seconds,
        "p50": at(waits, 0.50),
        "p99": at(waits, 0.99),
        "longest": waits[-1] if waits else None,
        "reports": window.reports,
        "generator_cpu": window.cpu / window.seconds,
        "calls": {name: count for name, count in window.calls.items() if count},
        "left": crowd.waiting,
        "unasked": crowd.unasked,
        "astray": crowd.astray[:5],
        "tickets": crowd.tickets,
    }


def at(waits: list[float], part: float) -> float | None:
    """The time below which this part of the waits lies; they are sorted."""
    return waits[min(len(waits) - 1, int(part * len(waits)))] if waits else None
