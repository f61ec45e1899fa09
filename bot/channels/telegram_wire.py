"""Bot API JSON <-> neutral tongue (pure). Both Telegram clients speak through this.

Source of shapes and limits: the Bot API's own description (Update, Message, CallbackQuery, sendMessage ...).
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from bot.channels import channel
from bot.channels.channel import (
    Album,
    Answer,
    Buttons,
    Delete,
    EditButtons,
    EditCaption,
    Limits,
    Part,
    Picture,
    SendFailed,
    Text,
    Upload,
)
from handlers.messages import File, Said, Sender, Update
from handlers.words import clean

NAME: Final = "telegram"
LIMITS: Final = Limits(text=4096, caption=1024, label=64, album=10)
ALLOWED: Final = ("message", "edited_message", "callback_query", "my_chat_member")
_PRIVATE: Final = "private"
_GONE: Final = ("left", "kicked")
_COMMAND: Final = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?(?![\w/@])[.,!?:;]*\s*(.*)", re.DOTALL)


class UnreadableUpdateError(ValueError):
    """This JSON is not an update as Telegram describes it."""


@dataclass(frozen=True, slots=True)
class Call:
    """One request to the Bot API. `uploads`: form field -> file, named in the parameters as attach://field."""

    method: str
    params: dict[str, Any] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)


def read(data: Mapping[str, Any], username: str = "") -> Update:
    """One update; raises UnreadableUpdateError. What has nothing for us in it comes back as the event "passed"."""
    try:
        return _read(data, username)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise UnreadableUpdateError(f"{type(error).__name__} in an update") from error


def update_number(data: Any) -> str:
    """The number of an update, readable or not; raises UnreadableUpdateError."""
    if not has_number(data):
        raise UnreadableUpdateError("an update without a number")
    return str(data["update_id"])


def has_number(data: Any) -> bool:
    """Whether this has a number at all; what has none cannot be kept or confirmed, and Telegram sends no such thing."""
    return isinstance(data, Mapping) and _is_whole(data.get("update_id"))


def _read(data: Mapping[str, Any], username: str) -> Update:
    number = update_number(data)
    if "callback_query" in data:
        return _read_tap(number, data["callback_query"])
    if "message" in data:
        return _read_message(number, data["message"], username, edited=False)
    if "edited_message" in data:
        return _read_message(number, data["edited_message"], username, edited=True)
    if "my_chat_member" in data:
        return _read_membership(number, data["my_chat_member"])
    return Update(NAME, number, "", Sender(""), event="passed")


def _read_tap(number: str, query: Mapping[str, Any]) -> Update:
    message = query.get("message")
    if not isinstance(message, Mapping):
        return Update(NAME, number, "", Sender(""), event="passed")
    said = Said(choice=_string(query, "data"), tap=str(query["id"]), message=_number(message["message_id"]))
    chat = message["chat"]
    return Update(NAME, number, _number(chat["id"]), _sender(query["from"]), said, private=chat["type"] == _PRIVATE)


def _read_message(number: str, message: Mapping[str, Any], username: str, *, edited: bool) -> Update:
    chat, private = message["chat"], message["chat"]["type"] == _PRIVATE
    sender = _sender(message.get("from") or {"id": 0})
    address = _number(chat["id"])
    if "migrate_to_chat_id" in message:
        moved_to = _number(message["migrate_to_chat_id"])
        return Update(NAME, number, address, sender, private=private, event="moved", moved_to=moved_to)
    said = _said(message, username, edited=edited)
    if said is None or chat["type"] == "channel" or message.get("from", {}).get("is_bot"):
        return Update(NAME, number, address, sender, private=private, event="passed")
    return Update(NAME, number, address, sender, said, private=private)


