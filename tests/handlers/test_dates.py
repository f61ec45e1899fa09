"""Days as people write them: read rightly, or asked for again; never made up."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handlers.dates import OLDEST, MisreadDateError, is_doubtful, read_day
from tests.handlers.tongue import INDONESIAN, WORDS

TODAY = date(2026, 11, 20)  # a Friday


def misread(text: str, today: date = TODAY, *, among: bool = False) -> str:
    with pytest.raises(MisreadDateError) as caught:
        read_day(text, today, among=among)
    return caught.value.key


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("27/9", date(2026, 9, 27)),
        ("27-9", date(2026, 9, 27)),
        ("27.9", date(2026, 9, 27)),
        ("27 9", date(2026, 9, 27)),
        ("27 / 09", date(2026, 9, 27)),
        ("20/11", date(2026, 11, 20)),
        ("21/11", date(2025, 11, 21)),
        ("31/12", date(2025, 12, 31)),
        ("27/9/2023", date(2023, 9, 27)),
        ("27/9/23", date(2023, 9, 27)),
        ("27-09-2023", date(2023, 9, 27)),
        ("27.09.2023", date(2023, 9, 27)),
        ("27 9 2023", date(2023, 9, 27)),
        ("27 - 9 - 2023", date(2023, 9, 27)),
        ("2023-09-27", date(2023, 9, 27)),
        ("2023/9/27", date(2023, 9, 27)),
        ("1/1/2000", date(2000, 1, 1)),
        ("٢٧/٩/٢٠٢٣", date(2023, 9, 27)),
        ("  27/9  ", date(2026, 9, 27)),
        ("tanggal 27/9", date(2026, 9, 27)),
        ("tgl. 27/9/26", date(2026, 9, 27)),
        ("Minggu, 27/9/2026", date(2026, 9, 27)),
        ("tgl27/9", date(2026, 9, 27)),
        ("pd tgl 27-9-26", date(2026, 9, 27)),
        ("pada tanggal 27/9", date(2026, 9, 27)),
        ("17-8-'26", date(2026, 8, 17)),
        ("27/9 pukul 10.30", date(2026, 9, 27)),
        ("17/08/2026 10:30", date(2026, 8, 17)),
        ("17/08/2026 10.30 WIB", date(2026, 8, 17)),
        ("27/9 malam", date(2026, 9, 27)),
        ("27/9 kemarin", date(2026, 9, 27)),
        ("27/9 tahun lalu", date(2025, 9, 27)),
        ("kalau tidak salah 27/9", date(2026, 9, 27)),
        ("tanggal 5 bulan ini", date(2026, 11, 5)),
        ("tgl 27 bulan lalu", date(2026, 10, 27)),
        ("tgl 31", date(2026, 10, 31)),
        ("tgl 25", date(2026, 10, 25)),
        ("tanggal 20", date(2026, 11, 20)),
        ("Senin tanggal 16", date(2026, 11, 16)),
    ],
)
def test_numbers_are_day_before_month_and_the_latest_that_has_been(text: str, day: date) -> None:
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("27 September 2023", date(2023, 9, 27)),
        ("27 Sept 23", date(2023, 9, 27)),
        ("27 sep", date(2026, 9, 27)),
        ("27-Sep-2023", date(2023, 9, 27)),
        ("27september2023", date(2023, 9, 27)),
        ("27 Sept. 2023", date(2023, 9, 27)),
        ("1 Agustus", date(2026, 8, 1)),
        ("1 ags", date(2026, 8, 1)),
        ("1 agt 2025", date(2025, 8, 1)),
        ("1 Agus", date(2026, 8, 1)),
        ("2 Pebruari", date(2026, 2, 2)),
        ("3 Nopember", date(2026, 11, 3)),
        ("3 nop 24", date(2024, 11, 3)),
        ("25 Desember", date(2025, 12, 25)),
        ("5 Mei", date(2026, 5, 5)),
        ("17 Okt", date(2026, 10, 17)),
        ("hari Senin tanggal 16 Nov", date(2026, 11, 16)),
        ("Jum’at, 20 November 2026", date(2026, 11, 20)),
        ("Senin tgl 16 november", date(2026, 11, 16)),
        ("20 Nov '25", date(2025, 11, 20)),
        ("nov 2, 2026", date(2026, 11, 2)),
        ("tgl 5 november", date(2026, 11, 5)),
        ("27 september jam 10", date(2026, 9, 27)),
        ("27 September 2026 pukul 10.00 WIB", date(2026, 9, 27)),
        ("27 agustus thn 2026", date(2026, 8, 27)),
        ("27 September lalu", date(2026, 9, 27)),
        ("27 september tahun lalu", date(2025, 9, 27)),
        ("27 september tahun ini", date(2026, 9, 27)),
        ("27 sep'23", date(2023, 9, 27)),
        ("27th September", date(2026, 9, 27)),
        ("March 5, 2026", date(2026, 3, 5)),
        ("1 aug", date(2026, 8, 1)),
    ],
)
def test_months_have_many_spellings(text: str, day: date) -> None:
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("tanggal 17 Agustus 2026 perihal kampanye", date(2026, 8, 17)),
        ("Kejadiannya tgl. 27/9 di kantor kecamatan", date(2026, 9, 27)),
        ("waktu itu hari Minggu, 27 September 2026 di alun-alun", date(2026, 9, 27)),
        ("17-08-2026 saat upacara di lapangan", date(2026, 8, 17)),
        ("di balai desa 27 Sept sekitar jam 10.30", date(2026, 9, 27)),
        ("saya lihat sendiri 27 september jam 9 pagi di alun-alun utara kota, ramai sekali", date(2026, 9, 27)),
    ],
)
def test_the_one_date_among_other_words_is_read(text: str, day: date) -> None:
    assert read_day(text, TODAY, among=True) == day


@pytest.mark.parametrize(
    "text",
    [
        "di RT 3/4 dekat pasar",
        "antara 27 September dan sekarang",
        "27 September sampai selesai kampanye",
        "sebelum 27 September, lupa pastinya",
        "dua hari setelah 27 September",
        "bukan tanggal 27/9 di kantor",
        "mulai 27 september, lalu oktober juga",
        "27 September 2026 lalu 28 September 2026",
        "27-09-2026 di pasar, 28-09-2026 di balai",
        "2 atau 3 November di kantor",
        "minggu lalu, tanggal 27/9 di rumah",
        "27 September di rumah nomor 5",
        "pasal 17 mei-mei",
    ],
)
def test_a_date_that_may_not_be_the_day_is_asked_for_again(text: str) -> None:
    assert misread(text, among=True) == "misread-day"


def test_a_period_and_a_letter_are_read_without_what_stands_around() -> None:
    assert misread("Kep 27 September 2026") == "misread-day"


def test_of_the_one_date_among_other_words_it_is_told_what_is_wrong() -> None:
    assert misread("tanggal 31 Februari 2026 di kantor", among=True) == "misread-day-none"
    assert misread("tanggal 21 November 2026 di kantor", among=True) == "misread-day-future"
    assert is_doubtful("Senin, 27 September 2026 di kantor", TODAY)  # it was a Sunday


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("hari ini", 0), ("Hari ini.", 0), ("tadi", 0), ("tadi pagi", 0), ("pagi tadi", 0), ("barusan", 0),
        ("siang ini", 0), ("today", 0), ("hr ini", 0), ("0 hari lalu", 0), ("10 menit lalu", 0),
        ("kemarin", 1), ("KEMARIN!", 1), ("kemaren", 1), ("kmrn", 1), ("kemarin sore", 1), ("semalam", 1),
        ("tadi malam", 1), ("yesterday", 1), ("1 hari lalu", 1), ("sehari lalu", 1), ("satu hari lalu", 1),
        ("kemarin lusa", 2), ("lusa kemarin", 2), ("kemarin dulu", 2), ("2 hr lalu", 2), ("dua hari yang lalu", 2),
        ("3 hari lalu", 3), ("3hari lalu", 3), ("tiga hari yg lalu", 3), ("3 hari kemarin", 3),
        ("seminggu lalu", 7), ("seminggu yang lalu", 7), ("2 minggu lalu", 14), ("dua minggu yg lalu", 14),
        ("sepuluh hari lalu", 10), ("100 hari lalu", 100),
        ("baru aja", 0), ("baru saja", 0), ("barusan tadi", 0), ("td pagi", 0), ("tadi jam 9", 0), ("tadi subuh", 0),
        ("dini hari tadi", 0), ("hari ini jam 10", 0), ("sejam lalu", 0), ("2 jam yang lalu", 0), ("saiki", 0),
        ("this morning", 0), ("sekarang juga", 0), ("tadi siang sekitar jam 2", 0),
        ("kmrn malem", 1), ("td malam", 1), ("tadi mlm", 1), ("smlm", 1), ("semalem", 1), ("malam kemarin", 1),
        ("sore kemarin", 1), ("kemarin jam 7 malam", 1), ("kayaknya kemarin", 1), ("kemarin, kalo gak salah", 1),
        ("sejak kemarin", 1), ("maaf, kemarin", 1), ("wingi", 1), ("mau bengi", 1), ("last night", 1),
        ("kira-kira 3 hari lalu", 3), ("sekitar 3 hari yang lalu", 3), ("3 hari sebelumnya", 3), ("3 days ago", 3),
        ("dua hari lalu jam 8 pagi", 2), ("2hr lalu", 2), ("sepekan lalu", 7), ("dua pekan lalu", 14),
        ("a week ago", 7),
    ],
)  # fmt: skip
def test_days_ago_are_counted(text: str, days: int) -> None:
    assert read_day(text, TODAY) == TODAY - timedelta(days)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Kamis", 1), ("rabu", 2), ("Senin", 4), ("senin lalu", 4), ("Senin kemarin", 4), ("hari Senin", 4),
        ("senin yang lalu", 4), ("Sabtu", 6), ("hari minggu", 5), ("Minggu kemaren", 5),
        ("Jumat", 7), ("jum'at", 7), ("Jumat lalu", 7), ("jumat ini", 0), ("Jum’at tadi", 0), ("senin ini", 4),
        ("ahad", 5), ("rebo", 2), ("rabu malam", 2), ("senin pagi", 4), ("Senin sore kemarin", 4), ("last monday", 4),
        ("senin minggu lalu", 11), ("jumat pekan lalu", 7), ("minggu lalu", 5), ("malam minggu", 6), ("malam jumat", 1),
    ],
)  # fmt: skip
def test_a_weekday_is_the_last_one_before_today(text: str, days: int) -> None:
    assert read_day(text, TODAY) == TODAY - timedelta(days)


@pytest.mark.parametrize("weekday", INDONESIAN.weekdays)
@given(today=st.dates(min_value=date(2001, 1, 1), max_value=date(2090, 1, 1)))
@settings(deadline=None, max_examples=30)
def test_a_weekday_falls_on_that_weekday_of_the_last_seven_days(weekday: str, today: date) -> None:
    found = read_day(weekday, today)
    assert INDONESIAN.weekdays[found.weekday()] == weekday
    assert 1 <= (today - found).days <= 7


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("31/2", "misread-day-none"),
        ("30 Februari", "misread-day-none"),
        ("29/2/2023", "misread-day-none"),
        ("29 februari 2100", "misread-day-none"),
        ("31/4", "misread-day-none"),
        ("32/1", "misread-day-none"),
        ("0/5", "misread-day-none"),
        ("27/13", "misread-day-none"),
        ("9/27", "misread-day-none"),
        ("2026-13-01", "misread-day-none"),
        ("1/1/0000", "misread-day-none"),
        ("21/11/2026", "misread-day-future"),
        ("21 November 2026", "misread-day-future"),
        ("1/1/2027", "misread-day-future"),
        ("27/9/99", "misread-day-future"),
        ("besok", "misread-day-future"),
        ("tanggal 21 bulan ini", "misread-day-future"),
        ("tgl 32", "misread-day-none"),
        ("tanggal 31 bulan ini", "misread-day-none"),
        ("tgl 0", "misread-day-none"),
        ("31/12/1999", "misread-day-old"),
        ("17 Agustus 1945", "misread-day-old"),
        ("1/1/0001", "misread-day-old"),
        ("9999 minggu lalu", "misread-day-old"),
    ],
)
def test_what_no_calendar_has_or_cannot_be_meant_is_told_apart(text: str, key: str) -> None:
    assert misread(text) == key


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "-", "?", "Budi Contoh", "tidak tahu", "lupa", "September", "mei", "mar", "sen", "September 2026",
        "2026", "27", "jam 10", "pukul 10.30 pagi", "bulan lalu", "sebulan lalu", "tahun lalu", "2 tahun yang lalu",
        "awal November", "akhir tahun", "waktu kampanye", "saat lebaran", "27/9 atau 28/9", "5-7 November",
        "27//9", "27/9/", "27/9/202", "/9", "hari lalu", "satu dua tiga", "same", "🗓️", "1e9", "0x1B/9",
        "x" * 200, "27/9 " + "dan seterusnya " * 10, "9" * 60 + " hari lalu", "<b>27/9</b>", "2 hari lagi ya lalu",
        "27-28 september", "bukan kemarin", "bukan kemarin tapi senin", "H-3", "pekan lalu", "akhir pekan lalu",
        "20260927", "beberapa hari lalu", "tempo hari", "17 agustusan", "hari pertama kampanye", "awal september",
        "1 bulan lalu",
    ],
)  # fmt: skip
def test_words_that_name_no_day_are_asked_for_again(text: str) -> None:
    assert misread(text) == "misread-day"
    assert misread(text, among=True) == "misread-day"


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2026, 11, 20), date(2024, 2, 29)),
        (date(2024, 2, 28), date(2020, 2, 29)),
        (date(2024, 2, 29), date(2024, 2, 29)),
        (date(2024, 3, 1), date(2024, 2, 29)),
        (date(2103, 5, 1), date(2096, 2, 29)),
    ],
)
def test_a_leap_day_without_a_year_is_the_last_there_was(today: date, day: date) -> None:
    assert read_day("29/2", today) == day
    assert read_day("29 Februari", today) == day


@given(st.dates(min_value=OLDEST, max_value=date(2120, 1, 1)), st.integers(0, 400))
@settings(deadline=None)
def test_a_day_that_we_wrote_is_read_back(day: date, later: int) -> None:
    today = day + timedelta(later)
    assert read_day(INDONESIAN.day(day), today) == day
    assert read_day(day.isoformat(), today) == day
    assert read_day(f"{day.day}/{day.month}/{day.year}", today) == day
    assert read_day(f"{day.day} {INDONESIAN.months[day.month - 1]} {day.year}", today) == day


@given(st.dates(min_value=date(2001, 1, 1), max_value=date(2120, 1, 1)), st.integers(0, 364))
@settings(deadline=None)
def test_without_a_year_the_last_year_is_meant(today: date, days: int) -> None:
    day = today - timedelta(days)
    assert read_day(f"{day.day}/{day.month}", today) == day
    assert read_day(f"{days} hari lalu", today) == day


PIECES = st.sampled_from(
    [
        "27", "9", "31", "02", "2026", "1999", "0", "99999", "/", "-", ".", ",", " ", "'", "hari", "minggu", "bulan",
        "tahun", "lalu", "yang", "kemarin", "tadi", "besok", "lusa", "senin", "jumat", "sept", "mei", "tanggal", "jam",
        "pukul", "10:30", "pagi", "malam", "ini", "depan", "se", "dua", "x", "\n", "٣", "ago", "utc", "+07:00",
    ]
)  # fmt: skip
ANYTHING = st.one_of(st.text(max_size=90), st.lists(PIECES, max_size=8).map(" ".join), st.lists(PIECES).map("".join))


@given(ANYTHING, st.dates(min_value=date(2001, 1, 1), max_value=date(2120, 1, 1)))
@settings(deadline=None, max_examples=300)
@example("99999999999 hari lalu", TODAY)
@example("1000000 jam lalu", TODAY)
def test_any_text_is_a_day_that_has_been_or_a_sentence_that_helps(text: str, today: date) -> None:
    try:
        found = read_day(text, today, among=True)
    except MisreadDateError as error:
        assert error.key in WORDS.keys("id")
    else:
        assert OLDEST <= found <= today
        is_doubtful(text, today)
