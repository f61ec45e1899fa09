"""Looks for a card that may have been sent: its answer got lost, or the bot died before it could be noted.

Telegram shows a bot no history, but it says what it thinks of an edit (Bot API: editMessageCaption): a picture of ours
is changed, or "is not modified"; messages of others "can't be edited", and a text of ours has no caption. So the
numbers below the newest one are tried, newest first, down to the last message of the cards' lane that is known: every
other picture of ours lies below that. The newest number is that of a line without sound, taken away at once.
"""

from typing import Final

from bot.channels.channel import Buttons, Channel, Delete, EditCaption, Pointless, Refused, SendFailed, Text
from bot.logs import log

PROBES: Final = 100  # messages that are tried, a few seconds' worth


class CardSearch:
    """Searches that are under way, so that one which Telegram interrupts (429) goes on where it was."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._left: dict[tuple[int, str], list[int]] = {}

    async def find(self, report_id: int, address: str, known: int, notice: str, card: tuple[str, Buttons]) -> str:
        """The number of the card, or "". `known`: the newest number before it; `card`: its caption and buttons.

        The card, when found, shows this caption and these buttons. Raises SendFailed; then call again.
        """
        search = report_id, address
        if search not in self._left:
            newest = await self._newest(address, notice)
            self._left[search] = list(range(max(known, newest - 1 - PROBES) + 1, newest))
        left = self._left[search]
        while left and not await self._is_card(address, left[-1], card):
            left.pop()
        del self._left[search]
        return str(left[-1]) if left else ""

    async def _newest(self, address: str, notice: str) -> int:
        number = await self._channel.perform(address, Text(notice, silent=True))
        try:
            await self._channel.perform(address, Delete(number))
        except SendFailed as failure:
            log().warning("a line could not be taken away", fault=type(failure).__name__)
        return int(number)

    async def _is_card(self, address: str, number: int, card: tuple[str, Buttons]) -> bool:
        try:
            await self._channel.perform(address, EditCaption(str(number), *card))
        except Pointless as pointless:
            return pointless.why == "unchanged"
        except Refused:
            return False
        return True
