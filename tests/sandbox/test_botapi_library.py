"""The sandbox through python-telegram-bot: every method the bot uses, parsed by its strict classes, typed errors."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    LinkPreviewOptions,
    Message,
    ReactionTypeEmoji,
    ReplyParameters,
)
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.sandbox.world import Limits, Upload, World
from tests.sandbox.conftest import TOKEN, Cast, png

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Terima", callback_data="case:LN-0000-0000:1:accept")]])


@pytest.fixture
async def bot(url: str) -> AsyncIterator[Bot]:
    async with Bot(TOKEN, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot") as client:
        yield client


async def test_it_knows_itself(bot: Bot, world: World) -> None:
    assert bot.id == world.bot.id
    assert bot.username == "LaporNetralBot"


async def test_texts(bot: Bot, cast: Cast) -> None:
    sent = await bot.send_message(
        cast.home.id,
        "<b>Sugeng rawuh</b>, Bapak/Ibu 😀",
        parse_mode="HTML",
        reply_markup=KEYBOARD,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        disable_notification=True,
        protect_content=True,
    )
    assert sent.text_html == "<b>Sugeng rawuh</b>, Bapak/Ibu 😀"
    assert sent.reply_markup == KEYBOARD
    edited = await bot.edit_message_text("selesai", cast.home.id, sent.message_id)
    assert isinstance(edited, Message)
    assert (edited.text, edited.reply_markup) == ("selesai", None)
    again = await bot.edit_message_reply_markup(cast.home.id, sent.message_id, reply_markup=KEYBOARD)
    assert isinstance(again, Message)
    assert again.reply_markup == KEYBOARD
    reply = await bot.send_message(cast.home.id, "ini", reply_parameters=ReplyParameters(sent.message_id))
    assert reply.reply_to_message is not None
    assert await bot.delete_message(cast.home.id, sent.message_id)


async def test_updates_of_every_kind_are_parsed(bot: Bot, world: World, cast: Cast) -> None:
    said = world.say(cast.sari, cast.home, "/lapor https://contoh.id")
    world.edit(cast.sari, said, "ubah")
    world.send_files(cast.sari, cast.home, [Upload(png()), Upload(png(colour="red"))], caption="dua")
    world.send_files(cast.sari, cast.home, [Upload(b"%PDF", "a.pdf", "application/pdf")], kind="document")
    for kind in ("sticker", "voice", "contact", "poll", "video", "location"):
        world.send_other(cast.sari, cast.home, kind)
    tap = world.tap(cast.sari, said, "report:consent:yes")
    world.delete(cast.sari, said)
    world.tap(cast.sari, said, "report:consent:no")
    world.block(cast.sari)
    world.leave(cast.budi, cast.group)
    world.migrate(world.add_group("Kecil", [cast.sari], "group"))
    updates = await bot.get_updates(timeout=0)
    assert len(updates) == 17
    assert updates[0].message is not None
    assert updates[0].message.parse_entities() == {
        updates[0].message.entities[0]: "/lapor",
        updates[0].message.entities[1]: "https://contoh.id",
    }
    assert updates[1].edited_message is not None
    assert updates[2].message is not None
    assert updates[3].message is not None
    assert updates[2].message.media_group_id == updates[3].message.media_group_id
    assert [bool(u.message and u.message.effective_attachment) for u in updates[4:11]] == [True] * 7
    assert updates[11].callback_query is not None
    assert updates[11].callback_query.id == tap.id
    assert updates[12].callback_query is not None
    assert updates[12].callback_query.message is not None
    assert not updates[12].callback_query.message.is_accessible
    assert updates[13].my_chat_member is not None
    assert updates[13].my_chat_member.new_chat_member.status == ChatMemberStatus.BANNED
    assert await bot.get_updates(offset=updates[-1].update_id + 1, timeout=0) == ()


async def test_files_out_and_in(bot: Bot, world: World, cast: Cast) -> None:
    photo = await bot.send_photo(cast.group.id, png(), caption="<i>x</i>", parse_mode="HTML", reply_markup=KEYBOARD)
    assert photo.photo[-1].width == 40
    document = await bot.send_document(cast.group.id, io.BytesIO(b"isi"), filename="SHA-256 é.txt")
    assert document.document is not None
    assert document.document.file_name == "SHA-256 é.txt"
    album = await bot.send_media_group(
        cast.group.id, [InputMediaPhoto(png(), caption="satu"), InputMediaPhoto(photo.photo[-1])]
    )
    assert album[0].media_group_id == album[1].media_group_id
    papers = [InputMediaDocument(io.BytesIO(name.encode()), filename=f"{name}.txt") for name in "ab"]
    assert len(await bot.send_media_group(cast.group.id, papers)) == 2
    media = InputMediaPhoto(png(90, 90), caption="baru")
    edited = await bot.edit_message_media(media, cast.group.id, photo.message_id, reply_markup=KEYBOARD)
    assert isinstance(edited, Message)
    assert (edited.photo[-1].width, edited.caption) == (90, "baru")
    captioned = await bot.edit_message_caption(cast.group.id, photo.message_id, caption="lagi")
    assert isinstance(captioned, Message)
    assert captioned.caption == "lagi"
    (theirs,) = world.send_files(cast.sari, cast.home, [Upload(b"bukti", "a.txt", "text/plain")], kind="document")
    assert theirs.file is not None
    fetched = await bot.get_file(theirs.file.id)
    assert bytes(await fetched.download_as_bytearray()) == b"bukti"


async def test_chats_and_the_rest(bot: Bot, world: World, cast: Cast) -> None:
    cast.group.members[cast.budi.id] = "administrator"
    assert (await bot.get_chat(cast.group.id)).title == "Moderator Contoh"
    assert (await bot.get_chat(cast.home.id)).first_name == "Sari"
    assert {m.status for m in await bot.get_chat_administrators(cast.group.id)} == {"creator", "administrator"}
    assert (await bot.get_chat_member(cast.group.id, world.add_person("Luar").id)).status == "left"
    assert await bot.get_chat_member_count(cast.group.id) == 3
    assert await bot.send_chat_action(cast.home.id, "typing")
    said = world.say(cast.sari, cast.home, "terima kasih")
    assert await bot.set_message_reaction(cast.home.id, said.id, ReactionTypeEmoji("👍"))
    commands = [BotCommand("lapor", "Melapor")]
    assert await bot.set_my_commands(commands, BotCommandScopeAllPrivateChats(), language_code="id")
    assert list(await bot.get_my_commands(BotCommandScopeAllPrivateChats(), language_code="id")) == commands
    assert await bot.set_my_description("Bot laporan")
    assert await bot.set_my_short_description("Lapor")
    tap = world.tap(cast.sari, said, "x")
    assert await bot.answer_callback_query(tap.id, "baik", show_alert=True)
    assert (await bot.get_webhook_info()).url == ""
    assert await bot.set_webhook("https://contoh.id/telegram", secret_token="rahasia")
    assert (await bot.get_webhook_info()).url == "https://contoh.id/telegram"
    with pytest.raises(Conflict):
        await bot.get_updates(timeout=0)
    assert await bot.delete_webhook(drop_pending_updates=True)


async def test_errors_become_typed(
    bot: Bot, url: str, world: World, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(42, "x")
    with pytest.raises(Forbidden, match="can't initiate"):
        await bot.send_message(cast.budi.id, "x")
    small = world.add_group("Kecil", [cast.sari], "group")
    big = world.migrate(small)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(small.id, "x")
    assert moved.value.new_chat_id == big.id
    world.limits = Limits(group_per_minute=1)
    await bot.send_message(cast.group.id, "x")
    with pytest.raises(RetryAfter) as paced:
        await bot.send_message(cast.group.id, "x")
    assert paced.value.retry_after == timedelta(seconds=60)
    with pytest.raises(InvalidToken):
        async with Bot("1:salah", base_url=f"{url}/bot"):
            pass
    with pytest.raises(TelegramError, match="not found"):
        await bot.edit_message_text("x", cast.home.id, 99)
