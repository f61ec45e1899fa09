"""The words of the picture room: what goes in and what comes out. pure

The room has two sides. The bot's side (`studio`) hands over bytes and waits; the drawing side (`images`,
`contact_sheet`, `receipt`) runs in a process of its own. Both know these values, so this file may import neither
Pillow nor segno: a bot that only hands over pictures should not carry their memory.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

Reason = Literal[
    "empty", "truncated", "too-many-pixels", "broken", "locked",
    "audio", "other-video", "other-picture", "office", "archive", "text", "not-picture",
]  # fmt: skip
REASONS: frozenset[str] = frozenset(get_args(Reason))

MOST_PIXELS = 50_000_000
"""A file with more is refused from its header: 200 MB of memory once decoded."""
LONGEST_SIDE = 20_000
"""Pixels."""
COPY = 2_560
"""Pixels of the longer side of a copy for people; as large as Telegram shows a photo."""
MOST_FRAMES = 100
"""Frames of a moving picture are counted up to here."""


class Unreadable(Exception):  # noqa: N818 - named after what happened, as all failures of this project
    """This file cannot be shown; ask its sender for another one.

    `reason`: what is wrong with a file of a kind we take ("locked": a PDF with a password), or, from "audio" on, what
    sort of other file it is ("not-picture": nobody knows).
    """

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


@dataclass(frozen=True, slots=True)
class Inspected:
    """A file of a kind we take, from one look at it.

    Its size in pixels as stored, before any EXIF turn (of a PDF: of its first page, in points); its frames, counted up
    to MOST_FRAMES (of a PDF: its pages); the seconds of a film. `facts`: see `storage.facts`. `tile`: see
    `storage.tiles`. `likeness`: what it is known again by, packed (see `nearness`).
    """

    mime: str
    width: int
    height: int
    frames: int
    seconds: int = 0
    facts: Mapping[str, str] = field(default_factory=dict)
    tile: bytes = field(default=b"", compare=False, repr=False)
    likeness: bytes = field(default=b"", compare=False, repr=False)


FILM: Final = "film"
"""A sign of a tile: what it shows moves. Behind a colon stands its length: `film:0.42`."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the resident keeps: every word of the picture but none of its looks.

    `mark` is the project's name, `rows` are (label, value) pairs and `notes` whole sentences, in reading order.
    A value of nothing but hexadecimal digits (a fingerprint) is drawn in groups of four.
    """

    title: str
    ticket: str
    rows: Sequence[tuple[str, str]]
    notes: Sequence[str]
    mark: str
