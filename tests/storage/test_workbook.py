"""Workbooks, read back by another library: every cell has its type, and none is a formula."""

import json
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from storage.studio import Studio
from storage.workbook import LONGEST, harmless, written

AT = datetime(2026, 11, 26, 3, tzinfo=UTC).timestamp()
COLUMNS = [["Nomor", "text"], ["Hari", "day"], ["Masuk", "moment"], ["Jumlah", "number"], ["Lama (hari)", "decimal"]]
ROW = ["LN-1", "2026-11-26", "2026-11-26T08:30", 1234, 2.5]
FORMULAS = ["=1+1", "+62812", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", '=HYPERLINK("http://x")', "＝1"]


def book(rows: list[list[Any]], total: list[Any] | None = None) -> bytes:
    sheet = {"name": "Rekap", "columns": COLUMNS, "rows": rows, "sum": total}
    return json.dumps({"title": "Rekap", "author": "Satgas Contoh", "at": AT, "sheets": [sheet]}).encode()


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(data))


def test_every_column_has_its_type_and_the_sheet_is_ready_to_work_with() -> None:
    file = opened(written(book([ROW, [None] * 5], ["Jumlah", None, None, 1234, None])))
    page = file["Rekap"]
    assert [cell.value for cell in page[1]] == [heading for heading, _ in COLUMNS]
    values = [cell.value for cell in page[2]]
    assert [str(value) for value in values] == ["LN-1", "2026-11-26 00:00:00", "2026-11-26 08:30:00", "1234", "2.5"]
    assert [cell.data_type for cell in page[2]] == ["s", "d", "d", "n", "n"]
    assert [cell.number_format for cell in page[2]][1:] == [
        "[$-421]d mmmm yyyy;@",
        "[$-421]d mmm yyyy hh.mm;@",
        "#,##0",
        "#,##0.0",
    ]
    assert {cell.value for cell in page[3]} == {None}
    assert [cell.value for cell in page[4]] == ["Jumlah", None, None, 1234, None]
    assert (page.freeze_panes, page.auto_filter.ref) == ("A2", "A1:E3")  # the sum is not filtered away
    assert all(page.column_dimensions[letter].width >= 9 for letter in "ABCDE")
    assert (file.properties.title, file.properties.creator) == ("Rekap", "Satgas Contoh")


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_becomes_a_formula_here_or_as_csv(text: str) -> None:
    cell = opened(written(book([[text, *ROW[1:]]])))["Rekap"]["A2"]
    assert (cell.data_type, cell.value[0]) == ("s", "'")


@pytest.mark.parametrize("text", ["Dinas Contoh", "a=b", "1 - 2", "", "Kec. Laweyan", "https://contoh.example"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


def test_an_address_is_no_link_a_long_text_is_cut_and_an_empty_table_is_one() -> None:
    page = opened(written(book([["https://contoh.example", *ROW[1:]], ["a" * 40_000, *ROW[1:]]])))["Rekap"]
    assert (page["A2"].hyperlink, len(page["A3"].value)) == (None, LONGEST)
    assert opened(written(book([])))["Rekap"].auto_filter.ref == "A1:E1"


def test_the_same_values_make_the_same_bytes() -> None:
    assert written(book([ROW])) == written(book([ROW]))


async def test_the_worker_writes_it(studio: Studio) -> None:
    assert opened(await studio.workbook(book([ROW])))["Rekap"]["A2"].value == "LN-1"
