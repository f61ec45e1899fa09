"""When an office is open: local hours of the week, and the phases of an election in which it never closes (pure)."""

from datetime import date, time
from typing import Final, Literal

from pydantic.dataclasses import dataclass

from storage.sheets import STRICT, Certainty

Regime = Literal["pemilu", "pilkada"]
"""Which law governs: UU 7/2017 (president and parliaments), or UU 1/2015 with 10/2016 (governors, regents, mayors)."""
Phase = Literal["before", "fixed", "campaign", "quiet", "vote", "after"]
Span = tuple[time, time]
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True, config=STRICT)
class AllDay:
    """Phases in which the counter is open around the clock; of those in `disputed` the sources do not agree."""

    regime: Regime
    phases: tuple[Phase, ...]
    source: str
    certainty: Certainty
    disputed: tuple[Phase, ...] = ()


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Hours:
    """The hours of a counter, in local time; a day that is not named is closed. `phases`: see AllDay."""

    source: str
    certainty: Certainty
    monday: Span | None = None
    tuesday: Span | None = None
    wednesday: Span | None = None
    thursday: Span | None = None
    friday: Span | None = None
    saturday: Span | None = None
    sunday: Span | None = None
    phases: tuple[AllDay, ...] = ()

    def on(self, day: date) -> Span | None:
        """Opening and closing on this day of the week; None when it is closed. Holidays are not known here."""
        span: Span | None = getattr(self, WEEKDAYS[day.weekday()])
        return span

    def backwards(self) -> list[str]:
        """Days that close before they open."""
        spans = [(name, getattr(self, name)) for name in WEEKDAYS]
        return [name for name, span in spans if span and span[1] <= span[0]]

    def all_day(self, regime: Regime, phase: Phase) -> bool:
        """Whether it surely is open around the clock; where sources disagree it is not, which is the earlier end."""
        return any(one.regime == regime and phase in one.phases and phase not in one.disputed for one in self.phases)
