"""The papers of a case are made here: pictures are fetched and drawn, typst sets them, the package is put together.

Each paper is set in a worker process of its own, which ends with it: it may hold what nobody else needs to know, and
none of its memory stays. What is drawn of files comes from the picture room that all share.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any, Final

import orjson

from bot.contact_sheets import Sheets
from bot.export import readme
from bot.logs import log
from handlers.link_news import watched
from handlers.papers.dossier import Filing, Print, fields
from handlers.papers.sending import PURPOSE
from handlers.words import Words
from storage import blurs, custody, evidence, link_looks, package, reports
from storage.blurs import Box
from storage.crypt import Crypt
from storage.database import Database
from storage.magic import FILMS
from storage.models import Evidence
from storage.originals import Originals
from storage.package import Copies, UnknownTicketError
from storage.pictures import COPY
from storage.regions import Region
from storage.studio import Studio

SECONDS: Final = 60.0
"""For setting one paper, once its worker is ready."""
PRINTED: Final = 1_600
"""Pixels of the longer side of a picture in a dossier: 170 a inch."""
MOST_PRINTS: Final = 60
"""Pictures in one dossier; the others are in the package alone."""
ROOM: Final = 60_000_000
"""Bytes of pictures after which no further file is drawn for a paper: all of them are held in memory at once. Twenty
photos take a third of it, twenty scans of ten pages could take ten times as much. Each file came with the hand-over.
"""


async def press(template: str, values: dict[str, Any], pictures: Sequence[bytes], at: float) -> bytes:
    """Set a paper: its PDF. Raises StudioFailed."""
    async with Studio(seconds=SECONDS) as studio:
        return await studio.paper(_template(template), json.dumps(values), pictures, int(at))


async def workbook(book: dict[str, Any]) -> bytes:
    """An XLSX file of this book (see `storage.workbook`), made as papers are. Raises StudioFailed."""
    async with Studio(seconds=SECONDS) as studio:
        return await studio.workbook(orjson.dumps(book))


@cache
def _template(name: str) -> str:
    folder = files("handlers.papers")
    return "\n".join((folder / part).read_text(encoding="utf-8") for part in ("letter.typ", f"{name}.typ"))


class Copier:
    """Draws the pictures of files as they may leave the house. `boxes`: what is covered, by the number of the file."""

    def __init__(self, originals: Originals, studio: Studio, boxes: dict[int, list[Box]]) -> None:
        self._originals = originals
        self._studio = studio
        self._sheets = Sheets(originals, studio)
        self._boxes = boxes

    async def of(self, file: Evidence, longest: int = COPY) -> list[bytes]:
        """JPEGs: one, or one a page. Raises Unreadable, StudioFailed, StoreDownError."""
        boxes = self._boxes.get(file.id or 0, ())
        if file.mime in FILMS:
            return [await self._sheets.one(file)]
        async with self._originals.opened(file.sha256) as original:
            return await self._studio.clean(original, boxes, longest)


async def filed(
    database: Database, crypt: Crypt, report_id: int, now: float, errand: int = 0
) -> tuple[Filing, dict[int, list[Box]]]:  # and what is covered, as `Copier` wants it
    """What the papers of this report are made of, as it is now. Raises UnknownTicketError.

    If this errand made them before and was cut off, they are of that time, so that the same papers come of it.
    """
    async with database.transaction() as transaction:
        report = await reports.by_id(transaction, report_id)
        if report is None:
            raise UnknownTicketError(report_id)
        files = [file for file in await evidence.of_report(transaction, report_id) if file.state == evidence.STORED]
        events = await custody.trail(transaction, report.draft)
        looked = await link_looks.of_report(transaction, report_id)
        boxes = await blurs.of_files(transaction, [file.id or 0 for file in files])
    before = next((event for event in events if errand and event.detail.get("errand") == errand), None)
    known, at = (events[: before.place - 1], before.at) if before else (events, round(now, 3))
    return Filing(report, files, known, watched(crypt, looked), at), boxes


async def dossier(
    words: Words, region: Region, filing: Filing, copier: Copier, identity: Mapping[str, Any] | None = None
) -> bytes:
    """The dossier as PDF. Raises Unreadable, StudioFailed, StoreDownError.

    `identity`: the values of the page with the way to its reporter (`handlers.papers.identity`), which comes first.
    """
    prints, pictures = list[Print](), list[bytes]()
    for file in filing.files:
        made = await copier.of(file, PRINTED) if len(pictures) < MOST_PRINTS and _is_room(pictures) else []
        prints += [Print(file, page, len(made)) for page in range(1, len(made) + 1)]
        pictures += made
    values = fields(words, region, filing, prints[:MOST_PRINTS]) | ({"identity": identity} if identity else {})
    return await press("dossier", values, pictures[:MOST_PRINTS], filing.at)


async def packed(database: Database, filing: Filing, pdf: bytes, copier: Copier, errand: int) -> BytesIO:
    """The package with this document and copies of the files, without the files as they were received.

    `errand`: the one that asks for it, perhaps not for the first time. Raises Unreadable, StudioFailed, StoreDownError.
    """
    copies = await copied(filing, copier)
    papers: dict[str, Any] = {"dossier": pdf, "copies": copies, "actor": "system", "errand": errand}
    case = await package.taken(database, filing.report.ticket, PURPOSE, filing.at, originals=False, **papers)
    out = BytesIO()
    await package.write(out, case, None, readme(case, PURPOSE))
    return out


async def copied(filing: Filing, copier: Copier) -> list[Copies]:
    """Copies of the files, as far as there is room. Raises Unreadable, StudioFailed, StoreDownError."""
    copies, pictures = list[Copies](), list[bytes]()
    for file in filing.files:
        if _is_room(pictures):
            made = await copier.of(file)
            copies.append(Copies(file.id or 0, tuple(made)))
            pictures += made
    if len(copies) < len(filing.files):
        log().warning("a package holds copies of some files only", files=len(filing.files), copied=len(copies))
    return copies


def _is_room(pictures: Sequence[bytes]) -> bool:
    return sum(map(len, pictures)) < ROOM
