"""The Telegram channel against the sandbox's Bot API over HTTP: what every channel promises."""

import asyncio
from typing import Final

import pytest

from bot.channels.channel import Album, Answer, Delete, EditButtons, EditCaption, Picture, Text, Upload
from bot.sandbox.world import Message, World
from bot.sandbox.world import Upload as Sent
from tests.channels.conftest import Ends, fetched, png
from tests.reliability.town import holds

BUTTONS: Final = ((("report:consent:yes", "Setuju"), ("report:consent:no", "Tidak")), (("report:consent:back", "‹"),))
SHOT: Final = Upload(png(), "LN-0000-0000.png", "image/png")
OTHER: Final = Upload(png("red"), "LN-0000-0000_02.png", "image/png")
LEGAL: Final = "<b>Monggo</b>, Bapak/Ibu &lt;3 😀"


def shown(message: Message) -> list[list[tuple[str, str]]]:
    """The buttons below a message."""
    return [[(button["callback_data"], button["text"]) for button in row] for row in message.keyboard]


def data_of(message: Message) -> bytes:
    """The bytes of its file."""
    assert message.file is not None
    return message.file.data


# -- perform --------------------------------------------------------------------------------------------------------


async def test_a_text_with_buttons(ends: Ends) -> None:
    said = await ends.perform(Text(LEGAL, BUTTONS))
    assert said.text == "Monggo, Bapak/Ibu <3 😀"
    assert said.html == LEGAL
    assert shown(said) == [list(row) for row in BUTTONS]


async def test_a_picture_with_caption_and_buttons(ends: Ends) -> None:
    said = await ends.perform(Picture(SHOT, LEGAL, BUTTONS))
    assert (said.kind, said.html, data_of(said)) == ("photo", LEGAL, SHOT.data)
    assert shown(said) == [list(row) for row in BUTTONS]


@pytest.mark.parametrize(("as_photos", "kind"), [(True, "photo"), (False, "document")])
async def test_an_album_is_one_message_and_all_its_numbers_are_told(ends: Ends, as_photos: bool, kind: str) -> None:
    said = await ends.perform_all(Album((SHOT, OTHER), "<i>Bukti</i>", as_photos))
    first, last = list(ends.chat.messages.values())[-2:]
    assert said == [first, last]
    assert first.album == last.album != ""
    assert [m.kind for m in (first, last)] == [kind] * 2
    assert [data_of(m) for m in (first, last)] == [SHOT.data, OTHER.data]
    assert sorted([first.html, last.html]) == ["", "<i>Bukti</i>"]


@pytest.mark.parametrize(("as_photos", "kind"), [(True, "photo"), (False, "document")])
async def test_an_album_of_one_is_that_file(ends: Ends, as_photos: bool, kind: str) -> None:
    said = await ends.perform(Album((SHOT,), "satu", as_photos))
    assert (said.kind, said.album, said.text, data_of(said)) == (kind, "", "satu", SHOT.data)


async def test_documents_keep_bytes_and_name(ends: Ends) -> None:
    said = await ends.perform(Album((Upload(b"bukan gambar", "LN-0000-0000_01.bin", "application/x"),), "", False))
    assert said.file is not None
    assert (said.file.data, said.file.name) == (b"bukan gambar", "LN-0000-0000_01.bin")


async def test_words_buttons_and_picture_of_a_card_change(ends: Ends) -> None:
    card = await ends.perform(Picture(SHOT, "lama", BUTTONS))
    number = str(card.id)
    assert await ends.channel.perform(ends.address, EditCaption(number, "<b>baru</b>", BUTTONS)) == number
    assert (card.html, len(card.keyboard)) == ("<b>baru</b>", 2)
    await ends.channel.perform(ends.address, EditCaption(number, "lagi", (), OTHER))
    assert (card.html, card.keyboard, data_of(card)) == ("lagi", [], OTHER.data)
    await ends.channel.perform(ends.address, EditButtons(number, BUTTONS[:1]))
    assert (card.html, shown(card)) == ("lagi", [list(BUTTONS[0])])
    await ends.channel.perform(ends.address, EditButtons(number))
    assert card.keyboard == []


async def test_a_message_is_taken_away(ends: Ends) -> None:
    said = await ends.perform(Text("sebentar", silent=True))
    await ends.channel.perform(ends.address, Delete(str(said.id)))
    assert said.deleted


