"""The originals: whether the store has all that the database names, and nothing else, and whether they open."""

import random
import time
from collections.abc import Sequence
from typing import Final

from bot.checks.findings import Finding, fault, fine, warning
from bot.settings import Settings
from storage import health, orphans
from storage.crypt import Crypt
from storage.database import Database
from storage.migrate import head, taken
from storage.originals import Kept, Originals, StoreDownError

OPENED: Final = 30
"""Originals that one look opens; `check` should take seconds."""
NEW: Final = 86_400.0
"""Seconds: what came since may still be on its way into a row."""
_NAMED: Final = 5
KEYS: Final = "Put the missing key back, behind the newest one; without it nobody can read this."
_MISSING: Final = (
    "evidence",
    "named by the database but not in the store",
    "Is it the right store? Otherwise restore its newest backup.",
)
_CHANGED: Final = (
    "evidence",
    "changed or cut off",
    "Restore them from the newest backup of the store, and find out who did it.",
)
_LOCKED: Final = "keys", "sealed with a key that is not among these", KEYS


async def originals(given: Settings, opened: int = OPENED, patience: float = health.PATIENCE) -> list[Finding]:
    """All of the store against all rows. `opened`: how many are opened, by chance; `patience`: seconds."""
    try:
        database, store = Database(given.database_url), Originals(given.evidence_url, Crypt(given.keys))
    except Exception:  # told by the looks at the database and at the store
        return []
    try:
        ready = await _is_ready(database) and await health.answers(store, patience)
        return await _compared(database, store, opened) if ready else []
    except StoreDownError:  # told by the look at the store
        return []
    finally:
        await database.close()


async def _is_ready(database: Database) -> bool:
    try:
        return await taken(database) == head()
    except Exception:  # told by the look at the database
        return False


async def _compared(database: Database, store: Originals, opened: int) -> list[Finding]:
    seen = await orphans.survey(database, store)
    some = random.sample(seen.known, min(opened, len(seen.known)))
    tried = await orphans.open_all(store, some)
    found = [
        await _broken(database, seen.missing, *_MISSING),
        await _broken(database, list(dict.fromkeys((*seen.cut, *tried.changed))), *_CHANGED),
        await _broken(database, tried.locked, *_LOCKED),
        _lost([orphan for orphan in seen.orphans if orphan.at < time.time() - NEW]),
    ]
    all_well = fine("evidence", f"{_count(len(seen.known))} all there; of {len(some)} opened, all are unchanged.")
    return [one for one in found if one is not None] or [all_well]


async def _broken(database: Database, names: Sequence[str], about: str, what: str, advice: str) -> Finding | None:
    if not names:
        return None
    tickets = await orphans.places(database, names[:_NAMED])
    where = ", ".join([*tickets, *(["..."] if len(names) > _NAMED else [])])
    setting = "SECRET_KEYS" if about == "keys" else "EVIDENCE_URL"
    return fault(about, f"{setting}: {_count(len(names))} {what}: {where}.", advice)


def _lost(files: Sequence[Kept]) -> Finding | None:
    if not files:
        return None
    size = sum(file.size for file in files) / 1e6
    words = f"{len(files)} files ({size:.1f} MB) lie in the store that no report or draft names."
    return warning("evidence", words, "See them, and destroy those over a week old: lapornetral tidy.")


def _count(number: int) -> str:
    return "1 original file is" if number == 1 else f"{number} original files are"
