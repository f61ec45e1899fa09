"""The stage of a test: the sandbox's Telegram on a real socket, and the real bot talking to it."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot import app as bot
from bot.pace import Pace
from bot.sandbox.server import create_app, serving
from bot.sandbox.world import Chat, Limits, Message, Person, Tap, Upload, World
from bot.settings import Settings, load
from storage.crypt import new_key

TOKEN = "123456789:AAsandbox-token-of-the-tests-0000000"


@dataclass
class Stage:
    """One city on the sandbox: residents can be added, three moderators and Bawaslu are there."""

    world: World
    settings: Settings
    group: Chat
    bawaslu: Chat
    staff: list[Person]
    liaison: Person
    app: bot.App
    now: float = 0.0
    seen: dict[int, int] = field(default_factory=dict)

    def resident(self, name: str = "Warga Contoh") -> "Resident":
        """A new resident."""
        return Resident(self, self.world.add_person(name))

    def bot_messages(self, chat: Chat) -> list[Message]:
        """What the bot has written in a chat, oldest first."""
        return [m for m in chat.messages.values() if m.sender.id == self.world.bot.id and not m.deleted]

    def cards(self) -> list[Message]:
        """The cards in the moderator group."""
        return [
            m for m in self.bot_messages(self.group) if m.kind == "photo" and m.text.startswith("LN-") and not m.album
        ]

    async def card(self, ticket: str) -> Message:
        """The card of a ticket, once it is there."""
        await self.world.until(lambda: any(ticket in card.text for card in self.cards()))
        return next(card for card in self.cards() if ticket in card.text)

    async def tap(self, person: Person, message: Message, action: str) -> Tap:
        """Tap the button whose data ends so, and wait for the answer."""
        data = next(d for row in message.keyboard for b in row if (d := b["callback_data"]).endswith(action))
        return await self.tap_data(person, message, data)

    async def tap_data(self, person: Person, message: Message, data: str) -> Tap:
        """Tap any data, and wait for the answer."""
        tap = self.world.tap(person, message, data)
        await self.world.until(lambda: tap.answer is not None)
        return tap

    async def settled(self) -> None:
        """Until nothing waits to be done any more."""
        async with asyncio.timeout(20):
            await self.app.deliver.done()


class Resident:
    """A resident on the stage: says things and reads the answers."""

    def __init__(self, stage: Stage, person: Person) -> None:
        self.stage, self.person, self.world = stage, person, stage.world
        self.chat = stage.world.private(person)
        self._read = 0

    @property
    def heard(self) -> list[Message]:
        """Everything the bot has written to them."""
        return self.stage.bot_messages(self.chat)

    async def _answers(self) -> list[Message]:
        await self.world.until(lambda: len(self.heard) > self._read)
        await self.stage.settled()
        fresh = self.heard[self._read :]
        self._read = len(self.heard)
        return fresh

    async def say(self, text: str) -> str:
        """Say something; the answers' texts in one."""
        self.world.say(self.person, self.chat, text)
        return "\n".join(message.text for message in await self._answers())

    async def send(self, uploads: Sequence[Upload], kind: str = "photo", caption: str = "") -> str:
        """Send files; the answers' texts in one."""
        self.world.send_files(self.person, self.chat, uploads, kind=kind, caption=caption)
        return "\n".join(message.text for message in await self._answers())

    async def other(self, kind: str) -> str:
        """Send a sticker, a voice message ..."""
        self.world.send_other(self.person, self.chat, kind)
        return "\n".join(message.text for message in await self._answers())

    async def tap(self, action: str) -> str:
        """Tap the newest button whose data ends so; the new answers' texts in one."""
        message = next(
            m for m in reversed(self.heard) if any(b["callback_data"].endswith(action) for r in m.keyboard for b in r)
        )
        await self.stage.tap(self.person, message, action)
        return "\n".join(message.text for message in await self._answers())

    @property
    def last(self) -> Message:
        """The newest message of the bot."""
        return self.heard[-1]

    def buttons(self) -> list[str]:
        """The labels below the newest message."""
        return [button["text"] for row in self.last.keyboard for button in row]


def settings_for(url: str, folder: Path, group: Chat, bawaslu: Chat | None, token: str = TOKEN) -> Settings:
    """The settings of a bot on the sandbox; nothing is read from the environment's .env."""
    return load(
        _env_file=None,
        telegram_token=token,
        telegram_api_url=url,
        database_url=f"sqlite+aiosqlite:///{folder}/bot.db",
        evidence_url=f"file:{folder}/evidence",
        secret_keys=new_key(),
        moderator_chat_id=group.id,
        bawaslu_chat_id=bawaslu.id if bawaslu else None,
        listen="127.0.0.1:0",
        telegram_messages_per_second=0,
    )


@asynccontextmanager
async def staged(folder: Path, limits: Limits | None = None, pace: Pace | None = None) -> AsyncIterator[Stage]:
    """A stage with a running bot."""
    world = World(TOKEN, limits=limits or Limits.none())
    staff = [world.add_person(name) for name in ("Petugas Satu", "Petugas Dua", "Petugas Tiga")]
    liaison = world.add_person("Staf Bawaslu")
    group, bawaslu = world.add_group("Satgas Contoh", staff), world.add_group("Bawaslu Contoh", [liaison])
    async with serving(create_app(world)) as url:
        settings = settings_for(url, folder, group, bawaslu)
        free = pace or Pace(group_per_minute=None, per_second=0)
        async with bot.built(settings, pace=free) as app:
            stage = Stage(world, settings, group, bawaslu, staff, liaison, app)
            async with asyncio.TaskGroup() as tasks:
                await app.channel.start()
                running = [tasks.create_task(part.run()) for part in (app.deliver, app.receive)]
                try:
                    yield stage
                finally:
                    for task in running:
                        task.cancel()