async def test_taps_are_answered(ends: Ends) -> None:
    question = await ends.perform(Text("Setuju?", BUTTONS))
    plain, loud = (ends.world.tap(ends.person, question, "report:consent:yes") for _ in range(2))
    assert await ends.channel.perform(ends.address, Answer(plain.id)) == ""
    await ends.channel.perform(ends.address, Answer(loud.id, "Sudah diputuskan.", alert=True))
    assert (plain.answer, plain.alert) == ("", False)
    assert (loud.answer, loud.alert) == ("Sudah diputuskan.", True)


async def test_many_at_once(ends: Ends) -> None:
    numbers = await asyncio.gather(*(ends.channel.perform(ends.address, Text(f"{n}")) for n in range(200)))
    texts = {str(message.id): message.text for message in ends.chat.messages.values()}
    assert [texts[number] for number in numbers] == [str(n) for n in range(200)]


# -- receive and confirm --------------------------------------------------------------------------------------------


async def test_the_same_updates_come_again_until_they_are_confirmed(ends: Ends) -> None:
    ends.world.say(ends.person, ends.chat, "satu")
    ends.world.say(ends.person, ends.chat, "dua")
    first = await ends.channel.receive(0)
    assert [update.said.text for update in first] == ["satu", "dua"]
    assert await ends.channel.receive(0) == first
    ends.world.say(ends.person, ends.chat, "tiga")
    assert [update.said.text for update in await ends.channel.receive(0)] == ["satu", "dua", "tiga"]
    ends.channel.confirm()
    assert await ends.channel.receive(0) == []
    assert not ends.world.updates.pending


async def test_another_process_gets_what_this_one_did_not_confirm(ends: Ends) -> None:
    ends.world.say(ends.person, ends.chat, "satu")
    await ends.channel.receive(0)
    async with ends.another() as later:
        await later.start()
        assert [update.said.text for update in await later.receive(0)] == ["satu"]
        later.confirm()
        ends.world.say(ends.person, ends.chat, "dua")
        assert [update.said.text for update in await later.receive(0)] == ["dua"]


async def test_confirming_nothing_new_confirms_nothing(ends: Ends) -> None:
    ends.channel.confirm()
    ends.world.say(ends.person, ends.chat, "satu")
    assert len(await ends.channel.receive(0)) == 1
    ends.channel.confirm()
    assert await ends.channel.receive(0) == []
    ends.channel.confirm()
    ends.world.say(ends.person, ends.chat, "dua")
    assert len(await ends.channel.receive(0)) == 1


async def test_a_long_poll_ends_with_the_first_update(ends: Ends) -> None:
    waiting = asyncio.create_task(ends.channel.receive(50))
    await holds(lambda: ends.world.updates.polled)
    ends.world.say(ends.person, ends.chat, "akhirnya")
    assert [update.said.text for update in await waiting] == ["akhirnya"]


async def test_a_long_poll_ends_empty_when_nothing_comes(ends: Ends) -> None:
    assert await ends.channel.receive(1) == []


async def test_a_hundred_at_a_time_in_order(ends: Ends) -> None:
    for number in range(250):
        ends.world.say(ends.person, ends.chat, str(number))
    sizes, texts = [], []
    while batch := await ends.channel.receive(0):
        ends.channel.confirm()
        sizes.append(len(batch))
        texts += [update.said.text for update in batch]
    assert sizes == [100, 100, 50]
    assert texts == [str(number) for number in range(250)]


async def test_only_what_we_use_is_asked_for(ends: Ends) -> None:
    await ends.channel.receive(0)
    asked = frozenset({"message", "edited_message", "callback_query", "my_chat_member"})
    assert ends.world.updates.allowed == asked


async def test_an_unreadable_update_does_not_hide_its_neighbours(ends: Ends) -> None:
    ends.world.say(ends.person, ends.chat, "sebelum")
    ends.world.push({"message": {"text": "tanpa chat"}})
    ends.world.say(ends.person, ends.chat, "sesudah")
    before, broken, after = await ends.channel.receive(0)
    assert (before.said.text, broken.event, after.said.text) == ("sebelum", "unreadable", "sesudah")
    assert "tanpa chat" in broken.raw
    ends.channel.confirm()
    assert await ends.channel.receive(0) == []


async def test_commands_name_this_bot_or_nobody(ends: Ends) -> None:
    """The channel learns its own name when it connects."""
    group = ends.world.add_group("Satgas", [ends.person])
    for text in ("/bantuan", "/bantuan@LaporNetralBot", "/bantuan@BotLain"):
        ends.world.say(ends.person, group, text)
    commands = [(update.said.command, update.event) for update in await ends.channel.receive(0)]
    assert commands == [("bantuan", ""), ("bantuan", ""), ("", "passed")]


