"""Who sits at the desks instead of those of the settings: groups that admins linked, and people with a role."""

from bot.opened import NotDoneError, opened
from bot.settings import Settings
from handlers import seats
from handlers.desk import Desk
from storage import contacts
from storage.contacts import Contacts, Place
from storage.crypt import CannotOpenError, Crypt

Linked = dict[tuple[str, str], Place]
"""(region, "moderators" or "bawaslu") -> where that is."""


async def linked(settings: Settings) -> Linked:
    """Nothing when the database cannot be asked, which is told elsewhere."""
    given = {
        desk.region.key: Desk(
            desk.region,
            -int(desk.moderators is not None),
            -int(desk.bawaslu is not None),
            lead=-int(desk.lead is not None),
        )
        for desk in settings.desks
    }
    book = Contacts(Crypt(settings.keys))
    try:
        async with opened(settings) as database, database.transaction() as transaction:
            found = await seats.places(given, transaction)
            numbers = {number for places in found.values() for number in places.values()}
            people = {one.id: one for one in await contacts.several(transaction, numbers)}
        return {
            (region, purpose): Place(people[number].channel, book.address(people[number]))
            for region, places in found.items()
            for purpose, number in places.items()
        }
    except (NotDoneError, CannotOpenError):
        return {}
