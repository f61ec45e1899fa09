"""How fast we speak: a group's minute, one person's credit, everybody's second, and pauses the platform asks for."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pace import TELEGRAM, WHATSAPP, Pace, Rates

GROUP, OTHER = 1, 2
START = 1_800_000_000.0


def spend(pace: Pace, place: int, now: float, *, group: bool = True, cost: int = 1) -> float:
    """Wait as long as it takes, then speak; the time at which it was."""
    at = pace.ready_at(place, now, group=group, cost=cost)
    assert pace.ready_at(place, at, group=group, cost=cost) == at
    pace.spent(place, at, group=group, cost=cost)
    return at


# -- a group's minute -----------------------------------------------------------------------------------------------


def test_a_group_gets_twenty_a_minute() -> None:
    pace = Pace(TELEGRAM)
    assert [spend(pace, GROUP, START) for _ in range(20)] == [START] * 20
    assert pace.ready_at(GROUP, START, group=True) == START + 60
    assert pace.ready_at(GROUP, START + 59.9, group=True) == START + 60
    assert pace.ready_at(GROUP, START + 60, group=True) == START + 60


def test_the_minute_slides() -> None:
    pace = Pace(Rates(group_per_minute=3))
    for second in (0, 10, 20):
        spend(pace, GROUP, START + second)
    assert [spend(pace, GROUP, START + 30) for _ in range(3)] == [START + 60, START + 70, START + 80]


def test_a_clock_that_is_set_back_keeps_no_group_waiting_longer_than_a_minute() -> None:
    pace, back = Pace(TELEGRAM), START - 3_600
    for _ in range(20):
        spend(pace, GROUP, START)
    assert pace.ready_at(GROUP, back, group=True) == back + 60
    assert pace.ready_at(GROUP, back + 60, group=True) == back + 60


def test_groups_and_people_do_not_wait_for_each_other() -> None:
    pace = Pace(Rates(group_per_minute=1))
    spend(pace, GROUP, START)
    assert pace.ready_at(OTHER, START, group=True) == START
    assert [spend(pace, 3, START, group=False) for _ in range(100)] == [START] * 100


def test_an_album_counts_each_of_its_items() -> None:
    pace = Pace(Rates(group_per_minute=20))
    for _ in range(12):
        spend(pace, GROUP, START)
    assert pace.ready_at(GROUP, START + 1, group=True, cost=8) == START + 1
    assert pace.ready_at(GROUP, START + 1, group=True, cost=9) == START + 60


def test_what_can_never_fit_waits_for_an_empty_minute() -> None:
    pace = Pace(Rates(group_per_minute=5))
    assert pace.ready_at(GROUP, START, group=True, cost=10) == START
    spend(pace, GROUP, START, cost=10)
    assert pace.ready_at(GROUP, START, group=True, cost=10) == START + 60
    assert pace.ready_at(GROUP, START + 60, group=True) == START + 60


def test_no_limit_at_all() -> None:
    pace = Pace(Rates())
    assert [spend(pace, GROUP, START) for _ in range(1000)] == [START] * 1000
    assert [pace.wait(START) for _ in range(1000)] == [0.0] * 1000


@given(st.lists(st.tuples(st.floats(0, 30), st.integers(1, 10)), max_size=60), st.integers(1, 20))
def test_in_no_minute_are_there_more_than_allowed(talk: list[tuple[float, int]], limit: int) -> None:
    pace, now, spoken = Pace(Rates(group_per_minute=limit)), START, list[float]()
    for gap, cost in talk:
        now = spend(pace, GROUP, now + gap, cost=min(cost, limit))
        spoken += [now] * min(cost, limit)
    for at in spoken:
        assert sum(at - 60 < other <= at for other in spoken) <= limit


# -- one person's credit -------------------------------------------------------------------------------------------


PERSON = 7


@pytest.mark.parametrize(
    ("spoken", "at", "cost", "wait"),
    [
        ([], 0.0, 1, 0.0),
        ([(0.0, 44)], 0.0, 1, 0.0),
        ([(0.0, 45)], 0.0, 1, 6.0),
        ([(0.0, 45)], 5.0, 1, 1.0),
        ([(0.0, 45)], 6.0, 1, 0.0),
        ([(0.0, 45)], 6.0, 2, 6.0),
        ([(0.0, 45)], 0.0, 10, 60.0),
        ([(0.0, 45)], 269.0, 45, 1.0),
        ([(0.0, 45)], 270.0, 45, 0.0),
        ([(0.0, 20), (60.0, 35)], 60.0, 1, 6.0),  # ten of the twenty are paid back by then
        ([(0.0, 45), (6.0, 1)], 6.0, 1, 6.0),
        ([(0.0, 1), (3_600.0, 45)], 3_600.0, 1, 6.0),  # a quiet hour saves up no more than 45
    ],
)
def test_forty_five_at_once_to_a_person_then_one_in_six_seconds(
    spoken: list[tuple[float, int]], at: float, cost: int, wait: float
) -> None:
    pace = Pace(WHATSAPP)
    for when, count in spoken:
        pace.spent(PERSON, START + when, group=False, cost=count)
    assert pace.ready_at(PERSON, START + at, group=False, cost=cost) == pytest.approx(START + at + wait, abs=1e-6)


def test_nobody_waits_for_the_credit_of_somebody_else_nor_for_what_is_no_message() -> None:
    pace = Pace(WHATSAPP)
    pace.spent(PERSON, START, group=False, cost=45)
    assert pace.ready_at(OTHER, START, group=False) == START
    assert pace.ready_at(PERSON, START, group=False, cost=0) == START
    assert pace.ready_at(PERSON, START, group=True) == START


def test_what_is_more_than_anybody_gets_at_once_waits_for_a_clean_sheet() -> None:
    pace = Pace(Rates(person_burst=3, person_seconds=10.0))
    assert spend(pace, PERSON, START, group=False, cost=5) == START
    assert pace.ready_at(PERSON, START, group=False, cost=5) == START + 30


def test_a_clock_that_is_set_back_keeps_no_person_waiting_longer_than_a_full_debt() -> None:
    pace = Pace(WHATSAPP)
    pace.spent(PERSON, START, group=False, cost=45)
    assert pace.ready_at(PERSON, START - 86_400, group=False) == START - 86_400 + 6


@given(st.lists(st.floats(0, 20), max_size=120), st.integers(1, 10), st.integers(1, 9))
def test_no_person_gets_more_than_the_burst_and_what_is_paid_back(gaps: list[float], burst: int, each: int) -> None:
    pace, now, spoken = Pace(Rates(person_burst=burst, person_seconds=float(each))), START, list[float]()
    for gap in gaps:
        now = spend(pace, PERSON, now + gap, group=False)
        spoken.append(now)
    for start, at in enumerate(spoken):
        for end in range(start, len(spoken)):
            assert end - start + 1 <= burst + (spoken[end] - at) / each + 1e-6


# -- being asked to wait --------------------------------------------------------------------------------------------


def test_a_pause_holds_its_place_and_no_other() -> None:
    pace = Pace(TELEGRAM)
    pace.hold(GROUP, START + 30)
    pace.hold("fetch", START + 5)
    assert pace.ready_at(GROUP, START, group=True) == START + 30
    assert pace.ready_at(GROUP, START, group=False) == START + 30
    assert pace.ready_at("fetch", START, group=False, cost=0) == START + 5
    assert pace.ready_at("toast", START, group=False, cost=0) == START
    assert pace.ready_at(OTHER, START, group=True) == START
    assert pace.ready_at(GROUP, START + 31, group=True) == START + 31


def test_a_clock_that_is_set_back_makes_no_pause_longer() -> None:
    pace, back = Pace(TELEGRAM), START - 3_600
    pace.ready_at(GROUP, START, group=True)
    pace.hold(GROUP, START + 5)
    pace.hold(None, START + 3)
    assert pace.ready_at(GROUP, back, group=True) == back + 5
    assert pace.ready_at(OTHER, back, group=True) == back + 3


def test_a_pause_for_everybody_holds_every_place() -> None:
    pace = Pace(WHATSAPP)
    pace.hold(PERSON, START + 90)
    pace.hold(None, START + 30)
    pace.hold(None, START + 10)
    assert pace.ready_at(OTHER, START, group=False) == START + 30
    assert pace.ready_at("fetch", START, group=False, cost=0) == START + 30
    assert pace.ready_at(PERSON, START, group=False) == START + 90
    assert pace.ready_at(OTHER, START + 31, group=False) == START + 31


def test_a_shorter_pause_does_not_shorten_a_longer_one() -> None:
    pace = Pace(TELEGRAM)
    pace.hold(GROUP, START + 30)
    pace.hold(GROUP, START + 10)
    assert pace.ready_at(GROUP, START, group=True) == START + 30


def test_a_pause_and_a_full_minute_both_count() -> None:
    pace = Pace(Rates(group_per_minute=1))
    spend(pace, GROUP, START)
    pace.hold(GROUP, START + 20)
    assert pace.ready_at(GROUP, START, group=True) == START + 60
    pace.hold(GROUP, START + 90)
    assert pace.ready_at(GROUP, START, group=True) == START + 90


# -- the bot's second -----------------------------------------------------------------------------------------------


def test_thirty_at_once_then_one_after_the_other() -> None:
    pace = Pace(Rates(per_second=30))
    waits = [pace.wait(START) for _ in range(60)]
    assert waits[:30] == [0.0] * 30
    assert waits[30:] == pytest.approx([number / 30 for number in range(1, 31)])


def test_a_quiet_second_gives_all_of_them_back_and_no_more() -> None:
    pace = Pace(Rates(per_second=10))
    for _ in range(10):
        pace.wait(START)
    assert pace.wait(START + 0.1) == pytest.approx(0.0, abs=1e-6)
    assert [pace.wait(START + 1_000) for _ in range(11)] == pytest.approx([0.0] * 10 + [0.1])


def test_a_clock_that_is_set_back_stops_nobody() -> None:
    pace = Pace(Rates(per_second=10))
    pace.wait(START)
    assert pace.wait(START - 3_600) == 0.0
    assert pace.wait(START - 3_599) == 0.0


@given(st.lists(st.floats(0, 0.2), min_size=1, max_size=300), st.integers(1, 30))
def test_in_no_second_go_out_more_than_twice_what_is_allowed(gaps: list[float], limit: int) -> None:
    """A full bucket and what flows in meanwhile; in the long run it is what is allowed."""
    pace, now, sent = Pace(Rates(per_second=limit)), START, list[float]()
    for gap in gaps:
        now += gap
        sent.append(now + pace.wait(now))
    assert all(later >= earlier - 1e-6 for earlier, later in pairwise(sent))
    for at in sent:
        assert sum(at <= other < at + 1.0 - 1e-6 for other in sent) <= 2 * limit
