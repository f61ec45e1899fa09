"""What a region may set for its moderators' desk; without it, one moderator decides at once (pure)."""

from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from storage.sheets import STRICT, Text


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class DeskRules:
    """How a desk decides.

    `claim`: whether a case must be claimed before it is decided. `four_eyes`: escalation and rejecting for abuse need
    a second moderator. `double`: per cent of the cases that two moderators judge without seeing each other.
    """

    claim: Literal["optional", "needed"] = "optional"
    four_eyes: bool = False
    double: Annotated[int, Field(ge=0, le=100)] = 0


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Conflict:
    """Whose cases this desk should not judge, besides the head of region and the personnel office.

    `offices`: those its moderators work in. `people`: moderators by name. Both as people write them.
    """

    offices: tuple[Text, ...] = ()
    people: tuple[Text, ...] = ()
