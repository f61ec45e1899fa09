"""May the bot do this here? Finds the chat or the message of a call, or refuses in Telegram's words.

Source: telegram-bot-api Client.cpp, check_chat_access and check_message; what only Telegram's inner servers refuse
(blocked, cannot initiate) as bots report it.
"""

from __future__ import annotations

from bot.sandbox.nouns import PERMISSIONS, Chat, Message
from bot.sandbox.params import Params
from bot.sandbox.refusals import bad_request, forbidden, migrated
from bot.sandbox.world import World


def find_chat(world: World, params: Params) -> Chat:
    """The chat of chat_id, if the bot may read there."""
    if params.values.get("chat_id") in (None, ""):
        raise bad_request("chat_id is empty")
    chat = world.chats.get(params.integer("chat_id"))
    if chat is None:
        raise bad_request("chat not found")
    if chat.kind == "supergroup":
        _inside(world, chat)
    return chat


def writable_chat(world: World, params: Params, right: str = "") -> Chat:
    """The chat of chat_id, if the bot may write there; `right`: one of PERMISSIONS, needed for something new there."""
    chat = find_chat(world, params)
    if chat.migrated_to is not None:
        raise migrated(chat.migrated_to)
    if chat.kind == "private":
        _welcome(world, chat)
    else:
        _inside(world, chat)
    if right:
        _allowed(world, chat, right)
        _topical(chat, params.integer("message_thread_id"))
    return chat


def _allowed(world: World, chat: Chat, right: str) -> None:
    if right in chat.forbidden and chat.members[world.bot.id] not in ("administrator", "creator"):
        raise bad_request(f"not enough rights to send {PERMISSIONS[right]} to the chat")


def _topical(chat: Chat, topic: int) -> None:
    if topic and topic not in (chat.topics or ()):
        raise bad_request("message thread not found")


def _inside(world: World, chat: Chat) -> None:
    status = chat.members.get(world.bot.id, "left")
    if status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    if status == "left":
        raise forbidden(f"bot is not a member of the {chat.kind} chat")


def _welcome(world: World, chat: Chat) -> None:
    person = world.people[chat.id]
    if person.deactivated:
        raise forbidden("user is deactivated")
    if person.blocked:
        raise forbidden("bot was blocked by the user")
    if not chat.started:
        raise forbidden("bot can't initiate conversation with a user")


def find_message(chat: Chat, params: Params, role: str) -> Message:
    """The message of message_id; "message to edit not found" with `role` "message to edit"."""
    number = params.integer("message_id")
    if number <= 0:
        raise bad_request("message identifier is not specified")
    found = chat.messages.get(number)
    if found is None or found.deleted:
        raise bad_request(f"{role} not found")
    return found


def reply_target(chat: Chat, params: Params) -> int | None:
    """The id of the message to reply to, by reply_parameters or, as of old, reply_to_message_id."""
    asked = params.parsed("reply_parameters", "can't parse reply parameters JSON object")
    if isinstance(asked, dict):
        number, lenient = asked.get("message_id"), bool(asked.get("allow_sending_without_reply"))
    else:
        number, lenient = params.integer("reply_to_message_id"), params.flag("allow_sending_without_reply")
    if not number:
        return None
    found = chat.messages.get(number)
    if found is not None and not found.deleted:
        return int(number)
    if lenient:
        return None
    raise bad_request("message to be replied not found")
