"""`lapornetral tidy`: originals that no report and no draft names, and an end to those that are over a week old.

Nobody but a person does this. An older backup of the database, or one store for two deployments, makes orphans of
evidence that is needed; so it is shown first, and what our keys do not open is left alone.
"""

import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Final

from bot.opened import NotDoneError, opened
from bot.settings import Settings
from storage import orphans
from storage.crypt import Crypt
from storage.database import Database
from storage.originals import Kept, Originals

WEEK: Final = 7 * 86_400.0


async def tidy(settings: Settings, *, destroy: bool) -> AsyncIterator[str]:
    """What there is and what becomes of it, line by line. Raises StoreDownError, NotDoneError."""
    store = _store(settings)
    async with opened(settings) as database:
        seen = await orphans.survey(database, store)
        yield f"{len(seen.known)} original files belong to reports and drafts; {len(seen.orphans)} belong to nobody."
        old = 0
        for orphan in seen.orphans:
            fate = await _fate(database, store, orphan, destroy)
            old += fate == _GOES
            day = datetime.fromtimestamp(orphan.at, UTC)
            yield f"{orphan.sha256[:16]}  {day:%Y-%m-%d}  {orphan.size:>11,} B  {fate}"
        if old:
            yield "Is this the right database, and is it up to date? Then: lapornetral tidy --destroy"


def _store(settings: Settings) -> Originals:
    try:
        return Originals(settings.evidence_url, Crypt(settings.keys))
    except Exception as error:  # whatever the store raises
        words = f"EVIDENCE_URL: files cannot be kept there ({type(error).__name__}). See: lapornetral check"
        raise NotDoneError(words) from error


_GOES: Final = "over a week old, would be destroyed"


async def _fate(database: Database, store: Originals, orphan: Kept, destroy: bool) -> str:
    if orphan.at > time.time() - WEEK:
        return "less than a week old, stays"
    tried = await orphans.open_all(store, [orphan.sha256])
    if tried.locked:
        return "sealed with a key that is not ours, stays"
    if not destroy:
        return _GOES
    return "destroyed" if await orphans.destroy(database, store, orphan) else "needed again, stays"
