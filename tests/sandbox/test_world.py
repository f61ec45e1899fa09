"""What people do in the sandbox, and what the bot would hear of it."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox.world import Upload, World
from tests.sandbox.conftest import Cast, Clock

SARI = {"first_name": "Sari", "last_name": "Contoh", "username": "sari_contoh"}


def heard(world: World) -> list[dict[str, Any]]:
    """All updates that wait, oldest first, and forget them."""
    updates = world.updates.take(100)
    world.updates.clear()
    return updates


def test_the_bot_is_named_by_its_token(world: World) -> None:
    assert world.bot.id == 123456
    assert world.bot.is_bot
    assert World("no-number").bot.id > 0


def test_ids_have_telegrams_shapes(world: World, cast: Cast) -> None:
    assert cast.sari.id > 2**32
    assert cast.home.id == cast.sari.id
    assert str(cast.group.id).startswith("-100")
    assert -(10**12) < world.add_group("Kecil", [cast.sari], "group").id < 0
    assert len({cast.sari.id, cast.budi.id, world.add_person("Sari Contoh").id}) == 3


def test_private_chats_and_basic_groups_share_message_ids_and_supergroups_count_their_own(
    world: World, cast: Cast
) -> None:
    small = world.add_group("Kecil", [cast.sari], "group")
    first = world.say(cast.sari, cast.home, "satu")
    second = world.say(cast.sari, small, "dua")
    third = world.say(cast.sari, cast.group, "tiga")
    assert (first.id, second.id, third.id) == (1, 2, 1)


def test_a_text_becomes_an_update(world: World, cast: Cast, clock: Clock) -> None:
    said = world.say(cast.sari, cast.home, "Selamat pagi")
    (update,) = heard(world)
    assert update["message"] == {
        "message_id": said.id,
        "from": {
            "id": cast.sari.id,
            "is_bot": False,
            **SARI,
            "language_code": "id",
        },
        "chat": {"id": cast.sari.id, **SARI, "type": "private"},
        "date": int(clock().timestamp()),
        "text": "Selamat pagi",
    }


def test_a_group_is_told_by_title_and_names_nobody(world: World, cast: Cast) -> None:
    world.say(cast.budi, cast.group, "Halo")
    (update,) = heard(world)
    assert update["message"]["chat"] == {"id": cast.group.id, "title": "Moderator Contoh", "type": "supergroup"}
    assert update["message"]["from"]["first_name"] == "Budi"
    assert "last_name" not in update["message"]["from"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start", [("bot_command", 0, 6)]),
        ("/start@LaporNetralBot halo", [("bot_command", 0, 21)]),
        ("coba /bantuan ya", [("bot_command", 5, 8)]),
        ("😀 /lapor", [("bot_command", 3, 6)]),
        ("dan/atau", []),
        ("lihat https://contoh.id/a?b=1.", [("url", 6, 23)]),
        ("instagram.com/contoh", [("url", 0, 20)]),
        ("tulis ke a.b@contoh.id", [("email", 9, 13)]),
        ("@mimin_contoh #netral", [("mention", 0, 13), ("hashtag", 14, 7)]),
        ("harga 2.500.000 pada 3/4", []),
    ],
)
def test_what_telegram_finds_in_a_text(world: World, cast: Cast, text: str, found: list[tuple[str, int, int]]) -> None:
    world.say(cast.sari, cast.home, text)
    (update,) = heard(world)
    entities = update["message"].get("entities", [])
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in entities] == found


def test_a_long_text_comes_in_pieces_of_4096_utf16_units(world: World, cast: Cast) -> None:
    last = world.say(cast.sari, cast.home, "😀" * 2048 + "ab" + "c" * 4096)
    texts = [update["message"]["text"] for update in heard(world)]
    assert texts == ["😀" * 2048, "ab" + "c" * 4094, "cc"]
    assert last.text == "cc"


def test_nothing_cannot_be_said(world: World, cast: Cast) -> None:
    with pytest.raises(ValueError, match="empty"):
        world.say(cast.sari, cast.home, "")
    with pytest.raises(ValueError, match="no files"):
        world.send_files(cast.sari, cast.home, [])


def test_who_is_not_in_a_group_cannot_write_there_but_can_tap(world: World, cast: Cast) -> None:
    outsider = world.add_person("Orang Luar")
    said = world.say(cast.budi, cast.group, "Halo")
    with pytest.raises(ValueError, match="cannot write"):
        world.say(outsider, cast.group, "Halo")
    world.tap(outsider, said, "case:LN-0000-0000:1:accept")
    assert heard(world)[-1]["callback_query"]["from"]["id"] == outsider.id


def test_an_answer_carries_what_it_answers_one_level_deep(world: World, cast: Cast) -> None:
    first = world.say(cast.sari, cast.home, "satu")
    second = world.say(cast.sari, cast.home, "dua", reply_to=first.id)
    world.say(cast.sari, cast.home, "tiga", reply_to=second.id)
    message = heard(world)[-1]["message"]
    assert message["reply_to_message"]["text"] == "dua"
    assert "reply_to_message" not in message["reply_to_message"]


def test_one_picture_is_no_album(world: World, cast: Cast) -> None:
    (said,) = world.send_files(cast.sari, cast.home, [Upload(b"isi")], caption="lihat <ini>")
    (update,) = heard(world)
    small, full = update["message"]["photo"]
    assert small["file_id"] != full["file_id"]
    assert small["width"] <= 320 < full["width"]
    assert full["file_size"] == 3
    assert update["message"]["caption"] == "lihat <ini>"
    assert "media_group_id" not in update["message"]
    assert said.html == "lihat &lt;ini&gt;"


def test_twenty_one_files_are_two_albums_and_one_alone(world: World, cast: Cast) -> None:
    uploads = [Upload(bytes([number]), f"bukti {number}.pdf", "application/pdf") for number in range(21)]
    sent = world.send_files(cast.sari, cast.home, uploads, kind="document", caption="semua")
    messages = [update["message"] for update in heard(world)]
    albums = [message.get("media_group_id", "") for message in messages]
    assert len(messages) == len(sent) == 21
    assert len(set(albums[:10])) == len(set(albums[10:20])) == 1
    assert albums[0] != albums[10]
    assert albums[20] == ""
    assert [message.get("caption") for message in messages] == ["semua"] + [None] * 20
    assert messages[4]["document"]["file_name"] == "bukti 4.pdf"
    assert messages[4]["document"]["mime_type"] == "application/pdf"


def test_the_same_bytes_have_the_same_unique_id_and_another_name_another_file_id(world: World, cast: Cast) -> None:
    one, same, renamed = (
        world.send_files(cast.sari, cast.home, [Upload(b"isi", name, "text/plain")], kind="document")[0].file
        for name in ("a.txt", "a.txt", "b.txt")
    )
    assert one and same and renamed
    assert one is same
    assert renamed.unique == one.unique
    assert renamed.id != one.id


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("sticker", "emoji"),
        ("voice", "duration"),
        ("contact", "phone_number"),
        ("poll", "question"),
        ("video", "file_name"),
        ("location", "latitude"),
    ],
)
def test_other_kinds_have_content(world: World, cast: Cast, kind: str, field: str) -> None:
    said = world.send_other(cast.sari, cast.home, kind)
    (update,) = heard(world)
    assert field in update["message"][kind]
    assert ("file_id" in update["message"][kind]) == (said.file is not None)
    assert said.kind == kind


def test_an_unknown_kind_is_refused(world: World, cast: Cast) -> None:
    with pytest.raises(ValueError, match="hologram"):
        world.send_other(cast.sari, cast.home, "hologram")


def test_an_edit_is_told_and_a_deletion_is_not(world: World, cast: Cast, clock: Clock) -> None:
    said = world.say(cast.sari, cast.home, "lama")
    heard(world)
    clock.forward(5)
    world.edit(cast.sari, said, "baru")
    world.delete(cast.sari, said)
    (update,) = heard(world)
    assert update["edited_message"]["text"] == "baru"
    assert update["edited_message"]["edit_date"] == update["edited_message"]["date"] + 5
    assert said.deleted
    assert said.version == 2


def test_nobody_edits_for_others(world: World, cast: Cast) -> None:
    said = world.say(cast.sari, cast.group, "punya saya")
    with pytest.raises(ValueError, match="author"):
        world.edit(cast.budi, said, "punya kamu")


def test_a_tap_carries_message_and_data_even_when_nobody_issued_it(world: World, cast: Cast) -> None:
    said = world.say(cast.sari, cast.home, "halo")
    tap = world.tap(cast.sari, said, "report:tidak:ada")
    query = heard(world)[-1]["callback_query"]
    assert (query["id"], query["data"]) == (tap.id, "report:tidak:ada")
    assert query["message"]["text"] == "halo"
    assert tap.answer is None


def test_a_tap_on_a_deleted_message_tells_only_its_place(world: World, cast: Cast) -> None:
    said = world.say(cast.sari, cast.home, "halo")
    world.delete(cast.sari, said)
    world.tap(cast.sari, said, "x")
    assert heard(world)[-1]["callback_query"]["message"] == {
        "chat": {"id": cast.home.id, **SARI, "type": "private"},
        "message_id": said.id,
        "date": 0,
    }
