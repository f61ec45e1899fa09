"""The WhatsApp phones of the page over real HTTP: what is shown, what people do, what is refused; marks as HTML."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from bot.sandbox import samples
from bot.sandbox.cloud import Cloud, Contact, Pick, Upload
from bot.sandbox.cloud_html import draw
from bot.sandbox.cloud_page import OPENER
from bot.sandbox.page_view import HISTORY
from bot.sandbox.server import serving
from bot.trust import certificates
from tests.browser.scene import Scene, scene
from tests.sandbox.cloud_bot import last
from tests.sandbox.conftest import Clock, png

Json = dict[str, Any]


@dataclass
class Desk:
    """The page's routes, and whoever is on them."""

    client: httpx.AsyncClient
    cast: Scene
    cloud: Cloud
    sari: Contact

    async def does(self, name: str, /, **fields: object) -> Json:
        answer = await self.client.post(f"/api/{name}", json={"chat": self.sari.number} | fields)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    async def is_refused(self, name: str, status: int, /, **fields: object) -> str:
        answer = await self.client.post(f"/api/{name}", json={"chat": self.sari.number} | fields)
        assert answer.status_code == status, answer.text
        return str(answer.json()["error"])

    async def card(self) -> Json:
        """Sari's card as the page gets it."""
        cards = (await self.state())["stage"]["chats"]
        return next(card for card in cards if card["id"] == self.sari.number)

    async def state(self) -> Json:
        return dict((await self.client.get("/api/state")).json())

    @property
    def heard(self) -> list[Json]:
        values = [value for letter in self.cloud.post.pending.values() for value in letter.values]
        return [message for value in values for message in value.get("messages", [])]


@pytest.fixture
async def desk(clock: Clock) -> AsyncIterator[Desk]:
    cast, cloud = scene(), Cloud(now=clock)
    cast.stage.cloud = cloud
    sari = cloud.add_contact("Melati Contoh", "628001000001", "ID.A1")
    async with serving(cast.app) as url, httpx.AsyncClient(verify=certificates(), base_url=url) as client:
        yield Desk(client, cast, cloud, sari)


def arrived(desk: Desk, **fields: Any) -> Any:
    """A message of the bot on Sari's phone."""
    said = desk.cloud.put(desk.sari, ours=True, **fields)
    desk.cloud.arrive(said)
    return said


async def test_a_card(desk: Desk) -> None:
    assert await desk.card() == {
        "id": desk.sari.number,
        "kind": "private",
        "channel": "whatsapp",
        "title": "Melati Contoh",
        "members": 2,
        "phone": "628001000001",
        "on": True,
        "window": False,
        "until": None,
        "seats": [{"id": desk.sari.number, "name": "Melati Contoh", "username": "", "present": True, "blocked": False}],
    }
    assert (await desk.state())["stage"]["phones"] == [desk.sari.number]


async def test_what_is_said_is_shown_and_heard(desk: Desk) -> None:
    told = await desk.does("say", text="*Halo*")
    assert (told["html"], told["text"], told["state"], told["from"]["bot"]) == ("<b>Halo</b>", "*Halo*", "sent", False)
    assert [message["text"]["body"] for message in desk.heard] == ["*Halo*"]
    card = await desk.card()
    assert card["window"] is True
    assert card["until"] == told["date"] + 24 * 3_600_000


async def test_files_one_message_each_and_only_pictures_as_pictures(desk: Desk) -> None:
    files = [("file", ("a.png", png(), "image/png")), ("file", ("b.gif", b"GIF89a", "image/gif"))]
    data = {"chat": str(desk.sari.number), "kind": "photo", "caption": "bukti"}
    answer = await desk.client.post("/api/files", data=data, files=files)
    first, second = answer.json()["messages"]
    assert (first["kind"], first["text"], first["file"]["width"]) == ("photo", "bukti", 40)
    assert (second["kind"], second["text"]) == ("document", "")
    assert [message["type"] for message in desk.heard] == ["image", "document"]
    shown = await desk.client.get(f"/api/file/{first['file']['id']}")
    assert (shown.content, shown.headers["content-type"]) == (png(), "image/png")


@pytest.mark.parametrize(
    ("kind", "heard", "note"),
    [
        ("sticker", "sticker", "👍"),
        ("voice", "audio", "0:07"),
        ("contact", "contacts", "Melati Contoh"),
        ("video", "video", ""),
        ("location", "location", "-7.5695, 110.8290"),
        ("poll", "unsupported", "Pesan yang tidak didukung"),
    ],
)
async def test_other_kinds(desk: Desk, kind: str, heard: str, note: str) -> None:
    told = await desk.does("other", kind=kind)
    assert told["note"] == note
    assert desk.heard[0]["type"] == heard


