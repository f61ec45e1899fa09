"""Workbooks: tables of values become an XLSX file, in the worker process and in memory alone.

A book is JSON, so that neither side of the pipe needs anything of the other:

    {"title": ..., "author": ..., "at": UTC seconds,
     "sheets": [{"name": ..., "columns": [[heading, kind], ...], "rows": [[value, ...], ...], "sum": [label, ...]}]}

A kind is text, number (whole), decimal, day (2026-11-26) or moment (2026-11-26T08:30, local); null is an empty cell.
`sum`: a row below the table, which filters leave alone, or null. There are no formulas, and what somebody wrote never
becomes one: text is written as text, and what could be read as a formula when the sheet is kept as CSV begins with an
apostrophe. Source: OWASP, CSV Injection.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final

import xlsxwriter

TEXT, NUMBER, DECIMAL, DAY, MOMENT = "text", "number", "decimal", "day", "moment"
LONGEST: Final = 1_000
"""Signs of a text in a cell; Excel takes 32,767."""
_WIDEST: Final = 60
_FORMATS: Final[dict[str, dict[str, Any]]] = {
    TEXT: {"text_wrap": True},
    NUMBER: {"num_format": "#,##0"},
    DECIMAL: {"num_format": "#,##0.0"},
    DAY: {"num_format": "[$-421]d mmmm yyyy;@", "align": "left"},  # 0x0421: Indonesian
    MOMENT: {"num_format": "[$-421]d mmm yyyy hh.mm;@", "align": "left"},
}
_WIDTHS: Final = {NUMBER: 9, DECIMAL: 9, DAY: 19, MOMENT: 20}
_HEAD: Final = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DDE7F0", "bottom": 1}
_RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def written(data: bytes) -> bytes:
    """The file. Raises ValueError, KeyError for what is no book."""
    book, out = json.loads(data), BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as file:
        made = datetime.fromtimestamp(book["at"], UTC).replace(tzinfo=None)
        file.set_properties({"title": book["title"], "author": book["author"], "created": made})
        formats = {kind: file.add_format({**look, "valign": "top"}) for kind, look in _FORMATS.items()}
        heads = file.add_format(_HEAD)
        sums = {kind: file.add_format({**look, "bold": True, "top": 1}) for kind, look in _FORMATS.items()}
        for sheet in book["sheets"]:
            page = file.add_worksheet(sheet["name"])
            _lay_out(page, sheet, heads)
            _fill(page, sheet, formats, sums)
    return out.getvalue()


def harmless(text: str) -> str:
    """The same text; an apostrophe before it where a program could take it for a formula."""
    return f"'{text}" if text.startswith(_RISKY) or text.lstrip().startswith(_RISKY) else text


def _lay_out(page: Any, sheet: dict[str, Any], heads: Any) -> None:
    columns, rows = sheet["columns"], sheet["rows"]
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(rows), len(columns) - 1)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    for place, (heading, kind) in enumerate(columns):
        page.set_column(place, place, _width(heading, kind, [row[place] for row in rows]))
        page.write_string(0, place, heading, heads)


def _width(heading: str, kind: str, values: Sequence[Any]) -> int:
    """Signs: all of a text up to a limit, and the longest word of the heading with the sign of the filter."""
    needed = max(map(len, heading.split())) + 4
    if kind == TEXT:
        needed = max(needed, min(_WIDEST, max((len(value) for value in values if value), default=0) + 2))
    return max(needed, _WIDTHS.get(kind, 0))


def _fill(page: Any, sheet: dict[str, Any], formats: dict[str, Any], sums: dict[str, Any]) -> None:
    kinds = [kind for _, kind in sheet["columns"]]
    for number, row in enumerate(sheet["rows"], start=1):
        _write(page, number, kinds, row, formats)
    if sheet["sum"]:
        _write(page, len(sheet["rows"]) + 1, [TEXT, *kinds[1:]], sheet["sum"], sums)


def _write(page: Any, number: int, kinds: Sequence[str], row: Sequence[Any], looks: dict[str, Any]) -> None:
    for place, (value, kind) in enumerate(zip(row, kinds, strict=True)):
        if value is not None:
            _WRITE[kind](page, number, place, value, looks[kind])


def _text(page: Any, row: int, column: int, value: str, look: Any) -> None:
    page.write_string(row, column, harmless(value[:LONGEST]), look)


def _number(page: Any, row: int, column: int, value: float, look: Any) -> None:
    page.write_number(row, column, value, look)


def _time(page: Any, row: int, column: int, value: str, look: Any) -> None:
    page.write_datetime(row, column, datetime.fromisoformat(value), look)


_WRITE: Final[dict[str, Callable[[Any, int, int, Any, Any], None]]] = {
    TEXT: _text,
    NUMBER: _number,
    DECIMAL: _number,
    DAY: _time,
    MOMENT: _time,
}
