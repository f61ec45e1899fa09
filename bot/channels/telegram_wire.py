"""What Telegram tells us, read into the neutral tongue (pure). Both Telegram clients read through this.

Source of shapes: the Bot API's own description (Update, Message, CallbackQuery ...).
"""

from collections.abc import Mapping
from typing import Any, Final

from bot.channels import commands
from handlers.messages import File, Said, Sender, Update
from handlers.words import clean

NAME: Final = "telegram"
FAULTS: Final = (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError)  # the last: by comparing
ALLOWED: Final = ("message", "edited_message", "callback_query", "my_chat_member")
_PRIVATE: Final = "private"
_GONE: Final = ("left", "kicked")
_COMING_AND_GOING: Final = frozenset(("left_chat_member", "new_chat_members"))
_ANONYMOUS_ADMIN: Final = 1087968824  # Bot API: Message, "from" of what an administrator says in the group's name
_KINDS: Final = frozenset((
    "message", "edited_message", "channel_post", "edited_channel_post", "business_connection", "business_message",
    "edited_business_message", "deleted_business_messages", "message_reaction", "message_reaction_count",
    "inline_query", "chosen_inline_result", "callback_query", "shipping_query", "pre_checkout_query",
    "purchased_paid_media", "poll", "poll_answer", "my_chat_member", "chat_member", "chat_join_request", "chat_boost",
    "removed_chat_boost",
))  # fmt: skip


class UnreadableUpdateError(ValueError):
    """This JSON is not an update as Telegram describes it."""


def read(data: Mapping[str, Any], username: str = "") -> Update:
    """One update; raises UnreadableUpdateError. What has nothing for us in it comes back as the event "passed"."""
    try:
        return _read(data, username)
    except FAULTS as error:
        raise UnreadableUpdateError(f"{type(error).__name__} in an update") from error


def update_number(data: Any) -> str:
    """The number of an update, readable or not; raises UnreadableUpdateError."""
    if not has_number(data):
        raise UnreadableUpdateError("an update without a number")
    return str(data["update_id"])


def has_number(data: Any) -> bool:
    """Whether this has a number at all; what has none cannot be kept or confirmed, and Telegram sends no such thing."""
    return isinstance(data, Mapping) and _is_whole(data.get("update_id"))


def kind(data: Any) -> str:
    """What kind of update this is (Bot API: Update); "unknown" for one that is newer than this list."""
    names = _KINDS.intersection(data) if isinstance(data, Mapping) else ()
    return min(names, default="unknown")


def changed_group(data: Any) -> str:
    """The group of which this says that somebody came or went (Bot API: Message); "" when it says nothing of it."""
    message = data.get("message") if isinstance(data, Mapping) else None
    if not isinstance(message, Mapping) or not _COMING_AND_GOING.intersection(message):
        return ""
    chat = message.get("chat")
    return str(chat.get("id", "")) if isinstance(chat, Mapping) else ""


def said_at(data: Any) -> float | None:
    """When this was said or changed, in UTC seconds; None when the update does not tell (a tap, or what is odd)."""
    for name in ("message", "edited_message", "my_chat_member"):
        body = data.get(name) if isinstance(data, Mapping) else None
        if isinstance(body, Mapping):
            at = body.get("edit_date", body.get("date"))
            return float(at) if _is_whole(at) and 0 < at < 1 << 40 else None
    return None


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
    sender, stranger = _speaker(message)
    address = _number(chat["id"])
    if "migrate_to_chat_id" in message:
        moved_to = _number(message["migrate_to_chat_id"])
        return Update(NAME, number, address, sender, private=private, event="moved", moved_to=moved_to)
    if "left_chat_member" in message:
        return _read_leaving(number, address, message["left_chat_member"], private=private)
    said = _said(message, username, edited=edited, group=not private)
    if said is None or stranger:
        return Update(NAME, number, address, sender, private=private, event="passed")
    return Update(NAME, number, address, sender, said, private=private)


def _speaker(message: Mapping[str, Any]) -> tuple[Sender, bool]:
    """Who said this, and whether it is a bot or a channel, to whom we do not listen.

    An administrator who stays anonymous speaks through a bot in the name of the group; there is only the group to name.
    """
    chat, user = message["chat"], message.get("from") or {"id": 0}
    if user["id"] == _ANONYMOUS_ADMIN and (message.get("sender_chat") or {}).get("id") == chat["id"]:
        return Sender(_number(chat["id"]), _string(chat, "title")[:64]), False
    return _sender(user), chat["type"] == "channel" or bool(user.get("is_bot"))


def _said(message: Mapping[str, Any], username: str, *, edited: bool, group: bool) -> Said | None:
    number, below = _number(message["message_id"]), _answered(message, username)
    common: dict[str, Any] = {"message": number, "edited": edited, "below": below}
    words = _string(message, "text") or _string(message, "caption")
    command, argument, for_us = commands.command(words, username)
    if "text" in message:
        said = Said(command=command, argument=argument, **common) if command else Said(text=words, **common)
        return said if for_us else None
    files, other = _files(message), _other(message)
    caption = argument if command else words  # of a resident, files are welcome without a command
    if files and group and command:
        return Said(command=command, argument=argument, files=files, **common) if for_us else None
    if files:
        return Said(text=caption, files=files, album=_string(message, "media_group_id"), **common)
    return Said(text=caption, other=other, **common) if other else None


def _answered(message: Mapping[str, Any], username: str) -> str:
    """The message of ours that this one answers; "" for none. What stands in a topic answers its beginning."""
    answered = message.get("reply_to_message") or {}
    author = answered.get("from") or {}
    ours = bool(author.get("is_bot")) and bool(username) and author.get("username") == username
    return _number(answered["message_id"]) if ours and "forum_topic_created" not in answered else ""


def _files(message: Mapping[str, Any]) -> tuple[File, ...]:
    if message.get("photo"):
        best = max(message["photo"], key=_area)
        return (_file(best, "photo"),)
    for name in ("video", "animation"):  # Bot API: an animation is named as a document as well
        if name in message:
            return (_file(message[name], "video"),)
    return (_file(message["document"], "document"),) if "document" in message else ()


def _area(size: Mapping[str, Any]) -> int:
    return int(_number(size.get("width", 0))) * int(_number(size.get("height", 0)))


def _file(data: Mapping[str, Any], kind: str) -> File:
    size, small = data.get("file_size"), data.get("thumbnail")
    preview = str(small["file_id"]) if small and kind != "photo" else ""
    known = size if isinstance(size, int) else None
    return File(str(data["file_id"]), str(data["file_unique_id"]), kind, known, preview)


_OTHERS: Final = (
    "sticker", "voice", "video_note", "audio", "contact", "location", "venue", "poll", "dice",
    "game", "story", "paid_media", "invoice", "checklist",
)  # fmt: skip


def _other(message: Mapping[str, Any]) -> str:
    return next((kind for kind in _OTHERS if kind in message), "")


def _read_membership(number: str, change: Mapping[str, Any]) -> Update:
    chat, we = change["chat"], change["new_chat_member"]
    private = chat["type"] == _PRIVATE
    event = "blocked" if we["status"] in _GONE or we.get("is_member") is False else "unblocked"
    return Update(NAME, number, _number(chat["id"]), _sender(change["from"]), private=private, event=event)


def _read_leaving(number: str, chat: str, person: Mapping[str, Any], *, private: bool) -> Update:
    """Of ourselves we hear otherwise, and other bots decide nothing."""
    event = "passed" if person.get("is_bot") else "left"
    return Update(NAME, number, chat, _sender(person), private=private, event=event)


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
