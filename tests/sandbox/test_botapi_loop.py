"""The sandbox as a load test uses it: many residents in closed loop, many connections, requests in a row on one."""

from __future__ import annotations

import asyncio
import json

import aiohttp

from bot.sandbox.server import create_app, serving
from bot.sandbox.world import Change, Chat, Limits, World
from tests.sandbox.conftest import TOKEN, Api, Clock

QUESTIONS = 6


class Resident:
    """Answers each question of the bot at once, from inside of the listener."""

    def __init__(self, world: World, number: int) -> None:
        self.world = world
        self.person = world.add_person(f"Warga {number}")
        self.chat = world.private(self.person)
        self.replies: list[str] = []
        world.on_change(self.hear)

    def hear(self, change: Change) -> None:
        message = change.message
        if change.kind != "message" or change.chat is not self.chat or message is None:
            return
        if message.sender is self.world.bot:
            self.replies.append(message.text)
            if len(self.replies) < QUESTIONS:
                self.world.say(self.person, self.chat, f"jawaban {len(self.replies)}")


async def echo_bot(api: Api, residents: int) -> int:
    """A small bot that polls and answers each update over HTTP; returns how many it answered."""
    offset = answered = 0
    while answered < residents * QUESTIONS:
        updates = (await api("getUpdates", offset=offset, timeout=5)).result
        messages = [update["message"] for update in updates]
        replies = [api("sendMessage", chat_id=m["chat"]["id"], text=f"tanya: {m['text']}") for m in messages]
        for reply in await asyncio.gather(*replies):
            assert reply.result
        offset = updates[-1]["update_id"] + 1
        answered += len(updates)
    return answered


async def test_a_hundred_residents_in_closed_loop(api: Api, world: World) -> None:
    residents = [Resident(world, number) for number in range(100)]
    for resident in residents:
        world.say(resident.person, resident.chat, "jawaban 0")
    assert await echo_bot(api, len(residents)) == 600
    expected = [f"tanya: jawaban {number}" for number in range(QUESTIONS)]
    assert all(resident.replies == expected for resident in residents)
    assert world.calls["sendmessage"] == 600


def request(chat: Chat, text: str) -> bytes:
    body = json.dumps({"chat_id": chat.id, "text": text}).encode()
    head = f"POST /bot{TOKEN}/sendMessage HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


async def test_requests_in_a_row_on_one_connection_stay_in_order(world: World, url: str) -> None:
    home = world.private(world.add_person("Sari"))
    home.started = True
    host, port = url.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(b"".join(request(home, str(number)) for number in range(20)))
    for _ in range(20):
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        assert head.startswith(b"http/1.1 200")
        length = int(head.partition(b"content-length: ")[2].partition(b"\r\n")[0])
        assert json.loads(await reader.readexactly(length))["ok"] is True
    writer.close()
    await writer.wait_closed()
    assert [said.text for said in home.messages.values()] == [str(number) for number in range(20)]


async def test_fifty_connections_at_once(world: World, url: str) -> None:
    homes = [world.private(world.add_person(str(number))) for number in range(50)]
    for home in homes:
        home.started = True
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=50)) as session:
        api = Api(session, url)
        sends = [api("sendMessage", chat_id=home.id, text=str(turn)) for turn in range(10) for home in homes]
        answers = await asyncio.gather(*sends)
    assert all(answer.status == 200 for answer in answers)
    assert [len(home.messages) for home in homes] == [10] * 50
    ids = [said.id for home in homes for said in home.messages.values()]
    assert len(set(ids)) == 500


async def test_a_long_load_keeps_only_what_it_was_told_to(session: aiohttp.ClientSession, clock: Clock) -> None:
    world = World(TOKEN, now=clock, limits=Limits.none(), keep_messages=5)
    sari = world.add_person("Sari")
    home = world.private(sari)
    async with serving(create_app(world)) as url:
        api = Api(session, url)
        for number in range(60):
            said = world.say(sari, home, str(number))
            world.tap(sari, said, "x")
            assert (await api("sendMessage", chat_id=home.id, text=str(number))).result
            updates = (await api("getUpdates", offset=-1)).result
            await api("getUpdates", offset=updates[-1]["update_id"] + 1)
    assert len(home.messages) == 5
    assert len(world.taps) == 50
    assert not world.updates.pending
