"""Where on a picture something is covered, in words for a phone (pure): a named ninth, or the four sides in per cent.

kiri-atas, atas, kanan-atas / kiri, tengah, kanan / kiri-bawah, bawah, kanan-bawah
10 20 45 60                      from the left, from the top, to the right, to the bottom
"""

import re
from itertools import product
from typing import Final

Box = list[int]
_ACROSS: Final = {"kiri": (0, 34), "": (0, 100), "kanan": (66, 100)}
_DOWN: Final = {"atas": (0, 34), "": (0, 100), "bawah": (66, 100)}
NAMED: Final = {
    "-".join(word for word in (across, down) if word) or "tengah": (left, top, right, bottom)
    for (across, (left, right)), (down, (top, bottom)) in product(_ACROSS.items(), _DOWN.items())
} | {"tengah": (33, 33, 67, 67)}
"""Name -> left, top, right, bottom. "atas" and "kiri" are whole edges."""
MOST: Final = 20
"""Boxes on one file."""
_WANTED: Final = re.compile(r"(?:berkas\s+)?(\d{1,2})(?:\.(\d{1,2}))?\s+(.+)")
_BACK: Final = ("batal", "urungkan")


class MisreadBoxError(Exception):
    """The words name no file, or no place on it."""


def read(words: str) -> tuple[int, Box | None]:
    """(the number of the file, its new box) in "2 kiri-atas", "2.3 10 20 45 60"; None: the newest box is taken away.

    Raises MisreadBoxError.
    """
    found = _WANTED.fullmatch(" ".join(words.lower().replace("%", " ").replace(",", " ").split()))
    if found is None:
        raise MisreadBoxError
    if found[3] in _BACK:
        return int(found[1]), None
    return int(found[1]), [int(found[2] or 1), *_sides(found[3])]


def _sides(words: str) -> tuple[int, ...]:
    name = "-".join(sorted(re.split(r"[\s-]+", words), key=lambda word: word not in _ACROSS))
    if name in NAMED:
        return NAMED[name]
    sides = [int(side) for side in re.findall(r"\d{1,3}", words)]
    if len(sides) != 4 or re.search(r"[^\d\s-]", words):
        raise MisreadBoxError
    left, top, right, bottom = sides
    if not (left < right <= 100 and top < bottom <= 100):
        raise MisreadBoxError
    return left, top, right, bottom
