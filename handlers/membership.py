"""Once a day it is looked whether moderators are still in their group; whoever left loses the role."""

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
        Effect(held.contact_id, LOOK, {"region": held.region}, lane=f"member:{held.contact_id}", rank=WORK)
        for held in await roles.unlooked(transaction, MODERATOR, now - EVERY, now)
    ]
