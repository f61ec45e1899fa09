"""The package of a case: a ZIP that can be checked anywhere, without us. docs/PACKAGE.md is its description.

Nothing in it is compressed, nothing is encrypted and no member has a time of its own, so that the same case is the same
file, and whoever reads it needs to fear no bomb.
"""

import zipfile
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import IO, Any, Final

from storage import custody, evidence, heads, reports
from storage.custody import Act, canon
from storage.database import Database, Transaction
from storage.evidence import STORED
from storage.models import DailyHead, Event, Evidence, Report
from storage.originals import Originals
from storage.record import record
from storage.tree import proof

FORMAT: Final = "lapornetral-package"
VERSION: Final = 1
MANIFEST, EVENTS, README = "manifest.json", "events.jsonl", "README.txt"
DOSSIER, COPIES = "dossier.pdf", "copies/"
EXTENSIONS: Final = {
    "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/gif": "gif", "image/heic": "heic",
    "image/heif": "heif", "image/avif": "avif", "application/pdf": "pdf", "video/mp4": "mp4", "video/quicktime": "mov",
    "video/3gpp": "3gp",
}  # fmt: skip


class UnknownTicketError(Exception):
    """There is no such report."""


class ErasedError(Exception):
    """The report was erased at its resident's wish; there is nothing left to hand over."""


@record
class Copies:
    """The pictures of one file as people are shown them: JPEGs drawn anew, of a PDF one a page."""

    file: int
    pictures: tuple[bytes, ...]


@dataclass
class Case:
    """What goes into a package. `days`: see `_days`; `dossier`: the PDF, b"" without one."""

    report: Report
    events: list[Event]
    files: list[Evidence]
    days: list[dict[str, Any]] = field(default_factory=list)
    stamps: dict[str, bytes] = field(default_factory=dict)  # path -> what the authority answered
    dossier: bytes = b""
    copies: Sequence[Copies] = ()

    @property
    def head(self) -> str:
        """The hash of the last event: whoever knows it can tell that nothing was rewritten."""
        return self.events[-1].hash


async def taken(
    database: Database,
    ticket: str,
    purpose: str,
    now: float,
    *,
    originals: bool,
    dossier: bytes = b"",
    copies: Sequence[Copies] = (),
    actor: str = "operator",
    errand: int = 0,
) -> Case:
    """Note that this case is being exported, and read it. Raises UnknownTicketError, ErasedError.

    `errand`: for whom it is made anew after a crash; if the papers are the same as before, so is the event.
    """
    async with database.transaction() as transaction:
        report = await reports.by_ticket(transaction, ticket)
        if report is None:
            raise UnknownTicketError(ticket)
        if report.state == "erased":
            raise ErasedError(ticket)
        files = [file for file in await evidence.of_report(transaction, report.id or 0) if file.state == STORED]
        told = {"purpose": purpose, "files": [file.id for file in files], "originals": originals}
        case = Case(report, [], files, dossier=dossier, copies=copies)
        told |= {"dossier": sha256(dossier).hexdigest(), "copies": print_of(_hashes(case))} if dossier else {}
        told |= {"errand": errand} if errand else {}
        case.events = await _exported(transaction, Act(report.draft, actor, "exported", told), now, again=errand > 0)
        covering = await heads.covering(transaction, case.events[0].id or 0)
    for head in covering:
        case.days.append(await _day(database, case, head))
    return case


async def _exported(transaction: Transaction, act: Act, now: float, *, again: bool) -> list[Event]:
    """The events of the case up to this one, which is added unless it is there from an attempt before."""
    events = await custody.trail(transaction, act.chain)
    before = [event for event in events if event.action == act.action and event.detail == act.detail] if again else []
    if before:
        return events[: before[0].place]
    await custody.write(transaction, [act], now)
    return await custody.trail(transaction, act.chain)


