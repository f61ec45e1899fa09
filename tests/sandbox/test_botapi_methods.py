"""Each method of the Bot API over real HTTP: what it changes in the world and what it answers."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox.world import Change, World
from tests.sandbox.conftest import Api, Cast, Clock, png, said_by_bot

YES = {"text": "Ya", "callback_data": "report:consent:yes"}
KEYBOARD = {"inline_keyboard": [[YES], [{"text": "Buka", "url": "contoh.id"}], []]}
ROWS = [[YES], [{"text": "Buka", "url": "http://contoh.id"}]]


async def test_calls_are_counted_by_method_in_lower_case(api: Api, world: World, cast: Cast) -> None:
    await api("getMe")
    await api("GETME")
    await api("sendMessage", chat_id=cast.home.id)
    assert world.calls == {"getme": 2, "sendmessage": 1}


async def test_get_me(api: Api) -> None:
    me = (await api("getMe")).result
    assert (me["id"], me["username"], me["can_join_groups"]) == (123456, "LaporNetralBot", True)


async def test_a_reply_and_a_topic(api: Api, world: World, cast: Cast) -> None:
    cast.group.topics = {7}
    asked = world.say(cast.sari, cast.group, "kapan?")
    sent = await api(
        "sendMessage",
        chat_id=cast.group.id,
        text="nanti",
        reply_parameters={"message_id": asked.id},
        message_thread_id=7,
        disable_notification=True,
        protect_content=True,
        link_preview_options={"is_disabled": True},
    )
    assert sent.result["reply_to_message"]["text"] == "kapan?"
    assert sent.result["message_thread_id"] == 7
    assert cast.group.messages[sent.result["message_id"]].reply_to == asked.id
    assert (await api("getChat", chat_id=cast.group.id)).result["is_forum"] is True


@pytest.mark.parametrize("topics", [None, {7}])
async def test_a_topic_that_is_not_there(api: Api, cast: Cast, topics: set[int] | None) -> None:
    cast.group.topics = topics
    sent = await api("sendMessage", chat_id=cast.group.id, text="nanti", message_thread_id=8)
    assert sent.refusal == (400, "Bad Request: message thread not found")
    assert (await api("sendChatAction", chat_id=cast.group.id, action="typing", message_thread_id=8)).result is True


async def test_what_members_may_not_send(api: Api, world: World, cast: Cast) -> None:
    cast.group.forbidden = {"can_send_messages"}
    assert (await api("getChat", chat_id=cast.group.id)).result["permissions"]["can_send_messages"] is False
    sent = await api("sendMessage", chat_id=cast.group.id, text="nanti")
    assert sent.refusal == (400, "Bad Request: not enough rights to send text messages to the chat")
    world.join(world.bot, cast.group, "administrator")
    assert (await api("sendMessage", chat_id=cast.group.id, text="nanti")).result["text"] == "nanti"


async def test_reply_keyboards_are_taken_and_shown_nowhere(api: Api, cast: Cast) -> None:
    markups: list[dict[str, Any]] = [{"keyboard": [["Ya"]]}, {"remove_keyboard": True}, {"force_reply": True}]
    for markup in markups:
        assert (await said_by_bot(api, cast.home, reply_markup=markup)).keyboard == []


async def test_listeners_hear_a_message_before_the_bot_hears_the_answer(api: Api, world: World, cast: Cast) -> None:
    def answer(change: Change) -> None:
        if change.kind == "message" and change.message is not None and change.message.sender is world.bot:
            world.tap(cast.sari, change.message, "report:consent:yes")

    world.on_change(answer)
    sent = await api("sendMessage", chat_id=cast.home.id, text="Setuju?")
    (update,) = (await api("getUpdates")).result
    assert update["callback_query"]["message"]["message_id"] == sent.result["message_id"]


async def test_edit_text(api: Api, cast: Cast, clock: Clock) -> None:
    said = await said_by_bot(api, cast.home, "lama", reply_markup=KEYBOARD)
    clock.forward(60)
    edited = await api(
        "editMessageText", chat_id=cast.home.id, message_id=said.id, text="<i>baru</i>", parse_mode="HTML"
    )
    assert edited.result["text"] == said.text == "baru"
    assert edited.result["edit_date"] == edited.result["date"] + 60
    assert "reply_markup" not in edited.result
    assert (said.html, said.keyboard, said.version, said.edited) == ("<i>baru</i>", [], 1, clock())


async def test_edit_keyboard(api: Api, cast: Cast) -> None:
    said = await said_by_bot(api, cast.home, "halo", reply_markup=KEYBOARD)
    target = {"chat_id": cast.home.id, "message_id": said.id}
    assert "reply_markup" not in (await api("editMessageReplyMarkup", **target)).result
    assert (await api("editMessageReplyMarkup", **target, reply_markup=KEYBOARD)).result["text"] == "halo"
    assert said.keyboard == ROWS
    assert said.version == 2


async def test_delete(api: Api, world: World, cast: Cast, clock: Clock) -> None:
    mine = await said_by_bot(api, cast.group)
    theirs = world.say(cast.sari, cast.home, "rahasia")
    for said in (mine, theirs):
        assert (await api("deleteMessage", chat_id=said.chat.id, message_id=said.id)).result is True
        assert said.deleted
    old = await said_by_bot(api, cast.group)
    clock.forward(48 * 3600 + 1)
    refused = await api("deleteMessage", chat_id=cast.group.id, message_id=old.id)
    assert refused.refusal == (400, "Bad Request: message can't be deleted for everyone")
    cast.group.members[world.bot.id] = "administrator"
    assert (await api("deleteMessage", chat_id=cast.group.id, message_id=old.id)).result is True


async def test_an_answer_to_a_tap_in_time(api: Api, world: World, cast: Cast, clock: Clock) -> None:
    said = await said_by_bot(api, cast.home)
    taps: list[Change] = []
    tap, late = world.tap(cast.sari, said, "x"), world.tap(cast.sari, said, "y")
    world.on_change(taps.append)
    clock.forward(15)
    assert (await api("answerCallbackQuery", callback_query_id=tap.id)).result is True
    assert tap.answer == ""
    assert [change.tap for change in taps] == [tap]
    clock.forward(0.1)
    code, words = (await api("answerCallbackQuery", callback_query_id=late.id)).refusal
    assert (code, words.startswith("Bad Request: query is too old")) == (400, True)
    assert late.answer is None


async def test_chats_and_members(api: Api, world: World, cast: Cast) -> None:
    outsider = world.add_person("Orang Luar")
    cast.group.members[cast.budi.id] = "administrator"
    group = {"chat_id": cast.group.id}
    assert (await api("getChat", **group)).result["title"] == "Moderator Contoh"
    assert (await api("getChat", chat_id=cast.home.id)).result["first_name"] == "Sari"
    assert (await api("getChatMemberCount", **group)).result == 3
    leading = (await api("getChatAdministrators", **group)).result
    assert [(member["user"]["id"], member["status"]) for member in leading] == [
        (cast.sari.id, "creator"),
        (cast.budi.id, "administrator"),
    ]
    statuses = {}
    for person in (cast.sari, cast.budi, outsider, world.bot):
        statuses[person.name] = (await api("getChatMember", **group, user_id=person.id)).result["status"]
    assert statuses == {
        "Sari Contoh": "creator",
        "Budi": "administrator",
        "Orang Luar": "left",
        "LaporNetral": "member",
    }


async def test_typing_and_reactions_are_seen(api: Api, world: World, cast: Cast) -> None:
    changes: list[str] = []
    world.on_change(lambda change: changes.append(change.kind))
    said = world.say(cast.sari, cast.home, "terima kasih")
    target = {"chat_id": cast.home.id, "message_id": said.id}
    assert (await api("sendChatAction", chat_id=cast.home.id, action="typing")).result is True
    assert (await api("setMessageReaction", **target, reaction=[{"type": "emoji", "emoji": "❤️"}])).result is True
    assert said.reaction == "❤"
    assert (await api("setMessageReaction", **target, reaction=[])).result is True
    assert said.reaction == ""
    assert changes == ["message", "typing", "reaction", "reaction"]


async def test_commands_by_scope_and_language(api: Api, world: World) -> None:
    changes: list[str] = []
    world.on_change(lambda change: changes.append(change.kind))
    everyone = [{"command": "/mulai", "description": "Mulai"}]
    private = [{"command": "lapor", "description": "Melapor"}, {"command": "status", "description": "Keadaan laporan"}]
    scope = {"type": "all_private_chats"}
    assert world.commands == []
    assert (await api("setMyCommands", commands=everyone)).result is True
    assert world.commands == [{"command": "mulai", "description": "Mulai"}]
    await api("setMyCommands", commands=private, scope=scope, language_code="id")
    assert world.commands == private
    assert (await api("getMyCommands", scope=scope, language_code="id")).result == private
    assert (await api("getMyCommands", scope=scope)).result == []
    await api("deleteMyCommands", scope=scope, language_code="id")
    assert world.commands_for("all_private_chats", "jv") == [{"command": "mulai", "description": "Mulai"}]
    await api("setMyCommands", commands=private, scope={"type": "chat", "chat_id": 5})
    assert world.commands != private
    assert changes == ["commands"] * 4


async def test_descriptions_are_kept(api: Api, world: World) -> None:
    assert (await api("setMyDescription", description="Bot laporan")).result is True
    assert (await api("setMyShortDescription", short_description="Lapor", language_code="id")).result is True
    assert world.descriptions == {"description:": "Bot laporan", "short_description:id": "Lapor"}


async def test_a_page_beside_the_api_does_not_know_what_is_not_there(api: Api) -> None:
    async with api.session.get(f"{api.url}/bottom.js") as answer:
        assert answer.status == 404


async def test_the_pace_of_a_group_is_kept_for_messages_edits_and_albums(
    api: Api, world: World, cast: Cast, clock: Clock
) -> None:
    world.limits = type(world.limits)()
    said = await said_by_bot(api, cast.group)
    for number in range(8):
        await api("editMessageText", chat_id=cast.group.id, message_id=said.id, text=str(number))
    media = [{"type": "photo", "media": "attach://a"}] * 10
    album = {"chat_id": cast.group.id, "media": media}
    files = {"a": ("a.png", png(), "image/png")}
    assert len((await api("sendMediaGroup", files=files, **album)).result) == 10
    clock.forward(2)
    assert (await api("sendMessage", chat_id=cast.group.id, text="ke-20")).result
    answer = await api("sendMessage", chat_id=cast.group.id, text="ke-21")
    assert answer.refusal == (429, "Too Many Requests: retry after 58")
    assert answer.body["parameters"] == {"retry_after": 58}
    assert (await api("sendMessage", chat_id=cast.home.id, text="lain")).result
    clock.forward(58)
    assert (await api("sendMessage", chat_id=cast.group.id, text="ke-21")).result
