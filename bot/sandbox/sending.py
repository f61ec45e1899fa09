"""sendMessage, sendPhoto, sendDocument, sendMediaGroup.

The order of checks is Telegram's: what can be read is read first (text, markup, keyboard), then the chat and what is
replied to, then lengths, at last the pace. Whatever is refused leaves nothing behind.

Albums: the documentation asks for 2 to 10 items. Telegram itself lets a single one pass nowadays; here it is refused,
in words of our own, because it is always a mistake of the caller.
"""

from __future__ import annotations

from typing import Any

from bot.sandbox.access import reply_target, writable_chat
from bot.sandbox.keyboards import check_keyboard, read_keyboard
from bot.sandbox.nouns import Chat, Json, Keyboard, Message, StoredFile
from bot.sandbox.params import Params
from bot.sandbox.refusals import bad_request
from bot.sandbox.rich import Rich
from bot.sandbox.uploads import media_file, sent_file
from bot.sandbox.wording import check_caption, check_text, media_caption, read_caption, read_text
from bot.sandbox.world import ALBUM_MOST, World

ALBUM_LEAST = 2
ALBUM_KINDS = ("photo", "video", "document")


def send_message(world: World, params: Params) -> Json:
    """sendMessage: a text with its keyboard."""
    words = read_text(params)
    keyboard = read_keyboard(params)
    chat = writable_chat(world, params, "can_send_messages")
    reply_to = reply_target(chat, params)
    check_text(words)
    check_keyboard(keyboard)
    pace(world, chat)
    return world.as_json(put(world, chat, words, params, keyboard, reply_to=reply_to))


def send_photo(world: World, params: Params) -> Json:
    """sendPhoto: by upload or file_id, with caption and keyboard."""
    return _send_file(world, params, "photo")


def send_document(world: World, params: Params) -> Json:
    """sendDocument: bytes, name and type stay as they are."""
    return _send_file(world, params, "document")


def _send_file(world: World, params: Params, kind: str) -> Json:
    words = read_caption(params)
    keyboard = read_keyboard(params)
    chat = writable_chat(world, params, f"can_send_{kind}s")
    reply_to = reply_target(chat, params)
    file = sent_file(world, params, kind)
    check_caption(words)
    check_keyboard(keyboard)
    pace(world, chat)
    return world.as_json(put(world, chat, words, params, keyboard, file=file, reply_to=reply_to))


def send_media_group(world: World, params: Params) -> list[Json]:
    """sendMediaGroup: all or nothing, under one media_group_id."""
    items = read_album(params)
    captions = [media_caption(item) for item in items]
    chat = writable_chat(world, params, f"can_send_{items[0]['type']}s")
    reply_to = reply_target(chat, params)
    files = [media_file(world, params, item, str(item["type"])) for item in items]
    for words in captions:
        check_caption(words)
    pace(world, chat, len(items))
    album = world.next_serial()
    sent = [
        put(world, chat, words, params, [], file=file, album=album, reply_to=reply_to)
        for words, file in zip(captions, files, strict=True)
    ]
    return [world.as_json(said) for said in sent]


def read_album(params: Params) -> list[Json]:
    """`media` as a list of 2 to 10 InputMedia objects that go together."""
    media: Any = params.parsed("media", "can't parse media JSON object")
    if media is None:
        raise bad_request('parameter "media" is required')
    if not isinstance(media, list) or not all(isinstance(item, dict) for item in media):
        raise bad_request("expected an Array of InputMedia")
    if not media:
        raise bad_request("there are no messages to send")
    if len(media) < ALBUM_LEAST:
        raise bad_request("an album must include 2-10 items")
    if len(media) > ALBUM_MOST:
        raise bad_request("too many messages to send as an album")
    check_kinds([item.get("type") for item in media])
    return media


def check_kinds(kinds: list[Any]) -> None:
    """Documents go with documents only."""
    for kind in kinds:
        if kind not in ALBUM_KINDS:
            raise bad_request(f'can\'t parse InputMedia: type "{kind or ""}" is unsupported')
    if "document" in kinds and set(kinds) != {"document"}:
        raise bad_request("document can't be mixed with other media types")


def pace(world: World, chat: Chat, cost: int = 1) -> None:
    """Count `cost` messages to the chat, or refuse them with 429."""
    world.pacing.admit(chat, cost, world.limits, world.now().timestamp())


def put(
    world: World,
    chat: Chat,
    words: Rich,
    params: Params,
    keyboard: Keyboard,
    *,
    file: StoredFile | None = None,
    album: str = "",
    reply_to: int | None = None,
) -> Message:
    """The bot's message appears in the chat."""
    return world.post(
        chat,
        world.bot,
        words=words,
        kind=file.kind if file is not None else "text",
        file=file,
        album=album,
        keyboard=keyboard,
        reply_to=reply_to,
        thread=params.integer("message_thread_id") or None,
    )
