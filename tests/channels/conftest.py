"""A channel with the sandbox's Telegram at its other end, over HTTP."""

import io
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from PIL import Image

from bot.channels.channel import Channel, Part
from bot.channels.telegram import Telegram
from bot.channels.telegram_auto import connect
from bot.sandbox.server import create_app, serving
from bot.sandbox.world import Chat, Limits, Message, Person, World
from tests.hands import Hands
from tests.stage import TOKEN


def png(colour: str = "navy") -> bytes:
    """A small real picture."""
    out = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "PNG")
    return out.getvalue()


async def fetched(channel: Channel, ref: str) -> bytes:
    """All of a file that comes in pieces."""
    return b"".join([piece async for piece in channel.fetch(ref)])


@dataclass
class Ends:
    """Both ends: the channel, and somebody in the sandbox who has pressed start."""

    channel: Telegram
    world: World
    person: Person
    chat: Chat
    url: str
    hands: Hands
    client: str

    @property
    def address(self) -> str:
        """Where the channel writes to them."""
        return str(self.person.id)

    async def perform(self, part: Part) -> Message:
        """Do something in their chat; the message that came of it."""
        return (await self.perform_all(part))[-1]

    async def perform_all(self, part: Part) -> list[Message]:
        """Do something in their chat; all messages that came of it."""
        return [self.chat.messages[int(one)] for one in (await self.channel.perform(self.address, part)).split()]

    @asynccontextmanager
    async def another(self, token: str = TOKEN, topics: Mapping[str, int] | None = None) -> AsyncIterator[Telegram]:
        """A second channel, not yet connected: another process, another token, or other settings."""
        made = connect(token, self.url, self.client, topics=topics)
        try:
            yield made
        finally:
            await made.close()


@pytest.fixture
def world() -> World:
    return World(TOKEN, limits=Limits.none())


CLIENTS = ("ptb", "httpx")
"""Everything in this folder that asks for `ends` holds for both."""


@pytest.fixture(params=CLIENTS)
async def ends(world: World, request: pytest.FixtureRequest) -> AsyncIterator[Ends]:
    person = world.add_person("Warga Contoh")
    chat = world.private(person)
    chat.started = True
    async with serving(create_app(world)) as url:
        hands = Hands()
        channel = connect(TOKEN, url, request.param, clock=hands)
        await channel.start()
        yield Ends(channel, world, person, chat, url, hands, request.param)
        await channel.close()
