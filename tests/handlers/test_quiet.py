"""When announcements go out: by day only, and how long they take."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from handlers import quiet

JAKARTA, JAYAPURA = "Asia/Jakarta", "Asia/Jayapura"


def at(text: str, zone: str = JAKARTA) -> float:
    return datetime.strptime(text, "%d %H.%M.%S").replace(2026, 11, tzinfo=ZoneInfo(zone)).timestamp()


@pytest.mark.parametrize(
    ("now", "opens", "room"),
    [
        ("23 06.59.59", "23 07.00.00", 0),
        ("23 07.00.00", "23 07.00.00", 300),
        ("23 19.59.00", "23 19.59.00", 300),
        ("23 19.59.50", "23 19.59.50", 50),
        ("23 19.59.59", "23 19.59.59", 5),
        ("23 20.00.00", "24 07.00.00", 0),
        ("23 23.59.59", "24 07.00.00", 0),
        ("24 00.00.00", "24 07.00.00", 0),
        ("30 21.00.00", None, 0),
    ],
)
def test_nobody_is_written_to_at_night(now: str, opens: str | None, room: int) -> None:
    december = datetime(2026, 12, 1, 7, tzinfo=ZoneInfo(JAKARTA)).timestamp()
    assert quiet.opens_at(JAKARTA, at(now)) == (at(opens) if opens else december)
    assert quiet.room(JAKARTA, at(now)) == room


def test_the_night_is_that_of_the_region() -> None:
    evening = at("23 18.30.00")  # in Jayapura it is half past eight
    assert quiet.opens_at(JAKARTA, evening) == evening
    assert quiet.opens_at(JAYAPURA, evening) == at("24 07.00.00", JAYAPURA)


@pytest.mark.parametrize(
    ("now", "people", "ends"),
    [
        ("23 10.00.00", 300, "23 10.01.00"),
        ("23 05.00.00", 0, "23 07.00.00"),
        ("23 19.59.00", 600, "24 07.01.00"),
        ("23 21.00.00", 18_000, "24 08.00.00"),
        ("23 07.00.00", 234_000, "23 20.00.00"),
        ("23 07.00.00", 500_000, "25 08.46.40"),
    ],
)
def test_when_it_will_be_done(now: str, people: int, ends: str) -> None:
    assert quiet.ends_at(JAKARTA, at(now), people) == at(ends)