async def _day(database: Database, case: Case, head: DailyHead) -> dict[str, Any]:
    """A daily head and, when something happened in this case then, the proof that it covers the last event of it."""
    async with database.transaction() as transaction:
        after = await heads.before(transaction, head)
        stamp = await heads.stamp(transaction, head.day)
    own = [event for event in case.events if after < (event.id or 0) <= head.upto]
    told: dict[str, Any] = {"at": custody.moment(head.at), "before": head.before, "day": head.day}
    told |= {"events": head.events, "root": head.root, "hash": head.hash, "place": None, "proof": [], "stamp": None}
    if own:
        leaves = [leaf async for leaf in heads.hashes(database, after, head.upto)]
        numbers = [number for number, _ in leaves]
        steps = proof(numbers.index(own[-1].id or 0), [hash_ for _, hash_ in leaves])
        told |= {"place": own[-1].place, "proof": [[side, other.hex()] for side, other in steps]}
    if stamp is not None:
        told["stamp"] = f"stamps/{head.day}.tsr"
        case.stamps[told["stamp"]] = stamp.token
    return told


async def write(out: IO[bytes], case: Case, originals: Originals | None, readme: str) -> None:
    """Write the package; without `originals` it lists the files and does not hold them."""
    pieces = [_piece(place, file, originals is not None) for place, file in enumerate(case.files, start=1)]
    members: list[dict[str, Any]] = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED, allowZip64=False) as archive:
        for piece in pieces if originals else ():
            assert originals is not None  # noqa: S101 - for the type checker
            async with originals.opened(piece["sha256"]) as original:
                members.append(await _add(archive, piece["path"], original.pieces()))
        lines = b"".join(custody.line(event) + b"\n" for event in case.events)
        dossier = {DOSSIER: case.dossier} if case.dossier else {}
        texts = {**case.stamps, EVENTS: lines, README: readme.encode(), **dossier, **dict(_copies(case))}
        members += [await _add(archive, path, _one(data)) for path, data in texts.items()]
        manifest = _manifest(case, pieces, members)
        await _add(archive, MANIFEST, _one(canon(manifest)))


def _piece(place: int, file: Evidence, included: bool) -> dict[str, Any]:
    path = f"files/{place:02}.{EXTENSIONS.get(file.mime, 'bin')}" if included else None
    told = {"file": file.id, "kind": file.kind, "mime": file.mime, "path": path}
    return {**told, "received": custody.moment(file.received_at), "sha256": file.sha256, "size": file.size}


def _copies(case: Case) -> Iterator[tuple[str, bytes]]:
    """(path, JPEG) of every copy: `copies/01.jpg`, or `copies/01_02.jpg` for the second page of the first file."""
    for number, pictures in _placed(case):
        for page, picture in enumerate(pictures, start=1):
            yield _copy(number, page, len(pictures)), picture


def _hashes(case: Case) -> dict[str, str]:
    return {path: sha256(picture).hexdigest() for path, picture in _copies(case)}


def print_of(copies: Mapping[str, str]) -> str:
    """One hash over all copies, by path the SHA-256 of each."""
    return sha256(canon(dict(copies))).hexdigest()


def _placed(case: Case) -> Iterator[tuple[int, tuple[bytes, ...]]]:
    places = {file.id: place for place, file in enumerate(case.files, start=1)}
    return ((places[one.file], one.pictures) for one in case.copies if one.file in places)


def _copy(number: int, page: int, pages: int) -> str:
    return f"copies/{number:02}.jpg" if pages == 1 else f"copies/{number:02}_{page:02}.jpg"


def _manifest(case: Case, pieces: Sequence[dict[str, Any]], members: Sequence[dict[str, Any]]) -> dict[str, Any]:
    about = {"format": FORMAT, "version": VERSION, "ticket": case.report.ticket, "case": case.report.draft}
    chain = {"count": len(case.events), "head": case.head}
    dossier = sha256(case.dossier).hexdigest() if case.dossier else None
    return {**about, "events": chain, "files": pieces, "days": case.days, "dossier": dossier, "members": members}


async def _one(data: bytes) -> AsyncIterator[bytes]:
    yield data


async def _add(archive: zipfile.ZipFile, path: str, pieces: AsyncIterator[bytes]) -> dict[str, Any]:
    digest, size = sha256(), 0
    with archive.open(zipfile.ZipInfo(path), "w") as member:
        async for piece in pieces:
            digest.update(piece)
            size += len(piece)
            member.write(piece)
    return {"path": path, "sha256": digest.hexdigest(), "size": size}
