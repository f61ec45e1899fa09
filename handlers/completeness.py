"""What a report still lacks before Bawaslu can register it (pure).

Formal: who reports (name and address, given in person), who is reported, within the time limit. Material: when and
where it happened, what happened, evidence. Source: Perbawaslu 7/2022 article 15 (3) and (4).

It never stops anybody from sending: a report that lacks something is still *informasi awal*. The form has no question
for the place; what happened online happened where the link leads, anything else is told in the story.
"""

from collections.abc import Mapping
from typing import Any, Final

from handlers.messages import Line, Listed, line
from storage.record import record

REQUIRED: Final = ("reporter", "subject", "known", "happened", "place", "story", "evidence")
"""In Bawaslu's order: three formal requirements, four material ones."""


@record
class Completeness:
    """Which of the requirements are not met yet."""

    lacking: tuple[str, ...]

    @property
    def met(self) -> int:
        """How many are met."""
        return len(REQUIRED) - len(self.lacking)


def measure(answers: Mapping[str, Any], files: int) -> Completeness:
    """What these answers lack. `files`: how many can be looked at, or are on their way."""
    has = {
        "reporter": answers.get("track") == "formal",
        "subject": bool(answers.get("name")),
        "known": bool(answers.get("known")),
        "happened": bool(answers.get("happened")),
        "place": bool(answers.get("link") or answers.get("story")),
        "story": bool(answers.get("story")),
        "evidence": bool(files or answers.get("link")),
    }
    return Completeness(tuple(key for key in REQUIRED if not has[key]))


def for_resident(answers: Mapping[str, Any]) -> tuple[Line, ...]:
    """For the review page: how far it is, and one line for everything that is lacking."""
    found = measure(answers, len(answers.get("evidence") or ()))
    head = line("complete" if found.lacking else "complete-all", met=found.met, total=len(REQUIRED))
    return (head, *(line(f"lacks-{key}") for key in found.lacking))


def for_card(answers: Mapping[str, Any], files: int) -> Line:
    """The same as one line of the card."""
    found = measure(answers, files)
    if not found.lacking:
        return line("card-complete", met=found.met, total=len(REQUIRED))
    lacking = Listed(tuple(f"lacking-{key}" for key in found.lacking))
    return line("card-incomplete", met=found.met, total=len(REQUIRED), lacking=lacking)
