"""What the card says of Bawaslu's limit, counted at the counters of the shipped regions."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from handlers.deadlines import deadlines
from handlers.limits import counter_of, limit_lines
from storage.elections import load_elections
from storage.models import Report
from storage.regions import load_region
from tests.handlers.test_deadlines import DAY, at, written
from tests.handlers.tongue import WORDS


def said(now: datetime, happened: str, known: str = "", state: str = "waiting", region: str = "solo") -> list[str]:
    answers = {"happened": happened, **({"known": known} if known else {})}
    report = Report(ticket="LN-0000-0000", region=region, answers=answers, submitted_at=0.0, draft="", state=state)
    return [WORDS.plain(part) for part in limit_lines(report, now.timestamp())]


IN_2024 = date(2024, 10, 2)  # a Wednesday within the campaign of Pilkada 2024
SOME = "Sebagian sumber menghitung hari kerja: Jumat, 11 Oktober 2024 pukul 16.30 WIB. Pakai yang lebih awal."
EARLY = "⏱ Batas tercepat Bawaslu: Selasa, 8 Oktober 2024 pukul 16.00 WIB"
UNCOUNTED = "Bila hari diketahui tidak ikut dihitung: Rabu, 9 Oktober 2024 pukul 16.00 WIB"
LATE = "⏱ Lewat batas Bawaslu (Rabu, 9 Oktober 2024 pukul 16.00 WIB); masih bisa jalur kepegawaian."


@pytest.mark.parametrize(
    ("now", "lines"),
    [
        (at(IN_2024), [f"{EARLY} (6 hari lagi, dihitung Rabu, 2 Oktober 2024)", UNCOUNTED, SOME]),
        (at(IN_2024 + DAY * 5), [f"{EARLY} (besok, dihitung Senin, 7 Oktober 2024)", UNCOUNTED, SOME]),
        (at(IN_2024 + DAY * 6), [f"{EARLY} (hari ini, dihitung Selasa, 8 Oktober 2024)", UNCOUNTED, SOME]),
        (
            at(IN_2024 + DAY * 7, 15),
            [
                "⏱ Batas tercepat Bawaslu sudah lewat (Selasa, 8 Oktober 2024 pukul 16.00 WIB).",
                "Batas terakhir: Rabu, 9 Oktober 2024 pukul 16.00 WIB (hari ini, dihitung Rabu, 9 Oktober 2024)",
                SOME,
            ],
        ),
        (at(IN_2024 + DAY * 7, 17), [LATE]),
        (at(IN_2024 + DAY * 300), [LATE]),
    ],
)
def test_the_card_in_pilkada(now: datetime, lines: list[str]) -> None:
    assert said(now, "2024-10-01", "2024-10-02") == lines


@pytest.mark.parametrize(
    ("now", "lines"),
    [
        (
            at(date(2024, 1, 16)),
            [
                "⏱ Batas tercepat Bawaslu: Senin, 22 Januari 2024 pukul 16.00 WIB (6 hari lagi, dihitung Selasa,"
                " 16 Januari 2024)",
                "Bila hari diketahui tidak ikut dihitung: Selasa, 23 Januari 2024 pukul 16.00 WIB",
                "Hitungan hari kerja (UU 7/2017 Pasal 454): Kamis, 25 Januari 2024 pukul 16.00 WIB",
            ],
        ),
        (
            at(date(2024, 1, 24)),
            [
                "⏱ Batas tercepat Bawaslu sudah lewat (Senin, 22 Januari 2024 pukul 16.00 WIB).",
                "Batas terakhir: Kamis, 25 Januari 2024 pukul 16.00 WIB (besok, dihitung Rabu, 24 Januari 2024)",
                "Hitungan hari kerja (UU 7/2017 Pasal 454): Kamis, 25 Januari 2024 pukul 16.00 WIB",
            ],
        ),
        (
            at(date(2024, 1, 26)),
            ["⏱ Lewat batas Bawaslu (Kamis, 25 Januari 2024 pukul 16.00 WIB); masih bisa jalur kepegawaian."],
        ),
    ],
)
def test_the_card_in_pemilu(now: datetime, lines: list[str]) -> None:
    assert said(now, "2024-01-15", "2024-01-16") == lines


@pytest.mark.parametrize(
    ("now", "lines"),
    [
        (
            at(date(2026, 9, 22)),
            [
                "⏱ Patokan 7 hari di luar masa pemilu/pilkada, batas tercepat: Senin, 28 September 2026 pukul 16.00 WIB"
                " (6 hari lagi, dihitung Selasa, 22 September 2026)",
                "Bila hari diketahui tidak ikut dihitung: Selasa, 29 September 2026 pukul 16.00 WIB",
            ],
        ),
        (
            at(date(2026, 9, 29)),
            [
                "⏱ Patokan 7 hari di luar masa pemilu/pilkada: batas tercepat sudah lewat (Senin, 28 September 2026"
                " pukul 16.00 WIB).",
                "Batas terakhir: Selasa, 29 September 2026 pukul 16.00 WIB (hari ini, dihitung Selasa, 29 September"
                " 2026)",
            ],
        ),
        (at(date(2026, 9, 30)), ["⏱ Di luar masa pemilu/pilkada. Jalur kepegawaian tetap terbuka."]),
    ],
)
def test_the_card_outside_of_any_election_stays_neutral(now: datetime, lines: list[str]) -> None:
    assert said(now, "2026-09-22") == lines


def test_a_weekend_leaves_one_reading_only() -> None:
    first, *others = said(at(date(2024, 10, 5)), "2024-10-05")
    assert first == (
        "⏱ Batas tercepat Bawaslu: Jumat, 11 Oktober 2024 pukul 16.30 WIB (6 hari lagi, dihitung Sabtu, 5 Oktober 2024)"
    )
    assert [other.split(":")[0] for other in others] == ["Sebagian sumber menghitung hari kerja"]


@pytest.mark.parametrize("state", ["escalating", "escalated", "acknowledged", "withdrawn", "erased"])
def test_once_it_is_with_bawaslu_or_gone_there_is_nothing_to_say(state: str) -> None:
    assert said(at(IN_2024), "2024-10-01", state=state) == []
    assert said(at(IN_2024), "2024-10-01", region="kota-lain") == []


def test_the_shipped_sheets_are_a_place_to_count_in() -> None:
    """In the quiet days of Pilkada 2024 the counter never closed; on voting day sources disagree, so it did."""
    election = next(one for one in load_elections() if one.key == "pilkada-2024")
    assert election.quiet
    quiet = said(at(date(2024, 11, 17)), "2024-11-17")
    assert quiet[0].startswith("⏱ Batas tercepat Bawaslu: Jumat, 22 November 2024 pukul 16.30 WIB")
    assert quiet[1] == "Bila hari diketahui tidak ikut dihitung: Minggu, 24 November 2024 pukul 23.59 WIB"
    assert load_region("solo").hours.on(election.vote) is not None
    assert said(at(date(2024, 11, 20)), "2024-11-20")[0].startswith(
        "⏱ Batas tercepat Bawaslu: Selasa, 26 November 2024"
    )


def test_bawaslus_own_hours_count_and_voting_day_is_a_day_off() -> None:
    solo = load_region("solo")
    late = replace(solo.hours, tuesday=(time(8), time(18)))
    open_late = replace(solo, hours=late, bawaslu=replace(solo.bawaslu, hours=late))
    own = replace(solo, bawaslu=replace(solo.bawaslu, hours=late))
    assert counter_of(own, None) == counter_of(open_late, None)
    known = date(2026, 9, 22)
    found = deadlines("pilkada", known, known, at(known), counter_of(own, None))
    assert written(found.calendar.ends) == "Selasa, 29 September 2026 pukul 18.00"
    vote = replace(load_elections()[-1], vote=date(2026, 9, 29))
    found = deadlines("pilkada", known, known, at(known), counter_of(solo, vote))
    assert written(found.calendar.ends) == "Senin, 28 September 2026 pukul 16.00"
    assert written(found.working.ends) == "Jumat, 2 Oktober 2026 pukul 16.30"
