"""The steps that a report took after its hand-over (pure).

They are read out of the case's own events, so no second table can say otherwise. A step counts from the day of its
letter where one is known, because the law counts from there, else from the day on which it was noted.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from storage.models import Event
from storage.record import record
from storage.states import ACKNOWLEDGED, COMPLETING, ESCALATED, STEPS

HANDED: Final = {"delivered": ESCALATED, "acknowledge": ACKNOWLEDGED}
"""The moves that begin it, and where they lead."""


@record
class Passed:
    """A step that was taken: the state it led to, its day in the region's time, and what it came with."""

    step: str
    state: str
    day: date
    items: tuple[str, ...] = ()  # what Bawaslu asks for
    sanction: str = ""


def history(zone: str, events: Sequence[Event]) -> tuple[Passed, ...]:
    """The steps from the hand-over on (or from when the personnel office got it), oldest first; what was taken back by
    a correction is left out.
    """
    passed: list[Passed] = []
    for event in events:
        if event.action == "correct":
            passed = [step for step in passed if step.step in HANDED] or [_passed(zone, event)]
        elif event.action == "recall":
            passed = [_passed(zone, event)]
        elif event.action in HANDED or event.action in STEPS:
            passed.append(_passed(zone, event))
    return tuple(passed)


def _passed(zone: str, event: Event) -> Passed:
    detail = event.detail
    state = HANDED.get(event.action) or STEPS[event.action][0]
    noted = datetime.fromtimestamp(event.at, ZoneInfo(zone)).date()
    day = date.fromisoformat(detail["day"]) if detail.get("day") else noted
    return Passed(event.action, state, day, tuple(detail.get("items", ())), detail.get("sanction", ""))


def asked_for(passed: Sequence[Passed]) -> tuple[str, ...]:
    """What Bawaslu still waits for: everything it asked since the case was last complete."""
    found: list[str] = []
    for step in passed:
        found = [*found, *step.items] if step.state == COMPLETING else []
    return tuple(dict.fromkeys(found))


def stations(passed: Sequence[Passed]) -> tuple[Passed, ...]:
    """The steps without those that only went on in the same state, each state at the day it began."""
    begun: list[Passed] = []
    for step in passed:
        if not begun or begun[-1].state != step.state:
            begun.append(step)
    return tuple(begun)
