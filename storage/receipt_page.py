"""Where every word of a receipt stands, before anything is drawn. No drawing here.

A page is a list of inks: words with their place, size and shade. That makes "nothing is cut off, nothing overlaps" a
property of data. The page is set at the largest scale at which it keeps its usual height, and what is left over
becomes air between its parts; when that would make letters too small for a phone, the page grows longer instead.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from storage.lettering import advances, drawable, font, largest, line_height, width, wrapped
from storage.pictures import Receipt

WIDTH: Final = 1080
HEIGHT: Final = 1350
EDGE: Final = 54
"""From the page's edge to the card."""
LEFT: Final = 112
RIGHT: Final = WIDTH - LEFT
"""Words on the card stay between these."""
QUIET: Final = 4
"""Light modules around a QR code (ISO/IEC 18004)."""

INK, ACCENT, SOFT, PAPER = 0, 96, 124, 255
"""Shades on the one ramp from dark ink through the accent to paper."""

_SCALES: Final = (1.24, 1.16, 1.08, 1.0)
"""At the last one the smallest letters, 33 pixels, are 11 high on a phone that is 360 wide."""
_FINGERPRINT: Final = re.compile(r"[0-9a-fA-F]{12,}…?")


@dataclass(frozen=True, slots=True)
class Words:
    """One line of letters; (x, y) is the upper left corner of the line in pixels, `size` the font's."""

    x: int
    y: int
    text: str
    size: int
    shade: int = INK
    bold: bool = False
    pitch: int = 0
    """Pixels from one letter to the next where all are equally far apart, as on a typewriter; 0: as the font has it."""

    @property
    def stroke(self) -> float:
        """How much the letters are thickened on each side, in pixels."""
        return self.size * 0.016 if self.bold else 0.0


@dataclass(slots=True)
class Page:
    """A receipt ready for drawing; all numbers are pixels."""

    scale: float
    words: list[Words] = field(default_factory=list)
    rules: list[int] = field(default_factory=list)
    """Heights of the hairlines between rows."""
    cuts: list[int] = field(default_factory=list)
    """Heights of the dashed lines across the card."""
    mark: tuple[int, int, int] = (0, 0, 0)
    """Left, top and size of the emblem."""
    card: int = 0
    """Where the card begins; it ends EDGE above the page's end."""
    code: tuple[int, int, int] = (0, 0, 0)
    """Left and top of the QR code with its quiet zone, and the side of one module."""
    height: int = 0

    def px(self, size: float) -> int:
        """A length of the design in this page's pixels."""
        return max(1, round(size * self.scale))


