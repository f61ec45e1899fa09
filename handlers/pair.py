"""Two reports side by side (pure): for each thing told, what the one says and what the other says."""

from typing import Final

from handlers.answer_shown import for_staff
from handlers.case_button import button
from handlers.messages import GAP, Line, Message, Value, Word, line
from handlers.same_card import APART, SAME
from handlers.short import shorten
from storage import evidence
from storage.models import Evidence, Report

_KEYS: Final = ("behaviour", "name", "agency", "status", "link", "happened", "known", "story")
ROOM: Final = (160, 80, 40, 20, 8)
"""Signs of each answer, tried one after the other until the caption fits."""


def pair_message(one: Report, other: Report, files: tuple[list[Evidence], list[Evidence]], signs: int) -> Message:
    """What stands below the pictures of both; `signs`: of each answer."""
    head = line("pair-head", one=one.ticket, other=other.ticket)
    told = [row for key in _KEYS for row in _row(key, one, other, signs)]
    counts = [sum(file.state == evidence.STORED for file in each) for each in files]
    shown = line("pair-files", one=counts[0], other=counts[1])
    states = line("pair-states", one=Word(f"card-{one.state}"), other=Word(f"card-{other.state}"))
    same = button(one, SAME, line("same-yes", ticket=other.ticket), other.ticket)
    apart = button(one, APART, line("same-no", ticket=other.ticket), other.ticket)
    return Message((head, states, shown, GAP, *told), ((same,), (apart,)))


def _row(key: str, one: Report, other: Report, signs: int) -> tuple[Line, ...]:
    """One thing told; in one line where both say the same."""
    mine, theirs = (_shown(key, report, signs) for report in (one, other))
    if not (one.answers.get(key) or other.answers.get(key)):
        return ()
    named = Word(f"field-{key}")
    if one.answers.get(key) == other.answers.get(key):
        return (line("pair-both", what=named, value=mine),)
    return (line("pair-differs", what=named, one=mine, other=theirs),)


def _shown(key: str, report: Report, signs: int) -> Value:
    shown = for_staff(key, report.answers.get(key))
    return shorten(shown, signs) if isinstance(shown, str) else shown
