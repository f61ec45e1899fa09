"""What we tell Telegram: a part of the neutral tongue as a call, and what its answer means (pure).

Source of shapes and limits: the Bot API's own description (sendMessage, sendMediaGroup, editMessageMedia ...).
"""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import field
from typing import Any, Final

import orjson

from bot.channels import channel
from bot.channels.channel import (
    Album,
    Answer,
    Buttons,
    Delete,
    EditButtons,
    EditCaption,
    EditText,
    Knock,
    Limits,
    Part,
    Picture,
    SendFailed,
    Text,
    Upload,
)
from storage.record import record

LIMITS: Final = Limits(text=4096, caption=1024, label=64, album=10, row=36)


@record
class Call:
    """One request to the Bot API. `uploads`: form field -> file, named in the parameters as attach://field."""

    method: str
    params: dict[str, Any] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)


def call(address: str, part: Part, topic: int | None = None) -> Call:
    """The request that performs this part; `topic`: of a group that has topics, for what is new there."""
    chat = {"chat_id": int(address)}
    place = chat if topic is None else {**chat, "message_thread_id": topic}
    match part:
        case Knock(html, buttons):  # no window closes here
            return call(address, Text(html, buttons))
        case Text(html, buttons, silent, _, below):
            extra = {**({"disable_notification": True} if silent else {}), **_reply(below)}
            return Call("sendMessage", {**place, **_words("text", html), **_keyboard(buttons), **_NO_PREVIEW, **extra})
        case Picture(upload, html, buttons):
            return _upload("sendPhoto", {**place, **_words("caption", html), **_keyboard(buttons)}, "photo", upload)
        case Album(uploads, html, as_photos):
            return _album(place, uploads, html, as_photos)
        case EditCaption(message, html, buttons, upload):
            return _edit({**chat, "message_id": int(message)}, html, buttons, upload)
        case EditText(message, html, buttons):
            shown = {**_words("text", html), **_keyboard(buttons), **_NO_PREVIEW}
            return Call("editMessageText", {**chat, "message_id": int(message), **shown})
        case EditButtons(message, buttons):
            keyboard = _keyboard(buttons) or {"reply_markup": {"inline_keyboard": []}}
            return Call("editMessageReplyMarkup", {**chat, "message_id": int(message), **keyboard})
        case Delete(message):
            return Call("deleteMessage", {**chat, "message_id": int(message)})
        case Answer(tap, text, alert):
            words = {"text": text[:200], "show_alert": alert} if text else {}  # Bot API: 0-200 characters
            return Call("answerCallbackQuery", {"callback_query_id": tap, **words})


_NO_PREVIEW: Final = {"link_preview_options": {"is_disabled": True}}


def _reply(message: str) -> dict[str, Any]:
    """Whoever deleted that message is still to read this one."""
    answered = {"message_id": int(message or 0), "allow_sending_without_reply": True}
    return {"reply_parameters": answered} if message else {}


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
    """The id of the message that came of a call; those of all in an album, as `Channel.perform` says; "" of none."""
    if isinstance(result, list):
        return " ".join(filter(None, map(message_id, result)))
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
    ("message to delete not found", "missing"),
    ("message can't be deleted", "missing"),  # by us: after 48 hours, or without the right to
    ("message_id_invalid", "missing"),
    ("query is too old", "expired"),
    ("query id is invalid", "expired"),
)
_NO_TOPIC: Final = ("message thread not found", "topic_closed", "topic_deleted", "topic_id_invalid")
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

# A quotation ends at the last mark of all, or nowhere: what is quoted may hold marks of its own. "can't" begins none.
_PERSONAL: Final = re.compile(
    r"""["“«`](?:.*["”»`]|.*)|(?<!\w)'(?:.*'|.*)|(?<!\S)\S*@\S+|\bhttps?://\S+|\bt\.me/\S+"""
    r"|\+?\d(?:[ ().-]{0,3}\d){5,}",
    re.DOTALL,
)


def without_topic(refused: channel.Refused) -> bool:
    """Whether this was refused only because its topic is closed or gone."""
    return any(sign in str(refused).lower() for sign in _NO_TOPIC)


def result(status: int, body: bytes) -> Any:
    """The "result" of an answer (Bot API: Making requests). Raises SendFailed for what it says went wrong, Unclear for
    what is no answer of Telegram: the page of a proxy tells nothing of a chat or a token, whatever its status.
    """
    told = _parse(body)
    ok = told.get("ok") if isinstance(told, Mapping) else None
    if ok is True and "result" in told:
        return told["result"]
    if ok is not False:
        raise channel.Unclear(f"{status} without words of Telegram")
    code, parameters = told.get("error_code", status), told.get("parameters")
    words, known = str(told.get("description", "")), parameters if isinstance(parameters, Mapping) else {}
    raise failure(code if isinstance(code, int) else status, words, known)


def _parse(body: bytes) -> Any:
    """What orjson is too strict for (half a surrogate) is read all the same, or one odd message would hold up all
    others; None for what is no JSON at all.
    """
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        pass
    try:
        return json.loads(body.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None


def failure(code: int, description: str, parameters: Mapping[str, Any] | None = None) -> SendFailed:
    """What an error answer of the Bot API means for us."""
    words, known = description.lower(), parameters or {}
    if isinstance(moved_to := known.get("migrate_to_chat_id"), int):
        return channel.Moved(str(moved_to))
    if code == 429 or "retry_after" in known:
        return channel.TryLater(_seconds(known.get("retry_after")))
    if code in (401, 404, 409):
        return channel.Misconfigured(f"{code}")
    if code == 403 or any(sign in words for sign in _GONE_WORDS):
        return channel.Unreachable(f"{code}")
    pointless = next((why for sign, why in _POINTLESS if sign in words), None)
    if pointless:
        return channel.Pointless(pointless)
    return channel.Refused(f"{code} {_described(description)}") if 400 <= code < 500 else channel.Unclear(f"{code}")


def _described(description: str) -> str:
    """Telegram's own words, shortly and without what they quote of ours: it goes into logs and beside rows."""
    return _PERSONAL.sub("…", description)[:120]


def _seconds(value: Any) -> float:
    """A pause as Telegram asks for it; a second when it does not say."""
    try:
        seconds = float(value)
    except (TypeError, ValueError):
        return 1.0
    return seconds if math.isfinite(seconds) and seconds >= 0 else 1.0
