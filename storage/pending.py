"""How much waits behind the scenes."""

from collections.abc import Collection

from sqlalchemy import func
from sqlmodel import col, select

from storage.database import Transaction
from storage.models import Outbox
from storage.outbox import WORK


async def count(transaction: Transaction, lanes: Collection[str]) -> int:
    """How many rows of these lanes are not carried out yet; work only."""
    own = col(Outbox.lane).in_(lanes), col(Outbox.rank) == WORK, col(Outbox.state) == "pending"
    return int((await transaction.execute(select(func.count()).select_from(Outbox).where(*own))).scalar_one())
