"""Every method that writes, in every chat where the bot may not: the same refusal each time, and nothing changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.world import Chat, Message, Upload, World
from tests.sandbox.conftest import Api, Cast, png

KEYBOARD = {"inline_keyboard": [[{"text": "Ya", "callback_data": "x"}]]}


def blocked(world: World, cast: Cast) -> Chat:
    world.block(cast.sari)
    return cast.home


def deactivated(world: World, cast: Cast) -> Chat:
    world.deactivate(cast.sari)
    return cast.home


def never_wrote(world: World, cast: Cast) -> Chat:
    return world.private(cast.budi)


def kicked(world: World, cast: Cast) -> Chat:
    world.kick(world.bot, cast.group, cast.sari)
    return cast.group


def left(world: World, cast: Cast) -> Chat:
    world.leave(world.bot, cast.group)
    return cast.group


def kicked_from_group(world: World, cast: Cast) -> Chat:
    small = world.add_group("Kecil", [cast.sari], "group")
    world.kick(world.bot, small)
    return small


def moved(world: World, cast: Cast) -> Chat:
    small = world.add_group("Kecil", [cast.sari], "group")
    world.migrate(small)
    return small


PLACES: list[tuple[Callable[[World, Cast], Chat], int, str]] = [
    (blocked, 403, "Forbidden: bot was blocked by the user"),
    (deactivated, 403, "Forbidden: user is deactivated"),
    (never_wrote, 403, "Forbidden: bot can't initiate conversation with a user"),
    (kicked, 403, "Forbidden: bot was kicked from the supergroup chat"),
    (left, 403, "Forbidden: bot is not a member of the supergroup chat"),
    (kicked_from_group, 403, "Forbidden: bot was kicked from the group chat"),
    (moved, 400, "Bad Request: group chat was upgraded to a supergroup chat"),
]
WRITES: list[tuple[str, Callable[[str], dict[str, Any]]]] = [
    ("sendMessage", lambda _: {"text": "x"}),
    ("sendPhoto", lambda file_id: {"photo": file_id}),
    ("sendMediaGroup", lambda file_id: {"media": [{"type": "photo", "media": file_id}] * 2}),
    ("sendChatAction", lambda _: {"action": "typing"}),
    ("editMessageText", lambda _: {"text": "lain"}),
    ("editMessageCaption", lambda _: {"caption": "lain"}),
    ("editMessageReplyMarkup", lambda _: {"reply_markup": KEYBOARD}),
    ("editMessageMedia", lambda file_id: {"media": {"type": "photo", "media": file_id}}),
    ("deleteMessage", lambda _: {}),
    ("setMessageReaction", lambda _: {"reaction": []}),
]


@pytest.mark.parametrize(("place", "code", "words"), PLACES, ids=[row[0].__name__ for row in PLACES])
@pytest.mark.parametrize(("method", "params"), WRITES, ids=[row[0] for row in WRITES])
async def test_no_way_in(
    api: Api,
    world: World,
    cast: Cast,
    place: Callable[[World, Cast], Chat],
    code: int,
    words: str,
    method: str,
    params: Callable[[str], dict[str, Any]],
) -> None:
    chat = place(world, cast)
    own = world.post(chat, world.bot)
    file = world.shelf.store(Upload(png()), "photo")
    answer = await api(method, chat_id=chat.id, message_id=own.id, **params(file.id))
    assert answer.refusal == (code, words)
    assert answer.body.get("parameters") == ({"migrate_to_chat_id": chat.migrated_to} if place is moved else None)
    assert unchanged(own)
    assert list(chat.messages.values())[-1] is own


def unchanged(said: Message) -> bool:
    return (said.version, said.text, said.keyboard, said.deleted) == (0, "", [], False)


READS = [
    ("getChat", {}),
    ("getChatMember", {"user_id": 123456}),
    ("getChatMemberCount", {}),
]


@pytest.mark.parametrize(("place", "code", "words"), PLACES, ids=[row[0].__name__ for row in PLACES])
@pytest.mark.parametrize(("method", "params"), READS, ids=[row[0] for row in READS])
async def test_reading_is_refused_by_supergroups_alone(
    api: Api,
    world: World,
    cast: Cast,
    place: Callable[[World, Cast], Chat],
    code: int,
    words: str,
    method: str,
    params: dict[str, Any],
) -> None:
    chat = place(world, cast)
    answer = await api(method, chat_id=chat.id, **params)
    if chat.kind == "supergroup":
        assert answer.refusal == (code, words)
    else:
        assert answer.body["ok"] is True


async def test_whoever_comes_back_can_be_written_to_again(api: Api, world: World, cast: Cast) -> None:
    world.block(cast.sari)
    world.kick(world.bot, cast.group)
    world.unblock(cast.sari)
    world.join(world.bot, cast.group)
    for chat in (cast.home, cast.group):
        assert (await api("sendMessage", chat_id=chat.id, text="halo")).result["chat"]["id"] == chat.id


async def test_pressing_a_button_in_a_private_chat_lets_the_bot_write(api: Api, world: World, cast: Cast) -> None:
    home = world.private(cast.budi)
    world.tap(cast.budi, world.post(home, world.bot), "x")
    assert (await api("sendMessage", chat_id=home.id, text="halo")).result
