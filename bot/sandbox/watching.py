"""Who wants to know that something changed: listeners (called at once) and waiters (woken soon after)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Generic, TypeAlias, TypeVar

from bot.sandbox.nouns import Change, Chat, Message

T = TypeVar("T")
Listener: TypeAlias = Callable[[Change], None]
LATEST = 8
"""Messages of a chat that a picture shows."""


class Watch(Generic[T]):
    """Tells listeners synchronously, in the order they came; an exception of one reaches whoever made the change."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[T], None]] = []
        self._waiters: set[asyncio.Event] = set()

    def listen(self, listener: Callable[[T], None]) -> Callable[[], None]:
        """Call `listener` on each change until the returned function is called (more than once does no harm)."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def tell(self, change: T) -> None:
        """Something changed."""
        for listener in tuple(self._listeners):
            listener(change)
        for waiter in self._waiters:
            waiter.set()

    async def until(self, condition: Callable[[], bool], timeout: float) -> None:
        """Return once `condition()` is true; it is asked now, after each change and when time is up: TimeoutError."""
        changed = asyncio.Event()
        self._waiters.add(changed)
        try:
            async with asyncio.timeout(timeout):
                while not condition():
                    changed.clear()
                    await changed.wait()
        except TimeoutError:
            if not condition():
                raise
        finally:
            self._waiters.discard(changed)


def picture(chats: list[Chat]) -> str:
    """The latest messages of each chat as lines for a person who asks why a test waits in vain."""
    return "\n".join(line for chat in chats for line in _chat_lines(chat))


def _chat_lines(chat: Chat) -> list[str]:
    latest = list(chat.messages.values())[-LATEST:]
    return [f"== {chat.title} ({chat.kind} {chat.id}), {len(chat.messages)} messages", *map(_message_line, latest)]


def _message_line(said: Message) -> str:
    marks = [said.kind] if said.kind != "text" else []
    marks += ["deleted"] if said.deleted else []
    marks += [f"edited x{said.version}"] if said.edited else []
    buttons = [button["text"] for row in said.keyboard for button in row]
    line = f"  #{said.id} {said.sender.name}: {''.join(f'({mark}) ' for mark in marks)}{said.text!r}"
    return f"{line} {buttons}" if buttons else line
