"""Daily heads: one hash a day over the events of all cases, each bound to the head before it.

A case's own chain cannot tell that its last event is missing, or all of it; the heads can. Once a local day is over,
all events that were added since the last head are the leaves of a hash tree (`storage.tree`), in the order in which
they were added. The head's line is the canonical JSON of exactly these, and its hash the SHA-256 of that line:

    {"at": ..., "before": ..., "day": "2026-11-24", "events": 12, "root": "..."}

What was added between midnight and the closing belongs to the day that is closed; after days without us, one head
covers them all. Two processes may close a day at once: the first one counts.
"""

import re
from collections.abc import AsyncIterator, Callable
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import bindparam
from sqlmodel import col, select

from storage.custody import PAGE, START, canon, moment
from storage.database import Database, Transaction, fetch, first, insert_or_ignore, settled
from storage.models import DailyHead, Event, TimeStamp
from storage.record import record
from storage.tree import Tree


@record
class BrokenHead:
    """A head that does not hold: it was changed itself, does not follow the one before it, or the events under it do
    not come to it: some were changed, added, or are missing."""

    day: str
    why: str  # changed | loose | events
    expected: int = 0  # events
    found: int = 0


def line(head: DailyHead) -> bytes:
    """What a head's hash is made of."""
    told = {"at": moment(head.at), "before": head.before, "day": head.day}
    return canon({**told, "events": head.events, "root": head.root})


async def close(database: Database, day: str, now: float) -> bool:
    """Make the head of this day, which is over; whether there was anything to do.

    The events are read page by page, each in a transaction of its own, so that nobody who writes waits for a long day.
    """
    async with database.transaction() as transaction:
        last = await newest(transaction)
    if last is not None and last.day >= day:
        return False
    async with database.transaction() as transaction:
        upto = await settled(transaction, Event)  # what comes later has a higher number
    if last is None and not upto:
        return False
    tree = await _tree(database, last.upto if last else 0, upto)
    before = last.hash if last else START
    covered: dict[str, Any] = {"upto": upto, "events": tree.leaves, "root": tree.root().hex()}
    head = DailyHead(day=day, at=round(now, 3), before=before, hash="", **covered)
    head.hash = sha256(line(head)).hexdigest()
    return await _add(database, head)


async def _add(database: Database, head: DailyHead) -> bool:
    """Unless somebody was faster."""
    async with database.transaction() as transaction:
        last = await newest(transaction)
        if (last.hash if last else START) != head.before:
            return False
        row = head.model_dump(exclude={"id"})
        added = await transaction.execute(insert_or_ignore(transaction, DailyHead), row)
    return added.rowcount == 1


async def newest(transaction: Transaction) -> DailyHead | None:
    """The head of the last day that was closed."""
    return await first(transaction, DailyHead, _NEWEST)


async def covering(transaction: Transaction, event_id: int) -> list[DailyHead]:
    """The head that covers this event, and all later ones, in order."""
    wanted = select(DailyHead).where(col(DailyHead.upto) >= event_id).order_by(col(DailyHead.id))
    return await fetch(transaction, DailyHead, wanted)


async def before(transaction: Transaction, head: DailyHead) -> int:
    """The last event that the head before this one covers; 0 when it is the first."""
    earlier = select(DailyHead).where(col(DailyHead.hash) == head.before)
    found = await first(transaction, DailyHead, earlier)
    return found.upto if found else 0


async def hashes(database: Database, after: int, upto: int) -> AsyncIterator[tuple[int, bytes]]:
    """(number, hash) of the events in this range, as they were added."""
    while True:
        async with database.transaction() as transaction:
            page = (await transaction.execute(_HASHES, {"after": after, "upto": upto})).all()
        for number, hash_ in page:
            yield number or 0, _bytes(hash_)
        if len(page) < PAGE:
            return
        after = page[-1][0] or 0


def _bytes(hash_: str) -> bytes:
    """What somebody put there instead of a hash is some leaf, but never the right one."""
    return bytes.fromhex(hash_) if re.fullmatch("[0-9a-f]{64}", hash_) else hash_.encode()


async def _tree(database: Database, after: int, upto: int) -> Tree:
    tree = Tree()
    async for _, hash_ in hashes(database, after, upto):
        tree.add(hash_)
    return tree


async def walk(database: Database, told: Callable[[int], None]) -> AsyncIterator[BrokenHead]:
    """Every head that does not hold. `told` hears after each of them how many were looked at."""
    async with database.transaction() as transaction:
        every = await fetch(transaction, DailyHead, select(DailyHead).order_by(col(DailyHead.id)))
    earlier, after = START, 0
    for seen, head in enumerate(every, start=1):
        if sha256(line(head)).hexdigest() != head.hash or head.at != round(head.at, 3):
            yield BrokenHead(head.day, "changed")
        if head.before != earlier:
            yield BrokenHead(head.day, "loose")
        tree = await _tree(database, after, head.upto)
        if (tree.leaves, tree.root().hex()) != (head.events, head.root):
            yield BrokenHead(head.day, "events", head.events, tree.leaves)
        earlier, after = head.hash, head.upto
        told(seen)


async def stamp(transaction: Transaction, day: str) -> TimeStamp | None:
    """What an authority says of this head."""
    return await first(transaction, TimeStamp, select(TimeStamp).where(col(TimeStamp.day) == day))


async def stamped(transaction: Transaction) -> list[tuple[DailyHead, TimeStamp]]:
    """Every head that an authority stamped, with its stamp."""
    stamps = {row.day: row for row in await fetch(transaction, TimeStamp, select(TimeStamp))}
    every = await fetch(transaction, DailyHead, select(DailyHead).order_by(col(DailyHead.id)))
    return [(head, stamps[head.day]) for head in every if head.day in stamps]


async def keep_stamp(transaction: Transaction, day: str, authority: str, token: bytes, now: float) -> None:
    """Keep what an authority says of this head, unless somebody was faster."""
    if await stamp(transaction, day) is None:
        row = {"day": day, "authority": authority, "token": token, "at": now}
        await transaction.execute(insert_or_ignore(transaction, TimeStamp), [row])


_NEWEST: Final = select(DailyHead).order_by(col(DailyHead.id).desc()).limit(1)
_HASHES: Final = (
    select(col(Event.id), col(Event.hash))
    .where(col(Event.id) > bindparam("after"), col(Event.id) <= bindparam("upto"))
    .order_by(col(Event.id))
    .limit(PAGE)
)
