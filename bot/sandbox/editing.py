"""editMessageText, -Caption, -ReplyMarkup, -Media and deleteMessage.

A keyboard that an edit does not repeat is gone, as on Telegram. An edit that changes nothing is refused. Edits count
for the pace of a chat, as bots report of groups. Messages sent through inline mode do not exist here.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.sandbox.access import find_message, writable_chat
from bot.sandbox.keyboards import check_keyboard, read_keyboard
from bot.sandbox.nouns import Json, Keyboard, Message, StoredFile
from bot.sandbox.params import Params
from bot.sandbox.refusals import bad_request
from bot.sandbox.rich import Rich
from bot.sandbox.sending import check_kinds, pace
from bot.sandbox.uploads import media_file
from bot.sandbox.wording import check_caption, check_text, media_caption, read_caption, read_text
from bot.sandbox.world import World

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
DELETABLE_FOR = timedelta(hours=48)
"""Bot API: deleteMessage."""


def edit_text(world: World, params: Params) -> Json:
    """editMessageText: only of a text."""
    words = read_text(params)
    keyboard = read_keyboard(params)
    said = editable(world, params)
    if said.kind != "text":
        raise bad_request("there is no text in the message to edit")
    check_text(words, "MESSAGE_TOO_LONG")
    return change(world, said, words, keyboard, said.file)


def edit_caption(world: World, params: Params) -> Json:
    """editMessageCaption: of a photo, document or video; an empty caption removes it."""
    words = read_caption(params)
    keyboard = read_keyboard(params)
    said = editable(world, params)
    if said.file is None:
        raise bad_request("there is no caption in the message to edit")
    check_caption(words, "MEDIA_CAPTION_TOO_LONG")
    return change(world, said, words, keyboard, said.file)


def edit_markup(world: World, params: Params) -> Json:
    """editMessageReplyMarkup: the keyboard alone."""
    keyboard = read_keyboard(params)
    said = editable(world, params)
    return change(world, said, said.words, keyboard, said.file)


def edit_media(world: World, params: Params) -> Json:
    """editMessageMedia: another file with its own caption; a text may become a file, an album keeps its kind."""
    media: Any = params.parsed("media", "can't parse input media JSON object")
    if not isinstance(media, dict):
        raise bad_request(
            'parameter "media" is required' if media is None else "can't parse InputMedia: expected an Object"
        )
    kind = media.get("type")
    check_kinds([kind])
    words = media_caption(media)
    keyboard = read_keyboard(params)
    said = editable(world, params)
    if said.album and (kind == "document") != (said.kind == "document"):
        raise bad_request("can't change media type in the album")
    file = media_file(world, params, media, str(kind))
    check_caption(words)
    return change(world, said, words, keyboard, file)


def editable(world: World, params: Params) -> Message:
    """The bot's own message of chat_id and message_id."""
    chat = writable_chat(world, params)
    said = find_message(chat, params, "message to edit")
    if said.sender is not world.bot or said.kind == "service":
        raise bad_request("message can't be edited")
    return said


def change(world: World, said: Message, words: Rich, keyboard: Keyboard, file: StoredFile | None) -> Json:
    """Put new content in place of the old; Refusal when it is the same."""
    check_keyboard(keyboard)
    now = (words.text, words.entities, keyboard, file.id if file else "")
    if now == (said.text, said.entities, said.keyboard, said.file.id if said.file else ""):
        raise bad_request(NOT_MODIFIED)
    pace(world, said.chat)
    said.words = words
    said.keyboard = keyboard
    if file is not None:
        said.file, said.kind = file, file.kind
    said.edited = world.now()
    world.changed(said)
    return world.as_json(said)


def delete_message(world: World, params: Params) -> bool:
    """deleteMessage: one's own, or in a private chat anybody's, within 48 hours; in groups all with admin rights."""
    chat = writable_chat(world, params)
    said = find_message(chat, params, "message to delete")
    admin = chat.members.get(world.bot.id) in ("creator", "administrator")
    if said.sender is not world.bot and not chat.private and not admin:
        raise bad_request("message can't be deleted")
    if not admin and world.now() - said.date > DELETABLE_FOR:
        raise bad_request("message can't be deleted for everyone")
    said.deleted = True
    world.changed(said, "delete")
    return True
