"""The outbox of one resident, as the tests use it."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import col, select

from storage import outbox
from storage.contacts import Contacts, Place
from storage.database import Database, fetch
from storage.models import Contact, Outbox
from storage.outbox import TALK, Effect, Errand

NOW = 1_800_000_000.0


def to_do(contact_id: int = 1, **values: Any) -> dict[str, Any]:
    """A row of the outbox as it is inserted."""
    return Outbox(contact_id=contact_id, kind="say", body={}, lane="1", **values).model_dump(exclude={"id"})


async def met(database: Database, contacts: Contacts, address: str = "7001") -> Contact:
    """Somebody who wrote to us."""
    place = Place("telegram", address)
    async with database.transaction() as transaction:
        return (await contacts.admit(transaction, [place], NOW))[place]


class Post:
    """One resident's outbox, each step in a transaction of its own."""

    def __init__(self, database: Database, contact_id: int) -> None:
        self.database = database
        self.contact_id = contact_id

    def effect(self, kind: str = "say", **values: Any) -> Effect:
        return Effect(self.contact_id, kind, **values)

    async def put(self, *effects: Effect, now: float = NOW, ours: Sequence[str] = ()) -> list[Errand]:
        async with self.database.transaction() as transaction:
            return await outbox.put(transaction, effects, now, ours)

    async def claim(
        self, rank: int = TALK, limit: int = 100, now: float = NOW, busy: Sequence[str] = ()
    ) -> list[Errand]:
        async with self.database.transaction() as transaction:
            return await outbox.claim(transaction, rank, limit, now, busy)

    async def settle(self, *errands: Errand, message: str = "") -> None:
        async with self.database.transaction() as transaction:
            await outbox.settle(transaction, [(errand.id, message) for errand in errands], NOW)

    async def postpone(self, errand: Errand, due_at: float, *, unsure: bool = False, counts: bool = False) -> None:
        async with self.database.transaction() as transaction:
            await outbox.postpone(transaction, errand, due_at, "RetryAfter", unsure=unsure, counts=counts)

    async def release(self, errand: Errand) -> None:
        async with self.database.transaction() as transaction:
            await outbox.release(transaction, errand)

    async def recover(self, now: float = NOW) -> None:
        async with self.database.transaction() as transaction:
            await outbox.recover(transaction, now)

    async def take_back(self, *kinds: str) -> bool:
        async with self.database.transaction() as transaction:
            return await outbox.take_back(transaction, "handover:7", kinds)

    async def rows(self) -> list[Outbox]:
        async with self.database.transaction() as transaction:
            return await fetch(transaction, Outbox, select(Outbox).order_by(col(Outbox.id)))

    async def states(self) -> list[str]:
        return [row.state for row in await self.rows()]
