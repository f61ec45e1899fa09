"""Exports of figures: a recap as PDF, or a spreadsheet. Each is noted with who asked for it and what for, before it is
made, in the chain of its region: no case is concerned.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from handlers.messages import Day, Line, Value, Word, line
from handlers.period import Period
from storage import custody
from storage.custody import Act
from storage.outbox import WORK, Effect
from storage.record import record

PAPER: Final = "recap-paper"
SHEET: Final = "figures-sheet"
KINDS: Final = {"pdf": PAPER, "xlsx": SHEET}
"""What is asked for -> the errand that makes it."""
MEETING, LEADERS, BAWASLU, WEEKLY = "meeting", "leaders", "bawaslu", "weekly"
PURPOSES: Final = (MEETING, LEADERS, BAWASLU)
"""Those that are one tap; others are written. `WEEKLY` comes by itself."""
LENGTHS: Final = range(3, 201)
"""Signs of a purpose that somebody writes."""


@record
class Export:
    """What is exported. `kind`: of `KINDS`; `purpose`: one of ours, or as somebody wrote it."""

    kind: str
    region: str
    period: Period
    purpose: str


def ordered(export: Export, contact_id: int) -> Effect:
    """Have it made, and sent to this contact."""
    span = {"first": export.period.first.isoformat(), "last": export.period.last.isoformat()}
    body = {"region": export.region, **span, "purpose": export.purpose}
    return Effect(contact_id, KINDS[export.kind], body, lane=lane(contact_id), rank=WORK)


def lane(contact_id: int) -> str:
    """What one chat is to get is made one after the other."""
    return f"recap:{contact_id}"


def read(kind: str, body: Mapping[str, Any]) -> Export:
    """What the body of an errand of this kind orders."""
    return Export(kind, body["region"], period_of(body), body["purpose"])


def period_of(body: Mapping[str, Any]) -> Period:
    """The days that the body of an errand names."""
    return Period(date.fromisoformat(body["first"]), date.fromisoformat(body["last"]))


def caption(export: Export, region: str) -> Line:
    """What stands below the file. `region`: its name."""
    span, about = export.period, {"region": region, "purpose": shown(export.purpose)}
    if span.days == 1:
        return line("export-caption-day", day=Day(span.first), **about)
    return line("export-caption", first=Day(span.first), last=Day(span.last), **about)


def noted(export: Export, role: str, who: str) -> Act:
    """The event. `role`: in which they may ask; `who`: their keyed hash, "" for the system and the operator."""
    span = {"first": export.period.first.isoformat(), "last": export.period.last.isoformat()}
    about = {"kind": export.kind, **span, "purpose": export.purpose}
    return custody.regional(export.region, role, "figures", **about, who=who)


def shown(purpose: str) -> Value:
    """The purpose in words."""
    return Word(f"purpose-{purpose}") if purpose in (*PURPOSES, WEEKLY) else purpose
