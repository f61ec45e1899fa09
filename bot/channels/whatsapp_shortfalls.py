"""What WhatsApp cannot show as it was meant (pure): for the log of the operator, who could choose other words.

Told is what and how much, never a word of it. Nothing is told of what only looks different: a longer text that goes out
as several messages, choices as a list, a new caption as a new message.
"""

from bot.channels.channel import Buttons, Delete, EditButtons, EditCaption, EditText, Part, Picture, Text
from bot.channels.whatsapp_choices import MOST_ROWS, ROW_UNITS, row_left_out, units, way
from storage.record import record


@record
class Shortfall:
    """`had` of something, where WhatsApp takes `limit`."""

    what: str
    had: int
    limit: int


def shortfalls(part: Part) -> list[Shortfall]:
    """All that is cut, numbered or left out of this part."""
    match part:
        case Text(_, buttons, silent):
            return [*_choices(buttons), *([Shortfall("silence left out", 1, 0)] if silent else [])]
        case Picture(_, _, buttons) | EditCaption(_, _, buttons) | EditText(_, _, buttons):
            return _choices(buttons)
        case EditButtons(_, buttons):
            return [Shortfall("new buttons left out", sum(map(len, buttons)), 0)]
        case Delete():
            return [Shortfall("deletion left out", 1, 0)]
        case _:
            return []


def _choices(buttons: Buttons) -> list[Shortfall]:
    labels = [label for row in buttons for _, label in row]
    if way(buttons) == "numbers":
        return [Shortfall("choices as numbered lines", len(labels), MOST_ROWS)]
    cut = [units(label) for label in labels if row_left_out(label)] if way(buttons) == "list" else []
    return [Shortfall("label cut", max(cut), ROW_UNITS)] if cut else []
