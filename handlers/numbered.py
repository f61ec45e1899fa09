"""Where choices are shown as numbered lines (pure): there, and only there, people are told to type a number."""

from collections.abc import Container, Sequence
from typing import Final

from handlers.messages import Choice, Line, Message, line

FROM: Final = {"whatsapp": 11}
"""Channel -> from how many choices on it shows them so; elsewhere they are always buttons, or a list."""
LEAST: Final = min(FROM.values())


def fitting(lines: Sequence[Line], choices: Sequence[Sequence[Choice]], channel: str) -> tuple[Line, ...]:
    """What is said before these choices, in words that are true of how this channel shows them."""
    if not _are_numbers(choices, channel):
        return tuple(lines)
    return tuple(line("misread-number") if part.key == "misread-choice" else part for part in lines)


def hinted(said: Message, channel: str, forms: Container[str]) -> Message:
    """The same, telling how to choose where nothing can be tapped. `forms`: those whose numbers are understood."""
    if not _are_numbers(said.choices, channel) or said.choices[0][0].id.partition(":")[0] not in forms:
        return said
    told = any(part.key == "misread-number" for part in said.lines)
    return said if told else Message((*said.lines, line("choices-number")), said.choices)


def _are_numbers(choices: Sequence[Sequence[Choice]], channel: str) -> bool:
    return channel in FROM and sum(map(len, choices)) >= FROM[channel]
