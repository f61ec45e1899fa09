"""The words as the program loads them, without the program."""

from pathlib import Path
from typing import Final

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from handlers.messages import Line
from handlers.words import Words, of_regions
from storage.regions import known_regions, load_region

LOCALE: Final = Path(__file__).parents[2] / "locales" / "id"
REGIONS: Final = [load_region(key) for key in known_regions()]
FILES: Final = {
    **{path.name: path.read_text(encoding="utf-8") for path in sorted(LOCALE.glob("*.ftl"))},
    "of the regions": of_regions(REGIONS),
}
WORDS: Final = Words({"id": list(FILES.values())})
KEYS: Final = WORDS.keys("id")


def text_of(key: str) -> str:
    """What stands behind a key, as `hear` wants it."""
    return WORDS.plain(Line(key))


def entries() -> list[tuple[str, ftl.Message]]:
    """Every message of every file."""
    resources = [(name, FluentParser().parse(text)) for name, text in FILES.items()]
    return [(name, entry) for name, resource in resources for entry in resource.body if isinstance(entry, ftl.Message)]


ENTRIES: Final = entries()


def text_and_holes(entry: ftl.Message) -> tuple[str, set[str]]:
    """(the text with a mark for each value, the names of its values)."""
    text, names = "", set()
    for element in entry.value.elements if entry.value else ():
        if isinstance(element, ftl.TextElement):
            text += element.value
        elif isinstance(element.expression, ftl.VariableReference):
            names.add(element.expression.id.name)
            text += "\ue000"
    return text, names


HOLES: Final = {entry.id.name: text_and_holes(entry)[1] for _, entry in ENTRIES}
TEXTS: Final = {entry.id.name: text_and_holes(entry)[0] for _, entry in ENTRIES}
