"""Two moderators decide reports about the same at once: on PostgreSQL too, one of them waits, and none in a circle."""

import asyncio

import pytest
from sqlmodel import select

from bot.houses import load_words
from handlers import moderation
from handlers.desk import Desk
from handlers.messages import Said
from handlers.report import FORMS
from handlers.scene import House, Scene
from handlers.tap import Tap
from storage.contacts import Contacts
from storage.crypt import Crypt
from storage.database import Database, fetch
from storage.models import Contact, Report
from storage.regions import load_region
from storage.sameness import CONFIRMED
from tests.storage.post import met
from tests.storage.test_sameness import Town

ROUNDS = 12


@pytest.fixture
async def group(postgres_database: Database, contacts: Contacts) -> Contact:
    return await met(postgres_database, contacts, "-100200")


class Moderators:
    """Two of them, each with a connection of their own."""

    def __init__(self, database: Database, crypt: Crypt, contacts: Contacts, group: Contact) -> None:
        desks = {"solo": Desk(load_region("solo"), moderators=group.id or 0)}
        self.house = House(load_words(), contacts, crypt, desks, FORMS)
        self.database, self.group = database, group

    async def tap(self, who: str, ticket: str, action: str) -> None:
        async with self.database.transaction() as transaction:
            said = Said(choice=f"case:{ticket}:1:{action}", tap="1")
            await moderation.take(Tap(Scene(self.house, transaction, self.group, 5.0), said, who, who), member=True)


async def pair(town: Town) -> list[Report]:
    one, two = await town.report(), await town.report()
    await town.link(one, two)
    await town.decide(one, two, CONFIRMED)
    async with town.database.transaction() as transaction:
        return [await town.get(transaction, number) for number in (one, two)]


async def test_nobody_waits_in_a_circle(
    postgres_database: Database, crypt: Crypt, contacts: Contacts, group: Contact
) -> None:
    moderators, town = Moderators(postgres_database, crypt, contacts, group), Town(postgres_database, contacts)
    for _ in range(ROUNDS):
        one, two = await pair(town)
        await asyncio.gather(
            moderators.tap("Ani", one.ticket, "accept"),
            moderators.tap("Budi", two.ticket, "reject:private"),
            moderators.tap("Cici", two.ticket, f"apart:{one.ticket}"),
            moderators.tap("Dedi", one.ticket, f"pair:{two.ticket}"),
        )  # one that waited in a circle would raise here
    async with postgres_database.transaction() as transaction:
        found = await fetch(transaction, Report, select(Report))
    assert len(found) == 2 * ROUNDS
    assert all(report.version == 2 for report in found)
