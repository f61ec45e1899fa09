"""`lapornetral invite` and `lapornetral roles`: how the first admin comes to be, and what an operator sees of roles.

NotDoneError
    NoRegionError     the region is not among those that are served
    NoChannelError    that channel is switched off, or the role needs another
    NoRoleError       there is no role with this number
"""

import time
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.channels.channel import Channel
from bot.channels.telegram_auto import connect
from bot.channels.whatsapp import WhatsApp
from bot.houses import house_of
from bot.opened import NotDoneError, opened
from bot.settings import Settings
from handlers import appointing, inviting
from storage import contacts, outbox, roles
from storage.crypt import Crypt
from storage.database import Transaction
from storage.record import record
from storage.roles import MODERATOR, Role

OPERATOR = "operator"


class NoRegionError(NotDoneError):
    """This region is not among REGIONS."""


class NoChannelError(NotDoneError):
    """This channel is switched off, or the role is taken on Telegram only, where the group is."""


class NoRoleError(NotDoneError):
    """There is no role with this number. See: lapornetral roles"""


@record
class Held:
    """A role as an operator sees it; `number` is its place in the list."""

    number: int
    role: Role
    name: str
    channel: str

    def __str__(self) -> str:
        day = datetime.fromtimestamp(self.role.since, ZoneInfo("UTC"))
        by = f"{self.channel}, since {day:%Y-%m-%d %H:%M} UTC, given by {self.role.by}"
        return f"{self.number}. {self.role.region}: {self.role.role}, {self.name} ({by})"


Clock = Callable[[], float]


async def invite(settings: Settings, role: str, region: str, channel: str, clock: Clock = time.time) -> str:
    """Make an invitation; its link. Raises NotDoneError, SendFailed."""
    if region not in settings.regions:
        raise NoRegionError(f"{region!r} is not among REGIONS ({', '.join(settings.regions)}).")
    if channel != inviting.TELEGRAM and (role == MODERATOR or not settings.whatsapp_token.get_secret_value()):
        raise NoChannelError
    way = _way(settings, channel)
    try:
        await way.start()
        async with opened(settings) as database, database.transaction() as transaction:
            word = await inviting.make(transaction, Crypt(settings.keys), region, role, OPERATOR, clock())
        return way.link(f"{inviting.WORD}_{word}")
    finally:
        await way.close()


async def listed(settings: Settings, regions: tuple[str, ...]) -> list[Held]:
    """Every role in these regions. Raises NotDoneError."""
    async with opened(settings) as database, database.transaction() as transaction:
        return await _held(transaction, Crypt(settings.keys), regions)


async def revoke(settings: Settings, held: Held, clock: Clock = time.time) -> None:
    """Take a role back, and have whoever had it told. Raises NotDoneError."""
    async with opened(settings) as database:
        house = await house_of(settings, database, Crypt(settings.keys), clock)
        async with database.transaction() as transaction:
            effects = await appointing.dismiss(transaction, house, held.role, OPERATOR, clock())
            if effects is None:
                raise NoRoleError
            await outbox.put(transaction, effects, clock())


async def _held(transaction: Transaction, crypt: Crypt, regions: tuple[str, ...]) -> list[Held]:
    found = await roles.of_regions(transaction, regions)
    people = {one.id: one.channel for one in await contacts.several(transaction, {role.contact_id for role in found})}
    return [
        Held(number, role, appointing.name_of(crypt, role), people[role.contact_id])
        for number, role in enumerate(found, start=1)
    ]


def _way(settings: Settings, channel: str) -> Channel:
    if channel == inviting.TELEGRAM:
        token = settings.telegram_token.get_secret_value()
        return connect(token, settings.telegram_api_url, settings.telegram_client)
    token, template = settings.whatsapp_token.get_secret_value(), (settings.whatsapp_template, "id")
    return WhatsApp(token, settings.whatsapp_phone_number_id, settings.whatsapp_api_url, template, str)
