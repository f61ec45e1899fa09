"""Who receives a case after Bawaslu: a chain of bodies in time, in the reference data and never in code."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from pydantic.dataclasses import dataclass

from storage.sheets import STRICT, Certainty, Key, Text, repeated, unsourced
from storage.toml_lines import Loc


@dataclass(frozen=True, slots=True, config=STRICT)
class Step:
    """What somebody has to do, and in how many days; `working`: only working days count."""

    who: Text
    does: Text
    days: int
    working: bool
    source: str
    certainty: Certainty


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
