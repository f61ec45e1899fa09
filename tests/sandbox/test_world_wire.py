"""Things of the sandbox as JSON of the Bot API: one row per shape."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.sandbox import wire
from bot.sandbox.nouns import Chat, Message, Person, StoredFile, Tap
from bot.sandbox.rich import Rich, plain

AT = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
STAMP = 1803891600
SARI = Person(5_000_000_001, "Sari Ayu Contoh", "sari", phone="+62 800 0000 0000")
BOT = Person(7, "LaporNetral", "LaporNetralBot", is_bot=True)
HOME = Chat(SARI.id, "private", SARI.name)
GROUP = Chat(-1_002_000_000_001, "supergroup", "Moderator Contoh")
SARI_JSON = {
    "id": 5_000_000_001,
    "is_bot": False,
    "first_name": "Sari",
    "last_name": "Ayu Contoh",
    "username": "sari",
    "language_code": "id",
}
HOME_JSON = {
    "id": 5_000_000_001,
    "first_name": "Sari",
    "last_name": "Ayu Contoh",
    "username": "sari",
    "type": "private",
}
GROUP_JSON = {"id": -1_002_000_000_001, "title": "Moderator Contoh", "type": "supergroup"}


def said(**fields: Any) -> Message:
    return Message(3, fields.pop("chat", GROUP), fields.pop("sender", SARI), AT, **fields)


def stored(kind: str, **fields: Any) -> StoredFile:
    return StoredFile("F", "U", b"isi", fields.pop("name", "a.pdf"), "application/pdf", kind=kind, **fields)


def test_people_without_much_of_a_name() -> None:
    assert wire.user(Person(1, "Budi", language="")) == {"id": 1, "is_bot": False, "first_name": "Budi"}
    assert wire.user(BOT) == {
        "id": 7,
        "is_bot": True,
        "first_name": "LaporNetral",
        "username": "LaporNetralBot",
    }


def test_the_phone_number_is_nobodys_business() -> None:
    told = str([wire.user(SARI), wire.message(said(chat=HOME), SARI), wire.chat_full(HOME, SARI)])
    assert "800" not in told


BASE = {"message_id": 3, "from": SARI_JSON, "chat": GROUP_JSON, "date": STAMP}
SIZED = {"file_id": "F", "file_unique_id": "U", "file_size": 3}
MESSAGES: list[tuple[str, Message, dict[str, Any]]] = [
    ("text", said(words=plain("halo")), {"text": "halo"}),
    (
        "entities",
        said(words=plain("/status")),
        {"text": "/status", "entities": [{"offset": 0, "length": 7, "type": "bot_command"}]},
    ),
    ("nothing", said(kind="service", extra={"migrate_to_chat_id": -5}), {"migrate_to_chat_id": -5}),
    (
        "document",
        said(kind="document", file=stored("document"), words=plain("lihat")),
        {"document": SIZED | {"mime_type": "application/pdf", "file_name": "a.pdf"}, "caption": "lihat"},
    ),
    (
        "caption with entities",
        said(kind="document", file=stored("document", name=""), words=Rich("x", ({"type": "bold"},))),
        {
            "document": SIZED | {"mime_type": "application/pdf"},
            "caption": "x",
            "caption_entities": [{"type": "bold"}],
        },
    ),
    (
        "photo without a small size",
        said(kind="photo", file=stored("photo", width=4, height=3), album="77"),
        {"photo": [SIZED | {"width": 4, "height": 3}], "media_group_id": "77"},
    ),
    (
        "voice",
        said(kind="voice", file=stored("voice", name="", duration=7)),
        {"voice": SIZED | {"mime_type": "application/pdf", "duration": 7}},
    ),
    (
        "video",
        said(kind="video", file=stored("video", name="", duration=7, width=4, height=3)),
        {"video": SIZED | {"mime_type": "application/pdf", "duration": 7, "width": 4, "height": 3}},
    ),
    (
        "sticker with its emoji",
        said(kind="sticker", file=stored("sticker", name=""), extra={"sticker": {"emoji": "👍"}}),
        {"sticker": SIZED | {"mime_type": "application/pdf", "emoji": "👍"}},
    ),
    (
        "keyboard",
        said(words=plain("?"), keyboard=[[{"text": "Ya", "callback_data": "y"}]]),
        {"text": "?", "reply_markup": {"inline_keyboard": [[{"text": "Ya", "callback_data": "y"}]]}},
    ),
    ("edited", said(words=plain("x"), edited=AT), {"text": "x", "edit_date": STAMP}),
    ("in a topic", said(words=plain("x"), thread=9), {"text": "x", "message_thread_id": 9, "is_topic_message": True}),
    ("reply to what is gone", said(words=plain("x"), reply_to=99), {"text": "x"}),
]


@pytest.mark.parametrize(("name", "message", "fields"), MESSAGES, ids=[row[0] for row in MESSAGES])
def test_messages(name: str, message: Message, fields: dict[str, Any]) -> None:
    assert wire.message(message) == BASE | fields, name


def test_a_private_message_tells_the_person_as_chat() -> None:
    assert wire.message(said(chat=HOME, sender=BOT), SARI)["chat"] == HOME_JSON


def test_a_query() -> None:
    asked = said(sender=BOT, words=plain("Setuju?"))
    told = wire.callback_query(Tap("9", SARI, asked, "yes", AT), None)
    assert (told["id"], told["from"], told["data"]) == ("9", SARI_JSON, "yes")
    assert told["message"]["text"] == "Setuju?"
    assert isinstance(told["chat_instance"], str)
    elsewhere = wire.callback_query(Tap("9", SARI, said(chat=HOME), "yes", AT), SARI)
    assert elsewhere["chat_instance"] != told["chat_instance"]


@pytest.mark.parametrize(
    ("status", "fields"),
    [
        ("creator", {"is_anonymous": False}),
        ("member", {}),
        ("left", {}),
        ("kicked", {"until_date": 0}),
    ],
)
def test_members(status: str, fields: dict[str, Any]) -> None:
    assert wire.member(SARI, status) == {"user": SARI_JSON, "status": status} | fields


def test_an_administrator_may_do_everything_but_be_edited() -> None:
    told = wire.member(SARI, "administrator")
    rights = {name: allowed for name, allowed in told.items() if name.startswith("can_")}
    assert rights.pop("can_be_edited") is False
    assert len(rights) >= 10
    assert set(rights.values()) == {True}


def test_a_change_of_membership() -> None:
    told = wire.member_update(GROUP, None, SARI, BOT, "member", "kicked", STAMP)
    assert (told["chat"], told["from"], told["date"]) == (GROUP_JSON, SARI_JSON, STAMP)
    assert (told["old_chat_member"]["status"], told["new_chat_member"]["status"]) == ("member", "kicked")


def test_all_about_a_chat() -> None:
    assert wire.chat_full(GROUP, None)["permissions"]["can_send_messages"] is True
    private = wire.chat_full(HOME, SARI)
    assert "permissions" not in private
    assert HOME_JSON.items() <= private.items()
