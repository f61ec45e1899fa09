"""The words as the program loads them, without the program. Any file in any language's folder counts."""

from itertools import product
from pathlib import Path
from typing import Final

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from handlers.messages import Line
from handlers.words import Words, of_regions
from storage.regions import known_regions, load_region

LOCALES: Final = Path(__file__).parents[2] / "locales"
LANGUAGES: Final = tuple(sorted({path.parent.name for path in LOCALES.glob("*/*.ftl")}))
REGIONS: Final = [load_region(key) for key in known_regions()]
SOURCES: Final = {
    language: {path.name: path.read_text(encoding="utf-8") for path in sorted((LOCALES / language).glob("*.ftl"))}
    for language in LANGUAGES
}
SOURCES["id"]["of the regions"] = of_regions(REGIONS)
WORDS: Final = Words({language: list(files.values()) for language, files in SOURCES.items()})
KEYS: Final = WORDS.keys("id")
INDONESIAN: Final = WORDS.calendar("id")
HOLE: Final = "\ue000"


def text_of(key: str, language: str = "id") -> str:
    """What stands behind a key, as `hear` wants it."""
    return WORDS.plain(Line(key), language)


def entries(language: str) -> list[tuple[str, ftl.Message]]:
    """Every message of every file."""
    resources = [(name, FluentParser().parse(text)) for name, text in SOURCES[language].items()]
    return [(name, entry) for name, resource in resources for entry in resource.body if isinstance(entry, ftl.Message)]


ENTRIES: Final = {language: entries(language) for language in LANGUAGES}


def texts_and_holes(pattern: ftl.Pattern | None) -> tuple[list[str], set[str]]:
    """(every text it can become, with a mark for each value; the names of its values)."""
    parts, names = list[list[str]](), set[str]()
    for element in pattern.elements if pattern else ():
        if isinstance(element, ftl.TextElement):
            parts.append([element.value])
        elif isinstance(element.expression, ftl.VariableReference):
            names.add(element.expression.id.name)
            parts.append([HOLE])
        elif isinstance(element.expression, ftl.SelectExpression):
            assert isinstance(element.expression.selector, ftl.VariableReference)
            within = [texts_and_holes(variant.value) for variant in element.expression.variants]
            names |= {element.expression.selector.id.name}.union(*(holes for _, holes in within))
            parts.append([text for texts, _ in within for text in texts])
    return ["".join(chosen) for chosen in product(*parts)], names


READ: Final = {
    language: {entry.id.name: texts_and_holes(entry.value) for _, entry in ENTRIES[language]} for language in LANGUAGES
}
HOLES: Final = {key: holes for key, (_, holes) in READ["id"].items()}
TEXTS: Final = {language: {key: texts for key, (texts, _) in READ[language].items()} for language in LANGUAGES}
"""language -> key -> every text it can become: several where it depends on a number."""
