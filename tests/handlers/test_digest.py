"""What a daily digest says, what it never says, and that it fits; when it goes out."""

import json
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
import typst

from bot.channels.render import length
from bot.errands.briefings import _template
from bot.houses import load_words
from handlers.digest import FULL, ROOMS, Briefing, Room, Urgent, described, details, told
from handlers.digest_chart import chart
from handlers.digest_times import clock_time, is_over, newest
from handlers.limits import Left
from handlers.messages import GAP, Line, Message, line
from handlers.report import BEHAVIOURS
from handlers.words import strip
from storage.digests import Troubles
from storage.figures import Day, Figures
from storage.lettering import font
from storage.regions import load_region
from tests.handlers.tongue import LANGUAGES

WORDS = load_words()
SOLO = load_region("solo")
TODAY = date(2026, 11, 26)
AT = datetime(2026, 11, 26, 7, tzinfo=ZoneInfo("Asia/Jakarta")).timestamp()
EMPTY = tuple(Day(TODAY - timedelta(days)) for days in range(14, 0, -1))
LAST, THREE = Left("last"), Left("early", 3)
QUIET = Figures("solo", EMPTY, 0, {}, {}, {}, 0, 0, {}, (0, 0))


def figures(*received: int, **more: int) -> Figures:
    """The figures of as many days; `more`: of the last one alone."""
    days = [Day(TODAY - timedelta(len(received) - place), number) for place, number in enumerate(received)]
    last = Day(days[-1].day, received[-1], **more)
    behaviours, agencies = {"engage": 9, "photo": 4, "rally": 2, "": 1}, {"Dinas Pendidikan": 3, "": 13}
    ages = {-1: 2, 0: 2, 1: 1, 3: 3, 6: 7, None: 2}  # days from the last of these days, the day before the digest
    return Figures("solo", (*days[:-1], last), 17, ages, behaviours, agencies, 6, 2, {}, (5, 6))


def briefing(found: Figures, urgent: Urgent = Urgent(), troubles: Troubles = Troubles(), at: float = AT) -> Briefing:  # noqa: B008 - frozen
    return Briefing(SOLO, TODAY, at, found, urgent, troubles, before=15)


def said(*lines: Line, language: str = "id") -> str:
    return strip(WORDS.say(Message(lines), language, SOLO.zone))


BUSY = briefing(
    figures(*range(3, 16), 12, accepted=5, rejected=1, escalated=3),
    Urgent((("LN-AAAA-0001", LAST), ("LN-AAAA-0002", Left("early", 1)), ("LN-AAAA-0003", THREE)), 3, 4),
    Troubles(stuck=2, buried=1, untold=3),
)
MANY = replace(BUSY.figures, agencies={f"Dinas {number}": 3 for number in range(4)})
SHOWN = """\
Yth. Bapak/Ibu, selamat pagi.
Izin melaporkan netralitas ASN Kota Surakarta (Solo), keadaan Kamis, 26 November 2026 pukul 07.00 WIB.

A. Rekap Rabu, 25 November 2026
Masuk: 12 (turun 3; rata-rata 12)
Diterima: 5 (naik 5)
Ditolak: 1 (naik 1)
Imbauan: 0
Diteruskan: 3 (naik 3)
Menunggu keputusan: 17 (naik 2)

B. Mendesak, batas Bawaslu dalam tiga hari
• Batas tercepat lewat, batas terakhir hari ini: LN-AAAA-0001
• Besok: LN-AAAA-0002
• 3 hari lagi: LN-AAAA-0003
4 laporan sudah lewat batas Bawaslu; jalur kepegawaian tetap terbuka.

C. Dugaan dan instansi, 14 hari
Dugaan:
• Suka/komentar/bagikan: 9
• Foto bareng calon/simbol: 4
• Digabung: 3
Instansi:
• Dinas Pendidikan: 3
• Instansi lain/belum disebut: 13

D. Diteruskan dan jawaban, 14 hari
Sampai di Bawaslu: 6. Dijawab: 2.

E. Kendala
• Kabar keputusan belum sampai ke pelapor: 3.
• Pesan tertahan lebih dari satu jam: 2.
• Gagal diproses dalam 24 jam, hubungi pengelola: 1.

Naik/turun: dari sehari sebelumnya. Rata-rata: tujuh hari sebelumnya.
Batas tercepat: hitungan paling aman. Batas terakhir: hitungan paling longgar.
Jumlah di bawah 3 digabung, agar tidak ada yang dikenali.
Demikian, terima kasih."""


