"""What residents reported before: looked up for everybody who speaks in a batch as soon as one of them needs it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Final

from sqlalchemy import bindparam
from sqlmodel import col, select

from storage.database import Transaction, fetch
from storage.evidence import STORED
from storage.lists import among
from storage.models import Evidence, Report, ReportKey
from storage.states import ERASED


class OwnReports:
    """Of the people of one batch. `drafts`: contact -> what they are about to report; "" when they report nothing."""

    def __init__(self, drafts: Mapping[int, str] | None = None) -> None:
        self._awaited = dict(drafts or {})
        self._keys = dict[int, set[str]]()
        self._files = defaultdict[str, list[str]](list)

    async def keys(self, transaction: Transaction, contact_id: int, draft: str) -> Collection[str]:
        """The keys of everything that this resident reported (`storage.sameness`)."""
        await self._look(transaction, contact_id, draft)
        return self._keys[contact_id]

    async def files(self, transaction: Transaction, contact_id: int, draft: str) -> list[str]:
        """The SHA-256 of every file of their draft that is stored."""
        await self._look(transaction, contact_id, draft)
        return self._files[draft]

    async def _look(self, transaction: Transaction, contact_id: int, draft: str) -> None:
        if contact_id in self._keys:
            return
        drafts, self._awaited = self._awaited | {contact_id: draft}, {}
        self._keys |= {contact: set() for contact in drafts}
        for contact, name in await transaction.execute(_KEYS, {"contacts": list(drafts)}):
            self._keys[contact or 0].add(name)
        for of, sha256 in await transaction.execute(_FILES, {"drafts": [draft for draft in drafts.values() if draft]}):
            self._files[of].append(sha256)


async def having(transaction: Transaction, contact_id: int, keys: Collection[str]) -> list[Report]:
    """The resident's own reports that have one of these keys, the latest first."""
    return await fetch(transaction, Report, _HAVING, {"contact": contact_id, "keys": list(keys)}) if keys else []


_KEYS: Final = (
    select(col(Report.contact_id), col(ReportKey.key))
    .join(ReportKey, col(ReportKey.report_id) == col(Report.id))
    .where(among(col(Report.contact_id), "contacts"), col(Report.state) != ERASED)
)
_FILES: Final = select(col(Evidence.draft), col(Evidence.sha256)).where(
    among(col(Evidence.draft), "drafts"), col(Evidence.state) == STORED
)
_NUMBERS: Final = select(col(ReportKey.report_id)).where(among(col(ReportKey.key), "keys"))
_HAVING: Final = (
    select(Report)
    .where(col(Report.contact_id) == bindparam("contact"), col(Report.state) != ERASED, col(Report.id).in_(_NUMBERS))
    .order_by(col(Report.id).desc())
)
