"""The outbox: effects that wait to be carried out, each committed with the state that caused it.

Only the oldest pending row of a lane can be claimed, so rows of one lane never overtake each other, on one process
or on ten. A claim is a lease: when the process dies, the row is taken up again after `LEASE` seconds, marked unsure.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, Final

from sqlalchemy import and_, bindparam, case, func, or_
from sqlmodel import col, delete, select, update

from storage.database import Transaction, fetch, insert_numbered
from storage.errand import LEASE as LEASE
from storage.errand import TALK as TALK
from storage.errand import TELL as TELL
from storage.errand import UNSURE as UNSURE
from storage.errand import WORK as WORK
from storage.errand import Effect as Effect
from storage.errand import Errand as Errand
from storage.errand import claimed, lane_of, row_of, taken
from storage.lists import among, not_among
from storage.models import Outbox


async def put(
    transaction: Transaction, effects: Sequence[Effect], now: float, ours: Collection[str] = ()
) -> list[Errand]:
    """Store effects. Returns those this process may carry out at once, already claimed.

    `ours`: lanes this process is at work in. A lane in which something waits that nobody is at, or somebody else,
    is left to `claim`, or the new row would overtake it.
    """
    if not effects:
        return []
    lanes = {lane_of(effect) for effect in effects if effect.rank == TALK}
    waiting = await _waiting_lanes(transaction, lanes, ours, now)
    rows = []
    for effect in effects:
        rows.append(row_of(effect, now, waiting))
        if effect.rank == TALK and not rows[-1]["claimed_until"]:
            waiting.add(rows[-1]["lane"])
    ids = await insert_numbered(transaction, Outbox, rows)
    return [taken(id_, row) for id_, row in zip(ids, rows, strict=True) if row["claimed_until"]]


async def claim(
    transaction: Transaction,
    rank: int,
    limit: int,
    now: float,
    busy: Collection[str] = (),
    without: Collection[str] = (),
) -> list[Errand]:
    """Take up to `limit` due rows of this rank, one a lane, none of the `busy` lanes; none beside too many of those.

    `without`: kinds that are left where they are, with what waits behind them.
    """
    if len(busy) > _MOST_BUSY:
        return []
    values = {"own": rank, "now": now, "busy": list(busy), "without": list(without), "room": limit}
    rows = await fetch(transaction, Outbox, _CLAIM, values)
    if rows:
        await transaction.execute(_TAKE, {"rows": [row.id for row in rows], "until": now + LEASE})
    return [claimed(row) for row in rows]


async def recover(transaction: Transaction, now: float) -> None:
    """At the start of the only process: whatever was claimed was claimed by one that is gone."""
    held = update(Outbox).where(col(Outbox.state) == "pending", col(Outbox.claimed_until) > now)
    await transaction.execute(held.values(claimed_until=UNSURE))


async def set_back(transaction: Transaction, now: float) -> None:
    """Rows from an hour to come: the clock was set back since, and what is due would wait for as long.

    Nobody's clock is a minute ahead of another's.
    """
    ahead = col(Outbox.created_at) - now
    late = update(Outbox).where(col(Outbox.state) == "pending", col(Outbox.created_at) > now + 60.0)
    leased = case((col(Outbox.claimed_until) > now, now + LEASE), else_=col(Outbox.claimed_until))
    await transaction.execute(late.values(due_at=col(Outbox.due_at) - ahead, claimed_until=leased, created_at=now))


async def settle(transaction: Transaction, done: Sequence[tuple[int, str]], now: float) -> None:
    """These rows are carried out; each with the platform's message id, or an empty string."""
    if done:
        rows = [{"row": id_, "reference": message, "time": now} for id_, message in done]
        await transaction.execute(_SETTLE, rows)


async def postpone(
    transaction: Transaction, errand: Errand, due_at: float, error: str, *, unsure: bool, counts: bool = False
) -> None:
    """Try again at `due_at`; `unsure` (and then for good) when it may have been carried out; `counts`: it is a try."""
    held = UNSURE if unsure or errand.unsure else 0.0
    values = {"tries": errand.tries + counts, "due_at": due_at, "error": error, "claimed_until": held}
    await transaction.execute(update(Outbox).where(col(Outbox.id) == errand.id).values(values))


