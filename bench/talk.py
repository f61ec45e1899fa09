"""What every resident of the load says: one report with two screenshots, 16 updates, the same to every bot.

The buttons are found by the ids of the contract (`report:<question>:<choice>`), so a bot that loses its way is noticed
at the next tap: the button is not there.
"""

from dataclasses import dataclass
from typing import Final, Literal

from handlers.report import BEHAVIOURS


@dataclass(frozen=True, slots=True)
class Step:
    """One update: a text is said, a button is tapped or a photo is sent. `what`: the text or the choice."""

    question: str
    kind: Literal["say", "tap", "photo"]
    what: str = ""


STEPS: Final = (
    Step("start", "say", "/lapor"),
    Step("consent", "tap", "yes"),
    Step("behaviour", "tap", "*"),
    Step("audience", "tap", "public"),
    Step("link", "say", "https://contoh.example/kiriman/{number}"),
    Step("evidence", "photo"),
    Step("evidence", "photo"),
    Step("evidence", "tap", "done"),
    Step("name", "say", "Pegawai Contoh {number}"),
    Step("status", "tap", "pns"),
    Step("agency", "say", "Dinas Contoh {number}"),
    Step("happened", "tap", "yesterday"),
    Step("known", "tap", "same"),
    Step("story", "say", "Cerita contoh nomor {number}: akun itu membagikan ajakan memilih calon rekaan."),
    Step("track", "tap", "informant"),
    Step("review", "tap", "submit"),
)
PHOTOS: Final = sum(step.kind == "photo" for step in STEPS)


def text(step: Step, number: int) -> str:
    """What resident `number` types."""
    return step.what.format(number=number)


def button(step: Step, number: int) -> str:
    """The id of the button that resident `number` taps; `*` is a different behaviour for each of them."""
    choice = BEHAVIOURS[number % len(BEHAVIOURS)] if step.what == "*" else step.what
    return f"report:{step.question}:{choice}"
