"""Invented histories of cases, as their events tell them, and what figures say of them when counted the plain way.

The plain way replays one case after the other through the table of moves; it knows nothing of SQL.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from statistics import median_low
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert

from storage.database import Database
from storage.figures import Day, Figures
from storage.models import Event, Report
from storage.queue_tables import Queued
from storage.regions import load_region
from storage.states import STEPS, WAITING, actions, move

REGION = load_region("tanjungpinang")
ZONE = ZoneInfo(REGION.zone)
BEGAN = datetime(2027, 1, 1, tzinfo=ZONE).timestamp()
DAY = 86_400.0
NOISE = ("received", "stored", "carded", "claim", "remark", "asked", "looked")
NOTED = {"withdraw": "withdrawn", "erase": "erased"}
AGENCIES = {
    "Dinas Pendidikan": "Dinas Pendidikan",
    "dinas  PENDIDIKAN, Tanjungpinang": "Dinas Pendidikan",
    "Pak Contoh Tiga": "",
    "Puskesmas Contoh": "Dinas Kesehatan",
    "": "",
}  # fmt: skip


@dataclass
class Case:
    """One case: what was done, when, and where it stands."""

    number: int
    region: str
    state: str = WAITING
    due: float | None = None
    answers: dict[str, str] = field(default_factory=dict)
    acts: list[tuple[float, str]] = field(default_factory=list)


def invented(random: Random, number: int, days: int) -> Case:
    """A case that begins within so many days and goes any way that the table of moves allows."""
    at = BEGAN + random.randrange(int(days * DAY))
    region = random.choice((REGION.key,) * 4 + ("solo", f"{REGION.key}-elsewhere"))
    about = {"behaviour": random.choice(("like", "share", "attend")), "agency": random.choice([*AGENCIES])}
    case = Case(number, region, answers=about, acts=[(at - 60, "received"), (at, "submitted")])
    case.due = random.choice((None, at + random.randrange(int(20 * DAY))))
    for _ in range(random.choice((0, 1, 1, 2, 2, 3, 4, 6, 9))):
        at += random.choice((1, 300, DAY / 3, 3 * DAY)) * random.random()
        _go_on(random, case, round(at, 3))
    return case


def _go_on(random: Random, case: Case, at: float) -> None:
    possible = actions(case.state)
    if not possible or random.random() < 0.2:
        case.acts.append((at, random.choice(NOISE)))
        return
    action = random.choice(possible)
    case.state = move(case.state, action)
    case.acts.append((at, NOTED.get(action, action)))
    if action == "erase":
        case.answers, case.due = {}, None


async def kept(database: Database, cases: Sequence[Case]) -> None:
    """Put these cases and their events into the tables."""
    reports = [_report(case) for case in cases]
    events = [row for case in cases for row in _events(case)]
    places = [Queued(report_id=case.number, region=case.region, due_at=case.due).model_dump() for case in cases]
    async with database.transaction() as transaction:
        await transaction.execute(insert(Report), reports)
        await transaction.execute(
            insert(Queued), [place for place, case in zip(places, cases, strict=True) if case.answers]
        )
        await transaction.execute(insert(Event), sorted(events, key=lambda row: row["at"]))


def _report(case: Case) -> dict[str, Any]:
    row = Report(id=case.number, ticket=f"LN-{case.number}", draft=f"d{case.number}", region=case.region, answers={})
    sent = next(at for at, action in case.acts if action == "submitted")
    return row.model_dump() | {"answers": case.answers, "state": case.state, "submitted_at": sent}


def _events(case: Case) -> Iterator[dict[str, Any]]:
    for place, (at, action) in enumerate(case.acts, start=1):
        link = {"chain": f"d{case.number}", "place": place, "before": "", "hash": ""}
        yield {"at": at, "actor": "system", "action": action, "detail": {}, **link}


def plain(cases: Sequence[Case], first: date, last: date) -> Figures:
    """The same figures, counted one case after the other."""
    tally = _Plain(first, last)
    for case in cases:
        if case.region == REGION.key:
            tally.take(case)
    return tally.figures()


class _Plain:
    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        self.days = {first + timedelta(number): Counter[str]() for number in range((last - first).days + 1)}
        self.ages, self.behaviours, self.agencies = Counter[int | None](), Counter[str](), Counter[str]()
        self.took: dict[str, list[float]] = {"decided": [], "forwarded": [], "answered": []}
        self.timely: list[bool] = []

    def take(self, case: Case) -> None:
        state, sent, stands, answered = "", 0.0, None, None
        for at, action in case.acts:
            if at >= datetime.combine(self.last + timedelta(1), datetime.min.time(), ZONE).timestamp():
                break
            if action == "submitted":
                state, sent = WAITING, at
                self._received(case, at)
            elif action not in NOISE:
                before, state = state, move(state, {"withdrawn": "withdraw", "erased": "erase"}.get(action, action))
                if action in ("accept", "reject", "admonish", "escalate", "withdrawn"):
                    stands = state if action != "escalate" else "escalated", at
                elif state == WAITING:
                    stands = None
                elif action == "erased" and before == WAITING:
                    stands = "withdrawn", at
                elif action == "delivered":
                    self._forwarded(case, at, sent)
                elif action in ("correct", "recall"):
                    answered = None
                elif action in STEPS and action not in ("request", "complete", "refer"):
                    answered = answered or at
        self._end(case, state, sent, stands, answered)

    def _end(
        self, case: Case, state: str, sent: float, stands: tuple[str, float] | None, answered: float | None
    ) -> None:
        if state == WAITING:
            due = None if case.due is None else (datetime.fromtimestamp(case.due, ZONE).date() - self.last).days
            self.ages[due] += 1
        if stands and (day := self._day(stands[1])) is not None:
            day[stands[0]] += 1
            self.took["decided"] += [stands[1] - sent] if stands[0] != "withdrawn" else []
        if answered and self._day(answered) is not None:
            self.took["answered"].append(answered - sent)

    def _day(self, at: float) -> Counter[str] | None:
        return self.days.get(datetime.fromtimestamp(at, ZONE).date())

    def _received(self, case: Case, at: float) -> None:
        if (day := self._day(at)) is None:
            return
        day["received"] += 1
        self.behaviours[case.answers.get("behaviour", "")] += 1
        self.agencies[AGENCIES[case.answers.get("agency", "")]] += 1

    def _forwarded(self, case: Case, at: float, sent: float) -> None:
        if self._day(at) is not None:
            self.took["forwarded"].append(at - sent)
            self.timely += [at <= case.due] if case.due is not None else []

    def figures(self) -> Figures:
        return Figures(
            region=REGION.key,
            days=tuple(Day(day, **counts) for day, counts in self.days.items()),
            waiting=sum(self.ages.values()),
            ages=dict(self.ages),
            behaviours=dict(self.behaviours),
            agencies=dict(self.agencies),
            forwarded=len(self.took["forwarded"]),
            answered=len(self.took["answered"]),
            medians={name: median_low(took) for name, took in self.took.items() if took},
            in_time=(sum(self.timely), len(self.timely)),
        )
