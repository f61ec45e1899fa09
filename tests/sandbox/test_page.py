"""The page's routes over real HTTP: what is shown, what people do, what is refused and in which words."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from bot.sandbox import samples
from bot.sandbox.nouns import Upload
from bot.sandbox.page_view import HISTORY
from tests.browser.scene import Scene, scene

Json = dict[str, Any]
PNG = samples.draw(samples.SAMPLES[1])


@pytest.fixture
def cast() -> Scene:
    return scene()


class Hand:
    """Does things on the page as one person, and gives the JSON of what comes back."""

    def __init__(self, client: httpx.AsyncClient, cast: Scene) -> None:
        self.client = client
        self.seat: Json = {"chat": cast.chat.id, "person": cast.sari.id}

    async def does(self, name: str, /, **fields: object) -> Json:
        answer = await self.client.post(f"/api/{name}", json=self.seat | fields)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    async def is_refused(self, name: str, status: int, /, **fields: object) -> str:
        answer = await self.client.post(f"/api/{name}", json=self.seat | fields)
        assert answer.status_code == status, answer.text
        return str(answer.json()["error"])

    async def sends(self, files: list[tuple[str, bytes, str]], **fields: object) -> httpx.Response:
        data = {key: str(value) for key, value in (self.seat | {"kind": "photo"} | fields).items()}
        return await self.client.post("/api/files", data=data, files=[("file", file) for file in files])


@pytest.fixture
def hand(client: httpx.AsyncClient, cast: Scene) -> Hand:
    return Hand(client, cast)


# -- what is shown


async def test_state_shows_who_is_there(client: httpx.AsyncClient, cast: Scene) -> None:
    state = (await client.get("/api/state")).json()
    stage = state["stage"]
    assert stage["residents"] == [person.id for person in cast.stage.residents]
    assert stage["desks"][0]["moderators"] == cast.stage.first.moderators.id
    assert stage["bot"]["name"] == "LaporNetral"
    cards = {card["id"]: card for card in stage["chats"]}
    seats = cards[cast.stage.first.moderators.id]["seats"]
    assert [seat["present"] for seat in seats] == [True, True, False]
    assert cards[cast.stage.first.bawaslu.id]["seats"][0]["name"] == cast.stage.first.liaison.name


async def test_state_holds_no_phone_and_no_token(client: httpx.AsyncClient, cast: Scene) -> None:
    cast.sari.phone = "+62 000 1234 5678"
    text = (await client.get("/api/state")).text
    assert "1234 5678" not in text
    assert cast.world.token not in text


async def test_state_shows_only_the_stage(client: httpx.AsyncClient, cast: Scene) -> None:
    stranger = cast.world.add_person("Orang Lain")
    cast.world.say(stranger, cast.world.private(stranger), "rahasia")
    assert "rahasia" not in (await client.get("/api/state")).text


async def test_state_is_capped_and_older_messages_come_when_asked(client: httpx.AsyncClient, cast: Scene) -> None:
    for number in range(HISTORY + 30):
        cast.bot_says(cast.chat, f"pesan {number}")
    history = next(chat for chat in (await client.get("/api/state")).json()["chats"] if chat["chat"] == cast.chat.id)
    assert len(history["messages"]) == HISTORY
    assert history["older"] is True
    assert history["messages"][-1]["text"] == f"pesan {HISTORY + 29}"
    query = {"chat": cast.chat.id, "before": history["messages"][0]["id"]}
    older = (await client.get("/api/older", params=query)).json()
    assert [message["text"] for message in older["messages"]] == [f"pesan {number}" for number in range(30)]
    assert older["older"] is False


@pytest.mark.parametrize(
    "query", [{}, {"chat": "x", "before": 1}, {"chat": "5000000001"}, {"chat": "1", "before": "1"}]
)
async def test_older_refuses_nonsense(client: httpx.AsyncClient, query: Json) -> None:
    answer = await client.get("/api/older", params=query)
    assert answer.status_code in (400, 404)
    assert answer.json()["error"].endswith(".")


# -- writing


async def test_say(hand: Hand, cast: Scene) -> None:
    told = await hand.does("say", text="  Selamat <b>pagi</b> & salam  ")
    said = cast.chat.messages[told["id"]]
    assert (said.sender, said.text) == (cast.sari, "Selamat <b>pagi</b> & salam")
    assert told["html"] == "Selamat &lt;b&gt;pagi&lt;/b&gt; &amp; salam"


async def test_answering_a_message(hand: Hand, cast: Scene) -> None:
    asked = cast.bot_says(cast.chat, "Siapa namanya?")
    told = await hand.does("say", text="Contoh", reply_to=asked.id)
    assert cast.chat.messages[told["id"]].reply_to == asked.id


async def test_answering_a_message_that_is_not_there_is_just_a_message(hand: Hand) -> None:
    assert (await hand.does("say", text="Contoh", reply_to=999))["reply_to"] is None


async def test_a_long_text_is_cut_as_the_apps_do(hand: Hand, cast: Scene) -> None:
    await hand.does("say", text="a" * 4097)
    assert [len(message.text) for message in cast.chat.messages.values()] == [4096, 1]


NONSENSE = [
    ("no text", {}, 400),
    ("empty", {"text": ""}, 400),
    ("only space", {"text": " \n "}, 400),
    ("a number", {"text": 5}, 400),
    ("far too long", {"text": "x" * 12_289}, 413),
    ("too long in UTF-16", {"text": "😀" * 6_145}, 413),
    ("no chat", {"text": "a", "chat": None}, 400),
    ("a chat in words", {"text": "a", "chat": "sari"}, 400),
    ("true is no number", {"text": "a", "chat": True}, 400),
    ("unknown chat", {"text": "a", "chat": 1}, 404),
    ("somebody else's chat", {"text": "a", "person": 5_000_000_038}, 403),
    ("nobody", {"text": "a", "person": 1}, 403),
    ("answering in words", {"text": "a", "reply_to": "satu"}, 400),
]


@pytest.mark.parametrize(("fields", "status"), [row[1:] for row in NONSENSE], ids=[row[0] for row in NONSENSE])
async def test_nonsense_is_refused_in_words(hand: Hand, cast: Scene, fields: Json, status: int) -> None:
    words = await hand.is_refused("say", status, **fields)
    assert words.endswith(".")
    assert not cast.chat.messages


BODIES = [
    ("no json", b"halo", "application/json", 400),
    ("a list", b"[1]", "application/json", 400),
    ("too deep", b"[" * 50_000, "application/json", 400),
    ("bad letters", b'{"text": "\xff"}', "application/json", 400),
    ("a form", b"text=a", "application/x-www-form-urlencoded", 415),
    ("plain text, as a foreign form may send", b'{"text": "a"}', "text/plain", 415),
    ("too big", b" " * 300_000, "application/json", 413),
]


@pytest.mark.parametrize(("body", "mime", "status"), [row[1:] for row in BODIES], ids=[row[0] for row in BODIES])
async def test_bodies_that_cannot_be_read(client: httpx.AsyncClient, body: bytes, mime: str, status: int) -> None:
    answer = await client.post("/api/say", content=body, headers={"Content-Type": mime})
    assert answer.status_code == status
    assert answer.json()["error"].endswith(".")


async def test_a_body_of_unknown_length_is_refused(client: httpx.AsyncClient) -> None:
    async def drops() -> AsyncIterator[bytes]:
        yield b"{}"

    answer = await client.post("/api/say", content=drops(), headers={"Content-Type": "application/json"})
    assert answer.status_code == 411


async def test_outsider_may_not_write_in_the_group(hand: Hand, cast: Scene) -> None:
    seat = {"chat": cast.stage.first.moderators.id, "person": cast.stage.outsider.id}
    assert "bukan anggota" in await hand.is_refused("say", 403, text="halo", **seat)
    assert not cast.stage.first.moderators.messages


async def test_staff_and_liaison_write_in_their_groups(hand: Hand, cast: Scene) -> None:
    await hand.does("say", text="saya cek", chat=cast.stage.first.moderators.id, person=cast.stage.first.staff[1].id)
    await hand.does("say", text="diterima", chat=cast.stage.first.bawaslu.id, person=cast.stage.first.liaison.id)
    said = [*cast.stage.first.moderators.messages.values(), *cast.stage.first.bawaslu.messages.values()]
    assert [message.sender.name for message in said] == ["Damar Moderator", "Petugas Contoh"]


@pytest.mark.parametrize("kind", ["sticker", "voice", "contact", "poll", "video", "location"])
async def test_other_kinds(hand: Hand, cast: Scene, kind: str) -> None:
    told = await hand.does("other", kind=kind)
    assert cast.chat.messages[told["id"]].kind == kind == told["kind"]


async def test_other_kinds_that_do_not_exist(hand: Hand) -> None:
    assert "sticker" in await hand.is_refused("other", 400, kind="hologram")


# -- changing, deleting, blocking


async def test_edit(hand: Hand, cast: Scene) -> None:
    told = await hand.does("say", text="salah ketik")
    changed = await hand.does("edit", message=told["id"], text="sudah benar")
    assert cast.chat.messages[told["id"]].text == changed["text"] == "sudah benar"
    assert changed["edited"] is not None
    assert changed["version"] > told["version"]


async def test_only_own_messages_can_be_changed_or_deleted(hand: Hand, cast: Scene) -> None:
    said = cast.bot_says(cast.chat, "dari bot")
    assert "sendiri" in await hand.is_refused("edit", 403, message=said.id, text="lain")
    assert "sendiri" in await hand.is_refused("delete", 403, message=said.id)
    assert said.text == "dari bot"
    assert not said.deleted


async def test_a_text_cannot_be_emptied_but_a_caption_can(hand: Hand, cast: Scene) -> None:
    text = await hand.does("say", text="ada isinya")
    await hand.is_refused("edit", 400, message=text["id"], text="")
    photo = cast.world.send_files(cast.sari, cast.chat, [Upload(PNG)], caption="keterangan")[0]
    assert (await hand.does("edit", message=photo.id, text=""))["text"] == ""


async def test_a_sticker_cannot_be_changed(hand: Hand) -> None:
    sticker = await hand.does("other", kind="sticker")
    assert "tidak dapat diubah" in await hand.is_refused("edit", 400, message=sticker["id"], text="x")


async def test_delete(hand: Hand, client: httpx.AsyncClient) -> None:
    told = await hand.does("say", text="hapus saya")
    assert (await hand.does("delete", message=told["id"]))["deleted"] is True
    assert "hapus saya" not in (await client.get("/api/state")).text
    assert "tidak ada" in await hand.is_refused("delete", 404, message=told["id"])


async def test_block_and_let_in_again(hand: Hand, cast: Scene) -> None:
    assert (await hand.does("block", blocked=True))["blocked"] is True
    assert cast.sari.blocked
    assert "blokir" in await hand.is_refused("say", 409, text="halo")
    await hand.does("block", blocked=False)
    await hand.does("say", text="halo")


async def test_block_twice_is_once(hand: Hand, cast: Scene) -> None:
    for _ in range(2):
        await hand.does("block", blocked=True)
    blocked = [waiting.update for waiting in cast.world.updates.pending.values() if "my_chat_member" in waiting.update]
    assert len(blocked) == 1


@pytest.mark.parametrize(
    ("fields", "status"), [({"blocked": "ya"}, 400), ({}, 400), ({"person": 1, "blocked": True}, 404)]
)
async def test_block_refuses_nonsense(hand: Hand, fields: Json, status: int) -> None:
    await hand.is_refused("block", status, **fields)


async def test_add_residents(hand: Hand, cast: Scene, client: httpx.AsyncClient) -> None:
    added = [(await hand.does("residents"))["chat"] for _ in range(25)]
    names = [person.name for person in cast.stage.residents]
    assert len(set(names)) == len(names) == 28
    assert all("Contoh" in name for name in names)
    assert set(added) <= {card["id"] for card in (await client.get("/api/state")).json()["stage"]["chats"]}


async def test_a_resident_with_a_name_of_ones_own(hand: Hand, cast: Scene) -> None:
    await hand.does("residents", name="Warga <Uji>")
    assert cast.stage.residents[-1].name == "Warga <Uji>"
    await hand.is_refused("residents", 413, name="x" * 41)


# -- tapping


async def test_tap_is_handed_on_and_its_answer_is_seen(hand: Hand, cast: Scene) -> None:
    said = cast.bot_says(cast.chat, "Pilih", keyboard=[[{"text": "Ya", "callback_data": "ya"}]])
    told = await hand.does("tap", message=said.id, data="ya")
    tap = cast.world.taps[told["id"]]
    assert (tap.person, tap.message, tap.data, told["answer"]) == (cast.sari, said, "ya", None)


async def test_outsider_may_tap(hand: Hand, cast: Scene) -> None:
    said = cast.bot_says(
        cast.stage.first.moderators, "Kartu", keyboard=[[{"text": "Terima", "callback_data": "terima"}]]
    )
    seat = {"chat": cast.stage.first.moderators.id, "person": cast.stage.outsider.id}
    told = await hand.does("tap", message=said.id, data="terima", **seat)
    assert cast.world.taps[told["id"]].person is cast.stage.outsider


@pytest.mark.parametrize(
    ("fields", "status"),
    [({"message": 77, "data": "a"}, 404), ({"message": 1}, 400), ({"message": 1, "data": "x" * 257}, 413)],
)
async def test_tap_refuses_nonsense(hand: Hand, cast: Scene, fields: Json, status: int) -> None:
    cast.bot_says(cast.chat, "Pilih")
    await hand.is_refused("tap", status, **fields)


# -- files


async def test_one_photo_with_caption(hand: Hand, cast: Scene) -> None:
    answer = await hand.sends([("layar.png", PNG, "image/png")], caption="ini buktinya")
    [told] = answer.json()["messages"]
    said = cast.chat.messages[told["id"]]
    assert (said.kind, said.text, said.album) == ("photo", "ini buktinya", "")
    assert said.file is not None
    assert said.file.data == PNG
    assert (told["file"]["width"], told["file"]["height"]) == (1080, 2400)


async def test_several_become_an_album_and_keep_their_order(hand: Hand) -> None:
    files = [(f"{number}.png", PNG + bytes([number]), "image/png") for number in range(4)]
    told = (await hand.sends(files, kind="document", caption="empat")).json()["messages"]
    assert [message["file"]["name"] for message in told] == ["0.png", "1.png", "2.png", "3.png"]
    assert len({message["album"] for message in told}) == 1
    assert [message["text"] for message in told] == ["empat", "", "", ""]


async def test_odd_files_go_through_untouched(hand: Hand) -> None:
    """An empty file, a PDF that calls itself a picture: it is the bot's business to judge them."""
    files = [("kosong.png", b"", "image/png"), ("surat.jpg", b"%PDF-1.4", "image/jpeg")]
    told = (await hand.sends(files, kind="document")).json()["messages"]
    assert [message["file"]["size"] for message in told] == [0, 8]


