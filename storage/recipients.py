"""Who receives a case after Bawaslu: a chain of bodies in time, in the reference data and never in code."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from pydantic.dataclasses import dataclass

from storage.hours import Regime
from storage.sheets import STRICT, Certainty, Key, Text, repeated, unsourced
from storage.states import AFTER
from storage.toml_lines import Loc


@dataclass(frozen=True, slots=True, config=STRICT)
class Step:
    """What somebody has to do, and in how many days; `working`: only working days count.

    `state`: the state of a report in which this clock runs, if there is one. `regime`: the only law it belongs to.
    """

    who: Text
    does: Text
    days: int
    working: bool
    source: str
    certainty: Certainty
    state: str = ""
    regime: Regime | None = None


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Recipient:
    """Who receives a case after Bawaslu, from `valid_from` to `valid_to`, both included; none: without end.

    `review_by`: the day by which the law wants something else, so that somebody has to look; `review_why`: what.
    """

    key: Key
    name: Text
    short: Text
    does: Text
    source: str
    certainty: Certainty
    valid_from: date | None = None
    valid_to: date | None = None
    review_by: date | None = None
    review_why: str = ""
    steps: tuple[Step, ...] = ()


def recipient_at(recipients: Sequence[Recipient], day: date) -> Recipient | None:
    """Who receives on this day; None when nobody is known for it."""
    return next((one for one in recipients if (one.valid_from or day) <= day <= (one.valid_to or day)), None)


def chain_faults(recipients: Sequence[Recipient]) -> list[tuple[Loc, str]]:
    """Where the chain is broken: each body begins on the day after the one before it ends."""
    found = [*unsourced("recipients", recipients), *repeated("recipients", "key", recipients)]
    for place, (before, after) in enumerate(pairwise(recipients), start=1):
        wanted = before.valid_to + timedelta(days=1) if before.valid_to else None
        if wanted is None:
            found.append((("recipients", place - 1, "key"), "must have a valid_to, because another body follows"))
        elif after.valid_from != wanted:
            words = f"must begin on {wanted}, the day after {before.short} ends"
            found.append((("recipients", place, "valid_from"), words))
    return found


def clock_of(
    examination: Sequence[Step], recipients: Sequence[Recipient], state: str, regime: str, day: date
) -> Step | None:
    """The clock that runs in this state since `day`; None where no law that we know sets one."""
    body = recipient_at(recipients, day)
    steps = (*examination, *(body.steps if body else ()))
    return next((step for step in steps if step.state == state and step.regime in (None, regime)), None)


def state_faults(
    recipients: Sequence[Recipient], examination: Sequence[Step], way: Sequence[str]
) -> list[tuple[Loc, str]]:
    """Clocks and stations of the way that belong to no state a report has after its hand-over."""
    named: list[tuple[Loc, str]] = [(("way", place), state) for place, state in enumerate(way)]
    named += [(("examination", place, "state"), step.state) for place, step in enumerate(examination)]
    for row, body in enumerate(recipients):
        named += [(("recipients", row, "steps", place, "state"), step.state) for place, step in enumerate(body.steps)]
    return [(loc, f"there is no state {state!r} after the hand-over") for loc, state in named if state not in _KNOWN]


_KNOWN: Final = {"", *AFTER}
