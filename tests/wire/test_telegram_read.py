"""Bot API JSON in, neutral update out: one row per case. Shapes as the Bot API describes and sends them."""

from dataclasses import replace
from typing import Any

import pytest

from bot.channels.telegram_wire import read
from handlers.messages import File, Said, Sender, Update
from tests.wire.shapes import (
    ANONYMOUS,
    BOT,
    GROUP,
    LARGE,
    MIDDLE,
    PDF,
    PRIVATE,
    SMALL,
    WARGA,
    membership,
    message,
    photo,
    tap,
)

SENDER = Sender("501", "Warga Contoh", "id")
PHOTO = File("large", "u-large", "photo", 90_000)
DOCUMENT = File("doc", "u-doc", "document", 5)
FILM = {"file_id": "film", "file_unique_id": "u-film", "duration": 12, "file_size": 9_000, "thumbnail": SMALL}


def heard(chat: str = "501", private: bool = True, sender: Sender = SENDER, **said: Any) -> Update:
    """The update that should come of it."""
    return Update("telegram", "1", chat, sender, Said(message="7", **said), private)


def in_group(**said: Any) -> Update:
    return heard("-1001234567890", private=False, **said)


def passed(chat: str = "501", private: bool = True, sender: Sender = SENDER) -> Update:
    return Update("telegram", "1", chat, sender, private=private, event="passed")


def left() -> Update:
    return Update("telegram", "1", "-1001234567890", SENDER, private=False, event="left")


def nothing() -> Update:
    return Update("telegram", "1", "", Sender(""), event="passed")


def answered(username: str, *, is_bot: bool = True, **more: Any) -> dict[str, Any]:
    """A message that is replied to."""
    author = {"id": 9, "is_bot": is_bot, "first_name": "Bot", "username": username}
    return {"message_id": 3, "chat": PRIVATE, "date": 1, "from": author, **more}