async def test_a_path_in_a_file_name_is_cut_off(hand: Hand) -> None:
    told = (await hand.sends([("..\\..\\etc/sandi.png", PNG, "image/png")], kind="document")).json()["messages"]
    assert told[0]["file"]["name"] == "sandi.png"


async def test_a_file_too_big_for_a_bot_can_still_be_sent(hand: Hand) -> None:
    answer = await hand.sends([("besar.bin", bytes(21 * 1024 * 1024), "application/octet-stream")], kind="document")
    assert answer.status_code == 200


FILES_REFUSED = [
    ("none", [], {}, (400, 415)),
    ("too many", [("a.png", b"x", "image/png")] * 51, {}, (400,)),
    ("one too big", [("a.bin", bytes(33 * 1024 * 1024), "image/png")], {}, (413,)),
    ("unknown kind", [("a.png", b"x", "image/png")], {"kind": "hologram"}, (400,)),
    ("caption too long", [("a.png", b"x", "image/png")], {"caption": "x" * 1025}, (413,)),
    ("wrong seat", [("a.png", b"x", "image/png")], {"person": 1}, (403,)),
]


@pytest.mark.parametrize(
    ("files", "fields", "status"), [row[1:] for row in FILES_REFUSED], ids=[row[0] for row in FILES_REFUSED]
)
async def test_files_refused(hand: Hand, cast: Scene, files: list[Any], fields: Json, status: tuple[int, ...]) -> None:
    answer = await hand.sends(files, **fields)
    assert answer.status_code in status
    assert answer.json()["error"].endswith(".")
    assert not cast.chat.messages


