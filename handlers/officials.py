"""Officials whom the settings name: they have the role as long as they are named, and every change is an event."""

from collections.abc import Sequence
from typing import Final

from storage import custody, roles
from storage.database import Transaction
from storage.models import Contact
from storage.roles import OFFICIAL, Role

BY: Final = "settings"


async def follow(transaction: Transaction, region: str, named: Sequence[Contact], now: float) -> None:
    """These are the officials of a region by its settings; who is no more was taken out of them."""
    numbers, acts = {contact.id: contact.lookup for contact in named}, list[custody.Act]()
    for number, lookup in numbers.items():
        role = Role(contact_id=number or 0, region=region, role=OFFICIAL, by=BY, since=now)
        if await roles.grant(transaction, role):
            acts.append(custody.regional(region, "operator", "granted", role=OFFICIAL, who=lookup))
    for held in await roles.holders(transaction, region, OFFICIAL):
        if held.by == BY and held.contact_id not in numbers:
            await roles.revoke(transaction, held.contact_id, region, OFFICIAL)
            acts.append(custody.regional(region, "operator", "revoked", role=OFFICIAL, who=""))
    await custody.write(transaction, acts, now)
