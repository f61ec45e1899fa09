"""A WhatsApp phone beside the town's Telegram: the real bot with both channels, each over HTTP."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.pace import Pace
from bot.sandbox.cloud import Bubble, CloudChange, Contact, Upload
from bot.sandbox.cloud_server import CloudApp
from tests.reliability.town import playing, town
from tests.reliability.ways import WHATSAPP
from tests.speaker import Speaker
from tests.stage import Stage


class Phone(Speaker[Bubble]):
    """One resident on WhatsApp, and the town they report to."""

    def __init__(self, stage: Stage, contact: Contact) -> None:
        super().__init__()
        assert stage.whatsapp is not None
        self.stage, self.cloud, self.contact = stage, stage.whatsapp.cloud, contact

    @property
    def heard(self) -> list[Bubble]:
        """What the bot has said here, oldest first."""
        return [bubble for bubble in self.contact.bubbles.values() if bubble.ours and bubble.state != "failed"]

    @property
    def answers(self) -> list[Bubble]:
        """The same."""
        return self.heard

    def choices(self, answer: Bubble) -> list[tuple[str, str]]:
        """(id, title) of each button or row."""
        return [(pick.id, pick.title) for pick in answer.picks]

    def write(self, words: str) -> None:
        """Say something."""
        self.cloud.say(self.contact, words)

    def pick(self, answer: Bubble, data: str) -> None:
        """Tap a button or a row."""
        self.cloud.tap(self.contact, answer, data)

    def hand(self, uploads: Sequence[Upload], kind: str = "photo", caption: str = "") -> None:
        """Send files: one message each, the caption on the first."""
        for number, upload in enumerate(uploads):
            media = "image" if kind == "photo" else kind
            self.cloud.send_file(self.contact, upload, media, "" if number else caption)

    def listen(self, hear: Callable[[Bubble], None]) -> Callable[[], None]:
        """Call `hear` with every message that comes to this phone."""

        def look(change: CloudChange) -> None:
            if change.kind == "message" and change.contact is self.contact and change.bubble and change.bubble.ours:
                hear(change.bubble)

        return self.cloud.on_change(look)

    async def settled(self) -> None:
        """Everything that was pushed is taken, and everything that came of it is done."""
        await self.stage.settled()

    async def hears(self, known: int) -> str:
        """What the bot said after so many answers, as one text."""
        await self.settled()
        return "\n".join(bubble.text for bubble in self.heard[known:])

    async def later(self, hours: float) -> None:
        """Time goes by, for the bot and for WhatsApp."""
        self.stage.hands.forward(hours * 3600)
        await self.settled()


@asynccontextmanager
async def phone(
    folder: Path,
    *,
    number: str | None = "628001000001",
    user_id: str | None = None,
    late: bool = False,
    **paces: Pace,
) -> AsyncIterator[Phone]:
    """A town whose bot also has a door for WhatsApp, with which it shook hands, and somebody there with a phone.

    `late`: WhatsApp answers a message only after it has told what became of it. `paces`: by channel.
    """
    async with town(folder, way=replace(WHATSAPP, late=late)) as stage:
        stage.paces = paces
        assert stage.whatsapp is not None
        async with playing(stage):
            await shaken_hands(stage.whatsapp)
            yield Phone(stage, stage.whatsapp.cloud.add_contact("Sari Contoh", number, user_id))


async def shaken_hands(whatsapp: CloudApp) -> None:
    """The handshake, as soon as the bot listens."""
    async with asyncio.timeout(10):
        while not await whatsapp.subscribe(whatsapp.cloud.webhook):  # noqa: ASYNC110 - nobody tells us
            await asyncio.sleep(0.005)


def somebody(stage: Stage, name: str = "Warga Contoh") -> Speaker[Any]:
    """A new resident on the channel under test."""
    if stage.whatsapp is None:
        return stage.resident(name)
    return Phone(stage, stage.whatsapp.cloud.add_contact(name))
