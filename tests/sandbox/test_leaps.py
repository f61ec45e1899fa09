"""The demo's clock: how far it is to the next morning, and when the last ones were."""

from datetime import UTC, datetime

import pytest

from bot.sandbox.leaps import SetClock, hours_to_morning, mornings_ago

SEVEN = 7 * 60
HERE = "Asia/Jakarta"  # UTC+7
SECONDS = 2 / 3600

MORNINGS: list[tuple[datetime, int, str, float]] = [
    (datetime(2026, 11, 24, 2, 0, tzinfo=UTC), SEVEN, HERE, 22.0),  # 9.00: tomorrow
    (datetime(2026, 11, 23, 23, 30, tzinfo=UTC), SEVEN, HERE, 0.5),  # 6.30: today
    (datetime(2026, 11, 24, 0, 0, tzinfo=UTC), SEVEN, HERE, 0.0),
    (datetime(2026, 11, 24, 0, 0, 2, tzinfo=UTC), SEVEN, HERE, 24.0 - SECONDS),  # leapt to already
    (datetime(2026, 11, 23, 22, 30, tzinfo=UTC), 6 * 60 + 45, "Asia/Jayapura", 23.25),  # UTC+9
]


@pytest.mark.parametrize(("now", "minutes", "zone", "hours"), MORNINGS)
def test_the_next_morning_is_a_moment_after_its_hour(now: datetime, minutes: int, zone: str, hours: float) -> None:
    assert hours_to_morning(now, minutes, zone) == pytest.approx(hours + SECONDS)


def test_leaping_from_morning_to_morning_comes_to_each_once() -> None:
    clock = SetClock(lambda: datetime(2026, 11, 24, 2, 0, tzinfo=UTC).timestamp())
    days = []
    for _ in range(3):
        clock.forward(hours_to_morning(clock.moment(), SEVEN, HERE))
        days.append(clock.moment().isoformat())
    assert days == [f"2026-11-{day}T00:00:02+00:00" for day in (25, 26, 27)]
    assert clock.leapt.is_set()


def test_what_a_play_takes_does_not_shift_its_hours() -> None:
    now = [1000.0]
    clock = SetClock(lambda: now[0])
    clock.set_days_ago(2.0)
    now[0] += 60.0
    assert clock.seconds() == 1060.0 - 2 * 86_400
    clock.set_days_ago(1.0)
    assert clock.seconds() == 1000.0 - 86_400
    clock.set_days_ago(0)
    assert clock.seconds() == 1060.0


def test_the_last_mornings_are_whole_days_before_the_next() -> None:
    assert mornings_ago(6.0, 3) == [2.75, 1.75, 0.75]
