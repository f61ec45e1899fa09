"""Once a day it is looked whether moderators are still in their group; whoever left loses the role."""

from typing import Final

from storage import roles
from storage.database import Transaction
from storage.outbox import WORK, Effect
from storage.roles import MODERATOR

LOOK: Final = "member"
"""The kind of the errand that looks."""
EVERY: Final = 86_400.0


async def due(transaction: Transaction, now: float) -> list[Effect]:
    """The looks that are due now."""
    return [
        Effect(held.contact_id, LOOK, {"region": held.region}, lane=f"member:{held.contact_id}", rank=WORK)
        for held in await roles.unlooked(transaction, MODERATOR, now - EVERY, now)
    ]