def _said(message: Mapping[str, Any], username: str, *, edited: bool) -> Said | None:
    common: dict[str, Any] = {"message": _number(message["message_id"]), "edited": edited}
    words = _string(message, "text") or _string(message, "caption")
    command, argument, for_us = _command(words, username)
    if "text" in message:
        said = Said(command=command, argument=argument, **common) if command else Said(text=words, **common)
        return said if for_us else None
    caption = argument if command else words  # files are welcome without a command
    files, other = _files(message), _other(message)
    if files:
        return Said(text=caption, files=files, album=_string(message, "media_group_id"), **common)
    return Said(text=caption, other=other, **common) if other else None


def _command(text: str, username: str) -> tuple[str, str, bool]:
    """(command, argument, whether it is for this bot): "/lapor@OurBot LN-..." in a group names its bot."""
    found = _COMMAND.match(text)
    if not found:
        return "", "", True
    return found[1].lower(), found[3].strip(), not found[2] or found[2].lower() == username.lower()


def _files(message: Mapping[str, Any]) -> tuple[File, ...]:
    if message.get("photo"):
        best = max(message["photo"], key=_area)
        return (_file(best, "photo"),)
    if "document" in message and "animation" not in message:  # Bot API: an animation is named as a document as well
        return (_file(message["document"], "document"),)
    return ()


def _area(size: Mapping[str, Any]) -> int:
    return int(_number(size.get("width", 0))) * int(_number(size.get("height", 0)))


def _file(data: Mapping[str, Any], kind: str) -> File:
    size = data.get("file_size")
    return File(str(data["file_id"]), str(data["file_unique_id"]), kind, size if isinstance(size, int) else None)


_OTHERS: Final = (
    "sticker", "voice", "video", "video_note", "audio", "animation", "contact", "location", "venue", "poll", "dice",
    "game", "story", "paid_media", "invoice", "checklist",
)  # fmt: skip


def _other(message: Mapping[str, Any]) -> str:
    return next((kind for kind in _OTHERS if kind in message), "")


def _read_membership(number: str, change: Mapping[str, Any]) -> Update:
    chat, we = change["chat"], change["new_chat_member"]
    private = chat["type"] == _PRIVATE
    event = "blocked" if we["status"] in _GONE or we.get("is_member") is False else "unblocked"
    return Update(NAME, number, _number(chat["id"]), _sender(change["from"]), private=private, event=event)


def _sender(user: Mapping[str, Any]) -> Sender:
    name = " ".join(filter(None, (_string(user, key) for key in ("first_name", "last_name"))))
    return Sender(_number(user["id"]), name[:64], _string(user, "language_code")[:8])


def _string(data: Mapping[str, Any], name: str) -> str:
    """Words that somebody wrote, without signs that hide or turn; "" when there are none."""
    value = data.get(name, "")
    if not isinstance(value, str):
        raise ValueError(f"{name} is not text")
    return clean(value)


def _number(value: Any) -> str:
    if not _is_whole(value):
        raise ValueError("not a whole number")
    return str(value)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def call(address: str, part: Part) -> Call:
    """The request that performs this part."""
    chat = {"chat_id": int(address)}
    match part:
        case Text(html, buttons, silent):
            sound = {"disable_notification": True} if silent else {}
            return Call("sendMessage", {**chat, **_words("text", html), **_keyboard(buttons), **_NO_PREVIEW, **sound})
        case Picture(upload, html, buttons):
            return _upload("sendPhoto", {**chat, **_words("caption", html), **_keyboard(buttons)}, "photo", upload)
        case Album(uploads, html, as_photos):
            return _album(chat, uploads, html, as_photos)
        case EditCaption(message, html, buttons, upload):
            return _edit({**chat, "message_id": int(message)}, html, buttons, upload)
        case EditButtons(message, buttons):
            keyboard = _keyboard(buttons) or {"reply_markup": {"inline_keyboard": []}}
            return Call("editMessageReplyMarkup", {**chat, "message_id": int(message), **keyboard})
        case Delete(message):
            return Call("deleteMessage", {**chat, "message_id": int(message)})
        case Answer(tap, text, alert):
            words = {"text": text[:200], "show_alert": alert} if text else {}  # Bot API: 0-200 characters
            return Call("answerCallbackQuery", {"callback_query_id": tap, **words})


