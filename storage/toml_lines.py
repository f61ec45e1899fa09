"""In which line of a TOML text a value stands (pure). `tomllib` tells lines only of what it cannot read at all.

A text that is cut off after line n can be read or not; once it can, and holds the value, the value began at or before
line n. The smallest such n is the answer, and bisection finds it without a scanner of our own.
"""

import tomllib
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

Loc = tuple[str | int, ...]
"""The way to a value: keys of tables and places in arrays, as pydantic tells it."""


def line_of(text: str, loc: Sequence[str | int]) -> int:
    """The line, from 1, of the value; of the nearest table or array around it when it is not there."""
    whole, lines = tomllib.loads(text), text.split("\n")
    held = next(tuple(loc[:length]) for length in range(len(loc), -1, -1) if _holds(whole, loc[:length]))
    return bisect_left(range(len(lines)), True, key=lambda last: _holds(_read(lines, last), held)) + 1


def _read(lines: Sequence[str], last: int) -> Any:
    """What can be read of the text up to this line, or, when it is cut in the middle of a value, up to its end."""
    for end in range(last + 1, len(lines) + 1):
        for closing in ("", "\n]"):
            try:
                return tomllib.loads("\n".join(lines[:end]) + closing)
            except tomllib.TOMLDecodeError:
                continue
    return {}


def _holds(value: Any, loc: Sequence[str | int]) -> bool:
    for step in loc:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return False
    return True
