"""Which election a day belongs to, how far it was, and when Bawaslu's counter is open."""

import re
from datetime import date, time

import pytest

from storage.elections import election_at, load_elections, phase_at, read_elections, standing
from storage.hours import Phase, Regime
from storage.regions import load_region
from storage.sheets import Sheet, open_sheet

DAYS = [
    (date(2022, 9, 21), "", "outside", ""),
    (date(2022, 9, 22), "pemilu-2024", "before", "before"),
    (date(2023, 10, 31), "pemilu-2024", "before", "before"),
    (date(2023, 11, 1), "pemilu-2024", "unsure", "fixed"),
    (date(2023, 11, 27), "pemilu-2024", "unsure", "fixed"),
    (date(2023, 11, 28), "pemilu-2024", "after", "campaign"),
    (date(2024, 2, 14), "pemilu-2024", "after", "vote"),
    (date(2024, 2, 15), "pemilu-2024", "after", "after"),
    (date(2024, 4, 1), "pilkada-2024", "before", "before"),
    (date(2024, 9, 21), "pilkada-2024", "before", "before"),
    (date(2024, 9, 22), "pilkada-2024", "after", "fixed"),
    (date(2024, 9, 25), "pilkada-2024", "after", "campaign"),
    (date(2024, 11, 23), "pilkada-2024", "after", "campaign"),
    (date(2024, 11, 24), "pilkada-2024", "after", "quiet"),
    (date(2024, 11, 26), "pilkada-2024", "after", "quiet"),
    (date(2024, 11, 27), "pilkada-2024", "after", "vote"),
    (date(2024, 12, 31), "pilkada-2024", "after", "after"),
    (date(2025, 1, 1), "", "outside", ""),
    (date(2026, 11, 25), "", "outside", ""),
]


@pytest.mark.parametrize(("day", "key", "stands", "phase"), DAYS)
def test_a_day_and_its_election(day: date, key: str, stands: str, phase: str) -> None:
    election = election_at(load_elections(), day)
    assert (election.key if election else "") == key
    assert standing(election, day) == stands
    assert (phase_at(election, day) if election else "") == phase


def test_a_day_outside_of_the_election_it_is_asked_for() -> None:
    pilkada = load_elections()[1]
    assert standing(pilkada, date(2023, 12, 1)) == standing(pilkada, date(2025, 6, 1)) == "outside"


def test_the_template_of_the_next_election_can_be_filled_in() -> None:
    text = open_sheet("elections.toml").text
    template = text[text.index("# [[elections]]") :].replace("# ", "").replace("#\n", "\n")
    dates = iter([f"2028-{month:02}-01" for month in (1, 2, 3, 4, 5, 6, 7, 8)] + ["2028-12-31"])
    filled = re.sub("YYYY-MM-DD", lambda _: next(dates), template)
    made = read_elections(Sheet("elections.toml", text + filled))
    assert [one.key for one in made] == ["pemilu-2024", "pilkada-2024", "pemilu-2029"]


@pytest.mark.parametrize(
    ("day", "closing"),
    [
        (date(2024, 11, 4), time(16)),  # Monday
        (date(2024, 11, 7), time(16)),
        (date(2024, 11, 8), time(16, 30)),  # Friday
        (date(2024, 11, 9), None),
        (date(2024, 11, 10), None),
    ],
)
def test_the_hours_of_the_counter(day: date, closing: time | None) -> None:
    span = load_region("solo").bawaslu.hours.on(day)
    assert (span[1] if span else None) == closing


@pytest.mark.parametrize(
    ("regime", "phase", "open_"),
    [
        ("pilkada", "quiet", True),
        ("pemilu", "quiet", True),
        ("pilkada", "vote", False),  # sources disagree: the earlier end
        ("pilkada", "campaign", False),
        ("pemilu", "after", False),
    ],
)
def test_open_around_the_clock(regime: Regime, phase: Phase, open_: bool) -> None:
    assert load_region("solo").hours.all_day(regime, phase) is open_
