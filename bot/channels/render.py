"""Fitting a message to a channel (pure): text is split at paragraphs, lines or words; labels are cut.

Cuts fall outside of tags and entities. The words close every tag within its line, but what somebody wrote inside of
one may have lines of its own: tags that are open at a cut are closed before it and opened again behind it.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from bot.channels.channel import Buttons, Limits, Prompts, Text
from handlers.messages import Message, line
from handlers.words import Words, strip

_TOKEN: Final = re.compile(r"</?[a-z][^>]*>|&[#\w]{1,31};|\s|[^<&\s]+|[<&]")


def length(text: str) -> int:
    """UTF-16 code units of the text that remains when tags and entities are read."""
    return len(strip(text).encode("utf-16-le", "surrogatepass")) // 2


def buttons(said: Message, words: Words, language: str, zone: str, limits: Limits) -> Buttons:
    """The choices with their labels, cut to what the channel shows; what would be cut side by side stands below."""
    rows = (
        tuple((choice.id, _cut(words.plain(choice.label, language, zone), limits.label)) for choice in row)
        for row in said.choices
    )
    return tuple(part for row in rows for part in _beside(row, limits.row))


def _beside(row: tuple[tuple[str, str], ...], most: int) -> Buttons:
    """The row as it is, or each button in one of its own. The apps share a row out evenly and cut what is longer."""
    fits = not most or all(_width(label) * len(row) <= most for _, label in row)
    return (row,) if fits else tuple((button,) for button in row)


@lru_cache(maxsize=4096)
def _width(label: str) -> int:
    """In letters; an emoji takes the room of two."""
    shown = (sign for sign in label if unicodedata.category(sign) not in ("Mn", "Cf"))
    return sum(2 if unicodedata.east_asian_width(sign) == "W" else 1 for sign in shown)


def texts(said: Message, words: Words, language: str, zone: str, limits: Limits) -> list[Text]:
    """The message in as many parts as it needs; the buttons are below the last."""
    made = buttons(said, words, language, zone, limits)
    parts = split(words.say(said, language, zone), limits.text) or ["…"]
    last = (
        Text(parts[-1], made, prompts=_prompts(words, language)) if limits.prompts and made else Text(parts[-1], made)
    )
    return [*(Text(part) for part in parts[:-1]), last]


def _prompts(words: Words, language: str) -> Prompts:
    return Prompts(words.plain(line("choices-ask"), language), words.plain(line("choices-open"), language))


def split(html: str, limit: int) -> list[str]:
    """Pieces of at most `limit` units, none of them blank; tags that are open at a cut are closed and opened again."""
    pieces = []
    while 2 * len(html) > limit and length(html) > limit:  # a sign takes up to two units
        piece, html = _cut_off(_tokens(html, limit), limit)
        pieces.append(piece)
    return [piece for piece in (*pieces, html) if piece[:1].isalnum() or strip(piece).strip()]


def _cut_off(tokens: list[str], limit: int) -> tuple[str, str]:
    """(the longest piece that fits, the rest): cut at the last line end in it, or else at its last space."""
    fits = _fitting(tokens, limit)
    place = max((n for n in range(1, fits + 1) if tokens[n] == "\n"), default=0)
    place = place or max((n for n in range(1, fits + 1) if tokens[n].isspace()), default=fits)
    open_tags: list[str] = []
    for token in tokens[:place]:
        _follow(token, open_tags)
    closing = "".join(f"</{_name(tag)}>" for tag in reversed(open_tags))
    rest = tokens[place + 1 :] if tokens[place].isspace() else tokens[place:]
    return "".join(tokens[:place]) + closing, "".join([*open_tags, *rest])


def _fitting(tokens: list[str], limit: int) -> int:
    """How many tokens fit, at least one that is no tag."""
    used = 0
    for place, token in enumerate(tokens):
        size = 0 if _is_tag(token) else length(token)
        if used and used + size > limit:
            return place
        used += size
    return len(tokens)


def _tokens(html: str, limit: int) -> list[str]:
    """Tags, entities, single spaces and words; words longer than a piece are cut themselves."""
    tokens: list[str] = []
    for token in _TOKEN.findall(html):
        step = len(token) if token[0] in "<&" else max(1, limit // 2)  # a sign takes up to two units
        tokens += [token[start : start + step] for start in range(0, len(token), step)]
    return tokens


def _is_tag(token: str) -> bool:
    return token.startswith("<") and token.endswith(">")


def _follow(token: str, open_tags: list[str]) -> None:
    if token.startswith("</"):
        if open_tags:
            open_tags.pop()
    elif _is_tag(token):
        open_tags.append(token)


def _name(tag: str) -> str:
    return re.split(r"[\s>]", tag[1:], maxsplit=1)[0]


def _cut(label: str, limit: int) -> str:
    return label if len(label) <= limit else label[: limit - 1] + "…"
