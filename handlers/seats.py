"""Who sits at the desks: groups that admins linked, and people with a role, in the place of what the settings give.

A linked group wins over the settings; a person sits where there is neither. Where moderators have no group yet, a
contact that cannot be written to stands for it (`House.chairs`), and all that is for it waits. The house of a running
bot hears of a change by an errand right after the commit, other processes by their clock.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from handlers.desk import Desk
from handlers.scene import House
from storage import contacts, deliveries, desk_groups, inquiries, letters, queue, reports, roles
from storage.contacts import Place
from storage.database import Database, Transaction
from storage.outbox import WORK, Effect
from storage.roles import BAWASLU, LEAD

ARRANGE: Final = "arrange"
_OF_PERSONS: Final = {BAWASLU: "bawaslu", LEAD: "lead"}
"""Role -> the field of the desk where its first holder sits while nobody else does."""


async def places(given: Mapping[str, Desk], transaction: Transaction) -> dict[str, dict[str, int]]:
    """Region -> field of its desk -> the contact that sits there. `given`: the desks as the settings give them.

    Nobody sits at the desks of two regions, or it would not be clear which one they mean; the settings come first.
    """
    found = defaultdict[str, dict[str, int]](dict)
    seated = {place: key for key, desk in given.items() for place in (desk.moderators, desk.bawaslu, desk.elsewhere)}
    for linked in await desk_groups.of_regions(transaction, list(given)):
        if seated.setdefault(linked.contact_id, linked.region) == linked.region:
            found[linked.region][linked.purpose] = linked.contact_id
    for held in await roles.of_regions(transaction, list(given)):
        field = _OF_PERSONS.get(held.role, "")
        if not field or getattr(given[held.region], field) or field in found[held.region]:
            continue
        if held.role == LEAD or seated.setdefault(held.contact_id, held.region) == held.region:
            found[held.region][field] = held.contact_id
    return {region: places for region, places in found.items() if places}


async def bawaslu_at(house: House, transaction: Transaction, region: str) -> int:
    """Who sits at Bawaslu's desk of this region by now, whatever this process was told last; 0: nobody."""
    found = (await places(house.given, transaction)).get(region, {})
    return found.get("bawaslu") or house.given[region].bawaslu


async def hand_on(house: House, transaction: Transaction, region: str) -> None:
    """What still has to go to Bawaslu goes to whoever sits there now; where nobody does, it waits."""
    if region in house.given and (place := await bawaslu_at(house, transaction, region)):
        await desk_groups.hand_on(transaction, region, place)


async def look(house: House, database: Database) -> None:
    """Put everybody where they sit now; at once, so that of two looks the later one counts."""
    async with database.transaction() as transaction:
        house.seat(await places(house.given, transaction))
        for region, chair in house.chairs.items():  # another process may not know yet that somebody sits there
            if chair != house.desks[region].moderators:
                await desk_groups.fill(transaction, chair, house.desks[region].moderators)


async def follow(house: House, transaction: Transaction, contact_id: int, address: str) -> None:
    """A chat goes on under a new address. Numbers begin anew there, so those of our old messages mean nothing."""
    desk = house.desk_at(contact_id)
    await _join(house, transaction, contact_id, address)
    moved = await house.contacts.move(transaction, contact_id, address)
    if not moved:
        return
    await letters.forget_prompts(transaction, contact_id)
    await deliveries.forget_messages(transaction, contact_id)
    if desk is not None and contact_id == desk.moderators:
        await reports.forget_cards(transaction, desk.region.key)
        await inquiries.forget_messages(transaction, desk.region.key)
        await queue.take_down(transaction, desk.region.key)


async def _join(house: House, transaction: Transaction, contact_id: int, address: str) -> None:
    """The chat may be known by the new address already, and sit at a desk: it goes on sitting there."""
    contact = await contacts.get(transaction, contact_id)
    early = await house.contacts.find(transaction, Place(contact.channel, address)) if contact else None
    if early is None or early.id == contact_id:
        return
    await desk_groups.keep(transaction, early.id or 0, contact_id)
    house.seat(
        {
            region: {field: contact_id if place == early.id else place for field, place in found.items()}
            for region, found in house.seats.items()
        }
    )


def arrange(house: House) -> Effect:
    """Have the desks looked at anew, after the commit."""
    return Effect(house.first.moderators, ARRANGE, lane=ARRANGE, rank=WORK)


def serves(house: House, contact_id: int) -> bool:
    """Whether this chat has a place at one of the desks already."""
    return house.desk_at(contact_id) is not None or any(desk.lead == contact_id for desk in house.desks.values())
