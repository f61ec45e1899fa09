"""Which words may mean another day, and what puts a day right."""

from datetime import date

import pytest

from handlers.dates import correction, is_doubtful
from handlers.day_words import usual

TODAY = date(2026, 11, 20)  # a Friday


@pytest.mark.parametrize(
    "text",
    [
        "21/11", "31 desember", "29/2", "tanggal 5", "tgl 25", "tgl 5 kemarin", "minggu lalu", "Minggu kemarin",
        "mgg lalu", "minggu ini", "malam minggu", "malam Jumat", "senin minggu lalu", "Jumat pekan lalu",
        "Selasa, 16 November 2026", "senin 27/9", "Senin tanggal 15",
    ],
)  # fmt: skip
def test_what_may_mean_another_day_is_doubtful(text: str) -> None:
    assert is_doubtful(text, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "27/9", "20/11", "21/11/2025", "21/11 tahun lalu", "27 September", "kemarin", "tadi malam", "3 hari lalu",
        "Senin", "hari Minggu", "hari minggu lalu", "Minggu", "ahad lalu", "seminggu lalu", "tgl 5 bulan ini",
        "tgl 27 bulan lalu", "Senin, 16 November", "2026-09-27",
    ],
)  # fmt: skip
def test_what_means_one_day_is_not(text: str) -> None:
    assert not is_doubtful(text, TODAY)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("bukan, 26/9", "26/9"), ("Bukan 26/9", "26/9"), ("salah. kemarin", "kemarin"), ("tidak, 2 Mei", "2 Mei"),
        ("maaf, yang benar 26/9", "26/9"), ("bukan tapi 26/9", "26/9"), ("no, 26/9", "26/9"), ("bukan, 31/2", "31/2"),
        ("sanes, 26/9", "26/9"), ("lepat, wingi", "wingi"), ("wrong, Monday", "Monday"),
        ("bukan itu, senin", "senin"), ("bukan", ""), ("Salah!", ""), ("bukan itu", ""), ("bukan kemarin", None),
        ("26/9", None), ("Bukan ASN, dia lurah", None),
        ("bukan, dia lurah", None), ("", None), ("kemarin", None), ("Salahkah?", None),
    ],
)  # fmt: skip
def test_what_stands_behind_a_no_puts_a_day_right(text: str, meant: str | None) -> None:
    assert correction(text, TODAY) == meant


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kmrn MLM jam 7", "kemarin malam"), ("tgl.27/9", "tanggal 27/9"), ("Jum’at, 20 Nov '26", "jumat 20 nov 26"),
        ("kira-kira 3hr yg lalu deh", "3 hari yang lalu"), ("27/9/2026 pukul 10.30 WIB", "27/9/2026"),
        ("the 27th of August", "27 august"), ("last Monday", "senin lalu"), ("kalo gak salah smlm", "semalam"),
    ],
)  # fmt: skip
def test_words_come_to_one_spelling(text: str, words: str) -> None:
    assert usual(text) == words
