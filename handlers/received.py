"""How a report came that its resident did not send to the bot (pure): a moderator noted a letter, a call, a visit."""

from collections.abc import Mapping
from typing import Any, Final

from handlers.messages import Line, Word, line

WAYS: Final = ("letter", "phone", "visit")
WAY, NOTED_BY = "way", "noted_by"
"""Among the answers: one of the ways, and the moderator's name as their group shows it."""


OWN: Final = {"contact_id": None, "consent_version": "", "consented_at": 0.0}
"""Columns of such a report: the moderator is not who reports, nobody can be told of it, and nobody consented here."""


def is_noted(answers: Mapping[str, Any]) -> bool:
    """Whether a moderator noted it."""
    return bool(answers.get(WAY))


def by_resident(answers: Mapping[str, Any]) -> bool:
    """Whether its resident fills it in; moderators note reports for their own region, so they are not asked for it."""
    return not is_noted(answers)


def actor(answers: Mapping[str, Any]) -> str:
    """Who fills the form in, as events name them."""
    return f"moderator:{answers[NOTED_BY]}" if is_noted(answers) else "resident"


def card_lines(answers: Mapping[str, Any]) -> tuple[Line, ...]:
    """What the card says of it."""
    if not is_noted(answers):
        return ()
    return (line("direct-card", way=Word(f"choice-way-{answers[WAY]}"), who=str(answers[NOTED_BY])),)