def compose(receipt: Receipt, modules: int) -> Page:
    """The page of `receipt`; `modules` is the side of its QR code without the quiet zone."""
    first = bisect_left(_SCALES, True, key=lambda scale: _set(receipt, modules, scale, 0).height <= HEIGHT)
    page = _set(receipt, modules, _SCALES[min(first, len(_SCALES) - 1)], 0)
    spare = HEIGHT - page.height
    return _set(receipt, modules, page.scale, spare // _gaps(receipt)) if spare > 0 else page


def _gaps(receipt: Receipt) -> int:
    """In how many places `_set` adds the air."""
    return 4 + 2 * len(receipt.rows)


def _set(receipt: Receipt, modules: int, scale: float, air: int) -> Page:
    page = Page(scale)
    y = _set_head(page, receipt)
    y = _set_ticket(page, drawable(receipt.ticket), y + air) + air
    page.cuts.append(y)
    y = _set_rows(page, receipt.rows, y + page.px(22), air)
    if receipt.rows:
        page.cuts.append(y)
    y = _set_foot(page, receipt.notes, modules, y + page.px(30) + air) + page.px(34) + air
    page.height = max(HEIGHT if air else 0, y + EDGE)
    return page


def _set_head(page: Page, receipt: Receipt) -> int:
    """Name and title on the band; returns where the card's content starts."""
    size = page.px(40)
    page.mark = (EDGE, EDGE, page.px(58))
    left = EDGE + page.px(58 + 18)
    top = EDGE + (page.px(58) - line_height(size)) // 2
    y = _write(page, wrapped(drawable(receipt.mark), size, WIDTH - EDGE - left), left, top, size, PAPER, bold=True)
    size = page.px(58)
    y = max(y, EDGE + page.px(58)) + page.px(18)
    y = _write(page, wrapped(drawable(receipt.title), size, WIDTH - 2 * EDGE), EDGE, y, size, PAPER)
    page.card = y + page.px(34)
    return page.card + page.px(30)


def _set_ticket(page: Page, ticket: str, y: int) -> int:
    size = largest(ticket, page.px(136), page.px(48), RIGHT - LEFT)
    for line in wrapped(ticket, size, RIGHT - LEFT):
        x = round((WIDTH - width(line, size)) / 2)
        y = _write(page, [line], x, y, size, INK, bold=True)
    return y + page.px(30)


def _set_rows(page: Page, rows: Sequence[tuple[str, str]], y: int, air: int) -> int:
    """Labels to the left, values to the right; returns where the rows end."""
    label_size, size = page.px(33), page.px(36)
    labels = [wrapped(drawable(label), label_size, (RIGHT - LEFT) * 2 // 5) for label, _ in rows]
    column = LEFT + page.px(40) + int(max((width(line, label_size) for label in labels for line in label), default=0))
    joined = _joined(drawable(value) for _, value in rows)
    for number, (label, (_, value)) in enumerate(zip(labels, rows, strict=True)):
        if number and not joined[number]:
            page.rules.append(y)
        y += page.px(2 if joined[number] else 11) + air
        drop = round(font(size).getmetrics()[0] - font(label_size).getmetrics()[0])  # both stand on one baseline
        left_end = _write(page, label, LEFT, y + drop, label_size, SOFT)
        y = max(left_end, _set_value(page, drawable(value), column, y, size))
        y += page.px(2 if joined[number + 1] else 11) + air
    return y + (page.px(22) if rows else 0)


def _joined(values: Iterable[str]) -> list[bool]:
    """Whether there is no line above each row, and below the last: fingerprints stand close together."""
    prints = [_FINGERPRINT.fullmatch(value.replace(" ", "")) is not None for value in values]
    return [False, *map(all, pairwise(prints)), False]


def _set_value(page: Page, value: str, left: int, y: int, size: int) -> int:
    bare = value.replace(" ", "")
    if not _FINGERPRINT.fullmatch(bare):
        return _write(page, wrapped(value, size, RIGHT - left), left, y, size)
    return _set_fingerprint(page, bare, left, y, size)


def _set_fingerprint(page: Page, digits: str, left: int, y: int, size: int) -> int:
    """Groups of four in columns, so that two fingerprints can be compared by eye."""
    pitch = math.ceil(max(advances(size)[digit] for digit in {*digits, *"0123456789abcdef"}))
    groups = re.findall(r"[0-9a-fA-F]{1,4}…?", digits)
    wide = pitch * (max(map(len, groups)) + 1) - pitch // 3
    across = max(1, (RIGHT - left + pitch) // wide)
    for number, group in enumerate(groups):
        if number and number % across == 0:
            y += line_height(size)
        page.words.append(Words(left + number % across * wide, y, group, size, pitch=pitch))
    return y + line_height(size)


def _set_foot(page: Page, notes: Sequence[str], modules: int, y: int) -> int:
    """The QR code and the notes beside it; returns where the lower of them ends."""
    across = modules + 2 * QUIET
    module = max(5, page.px(250) // across)
    size, side = page.px(33), module * across
    left = LEFT - QUIET * module + page.px(6)
    page.code = (left if notes else (WIDTH - side) // 2, y, module)
    column = left + side + page.px(14)
    lines = [wrapped(drawable(note), size, RIGHT - column) for note in notes]
    gap = page.px(14)
    tall = sum(len(note) for note in lines) * line_height(size) + gap * (len(lines) - 1)
    top = y + max(0, (side - tall) // 2)
    for note in lines:
        top = _write(page, note, column, top, size, ACCENT) + gap
    return max(y + side, top - gap)


def _write(page: Page, lines: Iterable[str], x: int, y: int, size: int, shade: int = INK, *, bold: bool = False) -> int:
    for line in lines:
        page.words.append(Words(x, y, line, size, shade, bold))
        y += line_height(size)
    return y
