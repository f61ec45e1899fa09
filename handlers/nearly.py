"""Typed words that are nearly those on a button (pure): as people speak, some left out, one slip of the finger.

Never a guess: all words must be on one button and on no other, and one of them must tell something.
"""

import re
from collections.abc import Mapping
from typing import Final

from handlers.whereabouts import slipped

_SPOKEN: Final = {
    "aja": "saja", "ae": "saja", "ga": "tidak", "gak": "tidak", "nggak": "tidak", "ngga": "tidak", "enggak": "tidak",
    "engga": "tidak", "tdk": "tidak", "ndak": "tidak", "gk": "tidak", "kagak": "tidak", "tau": "tahu", "inget": "ingat",
    "gatau": "tidak tahu", "gatahu": "tidak tahu", "gaktau": "tidak tahu", "gtau": "tidak tahu", "gada": "tidak ada",
    "udah": "sudah", "sdh": "sudah", "dah": "sudah",
    "yaa": "ya", "iyaa": "ya", "yg": "yang", "dgn": "dengan", "fb": "medsos", "facebook": "medsos", "ig": "medsos",
    "bersama": "bareng", "barengan": "bareng", "instagram": "medsos", "tiktok": "medsos", "sosmed": "medsos",
}  # fmt: skip
IN_MENUS: Final = {
    "choice-cancel-yes": "typed-cancel-yes",
    "choice-cancel-no": "typed-cancel-no",
    "choice-private-yes": "typed-private-yes",
    "choice-private-no": "typed-private-no",
    "choice-audience-unknown": "typed-unsure",
    "choice-status-unknown": "typed-unsure",
}
"""The label of a choice below one question, and the words that only mean it there: "lanjut" goes on with a report, or
does not give it up.
"""
_TELLING_NOTHING: Final = frozenset((
    "tidak", "bukan", "belum", "ya", "di", "ke", "dari", "dan", "atau", "yang", "saja", "ini", "itu", "semua",
    "not", "no", "yes", "and", "or", "a", "the", "in", "on", "at", "of", "only", "all", "i",
    "mboten", "sanes", "nggih", "wonten", "ing", "utawi", "kemawon", "ingkang", "sedaya",
))  # fmt: skip
_POLITE: Final = frozenset((
    "pak", "bu", "bapak", "ibu", "mas", "mbak", "kak", "min", "admin", "ya", "nggih", "njih", "deh", "dong", "sih",
))  # fmt: skip
"""Words that only say to whom, or soften. In front they may begin a name: "Bu Lewat"."""
_NEGATIONS: Final = frozenset(("tidak", "bukan", "not", "mboten", "sanes"))
_AROUND: Final = re.compile(
    r"\b(?:setahu saya|dia|ia|beliau|orangnya|terlapor|seorang|status(?:nya)?|kayak(?:nya)?|sepertinya|masih|sudah"
    r"|guru|dosen|staf|pak|bu|mas|mbak|semua(?:nya)?)\b"
)


def bare(typed: str) -> str:
    """The same without who it is said of, as in "dia guru pns"; "" where a number is left, which would be a place."""
    left = " ".join(_AROUND.sub(" ", typed).split())
    return "" if re.search(r"(?<!\w)\d+(?!\w)", left) else left


def written(typed: str) -> str:
    """Words that are written as they are spoken, as a button writes them: "ga tau, bu" is "tidak tahu"."""
    first, *rest = typed.split() or [""]
    return " ".join(_SPOKEN.get(word, word) for word in (first, *(word for word in rest if word not in _POLITE)))


def meant(typed: str, labels: Mapping[str, str]) -> str:
    """The one choice whose label has all these words; "" when there is none, or more than one. `labels`: by choice."""
    words = _words(written(typed))
    if not words - _TELLING_NOTHING:
        return ""
    fits = [choice for choice, label in labels.items() if _has(label, words)]
    return fits[0] if len(fits) == 1 else ""


def _has(label: str, words: frozenset[str]) -> bool:
    """Whether all these words are on a label; of what a part of it denies they must deny it too."""
    parts = [_words(part) for part in label.split("/")]
    meant = frozenset[str]().union(*(part for part in parts if part & _NEGATIONS <= words))
    return all(_stands_in(word, meant) for word in words)


def _stands_in(word: str, label: frozenset[str]) -> bool:
    return word in label or any(slipped(word, other) for other in label)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower()))
