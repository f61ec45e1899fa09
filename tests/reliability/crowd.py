"""Residents who file reports by themselves: they read what the bot asks and answer it, again and again.

Closed loop: each waits for the next question before it says anything more, as people do. A question that comes twice
is answered once. Nothing here knows how the bot works; it reads the chat only.
"""

import asyncio
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from bot.sandbox.world import Change, Chat, Message, Person, World
from tests.reliability.town import THANKS, TICKET, screenshots, sha256

QUESTIONS: Final = (
    "consent", "behaviour", "audience", "link", "evidence", "name", "status", "agency", "happened", "known", "story",
    "track", "review",
)  # fmt: skip
TAPS: Final = {
    "consent": "yes", "behaviour": "photo", "audience": "group", "link": "skip", "evidence": "done", "status": "pns",
    "happened": "yesterday", "known": "same", "story": "skip", "track": "informant", "review": "submit",
}  # fmt: skip
WORDS: Final = {"name": "Pegawai Contoh", "agency": "Dinas Contoh"}
COUNTED: Final = re.compile(r"(\d+) bukti diterima")
FILES: Final = 2


def question_of(message: Message) -> str:
    """The question a message of the bot asks, read from its buttons; "" when it asks nothing."""
    names = [button.get("callback_data", "").split(":") for row in message.keyboard for button in row]
    return next((name[1] for name in names if name[0] == "report" and len(name) == 3), "")


@dataclass
class Visitor:
    """One resident. `sent`: ticket of each report that the bot gave thanks for -> SHA-256 of its files."""

    world: World
    person: Person
    rng: random.Random
    think: float
    on_thanks: Callable[["Visitor"], None]
    sent: dict[str, list[str]] = field(default_factory=dict)
    busy: bool = False
    _step: int = 0
    _files: list[str] = field(default_factory=list)
    _seen: int = 0

    def begin(self) -> None:
        """Start a report."""
        self.busy, self._step, self._files, self._seen = True, 0, [], 0
        self._say("/lapor")

    def hear(self, message: Message) -> None:
        """The bot wrote something."""
        if THANKS in message.text:
            self._thanked(message)
        elif self.busy and QUESTIONS[self._step : self._step + 1] == (question_of(message),):
            self._answer(message, QUESTIONS[self._step])

    def _thanked(self, message: Message) -> None:
        found = TICKET.search(message.text)
        assert found is not None
        if found[0] in self.sent:
            return
        self.sent[found[0]] = self._files
        self.busy = False
        self.on_thanks(self)

    def _answer(self, message: Message, question: str) -> None:
        if question == "evidence" and not self._have_sent_all(message):
            return
        self._step += 1
        if question in WORDS:
            self._say(WORDS[question])
        else:
            self._soon(lambda: self.world.tap(self.person, message, f"report:{question}:{TAPS[question]}"))

    def _have_sent_all(self, message: Message) -> bool:
        """Send what is not sent yet: both files as an album, or one after the other."""
        counted = COUNTED.search(message.text)
        seen = int(counted[1]) if counted else 0
        if seen == FILES:
            return True
        if len(self._files) == seen:
            count = FILES - seen if self.rng.random() < 0.5 else 1
            uploads = screenshots(count, self.rng)
            self._files += [sha256(upload) for upload in uploads]
            kind = self.rng.choice(("photo", "document"))
            self._soon(lambda: self.world.send_files(self.person, self.chat, uploads, kind=kind))
        return False

    def _say(self, text: str) -> None:
        self._soon(lambda: self.world.say(self.person, self.chat, text))

    def _soon(self, act: Callable[[], object]) -> None:
        asyncio.get_running_loop().call_later(self.rng.uniform(0.2, 1.8) * self.think, act)

    @property
    def chat(self) -> Chat:
        """Their chat with the bot."""
        return self.world.private(self.person)


class Crowd:
    """Many visitors. They go on with new reports until told that it is enough, and finish the one they are at."""

    def __init__(self, world: World, count: int, *, think: float, seed: int) -> None:
        self.world = world
        self.enough = False
        people = [world.add_person(f"Warga {number}") for number in range(count)]
        self.visitors = {
            person.id: Visitor(world, person, random.Random(seed + number), think, self._next)
            for number, person in enumerate(people)
        }
        self._leave = world.on_change(self._hear)

    def begin(self) -> None:
        """Everybody starts."""
        for visitor in self.visitors.values():
            visitor.begin()

    def close(self) -> None:
        """Nobody listens any more."""
        self._leave()

    @property
    def sent(self) -> dict[str, list[str]]:
        """Every report somebody was thanked for."""
        return {ticket: files for visitor in self.visitors.values() for ticket, files in visitor.sent.items()}

    @property
    def done(self) -> bool:
        """Whether nobody is in the middle of a report."""
        return not any(visitor.busy for visitor in self.visitors.values())

    def _next(self, visitor: Visitor) -> None:
        if not self.enough:
            visitor.begin()

    def _hear(self, change: Change) -> None:
        message = change.message
        if change.kind != "message" or message is None or message.sender.id != self.world.bot.id:
            return
        visitor = self.visitors.get(message.chat.id)
        if visitor is not None:
            visitor.hear(message)


def asked_again(messages: list[Message]) -> list[str]:
    """Questions that came once more after a later one had been asked, in a chat's messages of the bot."""
    wrong, place = [], 0
    for message in messages:
        question = question_of(message)
        if THANKS in message.text:
            place = 0
        elif question and QUESTIONS.index(question) < place:
            wrong.append(question)
        elif question:
            place = QUESTIONS.index(question)
    return wrong


def repeated(messages: list[Message]) -> int:
    """How many messages are the same as the one before them."""
    return sum((a.text, question_of(a)) == (b.text, question_of(b)) for a, b in pairwise(messages))
