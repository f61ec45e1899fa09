"""What commands say in and about packages and papers, in Indonesian; for that few of our texts are loaded."""

from functools import cache
from importlib.resources import files
from typing import Final

from handlers.messages import Line
from handlers.words import FALLBACK, Words

_FILES: Final = ("custody", "language", "papers", "identity")  # the calendar stands in the second


def told(said: Line, zone: str = "Asia/Jakarta") -> str:
    """A sentence, in the time of this zone."""
    return _words().plain(said, FALLBACK, zone)


@cache
def _words() -> Words:
    folder = files("locales") / FALLBACK
    return Words({FALLBACK: [(folder / f"{name}.ftl").read_text(encoding="utf-8") for name in _FILES]})