async def waiting_about(transaction: Transaction, kind: str, report_ids: Collection[int], now: float) -> set[int]:
    """Those of these reports about which something of this kind waits to be begun; it will see the state of then."""
    values = {"what": kind, "now": now, "reports": list(report_ids)}
    return set((await transaction.execute(_WAITING_ABOUT, values)).scalars())


async def release(transaction: Transaction, errand: Errand) -> None:
    """Give a claimed row back, untouched."""
    held = UNSURE if errand.unsure else 0.0
    await transaction.execute(update(Outbox).where(col(Outbox.id) == errand.id).values(claimed_until=held))


async def bury(transaction: Transaction, errand: Errand, error: str, now: float) -> None:
    """Give this row up for good; the caller keeps a dead letter."""
    values = {"state": "dead", "error": error, "settled_at": now}
    await transaction.execute(update(Outbox).where(col(Outbox.id) == errand.id).values(values))


async def stop(transaction: Transaction, contact_id: int, now: float) -> list[int]:
    """The platform no longer lets us write to this contact: hold what we would say until it comes back.

    Returns the reports whose decisions are held with it.
    """
    theirs = col(Outbox.contact_id) == contact_id, col(Outbox.state) == "pending"
    held = update(Outbox).where(*theirs, col(Outbox.kind).not_in(_SILENT))
    stopped = held.values(state="stopped", settled_at=now, claimed_until=0.0)
    return told_of((await transaction.execute(stopped.returning(col(Outbox.kind), col(Outbox.body)))).all())


async def resume(transaction: Transaction, contact_ids: Sequence[int]) -> list[int]:
    """They wrote to us again: what was held for them goes out after all, but for what only mattered then.

    Returns the reports whose decisions go out with it.
    """
    theirs = among(col(Outbox.contact_id), contact_ids), col(Outbox.state) == "stopped"
    await transaction.execute(delete(Outbox).where(*theirs, col(Outbox.kind).in_(("toast", "mark"))))
    resumed = update(Outbox).where(*theirs).values(state="pending", settled_at=None)
    return told_of((await transaction.execute(resumed.returning(col(Outbox.kind), col(Outbox.body)))).all())


def told_of(rows: Iterable[Any]) -> list[int]:
    """The reports whose decisions these rows tell; each row has a `kind` and a `body`."""
    return sorted({row.body["report"] for row in rows if row.kind == TELL})


async def rewrite(transaction: Transaction, errand: Errand, body: dict[str, Any]) -> None:
    """What is kept of a row from now on: whoever carried it out needs the rest of it no more."""
    await transaction.execute(update(Outbox).where(col(Outbox.id) == errand.id).values(body=body))


async def contact_of(transaction: Transaction, errand: Errand) -> int | None:
    """Whose this row is now: its contact may have become one with another while it was on its way."""
    owner = select(col(Outbox.contact_id)).where(col(Outbox.id) == errand.id)
    found: int | None = (await transaction.execute(owner)).scalar()
    return found


async def is_followed(transaction: Transaction, errand: Errand, besides: Sequence[str] = ()) -> bool:
    """Whether another row of its rank waits in its lane behind it. `besides`: kinds that do not count."""
    behind = select(col(Outbox.id)).where(
        col(Outbox.state) == "pending",
        col(Outbox.rank) == errand.rank,
        col(Outbox.lane) == errand.lane,
        col(Outbox.id) > errand.id,
        col(Outbox.kind).not_in(besides),
    )
    return (await transaction.execute(behind.limit(1))).first() is not None


async def waiting_in(transaction: Transaction, *lanes: str) -> int:
    """How many rows of these lanes are not done yet; work only."""
    return int((await transaction.execute(_WAITING_IN, {"lanes": lanes})).scalar_one())


