"""Dialogues: the talk each contact is in the middle of."""

from collections.abc import Sequence
from typing import Any, Final

from sqlmodel import col, delete, select, update

from storage.database import Transaction, fetch, hold, upsert
from storage.lists import among
from storage.models import Contact, Dialogue

COLUMNS = ("draft", "talk", "updated_at", "nudged_at")

_OF_CONTACTS: Final = select(Dialogue).where(among(col(Dialogue.contact_id), "contacts")).with_for_update()

_CLOSE: Final = delete(Dialogue).where(among(col(Dialogue.contact_id), "contacts"))


async def load(transaction: Transaction, contact_ids: Sequence[int]) -> dict[int, Dialogue]:
    """The open dialogues of these contacts.

    Until the transaction ends, nobody else takes a turn of these contacts: also of those who have no dialogue yet,
    or two first messages that two processes read at once would each open one, and one would be lost.
    """
    await hold(transaction, col(Contact.id), contact_ids)
    rows = await fetch(transaction, Dialogue, _OF_CONTACTS, {"contacts": list(contact_ids)})
    return {row.contact_id: row for row in rows}


async def save(transaction: Transaction, rows: Sequence[dict[str, Any]]) -> None:
    """Write these dialogues; each row has every column of Dialogue."""
    if rows:
        await transaction.execute(upsert(transaction, Dialogue, "contact_id", COLUMNS), list(rows))


async def close(transaction: Transaction, contact_ids: Sequence[int]) -> None:
    """End these dialogues."""
    if contact_ids:
        await transaction.execute(_CLOSE, {"contacts": list(contact_ids)})


async def silent_since(transaction: Transaction, before: float, limit: int = 200) -> list[Dialogue]:
    """Dialogues in which nothing was said since `before` and that were not reminded yet."""
    quiet = select(Dialogue).where(col(Dialogue.updated_at) < before, col(Dialogue.nudged_at).is_(None)).limit(limit)
    return await fetch(transaction, Dialogue, quiet)


async def older_than(transaction: Transaction, before: float, limit: int = 200) -> list[Dialogue]:
    """Dialogues in which nothing was said since `before`."""
    return await fetch(transaction, Dialogue, select(Dialogue).where(col(Dialogue.updated_at) < before).limit(limit))


async def nudged(transaction: Transaction, contact_id: int, now: float) -> None:
    """Note that this dialogue's resident was asked whether to go on."""
    await transaction.execute(update(Dialogue).where(col(Dialogue.contact_id) == contact_id).values(nudged_at=now))
