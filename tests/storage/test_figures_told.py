"""The same cases told everywhere, as a plain count says: digest and picture, recap and its files, public figures.

What each output says is read back out of its words, its PDF, its spreadsheet.
"""

import json
import re
from datetime import date, timedelta
from functools import partial
from io import BytesIO
from random import Random
from typing import Any, Final

import openpyxl
import pypdfium2
import pytest

from bot.press import _template
from bot.recap_files import _rows
from handlers import recap_text, sheet
from handlers.digest import FULL, described, told
from handlers.digest_chart import chart
from handlers.digest_facts import gather
from handlers.exports import Export
from handlers.papers import recap
from handlers.papers.recap import Findings
from handlers.period import Period
from handlers.words import strip
from storage import figures, press, statistics, workbook
from storage.database import Database
from storage.figures import Figures, midnight
from tests.handlers.tongue import WORDS
from tests.storage.histories import AGENCIES, REGION, Case, invented, kept, plain

SAY: Final = partial(WORDS.plain, language="id", zone=REGION.zone)
FIRST: Final = date(2027, 1, 1)


def number(text: str, label: str) -> int:
    """What stands behind these words."""
    found = re.search(rf"{re.escape(label)}:?\s+([\d.]+)", text)
    assert found is not None, label
    return int(found[1].replace(".", ""))


def summed(counted: Figures, *names: str) -> int:
    return sum(getattr(day, name) for day in counted.days for name in names)


async def told_everywhere(database: Database, period: Period, at: float) -> dict[str, Any]:
    """Every output about this period, the digest of the day after it among them."""
    export = Export("xlsx", REGION.key, period, "meeting")
    async with database.transaction() as transaction:
        found = await figures.of(transaction, REGION, period.first, period.last)
        rows = await _rows(transaction, REGION, export, sheet.Told(SAY, REGION, found))
        briefing = await gather(transaction, REGION, period.last + timedelta(1), at)
        await statistics.refresh(transaction, REGION, period.last)
        public = await statistics.of(transaction, REGION.key)
    values = recap.fields(SAY, WORDS.calendar("id"), REGION, export, Findings(found), at)
    paper = pypdfium2.PdfDocument(press.pdf(_template("recap"), json.dumps(values), (), int(at)))
    words = " ".join(" ".join(page.get_textpage().get_text_range() for page in paper).split())
    paper.close()
    book = sheet.book(SAY, REGION, export, found, rows, at)
    return {
        "chat": strip(WORDS.say(recap_text.told(REGION.name, period, found, over=True))),
        "paper": words,
        "book": openpyxl.load_workbook(BytesIO(workbook.written(json.dumps(book).encode()))),
        "digest": strip("\n".join(WORDS.text(part) for part in (*told(briefing, FULL), described(briefing)))),
        "picture": chart(WORDS, briefing),
        "public": public,
    }


@pytest.mark.parametrize(("seed", "most"), [(7, 3), (8, 40), (9, 1_500)])
async def test_all_that_is_told_is_what_a_plain_count_says(database: Database, seed: int, most: int) -> None:
    random = Random(seed)
    cases = [invented(random, place, 14) for place in range(1, most + 1)]
    await kept(database, cases)
    period = Period(FIRST, FIRST + timedelta(13))
    out = await told_everywhere(database, period, midnight(REGION, FIRST + timedelta(14)) + 7 * 3600)
    counted = plain(cases, period.first, period.last)
    _chat_and_paper(out, counted)
    _book(out, counted, cases)
    _digest(out, counted)
    assert out["public"].received == (summed(counted, "received") if summed(counted, "received") >= 3 else 0)


def _chat_and_paper(out: dict[str, Any], counted: Figures) -> None:
    late = sum(many for left, many in counted.ages.items() if left is not None and left <= 0)
    for text in (out["chat"], out["paper"]):
        for label, name in (("Masuk", "received"), ("Ditolak", "rejected"), ("Ditarik pelapor", "withdrawn")):
            assert number(text, label) == summed(counted, name)
        assert number(text, "Diteruskan ke Bawaslu") == summed(counted, "escalated")
        assert number(text, "Menunggu keputusan pada akhir masa") == counted.waiting
        assert number(text, "Di antaranya sudah lewat batas tercepat Bawaslu") == late
        assert number(text, "Sampai di Bawaslu") == counted.forwarded
        assert number(text, "Sudah dijawab") == counted.answered


def _book(out: dict[str, Any], counted: Figures, cases: list[Case]) -> None:
    """A row for each report; no agency in it that is named in fewer than three."""
    days = [list(row) for row in out["book"]["Rekap"].iter_rows(min_row=2, values_only=True)]
    names = ("received", "accepted", "rejected", "admonished", "escalated", "withdrawn")
    assert [row[1:] for row in days[:-1]] == [[getattr(day, name) for name in names] for day in counted.days]
    assert days[-1][1:] == [summed(counted, name) for name in names]
    rows = list(out["book"]["Laporan"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == summed(counted, "received")
    shown = [row[4] for row in rows if row[4]]
    assert all(shown.count(name) >= 3 and shown.count(name) == counted.agencies[name] for name in set(shown))
    assert set(shown) <= {*AGENCIES.values()}
    assert {row[0] for row in rows} <= {f"LN-{case.number}" for case in cases if case.region == REGION.key}


def _digest(out: dict[str, Any], counted: Figures) -> None:
    text, picture, last = out["digest"], out["picture"], counted.days[-1]
    came, decided = summed(counted, "received"), sum(day.decided for day in counted.days)
    assert f"Gambar: {came:,} masuk dan {decided:,} diputuskan dalam 14 hari;".replace(",", ".") in text
    if last.received or last.decided:
        names = {"Masuk": "received", "Diterima": "accepted", "Ditolak": "rejected", "Imbauan": "admonished"}
        assert [number(text, label) for label in names] == [getattr(last, name) for name in names.values()]
    assert (
        number(text, "Menunggu keputusan") == counted.waiting == sum(row["count"] for row in picture["queue"]["rows"])
    )
    assert [(day["received"], day["decided"]) for day in picture["days"]] == [
        (day.received, day.decided) for day in counted.days
    ]
    assert sum(row["count"] for row in picture["kinds"]["rows"]) == (came if came >= 3 else 0)
    if counted.forwarded or counted.answered:
        assert number(text, "Sampai di Bawaslu") == counted.forwarded
        assert number(text, "Dijawab") == counted.answered
