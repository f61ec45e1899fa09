"""Employee numbers: hints and warnings, never a refusal; and never more than four digits of one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.beside import beside
from handlers.card import Case, card_message
from handlers.escalation import handover_message
from handlers.numbers import EmployeeNumber, read_employee_number
from handlers.report import REPORT, summary
from storage.models import Report
from tests.handlers.tongue import WORDS

PNS, PPPK = "198609262015051001", "199009132025242014"


@pytest.mark.parametrize(
    ("text", "digits", "likely", "warnings"),
    [
        (PNS, PNS, "pns", ()),
        (PPPK, PPPK, "pppk", ()),
        ("19860926 201505 1 001", PNS, "pns", ()),
        ("19860926.201505.1.001", PNS, "pns", ()),
        ("19860926-201505-1-001", PNS, "pns", ()),
        ("19860926–201505–1–001", PNS, "pns", ()),
        ("1986 0926 2015 0510 01", PNS, "pns", ()),
        ("19860926 / 201505 / 1 / 001", PNS, "pns", ()),
        ("NIP. 19860926 201505 1 001, guru", PNS, "pns", ()),
        ("nip:198609262015051001", PNS, "pns", ()),
        ("N.I.P. 198609262015051001", PNS, "pns", ()),
        ("NIP baru: 198609262015051001", PNS, "pns", ()),
        ("NI PPPK 199009132025242014", PPPK, "pppk", ()),
        ("NIPPPK 199009132025242014", PPPK, "pppk", ()),
        ("Pak Contoh (199009132025242014) di kecamatan", PPPK, "pppk", ()),
        ("１９８６０９２６２０１５０５１００１", PNS, "pns", ()),
        # digits 13 and 14: a month of a PNS, the code of a contract of a PPPK, and 00 of neither
        ("198609262015011001", "198609262015011001", "pns", ()),
        ("198609262015121001", "198609262015121001", "pns", ()),
        ("198609262015131001", "198609262015131001", "pppk", ()),
        ("199009132023211001", "199009132023211001", "pppk", ()),
        ("199009132025992001", "199009132025992001", "pppk", ()),
        ("198609262015001001", "198609262015001001", "", ()),
        # what looks wrong is told, and never more
        ("198613262015051001", "198613262015051001", "pns", ("birth",)),
        ("198602302015051001", "198602302015051001", "pns", ("birth",)),
        ("000000002015051001", "000000002015051001", "pns", ("birth",)),
        ("198609262002051001", "198609262002051001", "pns", ("age",)),
        ("198609262003051001", "198609262003051001", "pns", ()),
        ("194509262015051001", "194509262015051001", "pns", ()),
        ("194409262015051001", "194409262015051001", "pns", ("age",)),
        ("198609262015053001", "198609262015053001", "pns", ("sex",)),
        ("198609261990250001", "198609261990250001", "pppk", ("age", "sex")),
        ("NIP 198609262015051001 12 orang", PNS, "pns", ()),
        ("NIP 19860926201505100", "19860926201505100", "", ("length",)),
        ("NIP 1986092620150510011", "1986092620150510011", "", ("length",)),
        ("NIP lama 130123456", "130123456", "", ("length",)),
        ("NI PPPK: 1990 0913 2025 24", "19900913202524", "", ("length",)),
    ],
)  # fmt: skip
def test_a_number_tells_what_it_likely_is(text: str, digits: str, likely: str, warnings: tuple[str, ...]) -> None:
    assert read_employee_number(text) == EmployeeNumber(digits, likely, warnings)


@pytest.mark.parametrize(
    "text",
    [
        "", "Budi Contoh", "NIP", "NIP belum tahu", "nip 12", "NIK 3372010101900001", "081234567890",
        "12345678901234567",
        "1234567890123456789", "27-09-2026 28-09-2026 08.30", "2019 2020 2021 2022", "snip 130123456", "Rp 1.500.000",
    ],
)  # fmt: skip
def test_other_numbers_are_none(text: str) -> None:
    assert read_employee_number(text) is None


def test_it_never_shows_more_than_four_digits() -> None:
    number = read_employee_number(f"NIP {PNS}")
    assert number is not None
    assert number.masked == "••••••••••••••1001"
    assert PNS not in repr(number)
    assert PNS[:8] not in repr(number)


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="0123456789", min_size=18, max_size=18), st.sampled_from(["", " ", ".", "-", "–"]), st.data())
def test_every_number_of_eighteen_digits_is_taken(digits: str, gap: str, data: st.DataObject) -> None:
    cuts = data.draw(st.sets(st.integers(1, 17), max_size=5))
    grouped = "".join(gap * (place in cuts) + digit for place, digit in enumerate(digits))
    number = read_employee_number(f"NIP {grouped} ya")
    assert number is not None
    assert number.digits == digits
    assert "length" not in number.warnings


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=80))
def test_any_words_are_read_without_a_fault(text: str) -> None:
    number = read_employee_number(text)
    assert number is None or number.digits.isascii()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"Pak Contoh, NIP {PNS}", "↳ Nomor pegawai ••••••••••••••1001: tampaknya NIP PNS"),
        (f"Bu Contoh {PPPK}", "↳ Nomor pegawai ••••••••••••••2014: tampaknya NI PPPK"),
        ("198609262015001001", "↳ Nomor pegawai ••••••••••••••1001"),
        (
            "198613262015051001",
            "↳ Nomor pegawai ••••••••••••••1001: susunannya tidak biasa, mungkin salah ketik",
        ),
        ("NIP 13012345", "↳ Nomor pegawai ••••2345: 8 angka, biasanya 18; mungkin salah ketik"),
    ],
)
def test_it_is_said_in_words(text: str, words: str) -> None:
    assert [WORDS.plain(part) for part in beside("name", text)] == [words]


@pytest.mark.parametrize("key", ["name", "agency", "story"])
@pytest.mark.parametrize(
    ("number", "hidden", "tail"),
    [
        (PNS, PNS[:8], "1001"),
        ("NIP 19860926  201505  1  001", "19860926", "1001"),
        ("\u202a+62 812\u20113456\u20117890\u202c", "3456", "90"),
        ("1986\u200b0926201505\u200b1001", "0926201505", "1001"),
        ("NIK 3372 0101 0190 0001", "3372", "0001"),
    ],
)
def test_wherever_it_was_typed_no_group_sees_it(key: str, number: str, hidden: str, tail: str) -> None:
    """The resident sees their own words on the review page; the moderators' and Bawaslu's groups see the tail."""
    answers = {"name": "Pak Contoh", key: f"Contoh {number} di sana"}
    report = Report(ticket="LN-0000-0000", region="solo", answers=answers, submitted_at=0.0, draft="")
    card = card_message(Case(report, []), 0.0).lines
    for lines in (card, handover_message(report, [], "Kantor Contoh").lines):
        text = "\n".join(WORDS.plain(part) for part in lines)
        assert hidden not in text
        assert f"•{tail}" in text
    assert number.strip("\u202a\u202c") in "\n".join(
        str(value) for part in summary(REPORT, answers) for value in part.args.values()
    )
