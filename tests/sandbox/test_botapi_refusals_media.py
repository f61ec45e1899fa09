"""What Telegram refuses of edits, deletions, reactions and files: one row per refusal."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox.world import World
from tests.sandbox.conftest import Api, Cast
from tests.sandbox.scene import Row, Scene, at, button, check_refused, photos, send, set_scene

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def _blocked(scene: Scene) -> dict[str, Any]:
    scene.sari.blocked = True
    return at(scene.text, text="x")


EDITS: list[Row] = [
    (
        "the same text",
        "editMessageText",
        lambda s: at(s.text, text=" isi ", reply_markup=button(text="Ya", callback_data="report:consent:yes")),
        NOT_MODIFIED,
    ),
    (
        "the same keyboard",
        "editMessageReplyMarkup",
        lambda s: at(s.text, reply_markup=button(text="Ya", callback_data="report:consent:yes")),
        NOT_MODIFIED,
    ),
    ("the same caption", "editMessageCaption", lambda s: at(s.photo, caption="isi"), NOT_MODIFIED),
    (
        "the same picture",
        "editMessageMedia",
        lambda s: at(s.photo, media={"type": "photo", "media": s.photo.file and s.photo.file.id, "caption": "isi"}),
        NOT_MODIFIED,
    ),
    ("somebody else's", "editMessageText", lambda s: at(s.theirs, text="x"), "message can't be edited"),
    ("nothing there", "editMessageText", lambda s: at(s.text, message_id=99, text="x"), "message to edit not found"),
    ("deleted", "editMessageText", lambda s: at(s.deleted, text="x"), "message to edit not found"),
    ("no message named", "editMessageText", lambda s: send(s), "message identifier is not specified"),
    ("text of a photo", "editMessageText", lambda s: at(s.photo, text="x"), "there is no text in the message to edit"),
    (
        "caption of a text",
        "editMessageCaption",
        lambda s: at(s.text, caption="x"),
        "there is no caption in the message to edit",
    ),
    ("too long a text", "editMessageText", lambda s: at(s.text, text="x" * 4097), "MESSAGE_TOO_LONG"),
    ("too long a caption", "editMessageCaption", lambda s: at(s.photo, caption="x" * 1025), "MEDIA_CAPTION_TOO_LONG"),
    (
        "another kind in an album",
        "editMessageMedia",
        lambda s: at(s.album, media={"type": "document", "media": "x"}),
        "can't change media type in the album",
    ),
    ("no media", "editMessageMedia", lambda s: at(s.photo), 'parameter "media" is required'),
    (
        "a list of media",
        "editMessageMedia",
        lambda s: at(s.photo, media=[]),
        "can't parse InputMedia: expected an Object",
    ),
    ("blocked meanwhile", "editMessageText", lambda s: _blocked(s), "Forbidden: bot was blocked by the user"),
    ("delete nothing", "deleteMessage", lambda s: at(s.text, message_id=99), "message to delete not found"),
    ("delete again", "deleteMessage", lambda s: at(s.deleted), "message to delete not found"),
    ("delete theirs", "deleteMessage", lambda s: at(s.theirs), "message can't be deleted"),
    ("react to nothing", "setMessageReaction", lambda s: at(s.text, message_id=99), "message to react not found"),
    (
        "a reaction Telegram does not have",
        "setMessageReaction",
        lambda s: at(s.theirs, reaction=[{"type": "emoji", "emoji": "✅"}]),
        "REACTION_INVALID",
    ),
    (
        "two reactions",
        "setMessageReaction",
        lambda s: at(s.theirs, reaction=[{"type": "emoji", "emoji": "👍"}] * 2),
        "REACTIONS_TOO_MANY",
    ),
]
FILES: list[Row] = [
    ("no photo", "sendPhoto", lambda s: {"chat_id": s.home.id}, "there is no photo in the request"),
    ("no document", "sendDocument", lambda s: {"chat_id": s.home.id}, "there is no document in the request"),
    (
        "unknown file",
        "sendPhoto",
        lambda s: {"chat_id": s.home.id, "photo": "AgACx"},
        "wrong file identifier/HTTP URL specified",
    ),
    (
        "a page of the web",
        "sendPhoto",
        lambda s: {"chat_id": s.home.id, "photo": "https://contoh.id/a.jpg"},
        "failed to get HTTP URL content",
    ),
    (
        "a photo as document",
        "sendDocument",
        lambda s: {"chat_id": s.home.id, "document": s.photo.file and s.photo.file.id},
        "can't use file of type Photo as Document",
    ),
    (
        "a long caption",
        "sendPhoto",
        lambda s: {"chat_id": s.home.id, "photo": s.photo.file and s.photo.file.id, "caption": "x" * 1025},
        "message caption is too long",
    ),
    (
        "a caption of 513 emoji",
        "sendPhoto",
        lambda s: {"chat_id": s.home.id, "photo": s.photo.file and s.photo.file.id, "caption": "😀" * 513},
        "message caption is too long",
    ),
    ("no album", "sendMediaGroup", lambda s: {"chat_id": s.home.id}, 'parameter "media" is required'),
    ("album of none", "sendMediaGroup", lambda s: send(s, media=[]), "there are no messages to send"),
    ("album of one", "sendMediaGroup", lambda s: send(s, media=photos(1)), "an album must include 2-10 items"),
    ("album of eleven", "sendMediaGroup", lambda s: send(s, media=photos(11)), "too many messages to send as an album"),
    (
        "mixed album",
        "sendMediaGroup",
        lambda s: send(s, media=[*photos(1), {"type": "document", "media": "attach://a"}]),
        "document can't be mixed with other media types",
    ),
    (
        "album of stickers",
        "sendMediaGroup",
        lambda s: send(s, media=[{"type": "sticker"}] * 2),
        'can\'t parse InputMedia: type "sticker" is unsupported',
    ),
    (
        "album without its files",
        "sendMediaGroup",
        lambda s: send(s, media=photos(2)),
        "can't parse InputMedia: media not found",
    ),
    ("album that is no list", "sendMediaGroup", lambda s: send(s, media={}), "expected an Array of InputMedia"),
    ("album that is no JSON", "sendMediaGroup", lambda s: send(s, media="["), "can't parse media JSON object"),
    ("getFile of nothing", "getFile", lambda _: {}, "file_id not specified"),
    ("getFile of unknown", "getFile", lambda _: {"file_id": "BQACx"}, "invalid file_id"),
]
ROWS = EDITS + FILES


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
async def test_refused(api: Api, scene: Scene, row: Row) -> None:
    await check_refused(api, scene, row)


@pytest.fixture
def scene(world: World, cast: Cast) -> Scene:
    return set_scene(world, cast)
