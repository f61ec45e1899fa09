"""A case as the bot leaves it behind, made without the bot: rows, events, files and two daily heads, in a moment."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from bot import export
from bot.settings import Settings
from storage import custody, evidence, heads, reports
from storage.crypt import Crypt
from storage.custody import Act
from storage.database import Database
from storage.evidence import Original
from storage.originals import Originals
from tests.storage.post import NOW
from tests.test_check_house import given

TICKET, DRAFT = "LN-7K3M-Q0ZX", "00112233aabbccdd"
PURPOSE = "permintaan Bawaslu no. 12 “segera”"
DAYS = ("2027-01-14", "2027-01-15")
FILES = {"image/png": b"\x89PNG one", "image/jpeg": b"\xff\xd8\xff two", "application/pdf": b"%PDF three"}


@dataclass
class House:
    """Where the case lies."""

    folder: Path
    settings: Settings

    def open(self) -> Database:
        """The database; to be closed."""
        return Database(self.settings.database_url)

    def original(self, sha256: str) -> Path:
        """The sealed file."""
        return self.folder / "evidence" / "originals" / sha256[:2] / sha256

    async def packed(self, name: str = "paket.zip", *, originals: bool = True) -> Path:
        """The package of the case."""
        path = self.folder / name
        await export.export(self.settings, TICKET, PURPOSE, path, originals=originals)
        return path


async def house(folder: Path, migrated: Path) -> House:
    """A house with this case in it, and a draft beside it. `migrated`: a database with all tables."""
    shutil.copy(migrated, folder / "bot.db")
    made = House(folder, given(folder))
    database = made.open()
    await happen(database, Originals(made.settings.evidence_url, Crypt(made.settings.keys)))
    await database.close()
    return made


async def happen(database: Database, originals: Originals) -> None:
    """All that happened in this case, and a draft beside it."""
    numbers = await _files(database, originals)
    row = {"ticket": TICKET, "draft": DRAFT, "region": "solo", "answers": {"name": "Pak Contoh"}}
    async with database.transaction() as transaction:
        (report,) = await reports.submit(transaction, [row])
        names = [(DRAFT, mime, report) for mime in FILES]
        await evidence.attach(transaction, names)
        acts = [Act(DRAFT, "resident", "submitted", {"files": 3, "ticket": TICKET})]
        await custody.write(transaction, [*acts, Act("draft-beside", "resident", "received", {"file": 99})], NOW + 2)
    await heads.close(database, DAYS[0], NOW + 86_400)
    async with database.transaction() as transaction:
        await reports.note(transaction, report, "moderator:Bu Sekar", "accept", NOW + 90_000, reason="", was="waiting")
    await heads.close(database, DAYS[1], NOW + 2 * 86_400)
    async with database.transaction() as transaction:
        await reports.note(transaction, report, "moderator:Bu Sekar", "shown", NOW + 180_000, files=numbers)


async def _files(database: Database, originals: Originals) -> list[int]:
    """Three files, received and stored."""
    row = {"draft": DRAFT, "chain": DRAFT, "ref": b"", "kind": "photo", "received_at": NOW + 0.12345}
    rows = [row | {"unique_ref": mime, "position": place} for place, mime in enumerate(FILES)]
    async with database.transaction() as transaction:
        announced = await evidence.announce(transaction, rows)
        acts = [Act(DRAFT, "resident", "received", {"file": file.number, "kind": file.kind}) for file in announced]
        await custody.write(transaction, acts, NOW + 0.12345)
        for file, (mime, data) in zip(announced, FILES.items(), strict=True):
            sha256 = await originals.keep(data)
            await evidence.stored(transaction, file.number, Original(sha256, len(data), mime, 1, 1))
            told = {"file": file.number, "sha256": sha256, "size": len(data), "mime": mime}
            await custody.write(transaction, [Act(DRAFT, "system", "stored", told)], NOW + 1)
    return [file.number for file in announced]
