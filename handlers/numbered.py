"""Where choices are shown as numbered lines (pure): there, and only there, people are told to type a number."""

from collections.abc import Sequence
from typing import Final

from handlers.messages import Choice, Line, line

FROM: Final = {"whatsapp": 11}
"""Channel -> from how many choices on it shows them so; elsewhere they are always buttons, or a list."""


def fitting(lines: Sequence[Line], choices: Sequence[Sequence[Choice]], channel: str) -> tuple[Line, ...]:
    """What is said before these choices, in words that are true of how this channel shows them."""
    if channel not in FROM or sum(map(len, choices)) < FROM[channel]:
        return tuple(lines)
    return tuple(line("misread-number") if part.key == "misread-choice" else part for part in lines)
