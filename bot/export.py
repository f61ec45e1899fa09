"""`lapornetral export`: the package of one case, for whoever has to check it without us."""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from bot.opened import NotDoneError, opened
from bot.package_words import told
from bot.settings import Settings
from handlers.messages import Moment, Value, line
from storage import package
from storage.crypt import Crypt
from storage.database import Database
from storage.originals import Originals
from storage.package import Case
from storage.regions import load_region


class NoPlaceError(NotDoneError):
    """No file can be made where it shall go; its text says why."""


async def export(settings: Settings, ticket: str, purpose: str, path: Path, *, originals: bool) -> str:
    """Write the package of this case to `path`; returns the hash of its last event. With DOSSIER the letter is in it.

    The event that says so is written first: should the disk be full, it says too much and not too little. Raises
    UnknownTicketError, ErasedError, BehindError, FileExistsError, OSError, what the store raises, and StudioFailed
    or Unreadable when the letter cannot be drawn.
    """
    async with opened(settings) as database:
        crypt, now = Crypt(settings.keys), time.time()
        store = Originals(settings.evidence_url, crypt)
        with arriving(path) as out:
            beside = await _papers(database, crypt, store, ticket, now) if settings.dossier else {}
            case = await package.taken(database, ticket, purpose, now, originals=originals, **beside)
            await package.write(out, case, store if originals else None, readme(case, purpose))
        return case.head


async def _papers(database: Database, crypt: Crypt, store: Originals, ticket: str, now: float) -> dict[str, Any]:
    from bot.lettered import papers  # which needs this file itself

    return await papers(database, crypt, store, ticket, now)


@contextmanager
def arriving(path: Path) -> Iterator[IO[bytes]]:
    """Under another name first, so that there is never half a package; for nobody else to read.

    Raises FileExistsError, NoPlaceError.
    """
    with _beside(path) as out:
        try:
            yield out
            out.flush()
            os.fsync(out.fileno())
            Path(out.name).rename(path)
        except BaseException:
            Path(out.name).unlink(missing_ok=True)
            raise


def _beside(path: Path) -> IO[bytes]:
    if path.exists():
        raise FileExistsError(path)
    try:
        return tempfile.NamedTemporaryFile(dir=path.absolute().parent, prefix=".", suffix=".part", delete=False)
    except OSError as error:
        words = f"{path}: no file can be made there ({error.strerror}). Is the folder there, may we write in it?"
        raise NoPlaceError(words) from None


def readme(case: Case, purpose: str) -> str:
    """What whoever opens the package reads first."""
    made = Moment(case.events[-1].at)
    about: dict[str, Value] = {"ticket": case.report.ticket, "at": made, "purpose": purpose, "head": case.head}
    return told(line("package-readme", **about), load_region(case.report.region).zone) + "\n"
