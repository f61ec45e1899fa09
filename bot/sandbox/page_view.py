"""The world as the page sees it: plain JSON, nothing the page does not show.

Theory: every function here is a picture of one thing at this moment and never changes anything. The page draws a thing
anew whenever its picture differs, so a picture must hold all that can be seen and nothing that moves without need.
Times are milliseconds since 1970, UTC; the page shows them in Jakarta's time. Bytes are never in here, only file ids.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from typing import Any

from bot.sandbox.cloud_page import phone_card, phone_history
from bot.sandbox.nouns import Chat, Message, Person, StoredFile, Tap
from bot.sandbox.page_stage import Desk, Stage, chats_of, now_known_as, seats
from bot.sandbox.world import World

Json = dict[str, Any]

HISTORY = 200
"""Messages per chat sent without being asked for."""

HOUR = 3_600_000
"""Milliseconds."""

SHOWN_AS_PICTURE = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})
"""File types the browser may show inside the page; anything else is only offered for download."""


def stage_view(world: World, stage: Stage) -> Json:
    """Who is there and who can be played."""
    return {
        "progress": stage.progress,
        "bot": {"id": world.bot.id, "name": world.bot.name, "username": world.bot.username},
        "commands": [_command_view(command) for command in world.commands],
        "residents": [person.id for person in stage.residents],
        "desks": [_desk_view(world, desk) for desk in stage.desks],
        "outsider": stage.outsider.id,
        "mornings": stage.to_morning is not None,
        "ahead": round(stage.ahead * HOUR),
        "chats": [_chat_card(world, stage, chat) for chat in chats_of(world, stage)] + phone_cards(stage),
        "phones": [card["id"] for card in phone_cards(stage)],
    }


def _desk_view(world: World, desk: Desk) -> Json:
    chats = {"moderators": desk.moderators, "bawaslu": desk.bawaslu}
    official = None if desk.official is None else desk.official.id
    return {
        "name": desk.name,
        "official": official,
        **{role: now_known_as(world, chat).id for role, chat in chats.items()},
    }


def phone_cards(stage: Stage) -> list[Json]:
    """The WhatsApp phones."""
    cloud = stage.cloud
    return [] if cloud is None else [phone_card(contact, cloud) for contact in cloud.contacts.values()]


def phone_histories(world: World, stage: Stage) -> list[Json]:
    """What each WhatsApp phone shows."""
    contacts = [] if stage.cloud is None else list(stage.cloud.contacts.values())
    return [phone_history(contact, world.bot, HISTORY) for contact in contacts]


def _command_view(command: Json) -> Json:
    return {"command": str(command.get("command", "")), "description": str(command.get("description", ""))}


def _chat_card(world: World, stage: Stage, chat: Chat) -> Json:
    return {
        "id": chat.id,
        "kind": chat.kind,
        "title": chat.title,
        "members": sum(status not in ("left", "kicked") for status in chat.members.values()),
        "seats": [_seat_view(chat, person) for person in seats(world, stage, chat)],
    }


def _seat_view(chat: Chat, person: Person) -> Json:
    return {
        "id": person.id,
        "name": person.name,
        "username": person.username,
        "present": chat.private or chat.has(person),
        "blocked": person.blocked,
    }


def history_view(chat: Chat, before: int | None = None, limit: int = HISTORY) -> Json:
    """The newest messages of a chat (older than the message `before`), oldest first, and whether there are more."""
    newest_first = (message for message in reversed(chat.messages.values()) if not message.deleted)
    wanted = (message for message in newest_first if before is None or message.id < before)
    found = list(islice(wanted, limit + 1))
    return {
        "chat": chat.id,
        "older": len(found) > limit,
        "messages": [message_view(message) for message in reversed(found[:limit])],
    }


def message_view(message: Message) -> Json:
    """One message; of a deleted one only that it is gone."""
    if message.deleted:
        return {"chat": message.chat.id, "id": message.id, "deleted": True}
    return {
        "chat": message.chat.id,
        "id": message.id,
        "from": {"id": message.sender.id, "name": message.sender.name, "bot": message.sender.is_bot},
        "date": _milliseconds(message.date),
        "html": message.html,
        "text": message.text,
        "kind": message.kind,
        "note": _note(message),
        "file": None if message.file is None else file_view(message.file),
        "album": message.album,
        "keyboard": [[_button_view(button) for button in row] for row in message.keyboard],
        "reply_to": message.reply_to,
        "edited": None if message.edited is None else _milliseconds(message.edited),
        "reaction": message.reaction,
        "version": message.version,
    }


def _milliseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)


def _button_view(button: Json) -> Json:
    kept = ("text", "callback_data", "url")
    return {key: button[key] for key in kept if isinstance(button.get(key), str)}


def file_view(file: StoredFile) -> Json:
    """What is told of a file: where it is (`/api/file/<id>`), its name, type, bytes and pixels."""
    return {
        "id": file.id,
        "name": file.name,
        "mime": file.mime,
        "size": len(file.data),
        "width": file.width,
        "height": file.height,
        "picture": file.mime in SHOWN_AS_PICTURE,
    }


def _note(message: Message) -> str:
    """One line on the kinds the page has no picture for."""
    extra = message.extra
    if message.kind == "contact":
        contact = extra.get("contact", {})
        told = [" ".join(filter(None, (contact.get("first_name"), contact.get("last_name"))))]
        return " · ".join(filter(None, [*told, contact.get("phone_number")]))
    if message.kind == "poll":
        return str(extra.get("poll", {}).get("question", ""))
    if message.kind == "sticker":
        return str(extra.get("sticker", {}).get("emoji", ""))
    if message.kind == "location":
        place = extra.get("location", {})
        return f"{place.get('latitude', 0):.4f}, {place.get('longitude', 0):.4f}"
    if message.kind == "voice" and message.file is not None:
        return f"0:{message.file.duration:02d}"
    return _happening(message) if message.kind == "service" else ""


def _happening(message: Message) -> str:
    """What a service message says."""
    extra = message.extra
    if "new_chat_members" in extra:
        came = ", ".join(str(member.get("first_name", "")) for member in extra["new_chat_members"])
        return f"{came} bergabung dengan grup"
    if "left_chat_member" in extra:
        return f"{extra['left_chat_member'].get('first_name', '')} keluar dari grup"
    if "migrate_to_chat_id" in extra or "migrate_from_chat_id" in extra:
        return "Grup ini menjadi supergrup"
    return message.text


def tap_view(tap: Tap) -> Json:
    """A pressed button: `answer` is None until the bot answered."""
    return {"id": tap.id, "chat": tap.message.chat.id, "answer": tap.answer, "alert": tap.alert}


def whole_view(world: World, stage: Stage, epoch: str, taps: Iterable[Tap] = ()) -> Json:
    """Everything a page needs to start or to catch up; `epoch` names this run of the sandbox."""
    return {
        "epoch": epoch,
        "stage": stage_view(world, stage),
        "chats": [history_view(chat) for chat in chats_of(world, stage)] + phone_histories(world, stage),
        "taps": [tap_view(tap) for tap in taps],
    }
