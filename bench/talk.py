"""What every resident of the load says: one report with two screenshots, 16 updates, the same to every bot; and the
same report in typed words, for the webhook.

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
    Step("link", "say", "https://contoh.example/kiriman/{number}/{sent}"),
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


@dataclass(frozen=True, slots=True)
class Line:
    """One typed message, and the question (or menu) whose buttons stand below its answer; "": it has none."""

    what: str
    asked: str


TYPED: Final = (
    Line("/lapor", "consent"),
    Line("ya", "behaviour"),
    Line("{behaviour}", "audience"),
    Line("1", "link"),
    Line("https://contoh.example/kiriman/{number}", "evidence"),
    Line("lewati", "name"),
    Line("Pegawai Contoh {number}", "status"),
    Line("1", "agency"),
    Line("Dinas Contoh {number}", "happened"),
    Line("kemarin", "known"),
    Line("sama", "story"),
    Line("Cerita contoh nomor {number}: akun itu membagikan ajakan memilih calon rekaan.", "track"),
    Line("batal", "cancel"),
    Line("ya", ""),
)
"""The same form by typing alone, up to its last question but one; there it is cancelled, and all begins again."""
PHOTOS: Final = sum(step.kind == "photo" for step in STEPS)


def text(step: Step, number: int, sent: int) -> str:
    """What resident `number` types who has sent so many reports; no two are about the same post."""
    return step.what.format(number=number, sent=sent)


def button(step: Step, number: int) -> str:
    """The id of the button that resident `number` taps; `*` is a different behaviour for each of them."""
    choice = BEHAVIOURS[number % len(BEHAVIOURS)] if step.what == "*" else step.what
    return f"report:{step.question}:{choice}"


def typed(number: int, nth: int) -> str:
    """What resident `number` types as their nth message, counted from 0."""
    behaviour = number % len(BEHAVIOURS) + 1
    return TYPED[nth % len(TYPED)].what.format(number=number, behaviour=behaviour)
