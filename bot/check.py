"""`lapornetral check`: looks at everything the bot needs and says in plain words what is missing."""

import time
from collections.abc import Awaitable, Callable
from typing import Final

from bot.channels.channel import SendFailed
from bot.channels.telegram import Telegram
from bot.channels.telegram_auto import connect
from bot.queueing import worries
from bot.settings import Settings
from storage import inbox
from storage.crypt import Crypt
from storage.database import Database
from storage.evidence import Originals
from storage.migrate import migrate
from storage.regions import UnknownRegionError, load_region

_PROBE: Final = b"lapornetral check"


async def look(settings: Settings) -> list[str]:
    """What is wrong, one sentence each; empty when all is well."""
    looks: tuple[Callable[[Settings], Awaitable[list[str]]], ...] = (_region, _database, _store, _telegram)
    return [fault for one in looks for fault in await one(settings)]


async def _region(settings: Settings) -> list[str]:
    try:
        load_region(settings.regions)
    except UnknownRegionError as error:
        return [str(error)]
    return []


async def _database(settings: Settings) -> list[str]:
    database = Database(settings.database_url)
    try:
        await migrate(database)
        async with database.transaction() as transaction:
            dead = await inbox.count_buried(transaction)
        return [f"{dead} messages could not be handled and wait as dead letters."] if dead else []
    except Exception as error:  # whatever the driver raises, the operator needs a sentence
        return [f"DATABASE_URL: the database does not work ({type(error).__name__}). Is it running, is the path right?"]
    finally:
        await database.close()


async def _store(settings: Settings) -> list[str]:
    try:
        originals = Originals(settings.evidence_url, Crypt(settings.keys))
        name = await originals.keep(_PROBE)
        same = await originals.read(name) == _PROBE
        await originals.destroy(name)
        return [] if same else ["EVIDENCE_URL: what was written was not read back the same."]
    except Exception as error:  # as above
        return [f"EVIDENCE_URL: files cannot be kept there ({type(error).__name__})."]


async def _telegram(settings: Settings) -> list[str]:
    token, url = settings.telegram_token.get_secret_value(), settings.telegram_api_url
    try:
        channel = connect(token, url, settings.telegram_client)
    except Exception:  # whatever a library of another version raises
        return ["TELEGRAM_CLIENT: this library cannot be loaded. Choose auto, or httpx."]
    try:
        await channel.start()
        return [
            *await _group(channel, "MODERATOR_CHAT_ID", settings.moderator_chat_id),
            *(await _group(channel, "BAWASLU_CHAT_ID", settings.bawaslu_chat_id) if settings.bawaslu_chat_id else []),
            *worries(await channel.waiting(), time.time()),
        ]
    except SendFailed as failure:
        return [f"TELEGRAM_TOKEN: Telegram does not answer to it ({failure}). Copy it again from @BotFather."]
    finally:
        await channel.close()


async def _group(channel: Telegram, name: str, chat_id: int) -> list[str]:
    try:
        if await channel.is_in(str(chat_id)):
            return []
    except SendFailed:
        pass
    return [f"{name}: the bot is not a member of this group. Add it there, or correct the number."]
