"""Fitting a message to a channel (pure): text is split at paragraphs, lines or words; labels are cut.

The words close every tag within its line, so a cut between lines never opens one. A single line that is too long is
cut between words, outside of tags and entities, and its open tags are closed and opened again.
"""

import re
from typing import Final

from bot.channels.channel import Buttons, Limits, Text
from handlers.messages import Message
from handlers.words import Words, strip

_TOKEN: Final = re.compile(r"</?[a-z][^>]*>|&[#\w]+;|\s+|[^<&\s]+|[<&]")


def length(text: str) -> int:
    """UTF-16 code units of the text that remains when tags and entities are read."""
    return len(strip(text).encode("utf-16-le")) // 2


def buttons(said: Message, words: Words, language: str, zone: str, limits: Limits) -> Buttons:
    """The choices with their labels, cut to what the channel shows."""
    return tuple(
        tuple((choice.id, _cut(words.plain(choice.label, language, zone), limits.label)) for choice in row)
        for row in said.choices
    )


def texts(said: Message, words: Words, language: str, zone: str, limits: Limits) -> list[Text]:
    """The message in as many parts as it needs; the buttons are below the last."""
    made = buttons(said, words, language, zone, limits)
    parts = split(words.say(said, language, zone) or "…", limits.text)
    return [*(Text(part) for part in parts[:-1]), Text(parts[-1], made)]


def split(html: str, limit: int) -> list[str]:
    """Pieces of at most `limit` units, cut at the last line end, or word end, that fits."""
    if length(html) <= limit:
        return [html]
    pieces, piece = [], ""
    for row in html.split("\n"):
        for chunk in [row] if length(row) <= limit else _cut_row(row, limit):
            joined = f"{piece}\n{chunk}" if piece else chunk
            if length(joined) <= limit:
                piece = joined
                continue
            pieces.append(piece)
            piece = chunk
    return [*pieces, piece]


def _cut_row(row: str, limit: int) -> list[str]:
    """One long line in pieces; tags that are open at a cut are closed and opened again."""
    pieces, piece, used = [], "", 0
    open_tags: list[str] = []
    for token in _tokens(row, limit):
        size = 0 if token.startswith("<") and token.endswith(">") else length(token)
        if used + size > limit:
            pieces.append(piece + "".join(f"</{_name(tag)}>" for tag in reversed(open_tags)))
            piece, used = "".join(open_tags), 0
        piece, used = piece + token, used + size
        _follow(token, open_tags)
    return [*pieces, piece]


def _tokens(row: str, limit: int) -> list[str]:
    """Tags, entities, spaces and words; words longer than a piece are cut themselves."""
    tokens: list[str] = []
    for token in _TOKEN.findall(row):
        if token[0] in "<&" or len(token) * 2 <= limit:
            tokens.append(token)
        else:
            step = max(1, limit // 2)
            tokens += [token[start : start + step] for start in range(0, len(token), step)]
    return tokens


def _follow(token: str, open_tags: list[str]) -> None:
    if token.startswith("</"):
        if open_tags:
            open_tags.pop()
    elif token.startswith("<") and token.endswith(">"):
        open_tags.append(token)


def _name(tag: str) -> str:
    return re.split(r"[\s>]", tag[1:], maxsplit=1)[0]


def _cut(label: str, limit: int) -> str:
    return label if len(label) <= limit else label[: limit - 1] + "…"