def test_a_busy_day() -> None:
    assert said(*told(BUSY, FULL)) == SHOWN


HEAD = (
    "Rincian laporan harian Kota Surakarta (Solo) untuk Rabu, 25 November 2026, keadaan Kamis, 26 November 2026 pukul"
    " 07.00 WIB.\n"
)


def test_the_details_tell_what_gave_way_and_nothing_again() -> None:
    """Three urgent cases of which one was shown, and what hinders, which was only counted; no list that was whole."""
    shown = Room(1, 10, brief=True, explained=True)
    urgent, troubles = (next(part for part in SHOWN.split("\n\n") if part.startswith(name)) for name in "BE")
    assert said(*details(BUSY, shown)) == f"{HEAD}\n{urgent}\n\n{troubles}"
    agencies = said(*details(replace(BUSY, figures=MANY), Room(10, 3, explained=True)))
    assert agencies.startswith(f"{HEAD}\nC. Dugaan dan instansi, 14 hari\nInstansi:\n")
    assert (agencies.count("•"), "Dugaan:" in agencies) == (4, False)


def test_where_nothing_gave_way_the_details_say_so_and_explain_what_there_was_no_room_for() -> None:
    none = "Tidak ada yang perlu ditambahkan: semua daftar sudah lengkap di bawah gambar."
    whole = said(*details(BUSY, ROOMS[0]))
    assert whole.startswith(f"{HEAD}\n{none}")
    assert "LN-" not in whole
    assert "Batas tercepat:" not in whole
    assert said(*details(BUSY, ROOMS[1])) == whole + "\n\n" + "\n".join(SHOWN.splitlines()[-4:-1])


def test_small_counts_alone_are_not_told_apart() -> None:
    few = replace(BUSY.figures, behaviours={"engage": 1, "photo": 1}, agencies={"Dinas Pendidikan": 2})
    text = said(*told(briefing(few), FULL))
    assert "C. Dugaan dan instansi, 14 hari\nTerlalu sedikit untuk dirinci.\n" in text
    assert said(*details(briefing(few), ROOMS[-1])).count("•") == 0


def test_a_quiet_day_says_so_in_every_section() -> None:
    text = said(*told(briefing(QUIET), FULL))
    sections = text.split("\n\n")[1:-1]
    assert [section[0] for section in sections] == ["A", "B", "C", "D", "E"]
    assert [section for section in sections if "Nihil" not in section] == []
    assert "Menunggu keputusan: 0" in text


