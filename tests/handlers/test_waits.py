"""Whom a case waits for after its hand-over, and until when: by hand-counted days."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import takewhile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.deadlines import working_days
from handlers.history import Passed, asked_for, history, stations
from handlers.limits import counter_of
from handlers.waits import ahead, waiting
from storage.elections import election_at, load_elections
from storage.models import Event, Report
from storage.regions import load_region
from storage.states import AFTER, ENDED, STEPS

SOLO = load_region("solo")
Noted = tuple[str, str, dict[str, Any]]
"""(action, day, detail) of an event."""


def report(state: str, happened: str = "2026-10-01") -> Report:
    """A report of Solo in this state. `happened` chooses the election, and so the law."""
    return Report(ticket="LN-0000-0000", draft="d", region="solo", state=state, answers={"happened": happened})


def events(*steps: Noted) -> list[Event]:
    """The events, each noted at nine o'clock in Solo."""
    made = [
        (action, datetime.fromisoformat(f"{day}T02:00:00").replace(tzinfo=UTC), detail) for action, day, detail in steps
    ]
    return [
        Event(at=at.timestamp(), actor="x", action=action, detail=detail, chain="d", place=1, before="", hash="")
        for action, at, detail in made
    ]


@given(st.dates(date(2024, 1, 1), date(2027, 12, 31)), st.integers(-10, 900))
def test_the_days_that_somebody_waits_are_the_working_days_between(since: date, days: int) -> None:
    """Counted one by one, in a region with holidays of its own kind."""
    passed, today = (Passed("delivered", "escalated", since),), since + timedelta(days)
    found = waiting(report("escalated"), SOLO, passed, today)
    assert found is not None
    counter = counter_of(SOLO, election_at(load_elections(), date(2026, 10, 1)))
    assert found.waited == sum(1 for _ in takewhile(lambda day: day <= today, working_days(since, counter)))


def test_a_step_counts_from_the_day_of_its_letter() -> None:
    passed = history(
        "Asia/Jakarta", events(("delivered", "2026-11-02", {}), ("forward", "2026-11-09", {"day": "2026-11-05"}))
    )
    assert passed == (
        Passed("delivered", "escalated", date(2026, 11, 2)),
        Passed("forward", "forwarded", date(2026, 11, 5)),
    )


def test_a_step_noted_after_midnight_in_the_region_is_of_that_day() -> None:
    late = events(("delivered", "2026-11-02", {}))[0]
    assert history("Asia/Jakarta", [late.model_copy(update={"at": late.at + 15.5 * 3600})])[0].day == date(2026, 11, 3)


def test_a_correction_leaves_what_the_hand_over_was() -> None:
    taken: tuple[Noted, ...] = (
        ("delivered", "2026-11-02", {}),
        ("acknowledge", "2026-11-03", {}),
        ("clear", "2026-11-04", {}),
    )
    passed = history("Asia/Jakarta", events(*taken, ("correct", "2026-11-05", {}), ("register", "2026-11-06", {})))
    assert [step.step for step in passed] == ["delivered", "acknowledge", "register"]


def test_what_is_asked_for_until_it_is_complete() -> None:
    asked: tuple[Noted, ...] = (("delivered", "2026-11-02", {}), ("request", "2026-11-03", {"items": ["known"]}))
    again = (*asked, ("request", "2026-11-04", {"items": ["place", "known"]}))
    passed = history("Asia/Jakarta", events(*again))
    assert asked_for(passed) == ("known", "place")
    assert [step.day for step in stations(passed)] == [date(2026, 11, 2), date(2026, 11, 3)]
    assert asked_for(history("Asia/Jakarta", events(*again, ("complete", "2026-11-05", {})))) == ()


@pytest.mark.parametrize(
    ("state", "step", "since", "today", "who", "waited", "due", "left"),
    [
        # fourteen working days after Monday 23 November 2026, and none of them a holiday
        ("recommended", "recommend", "2026-11-23", "2026-11-26", "Wali Kota Surakarta", 3, "2026-12-11", 11),
        ("recommended", "recommend", "2026-11-23", "2026-12-11", "Wali Kota Surakarta", 14, "2026-12-11", 0),
        ("recommended", "recommend", "2026-11-23", "2026-12-15", "Wali Kota Surakarta", 16, "2026-12-11", -2),
        # seven days, a Saturday and a Sunday among them
        ("forwarded", "forward", "2026-11-23", "2026-11-24", "BKN", 1, "2026-11-30", 4),
        ("acknowledged", "acknowledge", "2026-11-27", "2026-11-29", "Bawaslu Kota Surakarta", 0, "2026-12-01", 2),
        ("ruled", "rule", "2026-11-23", "2026-11-26", "BKPSDM Kota Surakarta", 3, None, 0),
    ],
)
def test_the_clocks(
    state: str, step: str, since: str, today: str, who: str, waited: int, due: str | None, left: int
) -> None:
    passed = (Passed(step, state, date.fromisoformat(since)),)
    found = waiting(report(state), SOLO, passed, date.fromisoformat(today))
    assert found is not None
    assert (found.who, found.waited) == (who, waited)
    clock = found.clock
    assert (clock and clock.due.isoformat(), clock.left if clock else 0) == (due, left)


@pytest.mark.parametrize(("happened", "days", "working"), [("2024-01-10", 7, True), ("2024-10-10", 5, False)])
def test_registration_runs_by_the_law_of_its_election(happened: str, days: int, working: bool) -> None:
    passed = (Passed("register", "registered", date(2024, 10, 14)),)
    found = waiting(report("registered", happened), SOLO, passed, date(2024, 10, 15))
    assert found is not None
    assert found.clock is not None
    assert (found.clock.days, found.clock.working) == (days, working)


def test_every_open_state_has_somebody_whose_turn_it_is() -> None:
    for state in AFTER:
        passed = (Passed("x", state, date(2026, 11, 23)),)
        found = waiting(report(state), SOLO, passed, date(2026, 11, 24))
        assert (found is None) is (state in ENDED)
        assert found is None or found.who


def test_the_body_is_the_one_of_its_time() -> None:
    passed = (Passed("forward", "forwarded", date(2024, 8, 1)),)
    found = waiting(report("forwarded"), SOLO, passed, date(2024, 8, 2))
    assert found is not None
    assert found.who == "KASN"


def test_what_usually_comes_next() -> None:
    passed = (Passed("delivered", "escalated", date(2026, 11, 2)), Passed("forward", "forwarded", date(2026, 11, 3)))
    assert ahead(report("forwarded"), SOLO, passed) == "recommended"
    assert ahead(report("forwarded"), replace(SOLO, way=("forwarded", "ruled")), passed) == "ruled"
    assert ahead(report("escalated"), SOLO, passed[:1]) == "acknowledged"
    assert ahead(report("executed"), SOLO, passed) == ""
    assert set(SOLO.way) <= {end for end, _ in STEPS.values()}
