"""The text or caption of a call: read by its parse_mode, then measured. Pure.

Only HTML and no parse_mode at all are known; Telegram knows Markdown and MarkdownV2 as well, which nobody here writes.
Lengths are those of the text without markup, in UTF-16 units. An edit that is too long is refused by another of
Telegram's layers than a new message, in other words: both are kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.sandbox.html_reader import clean, read_html, trim
from bot.sandbox.nouns import Json
from bot.sandbox.params import Params
from bot.sandbox.refusals import bad_request
from bot.sandbox.rich import TAGS, Rich, complete, plain, units
from bot.sandbox.world import CAPTION_MOST, TEXT_MOST

SOURCE_MOST = 32768
NOT_ENTITIES = "can't parse entities JSON object"
TAKEN = frozenset({*TAGS, "text_link", "custom_emoji"})
"""Entity types taken from a caller; the others Telegram finds by itself."""


def read_words(source: str, mode: str, entities: Any = None) -> Rich:
    """A source as text with entities. Refusal for bad markup, an unknown parse_mode, or far too much."""
    if len(source) > SOURCE_MOST:
        raise bad_request("text is too long")
    if mode == "HTML" or mode.upper() == "HTML":
        return read_html(source)
    if mode and mode.lower() != "none":
        raise bad_request("unsupported parse_mode")
    if entities:
        return _marked(source, entities)
    return plain(clean(source).strip())


def _marked(source: str, entities: Any) -> Rich:
    if not isinstance(entities, list) or not all(isinstance(entity, dict) for entity in entities):
        raise bad_request("can't parse entities: expected an Array of MessageEntity")
    known: list[Json] = [dict(entity) for entity in entities if entity.get("type") in TAKEN]
    for entity in known:
        if not isinstance(entity.get("offset"), int) or not isinstance(entity.get("length"), int):
            raise bad_request("can't parse entities: offset and length must be of type Number")
    text, kept = trim(clean(source), known)
    return complete(text, kept)


def read_text(params: Params) -> Rich:
    """`text` of sendMessage and editMessageText, not yet measured."""
    source = params.text("text")
    if not source:
        raise bad_request("message text is empty")
    return read_words(source, params.text("parse_mode"), params.parsed("entities", NOT_ENTITIES))


def read_caption(params: Params) -> Rich:
    """`caption` of a call, not yet measured; none is an empty one."""
    entities = params.parsed("caption_entities", NOT_ENTITIES)
    return read_words(params.text("caption"), params.text("parse_mode"), entities)


def media_caption(media: Mapping[str, Any]) -> Rich:
    """The caption of one InputMedia."""
    return read_words(
        str(media.get("caption") or ""), str(media.get("parse_mode") or ""), media.get("caption_entities")
    )


def check_text(words: Rich, complaint: str = "message is too long") -> None:
    """Refusal when nothing is left to show, or too much."""
    if not words.text:
        raise bad_request("text must be non-empty")
    if len(words.text) > TEXT_MOST // 2 and units(words.text) > TEXT_MOST:
        raise bad_request(complaint)


def check_caption(words: Rich, complaint: str = "message caption is too long") -> None:
    """Refusal for too long a caption."""
    if len(words.text) > CAPTION_MOST // 2 and units(words.text) > CAPTION_MOST:
        raise bad_request(complaint)