async def test_a_broken_form_is_refused(client: httpx.AsyncClient) -> None:
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    answer = await client.post("/api/files", content=b"--x\r\nno end", headers=headers)
    assert answer.status_code == 400
    assert answer.json()["error"].endswith(".")


async def test_a_picture_may_be_shown_but_run_nothing(hand: Hand, client: httpx.AsyncClient) -> None:
    [told] = (await hand.sends([("layar.png", PNG, "image/png")], kind="document")).json()["messages"]
    answer = await client.get(f"/api/file/{told['file']['id']}")
    assert answer.content == PNG
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["content-disposition"] == "inline; filename*=UTF-8''layar.png"
    assert "sandbox" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("mime", ["text/html", "image/svg+xml", "application/pdf", "text/javascript"])
async def test_anything_else_is_only_ever_saved(hand: Hand, client: httpx.AsyncClient, mime: str) -> None:
    told = (await hand.sends([("x.html", b"<script>1</script>", mime)], kind="document")).json()["messages"][0]
    answer = await client.get(f"/api/file/{told['file']['id']}")
    assert told["file"]["picture"] is False
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment;")


async def test_a_file_name_cannot_break_the_header(hand: Hand, client: httpx.AsyncClient) -> None:
    told = (await hand.sends([('a"b; é\u202e.png', PNG, "image/png")], kind="document")).json()["messages"][0]
    header = (await client.get(f"/api/file/{told['file']['id']}")).headers["content-disposition"]
    assert header.isascii()
    assert header.count(";") == 1


async def test_unknown_files_and_samples(client: httpx.AsyncClient) -> None:
    for path in ("/api/file/none", "/api/samples/none.png", "/api/samples/..%2Fpage.py", "/api/nothing"):
        assert (await client.get(path)).status_code == 404


# -- samples


async def test_samples_are_listed_and_served(client: httpx.AsyncClient) -> None:
    listed = (await client.get("/api/samples")).json()["samples"]
    assert [sample["name"] for sample in listed] == [sample.name for sample in samples.SAMPLES]
    for told, sample in zip(listed, samples.SAMPLES, strict=True):
        answer = await client.get(f"/api/samples/{told['name']}")
        assert answer.headers["content-type"] == sample.mime
        assert answer.content == samples.draw(sample)
