"""Evidence: the files residents send, from announcement to sealed original.

Originals lie in the store (`storage.originals`) under their SHA-256, so that the same file is kept once. A row becomes
`stored` only after its bytes are there, and has claimed them before: there is never a row without its bytes.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import bindparam, union
from sqlmodel import col, delete, select, update

from storage.crypt import Crypt
from storage.database import Transaction, fetch, first, insert_or_ignore
from storage.lists import among
from storage.models import Evidence
from storage.paper_tables import Dispatch
from storage.record import record

AWAITED, STORED, REFUSED, DESTROYED = "awaited", "stored", "refused", "destroyed"
NEEDED = AWAITED, STORED
"""States in which a row's bytes must stay; one that is awaited has a SHA-256 as soon as they are being kept."""


@dataclass(frozen=True, slots=True)
class Original:
    """What is known of a file once its bytes are in the store."""

    sha256: str
    size: int
    mime: str
    width: int
    height: int
    frames: int = 1
    seconds: int = 0
    facts: bytes = b""  # sealed
    likeness: bytes | None = None  # sealed: what it is known again by


def sealed_facts(crypt: Crypt, sha256: str, facts: Mapping[str, str]) -> bytes:
    """What a file says of its making, as it stands in the row; b"" when it says nothing."""
    return crypt.seal(json.dumps(facts).encode(), about=_about_facts(sha256)) if facts else b""


def facts_of(crypt: Crypt, file: Evidence) -> dict[str, str]:
    """What the file said of its making (`storage.facts`). Raises CannotOpenError."""
    return dict(json.loads(crypt.open(file.facts, about=_about_facts(file.sha256)))) if file.facts else {}


def _about_facts(sha256: str) -> bytes:
    return b"facts" + bytes.fromhex(sha256)


@record
class Announced:
    """A file that is new: its number, who sent it, the case it belongs to, photo or document."""

    number: int
    contact_id: int | None
    chain: str
    kind: str


@record
class Dropped:
    """What went with drafts that died: the numbers of their files by case, and the originals nobody else needs."""

    files: dict[str, list[int]]
    unneeded: list[str]


async def announce(transaction: Transaction, rows: Sequence[dict[str, Any]]) -> list[Announced]:
    """Files that a resident sent and that are still to be fetched; known ones are passed over."""
    if not rows:
        return []
    columns = (col(getattr(Evidence, name)) for name in ("id", "contact_id", "chain", "kind"))
    stored = insert_or_ignore(transaction, Evidence).returning(*columns)
    return [Announced(*row) for row in await transaction.execute(stored, [_BLANK | row for row in rows])]


async def get(transaction: Transaction, evidence_id: int) -> Evidence | None:
    """One file by its number."""
    return await first(transaction, Evidence, _BY_ID, {"number": evidence_id})


async def of_report(transaction: Transaction, report_id: int) -> list[Evidence]:
    """Every file of a report, in the order it was sent."""
    return await fetch(transaction, Evidence, _OF_REPORT, {"report": report_id})


async def of_draft(transaction: Transaction, draft: str) -> list[Evidence]:
    """Every file of a draft, in the order it was sent."""
    return await fetch(transaction, Evidence, select(Evidence).where(col(Evidence.draft) == draft).order_by(*_IN_ORDER))


async def rehome(transaction: Transaction, draft: str, chain: str) -> list[Evidence]:
    """The files of a draft belong to another case from now on; those files."""
    await transaction.execute(update(Evidence).where(col(Evidence.draft) == draft).values(chain=chain))
    return await of_draft(transaction, draft)


async def attach(transaction: Transaction, kept: Sequence[tuple[str, str, int]]) -> None:
    """Drafts became reports; (draft, unique_ref, report) of each file that goes with them."""
    if kept:
        rows = [{"from_draft": draft, "name": name, "report": report} for draft, name, report in kept]
        await transaction.execute(_ATTACH, rows)


async def awaited(transaction: Transaction, report_ids: Sequence[int]) -> set[int]:
    """Those of these reports of which a file is still under way."""
    return {number for (number,) in await transaction.execute(_AWAITED, {"reports": list(report_ids)}) if number}


async def claim(transaction: Transaction, evidence_id: int, sha256: str) -> bool:
    """The file that is awaited has these bytes, which are about to be kept: from now on they are needed.

    False: nobody waits for it any more, and its bytes must not be kept. To be committed before they are.
    """
    return (await transaction.execute(_CLAIM, {"number": evidence_id, "found": sha256})).first() is not None


