"""The live line: a picture of everything, then what changed; nothing is missed, nothing piles up."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from typing import Any

import httpx
import pytest

from bot.sandbox import page_live
from bot.sandbox.cloud import Cloud, CloudChange
from bot.sandbox.nouns import Change
from bot.sandbox.page_live import LiveResponse, Unseen, feed
from bot.sandbox.server import serving
from bot.trust import certificates
from tests.browser.scene import Scene, scene

Json = dict[str, Any]
SOON = 10.0


@pytest.fixture
def cast() -> Scene:
    return scene()


class Line:
    """One open live line, read event by event."""

    def __init__(self, stream: AsyncIterator[str]) -> None:
        self.stream = stream

    async def next(self) -> tuple[str, Json]:
        """The next event; comments are passed over."""
        async with asyncio.timeout(SOON):
            async for text in self.stream:
                if not text.startswith(":"):
                    name, data = text.strip().split("\n")[-2:]
                    return name.removeprefix("event: "), json.loads(data.removeprefix("data: "))
        raise AssertionError("the line ended")

    async def news(self) -> Json:
        name, data = await self.next()
        assert name == "news"
        return data

    async def until(self, key: str) -> Any:
        """The first news about `key`."""
        while True:
            data = await self.news()
            if key in data:
                return data[key]


@asynccontextmanager
async def line(cast: Scene) -> AsyncIterator[Line]:
    async with aclosing(feed(cast.world, cast.stage, "epoch")) as stream:  # type: ignore[type-var]  # is a generator
        yield Line(stream)


async def test_starts_with_a_picture_of_everything(cast: Scene) -> None:
    cast.bot_says(cast.chat, "sudah ada")
    async with line(cast) as live:
        name, state = await live.next()
    assert name == "state"
    assert state["epoch"] == "epoch"
    assert state["chats"][0]["messages"][0]["text"] == "sudah ada"


async def test_messages_edits_and_deletions_come(cast: Scene) -> None:
    async with line(cast) as live:
        await live.next()
        said = cast.world.say(cast.sari, cast.chat, "halo")
        assert [message["text"] for message in await live.until("messages")] == ["halo"]
        cast.world.edit(cast.sari, said, "halo lagi")
        assert [message["text"] for message in await live.until("messages")] == ["halo lagi"]
        cast.world.delete(cast.sari, said)
        assert await live.until("messages") == [{"chat": cast.chat.id, "id": said.id, "deleted": True}]


async def test_what_changed_often_is_told_once_as_it_is_now(cast: Scene) -> None:
    async with line(cast) as live:
        await live.next()
        said = cast.world.say(cast.sari, cast.chat, "0")
        for number in range(1, 50):
            cast.world.edit(cast.sari, said, str(number))
        assert [message["text"] for message in await live.until("messages")] == ["49"]


async def test_a_burst_is_complete_and_in_order(cast: Scene) -> None:
    async with line(cast) as live:
        await live.next()
        for number in range(300):
            cast.bot_says(cast.chat, str(number))
        seen: list[str] = []
        while len(seen) < 300:
            seen += [message["text"] for message in await live.until("messages")]
    assert seen == [str(number) for number in range(300)]


async def test_typing_and_answers_to_taps(cast: Scene) -> None:
    said = cast.bot_says(cast.chat, "Pilih", keyboard=[[{"text": "Ya", "callback_data": "ya"}]])
    async with line(cast) as live:
        await live.next()
        cast.world.tell(Change("typing", cast.chat))
        assert await live.until("typing") == [cast.chat.id]
        tap = cast.world.tap(cast.sari, said, "ya")
        tap.answer, tap.alert = "Tersimpan", True
        cast.world.tell(Change("tap", cast.chat, said, tap))
        assert await live.until("taps") == [{"id": tap.id, "chat": cast.chat.id, "answer": "Tersimpan", "alert": True}]


async def test_a_reply_that_comes_at_once_leaves_no_typing_sign_behind(cast: Scene) -> None:
    cloud = cast.stage.cloud = Cloud()
    melati = cloud.add_contact("Melati Contoh")
    async with line(cast) as live:
        await live.next()
        cloud.tell(CloudChange("typing", melati))
        cloud.say(melati, "halo")
        assert await live.until("typing") == [melati.number]
        cloud.tell(CloudChange("typing", melati))
        cloud.arrive(cloud.put(melati, ours=True, text="Selamat datang"))
        news = await live.news()
    assert [message["text"] for message in news["messages"]] == ["halo", "Selamat datang"][-len(news["messages"]) :]
    assert "typing" not in news


async def test_answers_given_while_away_are_in_the_new_picture(cast: Scene) -> None:
    tap = cast.world.tap(cast.sari, cast.bot_says(cast.chat, "Pilih"), "ya")
    tap.answer = "Tersimpan"
    async with line(cast) as live:
        _, state = await live.next()
    assert state["taps"][-1]["answer"] == "Tersimpan"


async def test_a_new_resident_comes_with_the_chat(cast: Scene) -> None:
    async with line(cast) as live:
        await live.next()
        person = cast.world.add_person("Wulan Contoh")
        cast.world.say(person, cast.world.private(person), "baru datang")
        cast.stage.residents.append(person)
        data = await live.news()
        while "stage" not in data:
            data = await live.news()
    assert data["stage"]["residents"][-1] == person.id
    assert [message["text"] for message in data["chats"][0]["messages"]] == ["baru datang"]


async def test_progress_is_noticed_though_nobody_tells(cast: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_live, "LOOK_UP_SECONDS", 0.01)
    async with line(cast) as live:
        await live.next()
        cast.stage.progress = "Menyiapkan contoh"
        assert (await live.until("stage"))["progress"] == "Menyiapkan contoh"
        cast.stage.progress = ""
        assert (await live.until("stage"))["progress"] == ""


async def test_a_quiet_line_says_that_it_lives(cast: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_live, "LOOK_UP_SECONDS", 0.001)
    async with line(cast) as live, asyncio.timeout(SOON):
        await live.next()
        assert (await anext(live.stream)).startswith(":")


async def test_a_group_that_became_a_supergroup_is_followed(cast: Scene) -> None:
    group = cast.world.add_group("Moderator Kota Fiktif", cast.stage.first.staff, kind="group")
    cast.stage.first.moderators = group
    async with line(cast) as live:
        _, state = await live.next()
        assert state["stage"]["desks"][0]["moderators"] == group.id
        upgraded = cast.world.migrate(group)
        stage = await live.until("stage")
        while stage["desks"][0]["moderators"] != upgraded.id:
            stage = await live.until("stage")
    assert [
        seat["present"] for seat in next(card for card in stage["chats"] if card["id"] == upgraded.id)["seats"]
    ] == [True, True, False]


async def test_other_chats_are_not_told(cast: Scene) -> None:
    stranger = cast.world.add_person("Orang Lain")
    async with line(cast) as live:
        await live.next()
        cast.world.say(stranger, cast.world.private(stranger), "rahasia")
        cast.world.say(cast.sari, cast.chat, "terlihat")
        assert [message["text"] for message in await live.until("messages")] == ["terlihat"]


async def test_a_closed_line_stops_listening(cast: Scene) -> None:
    listening = cast.world._watch._listeners
    async with line(cast) as live:
        await live.next()
        assert len(listening) == 1
    assert not listening


def test_unseen_holds_things_not_happenings(cast: Scene) -> None:
    """A page that is never read costs one entry per message, however often it changes."""
    unseen = Unseen()
    cast.world.on_change(unseen.note)
    said = cast.world.say(cast.sari, cast.chat, "0")
    for number in range(1000):
        cast.world.edit(cast.sari, said, str(number))
    assert len(unseen.messages) == 1
    assert len(unseen.take({cast.chat.id})["messages"]) == 1
    assert unseen.take({cast.chat.id}) == {}


async def test_over_http_and_back_again_after_a_lost_line(cast: Scene) -> None:
    async with serving(cast.app) as url, httpx.AsyncClient(verify=certificates(), base_url=url, timeout=SOON) as client:
        async with client.stream("GET", "/api/events") as answer:
            assert answer.headers["content-type"].startswith("text/event-stream")
            assert answer.headers["cache-control"] == "no-store"
            lines = answer.aiter_lines()
            assert [await anext(lines), await anext(lines)] == ["retry: 1000", "event: state"]
        cast.world.say(cast.sari, cast.chat, "selagi putus")
        async with client.stream("GET", "/api/events") as answer:
            lines = answer.aiter_lines()
            await anext(lines)
            await anext(lines)
            state = json.loads((await anext(lines)).removeprefix("data: "))
    assert state["chats"][0]["messages"][0]["text"] == "selagi putus"


async def test_open_lines_do_not_hold_up_the_end(cast: Scene, caplog: pytest.LogCaptureFixture) -> None:
    async with httpx.AsyncClient(verify=certificates(), timeout=SOON) as client, asyncio.timeout(SOON):
        async with serving(cast.app) as url:
            answer = await client.send(client.build_request("GET", f"{url}/api/events"), stream=True)
            lines = answer.aiter_lines()
            assert [await anext(lines), await anext(lines)] == ["retry: 1000", "event: state"]
        rest = [text async for text in lines]
    assert rest[-1] == ""  # the stream was ended, not cut
    assert not caplog.records
    assert not cast.world._watch._listeners


async def test_a_page_that_goes_away_is_forgotten(cast: Scene) -> None:
    listeners = cast.world._watch._listeners
    async with serving(cast.app) as url, httpx.AsyncClient(verify=certificates(), timeout=SOON) as client:
        async with client.stream("GET", f"{url}/api/events") as answer:
            assert await anext(answer.aiter_lines()) == "retry: 1000"
            assert len(listeners) == 1
        async with asyncio.timeout(SOON):
            while listeners:  # noqa: ASYNC110 - nobody tells when a listener leaves
                await asyncio.sleep(0)


async def test_a_fault_in_the_stream_is_not_hidden() -> None:
    async def broken() -> AsyncIterator[str]:
        yield "event: state\n\n"
        raise LookupError("rusak")

    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        await asyncio.Event().wait()

    with pytest.raises(LookupError, match="rusak"):
        await LiveResponse(broken())({"type": "http"}, receive, send)
    assert sent[-1] == {"type": "http.response.body", "body": b"", "more_body": False}