async def test_buttons_and_lists_are_shown_and_tapped(desk: Desk) -> None:
    buttons = arrived(desk, kind="interactive", text="Setuju?", picks=(Pick("a:ya", "Ya"), Pick("a:tidak", "Tidak")))
    rows = (Pick("b:1", "Solo", "Kota", "row", "Jawa"),)
    listed = arrived(desk, kind="interactive", text="Di mana?", picks=rows, opener="Pilih")
    first, second = (await desk.state())["chats"][-1]["messages"]
    assert first["keyboard"] == [
        [{"text": "Ya", "callback_data": "a:ya"}],
        [{"text": "Tidak", "callback_data": "a:tidak"}],
    ]
    assert first["picks"] == []
    assert second["keyboard"] == [[{"text": "Pilih", "callback_data": OPENER}]]
    assert second["picks"] == [{"id": "b:1", "title": "Solo", "description": "Kota", "section": "Jawa"}]
    tap = await desk.does("tap", message=buttons.number, data="a:ya")
    assert (tap["answer"], tap["alert"]) == ("", False)
    await desk.does("tap", message=listed.number, data="b:1")
    replies = [message["interactive"]["type"] for message in desk.heard]
    assert replies == ["button_reply", "list_reply"]
    assert await desk.is_refused("tap", 400, message=listed.number, data=OPENER)
    answered = (await desk.state())["chats"][-1]["messages"][-1]["reply_to"]
    assert answered == listed.number


async def test_a_picture_with_buttons_is_a_picture(desk: Desk) -> None:
    media = desk.cloud.media.keep(Upload(png(), "a.png", "image/png"), "image", desk.cloud.now(), ours=True)
    arrived(desk, kind="interactive", text="Kirim?", file=media, picks=(Pick("a", "Ya"),))
    told = (await desk.state())["chats"][-1]["messages"][-1]
    assert (told["kind"], told["file"]["id"], len(told["keyboard"])) == ("photo", media.id, 1)


async def test_what_has_not_arrived_is_not_shown(desk: Desk) -> None:
    desk.sari.on = False
    waiting = arrived(desk, text="menunggu")
    assert (await desk.state())["chats"][-1]["messages"] == []
    assert await desk.does("switch", on=True) == {"chat": desk.sari.number, "on": True}
    assert [message["id"] for message in (await desk.state())["chats"][-1]["messages"]] == [waiting.number]
    lost = desk.cloud.put(desk.sari, ours=True, text="tak sampai", picks=(Pick("a", "Ya"),))
    desk.cloud.fail(lost, 131047)
    told = (await desk.state())["chats"][-1]["messages"][-1]
    assert (told["kind"], told["note"], told["keyboard"]) == ("service", "Pesan bot tidak sampai (kode 131047)", [])


async def test_editing_deleting_answering_reacting_looking(desk: Desk) -> None:
    said = arrived(desk, text="Selamat datang")
    told = await desk.does("say", text="hai", reply_to=said.number)
    assert told["reply_to"] == said.number
    edited = await desk.does("edit", message=told["id"], text="halo")
    assert (edited["text"], edited["edited"] is not None) == ("halo", True)
    assert (await desk.does("react", message=said.number, emoji="🙏"))["reaction"] == "🙏"
    assert await desk.does("delete", message=told["id"]) == {
        "chat": desk.sari.number,
        "id": told["id"],
        "deleted": True,
    }
    assert [message["type"] for message in desk.heard] == ["text", "edit", "reaction", "revoke"]
    another = arrived(desk, text="lagi")
    await desk.does("look")
    assert another.state == "read"


async def test_refusals(desk: Desk) -> None:
    said = arrived(desk, text="punya bot")
    assert await desk.is_refused("edit", 403, message=said.number, text="x")
    assert await desk.is_refused("delete", 403, message=said.number)
    assert await desk.is_refused("edit", 404, message=999_999, text="x")
    assert await desk.is_refused("say", 400, text="")
    assert await desk.is_refused("say", 413, text="a" * 4097)
    assert await desk.is_refused("other", 400, kind="film")
    assert await desk.is_refused("look", 404, chat=1)
    assert await desk.is_refused("later", 400, hours=0)
    assert await desk.is_refused("later", 400, hours=241)
    assert await desk.does("block", person=desk.sari.number, blocked=True) == {
        "person": desk.sari.number,
        "blocked": True,
    }
    assert await desk.is_refused("say", 409, text="halo")
    assert not desk.heard


