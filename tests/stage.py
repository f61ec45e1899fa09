"""The stage of a test: the sandbox's Telegram on a real socket, and the real bot talking to it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pydantic import SecretStr
from sqlmodel import col, select

from bot import app as bot
from bot.links.watch import Visit
from bot.pace import Pace, Rates
from bot.sandbox.cloud_server import CloudApp
from bot.sandbox.server import create_app, serving
from bot.sandbox.world import Change, Chat, Limits, Message, Person, Tap, Upload, World
from bot.settings import Settings, load
from storage.crypt import new_key
from storage.held_up import UNLINKED, UNREACHABLE
from storage.models import Outbox
from tests.hands import TODAY, Hands
from tests.speaker import Speaker

TOKEN = "123456789:AAsandbox-token-of-the-tests-0000000"
_WAITING = (
    select(Outbox.lane, Outbox.due_at, Outbox.error)
    .where(col(Outbox.state) == "pending")
    .order_by(col(Outbox.id).desc())
)
"""Asked for again and again, so put together once."""


@dataclass(repr=False)  # asyncio asks for it with each test, and it would tell of everything
class Stage:
    """One city on the sandbox: residents can be added, three moderators and Bawaslu are there."""

    world: World
    settings: Settings
    group: Chat
    bawaslu: Chat
    staff: list[Person]
    liaison: Person
    hands: Hands = field(default_factory=Hands)
    paces: dict[str, Pace] = field(default_factory=dict)
    """By channel; without one, Telegram is written to without a pace and WhatsApp with that of its settings."""
    skips: bool = False
    """Whether `settled` puts the clock forward instead of waiting for what is put off."""
    visit: Visit | None = None
    """The way to public pages; without one nothing goes outside."""
    whatsapp: CloudApp | None = None
    """The WhatsApp beside this Telegram."""
    _running: AsyncExitStack | None = None
    _app: bot.App | None = None
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)

    @property
    def app(self) -> bot.App:
        """The bot that is running."""
        assert self._app is not None, "the bot is not running"
        return self._app

    async def start(self) -> None:
        """Build the bot on the files that are there, and let it run."""
        self._running = AsyncExitStack()
        paces = {"telegram": Pace(Rates()), **self.paces}
        built = bot.built(self.settings, clock=self.hands, paces=paces, visit=self.visit)
        self._app = await self._running.enter_async_context(built)
        await self.app.channel.start()
        await bot.look_back(self.app)
        parts = [self.app.deliver.run()]
        if self.settings.telegram_mode == "polling":
            parts.append(self.app.receive.run())
        if self.app.whatsapp is not None or self.settings.telegram_mode == "webhook":
            parts.append(bot.listen(self.app))
        self._tasks = [asyncio.create_task(part) for part in parts]

    async def stop(self) -> None:
        """End the bot's process, so to speak: what it did not keep is gone. A part that broke is raised here."""
        for task in self._tasks:
            task.cancel()
        ended = await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks = []
        if self._running is not None:
            await self._running.aclose()
        for fault in ended:
            if isinstance(fault, Exception):
                raise fault

    async def restart(self) -> None:
        """The bot ends and a new one starts, as after an update of the server."""
        await self.stop()
        await self.start()
        await self.app.deliver.recover()

    def resident(self, name: str = "Warga Contoh", username: str = "", language: str = "id") -> "Resident":
        """A new resident. `language`: what Telegram says of the language of their app."""
        return Resident(self, self.world.add_person(name, username, language))

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
        await self.world.until(lambda: any(card.text.startswith(ticket) for card in self.cards()))
        return next(card for card in self.cards() if card.text.startswith(ticket))

    async def tap(self, person: Person, message: Message, action: str) -> Tap:
        """Tap the button whose data ends so, and wait for the answer."""
        data = next(d for row in message.keyboard for b in row if (d := b["callback_data"]).endswith(action))
        return await self.tap_data(person, message, data)

    async def decide(self, ticket: str, action: str, person: Person | None = None) -> str:
        """A moderator (the first one) decides on a card: "accept", "reject:private" ...; what the tap was answered."""
        card, by = await self.card(ticket), person or self.staff[0]
        if ":" in action:
            await self.tap(by, card, f":{action.partition(':')[0]}")
            await self.settled()
        tap = await self.tap(by, card, f":{action}")
        await self.settled()
        return tap.answer or ""

    async def tap_data(self, person: Person, message: Message, data: str) -> Tap:
        """Tap any data, and wait for the answer."""
        tap = self.world.tap(person, message, data)
        await self.world.until(lambda: tap.answer is not None)
        return tap

    async def settled(self, *, skip: bool | None = None) -> None:
        """Until every update is taken and nothing is left to do.

        On a stage that skips, the clock is put forward to what is put off; with skip=False that is left waiting.
        """
        skip = self.skips if skip is None else skip
        async with asyncio.timeout(20):
            while not await self._nothing_left(skip):  # noqa: ASYNC110 - nobody tells us
                await asyncio.sleep(0.005)

    async def hurry(self) -> None:
        """Until cancelled: whenever nothing goes on, put the clock forward to what is put off."""
        while True:
            await self._nothing_left(skip=True)
            await asyncio.sleep(0.005)

    async def _nothing_left(self, skip: bool) -> bool:
        waiting = self.world.updates.pending or (self.whatsapp is not None and self.whatsapp.cloud.post.pending)
        if waiting or not self.app.idle:
            return False
        due = await self._next_due()
        if due is not None and skip:
            self.hands.reach(due)
        if due is not None and due <= self.hands():
            self.app.deliver.look()
        return due is None or (self.skips and not skip and due > self.hands())

    async def _next_due(self) -> float | None:
        """When the next row can be carried out; a row waits for those before it in its lane.

        What waits for somebody to link a group, or to let the bot into one again, is put off without an end.
        """
        async with self.app.database.transaction() as transaction:
            heads = {row.lane: row for row in await transaction.execute(_WAITING)}
        now = self.hands()
        acted = [row.due_at for row in heads.values() if row.error not in (UNLINKED, UNREACHABLE) or row.due_at <= now]
        return min(acted, default=None)

    async def tick(self, *, days: float = 0, hours: float = 0) -> None:
        """Time passes, and the bot's clock looks what is due."""
        self.hands.forward((days * 24 + hours) * 3600)
        await self.app.clock.tick()
        await self.settled()


