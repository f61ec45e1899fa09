"""The officials of the demo: they hold their role from the start."""

from bot import app as bot
from bot.sandbox.page_stage import Desk, Stage
from bot.sandbox.seed import Player
from bot.sandbox.world import World
from storage import roles
from storage.contacts import Place
from storage.database import Transaction


async def appoint(app: bot.App, world: World, stage: Stage) -> None:
    """Every official presses start, and is given the role, as the operator does for the first of them."""
    for desk in stage.desks:
        if desk.official is not None:
            await Player(world, desk.official).say("/start")
            async with app.database.transaction() as transaction:
                await _grant(app, transaction, desk, desk.official.id)


async def _grant(app: bot.App, transaction: Transaction, desk: Desk, person: int) -> None:
    contact = await app.house.contacts.find(transaction, Place(app.channel.name, str(person)))
    if contact is not None and contact.id is not None:
        given = roles.Role(
            contact_id=contact.id, region=desk.region, role=roles.OFFICIAL, by="operator", since=app.house.clock()
        )
        await roles.grant(transaction, given)