@pytest.mark.parametrize(
    ("hour", "greeting"), [(3, "malam"), (4, "pagi"), (10, "pagi"), (11, "siang"), (15, "sore"), (18, "malam")]
)
def test_the_greeting_is_that_of_the_hour(hour: int, greeting: str) -> None:
    at = datetime(2026, 11, 26, hour, tzinfo=ZoneInfo(SOLO.zone)).timestamp()
    assert f"selamat {greeting}." in said(*told(briefing(QUIET, at=at), FULL))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_worst_day_fits_below_a_picture_and_the_whole_of_it_into_one_message(language: str) -> None:
    """As many digits as a city could ever have, the longest names, every trouble at once, late and after a silence."""
    days = tuple(Day(TODAY - timedelta(days), *[9_999 - days] * 6) for days in range(14, 0, -1))
    behaviours = dict.fromkeys(("engage", "campaign", "photo", "banner", "attend", "rally", "team", "party"), 9_999)
    agencies = {f"Dinas {number} " + "Pengendalian Penduduk dan Keluarga" * 2: 999 for number in range(30)}
    worst = Figures("solo", days, 99_999, {}, behaviours, agencies, 9_999, 9_999, {}, (0, 0))
    urgent = Urgent(tuple((f"LN-AAAA-{number:04}", Left("last", 14)) for number in range(50)), 9_999, 9_999)
    silent = tuple((f"Pejabat Pembina Kepegawaian (kepala daerah) {number}", 999) for number in range(4))
    day = Briefing(SOLO, TODAY, AT, worst, urgent, Troubles(9_999, 9_999, 9_999), 0, silent, least=True)
    before = line("digest-late", at="07.00 WIB"), line("digest-back")
    sizes = [
        length(WORDS.say(Message((*told(day, room, *before), GAP, described(day))), language, SOLO.zone))
        for room in ROOMS
    ]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] <= 1024
    assert length(WORDS.say(Message(told(day, FULL, *before)), language, SOLO.zone)) <= 4096
    assert length(WORDS.say(Message(details(day, ROOMS[-1])), language, SOLO.zone)) <= 4096


def test_an_ordinary_day_fits_with_all_that_is_urgent() -> None:
    shown = Message((*told(BUSY, ROOMS[2]), GAP, described(BUSY)))
    assert length(WORDS.say(shown, "id", SOLO.zone)) <= 1024


def test_what_is_left_out_is_counted() -> None:
    many = Urgent(tuple((f"LN-AAAA-{number:04}", THREE) for number in range(50)), 60)
    text = said(*told(briefing(QUIET, many), ROOMS[0]))
    assert "• 3 hari lagi: LN-AAAA-0000, LN-AAAA-0001, LN-AAAA-0002, " in text
    assert text.count("LN-AAAA-") == 10
    assert "dan 50 lagi" in text


def test_the_picture_shows_what_the_words_say() -> None:
    made = chart(WORDS, BUSY)
    assert [day["received"] for day in made["days"]] == [*range(3, 16), 12]
    columns = {"received": 12, "decided": 9, "told": {"received": "12", "decided": "9"}}
    assert (made["days"][-1], made["days"][0]["label"]) == ({"label": "25", **columns}, "12")
    shown = [(row["label"], row["count"]) for row in made["queue"]["rows"]]
    assert shown == [("sudah lewat", 4), ("hari ini", 1), ("1–2 hari", 3), ("3–7 hari", 7), ("belum diketahui", 2)]
    kinds = [(row["label"], row["count"]) for row in made["kinds"]["rows"]]
    assert kinds == [("Suka/komentar/bagikan", 9), ("Foto bareng calon/simbol", 4), ("Digabung", 3)]
    empty = chart(WORDS, briefing(QUIET))
    assert (empty["queue"]["rows"], empty["kinds"]["rows"], empty["nothing"]) == ([], [], "Nihil.")


def test_the_picture_writes_thousands_as_the_words_do() -> None:
    big = replace(figures(1_000, 12_345), ages={3: 1_000}, behaviours={"engage": 2_500})
    made = chart(WORDS, briefing(big))
    assert [day["told"]["received"] for day in made["days"]] == ["1.000", "12.345"]
    assert [row["told"] for row in (*made["queue"]["rows"], *made["kinds"]["rows"])] == ["1.000", "2.500"]


def test_the_picture_tells_of_all_that_came_in_whatever_there_is_room_for() -> None:
    counts = dict(zip(BEHAVIOURS, range(12, 2, -1), strict=True))
    rows = chart(WORDS, briefing(replace(QUIET, behaviours=counts)))["kinds"]["rows"]
    assert (len(rows), rows[-1]["label"], rows[-1]["count"]) == (7, "… dan 4 lagi", 3 + 4 + 5 + 6)
    seven = dict(list(counts.items())[:7])
    rows = chart(WORDS, briefing(replace(QUIET, behaviours=seven)))["kinds"]["rows"]
    assert [row["count"] for row in rows] == [*seven.values()]


