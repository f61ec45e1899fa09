"""Who has which role, on both databases."""

from storage import roles
from storage.contacts import Contacts, Place
from storage.database import Database, Transaction
from storage.models import Contact
from storage.roles import LEAD, OFFICIAL, Role
from tests.storage.post import NOW


async def admitted(transaction: Transaction, contacts: Contacts, *addresses: str) -> list[Contact]:
    places = [Place("telegram", address) for address in addresses]
    found = await contacts.admit(transaction, places, NOW)
    return [found[place] for place in places]


def role(contact: Contact, name: str, region: str = "solo", since: float = NOW) -> Role:
    return Role(contact_id=contact.id or 0, region=region, role=name, by="operator", since=since)


async def test_a_role_is_had_once_in_each_region_and_can_be_taken_back(database: Database, contacts: Contacts) -> None:
    async with database.transaction() as transaction:
        one, other = await admitted(transaction, contacts, "1", "2")
        assert await roles.grant(transaction, role(one, OFFICIAL, since=NOW + 1))
        assert not await roles.grant(transaction, role(one, OFFICIAL, since=NOW + 5))
        assert await roles.grant(transaction, role(one, OFFICIAL, "sleman"))
        assert await roles.grant(transaction, role(one, LEAD))
        assert await roles.grant(transaction, role(other, OFFICIAL))
        here = await roles.holders(transaction, "solo", OFFICIAL)
        assert [(held.contact_id, held.since) for held in here] == [(other.id, NOW), (one.id, NOW + 1)]
        theirs = {(held.region, held.role) for held in await roles.of_contact(transaction, one.id or 0)}
        assert theirs == {("solo", OFFICIAL), ("sleman", OFFICIAL), ("solo", LEAD)}
        assert await roles.revoke(transaction, one.id or 0, "solo", OFFICIAL)
        assert not await roles.revoke(transaction, one.id or 0, "solo", OFFICIAL)
        assert [held.contact_id for held in await roles.holders(transaction, "solo", OFFICIAL)] == [other.id]
        assert {held.region for held in await roles.of_contact(transaction, one.id or 0)} == {"solo", "sleman"}
