"""Which region somebody means (pure): by its name or another it goes by, forgiving one slip of the finger.

Never a guess: what fits two regions, or none closely, is asked again. Many places in Indonesia are called almost alike
(Solo and Solok, Surakarta and Purwakarta), so a slip is one letter wrong, missing, doubled or swapped, in a long name.
"""

import re
from collections.abc import Callable, Collection, Mapping
from typing import Final

from handlers.messages import Said
from handlers.readers import Asked, Misread, Reader

_LONG: Final = 6  # letters; in a shorter name one slip makes another place of it
_BESIDE: Final = frozenset((
    "di", "kota", "kab", "kabupaten", "pemkot", "pemkab", "pemda", "daerah", "wilayah", "pak", "bu", "mas", "mbak",
    "ya", "saja", "aja",
))  # fmt: skip
Names = Mapping[str, Collection[str]]  # key of the region -> what it is called


def names_of(key: str, name: str, aliases: Collection[str] = ()) -> tuple[str, ...]:
    """What a region is called: "Kota Surakarta (Solo)" also goes by each of its two names."""
    return (key, name, *re.split(r"\s*[()]\s*", name), *aliases)


def which_of(regions: Names) -> Reader:
    """A reader that takes one of these regions, tapped or typed."""

    def read(said: Said, asked: Asked) -> str:
        key = asked.choice if asked.choice in asked.choices else ""
        key = key or (found(said.text, regions) if not said.choice else "")
        if not key:
            raise Misread("misread-region")
        return key

    return read


def found(text: str, regions: Names) -> str:
    """The key of the region this text names, or ""."""
    whole, core = _whole(text), _core(text)
    if not core:
        return ""
    return (
        _only(regions, lambda name: _whole(name) == whole)
        or _only(regions, lambda name: _core(name) == core)
        or _only(regions, lambda name: slipped(core, _core(name)))
    )


def _only(regions: Names, fits: Callable[[str], bool]) -> str:
    keys = [key for key, names in regions.items() if any(fits(name) for name in names)]
    return keys[0] if len(keys) == 1 else ""


def _whole(text: str) -> str:
    return "".join(re.findall(r"\w+", text.lower()))


def _core(text: str) -> str:
    """Without the words that stand beside a name: "di Kab. Sleman" is "sleman"."""
    return "".join(word for word in re.findall(r"\w+", text.lower()) if word not in _BESIDE)


def slipped(typed: str, name: str) -> bool:
    """Whether one letter is wrong, missing, too many, or two are swapped."""
    if min(len(typed), len(name)) < _LONG - 1 or len(name) < _LONG or abs(len(typed) - len(name)) > 1:
        return False
    same = next((at for at, (a, b) in enumerate(zip(typed, name, strict=False)) if a != b), min(len(typed), len(name)))
    a, b = typed[same:], name[same:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