MESSAGES = {
    "text": (message(text="Budi Contoh"), heard(text="Budi Contoh")),
    "text with lines": (message(text="satu\n\ndua"), heard(text="satu\n\ndua")),
    "text with entities": (
        message(text="tebal", entities=[{"type": "bold", "offset": 0, "length": 5}]),
        heard(text="tebal"),
    ),
    "text of html": (message(text="<b>&amp;</b>"), heard(text="<b>&amp;</b>")),
    "text with marks that hide or turn": (message(text="a\u202eb\x00c\u200bd\ud800"), heard(text="abcd")),
    "text of nothing but such marks": (message(text="\u200b\u202e"), heard(text="")),
    "4,096 emoji": (message(text="😀" * 4096), heard(text="😀" * 4096)),
    "reply": (message(text="ya", reply_to_message={"message_id": 3, "chat": PRIVATE, "date": 1}), heard(text="ya")),
    "reply to us": (message(text="ya", reply_to_message=answered(BOT)), heard(text="ya", below="3")),
    "reply to another bot": (message(text="ya", reply_to_message=answered("BotLainBot")), heard(text="ya")),
    "reply to somebody who calls himself as we do": (
        message(text="ya", reply_to_message=answered(BOT, is_bot=False)),
        heard(text="ya"),
    ),
    "in a topic that we began": (
        message(GROUP, text="ya", reply_to_message=answered(BOT, forum_topic_created={"name": "x"})),
        in_group(text="ya"),
    ),
    "a picture below a message of ours": (
        message(GROUP, photo=[LARGE], caption="?", reply_to_message=answered(BOT)),
        in_group(text="?", files=(PHOTO,), below="3"),
    ),
    "a picture with a command, in a group": (
        message(GROUP, photo=[LARGE], caption=f"/surat@{BOT} LN-7"),
        in_group(command="surat", argument="LN-7", files=(PHOTO,)),
    ),
    "a picture with a command for another bot": (
        message(GROUP, photo=[LARGE], caption="/surat@BotLainBot LN-7"),
        passed("-1001234567890", private=False),
    ),
    "web page below": (
        message(text="https://x.com/a", link_preview_options={"url": "x"}),
        heard(text="https://x.com/a"),
    ),
    "forwarded from a person": (
        message(text="lihat", forward_origin={"type": "user", "sender_user": WARGA, "date": 1}),
        heard(text="lihat"),
    ),
    "forwarded from a hidden person": (
        photo(LARGE, forward_origin={"type": "hidden_user", "sender_user_name": "X", "date": 1}),
        heard(files=(PHOTO,)),
    ),
    "photo of several sizes": (photo(SMALL, MIDDLE, LARGE), heard(files=(PHOTO,))),
    "photo, sizes in any order": (photo(LARGE, SMALL), heard(files=(PHOTO,))),
    "photo of one size without weight": (
        photo({"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}),
        heard(files=(File("f", "u", "photo"),)),
    ),
    "photo with caption": (photo(LARGE, caption="ini buktinya"), heard(text="ini buktinya", files=(PHOTO,))),
    "photo with a command as caption": (photo(LARGE, caption="/lapor"), heard(files=(PHOTO,))),
    "photo with a command and words": (
        photo(LARGE, caption="/lapor@LaporContohBot ia berkampanye"),
        heard(text="ia berkampanye", files=(PHOTO,)),
    ),
    "photo of an album": (photo(LARGE, media_group_id="1399"), heard(files=(PHOTO,), album="1399")),
    "photo under a spoiler": (photo(LARGE, has_media_spoiler=True), heard(files=(PHOTO,))),
    "document": (message(document=PDF), heard(files=(DOCUMENT,))),
    "document with caption in an album": (
        message(document=PDF, caption="c", media_group_id="8"),
        heard(text="c", files=(DOCUMENT,), album="8"),
    ),
    "document of 0 bytes": (
        message(document={**PDF, "file_size": 0}),
        heard(files=(File("doc", "u-doc", "document", 0),)),
    ),
    "document of 21 MB": (
        message(document={**PDF, "file_size": 22_020_096}),
        heard(files=(File("doc", "u-doc", "document", 22_020_096),)),
    ),
    "document with a picture of it": (
        message(document={**PDF, "thumbnail": SMALL}),
        heard(files=(replace(DOCUMENT, preview="small"),)),
    ),
    "animation, which is a document as well": (
        message(animation=FILM, document=PDF, caption="c"),
        heard(text="c", files=(File("film", "u-film", "video", 9_000, "small"),)),
    ),
    "video with caption": (
        message(video=FILM, caption="bukti"),
        heard(text="bukti", files=(File("film", "u-film", "video", 9_000, "small"),)),
    ),
    "video without a picture of it, in an album": (
        message(video={"file_id": "film", "file_unique_id": "u-film"}, media_group_id="8"),
        heard(files=(File("film", "u-film", "video"),), album="8"),
    ),
    "video note": (message(video_note=FILM), heard(other="video_note")),
    "edited text": (message(kind="edited_message", text="baru"), heard(text="baru", edited=True)),
    "edited caption": (
        message(kind="edited_message", photo=[LARGE], caption="baru"),
        heard(text="baru", files=(PHOTO,), edited=True),
    ),
    "live location that moves": (message(kind="edited_message", location={}), heard(other="location", edited=True)),
    "without last name and language": (
        message(text="x", sender={"id": 501, "is_bot": False, "first_name": "W"}),
        heard(text="x", sender=Sender("501", "W")),
    ),
    "a name that turns the line": (
        message(text="x", sender={**WARGA, "first_name": "A\u202eB", "last_name": "\u2066<b>" + "x" * 90}),
        heard(text="x", sender=Sender("501", "AB <b>" + "x" * 58, "id")),
    ),
    "in a group": (message(GROUP, text="halo semua"), in_group(text="halo semua")),
    "in a small group": (
        message({"id": -55, "type": "group"}, text="halo"),
        heard("-55", private=False, text="halo"),
    ),
    "anonymous administrator": (
        message(GROUP, text="/bantuan", sender_chat=GROUP, sender=ANONYMOUS),
        in_group(command="bantuan", sender=Sender("-1001234567890", "Petugas")),
    ),
    "anonymous administrator in a topic": (
        message(
            GROUP, text="/bantuan", sender_chat=GROUP, sender=ANONYMOUS, message_thread_id=7, is_topic_message=True
        ),
        in_group(command="bantuan", sender=Sender("-1001234567890", "Petugas")),
    ),
    "the same in the name of another group": (
        message(GROUP, text="/bantuan", sender_chat={**GROUP, "id": -1007}, sender=ANONYMOUS),
        passed("-1001234567890", private=False, sender=Sender("1087968824", "Group")),
    ),
    "the same in no name": (
        message(GROUP, text="/bantuan", sender=ANONYMOUS),
        passed("-1001234567890", private=False, sender=Sender("1087968824", "Group")),
    ),
    "in the name of a channel": (
        message(GROUP, text="x", sender_chat={"id": -1009, "type": "channel"}, sender={**ANONYMOUS, "id": 136817688}),
        passed("-1001234567890", private=False, sender=Sender("136817688", "Group")),
    ),
    "another bot": (message(text="halo", sender={**WARGA, "is_bot": True}), passed()),
    "without a sender": (message(GROUP, text="x", sender=None), in_group(text="x", sender=Sender("0"))),
    "a channel's own": (
        message({"id": -1009, "type": "channel"}, text="x", sender=None),
        passed("-1009", private=False, sender=Sender("0")),
    ),
    "somebody joined": (message(GROUP, new_chat_members=[WARGA]), passed("-1001234567890", private=False)),
    "somebody left": (message(GROUP, left_chat_member=WARGA), left()),
    "somebody was put out": (message(GROUP, sender={**WARGA, "id": 502}, left_chat_member=WARGA), left()),
    "an anonymous administrator put somebody out": (
        message(GROUP, sender=ANONYMOUS, sender_chat=GROUP, left_chat_member=WARGA),
        left(),
    ),
    "a bot left": (
        message(GROUP, left_chat_member={**WARGA, "is_bot": True}),
        passed("-1001234567890", private=False),
    ),
    "pinned": (message(GROUP, pinned_message={"message_id": 1}), passed("-1001234567890", private=False)),
    "a new picture of the group": (message(GROUP, new_chat_photo=[LARGE]), passed("-1001234567890", private=False)),
    "what is not invented yet": (message(hologram={"file_id": "h"}), passed()),
    "a photo without sizes": (photo(), passed()),
    "group becomes supergroup": (
        message({"id": -55, "type": "group"}, migrate_to_chat_id=-1001234567890),
        Update("telegram", "1", "-55", SENDER, private=False, event="moved", moved_to="-1001234567890"),
    ),
    "the same, seen from the supergroup": (
        message(GROUP, migrate_from_chat_id=-55),
        passed("-1001234567890", private=False),
    ),
}
OTHERS = (
    "sticker", "voice", "video_note", "audio", "contact", "location", "venue", "poll", "dice",
    "game", "story", "paid_media", "invoice", "checklist",
)  # fmt: skip


@pytest.mark.parametrize(("data", "update"), MESSAGES.values(), ids=MESSAGES)
def test_messages(data: dict[str, Any], update: Update) -> None:
    assert read(data, BOT) == update


@pytest.mark.parametrize("kind", OTHERS)
def test_what_we_cannot_use_is_named(kind: str) -> None:
    fields: dict[str, Any] = {kind: {"file_id": "x"}}
    assert read(message(**fields), BOT) == heard(other=kind)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("/lapor", {"command": "lapor"}),
        ("/LAPOR", {"command": "lapor"}),
        ("/lapor@LaporContohBot", {"command": "lapor"}),
        ("/lapor@laporcontohbot", {"command": "lapor"}),
        ("/status LN-7K3M-Q0ZT", {"command": "status", "argument": "LN-7K3M-Q0ZT"}),
        ("/status@LaporContohBot   LN-7K3M-Q0ZT ", {"command": "status", "argument": "LN-7K3M-Q0ZT"}),
        ("/status\nLN-7K3M-Q0ZT", {"command": "status", "argument": "LN-7K3M-Q0ZT"}),
        ("/start ref_1", {"command": "start", "argument": "ref_1"}),
        ("/batal.", {"command": "batal"}),
        ("/batal!!!", {"command": "batal"}),
        ("/lapor, mohon dibantu", {"command": "lapor", "argument": "mohon dibantu"}),
        ("/tidak_ada", {"command": "tidak_ada"}),
        ("/\u200blapor", {"command": "lapor"}),
        ("lapor", {"text": "lapor"}),
        ("mau /lapor", {"text": "mau /lapor"}),
        (" /lapor", {"text": " /lapor"}),
        ("/", {"text": "/"}),
        ("//lapor", {"text": "//lapor"}),
        ("/ lapor", {"text": "/ lapor"}),
        ("/lapor/status", {"text": "/lapor/status"}),
        ("/etc/passwd", {"text": "/etc/passwd"}),
        ("/lapor@", {"text": "/lapor@"}),
        ("/laporé", {"text": "/laporé"}),
        ("/лапор", {"text": "/лапор"}),
        ("/" + "a" * 33, {"text": "/" + "a" * 33}),
    ],
)
def test_commands(text: str, said: dict[str, Any]) -> None:
    assert read(message(text=text), BOT) == heard(**said)
    assert read(message(GROUP, text=text), BOT) == in_group(**said)


