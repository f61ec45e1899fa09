"""What an effect is before it is stored, and what a row of the outbox is to whoever carries it out (pure)."""

from collections.abc import Collection
from dataclasses import field
from typing import Any

from storage.models import Outbox
from storage.record import record

LEASE = 120.0
UNSURE = 1.0  # a claim that ended long ago: somebody was at this row and may have carried it out
TALK, WORK = 0, 1  # ranks: a person waits for it; work behind the scenes
TELL = "tell"  # the kind of what tells a resident of a decision; its body names the report


@record
class Effect:
    """Something to be done in the outside world, not yet stored."""

    contact_id: int
    kind: str
    body: dict[str, Any] = field(default_factory=dict)
    lane: str = ""
    rank: int = TALK
    delay: float = 0.0


@record
class Errand:
    """An effect that this process has taken on. `unsure`: it may have been carried out before."""

    id: int
    contact_id: int
    kind: str
    body: dict[str, Any]
    lane: str
    rank: int
    tries: int = 0
    unsure: bool = False


def lane_of(effect: Effect) -> str:
    """The lane in which it is carried out: its own, or that of its contact."""
    return effect.lane or f"{effect.contact_id}"


def row_of(effect: Effect, now: float, waiting: Collection[str]) -> dict[str, Any]:
    """Its row; claimed from the beginning where nothing waits in its lane (`waiting`)."""
    lane = lane_of(effect)
    at_once = effect.rank == TALK and not effect.delay and lane not in waiting
    return {
        "contact_id": effect.contact_id,
        "kind": effect.kind,
        "body": effect.body,
        "lane": lane,
        "rank": effect.rank,
        "state": "pending",
        "tries": 0,
        "due_at": now + effect.delay,
        "claimed_until": now + LEASE if at_once else 0.0,
        "message": "",
        "error": "",
        "created_at": now,
    }


def taken(id_: int, row: dict[str, Any]) -> Errand:
    """A row that was stored just now and claimed with it."""
    return Errand(id_, row["contact_id"], row["kind"], row["body"], row["lane"], row["rank"], row["tries"])


def claimed(row: Outbox) -> Errand:
    """A row that was claimed; one that somebody was at before may have been carried out."""
    unsure = row.claimed_until > 0
    return Errand(row.id or 0, row.contact_id, row.kind, row.body, row.lane, row.rank, row.tries, unsure=unsure)
