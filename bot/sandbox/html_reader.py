"""parse_mode HTML -> text and entities, or Telegram's own words about what is wrong with it. Pure.

Follows the parser of the open server (github.com/tdlib/td, MessageEntity.cpp, parse_html): the same tags, the same
errors, byte offsets counted in UTF-8. Only four named character references are known (lt, gt, amp, quot); others stay
as they are written. Source for users: core.telegram.org/bots/api#html-style.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from bot.sandbox.html_tags import MARK, NAMES, arguments, byte_offset, character, wrong
from bot.sandbox.rich import SAFE_SCHEMES, Json, Rich, complete, units

TAG_NAME = re.compile(r"[^\s>]*")
END_TAG = re.compile(r"([^\s>]*)\s*>")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x09]|[\u2028-\u202e\u0333\u033f\u030a]")


class Opened(NamedTuple):
    """A start tag that waits for its end."""

    tag: str
    argument: str
    offset: int


@dataclass
class Reading:
    """How far the reader has come: the text so far (`length` in UTF-16 units), tags open, entities closed."""

    source: str
    parts: list[str] = field(default_factory=list)
    length: int = 0
    opened: list[Opened] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Take text as it is."""
        if text:
            self.parts.append(text)
            self.length += units(text)


@lru_cache(maxsize=2048)
def read_html(source: str) -> Rich:
    """Text, entities and safe HTML of a source in Telegram's HTML; Refusal "can't parse entities: ..." when bad."""
    source = clean(source)
    reading, position = Reading(source), 0
    while match := MARK.search(source, position):
        reading.add(source[position : match.start()])
        position = match.end()
        if match.group() != "<":
            reading.add(character(match))
        elif source.startswith("/", position):
            position = close(reading, position - 1)
        else:
            position = open_(reading, position - 1)
    reading.add(source[position:])
    if reading.opened:
        raise wrong(f'Can\'t find end tag corresponding to start tag "{reading.opened[-1].tag}"')
    text, entities = trim("".join(reading.parts), reading.entities)
    return complete(text, entities)


def clean(text: str) -> str:
    """Control characters become spaces; carriage returns, line separators and direction overrides go."""
    if not CONTROL.search(text):
        return text
    return CONTROL.sub(lambda found: " " if found.group() < " " and found.group() != "\r" else "", text)


def open_(reading: Reading, begin: int) -> int:
    """Read a start tag at `begin`; the position after it."""
    source = reading.source
    where = byte_offset(source, begin)
    named = TAG_NAME.match(source, begin + 1)
    tag = named.group().lower() if named else ""
    position = begin + 1 + len(tag)
    if position >= len(source):
        raise wrong(f"Unclosed start tag at byte offset {where}")
    if tag not in NAMES:
        raise wrong(f'Unsupported start tag "{tag}" at byte offset {where}')
    argument, position = arguments(source, position, tag, where)
    if tag == "span" and argument != "spoiler":
        raise wrong(f'Tag "span" must have class "tg-spoiler" at byte offset {where}')
    reading.opened.append(Opened(tag, argument, reading.length))
    return position


def close(reading: Reading, begin: int) -> int:
    """Read an end tag at `begin`; the position after it."""
    source = reading.source
    where = byte_offset(source, begin)
    if not reading.opened:
        raise wrong(f"Unexpected end tag at byte offset {where}")
    found = END_TAG.match(source, begin + 2)
    if found is None:
        raise wrong(f"Unclosed end tag at byte offset {where}")
    opened, name = reading.opened.pop(), found.group(1).lower()
    if name and name != opened.tag:
        raise wrong(f'Unmatched end tag at byte offset {where}, expected "</{opened.tag}>", found "</{name}>"')
    length = reading.length - opened.offset
    if length:
        add_entity(reading, opened, length)
    return found.end()


def add_entity(reading: Reading, opened: Opened, length: int) -> None:
    """Close one entity; <pre> around <code class="language-x"> is one entity with a language."""
    entity: Json = {"offset": opened.offset, "length": length, "type": NAMES[opened.tag]}
    last = reading.entities[-1] if reading.entities else {}
    if opened.tag == "pre" and last.get("language") and (last["offset"], last["length"]) == (opened.offset, length):
        last["type"] = "pre"
        return
    if opened.tag == "a" and not (entity := link(reading, entity, opened.argument)):
        return
    if opened.tag == "code" and opened.argument:
        entity["language"] = opened.argument
    elif opened.tag == "blockquote" and opened.argument:
        entity["type"] = "expandable_blockquote"
    elif opened.tag == "tg-emoji":
        entity["custom_emoji_id"] = opened.argument
    reading.entities.append(entity)


def link(reading: Reading, entity: Json, address: str) -> Json:
    """A text_link with its address; nothing where the address leads nowhere, as on Telegram."""
    shown = "".join(reading.parts).encode("utf-16-le", "surrogatepass")[entity["offset"] * 2 :]
    address = (address or shown.decode("utf-16-le", "surrogatepass")).strip()
    if not address.lower().startswith(SAFE_SCHEMES):
        if ":" in address.partition("/")[0] or "." not in address:
            return {}
        address = f"http://{address}"
    return entity | {"url": address}


def trim(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Without white space around; entities move along, those that hold nothing go."""
    trimmed = text.strip()
    for entity in entities:
        if entity["type"] == "code":
            entity.pop("language", None)
    if trimmed == text:
        return text, entities
    cut, end = units(text) - units(text.lstrip()), units(trimmed)
    for entity in entities:
        start, stop = max(0, entity["offset"] - cut), min(end, entity["offset"] - cut + entity["length"])
        entity |= {"offset": start, "length": stop - start}
    return trimmed, [entity for entity in entities if entity["length"] > 0]
