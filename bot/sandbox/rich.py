"""Text with its entities: lengths in UTF-16 units, what Telegram finds by itself (links, commands), drawing as HTML.

Pure, and under everything else of the sandbox. `Rich.html` is safe to put into a page: everything is escaped but the
tags written here, and links lead only to http, https, mailto and tg. Offsets and lengths of entities count UTF-16
units (core.telegram.org/api/entities).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from html import escape
from itertools import pairwise
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]

TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
    "spoiler": "tg-spoiler",
}
VERBATIM = frozenset({"code", "pre", "text_link", "url"})
"""Inside these Telegram looks for nothing more."""
SAFE_SCHEMES = ("http://", "https://", "mailto:", "tg://")
WORTH_A_LOOK = re.compile(r"[/@#]|\.[A-Za-z]")
FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"]*[^\s<>\".,;:!?'()\[\]{}]"
    r"|(?<![\w@./-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:com|org|net|info|id|me|co|app|io|gov|be|gl|ly)\b(?:/[^\s<>\"]*[^\s<>\".,;:!?'()\[\]{}])?)"
    r"|(?P<email>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<bot_command>(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/<>]))"
    r"|(?P<mention>(?<![\w@])@[A-Za-z]\w{3,31}\b)"
    r"|(?P<hashtag>(?<![\w#])#\w*[^\W\d]\w*)",
    re.IGNORECASE,
)


class Rich:
    """Text as people see it, and its MessageEntity objects (not to be changed: they are shared)."""

    __slots__ = ("_html", "entities", "text")

    def __init__(self, text: str = "", entities: tuple[Json, ...] = ()) -> None:
        self.text = text
        self.entities = entities
        self._html: str | None = None

    @property
    def html(self) -> str:
        """Both as safe HTML, drawn when first asked for: a load test never asks."""
        if self._html is None:
            self._html = draw(self.text, self.entities)
        return self._html


def units(text: str) -> int:
    """Length in UTF-16 code units, in which Telegram counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def pieces(text: str, most: int) -> list[str]:
    """The text cut into parts of at most `most` UTF-16 units, never inside a character."""
    parts, part, length = [], "", 0
    for char in text:
        size = 1 + (char > "\uffff")
        if length + size > most:
            parts.append(part)
            part, length = "", 0
        part += char
        length += size
    return [*parts, part]


@lru_cache(maxsize=2048)
def plain(text: str) -> Rich:
    """Text without markup: only what Telegram finds by itself."""
    return complete(text, [])


def complete(text: str, marked: list[Json]) -> Rich:
    """Add the entities that Telegram finds by itself to the marked ones."""
    return Rich(text, tuple(sorted([*marked, *found(text, marked)], key=_order)))


def _order(entity: Json) -> tuple[int, int]:
    return entity["offset"], -entity["length"]


def found(text: str, marked: Sequence[Json]) -> list[Json]:
    """Links, e-mail addresses, commands, mentions and hashtags outside of code and links."""
    if not WORTH_A_LOOK.search(text):
        return []
    taken = [(mark["offset"], mark["offset"] + mark["length"]) for mark in marked if mark["type"] in VERBATIM]
    entities = []
    for match in FOUND.finditer(text):
        start, length = units(text[: match.start()]), units(match.group())
        if not any(begin < start + length and start < end for begin, end in taken):
            entities.append({"offset": start, "length": length, "type": str(match.lastgroup)})
    return entities


def draw(text: str, entities: Sequence[Json]) -> str:
    """The text as HTML; entities that cross each other are cut where they do."""
    if not entities:
        return escape(text, quote=False)
    wide = text.encode("utf-16-le", "surrogatepass")
    spans = sorted(entities, key=_order)
    edges = sorted({0, len(wide) // 2, *(e["offset"] for e in spans), *(e["offset"] + e["length"] for e in spans)})
    drawn: list[str] = []
    open_now: list[Json] = []
    for begin, end in pairwise(edges):
        active = [span for span in spans if span["offset"] <= begin and end <= span["offset"] + span["length"]]
        piece = wide[begin * 2 : end * 2].decode("utf-16-le", "surrogatepass")
        drawn.append(_switch(open_now, active, text) + escape(piece, quote=False))
        open_now = active
    return "".join(drawn) + _switch(open_now, [], text)


def _switch(before: list[Json], after: list[Json], text: str) -> str:
    same = 0
    while same < min(len(before), len(after)) and before[same] is after[same]:
        same += 1
    closing = "".join(_closing(entity) for entity in reversed(before[same:]))
    return closing + "".join(_opening(entity, text) for entity in after[same:])


def _opening(entity: Json, text: str) -> str:
    if entity["type"] in ("text_link", "url"):
        return f'<a href="{escape(_target(entity, text))}">'
    tag = TAGS.get(entity["type"])
    return f"<{tag}>" if tag else ""


def _closing(entity: Json) -> str:
    tag = "a" if entity["type"] in ("text_link", "url") else TAGS.get(entity["type"])
    return f"</{tag}>" if tag else ""


def _target(entity: Json, text: str) -> str:
    if entity["type"] == "text_link":
        return str(entity["url"])
    wide = text.encode("utf-16-le", "surrogatepass")
    link = wide[entity["offset"] * 2 : (entity["offset"] + entity["length"]) * 2].decode("utf-16-le", "surrogatepass")
    return link if link.lower().startswith(SAFE_SCHEMES) else f"http://{link}"
