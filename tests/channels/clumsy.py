"""Clients that stumble, each in its own way, and a channel that begins with one of them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import telegram

from bot.channels.channel import Text
from bot.channels.downloads import Pieces
from bot.channels.telegram import Telegram
from bot.channels.telegram_auto import AutoClient, Make
from bot.channels.telegram_calls import Call
from bot.channels.telegram_client import Client, Unread
from bot.channels.telegram_ptb import PtbClient
from bot.measures import Measures
from bot.sandbox.world import Chat, Person, World
from tests.channels.tampering import TamperedApp, tampered
from tests.stage import TOKEN


def missing(_token: str, _api_url: str) -> Client:
    """A library that is not there."""
    raise ModuleNotFoundError("No module named 'telegram'")


def of_another_version(token: str, api_url: str) -> Client:
    """A library whose inner parts have other names."""
    raise AttributeError(f"no such thing at {api_url}/bot{token}")


class StrictPtbClient(PtbClient):
    """python-telegram-bot as its own methods use it: every answer is read into its objects."""

    async def _send(self, call: Call, read_timeout: float) -> Any:
        result = await super()._send(call, read_timeout)
        match call.method:
            case "getUpdates":
                telegram.Update.de_list(result, None)
            case "getMe":
                telegram.User.de_json(result, None)
            case "sendMessage" | "sendPhoto":
                telegram.Message.de_json(result, None)
        return result


class ClumsyPtbClient(PtbClient):
    """It stumbles over every call with a file before it has sent anything."""

    async def _send(self, call: Call, read_timeout: float) -> Any:
        if call.uploads:
            raise TypeError("unexpected keyword")
        return await super()._send(call, read_timeout)


class BlindPtbClient(PtbClient):
    """It cannot download."""

    async def download(self, path: str) -> Pieces:
        async for piece in super().download(path):
            raise Unread("KeyError", sent=True, answer=(200, piece[:1]))
            yield piece


class OldTransport:
    """A transport whose requests are made in another way."""

    def exchange(self, method: str, url: str) -> None:
        """Takes nothing else."""

    def close(self) -> None:
        """Nothing is open."""


class BrokenPtbClient(PtbClient):
    """Its transport does not fit the library below it."""

    async def open(self) -> None:
        self._request._transport = OldTransport()  # type: ignore[assignment]  # that is the fault


@dataclass
class Line:
    """A channel with two clients, somebody at its other end, and what can be changed on the way."""

    channel: Telegram
    measures: Measures
    app: TamperedApp
    world: World
    person: Person
    chat: Chat
    url: str

    @property
    def client(self) -> str:
        """What /metrics says."""
        (name,) = (row.partition('"')[2].partition('"')[0] for row in self.rows("lapornetral_telegram_client{"))
        assert name == self.channel.client
        return name

    @property
    def switches(self) -> float:
        """How often it fell over, by /metrics."""
        (row,) = self.rows("lapornetral_telegram_fell_over_total")
        return float(row.split()[-1])

    def rows(self, name: str) -> list[str]:
        """Lines of /metrics."""
        return [row for row in self.measures.table({}, 0).decode().splitlines() if row.startswith(name)]

    async def say(self, text: str) -> str:
        """The bot says something."""
        return await self.channel.perform(str(self.person.id), Text(text))

    def told(self) -> list[str]:
        """What the bot has said so far."""
        return [m.text for m in self.chat.messages.values() if m.sender is self.world.bot]


@asynccontextmanager
async def line(world: World, first: Make = PtbClient, *, start: bool = True) -> AsyncIterator[Line]:
    """A line whose first client is made so."""
    person = world.add_person("Warga Contoh")
    chat, measures = world.private(person), Measures()
    chat.started = True
    async with tampered(world) as (app, url):
        channel = Telegram(AutoClient(TOKEN, url, measures, first), TOKEN, measures)
        if start:
            await channel.start()
        yield Line(channel, measures, app, world, person, chat, url)
        await channel.close()
