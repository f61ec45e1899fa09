"""What is only about the bare client: its few connections, its secrets, what it needs of other libraries."""

import asyncio
import logging
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from bot.channels.channel import Picture, SendFailed, Text, Unclear, Upload
from bot.channels.telegram_auto import connect
from bot.channels.telegram_calls import Call
from bot.channels.telegram_http import CONNECTIONS, POOLS, HttpClient
from bot.sandbox.world import Upload as Sent
from bot.sandbox.world import World
from tests.channels.conftest import CLIENTS, Ends, fetched, png
from tests.channels.tampering import instead, tampered
from tests.reliability.town import holds
from tests.stage import TOKEN

ROOT: Final = Path(__file__).resolve().parents[2]
SECRET: Final = TOKEN.partition(":")[2]
ONLY_HTTPX: Final = pytest.mark.parametrize("ends", ["httpx"], indirect=True)


def test_nothing_on_its_way_needs_another_library() -> None:
    """Nor does whoever chooses it: the modules that are loaded say so."""
    script = (
        "import sys\n"
        "from bot.channels.telegram_auto import connect\n"
        f"connect({TOKEN!r}, 'http://127.0.0.1:9', 'httpx')\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules} & {'telegram', 'aiohttp', 'httpx'}))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["httpx"]


@pytest.mark.parametrize("client", [*CLIENTS, "auto"])
def test_a_server_loads_nothing_for_colours(client: str) -> None:
    script = (
        "import asyncio, sys\n"
        "from bot.lean import left_out\n"
        "with left_out('rich'):\n"
        "    from bot import app\n"
        "from bot.channels.telegram_auto import connect\n"
        f"channel = connect({TOKEN!r}, 'http://127.0.0.1:9', {client!r})\n"
        "asyncio.run(channel._client.open())\n"
        "print(channel.client, 'rich' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [client.replace("auto", "ptb"), "False"]


@ONLY_HTTPX
async def test_many_calls_share_a_few_connections(ends: Ends) -> None:
    """More calls than connections: the others wait for their turn, however long it takes."""
    many = 3 * POOLS * CONNECTIONS
    await asyncio.gather(*(ends.channel.perform(ends.address, Text(f"{n}")) for n in range(many)))
    told = [int(m.text) for m in ends.chat.messages.values()]
    assert sorted(told) == list(range(many))


@ONLY_HTTPX
async def test_a_poll_that_waits_holds_up_nobody(ends: Ends) -> None:
    waiting = asyncio.create_task(ends.channel.receive(50))
    await holds(lambda: ends.world.updates.polled)
    await asyncio.gather(*(ends.channel.perform(ends.address, Text(f"{n}")) for n in range(POOLS * CONNECTIONS)))
    assert not waiting.done()
    ends.world.say(ends.person, ends.chat, "akhirnya")
    assert len(await waiting) == 1


@ONLY_HTTPX
async def test_a_call_that_is_given_up_leaves_its_place(ends: Ends) -> None:
    """A stop cuts polls off; what they held must be free again."""
    for _ in range(2 * POOLS * CONNECTIONS):
        waiting = asyncio.create_task(ends.channel.receive(50))
        await holds(lambda: ends.world.updates.polled)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
    await asyncio.wait_for(ends.channel.perform(ends.address, Text("halo")), 10)


@ONLY_HTTPX
@pytest.mark.parametrize("kind", ["502", "drop", "429"])
async def test_the_token_is_in_no_log_and_no_error(ends: Ends, kind: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    await ends.channel.perform(ends.address, Text("halo"))
    ends.world.faults.next("sendMessage", kind)
    with pytest.raises(SendFailed) as failed:
        await ends.channel.perform(ends.address, Text("halo"))
    ends.world.faults.next("sendPhoto", kind)
    with pytest.raises(SendFailed):
        await ends.channel.perform(ends.address, Picture(Upload(png(), "x.png", "image/png")))
    assert SECRET not in repr(failed.value)
    assert failed.value.__cause__ is None
    assert caplog.records, "httpx and httpcore tell something at this level"
    assert SECRET not in "".join(record.getMessage() for record in caplog.records)


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "http://[", "gopher://127.0.0.1", "nothing", "http://\x00"])
async def test_an_address_that_leads_nowhere(url: str) -> None:
    channel = connect(TOKEN, url, "httpx")
    with pytest.raises(Unclear) as failed:
        await channel.start()
    assert SECRET not in str(failed.value)
    await channel.close()


async def test_closed_is_closed_and_can_be_opened_again(world: World) -> None:
    async with tampered(world) as (_, url):
        client = HttpClient(TOKEN, url)
        await client.open()
        await client.close()
        await client.close()
        with pytest.raises(Unclear):
            await client.call(Call("getMe"), 1.0)
        await client.open()
        assert (await client.call(Call("getMe"), 1.0))["is_bot"]
        await client.close()


async def test_an_api_address_with_a_path(world: World) -> None:
    """A Bot API server of one's own may be behind a prefix; a stroke too many does no harm."""
    async with tampered(world) as (_, url):
        channel = connect(TOKEN, f"{url}//", "httpx")
        assert (await channel.start())["username"]
        await channel.close()


@ONLY_HTTPX
async def test_a_download_is_cut_twice(ends: Ends) -> None:
    """Once more is enough; the errand is tried again later."""
    ends.world.send_files(ends.person, ends.chat, [Sent(png())], kind="document")
    (update,) = await ends.channel.receive(0)
    ends.world.faults.next("download", "drop", times=2)
    with pytest.raises(Unclear):
        await fetched(ends.channel, update.said.files[0].ref)


async def test_a_page_instead_of_a_file(world: World) -> None:
    person = world.add_person("Warga Contoh")
    async with tampered(world) as (app, url):
        channel = connect(TOKEN, url, "httpx")
        await channel.start()
        world.send_files(person, world.private(person), [Sent(png())], kind="document")
        (update,) = await channel.receive(0)
        ref = update.said.files[0].ref
        name = str((await channel._call(Call("getFile", {"file_id": ref})))["file_path"]).rpartition("/")[2].lower()
        app.once[name] = instead(404, b"<html>gone</html>")
        with pytest.raises(Unclear):
            await fetched(channel, ref)
        assert await fetched(channel, ref) == png()
        await channel.close()
