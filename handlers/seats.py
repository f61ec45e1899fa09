"""Who sits at the desks: groups that admins linked, and people with a role, in the place of what the settings give.

A linked group wins over the settings; a person sits where there is neither. The house of a running bot hears of it by
an errand right after the commit, other processes by their clock.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from handlers.scene import Desk, House
from storage import desk_groups, roles
from storage.database import Transaction
from storage.outbox import WORK, Effect
from storage.roles import BAWASLU, LEAD

ARRANGE: Final = "arrange"
_OF_PERSONS: Final = {BAWASLU: "bawaslu", LEAD: "lead"}
"""Role -> the field of the desk where its first holder sits while nobody else does."""


async def places(given: Mapping[str, Desk], transaction: Transaction) -> dict[str, dict[str, int]]:
    """Region -> field of its desk -> the contact that sits there. `given`: the desks as the settings give them."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for held in await roles.of_regions(transaction, list(given)):
        field = _OF_PERSONS.get(held.role)
        if field and not getattr(given[held.region], field):
            found[held.region].setdefault(field, held.contact_id)
    for linked in await desk_groups.of_regions(transaction, list(given)):
        found[linked.region][linked.purpose] = linked.contact_id
    return dict(found)


def arrange(contact_id: int) -> Effect:
    """Have the desks looked at anew, after the commit. `contact_id`: anybody who is there."""
    return Effect(contact_id, ARRANGE, lane=ARRANGE, rank=WORK)


def serves(house: House, contact_id: int) -> bool:
    """Whether this chat has a place at one of the desks already."""
    return house.desk_at(contact_id) is not None or any(desk.lead == contact_id for desk in house.desks.values())
