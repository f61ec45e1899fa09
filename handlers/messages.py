"""The neutral tongue (pure): what people say to us and what we say to them, on any channel.

Incoming: a channel's wire reads JSON into `Update`, which carries one `Said`.
Outgoing: a `Message` is lines of words-by-key, with choices below; `words` turns it into text per recipient and
`render` fits it to the channel. Messages are stored in the outbox as JSON (`to_json`, `from_json`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date
from functools import lru_cache
from typing import Any, Final

from storage.record import record


@record
class File:
    """A file somebody sent: how the channel fetches it, and what the platform says of it."""

    ref: str
    unique: str
    kind: str  # photo | document | video
    size: int | None = None  # bytes
    preview: str = ""  # how the channel fetches the platform's own small picture of it, where there is one


LOST: Final = "lost"
"""What `Said.other` says of a file that the platform itself did not get."""


@record
class Said:
    """What one person said in one update."""

    text: str = ""  # the words, or the caption of a file
    command: str = ""  # "lapor" of "/lapor LN-..."
    argument: str = ""  # what stood behind the command
    choice: str = ""  # the id of a tapped button
    files: tuple[File, ...] = ()
    album: str = ""
    other: str = ""  # voice, sticker, poll ...: something we cannot use
    message: str = ""  # the platform's id of this message, or of the message whose button was tapped
    tap: str = ""  # how the platform wants this tap answered
    edited: bool = False
    deleted: bool = False  # the message was taken back by who sent it
    below: str = ""  # the message of ours that it answers


@record
class Sender:
    """Who said it: `key` is the platform's id of the person; the name is used for staff only."""

    key: str
    name: str = ""
    language: str = ""


@record
class Update:
    """One happening on a channel. `chat` is the address to answer to.

    `number`: the phone number that the platform shows beside it, when `chat` is none.
    """

    channel: str
    id: str
    chat: str
    sender: Sender
    said: Said = field(default_factory=Said)
    private: bool = True
    event: str = (
        ""  # "", "blocked", "unblocked", "moved", "left" (`sender` did), "unreadable", "passed" (nothing for us)
    )
    moved_to: str = ""
    number: str = ""
    at: float = 0.0  # when somebody's address changed, UTC seconds
    raw: str = ""  # what could not be read, as it came


@record
class Word:
    """A value that is itself looked up in the words."""

    key: str


@record
class Listed:
    """Several values that are looked up in the words, one behind the other."""

    keys: tuple[str, ...]


@record
class Day:
    """A calendar day, written out in the recipient's language."""

    day: date


@record
class Moment:
    """A point in time, written in the local time of a region."""

    at: float  # UTC seconds
    zone: str = ""  # its time zone; "": that of whoever reads it


Value = str | int | Word | Listed | Day | Moment


@record
class Line:
    """One paragraph: a key of the words and what fills it."""

    key: str
    args: Mapping[str, Value] = field(default_factory=dict)


@record
class Choice:
    """A button: its stable id (at most 64 bytes) and its label."""

    id: str
    label: Line


Rows = tuple[tuple[Choice, ...], ...]


@record
class Message:
    """What we say: paragraphs, and rows of choices below them."""

    lines: tuple[Line, ...]
    choices: Rows = ()


GAP = Line("")
"""An empty line between paragraphs."""


def line(key: str, **args: Value) -> Line:
    """A Line, written shortly."""
    return Line(key, args) if args else _bare(key)


@lru_cache(maxsize=4096)
def button(id_: str, key: str) -> Choice:
    """A Choice whose label nothing fills, written shortly."""
    return Choice(id_, _bare(key))


@lru_cache(maxsize=1024)
def _bare(key: str) -> Line:
    """Every question is put to everybody in the same words, so its lines are made once."""
    return Line(key)


def message(*lines: Line, choices: Sequence[Sequence[Choice]] = ()) -> Message:
    """A Message, written shortly."""
    return Message(lines, tuple(tuple(row) for row in choices))


def in_rows(made: Sequence[Choice], wide: int = 2) -> Rows:
    """These choices in rows of so many."""
    return tuple(tuple(made[start : start + wide]) for start in range(0, len(made), wide))


def to_json(said: Message) -> dict[str, Any]:
    """A Message as plain JSON."""
    return {
        "lines": [_line_to_json(part) for part in said.lines],
        "choices": [[[choice.id, *_line_to_json(choice.label)] for choice in row] for row in said.choices],
    }


def from_json(data: Mapping[str, Any]) -> Message:
    """The Message that `to_json` wrote."""
    return Message(
        tuple(line_from_json(part) for part in data["lines"]),
        tuple(tuple(_choice_from_json(*choice) for choice in row) for row in data["choices"]),
    )


def line_to_json(part: Line) -> list[Any]:
    """A Line as plain JSON: [key] or [key, {name: value}]."""
    return _line_to_json(part)


def line_from_json(data: Sequence[Any]) -> Line:
    """The Line that `line_to_json` wrote."""
    if len(data) == 1:
        return _bare(data[0])
    return Line(data[0], {name: _value_from_json(value) for name, value in data[1].items()})


def _choice_from_json(id_: str, *label: Any) -> Choice:
    return button(id_, label[0]) if len(label) == 1 else Choice(id_, line_from_json(label))


def _line_to_json(part: Line) -> list[Any]:
    return [part.key, {name: _value_to_json(value) for name, value in part.args.items()}] if part.args else [part.key]


def _value_to_json(value: Value) -> Any:
    match value:
        case Word(key):
            return {"word": key}
        case Listed(keys):
            return {"words": list(keys)}
        case Day(day):
            return {"day": day.isoformat()}
        case Moment(at, zone):
            return {"at": at, "zone": zone} if zone else {"at": at}
        case _:
            return value


def _value_from_json(value: Any) -> Value:
    match value:
        case {"word": str(key)}:
            return Word(key)
        case {"words": list(keys)}:
            return Listed(tuple(keys))
        case {"day": str(day)}:
            return Day(date.fromisoformat(day))
        case {"at": at}:
            return Moment(float(at), str(value.get("zone", "")))
        case int() | str():
            return value
        case _:
            raise ValueError(f"not a value: {value!r}")
