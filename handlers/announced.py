"""An announcement as it is asked for, and as those who wanted news see it (pure)."""

from typing import Final, Protocol

from handlers.forms import Form, Question, always
from handlers.messages import GAP, Line, Message, Value, Word, button, line
from handlers.readers import pick, words

LONGEST_TEXT: Final = 3_000
CIRCULAR, REMINDER = "circular", "reminder"
SIARAN: Final = Form(
    "siaran",
    (
        Question("kind", pick, (CIRCULAR, REMINDER), required=always),
        Question("title", words(150, 2), required=always),
        Question("text", words(LONGEST_TEXT, 2), required=always),
    ),
)
"""Its region stands among the answers; it is chosen before."""
OFF: Final = "news:off:"
FEW: Final = 3
"""Fewer people than these are not counted out loud."""
_HEADS: Final = {CIRCULAR: "announced-circular", REMINDER: "announced-reminder"}


class Written(Protocol):
    """What was written for one region."""

    region: str
    kind: str
    title: str
    text: str


def message(it: Written) -> Message:
    """What subscribers get; what was typed stands in it as it was typed."""
    head = line(_HEADS[it.kind], office=Word(f"office-{it.region}"))
    typed = line("announced-title", title=it.title), GAP, line("plain", text=it.text)
    why = line("announced-why", region=Word(f"choice-region-{it.region}"))
    return Message((head, *typed, GAP, why), ((button(f"{OFF}{it.region}", "choice-news-off"),),))


def many(people: int) -> Value:
    """A number of people as it may be told."""
    return people if people == 0 or people >= FEW else Word("few-people")


def progress(title: str, state: str, sent: int, total: int) -> Line:
    """How far it is."""
    key = {"sending": "announce-going", "stopped": "announce-halted"}.get(state, "announce-over")
    return line(key, title=title, sent=many(sent), total=many(total))
