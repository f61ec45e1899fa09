"""The words: what somebody typed can never become markup, hide, or turn the line it stands in."""

import html
import re
import sys
import unicodedata
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handlers.messages import GAP, Choice, Day, Line, Listed, Moment, Word, line, message
from handlers.words import MissingWordError, Words, clean, strip
from tests.handlers.tongue import INDONESIAN

SOURCE = """
hello = Monggo, <b>Bapak/Ibu</b>.
named = Nama: <b>{ $value }</b>
both = { $first } lalu { $second }
counted = { $count } berkas
waiting = menunggu <i>kabar</i>
lines =
    satu
    dua
calendar-weekdays = Senin, Selasa, Rabu, Kamis, Jumat, Sabtu, Minggu
calendar-months = Januari, Februari, Maret, April, Mei, Juni, Juli, Agustus, September, Oktober, November, Desember
calendar-at = pukul
"""
WORDS = Words({"id": [SOURCE], "jv": ["hello = Sugeng rawuh, { $region }.\n"]})
NOON = datetime(2026, 11, 20, 5, 0, tzinfo=UTC).timestamp()


class Tags(HTMLParser):
    """The tags and the text of a small HTML."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@settings(deadline=None)
@given(st.text())
@example("</b><a href='http://x'>klik</a>")
@example("&lt;b&gt; &amp; &#60;")
@example('{ $value } { "x" }')
@example("\u202etxt.exe")
def test_a_typed_value_is_shown_as_it_was_typed_and_adds_no_markup(value: str) -> None:
    said = WORDS.text(line("named", value=value))
    assert said.startswith("Nama: <b>")
    assert said.endswith("</b>")
    shown = said.removeprefix("Nama: <b>").removesuffix("</b>")
    assert "<" not in shown
    assert ">" not in shown
    assert html.unescape(shown) == clean(value)
    assert Tags(said).tags == ["b"]


@settings(deadline=None)
@given(st.text())
def test_without_markup_a_value_stands_there_as_it_was_typed(value: str) -> None:
    assert WORDS.plain(line("named", value=value)) == f"Nama: {clean(value)}"


@pytest.mark.parametrize(
    "mark",
    [
        "\x00", "\x07", "\x08", "\x0b", "\r", "\x1b", "\x7f", "\x85", "\x9f", "\xad", "\u061c", "\u115f", "\u180e",
        "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2028", "\u2029", "\u202a", "\u202b", "\u202c", "\u202d",
        "\u202e", "\u2060", "\u2064", "\u2066", "\u2067", "\u2068", "\u2069", "\u206f", "\u3164", "\ufeff", "\ufffb",
        "\ud800", "\udfff", "\U000e0001", "\U000e0062",
    ],
)  # fmt: skip
def test_marks_that_hide_or_turn_are_taken_out(mark: str) -> None:
    assert clean(f"Budi{mark}Contoh") == "BudiContoh"
    assert WORDS.plain(line("named", value=f"a{mark}b")) == "Nama: ab"


def test_no_control_sign_direction_mark_or_half_pair_is_left_in_any_text() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    left = {sign for sign in clean(every) if unicodedata.category(sign) in ("Cc", "Cs")}
    assert left == {"\n", "\t"}
    turned = {sign for sign in clean(every) if unicodedata.bidirectional(sign) in _TURNING}
    assert turned == set()


_TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@pytest.mark.parametrize("kept", ["Ärzte & Söhne", "عربي", "ꦲꦏ꧀ꦱꦫ", "🙏🏽", "❤️", "a\nb", "a\tb", "e\u0301", "—…“”"])
def test_what_people_write_stays(kept: str) -> None:
    assert clean(kept) == kept


@settings(deadline=None)
@given(st.text())
def test_what_is_clean_stays_clean_and_is_utf8(text: str) -> None:
    once = clean(text + "\ud83d")
    assert clean(once) == once
    once.encode("utf-8")


@pytest.mark.parametrize("key", ["nowhere", "Hello", "hello-there"])
def test_a_key_without_words_is_the_programs_fault(key: str) -> None:
    with pytest.raises(MissingWordError, match=key):
        WORDS.text(line(key))


def test_a_line_that_is_not_filled_is_the_programs_fault() -> None:
    with pytest.raises(MissingWordError, match="named"):
        WORDS.text(line("named"))
    with pytest.raises(MissingWordError, match="both"):
        WORDS.text(line("both", first="x"))
    with pytest.raises(MissingWordError, match="nowhere"):
        WORDS.text(line("named", value=Word("nowhere")))


def test_a_value_too_many_does_no_harm() -> None:
    assert WORDS.text(line("hello", value="x")) == "Monggo, <b>Bapak/Ibu</b>."


def test_a_word_as_value_keeps_its_own_markup() -> None:
    assert WORDS.text(line("named", value=Word("waiting"))) == "Nama: <b>menunggu <i>kabar</i></b>"
    assert WORDS.plain(line("named", value=Word("waiting"))) == "Nama: menunggu kabar"
    assert WORDS.plain(line("named", value=Listed(("waiting", "waiting")))) == "Nama: menunggu kabar, menunggu kabar"


def test_days_and_moments_are_written_out() -> None:
    said = line("both", first=Day(date(2026, 9, 27)), second=Moment(NOON))
    assert WORDS.text(said) == "Minggu, 27 September 2026 lalu Jumat, 20 November 2026 pukul 12.00 WIB"
    there = WORDS.text(said, zone="Asia/Jayapura")
    assert there == "Minggu, 27 September 2026 lalu Jumat, 20 November 2026 pukul 14.00 WIT"


@pytest.mark.parametrize(("count", "shown"), [(0, "0"), (7, "7"), (1000, "1.000"), (20_000_000, "20.000.000")])
def test_numbers_are_written_with_dots(count: int, shown: str) -> None:
    assert WORDS.text(line("counted", count=count)) == f"{shown} berkas"


def test_a_language_without_this_key_falls_back_and_an_unknown_language_too() -> None:
    assert WORDS.text(line("hello", region="Solo"), "jv") == "Sugeng rawuh, Solo."
    assert WORDS.text(line("lines"), "jv") == "satu\ndua"
    assert WORDS.text(line("lines"), "xx") == "satu\ndua"


def test_the_same_line_twice_is_the_same_in_every_language() -> None:
    for _ in range(2):
        assert WORDS.text(line("waiting")) == "menunggu <i>kabar</i>"
        assert WORDS.text(line("waiting"), "jv") == "menunggu <i>kabar</i>"
        assert WORDS.text(GAP) == ""


def test_a_message_is_its_lines_below_each_other() -> None:
    said = message(line("hello"), GAP, line("lines"), choices=[[Choice("x", line("waiting"))]])
    assert WORDS.say(said) == "Monggo, <b>Bapak/Ibu</b>.\n\nsatu\ndua"


def test_the_keys_of_a_language_are_its_own() -> None:
    assert WORDS.keys("jv") == {"hello"}
    assert {"hello", "named", "lines"} <= WORDS.keys("id")


@pytest.mark.parametrize(
    ("marked", "bare"),
    [
        ("<b>a</b> &amp; <code>b</code>", "a & b"),
        ("&lt;b&gt;", "<b>"),
        ('<a href="https://x">di sini</a>', "di sini"),
        ("1 < 2", "1 < 2"),
        ("&amp;lt;", "&lt;"),
    ],
)
def test_markup_is_taken_off_once(marked: str, bare: str) -> None:
    assert strip(marked) == bare


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 11, 20), "Jumat, 20 November 2026"),
        (date(2024, 2, 29), "Kamis, 29 Februari 2024"),
        (date(2027, 1, 1), "Jumat, 1 Januari 2027"),
        (date(2000, 5, 7), "Minggu, 7 Mei 2000"),
    ],
)
def test_days_are_written_the_indonesian_way(day: date, written: str) -> None:
    assert INDONESIAN.day(day) == written


def test_a_week_and_a_year_have_all_their_names() -> None:
    monday = date(2026, 11, 16)
    assert [INDONESIAN.day(monday + timedelta(n)).split(",")[0] for n in range(7)] == list(INDONESIAN.weekdays)
    assert [INDONESIAN.day(date(2026, month, 1)).split()[2] for month in range(1, 13)] == list(INDONESIAN.months)


@pytest.mark.parametrize(
    ("zone", "written"),
    [
        ("Asia/Jakarta", "pukul 12.00 WIB"),
        ("Asia/Pontianak", "pukul 12.00 WIB"),
        ("Asia/Makassar", "pukul 13.00 WITA"),
        ("Asia/Jayapura", "pukul 14.00 WIT"),
        ("UTC", "pukul 05.00 UTC"),
    ],
)
def test_moments_are_written_in_local_time_with_its_name(zone: str, written: str) -> None:
    assert INDONESIAN.moment(NOON, zone) == f"Jumat, 20 November 2026 {written}"


def test_a_moment_after_midnight_is_the_next_day_here() -> None:
    late = datetime(2026, 12, 31, 17, 5, tzinfo=UTC).timestamp()
    assert INDONESIAN.moment(late, "Asia/Jakarta") == "Jumat, 1 Januari 2027 pukul 00.05 WIB"


@settings(deadline=None)
@given(st.floats(min_value=0, max_value=4_000_000_000))
def test_every_moment_has_a_weekday_a_date_and_a_time(at: float) -> None:
    shape = (
        rf"({'|'.join(INDONESIAN.weekdays)}), \d{{1,2}} ({'|'.join(INDONESIAN.months)}) \d{{4}} pukul \d\d\.\d\d WIT"
    )
    assert re.fullmatch(shape, INDONESIAN.moment(at, "Asia/Jayapura"))


@pytest.mark.parametrize("length", [999, 1000, 1001, 2500, 2501, 5000, 100_000])
@pytest.mark.parametrize("sign", ["x", "&", "😀", "\0", "\n"])
def test_long_values_are_filled_in_like_short_ones(length: int, sign: str) -> None:
    value = sign * length
    assert WORDS.plain(line("named", value=value)) == f"Nama: {clean(value)}"
    said = WORDS.plain(line("both", first=value, second=f"\0first\0{value}"))
    assert said == f"{clean(value)} lalu first{clean(value)}"


def test_what_is_typed_into_a_line_cannot_name_another_one() -> None:
    assert WORDS.text(Line("named", {"value": "{ hello }"})) == "Nama: <b>{ hello }</b>"
