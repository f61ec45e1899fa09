"""By which words a report is found (pure): those of name, agency, account and link, and its number.

Words are folded, so that case, marks and signs between them do not matter. Beside each stands its sound, in which old
and new spellings and other vowels are alike: "Soebroto" and "Subrata". The story is not searched.
"""

import re
import unicodedata
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, Final

from handlers import links

_SPELLINGS: Final = (("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "sy"), ("ph", "f"), ("v", "f"), ("z", "s"))
_SOUND: Final = "~"
_SHORTEST_SOUND: Final = 3
_SHORTEST_PART: Final = 3  # signs of a word of which more may follow
_LONGEST: Final = 40  # signs of a word
_MOST: Final = 6  # words of a question
_ALIKE: Final = 0.72  # of 1.0; two letters of seven may differ


def words_of(ticket: str, answers: Mapping[str, Any]) -> str:
    """All words of a report, one behind the other, with a space before and after each."""
    found = list(_of(ticket, answers))
    sounds = [_SOUND + sound(word) for word in found if sound(word)]
    return f" {' '.join(dict.fromkeys([*found, *sounds]))} "


def _of(ticket: str, answers: Mapping[str, Any]) -> list[str]:
    link = str(answers.get("link") or "")
    known = links.recognise(link) if link else None
    parts = [ticket, *(str(answers.get(key) or "") for key in ("name", "agency"))]
    return folded(" ".join([*parts, *((known.account, known.canonical) if known else ())]))


def asked(words: str) -> list[str]:
    """The words of a question; an address is asked for as it is kept."""
    known = links.recognise(words.strip()) if re.match(r"https?://", words.strip()) else None
    return folded(known.canonical if known else words)[: 3 * _MOST if known else _MOST]


def folded(text: str) -> list[str]:
    """Its words without marks and signs."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return [word[:_LONGEST] for word in re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode())]


def sound(word: str) -> str:
    """What is left of a word when spelling does not matter; "" when that says too little."""
    for old, new in _SPELLINGS:
        word = word.replace(old, new)
    heard = re.sub(r"(.)\1+", r"\1", word[:1] + re.sub(r"[aeiou]", "", word[1:]))
    return heard if len(heard) >= _SHORTEST_SOUND and heard.isalpha() else ""


def patterns(word: str) -> tuple[str, ...]:
    """How this word, or one that sounds like it, stands among the words of a report."""
    if len(word) < _SHORTEST_PART:
        return (f" {word} ",)
    heard = sound(word)
    return (word, *((f" {_SOUND}{heard} ",) if heard else ()))


def pieces(word: str) -> tuple[str, ...]:
    """One of these stands in every word that differs from this one in one place."""
    half = len(word) // 2
    return (f" {word[:half]}", f"{word[half:]} ") if half > 1 else (word,)


def is_like(words: str, wanted: list[str]) -> bool:
    """Whether each of the wanted words resembles one of a report's."""
    known = words.split()
    return all(get_close_matches(word, known, 1, _ALIKE) for word in wanted)
