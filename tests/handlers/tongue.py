"""The words as the program loads them, without the program."""

from pathlib import Path
from typing import Final

from handlers.messages import Line
from handlers.words import Words

LOCALE: Final = Path(__file__).parents[2] / "locales" / "id"
FILES: Final = {path.name: path.read_text(encoding="utf-8") for path in sorted(LOCALE.glob("*.ftl"))}
WORDS: Final = Words({"id": list(FILES.values())})


def text_of(key: str) -> str:
    """What stands behind a key, as `hear` wants it."""
    return WORDS.plain(Line(key))