@pytest.mark.parametrize("text", ["/lapor@LainBot", "/start@LainBot x", "/lapor@LaporContohBo", "/x@LaporContohBotx"])
def test_commands_for_other_bots_are_passed_over(text: str) -> None:
    assert read(message(GROUP, text=text), BOT) == passed("-1001234567890", private=False)
    assert read(message(text="/lapor@LaporContohBot")) == passed()  # we do not know our name yet


TAPS = {
    "tap": (tap(), heard(choice="report:consent:yes", tap="4382")),
    "tap in a group": (
        tap(message={"message_id": 7, "date": 1, "chat": GROUP}),
        in_group(choice="report:consent:yes", tap="4382"),
    ),
    "tap below a message that is too old to be shown": (
        tap(message={"message_id": 7, "date": 0, "chat": PRIVATE}),
        heard(choice="report:consent:yes", tap="4382"),
    ),
    "tap of data that we never issued": (tap(data="\x00'; --"), heard(choice="'; --", tap="4382")),
    "tap of a game": (tap(data=None, game_short_name="x"), heard(tap="4382")),
    "tap below an inline message": (tap(message=None, inline_message_id="abc"), nothing()),
}


@pytest.mark.parametrize(("data", "update"), TAPS.values(), ids=TAPS)
def test_taps(data: dict[str, Any], update: Update) -> None:
    assert read(data, BOT) == update


