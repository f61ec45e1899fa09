"""A process that takes in ten files of 20 MB at once, as the bot does, and tells by how much that let it grow.

    python -m tests.reliability.taker ADDRESS_OF_THE_SERVER EVIDENCE_URL

Prints the bytes between its memory before and the most it had meanwhile, and the SHA-256 of what it kept.
"""

import asyncio
import sys
from contextlib import aclosing, suppress
from pathlib import Path

import uvloop

from bot.channels.channel import Channel
from bot.channels.telegram_auto import connect
from bot.channels.whatsapp import WhatsApp
from bot.lean import few_arenas
from storage.crypt import Crypt, new_key
from storage.originals import Originals
from storage.pictures import Unreadable
from storage.studio import Studio

TOKEN = "123456789:AAsandbox-token-of-the-tests-0000000"
SMALL, LARGE = "1000", str(20 << 20)


async def take(channel: Channel, store: Originals, studio: Studio, ref: str) -> str:
    """From the platform past the picture room into the store."""
    async with aclosing(channel.fetch(ref)) as pieces, store.taken_in(pieces) as file:
        with suppress(Unreadable):
            await studio.inspect(file)
        await store.keep_file(file)
        async with store.opened(file.sha256) as again:
            assert len(again) == int(ref)
        return file.sha256


def memory(name: str) -> int:
    """VmRSS: bytes now; VmHWM: the most since it was forgotten."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition(f"{name}:")[2].split()[0]) * 1024


def forget_the_most() -> None:
    """VmHWM begins anew (man 5 proc, clear_refs)."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


async def main(server: str, evidence_url: str) -> None:
    """See above."""
    few_arenas()
    store = Originals(evidence_url, Crypt([new_key()]))
    ptb, bare = (connect(TOKEN, server, client) for client in ("ptb", "httpx"))
    cloud = WhatsApp("EAA", "1", server, ("x", "id"), str)
    for telegram in (ptb, bare):
        await telegram._client.open()
    ways: tuple[Channel, ...] = ptb, bare, cloud
    async with Studio() as studio:
        for channel in ways:
            await take(channel, store, studio, SMALL)
        forget_the_most()
        before = memory("VmRSS")
        ten = [ptb] * 4 + [bare] * 3 + [cloud] * 3
        kept = await asyncio.gather(*(take(channel, store, studio, LARGE) for channel in ten))
        print(memory("VmHWM") - before, *set(kept))
    for channel in ways:
        await channel.close()


if __name__ == "__main__":
    uvloop.run(main(*sys.argv[1:]))
