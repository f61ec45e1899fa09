"""Bawaslu's limit: both ways to count, both readings of the day of knowing, and the hours of the office."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.deadlines import Deadlines, deadlines
from handlers.messages import Moment, line
from storage.holidays import load_holidays
from tests.handlers.tongue import WORDS

ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
DAY = timedelta(1)
NATIONAL = load_holidays()


@dataclass(frozen=True)
class Week:
    """A counter that is open from Monday to Friday, on Friday half an hour longer."""

    def on(self, day: date) -> tuple[time, time] | None:
        if day.weekday() > 4:
            return None
        return time(8), time(16, 30) if day.weekday() == 4 else time(16)


@dataclass(frozen=True)
class City:
    """A region as far as it matters here; `own`: days off besides the national ones."""

    zone: str = "Asia/Jakarta"
    hours: Week = field(default_factory=Week)
    own: tuple[date, ...] = ()

    @property
    def holidays(self) -> frozenset[date]:
        return NATIONAL.days().union(self.own)


def at(day: date, hour: int = 10, minute: int = 0, zone: str = "Asia/Jakarta") -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(zone))


def limits(known: date, regime: str = "pilkada", now: datetime | None = None, **city: Any) -> Deadlines:
    return deadlines(regime, known, known, now or at(known), City(**city))


def written(moment: datetime) -> str:
    return WORDS.plain(line("moment", at=Moment(moment.timestamp()))).removesuffix(" WIB")


FRIDAY = "pukul 16.30"
TABLE = [
    # known; calendar: day 0, day 1; working: day 0, day 1
    ("2026-09-22", "Selasa, 29 September 2026 pukul 16.00", "Senin, 28 September 2026 pukul 16.00",
     "Kamis, 1 Oktober 2026 pukul 16.00", "Rabu, 30 September 2026 pukul 16.00"),
    ("2026-09-25", f"Jumat, 2 Oktober 2026 {FRIDAY}", "Kamis, 1 Oktober 2026 pukul 16.00",
     "Selasa, 6 Oktober 2026 pukul 16.00", "Senin, 5 Oktober 2026 pukul 16.00"),
    # known on a Monday: the sixth day is a Sunday, so the counter closes for it on Friday
    ("2026-09-28", "Senin, 5 Oktober 2026 pukul 16.00", f"Jumat, 2 Oktober 2026 {FRIDAY}",
     "Rabu, 7 Oktober 2026 pukul 16.00", "Selasa, 6 Oktober 2026 pukul 16.00"),
    # known on a Saturday or a Sunday: no working day, so it cannot be the first one
    ("2026-09-26", f"Jumat, 2 Oktober 2026 {FRIDAY}", f"Jumat, 2 Oktober 2026 {FRIDAY}",
     "Selasa, 6 Oktober 2026 pukul 16.00", "Selasa, 6 Oktober 2026 pukul 16.00"),
    ("2026-09-27", f"Jumat, 2 Oktober 2026 {FRIDAY}", f"Jumat, 2 Oktober 2026 {FRIDAY}",
     "Selasa, 6 Oktober 2026 pukul 16.00", "Selasa, 6 Oktober 2026 pukul 16.00"),
    # Lebaran 2026: Eid on a weekend, with cuti bersama on 18 (Nyepi), 20, 23 and 24 March
    ("2026-03-16", "Selasa, 17 Maret 2026 pukul 16.00", "Selasa, 17 Maret 2026 pukul 16.00",
     "Rabu, 1 April 2026 pukul 16.00", "Selasa, 31 Maret 2026 pukul 16.00"),
    # and known the evening before it begins: nothing is open for a week
    ("2026-03-17", "Selasa, 24 Maret 2026 pukul 23.59", "Senin, 23 Maret 2026 pukul 23.59",
     "Kamis, 2 April 2026 pukul 16.00", "Rabu, 1 April 2026 pukul 16.00"),
    # Christmas with its cuti bersama on the 24th, New Year, and Isra Mikraj on 5 January 2027
    ("2026-12-18", "Rabu, 23 Desember 2026 pukul 16.00", "Rabu, 23 Desember 2026 pukul 16.00",
     "Kamis, 31 Desember 2026 pukul 16.00", "Rabu, 30 Desember 2026 pukul 16.00"),
    ("2026-12-23", "Rabu, 30 Desember 2026 pukul 16.00", "Selasa, 29 Desember 2026 pukul 16.00",
     "Kamis, 7 Januari 2027 pukul 16.00", "Rabu, 6 Januari 2027 pukul 16.00"),
    # the voting days of 2024 were holidays; before that of February Isra Mikraj and Imlek took two more
    ("2024-02-07", "Selasa, 13 Februari 2024 pukul 16.00", "Selasa, 13 Februari 2024 pukul 16.00",
     "Rabu, 21 Februari 2024 pukul 16.00", "Selasa, 20 Februari 2024 pukul 16.00"),
    ("2024-11-20", "Selasa, 26 November 2024 pukul 16.00", "Selasa, 26 November 2024 pukul 16.00",
     "Senin, 2 Desember 2024 pukul 16.00", f"Jumat, 29 November 2024 {FRIDAY}"),
    # a leap day
    ("2024-02-22", "Kamis, 29 Februari 2024 pukul 16.00", "Rabu, 28 Februari 2024 pukul 16.00",
     "Senin, 4 Maret 2024 pukul 16.00", f"Jumat, 1 Maret 2024 {FRIDAY}"),
]  # fmt: skip


@pytest.mark.parametrize(("known", "calendar", "calendar_strict", "working", "working_strict"), TABLE)
def test_both_ways_to_count_with_both_readings(
    known: str, calendar: str, calendar_strict: str, working: str, working_strict: str
) -> None:
    found = limits(date.fromisoformat(known))
    assert (written(found.calendar.ends), written(found.calendar.strict)) == (calendar, calendar_strict)
    assert (written(found.working.ends), written(found.working.strict)) == (working, working_strict)


def test_the_earlier_rules_and_each_law_has_its_own() -> None:
    known = date(2026, 9, 22)
    pemilu, pilkada, outside = (limits(known, regime) for regime in ("pemilu", "pilkada", ""))
    assert pemilu.rules == pilkada.rules == outside.rules == pilkada.calendar
    assert (pemilu.own, pilkada.own, outside.own) == (pemilu.working, pilkada.calendar, outside.calendar)
    assert (pilkada.calendar.left, pilkada.working.left) == ((6, 7), (8, 9))


def test_without_a_day_of_knowing_the_earliest_possible_is_taken() -> None:
    happened, now = date(2026, 9, 22), at(date(2026, 9, 23))
    assert deadlines("pilkada", happened, None, now, City()) == deadlines("pilkada", happened, happened, now, City())


@pytest.mark.parametrize(
    ("now", "passed", "late_pilkada", "late_pemilu"),
    [
        (at(date(2026, 9, 28), 15, 59), False, False, False),
        (at(date(2026, 9, 28), 16, 1), True, False, False),
        (at(date(2026, 9, 29), 15, 59), True, False, False),
        (at(date(2026, 9, 29), 16, 1), True, True, False),
        (at(date(2026, 10, 1), 15, 59), True, True, False),
        (at(date(2026, 10, 1), 16, 1), True, True, True),
    ],
)
def test_it_is_late_when_the_office_has_closed(
    now: datetime, passed: bool, late_pilkada: bool, late_pemilu: bool
) -> None:
    known = date(2026, 9, 22)
    pilkada, pemilu = limits(known, "pilkada", now), limits(known, "pemilu", now)
    assert (pilkada.passed, pemilu.passed) == (passed, passed)
    assert (pilkada.late, pemilu.late) == (late_pilkada, late_pemilu)


def test_a_region_has_holidays_of_its_own() -> None:
    known, own = date(2026, 9, 22), (date(2026, 9, 29), date(2026, 9, 30))
    found = limits(known, own=own)
    assert written(found.calendar.ends) == "Senin, 28 September 2026 pukul 16.00"
    assert written(found.working.ends) == "Senin, 5 Oktober 2026 pukul 16.00"


def test_an_office_that_does_not_close_takes_it_on_a_sunday_too() -> None:
    known = date(2026, 9, 27)
    found = deadlines("pilkada", known, known, at(known), City(), lambda day: day.weekday() == 6)
    assert written(found.calendar.ends) == "Minggu, 4 Oktober 2026 pukul 23.59"


def test_of_a_year_that_is_not_in_the_sheet_only_weekends_and_the_regions_own_days_count() -> None:
    new_year = date(2035, 1, 1)  # a Monday
    found = limits(new_year - DAY, own=(date(2035, 1, 9),))
    assert written(found.working.ends) == "Rabu, 10 Januari 2035 pukul 16.00"


DAYS = st.dates(min_value=date(2023, 1, 1), max_value=date(2027, 12, 1))
OWN = st.lists(DAYS, max_size=3).map(tuple)


@settings(deadline=None, max_examples=80)
@given(DAYS, st.integers(0, 30), st.sampled_from(["pemilu", "pilkada", ""]), OWN)
def test_who_knew_later_never_has_less_time(known: date, later: int, regime: str, own: tuple[date, ...]) -> None:
    now = at(known)
    first, second = limits(known, regime, now, own=own), limits(known + DAY * later, regime, now, own=own)
    for name in ("working", "calendar", "rules", "own"):
        one, other = getattr(first, name), getattr(second, name)
        assert one.ends <= other.ends
        assert one.strict <= other.strict
        assert one.strict <= one.ends
        assert one.left[0] <= one.left[1]


@settings(deadline=None, max_examples=80)
@given(DAYS, OWN)
def test_working_days_never_end_on_a_day_off(known: date, own: tuple[date, ...]) -> None:
    found = limits(known, "pemilu", own=own)
    for moment in (found.working.ends, found.working.strict):
        day = moment.date()
        assert day.weekday() < 5
        assert day not in City(own=own).holidays
        assert moment.time() == Week().on(day)[1]  # type: ignore[index]  # it is a day of the week
    span = [known + DAY * number for number in range(1, (found.working.ends.date() - known).days + 1)]
    assert sum(day.weekday() < 5 and day not in City(own=own).holidays for day in span) == 7


@settings(deadline=None, max_examples=60)
@given(DAYS, st.integers(-60, 60), st.sampled_from(["pemilu", "pilkada"]))
def test_in_every_zone_the_clock_on_the_wall_counts(known: date, minutes: int, regime: str) -> None:
    """Around local midnight the end stays where it is and one day less is left; and never two zones differ."""
    seen = []
    for zone in ZONES:
        midnight = at(known + DAY * 2, 0, 0, zone)
        now = (midnight.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(UTC)
        found = limits(known, regime, now, zone=zone)
        assert found.calendar.ends.tzinfo == ZoneInfo(zone)
        seen.append([(limit.ends.replace(tzinfo=None), limit.left) for limit in (found.working, found.calendar)])
        days_gone = 1 if minutes < 0 else 2
        assert found.calendar.left[1] == (found.calendar.ends.date() - known).days - days_gone
    assert seen[0] == seen[1] == seen[2]
