"""What the card shows of the talk with the resident, and the menu of questions below it (pure)."""

from collections.abc import Iterable, Sequence
from typing import Final

from handlers import completeness
from handlers.case_button import button
from handlers.messages import Line, Listed, Moment, Rows, in_rows, line
from storage import inquiries
from storage.inquiries import WAITING
from storage.inquiry import Inquiry
from storage.models import Report
from storage.record import record
from storage.states import ERASED, WITHDRAWN
from storage.states import WAITING as WAITS_FOR_DECISION

MENU: Final = "ask"
OWN, CLOSE, BACK = "own", "close", "back"
LATE_AFTER: Final = 3 * 86_400.0
"""Seconds. Perbawaslu 7/2022: who reported has that long to complete a report, counted strictly."""
OVER: Final = (WITHDRAWN, ERASED)
_LACKED: Final = {"reporter": "track", "subject": "name", "place": "story"}
_ALSO: Final = ("link", "evidence", "story", "status", "agency", "behaviour")
_MOST: Final = 8  # ready questions in the menu


@record
class Talked:
    """What a card knows of the talk with the resident."""

    waiting: tuple[str, ...] = ()  # the questions that wait for an answer
    late: tuple[str, ...] = ()  # those that were not answered in time
    until: float = 0.0  # when the first of those that wait is late
    open: bool = False  # whether the resident may write


def talked(rows: Sequence[Inquiry]) -> Talked:
    """The talk about a report, from all its inquiries."""
    waits = [row for row in rows if row.state in WAITING]
    late = tuple(dict.fromkeys(row.key for row in rows if row.state == inquiries.LATE))
    until = min((row.asked_at + LATE_AFTER for row in waits), default=0.0)
    is_open = any(row.state != inquiries.CLOSED for row in rows)
    return Talked(tuple(dict.fromkeys(row.key for row in waits)), late, until, is_open)


def card_lines(talk: Talked) -> tuple[Line, ...]:
    """What the card says of it."""
    waits = (line("asking-waits", what=_named(talk.waiting), until=Moment(talk.until)),) if talk.waiting else ()
    late = (line("asking-late", what=_named(talk.late)),) if talk.late else ()
    return (*waits, *late)


def _named(keys: Sequence[str]) -> Listed:
    return Listed(tuple(f"asked-{key}" for key in keys))


def button_row(report: Report) -> Rows:
    """The way to the menu, while a decision is waited for; later /tanya leads there, and a card stays short."""
    return ((button(report, MENU, "action-ask"),),) if report.state == WAITS_FOR_DECISION else ()


def menu_rows(report: Report, talk: Talked, files: int) -> Rows:
    """The ready questions, then own words. `files`: how many of the report can be looked at."""
    if report.state in OVER:
        return ()
    pairs = _questions(report, ready(report, files))
    close = ((button(report, MENU, "asking-close", CLOSE),),) if talk.open else ()
    return (*pairs, (button(report, MENU, "asking-own", OWN),), *close, (button(report, MENU, "choice-back", BACK),))


def request_rows(report: Report, items: Sequence[str]) -> Rows:
    """The questions that pass on what Bawaslu asks for. `items`: of `completeness.REQUIRED`."""
    if report.contact_id is None:
        return ()
    return _questions(report, dict.fromkeys(_LACKED.get(item, item) for item in items))


def _questions(report: Report, keys: Iterable[str]) -> Rows:
    made = [button(report, MENU, f"ask-{key}", key) for key in keys]
    return in_rows(made)


def ready(report: Report, files: int) -> tuple[str, ...]:
    """What can be asked with one tap: what Bawaslu's requirements lack first, then what may be worth asking."""
    lacking = [_LACKED.get(key, key) for key in completeness.measure(report.answers, files).lacking]
    left_out = [key for key in _ALSO if key in ("evidence", "story") or not report.answers.get(key)]
    return tuple(dict.fromkeys((*lacking, *left_out)))[:_MOST]
