"""Custody: every act on a case is an event, and each event is bound to the one before it.

A case begins with its draft, because files arrive before there is a ticket; so its chain is named by the draft, which
the report keeps. An event's *line* is the canonical JSON (RFC 8785 as far as it is needed: names in order, no spaces,
UTF-8, whole numbers only) of exactly these:

    {"action": "stored", "actor": "system", "at": "2026-11-25T22:15:03.120Z", "before": "...", "case": "...",
     "detail": {...}, "place": 2}

`place` counts from 1 within the case, `before` is the hash of the event before it (64 zeros for the first), and the
hash of an event is the SHA-256 of its line, in hex. So one changed sign breaks the chain from there on, and
`storage.heads` binds the chains of all cases to each other, day by day.

`detail` names no resident and holds nothing that has to be erased: numbers of files, fingerprints, words of ours.

What belongs to no case (roles, groups, what leaves the house for a whole region) is a chain of its region (`regional`).
"""

from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final

import orjson
from sqlalchemy import String, bindparam, cast, func, insert, tuple_
from sqlmodel import col, select

from storage.database import Database, Transaction, fetch, hold_names
from storage.lists import among
from storage.models import Event
from storage.record import record

START: Final = "0" * 64
"""What stands for the hash before the first one."""
REGIONAL: Final = "region:"
"""How the name of a region's chain begins; no draft is named so."""
PAGE: Final = 1_000
"""Events that are looked at in one transaction; nobody who writes has to wait longer than for these."""


@record
class Act:
    """What somebody did in a case; `detail` must name no resident and hold whole numbers, words and lists of them."""

    chain: str
    actor: str
    action: str
    detail: dict[str, Any]


def regional(region: str, actor: str, action: str, **detail: Any) -> Act:
    """What somebody did for a whole region: it stands in the chain of that region."""
    return Act(f"{REGIONAL}{region}", actor, action, detail)


@record
class Broken:
    """Where a chain does not hold: the event that is missing, was changed, or does not follow the one before it."""

    chain: str
    place: int
    why: str  # missing | changed | loose


def canon(value: Any) -> bytes:
    """Canonical JSON: the same value is always the same bytes."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def moment(at: float) -> str:
    """A time as it is hashed: UTC, to the millisecond."""
    return datetime.fromtimestamp(round(at, 3), UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def line(event: Event) -> bytes:
    """What an event's hash is made of."""
    return _line(event.chain, event.place, event.before, event.at, event.actor, event.action, event.detail)


def _line(chain: str, place: int, before: str, at: float, actor: str, action: str, detail: dict[str, Any]) -> bytes:
    who = {"action": action, "actor": actor, "at": moment(at)}
    return canon({**who, "before": before, "case": chain, "detail": detail, "place": place})


async def write(transaction: Transaction, acts: Sequence[Act], now: float) -> None:
    """Add these events, each at the end of its case, in the order given.

    On PostgreSQL their chains are held until the transaction ends, so that no two events follow the same one; take rows
    that others may wait for before, not after.
    """
    if not acts:
        return
    chains = list(dict.fromkeys(act.chain for act in acts))
    await hold_names(transaction, chains)
    found = await transaction.execute(_ENDS, {"chains": chains})
    ends = {chain: (place, hash_) for chain, place, hash_ in found}
    await transaction.execute(_ADD, list(_linked(acts, ends, now)))


def _linked(acts: Iterable[Act], ends: dict[str, tuple[int, str]], now: float) -> Iterator[dict[str, Any]]:
    at = round(now, 3)
    for act in acts:
        place, before = ends.get(act.chain, (0, START))
        if any(isinstance(value, float) for value in act.detail.values()):
            raise TypeError("an event holds whole numbers only")
        detail = dict(sorted(act.detail.items()))  # stored as it is hashed
        hash_ = sha256(_line(act.chain, place + 1, before, at, act.actor, act.action, detail)).hexdigest()
        ends[act.chain] = place + 1, hash_
        link = {"chain": act.chain, "place": place + 1, "before": before, "hash": hash_}
        yield {"at": at, "actor": act.actor, "action": act.action, "detail": detail, **link}


async def trail(transaction: Transaction, chain: str) -> list[Event]:
    """Every event of one case, oldest first."""
    own = select(Event).where(col(Event.chain) == chain).order_by(col(Event.place))
    return await fetch(transaction, Event, own)


async def count(transaction: Transaction) -> int:
    """How many events there are."""
    return int((await transaction.execute(select(func.count()).select_from(Event))).scalar_one())


async def walk(database: Database, told: Callable[[int], None]) -> AsyncIterator[Broken]:
    """Every place where a chain does not hold. `told` hears after each page how many events were looked at.

    A page is a transaction of its own and all that is in memory.
    """
    seen, last = 0, ("", 0, START)
    while True:
        async with database.transaction() as transaction:
            page = (await transaction.execute(_PAGE, {"chain": last[0], "place": last[1]})).all()
        for row in page:
            for broken in _follows(row, last):
                yield broken
            last = row.chain, row.place, row.hash
        seen += len(page)
        told(seen)
        if len(page) < PAGE:
            return


def _follows(row: Any, last: tuple[str, int, str]) -> Iterator[Broken]:
    """Whether this event is what it was, and stands behind the last one."""
    _, place, hash_ = last if row.chain == last[0] else (row.chain, 0, START)
    yield from (Broken(row.chain, gone, "missing") for gone in range(place + 1, min(row.place, place + PAGE)))
    if not _unchanged(row):
        yield Broken(row.chain, row.place, "changed")
    elif row.place < 1 or (row.place == place + 1 and row.before != hash_):
        yield Broken(row.chain, row.place, "loose")


def _unchanged(row: Any) -> bool:
    """To the letter: also what would not change the hash, such as a space in the JSON, was not put there by us."""
    try:
        detail = orjson.loads(row.detail)
        made = _line(row.chain, row.place, row.before, row.at, row.actor, row.action, detail)
    except (ValueError, TypeError, OverflowError, OSError):
        return False
    exact = canon(detail).decode() == row.detail and row.at == round(row.at, 3)
    return bool(exact and sha256(made).hexdigest() == row.hash)


_ADD: Final = insert(Event)
_WANTED: Final = among(col(Event.chain), "chains")
_ENDS: Final = select(col(Event.chain), col(Event.place), col(Event.hash)).where(
    tuple_(col(Event.chain), col(Event.place)).in_(
        select(col(Event.chain), func.max(col(Event.place))).where(_WANTED).group_by(col(Event.chain))
    )
)
_PAGE: Final = (
    select(*(col(getattr(Event, name)) for name in ("chain", "place", "before", "hash", "at", "actor", "action")))
    .add_columns(cast(col(Event.detail), String).label("detail"))
    .where(tuple_(col(Event.chain), col(Event.place)) > tuple_(bindparam("chain"), bindparam("place")))
    .order_by(col(Event.chain), col(Event.place))
    .limit(PAGE)
)
