"""Invented cases of a year, of three cities, with events as the program would have written them: whole chains.

Events come in the order of time, as a log grows, so that the rows of one case lie apart from each other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from heapq import heappop, heappush
from random import Random
from types import SimpleNamespace
from typing import Any, Final

from sqlmodel import SQLModel

from storage import custody
from storage.custody import START
from storage.models import Contact, Event, Report
from storage.queue_tables import Queued
from storage.states import WAITING, move
from storage.tickets import new_ticket

DAY: Final = 86_400.0
NOW: Final = datetime(2026, 11, 26, 0, 10, tzinfo=UTC).timestamp()
DAYS: Final = 365
REGIONS: Final = ("solo",) * 5 + ("sleman",) * 3 + ("tanjungpinang",) * 2
OF_ONE: Final = 4
"""Cases of one resident."""
_BEFORE: Final = ("received", "stored", "submitted", "carded")
_WAYS: Final = (
    *(("accept",),) * 35,
    *(("claim", "reject"),) * 30,
    *(("escalate", "delivered", "acknowledge"),) * 12,
    *(("escalate", "delivered", "acknowledge", "register"),) * 8,
    *(("accept", "undo", "reject"),) * 5,
    *(("withdrawn",),) * 5,
    *(("accept",),) * 3,
    *((),) * 2,
)
"""Of a hundred cases: what happens after the card is in the group."""
_MOVES: Final = {
    name: name for name in ("accept", "reject", "escalate", "delivered", "acknowledge", "register", "undo")
} | {"withdrawn": "withdraw"}
_DETAIL: Final = '{"files":1}'
_BEHAVIOURS: Final = ("engage", "campaign", "photo", "banner", "attend", "rally", "team")
_OFFICES: Final = ("Dinas Pendidikan", "dinas kesehatan", "Kelurahan Contoh", "Satpol PP", "Kantor Contoh", "DPUPR")
_STORY: Final = "Terlihat memberi dukungan pada unggahan yang dapat dilihat siapa saja. " * 3
Rows = list[tuple[type[SQLModel], list[dict[str, Any]]]]


Acts = list[tuple[float, str]]


@dataclass
class _Chain:
    """A case of which events are still to come."""

    name: str
    left: Acts
    place: int = 0
    before: str = START

    def next(self) -> dict[str, Any]:
        at, action = self.left.pop(0)
        self.place += 1
        actor = "system" if action in _BEFORE else "moderator:Petugas Contoh"
        row = {"at": at, "actor": actor, "action": action, "chain": self.name}
        row |= {"place": self.place, "before": self.before}
        told: Any = SimpleNamespace(**row, detail={"files": 1})
        self.before = sha256(custody.line(told)).hexdigest()
        return row | {"detail": _DETAIL, "hash": self.before}


def batches(cases: int, size: int = 5_000) -> Iterator[Rows]:
    """All rows, table by table, so many cases at a time."""
    random, coming, tickets = Random(6), list[tuple[float, int, _Chain]](), _tickets()
    for start in range(0, cases, size):
        numbers = range(start + 1, min(start + size, cases) + 1)
        reports, events = list[dict[str, Any]](), list[dict[str, Any]]()
        for number in numbers:
            acts = _acts(random, NOW - 120 - DAYS * DAY * (1 - number / cases))
            events += _until(acts[0][0], coming)
            reports.append(_report(random, number, next(tickets), acts))
            heappush(coming, (acts[0][0], number, _Chain(reports[-1]["draft"], acts)))
        events += _until(NOW, coming) if numbers[-1] == cases else ()
        people = [_contact(number) for number in numbers if _reporter(number) == number]
        yield [(Contact, people), (Report, reports), (Queued, list(map(_place, reports))), (Event, events)]


def _until(until: float, coming: list[tuple[float, int, _Chain]]) -> Iterator[dict[str, Any]]:
    """The events of all cases up to this time."""
    while coming and coming[0][0] <= until:
        _, number, chain = heappop(coming)
        yield chain.next()
        if chain.left:
            heappush(coming, (chain.left[0][0], number, chain))


def _acts(random: Random, at: float) -> Acts:
    """What happens in a case that is sent at this time, until now."""
    acts = [(round(at + 30.0 * place, 3), action) for place, action in enumerate(_BEFORE, start=-2)]
    when = acts[-1][0]
    for action in random.choice(_WAYS):
        when = round(when + random.expovariate(1 / (0.7 * DAY)), 3)
        if when > NOW:
            break
        acts.append((when, action))
    return acts


def _tickets() -> Iterator[str]:
    """Of a million, a dozen would come twice; the program draws those anew."""
    seen = set[str]()
    while True:
        ticket = new_ticket()
        if ticket not in seen:
            seen.add(ticket)
            yield ticket


@cache
def _state(acts: tuple[str, ...]) -> str:
    """Where a case stands after these."""
    state = WAITING
    for action in acts:
        state = move(state, _MOVES[action]) if action in _MOVES else state
    return state


def _report(random: Random, number: int, ticket: str, acts: Acts) -> dict[str, Any]:
    at = acts[2][0]
    happened = datetime.fromtimestamp(at - random.randrange(6) * DAY, UTC).date().isoformat()
    told = {"behaviour": random.choice(_BEHAVIOURS), "agency": random.choice(_OFFICES), "name": f"Pak Contoh {number}"}
    answers = {"consent": "yes", **told, "status": "pns", "happened": happened, "known": happened, "story": _STORY}
    row = {"id": number, "ticket": ticket, "draft": f"{number:016x}", "contact_id": _reporter(number)}
    row |= {"region": random.choice(REGIONS), "state": _state(tuple(action for _, action in acts)), "submitted_at": at}
    return _REPORT | row | {"answers": json(answers), "card": f"{number}"}


def _reporter(number: int) -> int:
    return (number - 1) // OF_ONE * OF_ONE + 1


def _contact(number: int) -> dict[str, Any]:
    return _CONTACT | {"id": number, "lookup": f"{number:064x}"}


def _place(report: dict[str, Any]) -> dict[str, Any]:
    due = (report["submitted_at"] // DAY + 8) * DAY
    words = f" {report['ticket'].casefold()} contoh dinas ~cnth ~dns "
    limits = {"due_at": due, "late_at": due + DAY}
    return {"report_id": report["id"], "region": report["region"], **limits, "held": False, "words": words}


def json(value: Any) -> str:
    """As the program stores it."""
    return custody.canon(value).decode()


_REPORT: Final = Report(ticket="", draft="", region="", answers={}).model_dump()
_CONTACT: Final = Contact(id=0, channel="telegram", lookup="", sealed=bytes(60), created_at=NOW).model_dump()
