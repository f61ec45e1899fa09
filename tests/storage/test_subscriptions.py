"""Who wants news: each once, no longer than they like, and as one person when two contacts are one."""

from sqlmodel import select

from storage import contacts as book
from storage import subscriptions
from storage.contacts import Contacts, Place
from storage.database import Database, Transaction, fetch
from storage.joining import join
from storage.models import Contact
from storage.subscriptions import Subscription
from tests.storage.post import NOW


async def people(transaction: Transaction, contacts: Contacts, count: int) -> list[Contact]:
    """So many people, in the order of their numbers."""
    places = [Place("telegram", f"{7000 + number}") for number in range(count)]
    return sorted((await contacts.admit(transaction, places, NOW)).values(), key=lambda person: person.id or 0)


async def wanted(transaction: Transaction) -> set[tuple[str, int, float]]:
    rows = await fetch(transaction, Subscription, select(Subscription))
    return {(row.region, row.contact_id, row.since) for row in rows}


async def test_news_is_wanted_once_and_ended_for_one_region_or_all(database: Database, contacts: Contacts) -> None:
    async with database.transaction() as transaction:
        one, other = (person.id or 0 for person in await people(transaction, contacts, 2))
        for region, now in (("solo", NOW), ("solo", NOW + 9), ("sleman", NOW)):
            await subscriptions.begin(transaction, one, region, now)
        await subscriptions.begin(transaction, other, "solo", NOW)
        assert {row.region: row.since for row in await subscriptions.of_contact(transaction, one)} == {
            "solo": NOW,
            "sleman": NOW,
        }
        assert await subscriptions.end(transaction, one, "solo") == ["solo"]
        assert await subscriptions.end(transaction, one, "solo") == []
        assert await subscriptions.end(transaction, one) == ["sleman"]
        assert await wanted(transaction) == {("solo", other, NOW)}


async def test_only_who_can_be_written_to_is_counted(database: Database, contacts: Contacts) -> None:
    async with database.transaction() as transaction:
        for person in await people(transaction, contacts, 3):
            await subscriptions.begin(transaction, person.id or 0, "solo", NOW)
        assert await subscriptions.count(transaction, "solo") == 3
        await book.set_reachable(transaction, 2, False)
        assert await subscriptions.count(transaction, "solo") == 2
        assert await subscriptions.count(transaction, "sleman") == 0


async def test_who_is_forgotten_wants_nothing(database: Database, contacts: Contacts) -> None:
    async with database.transaction() as transaction:
        (one,) = await people(transaction, contacts, 1)
        await subscriptions.begin(transaction, one.id or 0, "solo", NOW)
        await book.forget(transaction, one.id or 0)
        assert await wanted(transaction) == set()


async def test_two_contacts_that_are_one_person_want_what_either_wanted(database: Database, contacts: Contacts) -> None:
    async with database.transaction() as transaction:
        keep, gone = await people(transaction, contacts, 2)
        for person, region in ((keep, "solo"), (gone, "solo"), (gone, "sleman")):
            await subscriptions.begin(transaction, person.id or 0, region, NOW + (person.id or 0))
        await join(transaction, gone, keep)
        assert await wanted(transaction) == {("solo", keep.id, NOW + 1), ("sleman", keep.id, NOW + 2)}
