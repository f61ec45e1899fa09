"""WhatsApp's marks -> the safe HTML the page draws. Pure: everything is escaped but the tags written here.

Source: WhatsApp, "Cara memformat pesan": *bold*, _italic_, ~strike~, `code`, ```block```, > quote. A mark counts only
where it stands against a word: not beside a space inside of itself, not in the middle of a word,
not beside a word joiner (U+2060), by which a program keeps what somebody typed from turning into one.
"""

from __future__ import annotations

import re
from html import escape

BLOCK = re.compile(r"```(.+?)```", re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?'()\[\]{}*_~]")
MARKS = {"*": "b", "_": "i", "~": "s"}
MARK = re.compile(r"(?<![\w\u2060])([*_~])(?=[^\s\u2060])(?P<inside>(?:(?!\1)[^\n])*[^\s\u2060])\1(?![\w\u2060])")
HELD = re.compile("\ue000(\\d+)\ue001")
"""Where something already drawn stands, by signs nobody types."""


def draw(text: str) -> str:
    """The text as HTML."""
    held: list[str] = []

    def hold(html: str) -> str:
        held.append(html)
        return f"\ue000{len(held) - 1}\ue001"

    plain = text.replace("\ue000", "").replace("\ue001", "")
    plain = BLOCK.sub(lambda found: hold(f"<pre>{escape(found[1])}</pre>"), plain)
    plain = CODE.sub(lambda found: hold(f"<code>{escape(found[1])}</code>"), plain)
    plain = LINK.sub(lambda found: hold(_link(found[0])), plain)
    lines = "\n".join(_line(_marked(line)) for line in escape(plain, quote=False).split("\n"))
    return HELD.sub(lambda found: held[int(found[1])], lines)


def _link(address: str) -> str:
    return f'<a href="{escape(address)}">{escape(address)}</a>'


def _line(html: str) -> str:
    return f"<blockquote>{html[5:]}</blockquote>" if html.startswith("&gt; ") else html


def _marked(text: str) -> str:
    """Marks into tags, from the outside inwards."""

    def tag(found: re.Match[str]) -> str:
        mark, inside = found[1], found["inside"]
        return f"<{MARKS[mark]}>{_marked(inside)}</{MARKS[mark]}>"

    return MARK.sub(tag, text)
