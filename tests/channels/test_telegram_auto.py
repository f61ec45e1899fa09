"""Falling over from python-telegram-bot to bare httpx: nothing is lost on the way, and nothing is done twice."""

import asyncio
from collections.abc import Iterator
from typing import Any, Final

import pytest
from structlog.testing import capture_logs

from bot.channels.channel import Picture, SendFailed, Text, TryLater, Unclear, Unreachable, Upload
from bot.channels.telegram_auto import Make, connect
from bot.sandbox.world import Upload as Sent
from bot.sandbox.world import World
from tests.channels.clumsy import (
    BlindPtbClient,
    BrokenPtbClient,
    ClumsyPtbClient,
    StrictPtbClient,
    line,
    missing,
    of_another_version,
)
from tests.channels.conftest import fetched, png
from tests.channels.tampering import instead, refusal, with_field
from tests.reliability.town import holds
from tests.stage import TOKEN

NEW: Final = {"hologram": {"file_id": "h"}}
"""Beside what a resident wrote: a quote as no library knows it yet."""
SHOT: Final = Upload(png(), "LN-0000-0000.png", "image/png")


@pytest.fixture
def logged() -> Iterator[list[Any]]:
    with capture_logs() as entries:
        yield entries


async def test_it_starts_with_python_telegram_bot(world: World, logged: list[Any]) -> None:
    async with line(world) as ends:
        await ends.say("halo")
        assert (ends.client, ends.switches) == ("ptb", 0.0)
    assert not logged


@pytest.mark.parametrize("first", [missing, of_another_version])
async def test_a_library_that_cannot_be_loaded(world: World, first: Make, logged: list[Any]) -> None:
    async with line(world, first) as ends:
        assert (ends.client, ends.switches) == ("httpx", 1.0)
        world.say(ends.person, ends.chat, "halo")
        assert [update.said.text for update in await ends.channel.receive(0)] == ["halo"]
        assert await ends.say("halo juga")
    (entry,) = logged
    assert entry["log_level"] == "warning"
    assert "httpx" in entry["event"]
    assert TOKEN not in str(entry)


async def test_an_update_the_library_cannot_read(world: World, logged: list[Any]) -> None:
    async with line(world, StrictPtbClient) as ends:
        world.say(ends.person, ends.chat, "satu")
        ends.app.always["getupdates"] = with_field("quote", NEW)
        first = await ends.channel.receive(0)
        assert [update.said.text for update in first] == ["satu"]
        assert world.calls["getupdates"] == 1
        assert (ends.client, ends.switches) == ("httpx", 1.0)
        assert await ends.channel.receive(0) == first
        ends.channel.confirm()
        world.say(ends.person, ends.chat, "dua")
        assert [update.said.text for update in await ends.channel.receive(0)] == ["dua"]
        assert ends.switches == 1.0
    assert len(logged) == 1


async def test_what_was_confirmed_before_does_not_come_again(world: World) -> None:
    async with line(world, StrictPtbClient) as ends:
        world.say(ends.person, ends.chat, "satu")
        await ends.channel.receive(0)
        ends.channel.confirm()
        world.say(ends.person, ends.chat, "dua")
        ends.app.once["getupdates"] = with_field("quote", NEW)
        assert [update.said.text for update in await ends.channel.receive(0)] == ["dua"]
        ends.channel.confirm()
        assert await ends.channel.receive(0) == []
        assert not world.updates.pending


@pytest.mark.parametrize("part", [Text("halo"), Picture(SHOT, "halo")], ids=["json", "upload"])
async def test_an_answer_the_library_cannot_read_counts(world: World, part: Text | Picture) -> None:
    """The message is there; sent again it would be there twice."""
    async with line(world, StrictPtbClient) as ends:
        for method in ("sendmessage", "sendphoto"):
            ends.app.once[method] = with_field("quote", NEW)
        number = await ends.channel.perform(str(ends.person.id), part)
        assert ends.told() == ["halo"]
        assert ends.chat.messages[int(number)].text == "halo"
        assert (ends.client, ends.switches) == ("httpx", 1.0)
        await ends.say("lagi")
        assert ends.told() == ["halo", "lagi"]


async def test_an_introduction_the_library_cannot_read(world: World) -> None:
    async with line(world, StrictPtbClient, start=False) as ends:
        ends.app.once["getme"] = lambda status, body: (status, body.replace(b'"is_bot"', b'"is_robot"'))
        assert await ends.channel.start() == {"username": "LaporNetralBot"}
        assert ends.client == "httpx"
        assert world.calls["getme"] == 1


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ({"description": "Too Many Requests", "parameters": {"retry_after": "3"}}, TryLater),
        ({"description": "Forbidden: bot was blocked by the user", "parameters": ["new"]}, Unreachable),
    ],
)
async def test_a_refusal_the_library_stumbles_over(world: World, told: Any, kind: type[SendFailed]) -> None:
    async with line(world) as ends:
        ends.app.refused["sendmessage"] = refusal(429 if kind is TryLater else 403, **told)
        with pytest.raises(kind):
            await ends.say("halo")
        assert (ends.client, ends.switches) == ("httpx", 1.0)
        assert ends.told() == []
        await ends.say("halo")
        assert ends.told() == ["halo"]


