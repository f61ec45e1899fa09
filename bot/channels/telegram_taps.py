"""The waiting sign on a button that was tapped, taken away: a courtesy, and nothing more.

It is no effect and so no row of the outbox: what the tap led to is said in the chat. A sign taken away late is of no
use, one that stays goes by itself, and the number of a tap holds that of an account, so it is better not kept. Each is
tried once, after the commit and beside the replies; while Telegram asks for a pause, none is. A tap that is answered in
words is an effect like any other.

Source: Bot API, "answerCallbackQuery".
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Any, Final

from bot.channels.channel import SendFailed, TryLater

AT_ONCE: Final = 48
MOST: Final = 1000  # taps that wait; when there are more, the oldest are older than their sign


class Taps:
    """Taps that wait to be answered without words. `answer`: one call for the tap of this number; raises SendFailed."""

    def __init__(self, answer: Callable[[str], Awaitable[Any]]) -> None:
        self._answer = answer
        self._waiting: deque[str] = deque(maxlen=MOST)
        self._hands: set[asyncio.Task[None]] = set()
        self._paused_until = 0.0

    @property
    def busy(self) -> bool:
        """Whether any is being answered."""
        return bool(self._hands)

    @property
    def paused(self) -> bool:
        """Whether Telegram asked for a pause that is not over."""
        return asyncio.get_running_loop().time() < self._paused_until

    def release(self, taps: Sequence[str]) -> None:
        """What these led to is kept now."""
        if self.paused:
            return
        self._waiting.extend(taps)
        for _ in range(min(len(taps), AT_ONCE - len(self._hands))):
            hand = asyncio.create_task(self._work())
            self._hands.add(hand)
            hand.add_done_callback(self._hands.discard)

    async def close(self) -> None:
        """Drop what is under way."""
        for hand in self._hands:
            hand.cancel()
        await asyncio.gather(*self._hands, return_exceptions=True)

    async def _work(self) -> None:
        while self._waiting:
            with suppress(SendFailed):
                await self._try(self._waiting.popleft())

    async def _try(self, tap: str) -> None:
        try:
            await self._answer(tap)
        except TryLater as later:
            self._waiting.clear()
            self._paused_until = asyncio.get_running_loop().time() + later.after
