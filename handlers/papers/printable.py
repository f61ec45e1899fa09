"""Words from outside, fit for paper (pure): every sign has a glyph in our fonts, and no word is wider than its line.

PDF/A allows no sign without a glyph, so one strange sign would cost the whole paper. What has none becomes a square,
and the paper says so.
"""

import re
import unicodedata
from typing import Final

SQUARE: Final = "□"
_LONG: Final = re.compile(r"\S{30,}")
_PIECE: Final = 16
_BREAK: Final = "\u200b"  # a line may end here
# Letters of Latin, Greek and Cyrillic, marks on them, usual punctuation, currencies, arrows; what both fonts have.
_WITHOUT_GLYPH: Final = re.compile(
    r"[^\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u0377\u0384-\u038a\u038e-\u03a1\u03a3-\u04ff\u1e00-\u1eff"
    r"\u2010-\u2027\u2030-\u2040\u2044-\u2052\u2054-\u205e\u2070\u2071\u2074-\u208e\u20a0-\u20c0\u2122\u2190-\u23ff\u25a0-\u25ff✓]"
)
_UNSEEN: Final = re.compile(
    r"[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]|[\U000e0000-\U000e0fff]"
)


def printable(text: str) -> str:
    """The same words with a square for each sign that cannot be printed."""
    plain = _UNSEEN.sub("", unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " ")))
    return _LONG.sub(_breakable, _WITHOUT_GLYPH.sub(SQUARE, plain))


def _breakable(word: re.Match[str]) -> str:
    return _BREAK.join(word[0][start : start + _PIECE] for start in range(0, len(word[0]), _PIECE))
