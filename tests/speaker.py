"""Somebody who talks with the bot. What they can do is the same on every channel, so one test can serve them all."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from bot.sandbox.nouns import Upload


class Written(Protocol):
    """A message of the bot as somebody sees it: Telegram's Message, WhatsApp's Bubble."""

    @property
    def text(self) -> str:
        """Its words, or its caption."""


Answer = TypeVar("Answer", bound=Written)


class Speaker(ABC, Generic[Answer]):
    """Says things at once (`write`, `pick`, `hand`), or says them and reads what the bot answers (the others)."""

    def __init__(self) -> None:
        self._read = set[int]()  # which answers they have looked at

    @property
    @abstractmethod
    def heard(self) -> list[Answer]:
        """Everything the bot has written to them, oldest first."""

    @abstractmethod
    def choices(self, answer: Answer) -> list[tuple[str, str]]:
        """(data, label) of each button below an answer."""

    @abstractmethod
    def write(self, words: str) -> None:
        """Say something."""

    @abstractmethod
    def pick(self, answer: Answer, data: str) -> None:
        """Tap a button below an answer."""

    @abstractmethod
    def hand(self, uploads: Sequence[Upload], kind: str = "photo", caption: str = "") -> None:
        """Send files as "photo" or "document"."""

    @abstractmethod
    def listen(self, hear: Callable[[Answer], None]) -> Callable[[], None]:
        """Call `hear` with everything the bot writes to them from now on; returns "stop listening"."""

    @abstractmethod
    async def settled(self) -> None:
        """Until the bot has nothing more to say."""

    async def touch(self, answer: Answer, data: str) -> None:
        """Tap, and wait until that is taken."""
        self.pick(answer, data)

    async def news(self) -> list[Answer]:
        """What the bot has written since they last looked, once it has nothing more to say."""
        await self.settled()
        fresh = [answer for answer in self.heard if id(answer) not in self._read]
        self._read.update(map(id, fresh))
        return fresh

    async def read(self) -> str:
        """The same, as one text."""
        return "\n".join(answer.text for answer in await self.news())

    async def say(self, text: str) -> str:
        """Say something; the answers' texts in one."""
        self.write(text)
        return await self.read()

    async def send(self, uploads: Sequence[Upload], kind: str = "photo", caption: str = "") -> str:
        """Send files; the answers' texts in one."""
        self.hand(uploads, kind, caption)
        return await self.read()

    async def tap(self, action: str) -> str:
        """Tap the newest button whose data ends so; the new answers' texts in one."""
        await self.touch(*self._button(lambda data, _: data.endswith(action)))
        return await self.read()

    async def press(self, label: str) -> str:
        """Tap the newest button with this label; the new answers' texts in one."""
        await self.touch(*self._button(lambda _, shown: shown == label))
        return await self.read()

    def _button(self, wanted: Callable[[str, str], bool]) -> tuple[Answer, str]:
        for answer in reversed(self.heard):
            for data, label in self.choices(answer):
                if wanted(data, label):
                    return answer, data
        raise AssertionError(f"no such button; the newest message has {self.buttons()}")

    @property
    def last(self) -> Answer:
        """The newest message of the bot."""
        return self.heard[-1]

    def buttons(self) -> list[str]:
        """The labels below the newest message."""
        return [label for _, label in self.choices(self.last)]