# -- fetch ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["photo", "document"])
async def test_a_file_comes_as_it_was_sent(ends: Ends, kind: str) -> None:
    ends.world.send_files(ends.person, ends.chat, [Sent(png("green"), "layar penuh é.png", "image/png")], kind=kind)
    (update,) = await ends.channel.receive(0)
    (file,) = update.said.files
    assert file.kind == kind
    assert await fetched(ends.channel, file.ref) == png("green")


async def test_a_large_file_comes_whole(ends: Ends) -> None:
    data = bytes(range(256)) * (19_000_000 // 256)
    ends.world.send_files(ends.person, ends.chat, [Sent(data, "besar.bin", "application/x")], kind="document")
    (update,) = await ends.channel.receive(0)
    assert await fetched(ends.channel, update.said.files[0].ref) == data


# -- belongs --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "belongs"),
    [("creator", True), ("administrator", True), ("member", True), ("left", False), ("kicked", False)],
)
async def test_who_belongs_to_a_group(ends: Ends, status: str, belongs: bool) -> None:
    group = ends.world.add_group("Satgas", [ends.person])
    group.members[ends.person.id] = status
    assert await ends.channel.belongs(str(group.id), str(ends.person.id)) is belongs


async def test_strangers_and_unknown_groups_do_not_belong(ends: Ends) -> None:
    group = ends.world.add_group("Satgas", [])
    assert not await ends.channel.belongs(str(group.id), str(ends.world.add_person("Luar").id))
    assert not await ends.channel.belongs(str(group.id), "42")
    assert not await ends.channel.belongs("-42", str(ends.person.id))


async def test_membership_is_believed_for_a_minute(ends: Ends) -> None:
    group, person = ends.world.add_group("Satgas", [ends.person]), str(ends.person.id)
    assert await ends.channel.belongs(str(group.id), person)
    ends.world.leave(ends.person, group)
    ends.hands.forward(59)
    assert await ends.channel.belongs(str(group.id), person)
    assert ends.world.calls["getchatmember"] == 1
    ends.hands.forward(2)
    assert not await ends.channel.belongs(str(group.id), person)
    ends.world.join(ends.person, group)
    ends.hands.forward(61)
    assert await ends.channel.belongs(str(group.id), person)
    assert ends.world.calls["getchatmember"] == 3


async def test_what_is_known_of_one_group_outlives_the_changes_of_another(ends: Ends) -> None:
    here, there = (ends.world.add_group(name, [ends.person]) for name in ("Satgas", "Bawaslu"))
    person, other = str(ends.person.id), ends.world.add_person("Orang Lain")
    for group in (here, there):
        assert await ends.channel.belongs(str(group.id), person)
    ends.world.join(other, there)
    await ends.channel.receive(0)
    for group in (here, there):
        assert await ends.channel.belongs(str(group.id), person)
    assert ends.world.calls["getchatmember"] == 3


# -- introduce, start, webhook --------------------------------------------------------------------------------------


async def test_the_menu_and_the_empty_chat(ends: Ends) -> None:
    await ends.channel.introduce([("lapor", "Buat laporan"), ("status", "Lihat laporan")], "Tentang", "Singkat")
    assert ends.world.commands == [
        {"command": "lapor", "description": "Buat laporan"},
        {"command": "status", "description": "Lihat laporan"},
    ]
    assert "Tentang" in ends.world.descriptions.values()
    assert "Singkat" in ends.world.descriptions.values()
    assert ends.world.commands_for("default", "id") == []


async def test_it_says_who_we_are(ends: Ends) -> None:
    assert await ends.channel.start() == {"username": "LaporNetralBot"}


async def test_a_webhook_is_set_and_forgotten_and_nothing_that_waits_is_lost(ends: Ends, world: World) -> None:
    ends.world.say(ends.person, ends.chat, "menunggu")
    await ends.channel.set_webhook("http://127.0.0.1:9/telegram", "rahasia-rahasia-x")
    assert world.updates.webhook is not None
    assert (world.updates.webhook.url, world.updates.webhook.secret) == (
        "http://127.0.0.1:9/telegram",
        "rahasia-rahasia-x",
    )
    await ends.channel.forget_webhook()
    assert world.updates.webhook is None
    assert [update.said.text for update in await ends.channel.receive(0)] == ["menunggu"]
