"""A recap in a chat, on paper and as a spreadsheet: the same figures, small cells left out, nobody named."""

import json
from datetime import UTC, date, datetime, timedelta
from functools import partial
from io import BytesIO
from typing import Any, Final

import openpyxl
import pypdfium2
import pytest

from bot.press import _template
from handlers import recap_text, sheet
from handlers.agreement import Agreement
from handlers.exports import Export
from handlers.papers import recap
from handlers.papers.recap import Findings
from handlers.period import Period
from storage import press, workbook
from storage.case_list import Listed
from storage.figures import Day, Figures
from storage.record import replace
from storage.regions import load_region
from tests.handlers.tongue import WORDS

SOLO: Final = load_region("solo")
FIRST: Final = date(2026, 11, 16)
AT: Final = datetime(2026, 11, 23, 3, tzinfo=UTC).timestamp()
OFFICES: Final = [agency.name for agency in SOLO.agencies[:3]]
DAYS: Final = (Day(FIRST, received=1_200, accepted=3, rejected=2), Day(FIRST + timedelta(1), 2, 1, 0, 1, 4, 1))
FIGURES: Final = Figures(
    region="solo",
    days=DAYS,
    waiting=5,
    ages={-1: 2, 3: 2, None: 1},
    behaviours={"engage": 8, "photo": 2, "banner": 1},
    agencies={OFFICES[0]: 6, OFFICES[1]: 2, "": 1},
    forwarded=4,
    answered=1,
    medians={"decided": 5 * 3600.0, "forwarded": 100 * 3600.0},
    in_time=(3, 4),
)
EMPTY: Final = Figures("solo", (Day(FIRST), Day(FIRST + timedelta(1))), 0, {}, {}, {}, 0, 0, {}, (0, 0))
EXPORT: Final = Export("pdf", "solo", Period(FIRST, FIRST + timedelta(1)), "meeting")
SAY: Final = partial(WORDS.plain, language="id", zone=SOLO.zone)
CASE: Final = Listed(
    ticket="LN-AAAA-BBBB",
    submitted_at=AT,
    state="rejected",
    behaviour="engage",
    agency=f"Pak Contoh Satu, {SOLO.agencies[0].short or OFFICES[0]}",
    decided_at=AT + 36 * 3600,
    reason="not-asn",
    handed_over_at=None,
    due_at=None,
)


def chat(figures: Figures, *, over: bool = True) -> list[str]:
    told = recap_text.told("Kota Surakarta (Solo)", EXPORT.period, figures, over=over)
    return WORDS.say(told).replace("<b>", "").split("\n")


def paper(figures: Figures, export: Export = EXPORT, agreed: Agreement | None = None) -> dict[str, Any]:
    return recap.fields(SAY, WORDS.calendar("id"), SOLO, export, Findings(figures, agreed), AT)


def pages(values: dict[str, Any]) -> list[str]:
    """The words of each page."""
    document = pypdfium2.PdfDocument(press.pdf(_template("recap"), json.dumps(values), (), int(AT)))
    words = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return words


def book(*cases: Listed, export: Export = EXPORT) -> Any:
    told = sheet.Told(SAY, SOLO, FIGURES)
    made = sheet.book(SAY, SOLO, export, FIGURES, [told.row(case) for case in cases], AT)
    return openpyxl.load_workbook(BytesIO(workbook.written(json.dumps(made).encode())))


@pytest.mark.parametrize(
    ("behaviours", "shown"),
    [
        ({"engage": 5, "": 3}, ["Suka/komentar/bagikan: 5", "Digabung: 3"]),
        ({"engage": 5, "": 1}, ["Digabung: 6"]),
        ({"engage": 1, "photo": 1, "of another version": 1, "": 1}, ["Digabung: 4"]),
    ],
)
def test_what_is_not_known_of_a_report_cannot_be_worked_out(behaviours: dict[str, int], shown: list[str]) -> None:
    told = chat(replace(FIGURES, behaviours=behaviours))
    start = told.index("Menurut perbuatan:</b>") + 1
    assert told[start : start + len(shown) + 1] == [*(f"• {row}" for row in shown), ""]