class Resident(Speaker[Message]):
    """A resident on the stage's Telegram."""

    def __init__(self, stage: Stage, person: Person) -> None:
        super().__init__()
        self.stage, self.person, self.world = stage, person, stage.world
        self.chat = stage.world.private(person)

    @property
    def heard(self) -> list[Message]:
        """Everything the bot has written to them."""
        return self.stage.bot_messages(self.chat)

    def choices(self, answer: Message) -> list[tuple[str, str]]:
        """(data, label) of each button below a message."""
        return [(button.get("callback_data", ""), button["text"]) for row in answer.keyboard for button in row]

    def write(self, words: str) -> None:
        """Say something."""
        self.world.say(self.person, self.chat, words)

    def pick(self, answer: Message, data: str) -> None:
        """Tap a button."""
        self.world.tap(self.person, answer, data)

    async def touch(self, answer: Message, data: str) -> None:
        """Tap, and wait until the tap is answered."""
        await self.stage.tap_data(self.person, answer, data)

    def hand(self, uploads: Sequence[Upload], kind: str = "photo", caption: str = "") -> None:
        """Send files; several are an album."""
        self.world.send_files(self.person, self.chat, uploads, kind=kind, caption=caption)

    def listen(self, hear: Callable[[Message], None]) -> Callable[[], None]:
        """Call `hear` with every message of the bot in this chat."""

        def look(change: Change) -> None:
            message = change.message
            if change.kind == "message" and message and message.chat is self.chat and message.sender.is_bot:
                hear(message)

        return self.world.on_change(look)

    async def settled(self) -> None:
        """Until the bot has nothing more to say."""
        await self.stage.settled()

    async def other(self, kind: str, caption: str = "") -> str:
        """Send a sticker, a voice message ..."""
        self.world.send_other(self.person, self.chat, kind, caption)
        return await self.read()

    async def edit(self, old: str, new: str) -> str:
        """Change an own message that read `old`."""
        mine = [m for m in self.chat.messages.values() if m.sender is self.person and m.text == old]
        self.world.edit(self.person, mine[-1], new)
        return await self.read()


def settings_for(
    url: str, folder: Path, group: Chat, bawaslu: Chat | None, token: str = TOKEN, client: str = "auto"
) -> Settings:
    """The settings of a bot on the sandbox; nothing is read from the environment's .env. `client`: TELEGRAM_CLIENT."""
    own = {
        "telegram_api_url": url,
        "database_url": f"sqlite+aiosqlite:///{folder}/bot.db",
        "evidence_url": f"file:{folder}/evidence",
        "secret_keys": (SecretStr(new_key()),),
    }
    return _loaded(group.id, bawaslu.id if bawaslu else None, token, client).model_copy(update=own)


@cache
def _loaded(group: int, bawaslu: int | None, token: str, client: str) -> Settings:
    """What the settings of many stages have in common: to work it out takes a tenth of what a start takes."""
    return load(
        _env_file=None,
        telegram_token=token,
        telegram_client=client,
        secret_keys=new_key(),
        moderator_chat_id=group,
        bawaslu_chat_id=bawaslu,
        listen="127.0.0.1:0",
        telegram_messages_per_second=0,
    )


@asynccontextmanager
async def staged(
    folder: Path, limits: Limits | None = None, *, skips: bool = False, client: str = "auto"
) -> AsyncIterator[Stage]:
    """A stage with a running bot. `skips`: its clock stands still, and is put forward when something is put off.
    `client`: what carries its calls.
    """
    hands = Hands(TODAY if skips else None)
    world = World(TOKEN, limits=limits or Limits.none(), now=hands.moment)
    staff = [world.add_person(name) for name in ("Petugas Satu", "Petugas Dua", "Petugas Tiga")]
    liaison = world.add_person("Staf Bawaslu")
    group, bawaslu = world.add_group("Satgas Contoh", staff), world.add_group("Bawaslu Contoh", [liaison])
    async with serving(create_app(world)) as url:
        settings = settings_for(url, folder, group, bawaslu, client=client)
        stage = Stage(world, settings, group, bawaslu, staff, liaison, hands, skips=skips)
        await stage.start()
        try:
            yield stage
        finally:
            await stage.stop()