async def test_without_a_whatsapp_there_is_nothing_to_do(desk: Desk) -> None:
    desk.cast.stage.cloud = None
    assert (await desk.state())["stage"]["phones"] == []
    for name in ("phones", "later", "look", "switch"):
        assert "WhatsApp" in await desk.is_refused(name, 404, hours=1, on=True)


async def test_a_day_later(desk: Desk, clock: Clock) -> None:
    await desk.does("say", text="halo")
    assert await desk.does("later", hours=24) == {"hours": 24}
    assert (await desk.card())["window"] is False
    moved = list[float]()
    desk.cast.stage.later = moved.append
    await desk.does("later", hours=3)
    assert moved == [3]
    assert (desk.cloud.now() - clock()).total_seconds() == 86_400


async def test_more_phones_every_second_without_a_number(desk: Desk) -> None:
    numbers = [(await desk.does("phones"))["chat"] for _ in range(4)]
    people = [desk.cloud.contacts[number] for number in numbers]
    assert [bool(person.phone) for person in people] == [False, True, False, True]
    names = {person.name for person in desk.cloud.contacts.values()}
    assert len(names) == 5
    assert names.isdisjoint(person.name for person in desk.cast.stage.residents)


async def test_older_messages(desk: Desk) -> None:
    for number in range(HISTORY + 5):
        desk.cloud.say(desk.sari, str(number))
    history = (await desk.state())["chats"][-1]
    assert (len(history["messages"]), history["older"]) == (HISTORY, True)
    query = {"chat": desk.sari.number, "before": history["messages"][0]["id"]}
    older = (await desk.client.get("/api/older", params=query)).json()
    assert [message["text"] for message in older["messages"]] == ["0", "1", "2", "3", "4"]
    assert older["older"] is False


async def test_telegram_goes_on_beside_it(desk: Desk) -> None:
    person = desk.cast.sari
    told = await desk.does("say", chat=desk.cast.chat.id, person=person.id, text="/start")
    assert told["chat"] == desk.cast.chat.id
    assert not desk.heard


async def test_the_live_line_tells_of_phones(desk: Desk) -> None:
    async with asyncio.timeout(10), desk.client.stream("GET", "/api/events") as stream:
        lines = stream.aiter_lines()
        assert "Melati Contoh" in await news(lines)
        arrived(desk, text="*baru*")
        told = json.loads(await news(lines))
        assert [message["html"] for message in told["messages"]] == ["<b>baru</b>"]
        desk.cloud.say(desk.sari, "halo")
        told = json.loads(await news(lines))
        assert told["stage"]["chats"][-1]["window"] is True
        added = desk.cloud.add_contact("Raka Contoh")
        told = json.loads(await news(lines))
        assert [history["chat"] for history in told["chats"]] == [added.number]


async def news(lines: AsyncIterator[str]) -> str:
    """The data of the next event."""
    async for line in lines:
        if line.startswith("data: "):
            return line.removeprefix("data: ")
    raise AssertionError("the line ended")


MARKS = [
    ("*tebal* biasa", "<b>tebal</b> biasa"),
    ("_miring_ ~coret~ `kode`", "<i>miring</i> <s>coret</s> <code>kode</code>"),
    ("*_dua_* _*dua*_", "<b><i>dua</i></b> <i><b>dua</b></i>"),
    ("(*x*), *y*.", "(<b>x</b>), <b>y</b>."),
    ("nama_file_saya 2*3*4", "nama_file_saya 2*3*4"),
    ("* bukan * juga* tidak *", "* bukan * juga* tidak *"),
    ("*a\nb*", "*a\nb*"),
    ("\u2060*typed*\u2060", "\u2060*typed*\u2060"),
    ("*\u2060typed\u2060*", "*\u2060typed\u2060*"),
    ("https://contoh.id/a_b_c dan x.", '<a href="https://contoh.id/a_b_c">https://contoh.id/a_b_c</a> dan x.'),
    ('<b> & "', '&lt;b&gt; &amp; "'),
    ("> kutip\nbiasa", "<blockquote>kutip</blockquote>\nbiasa"),
    ("```a\n*b*```", "<pre>a\n*b*</pre>"),
    ("`*x*`", "<code>*x*</code>"),
    ("\ue0000\ue001", "0"),
]


@pytest.mark.parametrize(("text", "html"), MARKS)
def test_marks(text: str, html: str) -> None:
    assert draw(text) == html


def test_a_phone_shows_its_newest_message_last(clock: Clock) -> None:
    cloud = Cloud(now=clock)
    sari = cloud.add_contact("Sari Contoh")
    sample = samples.SAMPLES[0]
    cloud.send_file(sari, Upload(samples.draw(sample), sample.name, sample.mime))
    assert last(sari).file.mime == sample.mime