def test_the_chat_tells_what_happened_in_the_period() -> None:
    assert [row.replace("</b>", "") for row in chat(FIGURES)] == [
        "Rekap Kota Surakarta (Solo)",
        "Senin, 16 November 2026 sampai Selasa, 17 November 2026",
        "",
        "Masuk: 1.202",
        "Diterima: 4",
        "Ditolak: 2",
        "Imbauan: 1",
        "Diteruskan ke Bawaslu: 4",
        "Ditarik pelapor: 1",
        "Menunggu keputusan pada akhir masa: 5",
        "Di antaranya sudah lewat batas tercepat Bawaslu: 2",
        "",
        "Sampai di Bawaslu: 4",
        "Sudah dijawab: 1",
        "Sampai sebelum batas tercepat Bawaslu: 3 dari 4 (75%)",
        "Lama sampai diputuskan (nilai tengah): 5 jam",
        "Lama sampai tiba di Bawaslu (nilai tengah): 4 hari",
        "",
        "Menurut perbuatan:",
        "• Suka/komentar/bagikan: 8",
        "• Digabung: 3",
        "",
        "Menurut instansi:",
        f"• {OFFICES[0]}: 6",
        "• Instansi lain/belum disebut: 3",
    ]


def test_what_was_to_be_with_bawaslu_on_the_last_day_is_late_once_that_is_over() -> None:
    found = replace(FIGURES, ages={-1: 2, 0: 3, 1: 4})
    label = "Di antaranya sudah lewat batas tercepat Bawaslu"
    assert f"{label}: 5</b>" in chat(found)
    assert f"{label}: 2</b>" in chat(found, over=False)
    assert paper(found)["sections"][0]["rows"][-1] == (label, "5")
    today = Export("pdf", "solo", Period(FIRST, date(2026, 11, 23)), "meeting")
    assert paper(found, today)["sections"][0]["rows"][-1] == (label, "2")


@pytest.mark.parametrize(
    ("timely", "told"),
    [((199, 200), "99%"), ((1, 1_000), "1%"), ((0, 9), "0%"), ((9, 9), "100%"), ((2, 3), "67%")],
)
def test_all_and_none_are_told_of_all_and_none_alone(timely: tuple[int, int], told: str) -> None:
    assert any(row.endswith(f"({told})") for row in chat(replace(FIGURES, in_time=timely)))


def test_a_period_in_which_nothing_happened_says_so() -> None:
    rows = chat(EMPTY)
    assert "Nihil." in rows[3]
    assert not [row for row in rows if "nilai tengah" in row or "Menurut" in row]
    assert "Nihil." in pages(paper(EMPTY))[0]
    assert not any("Nihil" in row for row in chat(replace(EMPTY, answered=1)))


def test_the_paper_tells_the_same_and_how_far_moderators_agree() -> None:
    first, *others = pages(paper(FIGURES, agreed=Agreement(31, 27, 0.74)))
    words = " ".join((first + " ".join(others)).split())
    for part in (
        SOLO.office.upper(),
        "Keperluan : Rapat",
        "Masuk 1.202",
        "3 dari 4 (75%)",
        "31 laporan dinilai dua petugas",
        "74%",
        f"{OFFICES[0]} 6",
        "Senin, 16 November 2026 1.200 3 2 0 0 0",
        "Jumlah 1.202 4 2 1 4 1",
        "Halaman 1 dari",
    ):
        assert part in words, part
    assert OFFICES[1] not in words
    assert len([first, *others]) == 2


def test_a_long_period_is_told_by_months_and_a_purpose_is_never_markup() -> None:
    days = tuple(Day(date(2026, 1, 30) + timedelta(number), received=1) for number in range(60))
    export = replace(EXPORT, period=Period(days[0].day, days[-1].day), purpose='#sys.inputs "rapat" ✨ *tebal*')
    words = " ".join(" ".join(pages(paper(replace(FIGURES, days=days), export))).split())
    assert "Januari 2026 2 0" in words
    assert "Februari 2026 28 0" in words
    assert "Maret 2026 30 0" in words
    assert '#sys.inputs "rapat" □ *tebal*' in words


