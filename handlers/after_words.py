"""Steps after the hand-over and how they are told (pure): what is asked for, whose turn it is, and until when."""

from datetime import date
from typing import Final

from handlers.messages import Day, File, Line, Listed, Message, Moment, Word, line
from handlers.waits import Waiting
from storage.models import Report
from storage.record import record
from storage.states import ENDED

SANCTIONS: Final = ("moral", "moderate", "severe", "dismissal", "contract", "other")
"""Kinds of sanction as staff note them. Residents are not told which: it is a matter of that person's employment."""


@record
class Given:
    """What a step comes with. `day`: of its letter, as 2026-11-24; `items`: what Bawaslu asks for."""

    step: str
    number: str = ""
    day: str = ""
    items: tuple[str, ...] = ()
    sanction: str = ""
    file: File | None = None

    @property
    def has_letter(self) -> bool:
        """Whether there is a letter to keep."""
        return bool(self.number or self.file)


def asked(items: tuple[str, ...]) -> Line:
    """What Bawaslu asks for, in words."""
    return line("after-items", items=Listed(tuple(f"lacking-{item}" for item in items)))


def what_next(report: Report, coming: Waiting | None) -> tuple[Line, ...]:
    """Whose turn it is, and the limit of the law where one is known."""
    if report.state in ENDED:
        return (line(f"end-{report.state}"),)
    if coming is None:
        return ()
    return (line(f"then-{report.state}", who=coming.who), *limit(coming))


def limit(coming: Waiting) -> tuple[Line, ...]:
    """Until when the law wants it done."""
    clock = coming.clock
    if clock is None:
        return ()
    if clock.over:
        return (line("limit-over", due=Day(clock.due), days=-clock.left),)
    key = "limit-in-working-days" if clock.working else "limit-in-days"
    return (line(key, days=clock.days, due=Day(clock.due)),)


def news(report: Report, given: Given, who: str) -> Message:
    """What is told in a group when somebody took a step in words, or in the other group."""
    items = (asked(given.items),) if given.items else ()
    head = line("after-news", ticket=report.ticket, who=who, state=Word(f"card-{report.state}"))
    return Message((head, *_letter(given), *items))


def answered(report: Report, given: Given, now: float) -> Message:
    """What a question for a letter is turned into once its step is taken: what was noted, and when."""
    head = line("after-answered", ticket=report.ticket, state=Word(f"card-{report.state}"))
    return Message((head, *_letter(given), line("after-noted", at=Moment(now))))


def _letter(given: Given) -> tuple[Line, ...]:
    number = (line("after-number", number=given.number),) if given.number else ()
    day = (line("after-day", day=Day(date.fromisoformat(given.day))),) if given.day else ()
    return (*number, *day)
