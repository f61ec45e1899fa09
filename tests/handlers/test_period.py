"""Periods as people write them: read rightly, or a sentence that says why not."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.period import MOST_DAYS, MisreadPeriodError, Period, last_week, read_period

TODAY = date(2026, 11, 26)  # a Thursday


def days(first: str, last: str = "") -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last or first))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("", days("2026-11-26")),
        ("hari", days("2026-11-26")),
        ("Hari ini", days("2026-11-26")),
        ("kemarin", days("2026-11-25")),
        ("minggu", days("2026-11-20", "2026-11-26")),
        ("7 hari", days("2026-11-20", "2026-11-26")),
        ("2 minggu terakhir", days("2026-11-13", "2026-11-26")),
        ("minggu ini", days("2026-11-23", "2026-11-26")),
        ("pekan ini", days("2026-11-23", "2026-11-26")),
        ("minggu lalu", days("2026-11-16", "2026-11-22")),
        ("minggu kemarin", days("2026-11-16", "2026-11-22")),
        ("last week", days("2026-11-16", "2026-11-22")),
        ("bulan", days("2026-10-28", "2026-11-26")),
        ("bln ini", days("2026-11-01", "2026-11-26")),
        ("bulan lalu", days("2026-10-01", "2026-10-31")),
        ("tahun ini", days("2026-01-01", "2026-11-26")),
        ("tahun lalu", days("2025-01-01", "2025-12-31")),
        ("tahun 2025", days("2025-01-01", "2025-12-31")),
        ("2026", days("2026-01-01", "2026-11-26")),
        ("seminggu", days("2026-11-20", "2026-11-26")),
        ("sepekan terakhir", days("2026-11-20", "2026-11-26")),
        ("sebulan terakhir", days("2026-10-28", "2026-11-26")),
        ("november", days("2026-11-01", "2026-11-26")),
        ("bulan Oktober", days("2026-10-01", "2026-10-31")),
        ("des", days("2025-12-01", "2025-12-31")),
        ("Februari 2024", days("2024-02-01", "2024-02-29")),
        ("2026-10", days("2026-10-01", "2026-10-31")),
        ("1 nov - 15 nov", days("2026-11-01", "2026-11-15")),
        ("1 nov 2026 – 15 nov 2026", days("2026-11-01", "2026-11-15")),
        ("1 - 15 nov", days("2026-11-01", "2026-11-15")),
        ("1-15 November 2025", days("2025-11-01", "2025-11-15")),
        ("1/11-15/11", days("2026-11-01", "2026-11-15")),
        ("1/11/2026 - 15/11/2026", days("2026-11-01", "2026-11-15")),
        ("1/11 s/d 15/11", days("2026-11-01", "2026-11-15")),
        ("1 nov s.d. 15 nov", days("2026-11-01", "2026-11-15")),
        ("dari 1 nov sampai dengan 15 nov", days("2026-11-01", "2026-11-15")),
        ("1 nov hingga kemarin", days("2026-11-01", "2026-11-25")),
        ("sejak 1 november", days("2026-11-01", "2026-11-26")),
        ("2026-11-01 2026-11-15", days("2026-11-01", "2026-11-15")),
        ("2026-11-01..2026-11-15", days("2026-11-01", "2026-11-15")),
        ("1 nov - 30 nov", days("2026-11-01", "2026-11-26")),
        ("1 nov - 30 nov 2026", days("2026-11-01", "2026-11-26")),
        ("15 nov - 1 nov", days("2026-11-01", "2026-11-15")),
        ("1 nov - 15 nov 2025", days("2025-11-01", "2025-11-15")),
        ("20 des - 5 jan", days("2025-12-20", "2026-01-05")),
        ("20 des - 5 jan 2026", days("2025-12-20", "2026-01-05")),
        ("26/11", days("2026-11-26")),
        ("1-11", days("2026-11-01")),
        ("1 - 11 - 2026", days("2026-11-01")),
        ("2026-11-01", days("2026-11-01")),
        ("Senin lalu", days("2026-11-23")),
    ],
)
def test_what_is_meant(text: str, period: Period) -> None:
    assert read_period(text, TODAY) == period


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("besok lusa", "period-misread"),
        ("semua", "period-misread"),
        ("1 nov - entah", "period-misread"),
        ("31/2 - 5/3", "period-misread"),
        ("2026-13", "period-misread"),
        ("a" * 100, "period-misread"),
        ("= 1 + 1", "period-misread"),
        ("1/12/2026", "period-future"),
        ("desember 2026", "period-future"),
        ("1 des 2026 - 5 des 2026", "period-future"),
        ("1 jan 2024 - 31 jan 2026", "period-long"),
        ("999 hari", "period-long"),
    ],
)
def test_what_is_no_period_is_said(text: str, key: str) -> None:
    with pytest.raises(MisreadPeriodError) as caught:
        read_period(text, TODAY)
    assert caught.value.key == key


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2026, 11, 26), date(2026, 11, 29)])
def test_the_week_before_is_the_same_all_week(day: date) -> None:
    assert last_week(day) == days("2026-11-16", "2026-11-22")


PARTS = "hari|minggu|bulan|ini|lalu|nov|15|1|2026|-|s/d|sampai|dari|1/11|31/12|2026-11-01|..|'|=|x"
WORDS = st.lists(st.sampled_from(PARTS.split("|")), max_size=6).map(" ".join)


@settings(max_examples=50)
@given(WORDS | st.text(max_size=20), st.dates(date(2024, 1, 1), date(2030, 12, 31)))
def test_whatever_is_written_is_a_period_that_has_been_or_a_sentence(text: str, today: date) -> None:
    try:
        found = read_period(text, today)
    except MisreadPeriodError as misread:
        assert misread.key in ("period-misread", "period-future", "period-long")
    else:
        assert found.first <= found.last <= today
        assert found.days <= MOST_DAYS
