"""Once a day, and when somebody leaves, it is looked whether moderators are in their group; else they lose the role."""

from typing import Final

from handlers.scene import House
from storage import roles
from storage.database import Transaction
from storage.outbox import WORK, Effect
from storage.roles import MODERATOR

LOOK: Final = "member"
"""The kind of the errand that looks."""
EVERY: Final = 86_400.0


async def look(_house: House, transaction: Transaction, now: float) -> list[Effect]:
    """Order those that are due now."""
    return [
        look_at(held.contact_id, held.region) for held in await roles.unlooked(transaction, MODERATOR, now - EVERY, now)
    ]


def look_at(contact_id: int, region: str) -> Effect:
    """Look whether this person is still in the group of this region, if they are a moderator there."""
    return Effect(contact_id, LOOK, {"region": region}, lane=f"member:{contact_id}", rank=WORK)
