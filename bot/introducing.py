"""What people see of the bot before they write to it: its menu of commands, and what it says it is for."""

from functools import partial
from typing import Final

from bot.channels.channel import SendFailed
from bot.channels.telegram import Telegram
from bot.logs import log
from handlers.messages import line
from handlers.words import FALLBACK, Words

COMMANDS: Final = (
    "lapor", "cek", "aturan", "status", "jadi_pelapor", "bantuan", "batal", "privasi", "hapus", "bahasa",
    "langganan", "statistik",
)  # fmt: skip


async def introduce(channel: Telegram, words: Words) -> None:
    """In every language; should the platform not take it, the bot goes on without."""
    try:
        for language in words.languages:
            await _introduce_in(channel, words, language)
    except SendFailed as failure:
        log().warning("the menu of commands could not be set", fault=type(failure).__name__)


async def _introduce_in(channel: Telegram, words: Words, language: str) -> None:
    """Indonesian is shown to everybody whose language we do not have."""
    say, code = partial(_plain, words, language), "" if language == FALLBACK else language
    commands = [(name, say(f"command-{name}")) for name in COMMANDS]
    await channel.introduce(commands, say("about"), say("about-short"), code)


def _plain(words: Words, language: str, key: str) -> str:
    return words.plain(line(key), language)