async def test_a_call_that_never_left_is_made_by_the_other(world: World) -> None:
    async with line(world, ClumsyPtbClient) as ends:
        await ends.say("halo")
        assert ends.client == "ptb"
        number = await ends.channel.perform(str(ends.person.id), Picture(SHOT, "kartu"))
        assert ends.chat.messages[int(number)].text == "kartu"
        assert ends.told() == ["halo", "kartu"]
        assert (ends.client, ends.switches) == ("httpx", 1.0)


async def test_a_transport_that_breaks_is_left(world: World, logged: list[Any]) -> None:
    """Whether the call left the house nobody knows; it is not made twice here."""
    async with line(world, BrokenPtbClient, start=False) as ends:
        with pytest.raises(Unclear):
            await ends.channel.start()
        assert world.calls["getme"] == 0
        assert (ends.client, ends.switches) == ("httpx", 1.0)
        assert (await ends.channel.start())["username"]
        await ends.say("halo")
        assert ends.told() == ["halo"]
    assert [entry["fault"] for entry in logged] == ["TypeError"]


async def test_a_download_the_library_cannot_make(world: World) -> None:
    async with line(world, BlindPtbClient) as ends:
        world.send_files(ends.person, ends.chat, [Sent(png())], kind="document")
        (update,) = await ends.channel.receive(0)
        assert await fetched(ends.channel, update.said.files[0].ref) == png()
        assert ends.client == "httpx"


@pytest.mark.parametrize("body", [b"", b"<html>", b'{"ok":true', b"[]", b'{"ok":true}'])
@pytest.mark.parametrize("status", [200, 403, 404, 418, 502])
async def test_what_nobody_can_read_is_no_reason(world: World, status: int, body: bytes, logged: list[Any]) -> None:
    async with line(world) as ends:
        ends.app.once["sendmessage"] = instead(status, body)
        with pytest.raises(Unclear):
            await ends.say("halo")
        assert (ends.client, ends.switches) == ("ptb", 0.0)
    assert not logged


@pytest.mark.parametrize("kind", ["429", "500", "502", "502_html", "504", "drop", "drop_after", "timeout"])
async def test_ordinary_trouble_is_no_reason(world: World, kind: str) -> None:
    async with line(world) as ends:
        world.faults.patience = 0.05
        world.faults.next("sendMessage", kind, times=3, retry_after=1)
        for _ in range(3):
            with pytest.raises(SendFailed):
                await ends.say("halo")
        assert (ends.client, ends.switches) == ("ptb", 0.0)


async def test_many_that_stumble_at_once_switch_once(world: World, logged: list[Any]) -> None:
    async with line(world, StrictPtbClient) as ends:
        ends.app.always["sendmessage"] = with_field("quote", NEW)
        numbers = await asyncio.gather(*(ends.say(f"{n}") for n in range(60)))
        assert [ends.chat.messages[int(number)].text for number in numbers] == [f"{n}" for n in range(60)]
        assert sorted(ends.told(), key=int) == [f"{n}" for n in range(60)]
        assert (ends.client, ends.switches) == ("httpx", 1.0)
    assert len(logged) == 1


async def test_a_poll_that_waits_is_not_disturbed(world: World) -> None:
    """Two polls at once would end each other; the one of the first client is waited for."""
    async with line(world, StrictPtbClient) as ends:
        waiting = asyncio.create_task(ends.channel.receive(50))
        await holds(lambda: world.updates.polled)
        ends.app.once["sendmessage"] = with_field("quote", NEW)
        await ends.say("halo")
        assert ends.client == "httpx"
        world.say(ends.person, ends.chat, "akhirnya")
        assert [update.said.text for update in await waiting] == ["akhirnya"]
        ends.channel.confirm()
        assert await ends.channel.receive(0) == []


async def test_the_next_start_begins_with_python_telegram_bot_again(world: World) -> None:
    async with line(world) as ends:
        ends.app.refused["sendmessage"] = refusal(429, description="x", parameters={"retry_after": "0"})
        with pytest.raises(TryLater):
            await ends.say("halo")
        assert ends.client == "httpx"
        later = connect(TOKEN, ends.url)
        await later.start()
        assert later.client == "ptb"
        await later.close()


async def test_membership_is_still_believed(world: World) -> None:
    async with line(world, StrictPtbClient) as ends:
        group = world.add_group("Satgas", [ends.person])
        assert await ends.channel.belongs(str(group.id), str(ends.person.id))
        ends.app.once["sendmessage"] = with_field("quote", NEW)
        await ends.say("halo")
        assert ends.client == "httpx"
        assert await ends.channel.belongs(str(group.id), str(ends.person.id))
        assert world.calls["getchatmember"] == 1


async def test_before_it_is_opened_nothing_goes_out(world: World) -> None:
    async with line(world, start=False) as ends:
        with pytest.raises(Unclear):
            await ends.say("halo")
        assert ends.channel.client == ""
