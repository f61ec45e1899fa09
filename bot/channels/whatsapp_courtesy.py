"""Two blue ticks and the typing sign on WhatsApp: a courtesy, and nothing more.

It is no effect and so no row of the outbox. A sign that comes late is wrong, one that is missing harms nobody, and the
id that it needs holds the phone number, so it must not be kept: it stays in memory while the POST that brought it is
being answered. Once what somebody said is committed, the newest of their messages is marked, and with it those before:
at once or never, tried once, no more than a few at a time, so that it takes neither turns nor connections from the
replies. Where more people than that were heard at once, none of them gets it.

It is begun before the reply, so that the sign hardly ever comes after it: it would stand there for 25 seconds.

Source: Cloud API, "Mark messages as read" and "Typing indicators".
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Any, Final

from bot.channels.channel import SendFailed

AT_ONCE: Final = 4  # of the connections there are; at a fifth of a second each, twenty a second
PATIENCE: Final = 5.0  # seconds


class Courtesy:
    """What was read and not yet marked. `mark`: one call that marks the message of this id; raises SendFailed."""

    def __init__(self, mark: Callable[[str], Awaitable[Any]]) -> None:
        self._mark = mark
        self._unmarked: dict[str, str] = {}  # the name that we know a message by -> its id
        self._under_way: set[asyncio.Task[None]] = set()

    def remember(self, name: str, message: str) -> None:
        """A message came in. `forget` must follow."""
        self._unmarked[name] = message

    def forget(self, names: Sequence[str]) -> None:
        """What brought these messages is answered."""
        for name in names:
            self._unmarked.pop(name, None)

    def show(self, names: Sequence[str]) -> None:
        """Each of these is the newest of somebody whose messages are kept now."""
        messages = [self._unmarked.pop(name) for name in names if name in self._unmarked]
        if len(messages) + len(self._under_way) <= AT_ONCE:
            for message in messages:
                task = asyncio.create_task(self._try(message))
                self._under_way.add(task)
                task.add_done_callback(self._under_way.discard)

    async def close(self) -> None:
        """Drop what is under way."""
        for task in self._under_way:
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)

    async def _try(self, message: str) -> None:
        with suppress(SendFailed, TimeoutError):
            async with asyncio.timeout(PATIENCE):
                await self._mark(message)
