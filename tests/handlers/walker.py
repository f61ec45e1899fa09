"""Somebody who walks through a form: says things, and keeps the talk as the database would."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Final

from handlers.dialogue import advance, begin
from handlers.forms import Form, Step, Talk, current, place_of
from handlers.hearing import hear
from handlers.messages import File, Said
from handlers.report import REPORT
from tests.handlers.tongue import text_of

TODAY: Final = date(2026, 11, 20)
ANSWERS: Final[dict[str, Said]] = {
    "consent": Said(choice="report:consent:yes", tap="t"),
    "behaviour": Said(choice="report:behaviour:engage", tap="t"),
    "audience": Said(choice="report:audience:public", tap="t"),
    "link": Said(text="https://contoh.id/p/1"),
    "evidence": Said(choice="report:evidence:done", tap="t"),
    "name": Said(text="Budi Contoh"),
    "status": Said(choice="report:status:pns", tap="t"),
    "agency": Said(text="Dinas Contoh"),
    "happened": Said(text="15/11"),
    "known": Said(text="hari ini"),
    "story": Said(text="Ia membagikan ajakan."),
    "track": Said(choice="report:track:informant", tap="t"),
    "review": Said(choice="report:review:submit", tap="t"),
}
"""Something that answers each question of the report."""


def stored(talk: Talk) -> Talk:
    """The talk as it comes back from the database, where empty values are left out."""
    whole = Talk(**json.loads(json.dumps(asdict(talk))))
    short = {name: value for name, value in json.loads(json.dumps(asdict(talk))).items() if value}
    assert whole == talk
    assert Talk(**{"form": "", "at": "", **short}) == talk
    return whole


def photo(number: int = 1, kind: str = "photo", size: int | None = 1000) -> File:
    """A file with this number."""
    return File(f"ref{number}", f"file{number}", kind, size)


def entry(number: int = 1, kind: str = "photo") -> dict[str, Any]:
    """That file as it stands among the answers."""
    return {"ref": f"ref{number}", "unique": f"file{number}", "kind": kind, "message": "200"}


def tap(choice: str) -> Said:
    """A tap on the button with this id."""
    return Said(choice=choice, tap="t", message="100")


@dataclass
class Walker:
    """One person in one form."""

    form: Form = REPORT
    talk: Talk = field(default_factory=lambda: begin(REPORT))
    step: Step = field(default_factory=lambda: Step(None))
    number: int = 0
    words: Callable[[str], str] = text_of

    def say(self, said: Said) -> Step:
        """Say one thing. When the talk ends, `talk` stays as it was."""
        heard = hear(self.form, self.talk, said, self.words)
        self.step = advance(self.form, self.talk, heard, TODAY)
        if self.step.talk is not None:
            self.talk = stored(self.step.talk)
        return self.step

    def type(self, text: str) -> Step:
        """Type a message; every message has its own number."""
        self.number += 1
        return self.say(Said(text=text, message=str(self.number)))

    def press(self, choice: str) -> Step:
        """Tap one of the choices of the question, or menu, where the talk stands."""
        return self.say(tap(f"{self.form.name}:{place_of(self.talk)}:{choice}"))

    def send(self, *files: File, text: str = "", album: str = "") -> Step:
        """Send files in one message."""
        return self.say(Said(text=text, files=files, album=album, message="200"))

    def go_to(self, key: str) -> "Walker":
        """Answer every question up to this one."""
        while self.talk.at != key:
            self.answer()
        return self

    def answer(self) -> Step:
        """Answer the current question, whatever it is."""
        key = current(self.form, self.talk).key
        if key == "evidence" and not self.talk.answers.get("evidence"):
            self.send(photo(kind="document"))
        if key not in ANSWERS:
            return self.say(Said(text="1" if current(self.form, self.talk).choices else "Jawaban contoh"))
        return self.say(ANSWERS[key])

    def finish(self) -> Step:
        """Answer everything that is left, and send the form."""
        for _ in range(40):
            if self.answer().outcome:
                return self.step
        raise AssertionError(f"stuck at {self.talk.at}")

    @property
    def said(self) -> list[str]:
        """The keys of what was said last."""
        return [part.key for part in self.step.lines]
