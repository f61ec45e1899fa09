"""Pictures of single things, as rows: a message in, its JSON out."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.sandbox.nouns import StoredFile, Tap, Upload
from bot.sandbox.page_stage import chats_of, next_name, now_known_as, seats
from bot.sandbox.page_view import SHOWN_AS_PICTURE, file_view, history_view, message_view, stage_view, tap_view
from bot.sandbox.samples import SAMPLES, draw
from tests.browser.scene import Scene, scene

Json = dict[str, Any]


@pytest.fixture
def cast() -> Scene:
    return scene()


def test_a_message_has_all_that_can_be_seen(cast: Scene) -> None:
    said = cast.bot_says(cast.chat, "<b>Halo</b>", keyboard=[[{"text": "Ya", "callback_data": "ya"}]])
    said.date = datetime(2026, 2, 4, 5, 6, 7, tzinfo=UTC)
    assert message_view(said) == {
        "chat": cast.chat.id,
        "id": said.id,
        "from": {"id": cast.world.bot.id, "name": "LaporNetral", "bot": True},
        "date": 1_770_181_567_000,
        "html": "<b>Halo</b>",
        "text": "Halo",
        "kind": "text",
        "note": "",
        "file": None,
        "album": "",
        "keyboard": [[{"text": "Ya", "callback_data": "ya"}]],
        "reply_to": None,
        "edited": None,
        "reaction": "",
        "version": 0,
    }


def test_of_a_deleted_message_nothing_is_told(cast: Scene) -> None:
    said = cast.world.say(cast.sari, cast.chat, "rahasia")
    cast.world.delete(cast.sari, said)
    assert message_view(said) == {"chat": cast.chat.id, "id": said.id, "deleted": True}


BUTTONS: list[tuple[Json, Json]] = [
    ({"text": "A", "callback_data": "a"}, {"text": "A", "callback_data": "a"}),
    ({"text": "B", "url": "https://example.org"}, {"text": "B", "url": "https://example.org"}),
    ({"text": "C", "login_url": {"url": "x"}, "pay": True}, {"text": "C"}),
    ({"text": "D", "callback_data": 5}, {"text": "D"}),
]


@pytest.mark.parametrize(("button", "shown"), BUTTONS)
def test_of_a_button_only_what_the_page_uses(cast: Scene, button: Json, shown: Json) -> None:
    assert message_view(cast.bot_says(cast.chat, "x", keyboard=[[button]]))["keyboard"] == [[shown]]


NOTES: list[tuple[str, Json, str]] = [
    ("contact", {"contact": {"first_name": "Sari", "last_name": "C", "phone_number": "+62 0"}}, "Sari C · +62 0"),
    ("contact", {}, ""),
    ("poll", {"poll": {"question": "Setuju?"}}, "Setuju?"),
    ("sticker", {"sticker": {"emoji": "👍"}}, "👍"),
    ("location", {"location": {"latitude": -7.5, "longitude": 110.83}}, "-7.5000, 110.8300"),
    (
        "service",
        {"new_chat_members": [{"first_name": "Ayu"}, {"first_name": "Damar"}]},
        "Ayu, Damar bergabung dengan grup",
    ),
    ("service", {"left_chat_member": {"first_name": "Ayu"}}, "Ayu keluar dari grup"),
    ("service", {"migrate_to_chat_id": 5}, "Grup ini menjadi supergrup"),
    ("text", {"contact": {"first_name": "Sari"}}, ""),
]


@pytest.mark.parametrize(("kind", "extra", "note"), NOTES)
def test_notes_of_kinds_without_a_picture(cast: Scene, kind: str, extra: Json, note: str) -> None:
    assert message_view(cast.bot_says(cast.chat, "", kind=kind, extra=extra))["note"] == note


def test_a_voice_note_says_how_long_it_is(cast: Scene) -> None:
    assert message_view(cast.world.send_other(cast.sari, cast.chat, "voice"))["note"] == "0:07"


@pytest.mark.parametrize("mime", ["image/jpeg", "image/svg+xml", "text/html", "application/pdf", ""])
def test_only_harmless_pictures_are_shown(mime: str) -> None:
    shown = file_view(StoredFile("id", "unique", b"abc", "x", mime))
    assert shown["picture"] is (mime in SHOWN_AS_PICTURE)
    assert shown["size"] == 3
    assert "data" not in shown


def test_tap(cast: Scene) -> None:
    said = cast.bot_says(cast.chat, "x")
    tap = Tap("7", cast.sari, said, "ya", cast.world.now())
    assert tap_view(tap) == {"id": "7", "chat": cast.chat.id, "answer": None, "alert": False}


def test_history_without_deleted_messages_oldest_first(cast: Scene) -> None:
    said = [cast.world.say(cast.sari, cast.chat, str(number)) for number in range(6)]
    cast.world.delete(cast.sari, said[4])
    history = history_view(cast.chat, limit=3)
    assert [message["text"] for message in history["messages"]] == ["2", "3", "5"]
    assert history["older"] is True
    rest = history_view(cast.chat, before=history["messages"][0]["id"], limit=3)
    assert [message["text"] for message in rest["messages"]] == ["0", "1"]
    assert rest["older"] is False


def test_commands_as_they_were_set(cast: Scene) -> None:
    cast.world.command_sets["default", ""] = [{"command": "lapor", "description": "Buat laporan"}]
    assert stage_view(cast.world, cast.stage)["commands"] == [{"command": "lapor", "description": "Buat laporan"}]


def test_everyone_sits_where_they_belong(cast: Scene) -> None:
    world, stage = cast.world, cast.stage
    assert seats(world, stage, stage.first.moderators) == [*stage.first.staff, stage.outsider]
    assert seats(world, stage, stage.first.bawaslu) == [stage.first.liaison]
    assert seats(world, stage, cast.chat) == [cast.sari]
    assert seats(world, stage, world.private(stage.outsider)) == []


def test_a_group_is_followed_when_it_becomes_a_supergroup(cast: Scene) -> None:
    group = cast.world.add_group("Grup", cast.stage.first.staff, kind="group")
    cast.stage.first.bawaslu = group
    upgraded = cast.world.migrate(group)
    assert now_known_as(cast.world, group) is upgraded
    assert chats_of(cast.world, cast.stage)[-1] is upgraded


def test_names_never_repeat(cast: Scene) -> None:
    for _ in range(60):
        cast.stage.residents.append(cast.world.add_person(next_name(cast.stage)))
    names = [person.name for person in cast.stage.residents]
    assert len(set(names)) == len(names)


def test_a_photo_is_told_with_its_pixels(cast: Scene) -> None:
    said = cast.world.send_files(cast.sari, cast.chat, [Upload(draw(SAMPLES[0]))])[0]
    told = message_view(said)["file"]
    assert (told["width"], told["height"], told["picture"]) == (1080, 2400, True)
