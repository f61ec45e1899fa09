"""Letters: which ones the font has, how wide they run, where lines break. No drawing here.

Pillow's own font (Aileron) comes with it, so a picture is the same on every machine and there is no font to install;
it has plain letters only, and `drawable` finds a stand-in for the others.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache

from PIL import ImageFont

LETTERS = "".join(map(chr, range(ord(" "), ord("~") + 1))) + "·…°©«»‘’“”´"
"""All that the font has and a line of text may need."""

_ALIKE = str.maketrans({"–": "-", "—": "-", "−": "-", "•": "·", "×": "x", "→": ">", "‑": "-"})


@lru_cache(maxsize=16)
def font(size: int) -> ImageFont.FreeTypeFont:
    """Pillow's own letters (Aileron): the same picture on every machine, no font to install.

    Each size takes 50 kB and is opened within 0.1 ms, and there are as many sizes as shapes of pictures.
    """
    face = ImageFont.load_default(size)
    if not isinstance(face, ImageFont.FreeTypeFont):  # pragma: no cover - a Pillow built without FreeType
        raise RuntimeError("Pillow has no FreeType: install its wheel")
    return face


def drawable(text: str) -> str:
    """`text` in one line of letters that the font has: no accents, no control or direction marks, '?' for the rest."""
    if not (text.isascii() and text.isprintable()):
        text = "".join(map(_stand_in, text.translate(_ALIKE)))
    return " ".join(text.split())


def _stand_in(sign: str) -> str:
    if sign in LETTERS:
        return sign
    if sign.isspace():
        return " "
    bare = "".join(part for part in unicodedata.normalize("NFKD", sign) if part in LETTERS)
    return bare.strip() or ("" if unicodedata.category(sign) in {"Mn", "Cf", "Cc"} else "?")


def line_height(size: int) -> int:
    """Pixels from one line to the next."""
    ascent, descent = font(size).getmetrics()
    return ascent + descent + size // 14


def width(text: str, size: int) -> float:
    """Pixels that `text` takes, counted letter by letter and with room for bold: never less than the drawn width."""
    return sum(map(advances(size).__getitem__, text)) + size * 0.04


@cache
def advances(size: int) -> dict[str, float]:
    """How far each letter moves on, in pixels."""
    return {sign: font(size).getlength(sign) for sign in LETTERS}


def largest(text: str, most: int, least: int, room: int) -> int:
    """The largest font size, in pixels, at which `text` fits into one line of `room`."""
    sizes = range(most, least, -2)
    place = bisect_left(sizes, True, key=lambda size: width(text, size) <= room)  # each size tried costs letters kept
    return sizes[place] if place < len(sizes) else least


@lru_cache(maxsize=128)
def wrapped(text: str, size: int, room: int) -> tuple[str, ...]:
    """Lines no wider than `room`; a word that is too long for a line is broken. Most texts come again and again."""
    lines, line, used = list[str](), "", 0.0
    space = width(" ", size)
    for piece in (piece for word in text.split() for piece in _pieces(word, size, room)):
        wide = width(piece, size)
        if line and used + space + wide <= room:
            line, used = f"{line} {piece}", used + space + wide
        else:
            lines.append(line)
            line, used = piece, wide
    return (*lines[1:], line) if line else ()


def _pieces(word: str, size: int, room: int) -> Iterator[str]:
    while width(word, size) > room and len(word) > 1:
        fitting = next(
            length for length in range(len(word) - 1, 0, -1) if length == 1 or width(word[:length], size) <= room
        )
        yield word[:fitting]
        word = word[fitting:]
    yield word