def test_the_picture_does_not_call_a_few_reports_none() -> None:
    few = chart(WORDS, briefing(replace(QUIET, behaviours={"engage": 2})))["kinds"]
    assert (few["rows"], few["nothing"], few["note"]) == ([], "Terlalu sedikit untuk dirinci.", "")


def test_behaviours_of_a_form_from_another_day_are_told_together() -> None:
    """Each alone would be called the same as the others are."""
    found = replace(BUSY.figures, behaviours={"engage": 9, "of another day": 4, "older still": 5, "": 1})
    text, made = said(*told(briefing(found), FULL)), chart(WORDS, briefing(found))
    assert "Dugaan:\n• Suka/komentar/bagikan: 9\n• Digabung: 10\nInstansi:" in text
    assert [row["count"] for row in made["kinds"]["rows"]] == [9, 10]


def widths(values: dict[str, Any], folder: Path) -> list[tuple[float, float]]:
    """From where to where each 7 of the picture reaches, in the order of its columns."""
    (folder / "letters.ttf").write_bytes(font(10).font_bytes)
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[folder])
    made = typst.compile(_template().encode(), format="pdf", font_paths=fonts, sys_inputs={"data": json.dumps(values)})
    with closing(pypdfium2.PdfDocument(made)) as document:
        page = document[0].get_textpage()
        signs = [(page.get_text_range(place, 1), page.get_charbox(place)) for place in range(page.count_chars())]
    return [(left, right) for sign, (left, _, right, _) in signs if sign == "7"]


@pytest.mark.parametrize("most", [7, 77, 777, 7_777])
def test_numbers_of_busy_days_stand_clear_of_the_next_column(most: int, tmp_path: Path) -> None:
    days = tuple(replace(day, received=most, accepted=most) for day in EMPTY)
    made = chart(WORDS, briefing(replace(QUIET, days=days)))
    found = widths({**made, "subtitle": "", "days": [{**day, "label": ""} for day in made["days"]]}, tmp_path)
    digits = len(f"{most}")
    numbers = [found[start : start + digits] for start in range(0, len(found), digits)]
    ends = [(min(left for left, _ in own), max(right for _, right in own)) for own in numbers]
    assert len(ends) == 28
    assert [pair for pair in pairwise(ends) if pair[0][1] > pair[1][0]] == []


# At seven, in the time of the region: WIB, WITA, WIT; and where clocks are put forward over that hour.
@pytest.mark.parametrize(
    ("zone", "at", "now", "day"),
    [
        ("Asia/Jakarta", 420, "2026-11-26T06:59:59+07:00", "2026-11-25"),
        ("Asia/Jakarta", 420, "2026-11-26T07:00:00+07:00", "2026-11-26"),
        ("Asia/Makassar", 420, "2026-11-26T06:00:00+07:00", "2026-11-26"),
        ("Asia/Jayapura", 420, "2026-11-26T05:00:00+07:00", "2026-11-26"),
        ("Asia/Jakarta", 0, "2026-11-26T00:00:00+07:00", "2026-11-26"),
        ("Asia/Jakarta", 1439, "2026-11-26T23:58:00+07:00", "2026-11-25"),
        ("Europe/Berlin", 150, "2027-03-28T01:30:00+00:00", "2027-03-28"),
    ],
)
def test_the_newest_turn(zone: str, at: int, now: str, day: str) -> None:
    moment = datetime.fromisoformat(now).timestamp()
    turn = newest(at, zone, moment)
    assert (turn.day.isoformat(), turn.due <= moment) == (day, True)
    assert not is_over(at, zone, turn.day, moment)
    assert is_over(at, zone, turn.day, moment + 86_400)


def test_the_hour_is_written_as_usual() -> None:
    assert [clock_time(at) for at in (0, 420, 1439)] == ["00.00", "07.00", "23.59"]
