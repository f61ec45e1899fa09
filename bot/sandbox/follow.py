"""Plays what staff do in the example cases: taps on cards and hand-overs, and what is written after the hand-over."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from bot.sandbox.page_stage import Desk
from bot.sandbox.world import Chat, Message, Person, World

PATIENCE: Final = 30.0  # seconds for one answer, on a slow machine
_TAPS: Final = {
    "request": (":request", ":request:known", ":menu"),
    "examine": (":result", ":result:examine", ":conclude:examine"),
    "clear": (":result", ":result:clear", ":conclude:clear"),
}
"""What Bawaslu taps for a step."""
_WORDS: Final = {
    "forward": "bkn 800/1{place:02}/BWS-CONTOH/2026", "recommend": "rekomendasi R-{place:02}/CONTOH/2026",
    "rule": "keputusan SK-{place:02}/CONTOH/2026", "execute": "sanksi sedang 862/{place:02}/CONTOH/2026",
}  # fmt: skip
"""What moderators write for a step."""


def find_button(messages: Sequence[Message], tail: str) -> tuple[Message, str]:
    """The newest message with a button whose data ends so."""
    for message in reversed(messages):
        for row in message.keyboard:
            for button in row:
                if button.get("callback_data", "").endswith(tail):
                    return message, button["callback_data"]
    raise LookupError(f"no button ends with {tail!r}")


def member(desk: Desk, ticket: str) -> Person:
    """The moderator who looks after this case."""
    return desk.staff[sum(ticket.encode()) % len(desk.staff)]


class Follow:
    """Staff and what they do. `settled` waits until the bot has nothing left to do."""

    def __init__(self, world: World, settled: Callable[[], Awaitable[None]]) -> None:
        self._world = world
        self._settled = settled

    async def step(self, desk: Desk, ticket: str, step: str) -> None:
        """One step of a case after its hand-over."""
        place = sum(ticket.encode()) % 100
        if step == "register":
            number = f"0{place:02}/LP/PW/CONTOH/2026"
            await self._write(desk.liaison, desk.bawaslu, f"/registrasi {ticket} {number}")
        for tail in _TAPS.get(step, ()):
            await self.tap(desk.liaison, desk.bawaslu, ticket, tail)
        if step in _WORDS:
            words = _WORDS[step].format(place=place)
            await self._write(member(desk, ticket), desk.moderators, f"/surat {ticket} {words}")

    async def tap(self, person: Person, chat: Chat, ticket: str, tail: str) -> None:
        """Tap the newest button of this case whose data ends so, and wait for the answer."""
        messages = [message for message in chat.messages.values() if ticket in str(message.keyboard)]
        message, data = find_button(messages, tail)
        tap = self._world.tap(person, message, data)
        await self._world.until(lambda: tap.answer is not None, timeout=PATIENCE)
        await self._settled()
        await asyncio.sleep(0)

    async def _write(self, person: Person, chat: Chat, words: str) -> None:
        before = len(chat.messages)
        self._world.say(person, chat, words)
        await self._world.until(lambda: len(chat.messages) > before + 1, timeout=PATIENCE)
        await self._settled()
