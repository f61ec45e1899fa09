"""What Telegram refuses of texts and chats, in its words and codes, over real HTTP: one row per refusal."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox.world import World
from tests.sandbox.conftest import Api, Cast
from tests.sandbox.scene import Row, Scene, check_refused, send, set_scene

TEXTS: list[Row] = [
    ("no text", "sendMessage", lambda s: {"chat_id": s.home.id}, "message text is empty"),
    ("empty", "sendMessage", lambda s: send(s, text=""), "message text is empty"),
    ("only spaces", "sendMessage", lambda s: send(s, text=" \n "), "text must be non-empty"),
    ("empty markup", "sendMessage", lambda s: send(s, text="<b></b>", parse_mode="HTML"), "text must be non-empty"),
    ("4,097 letters", "sendMessage", lambda s: send(s, text="x" * 4097), "message is too long"),
    ("2,049 emoji", "sendMessage", lambda s: send(s, text="😀" * 2049), "message is too long"),
    ("32,769 letters", "sendMessage", lambda s: send(s, text="x" * 32769), "text is too long"),
    (
        "bad markup",
        "sendMessage",
        lambda s: send(s, text="<b>x", parse_mode="HTML"),
        "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    ),
    ("other markup", "sendMessage", lambda s: send(s, parse_mode="BBCode"), "unsupported parse_mode"),
    ("bad entities", "sendMessage", lambda s: send(s, entities="[{"), "can't parse entities JSON object"),
    (
        "entities that are none",
        "sendMessage",
        lambda s: send(s, entities=[1]),
        "can't parse entities: expected an Array of MessageEntity",
    ),
    (
        "entities without a place",
        "sendMessage",
        lambda s: send(s, entities=[{"type": "bold"}]),
        "can't parse entities: offset and length must be of type Number",
    ),
    (
        "reply to nothing",
        "sendMessage",
        lambda s: send(s, reply_parameters={"message_id": 999}),
        "message to be replied not found",
    ),
    (
        "reply to what is deleted",
        "sendMessage",
        lambda s: send(s, reply_to_message_id=s.deleted.id),
        "message to be replied not found",
    ),
]
CHATS: list[Row] = [
    ("no chat", "sendMessage", lambda _: {"text": "x"}, "chat_id is empty"),
    ("unknown chat", "sendMessage", lambda s: send(s, chat_id=42), "chat not found"),
    ("unknown name", "sendMessage", lambda s: send(s, chat_id="@siapa"), "chat not found"),
    ("getChat of nobody", "getChat", lambda _: {"chat_id": 42}, "chat not found"),
    (
        "blocked",
        "sendMessage",
        lambda s: send(s, chat_id=s.person(blocked=True)),
        "Forbidden: bot was blocked by the user",
    ),
    (
        "typing to who blocked",
        "sendChatAction",
        lambda s: {"chat_id": s.person(blocked=True), "action": "typing"},
        "Forbidden: bot was blocked by the user",
    ),
    (
        "deactivated",
        "sendMessage",
        lambda s: send(s, chat_id=s.person(deactivated=True)),
        "Forbidden: user is deactivated",
    ),
    (
        "never wrote",
        "sendMessage",
        lambda s: send(s, chat_id=s.person(started=False)),
        "Forbidden: bot can't initiate conversation with a user",
    ),
    (
        "kicked from a supergroup",
        "sendMessage",
        lambda s: send(s, chat_id=s.without_bot("kicked")),
        "Forbidden: bot was kicked from the supergroup chat",
    ),
    (
        "kicked from a group",
        "sendMessage",
        lambda s: send(s, chat_id=s.without_bot("kicked", "group")),
        "Forbidden: bot was kicked from the group chat",
    ),
    (
        "left a supergroup",
        "getChatMember",
        lambda s: {"chat_id": s.without_bot("left"), "user_id": s.sari.id},
        "Forbidden: bot is not a member of the supergroup chat",
    ),
    (
        "administrators of a private chat",
        "getChatAdministrators",
        lambda s: {"chat_id": s.home.id},
        "there are no administrators in the private chat",
    ),
    ("member nobody", "getChatMember", lambda s: {"chat_id": s.group.id}, "invalid user_id specified"),
    ("member unknown", "getChatMember", lambda s: {"chat_id": s.group.id, "user_id": 4}, "PARTICIPANT_ID_INVALID"),
    (
        "strange action",
        "sendChatAction",
        lambda s: {"chat_id": s.home.id, "action": "dancing"},
        "wrong parameter action in request",
    ),
]
ROWS = TEXTS + CHATS


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
async def test_refused(api: Api, scene: Scene, row: Row) -> None:
    await check_refused(api, scene, row)


@pytest.fixture
def scene(world: World, cast: Cast) -> Scene:
    return set_scene(world, cast)


async def test_what_just_fits_is_taken(api: Api, scene: Scene) -> None:
    longest = {"inline_keyboard": [[{"text": "a", "callback_data": "é" * 32}]] * 100}
    fitting: list[dict[str, Any]] = [
        {"text": "x" * 4096},
        {"text": "😀" * 2048},
        {"text": f"<b>{'x' * 4096}</b>", "parse_mode": "HTML"},
        {"text": "x", "reply_markup": longest},
        {"text": "x", "reply_parameters": {"message_id": 999, "allow_sending_without_reply": True}},
    ]
    for params in fitting:
        assert (await api("sendMessage", chat_id=scene.home.id, **params)).result["message_id"]
    file = scene.photo.file
    assert file is not None
    sent = await api("sendPhoto", chat_id=scene.home.id, photo=file.id, caption="😀" * 512)
    assert len(sent.result["caption"]) == 512


async def test_a_group_that_became_a_supergroup_tells_where_it_went(api: Api, scene: Scene) -> None:
    small = scene.world.add_group("Kecil", [scene.sari], "group")
    big = scene.world.migrate(small)
    answer = await api("sendMessage", chat_id=small.id, text="x")
    assert answer.refusal == (400, "Bad Request: group chat was upgraded to a supergroup chat")
    assert answer.body["parameters"] == {"migrate_to_chat_id": big.id}
    assert (await api("sendMessage", chat_id=big.id, text="x")).result["chat"]["id"] == big.id
