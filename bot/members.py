"""Who belongs to the group they want something of: asked of the platform before any transaction begins."""

from collections.abc import Mapping, Sequence

from bot.channels.channel import Channel, SendFailed
from bot.logs import log
from handlers import direct, turn
from handlers.messages import Update
from handlers.scene import House
from storage import contacts
from storage.database import Database

Members = Mapping[tuple[str, str], bool]
"""(chat, person) -> whether that person belongs to the group in question. Missing: not asked, or nobody could say."""


async def look_up(house: House, database: Database, channel: Channel, updates: Sequence[Update]) -> Members:
    """Of those that write in a group, whether they belong to it; of those that use an invitation in their own chat,
    whether they still belong to the group that was given it.
    """
    asked = {(u.chat, u.sender.key): u.chat for u in updates if not u.private and turn.needs_member(u.said)}
    asked |= await _invited(house, database, updates)
    found: dict[tuple[str, str], bool] = {}
    for (chat, person), group in asked.items():
        if group == person:  # an administrator who speaks in the group's name
            found[chat, person] = True
            continue
        try:
            found[chat, person] = await channel.belongs(group, person)
        except SendFailed as failure:
            log().warning("membership could not be checked", fault=type(failure).__name__)
    return found


async def _invited(house: House, database: Database, updates: Sequence[Update]) -> dict[tuple[str, str], str]:
    words = [(update, word) for update in updates if update.private and (word := direct.word_in(update.said))]
    if not words:
        return {}
    groups: dict[tuple[str, str], str] = {}
    async with database.transaction() as transaction:
        for update, word in words:
            number = await direct.group_of(house, transaction, word)
            group = await contacts.get(transaction, number) if number else None
            if group is not None and group.channel == update.channel:
                groups[update.chat, update.sender.key] = house.contacts.address(group)
    return groups
