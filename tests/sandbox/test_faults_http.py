"""Mischief over real HTTP: what the bot sees, and whether the call was carried out all the same."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest

from bot.sandbox.server import create_app, serving
from bot.sandbox.world import Limits, World
from tests.sandbox.conftest import TOKEN, Api, Cast, Clock, eventually


async def send(api: Api, cast: Cast, text: str = "halo") -> tuple[int, str]:
    """Status and description ("" when it went well) of one message."""
    answer = await api("sendMessage", chat_id=cast.home.id, text=text)
    return answer.status, answer.body.get("description", "")


@pytest.mark.parametrize(
    ("kind", "code", "words"),
    [
        ("500", 500, "Internal Server Error"),
        ("502", 502, "Bad Gateway"),
        ("503", 503, "Service Unavailable"),
        ("504", 504, "Gateway Timeout"),
        ("429", 429, "Too Many Requests: retry after 1"),
    ],
)
async def test_a_wrong_answer_once(
    api: Api, world: World, cast: Cast, clock: Clock, kind: str, code: int, words: str
) -> None:
    world.faults.next("sendMessage", kind)
    assert await send(api, cast) == (code, words)
    assert not cast.home.messages
    clock.forward(1)
    assert await send(api, cast) == (200, "")
    assert world.faults.counts == {kind: 1}
    assert world.calls["sendmessage"] == 2


async def test_the_page_of_a_proxy(api: Api, world: World) -> None:
    world.faults.next("getMe", "502_html")
    async with api.session.get(f"{api.url}/bot{TOKEN}/getMe") as answer:
        assert (answer.status, answer.content_type) == (502, "text/html")
        assert "Bad Gateway" in await answer.text()


@pytest.mark.parametrize(
    ("kind", "carried_out"), [("drop", 0), ("drop_after", 1), ("timeout", 0), ("timeout_after", 1)]
)
async def test_a_connection_is_cut(api: Api, world: World, cast: Cast, kind: str, carried_out: int) -> None:
    world.faults.patience = 0.01
    world.faults.next("sendMessage", kind)
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await send(api, cast)
    assert len(cast.home.messages) == carried_out
    assert await send(api, cast) == (200, "")
    assert len(cast.home.messages) == carried_out + 1


async def test_silence_lasts_until_the_bot_gives_up(api: Api, world: World, cast: Cast) -> None:
    world.faults.next("sendMessage", "timeout")
    hanging = asyncio.ensure_future(send(api, cast))
    await eventually(lambda: world.faults.counts["timeout"] == 1)
    hanging.cancel()
    await asyncio.gather(hanging, return_exceptions=True)
    assert await send(api, cast) == (200, "")


async def test_the_server_stops_in_the_middle_of_silence(
    world: World, cast: Cast, session: aiohttp.ClientSession
) -> None:
    async with asyncio.timeout(5):
        async with serving(create_app(world)) as url:
            world.faults.next("sendMessage", "timeout")
            hanging = asyncio.ensure_future(send(Api(session, url), cast))
            await eventually(lambda: world.faults.counts["timeout"] == 1)
        with pytest.raises(aiohttp.ServerDisconnectedError):
            await hanging


async def test_an_answer_to_updates_may_be_lost_but_the_updates_are_not(api: Api, world: World, cast: Cast) -> None:
    world.say(cast.sari, cast.home, "satu")
    world.faults.next("getUpdates", "drop_after")
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await api("getUpdates")
    assert len((await api("getUpdates")).result) == 1


@pytest.mark.parametrize(("kind", "status"), [("502", 502), ("429", 429)])
async def test_downloads_go_wrong_too(api: Api, world: World, cast: Cast, clock: Clock, kind: str, status: int) -> None:
    said = world.send_other(cast.sari, cast.home, "voice")
    assert said.file is not None
    path = (await api("getFile", file_id=said.file.id)).result["file_path"]
    world.faults.next("download", kind)
    statuses = []
    for _ in range(2):
        async with api.session.get(f"{api.url}/file/bot{TOKEN}/{path}") as answer:
            statuses.append(answer.status)
        clock.forward(1)
    assert statuses == [status, 200]
    assert world.calls["download"] == 2


async def test_whoever_does_not_wait_is_refused_again_and_counted(
    api: Api, world: World, cast: Cast, clock: Clock
) -> None:
    world.faults.next("sendMessage", "429", retry_after=5)
    assert await send(api, cast) == (429, "Too Many Requests: retry after 5")
    clock.forward(2)
    assert await send(api, cast) == (429, "Too Many Requests: retry after 3")
    typing = await api("sendChatAction", chat_id=cast.home.id, action="typing")
    other = await api("sendMessage", chat_id=cast.group.id, text="lain")
    assert typing.result is True
    assert other.result["text"] == "lain"
    assert world.faults.impatient == 1
    clock.forward(3)
    assert await send(api, cast) == (200, "")
    assert world.faults.impatient == 1


async def test_the_sandboxs_own_limits_count_impatience_as_well(
    api: Api, world: World, cast: Cast, clock: Clock
) -> None:
    world.limits = Limits(per_chat_burst=1)
    assert await send(api, cast) == (200, "")
    assert (await send(api, cast))[0] == 429
    clock.forward(0.5)
    assert (await send(api, cast))[0] == 429
    assert world.faults.impatient == 1
    clock.forward(0.5)
    assert await send(api, cast) == (200, "")


async def test_in_a_storm_a_patient_sender_brings_everything_through(
    api: Api, world: World, cast: Cast, clock: Clock
) -> None:
    world.faults.patience = 0.001
    kinds = {"429", "502", "timeout", "drop", "drop_after"}
    world.faults.storm(rate=0.5, kinds=kinds, methods=["sendMessage"], seed=3)
    for number in range(40):
        done = False
        while not done:
            try:
                answer = await api("sendMessage", chat_id=cast.home.id, text=str(number))
                clock.forward(answer.body.get("parameters", {}).get("retry_after", 0))
                done = answer.status == 200
            except aiohttp.ServerDisconnectedError:
                continue
    texts = [said.text for said in cast.home.messages.values()]
    assert list(dict.fromkeys(texts)) == [str(number) for number in range(40)]
    assert len(texts) - 40 == world.faults.counts["drop_after"] > 0
    assert world.faults.impatient == 0
    assert set(world.faults.counts) == kinds
