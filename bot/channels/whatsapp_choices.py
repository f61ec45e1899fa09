"""Choices below a message on WhatsApp (pure): reply buttons, or a list, or numbered lines.

Source of limits: Cloud API, interactive reply buttons (3; title 20, id 256) and interactive list (10 rows in all;
title 24, description 72, id 200, button 20). A header that is words, and a footer, would take 60; we use neither.
"""

from html import escape
from typing import Any, Final

from bot.channels.channel import Buttons

EMPTY: Final = "…"  # WhatsApp takes no empty words
MOST_BUTTONS: Final = 3
MOST_ROWS: Final = 10
_BUTTON: Final = 20  # also of the button that opens a list
_TITLE: Final = 24
_DESCRIPTION: Final = 72
ROW_UNITS: Final = _TITLE + _DESCRIPTION

Body = dict[str, Any]


def way(buttons: Buttons) -> str:
    """How these choices are shown: "" | buttons | list | numbers."""
    labels = [label for row in buttons for _, label in row]
    if len(labels) <= MOST_BUTTONS and all(units(label) <= _BUTTON for label in labels) and _differ(labels):
        return "buttons" if labels else ""
    return "list" if len(labels) <= MOST_ROWS else "numbers"


def _differ(labels: list[str]) -> bool:
    return len({label.strip() or EMPTY for label in labels}) == len(labels)


def asking(text: str, buttons: Buttons, opener: str) -> Body:
    """An interactive message: one to three buttons, or a list of up to ten rows, opened by a button of its own."""
    choices = [choice for row in buttons for choice in row]
    if way(buttons) == "buttons":
        made = [{"type": "reply", "reply": {"id": id_, "title": label.strip() or EMPTY}} for id_, label in choices]
        return _interactive("button", text, {"buttons": made})
    rows = [_row(id_, label) for id_, label in choices]
    return _interactive("list", text, {"button": cut(opener, _BUTTON)[0], "sections": [{"rows": rows}]})


def _interactive(kind: str, text: str, action: Body) -> Body:
    return {"type": "interactive", "interactive": {"type": kind, "body": {"text": text}, "action": action}}


def _row(id_: str, label: str) -> Body:
    """A row of a list; a longer label goes on in the description, cut at a word where there is one."""
    title, rest = cut(label.strip() or EMPTY, _TITLE)
    return {"id": id_, "title": title} | ({"description": cut(rest, _DESCRIPTION)[0]} if rest else {})


def row_left_out(label: str) -> str:
    """The end of a label that a row of a list has no room for."""
    return cut(cut(label.strip(), _TITLE)[1], _DESCRIPTION)[1]


def numbered(buttons: Buttons) -> str:
    """The choices as lines of small HTML; the numbers can be typed."""
    labels = [label for row in buttons for _, label in row]
    return "\n".join(f"{number}. {escape(label, quote=False)}" for number, label in enumerate(labels, 1))


def cut(text: str, limit: int) -> tuple[str, str]:
    """(what fits, the rest), at the last space that is not too early, never within a sign of two units."""
    if units(text) <= limit:
        return text, ""
    fits = text[:limit]
    while units(fits) > limit:
        fits = fits[:-1]
    space = fits.rfind(" ") if not text[len(fits)].isspace() else len(fits)
    place = space if space >= limit // 2 else len(fits)
    return text[:place].rstrip(), text[place:].strip()


def units(text: str) -> int:
    """UTF-16 code units: no sign counts for less on any of WhatsApp's clients."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