_NO_PREVIEW: Final = {"link_preview_options": {"is_disabled": True}}


def _words(name: str, html: str) -> dict[str, Any]:
    return {name: html, "parse_mode": "HTML"} if html else {}


def _keyboard(buttons: Buttons) -> dict[str, Any]:
    if not buttons:
        return {}
    rows = [[{"text": label, "callback_data": id_} for id_, label in row] for row in buttons]
    return {"reply_markup": {"inline_keyboard": rows}}


def _upload(method: str, params: dict[str, Any], name: str, upload: Upload) -> Call:
    return Call(method, {**params, name: "attach://file0"}, {"file0": upload})


def _album(chat: dict[str, Any], uploads: tuple[Upload, ...], html: str, as_photos: bool) -> Call:
    if len(uploads) == 1:
        kind = "photo" if as_photos else "document"
        return _upload(f"send{kind.title()}", {**chat, **_words("caption", html)}, kind, uploads[0])
    media: list[dict[str, Any]] = [
        {"type": "photo" if as_photos else "document", "media": f"attach://file{place}"}
        for place in range(len(uploads))
    ]
    media[0 if as_photos else -1] |= _words("caption", html)
    return Call("sendMediaGroup", {**chat, "media": media}, {f"file{n}": upload for n, upload in enumerate(uploads)})


def _edit(target: dict[str, Any], html: str, buttons: Buttons, upload: Upload | None) -> Call:
    keyboard = _keyboard(buttons)
    if upload is None:
        return Call("editMessageCaption", {**target, **_words("caption", html), **keyboard})
    media = {"type": "photo", "media": "attach://file0", **_words("caption", html)}
    return Call("editMessageMedia", {**target, "media": media, **keyboard}, {"file0": upload})


def message_id(result: Any) -> str:
    """The id of the message that came of a call; the last one's of an album; "" when there is none."""
    if isinstance(result, list) and result:
        return message_id(result[-1])
    return str(result["message_id"]) if isinstance(result, Mapping) and "message_id" in result else ""


def encode(params: Mapping[str, Any]) -> dict[str, str | int]:
    """Parameters as form fields: what is structured becomes JSON."""
    return {
        name: value if isinstance(value, (str, int)) and not isinstance(value, bool) else json.dumps(value)
        for name, value in params.items()
    }


_POINTLESS: Final = (
    ("message is not modified", "unchanged"),
    ("message to edit not found", "missing"),
    ("message can't be edited", "missing"),
    ("message_id_invalid", "missing"),
    ("query is too old", "expired"),
    ("query id is invalid", "expired"),
)
_GONE_WORDS: Final = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "user is deactivated",
    "have no rights to send",
    "not enough rights to send",
    "chat_write_forbidden",
    "group chat was deactivated",
)


def failure(code: int, description: str, parameters: Mapping[str, Any] | None = None) -> SendFailed:
    """What an error answer of the Bot API means for us."""
    words, known = description.lower(), parameters or {}
    if "migrate_to_chat_id" in known:
        return channel.Moved(str(known["migrate_to_chat_id"]))
    if code == 429:
        return channel.TryLater(float(known.get("retry_after", 1)))
    if code in (401, 404, 409):
        return channel.Misconfigured(f"{code}")
    if code == 403 or any(sign in words for sign in _GONE_WORDS):
        return channel.Unreachable(f"{code}")
    pointless = next((why for sign, why in _POINTLESS if sign in words), None)
    if pointless:
        return channel.Pointless(pointless)
    return channel.Refused(f"{code} {description[:120]}") if 400 <= code < 500 else channel.Unclear(f"{code}")
