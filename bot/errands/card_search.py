"""Looks for a card that may have been sent: its answer got lost, or the bot died before it could be noted.

Telegram shows a bot no history, but it says what it thinks of an edit (Bot API: editMessageCaption): a picture of ours
is changed, or "is not modified"; messages of others "can't be edited", and a text of ours has no caption. So the
numbers below the newest one are tried, newest first, down to the last message of the cards' lane that is known: every
other picture of ours lies below that. The newest number is that of a line without sound, taken away at once.
"""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from bot.channels.channel import Buttons, Channel, Delete, EditCaption, Pointless, Refused, Text

PROBES: Final = 100  # messages that are tried, a few seconds' worth


@dataclass
class Search:
    """One search: the line whose number showed the newest one, until it is taken away, and the numbers to try."""

    notice: str
    left: list[int]


class CardSearch:
    """Searches that are under way, so that one which Telegram interrupts (429) goes on where it was."""

    def __init__(self) -> None:
        self._searches: dict[tuple[str, str], Search] = {}

    async def find(
        self,
        channel: Channel,
        address: str,
        about: str,
        known: int,
        notice: str,
        card: tuple[str, Buttons],
        others: Collection[int] = (),
    ) -> str:
        """The number of the card, or "". `about`: names it; `known`: the newest number before it; `card`: its caption
        and buttons; `others`: numbers behind that which are known to be something else.

        The card, when found, shows this caption and these buttons. Raises SendFailed; then call again.
        """
        search = self._searches.get((about, address))
        if search is None:
            search = self._searches[about, address] = await _begin(channel, address, known, notice, others)
        await _tidy(channel, address, search)
        while search.left and not await _is_card(channel, address, search.left[-1], card):
            search.left.pop()
        del self._searches[about, address]
        return str(search.left[-1]) if search.left else ""


async def _begin(channel: Channel, address: str, known: int, notice: str, others: Collection[int]) -> Search:
    number = await channel.perform(address, Text(notice, silent=True))
    newest = int(number)
    tried = range(max(known, newest - 1 - PROBES) + 1, newest)
    return Search(number, [one for one in tried if one not in others])


async def _tidy(channel: Channel, address: str, search: Search) -> None:
    if search.notice:
        with suppress(Pointless, Refused):  # gone already
            await channel.perform(address, Delete(search.notice))
        search.notice = ""


async def _is_card(channel: Channel, address: str, number: int, card: tuple[str, Buttons]) -> bool:
    try:
        await channel.perform(address, EditCaption(str(number), *card))
    except Pointless as pointless:
        return pointless.why == "unchanged"
    except Refused:
        return False
    return True
