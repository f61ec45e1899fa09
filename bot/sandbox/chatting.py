"""What a bot asks about chats and does besides writing: getChat and its kin, actions, reactions, answers to taps."""

from __future__ import annotations

from typing import Any

from bot.sandbox import wire
from bot.sandbox.access import find_chat, find_message, writable_chat
from bot.sandbox.nouns import PRESENT, Change, Json
from bot.sandbox.params import Params
from bot.sandbox.refusals import bad_request
from bot.sandbox.rich import units
from bot.sandbox.world import World

ANSWER_MOST = 200
"""Characters of an answer to a tap (Bot API: answerCallbackQuery)."""
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
ACTIONS = frozenset(
    {
        "cancel",
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
REACTION_LIST = """
❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨
😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎
👾 🤷‍♂ 🤷 🤷‍♀ 😡
"""
REACTIONS = frozenset(REACTION_LIST.split())
"""Bot API: ReactionTypeEmoji. Neither a check mark nor an hourglass is among them."""


def get_chat(world: World, params: Params) -> Json:
    """getChat."""
    chat = find_chat(world, params)
    return wire.chat_full(chat, world.owner(chat))


def get_chat_member(world: World, params: Params) -> Json:
    """getChatMember: "left" for people who never were there."""
    chat = find_chat(world, params)
    person = world.people.get(params.integer("user_id"))
    if person is None:
        raise bad_request("PARTICIPANT_ID_INVALID" if params.integer("user_id") else "invalid user_id specified")
    return wire.member(person, chat.members.get(person.id, "left"))


def get_chat_administrators(world: World, params: Params) -> list[Json]:
    """getChatAdministrators: creator and administrators, without other bots (there are none)."""
    chat = find_chat(world, params)
    if chat.private:
        raise bad_request("there are no administrators in the private chat")
    leading = ("creator", "administrator")
    return [wire.member(world.people[id_], status) for id_, status in chat.members.items() if status in leading]


def get_chat_member_count(world: World, params: Params) -> int:
    """getChatMemberCount: the bot counts as well."""
    return sum(status in PRESENT for status in find_chat(world, params).members.values())


def send_chat_action(world: World, params: Params) -> bool:
    """sendChatAction: "typing" and the like."""
    if params.text("action").lower() not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = writable_chat(world, params)
    world.tell(Change("typing", chat))
    return True


def set_message_reaction(world: World, params: Params) -> bool:
    """setMessageReaction: one emoji of Telegram's own list, or none to take it away."""
    wanted: Any = params.parsed("reaction", "can't parse reaction types JSON object") or []
    if not isinstance(wanted, list) or not all(isinstance(item, dict) for item in wanted):
        raise bad_request("can't parse reaction types: expected an Array of ReactionType")
    emojis = [str(item.get("emoji", "")).replace("\ufe0f", "") for item in wanted]
    said = find_message(writable_chat(world, params), params, "message to react")
    if len(emojis) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if not REACTIONS.issuperset(emojis):
        raise bad_request("REACTION_INVALID")
    said.reaction = "".join(emojis)
    world.changed(said, "reaction")
    return True


def answer_callback_query(world: World, params: Params) -> bool:
    """answerCallbackQuery: once, and soon (`Limits.answer_within`)."""
    text = params.text("text")
    tap = world.taps.get(params.text("callback_query_id"))
    within = world.limits.answer_within
    late = tap is not None and within is not None and (world.now() - tap.at).total_seconds() > within
    if tap is None or tap.answer is not None or late:
        raise bad_request(TOO_OLD)
    if units(text) > ANSWER_MOST:
        raise bad_request("MESSAGE_TOO_LONG")
    tap.answer, tap.alert = text, params.flag("show_alert")
    world.tell(Change("tap", tap.message.chat, tap.message, tap))
    return True
