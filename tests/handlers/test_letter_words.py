"""Letters as staff type them: the number, and the day behind it."""

from datetime import date

import pytest

from handlers.after_words import SANCTIONS as KNOWN
from handlers.dates import MisreadDateError
from handlers.letter_words import KINDS, LONGEST, OTHER, SANCTIONS, read_kind, read_letter
from storage.states import STEPS

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("words", "number", "day"),
    [
        ("800/123/2026 tanggal 20 November 2026", "800/123/2026", "2026-11-20"),
        ("800/123/2026, tgl. 20/11/2026", "800/123/2026", "2026-11-20"),
        ("nomor: B-12/KP.04/XI/2026 20 Nov", "B-12/KP.04/XI/2026", "2026-11-20"),
        ("No. 012/LP/PW/Kota/14.01/XI/2026 kemarin", "012/LP/PW/Kota/14.01/XI/2026", "2026-11-25"),
        ("012/LP/PW/Kota/14.01/XI/2026", "012/LP/PW/Kota/14.01/XI/2026", ""),
        ("Kep 12 20 November 2026", "Kep 12", "2026-11-20"),
        ("800/1 2026-11-02", "800/1", "2026-11-02"),
        ("800/12/2026", "800/12/2026", ""),
        ("20 November 2026", "", "2026-11-20"),
        ("R-7/BKN 3 hari lalu", "R-7/BKN", "2026-11-23"),
        ("800/1 tanggal 20 November 2026 perihal netralitas ASN", "800/1", "2026-11-20"),
        ("800/1 tertanggal 20/11/2026, 2 lampiran", "800/1", "2026-11-20"),
        ("800/1 tgl 20 Nov hal teguran", "800/1", "2026-11-20"),
        ("nomor 800/1/2026 20 November 2026 perihal netralitas", "800/1/2026", "2026-11-20"),
        ("Kep 12 20-11-2026 tentang sanksi", "Kep 12", "2026-11-20"),
        ("1 12 Mei 2026 atas surat 3 Mei 2026 dari BKD", "1 12 Mei 2026 atas surat 3 Mei 2026 dari BKD", ""),
        ("Kep 20 November 2026", "Kep", "2026-11-20"),
        ("", "", ""),
        ("tidak ada", "tidak ada", ""),
        ("NIP 198609262015051001", "NIP ••••••••••••••1001", ""),
        ("9" * 5 + "/" + "X" * 500, ("99999/" + "X" * 500)[:LONGEST], ""),
        ("12\u202e/LP\n 20/11/2026", "12/LP", "2026-11-20"),
    ],
)
def test_what_staff_type(words: str, number: str, day: str) -> None:
    noted = read_letter(words, TODAY)
    assert (noted.number, noted.day) == (number, day)


def test_a_letter_of_tomorrow_is_a_slip() -> None:
    with pytest.raises(MisreadDateError, match="misread-day-future"):
        read_letter("800/1 27 November 2026", TODAY)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("012/LP tanggal 31 Februari 2026", "misread-day-none"),
        ("012/LP tgl. 31/2/2026", "misread-day-none"),
        ("012/LP, tanggal: 45 apa", "misread-day"),
        ("012/LP tertanggal 5 November 2027", "misread-day-future"),
    ],
)
def test_a_day_that_there_is_not_is_no_part_of_the_number(words: str, why: str) -> None:
    with pytest.raises(MisreadDateError, match=f"^{why}$"):
        read_letter(words, TODAY)


@pytest.mark.parametrize("words", ["tanggal tidak ada", "Kep tanggal lahir", "800/1 tanggal"])
def test_a_day_that_is_not_given_is_none(words: str) -> None:
    assert read_letter(words, TODAY).day == ""


@pytest.mark.parametrize(
    ("words", "step", "rest"),
    [
        ("BKN 800/1", "forward", "800/1"),
        ("sanksi sedang 800/1 kemarin", "execute-moderate", "800/1 kemarin"),
        ("sanksi 800/1", "execute", "800/1"),
        ("sanksi", "execute", ""),
        ("keputusan sedang 800/2", "rule-moderate", "800/2"),
        ("keputusan 800/2", "rule", "800/2"),
        ("pengantar 9", "refer", "9"),
        ("undangan 1", "", "1"),
        ("", "", ""),
    ],
)
def test_what_a_letter_is(words: str, step: str, rest: str) -> None:
    assert read_kind(words) == (step, rest)


def test_every_word_means_something_that_there_is() -> None:
    assert set(KINDS.values()) <= {*STEPS, OTHER}
    assert set(SANCTIONS.values()) <= set(KNOWN)