def test_a_case_has_a_row_without_any_person() -> None:
    other = replace(CASE, agency=OFFICES[1], state="acknowledged", reason="", decided_at=None, behaviour="")
    unknown = replace(CASE, agency="Dinas Pak Contoh Satu", state="erased", due_at=AT)
    page = book(CASE, other, unknown)["Laporan"]
    head, *rows = [[cell.value for cell in row] for row in page.iter_rows()]
    assert head[:3] == ["Nomor laporan", "Masuk (WIB)", "Keadaan"]
    assert rows[0] == [
        "LN-AAAA-BBBB", datetime.fromisoformat("2026-11-23T10:00"), "ditolak", "Suka/komentar/bagikan", OFFICES[0],
        datetime.fromisoformat("2026-11-24T22:00"), "bukan ASN", 1.5, None, None,
    ]  # fmt: skip
    assert rows[1][2:8] == ["diterima Bawaslu", None, None, None, None, None]  # two of this office: too few
    assert (rows[2][2], rows[2][4], rows[2][9]) == ("dihapus atas permintaan pelapor", None, rows[0][1])
    assert (page.freeze_panes, page.auto_filter.ref) == ("A2", "A1:J4")


def test_the_book_has_the_days_and_explains_every_column() -> None:
    file = book(CASE, export=replace(EXPORT, purpose="=1+1"))
    assert file.sheetnames == ["Rekap", "Laporan", "Keterangan"]
    rows = [[cell.value for cell in row] for row in file["Rekap"].iter_rows()]
    assert rows[1:] == [
        [datetime.fromisoformat("2026-11-16"), 1_200, 3, 2, 0, 0, 0],
        [datetime.fromisoformat("2026-11-17"), 2, 1, 0, 1, 4, 1],
        ["Jumlah", 1_202, 4, 2, 1, 4, 1],
    ]
    guide = [[cell.value for cell in row] for row in file["Keterangan"].iter_rows()]
    for name in ("Rekap", "Laporan"):
        explained = [row[1] for row in guide if row[0] == name]
        assert explained == [cell.value for cell in file[name][1]]
    assert ["Umum", "Keperluan", "'=1+1"] in guide
    assert {cell.data_type for page in file for row in page.iter_rows() for cell in row} <= {"s", "n", "d"}


@pytest.mark.parametrize(("more", "told"), [(0, False), (1, True)])
def test_a_book_that_is_cut_says_so(monkeypatch: pytest.MonkeyPatch, more: int, told: bool) -> None:
    monkeypatch.setattr(sheet, "MOST_CASES", 2)
    file = book(*[CASE] * (2 + more))
    assert file["Laporan"].max_row == 3
    assert told is any(row[1].value == "Jumlah baris" for row in file["Keterangan"].iter_rows())


@pytest.mark.parametrize("length", [1, 3, 4])
def test_the_head_of_a_table_is_never_left_behind_on_the_page_before(length: int) -> None:
    values = paper(FIGURES)
    table = next(section["table"] for section in values["sections"] if section["table"])
    table["rows"] = [[f"Baris ke-{number}", *["0"] * 6] for number in range(length)]
    facts = values["sections"][0]["rows"]
    for more in range(5, 11):
        values["sections"][0]["rows"] = [*facts, *[("Isi", "1")] * more]
        told = [words for words in pages(values) if "Baris ke-" in words]
        assert all("Ke Bawaslu" in page for page in told), more


def test_the_sum_of_a_table_is_never_alone_on_a_page() -> None:
    values = paper(FIGURES)
    table = next(section["table"] for section in values["sections"] if section["table"])
    rest = ["0"] * (len(table["head"]) - 1)
    for length in range(6, 14):
        table["rows"] = [[f"Baris ke-{number}", *rest] for number in range(length)]
        (page,) = [words for words in pages(values) if "Jumlah" in words]
        assert page.count("Baris ke-") >= 3, length