async def stored(transaction: Transaction, evidence_id: int, original: Original) -> int | None:
    """The original is in the store. Returns the report it belongs to, 0 while it belongs to a draft.

    None: the file was dropped or destroyed meanwhile, and its bytes must not stay; or it took so long that somebody
    else fetched it as well, and then they are needed.
    """
    values = {name: getattr(original, name) for name in Original.__slots__} | {"preview": b""}
    found = (await transaction.execute(_STORED, {"number": evidence_id, **values})).first()
    return None if found is None else int(found[0] or 0)


async def refused(transaction: Transaction, evidence_id: int, reason: str) -> None:
    """The file cannot be used; `reason` is a word of `storage.images` or of the channel."""
    gone = update(Evidence).where(col(Evidence.id) == evidence_id, col(Evidence.state) != DESTROYED)
    await transaction.execute(gone.values(state=REFUSED, reason=reason))


async def strike(transaction: Transaction, evidence_id: int) -> None:
    """Forget one file, as if it had never been announced."""
    await transaction.execute(delete(Evidence).where(col(Evidence.id) == evidence_id))


async def drop(transaction: Transaction, drafts: Sequence[str]) -> Dropped:
    """Forget the files of drafts that died."""
    files: dict[str, list[int]] = {}
    hashes = list[str]()
    for number, chain, sha256 in await transaction.execute(_DROP, {"drafts": list(drafts)}):
        files.setdefault(chain, []).append(number or 0)
        hashes += [sha256] if sha256 else []
    return Dropped(files, await _unneeded(transaction, hashes) if hashes else [])


async def destroy(transaction: Transaction, report_id: int) -> list[str]:
    """Mark a report's files as destroyed. Returns the originals nobody else needs."""
    rows = await of_report(transaction, report_id)
    gone = update(Evidence).where(col(Evidence.report_id) == report_id)
    await transaction.execute(gone.values(state=DESTROYED, contact_id=None, ref=b"", preview=b"", facts=b""))
    return await _unneeded(transaction, [row.sha256 for row in rows if row.sha256])


async def is_needed(transaction: Transaction, sha256: str) -> bool:
    """Whether any report or draft still has this original."""
    return not await _unneeded(transaction, [sha256])


async def unlink(transaction: Transaction, report_id: int) -> None:
    """These files no longer lead back to the one who sent them."""
    own = update(Evidence).where(col(Evidence.report_id) == report_id)
    await transaction.execute(own.values(contact_id=None, ref=b"", preview=b""))


async def _unneeded(transaction: Transaction, hashes: Sequence[str]) -> list[str]:
    held = select(col(Evidence.sha256)).where(among(col(Evidence.sha256), hashes), col(Evidence.state).in_(NEEDED))
    waiting = select(col(Dispatch.sha256)).where(among(col(Dispatch.sha256), hashes), col(Dispatch.state) == "queued")
    needed = set((await transaction.execute(union(held, waiting))).scalars())
    return [sha256 for sha256 in dict.fromkeys(hashes) if sha256 not in needed]


_BLANK: Final = Evidence(draft="", unique_ref="", ref=b"", kind="").model_dump(exclude={"id"})
_IN_ORDER: Final = col(Evidence.position), col(Evidence.id)
_BY_ID: Final = select(Evidence).where(col(Evidence.id) == bindparam("number"))
_OF_REPORT: Final = select(Evidence).where(col(Evidence.report_id) == bindparam("report")).order_by(*_IN_ORDER)
_AWAITED: Final = select(col(Evidence.report_id)).where(
    among(col(Evidence.report_id), "reports"), col(Evidence.state) == AWAITED
)
_ATTACH: Final = (
    update(Evidence)
    .where(col(Evidence.draft) == bindparam("from_draft"), col(Evidence.unique_ref) == bindparam("name"))
    .values(report_id=bindparam("report"))
)
_CLAIM: Final = (
    update(Evidence)
    .where(col(Evidence.id) == bindparam("number"), col(Evidence.state) == AWAITED)
    .values(sha256=bindparam("found"))
    .returning(col(Evidence.id))
)
_STORED: Final = (
    update(Evidence)
    .where(col(Evidence.id) == bindparam("number"), col(Evidence.state).not_in((STORED, DESTROYED)))
    .values(state=STORED, reason="", **{name: bindparam(name) for name in (*Original.__slots__, "preview")})
    .returning(col(Evidence.report_id))
)
_DROP: Final = (
    delete(Evidence)
    .where(among(col(Evidence.draft), "drafts"), col(Evidence.report_id).is_(None))
    .returning(col(Evidence.id), col(Evidence.chain), col(Evidence.sha256))
)