@pytest.mark.parametrize(
    ("data", "event", "private"),
    [
        (membership("kicked", until_date=0), "blocked", True),
        (membership("member"), "unblocked", True),
        (membership("kicked", GROUP), "blocked", False),
        (membership("left", GROUP), "blocked", False),
        (membership("member", GROUP), "unblocked", False),
        (membership("administrator", GROUP), "unblocked", False),
        (membership("restricted", GROUP, is_member=True), "unblocked", False),
        (membership("restricted", GROUP, is_member=False), "blocked", False),
    ],
)
def test_our_own_membership(data: dict[str, Any], event: str, private: bool) -> None:
    chat = "501" if private else "-1001234567890"
    assert read(data, BOT) == Update("telegram", "1", chat, SENDER, private=private, event=event)


@pytest.mark.parametrize(
    "kind",
    [
        "channel_post", "edited_channel_post", "inline_query", "chosen_inline_result", "shipping_query", "poll_answer",
        "pre_checkout_query", "poll", "chat_member", "chat_join_request", "message_reaction", "message_reaction_count",
        "chat_boost", "removed_chat_boost", "business_connection", "business_message", "purchased_paid_media", "later",
    ],
)  # fmt: skip
def test_updates_we_have_no_use_for_are_passed_over(kind: str) -> None:
    assert read({"update_id": 1, kind: {"anything": [1, 2]}}, BOT) == nothing()
    assert read({"update_id": 1}, BOT) == nothing()