async def take_back(transaction: Transaction, lane: str, kinds: Sequence[str]) -> bool:
    """Withdraw the waiting rows of these kinds; False when one of them is under way or done already."""
    theirs = (
        col(Outbox.lane) == lane,
        col(Outbox.kind).in_(kinds),
        col(Outbox.state).in_(("pending", "stopped", "sent")),
    )
    rows = await fetch(transaction, Outbox, select(Outbox).where(*theirs).with_for_update())
    if any(row.state == "sent" or row.claimed_until > 0 for row in rows):
        return False
    await transaction.execute(delete(Outbox).where(among(col(Outbox.id), [row.id for row in rows])))
    return True


async def next_due(transaction: Transaction) -> float | None:
    """When the next row that is not done yet was, or is, due; None when all is done."""
    waiting = select(func.min(col(Outbox.due_at))).where(col(Outbox.state) == "pending")
    found = (await transaction.execute(waiting)).scalar_one()
    return None if found is None else float(found)


async def counts(transaction: Transaction) -> dict[str, int]:
    """How many rows there are in each state."""
    return dict((await transaction.execute(select(col(Outbox.state), func.count()).group_by(col(Outbox.state)))).all())


async def trim(transaction: Transaction, before: float) -> None:
    """Remove rows that were settled before this time; message texts are not kept longer than needed.

    A decision that did not reach its resident stays: the card says so.
    """
    old = delete(Outbox).where(col(Outbox.state).in_(("sent", "dead")), col(Outbox.settled_at) < before)
    old = old.where(or_(col(Outbox.kind) != TELL, and_(col(Outbox.state) == "sent", col(Outbox.delivery) != "failed")))
    await transaction.execute(old)


_MOST_BUSY: Final = 30_000
"""Lanes: a statement takes 32,766 values on SQLite, one more on PostgreSQL, and who is so busy needs no more work."""
_SILENT = ("fetch", "destroy", "forget")  # says nothing to anybody, so a block does not stop it

_SETTLE = (
    update(Outbox)
    .where(col(Outbox.id) == bindparam("row"))
    .values(state="sent", message=bindparam("reference"), settled_at=bindparam("time"), claimed_until=0.0)
)

_HEADS = (
    select(func.min(col(Outbox.id)))
    .where(col(Outbox.state) == "pending", col(Outbox.rank) == bindparam("own"))
    .group_by(col(Outbox.lane))
)
_CLAIM = (
    select(Outbox)
    .where(
        col(Outbox.id).in_(_HEADS),
        col(Outbox.due_at) <= bindparam("now"),
        col(Outbox.claimed_until) <= bindparam("now"),
        # PostgreSQL looks at these conditions again when a row changed while it was being locked, but not at `_HEADS`.
        col(Outbox.state) == "pending",
        not_among(col(Outbox.lane), "busy"),
        not_among(col(Outbox.kind), "without"),
    )
    .order_by(col(Outbox.id))
    .limit(bindparam("room"))
    .with_for_update(skip_locked=True)
)

_WAITING_IN = (
    select(func.count())
    .select_from(Outbox)
    .where(col(Outbox.state) == "pending", col(Outbox.rank) == WORK)
    .where(among(col(Outbox.lane), "lanes"))
)
_ABOUT = col(Outbox.body)["report"].as_integer()
_WAITING_ABOUT = select(_ABOUT).where(
    col(Outbox.state) == "pending",
    col(Outbox.kind) == bindparam("what"),
    col(Outbox.claimed_until) <= bindparam("now"),
    among(_ABOUT, "reports"),
)
_TAKE = update(Outbox).where(among(col(Outbox.id), "rows")).values(claimed_until=bindparam("until"))

_NOT_OURS = or_(col(Outbox.claimed_until) <= bindparam("now"), not_among(col(Outbox.lane), "ours"))
_WAITING = (
    select(col(Outbox.lane))
    .where(col(Outbox.state) == "pending", col(Outbox.rank) == TALK, _NOT_OURS)
    .where(among(col(Outbox.lane), "lanes"))
    .distinct()
)


async def _waiting_lanes(transaction: Transaction, lanes: set[str], ours: Collection[str], now: float) -> set[str]:
    """Those of `lanes` in which a row waits that this process is not at work on."""
    if not lanes:
        return set()
    values = {"lanes": list(lanes), "ours": list(lanes.intersection(ours)), "now": now}
    return set((await transaction.execute(_WAITING, values)).scalars())
