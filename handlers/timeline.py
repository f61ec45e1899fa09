"""The way of a report as its resident sees it in /status (pure): its steps, whose turn it is, what follows."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from handlers.after_words import limit, what_next
from handlers.history import Passed, stations
from handlers.messages import Day, Line, Word, line
from handlers.waits import ahead, waiting
from storage.models import Report
from storage.regions import Region
from storage.states import ENDED, EXAMINED

_COMING: Final = {EXAMINED: "coming-examined"}
"""States whose words tell a finding: as long as they are to come, nobody knows it."""


def timeline(report: Report, region: Region, sent: date, passed: Sequence[Passed], today: date) -> tuple[Line, ...]:
    """Done steps, the present one, the next. `sent`: the day on which the report was sent."""
    done = [line("timeline-sent", day=Day(sent))]
    done += [line("timeline-done", what=Word(f"state-{step.state}"), day=Day(step.day)) for step in stations(passed)]
    if report.state in ENDED:
        return (line("timeline-head"), *done, *what_next(report, None))
    coming = waiting(report, region, passed, today)
    now = (line("timeline-now", who=coming.who, days=coming.waited), *limit(coming)) if coming else ()
    following = ahead(report, region, passed)
    then = (line("timeline-next", what=_to_come(following)),) if following else ()
    return (line("timeline-head"), *done, *now, *then)


def _to_come(state: str) -> Word:
    """What a step that has not happened is called."""
    return Word(_COMING.get(state) or f"state-{state}")
