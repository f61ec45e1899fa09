"""The files of a recap are made here: what happened is read, and a worker process writes PDF or XLSX of it.

All of a file is read as it stood at one moment, so that its rows agree with its sums.
"""

from datetime import timedelta
from functools import partial
from itertools import pairwise

from bot.press import press, workbook
from handlers import sheet
from handlers.agreement import agreement
from handlers.exports import Export
from handlers.papers import recap
from handlers.papers.recap import Findings
from handlers.words import FALLBACK, Words
from storage import case_list, figures
from storage.database import Database, Transaction
from storage.regions import Region


async def made(database: Database, words: Words, region: Region, export: Export, at: float) -> bytes:
    """The file that was asked for. `at`: UTC seconds. Raises StudioFailed."""
    make = _sheet if export.kind == "xlsx" else _paper
    return await make(database, words, region, export, at)


async def _paper(database: Database, words: Words, region: Region, export: Export, at: float) -> bytes:
    async with database.snapshot() as snapshot:
        found = await _found(snapshot, region, export)
    say = partial(words.plain, language=FALLBACK, zone=region.zone)
    return await press("recap", recap.fields(say, words.calendar(FALLBACK), region, export, found, at), (), at)


async def _sheet(database: Database, words: Words, region: Region, export: Export, at: float) -> bytes:
    say = partial(words.plain, language=FALLBACK, zone=region.zone)
    async with database.snapshot() as snapshot:
        found = (await _found(snapshot, region, export)).figures
        rows = await _rows(snapshot, region, export, sheet.Told(say, region, found))
    return await workbook(sheet.book(say, region, export, found, rows, at))


async def _found(transaction: Transaction, region: Region, export: Export) -> Findings:
    period = export.period
    counted = await figures.of(transaction, region, period.first, period.last)
    if not region.desk.double:
        return Findings(counted)
    bounds = (figures.midnight(region, day) for day in (period.first, period.last + timedelta(1)))
    return Findings(counted, await agreement(transaction, region.key, *bounds))


async def _rows(transaction: Transaction, region: Region, export: Export, told: sheet.Told) -> list[sheet.Row]:
    """Day by day, and no more than are needed to know that it is cut."""
    rows: list[sheet.Row] = []
    days = [export.period.first + timedelta(number) for number in range(export.period.days + 1)]
    for start, stop in pairwise(figures.midnight(region, day) for day in days):
        rows += map(told.row, await case_list.received(transaction, region.key, start, stop))
        if len(rows) > sheet.MOST_CASES:
            break
    return rows
