"""The bots that are measured, and how each is started on a sandbox. Adding one is adding a row to `BOTS`."""

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from bench import webhook
from bench.crowd import TOKEN
from bench.peer_pages import ZONE, pages
from storage.crypt import new_key
from storage.database import Database
from storage.migrate import migrate

PER_SECOND: Final = 80
"""Messages that a number of WhatsApp's may send (Cloud API: Throughput)."""
Place = Mapping[str, Any]
"""Where the sandbox is: url, and the chat ids moderators and bawaslu; for the webhook also cloud, the address of the
Cloud API, and port, where the bot shall listen."""


@dataclass(frozen=True, slots=True)
class Bot:
    """A bot under test. `given(folder, place)` is its environment; `durable`: what it was told must survive kill -9;
    `needs`: a package that is not the project's own.
    """

    name: str
    title: str
    command: tuple[str, ...]
    given: Callable[[Path, Place], dict[str, str]]
    durable: bool = False
    needs: str = ""


def database(folder: Path) -> Path:
    """Our bot's database in its folder."""
    return folder / "bot.db"


def originals(folder: Path) -> Path:
    """Our bot's store of files in its folder."""
    return folder / "evidence"


def secret_key(folder: Path) -> str:
    """The key of this folder's bot; made when there is none yet."""
    path = folder / "key"
    if not path.exists():
        path.write_text(new_key())
    return path.read_text()


def _ours(folder: Path, place: Place) -> dict[str, str]:
    asyncio.run(_schema(database(folder)))
    return {
        **_telegram(place),
        "TELEGRAM_MESSAGES_PER_SECOND": "0",
        "DATABASE_URL": f"sqlite+aiosqlite:///{database(folder)}",
        "EVIDENCE_URL": f"file:{originals(folder)}",
        "SECRET_KEYS": secret_key(folder),
        "MODERATOR_CHAT_ID": str(place["moderators"]),
        "BAWASLU_CHAT_ID": str(place["bawaslu"]),
        "LISTEN": "127.0.0.1:0",
        "LOG_LEVEL": "WARNING",
    }


async def _schema(file: Path) -> None:
    """As on every start but the very first one: a process that has just made the schema keeps alembic in memory."""
    made = Database(f"sqlite+aiosqlite:///{file}")
    await migrate(made)
    await made.close()


def _peer(folder: Path, place: Place) -> dict[str, str]:
    path = folder / "pages.json"
    path.write_text(json.dumps(pages(datetime.now(ZoneInfo(ZONE)).date())), encoding="utf-8")
    return {**_telegram(place), "PEER_PAGES": str(path)}


def _pickled(folder: Path, place: Place) -> dict[str, str]:
    return {**_peer(folder, place), "PEER_PICKLE": str(folder / "state.pickle")}


def _telegram(place: Place) -> dict[str, str]:
    return {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_URL": place["url"]}


def _carried_by(client: str) -> Callable[[Path, Place], dict[str, str]]:
    return lambda folder, place: {**_ours(folder, place), "TELEGRAM_CLIENT": client}


def _pushed(folder: Path, place: Place) -> dict[str, str]:
    return {
        **_ours(folder, place),
        **_whatsapp(place),
        "TELEGRAM_MESSAGES_PER_SECOND": f"{PER_SECOND}",
        "LISTEN": f"127.0.0.1:{place['port']}",
    }


def _pywa(_folder: Path, place: Place) -> dict[str, str]:
    return {**_whatsapp(place), "PEER_PORT": f"{place['port']}"}


def _whatsapp(place: Place) -> dict[str, str]:
    return {
        "WHATSAPP_API_URL": place["cloud"],
        "WHATSAPP_TOKEN": webhook.TOKEN,
        "WHATSAPP_PHONE_NUMBER_ID": webhook.NUMBER,
        "WHATSAPP_APP_SECRET": webhook.SECRET,
        "WHATSAPP_VERIFY_TOKEN": webhook.WORD,
    }


def missing(bot: Bot) -> bool:
    """Whether the library that this bot needs is not installed."""
    return bool(bot.needs) and find_spec(bot.needs) is None


OURS: Final = Bot("ours", "LaporNetral", ("bot", "run"), _ours, durable=True)
BOTS: Final = {
    bot.name: bot
    for bot in (
        OURS,
        Bot("ours-httpx", "LaporNetral, bare httpx", OURS.command, _carried_by("httpx"), durable=True),
        Bot("ours-ptb", "LaporNetral, python-telegram-bot only", OURS.command, _carried_by("ptb"), durable=True),
        Bot("pickle", "ConversationHandler, PicklePersistence", ("bench.peer",), _pickled),
        Bot("memory", "ConversationHandler, memory only", ("bench.peer",), _peer),
    )
}
PUSHED: Final = {
    bot.name: bot
    for bot in (
        Bot("ours", "LaporNetral", OURS.command, _pushed, durable=True),
        Bot("pywa", "pywa, keeps nothing", ("bench.peer_pywa",), _pywa, needs="pywa_async"),
    )
}
"""Who is measured as a webhook of WhatsApp."""
