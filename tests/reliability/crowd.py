"""Residents who file reports by themselves: they read what the bot asks and answer it, again and again.

Closed loop: each waits for the next question before it says anything more, as people do. A question that comes twice
is answered once. Nothing here knows how the bot works, or on which channel: it reads the chat only.
"""

import asyncio
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from typing import Any, Final

from tests.reliability.town import THANKS, TICKET, screenshots, sha256
from tests.speaker import Speaker

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


def question_of(who: Speaker[Any], answer: Any) -> str:
    """The question a message of the bot asks, read from its buttons; "" when it asks nothing."""
    names = [data.split(":") for data, _ in who.choices(answer)]
    return next((name[1] for name in names if name[0] == "report" and len(name) == 3), "")


@dataclass
class Visitor:
    """One resident. `sent`: ticket of each report that the bot gave thanks for -> SHA-256 of its files."""

    who: Speaker[Any]
    rng: random.Random
    think: float
    on_thanks: Callable[["Visitor"], None]
    sent: dict[str, list[str]] = field(default_factory=dict)
    busy: bool = False
    _step: int = 0
    _files: list[str] = field(default_factory=list)

    def begin(self) -> None:
        """Start a report."""
        self.busy, self._step, self._files = True, 0, []
        self._say("/lapor")

    def hear(self, answer: Any) -> None:
        """The bot wrote something."""
        if THANKS in answer.text:
            self._thanked(answer.text)
        elif self.busy and QUESTIONS[self._step : self._step + 1] == (question_of(self.who, answer),):
            self._answer(answer, QUESTIONS[self._step])

    def _thanked(self, text: str) -> None:
        found = TICKET.search(text)
        assert found is not None
        if found[0] in self.sent:
            return
        self.sent[found[0]] = self._files
        self.busy = False
        self.on_thanks(self)

    def _answer(self, answer: Any, question: str) -> None:
        if question == "evidence" and not self._have_sent_all(answer.text):
            return
        self._step += 1
        if question in WORDS:
            self._say(WORDS[question])
        else:
            self._soon(lambda: self.who.pick(answer, f"report:{question}:{TAPS[question]}"))

    def _have_sent_all(self, text: str) -> bool:
        """Send what is not sent yet: both files as an album, or one after the other."""
        counted = COUNTED.search(text)
        seen = int(counted[1]) if counted else 0
        if seen == FILES:
            return True
        if len(self._files) == seen:
            count = FILES - seen if self.rng.random() < 0.5 else 1
            uploads = screenshots(count, self.rng)
            self._files += [sha256(upload) for upload in uploads]
            kind = self.rng.choice(("photo", "document"))
            self._soon(lambda: self.who.hand(uploads, kind))
        return False

    def _say(self, text: str) -> None:
        self._soon(lambda: self.who.write(text))

    def _soon(self, act: Callable[[], object]) -> None:
        asyncio.get_running_loop().call_later(self.rng.uniform(0.2, 1.8) * self.think, act)


class Crowd:
    """Many visitors. They go on with new reports until told that it is enough, and finish the one they are at."""

    def __init__(self, people: Sequence[Speaker[Any]], *, think: float, seed: int, enough: bool = False) -> None:
        self.enough = enough
        self.heard = asyncio.Event()
        """Set as soon as anybody hears anything."""
        self.visitors = [
            Visitor(who, random.Random(seed + number), think, self._next) for number, who in enumerate(people)
        ]
        self._leave = [visitor.who.listen(partial(self._hear, visitor)) for visitor in self.visitors]

    def begin(self) -> None:
        """Everybody starts."""
        for visitor in self.visitors:
            visitor.begin()

    def close(self) -> None:
        """Nobody listens any more."""
        for leave in self._leave:
            leave()

    @property
    def sent(self) -> dict[str, list[str]]:
        """Every report somebody was thanked for."""
        return {ticket: files for visitor in self.visitors for ticket, files in visitor.sent.items()}

    @property
    def done(self) -> bool:
        """Whether nobody is in the middle of a report."""
        return not any(visitor.busy for visitor in self.visitors)

    def _next(self, visitor: Visitor) -> None:
        if not self.enough:
            visitor.begin()

    def _hear(self, visitor: Visitor, answer: Any) -> None:
        visitor.hear(answer)
        self.heard.set()

    @property
    def asked_again(self) -> list[str]:
        """Questions that came once more after a later one had been asked."""
        return [question for visitor in self.visitors for question in asked_again(visitor.who)]

    @property
    def repeated(self) -> tuple[int, int]:
        """(how many messages are the same as the one before them, how many there are)"""
        return sum(repeated(visitor.who) for visitor in self.visitors), sum(len(v.who.heard) for v in self.visitors)


def asked_again(who: Speaker[Any]) -> list[str]:
    """Questions that came once more after a later one had been asked, in what somebody has heard."""
    wrong, place = [], 0
    for answer in who.heard:
        question = question_of(who, answer)
        if THANKS in answer.text:
            place = 0
        elif question and QUESTIONS.index(question) < place:
            wrong.append(question)
        elif question:
            place = QUESTIONS.index(question)
    return wrong


def repeated(who: Speaker[Any]) -> int:
    """How many messages are the same as the one before them."""
    told = [(answer.text, question_of(who, answer)) for answer in who.heard]
    return sum(a == b for a, b in pairwise(told))
