"""Who may decide, where, and what else may be said in a group: outsiders, other groups, commands, small talk."""

import pytest

from bot.sandbox.world import Chat
from storage.models import Event
from tests.conversations.insight import report_of, rows, trail
from tests.conversations.talks import reported
from tests.conversations.transcript import photos
from tests.stage import Resident, Stage

ACTIONS = ["accept", "reject", "reject:private", "escalate", "evidence", "undo"]


def texts(stage: Stage, chat: Chat) -> list[str]:
    """What the bot wrote there."""
    return [message.text for message in stage.bot_messages(chat)]


@pytest.mark.parametrize("action", ACTIONS)
async def test_an_outsider_is_refused_and_that_is_noted(stage: Stage, action: str) -> None:
    ticket = await reported(stage.resident(), photos(1))
    stranger, card = stage.world.add_person("Orang Luar", "orang_luar"), await stage.card(ticket)
    before = len(texts(stage, stage.group)), card.text, card.keyboard
    tap = await stage.tap_data(stranger, card, f"case:{ticket}:1:{action}")
    await stage.settled()
    assert tap.answer == "Hanya anggota grup petugas yang bisa memutuskan. Ketukan ini dicatat."
    assert tap.alert
    assert (len(texts(stage, stage.group)), card.text, card.keyboard) == before
    assert (await report_of(stage, ticket)).state == "waiting"
    assert (await trail(stage, ticket))[-1] == ("outsider", "refused")
    event = (await rows(stage, Event))[-1]
    assert event.detail["wanted"] == action.partition(":")[0]
    assert "Orang Luar" not in str(event)
    assert str(stranger.id) not in str(event)


async def test_who_left_the_group_decides_no_more(stage: Stage) -> None:
    ticket = await reported(stage.resident(), None)
    stage.world.leave(stage.staff[1], stage.group)
    assert "Hanya anggota grup" in await stage.decide(ticket, "accept", stage.staff[1])
    stage.world.kick(stage.staff[2], stage.group)
    assert "Hanya anggota grup" in await stage.decide(ticket, "accept", stage.staff[2])
    assert await stage.decide(ticket, "accept") == "Diterima. Pelapor dikabari."


@pytest.mark.parametrize("goes", ["kick", "leave"])
async def test_who_is_put_out_while_they_look_for_a_reason_decides_no_more(stage: Stage, goes: str) -> None:
    """And who is let in again right after that does."""
    ticket, gone = await reported(stage.resident(), None), stage.staff[1]
    card = await stage.card(ticket)
    await stage.tap(gone, card, ":reject")
    await stage.settled()
    getattr(stage.world, goes)(gone, stage.group)
    tap = await stage.tap(gone, card, ":reject:private")
    assert tap.answer == "Hanya anggota grup petugas yang bisa memutuskan. Ketukan ini dicatat."
    assert (await report_of(stage, ticket)).state == "waiting"
    stage.world.join(gone, stage.group)
    assert "Ditolak" in ((await stage.tap(gone, card, ":reject:private")).answer or "")


async def test_administrators_and_the_creator_decide_as_members_do(stage: Stage) -> None:
    for status in ("administrator", "creator"):
        stage.group.members[stage.staff[1].id] = status
        ticket = await reported(stage.resident(), None)
        assert await stage.decide(ticket, "accept", stage.staff[1]) == "Diterima. Pelapor dikabari."


async def test_when_nobody_can_say_who_is_a_member(stage: Stage) -> None:
    ticket = await reported(stage.resident(), None)
    stage.world.faults.storm(1.0, ["502"], ["getChatMember"])
    assert await stage.decide(ticket, "accept") == "Keanggotaan Bapak/Ibu belum bisa diperiksa. Coba lagi sebentar."
    assert (await report_of(stage, ticket)).state == "waiting"
    assert "refused" not in str(await trail(stage, ticket))
    stage.world.faults.calm()
    assert await stage.decide(ticket, "accept") == "Diterima. Pelapor dikabari."


async def test_buttons_of_a_case_in_another_group_do_nothing(stage: Stage) -> None:
    ticket = await reported(stage.resident(), photos(1))
    other = stage.world.add_group("Grup Lain", stage.staff)
    there = stage.world.say(stage.staff[0], other, "halo")
    for action in (*ACTIONS, "acknowledge"):
        tap = await stage.tap_data(stage.staff[0], there, f"case:{ticket}:1:{action}")
        assert tap.answer == "Laporan atau tombol itu tidak dikenal."
    await stage.settled()
    assert texts(stage, other) == []
    assert (await report_of(stage, ticket)).state == "waiting"


async def test_buttons_of_a_case_in_a_private_chat_do_nothing(stage: Stage) -> None:
    """Neither for the moderator, who has no report of her own, nor for the resident, who has."""
    warga = stage.resident()
    ticket = await reported(warga, photos(1))
    chat = stage.world.private(stage.staff[0])
    there = stage.world.say(stage.staff[0], chat, "halo")
    for action in (*ACTIONS, "acknowledge"):
        await stage.tap_data(warga.person, warga.last, f"case:{ticket}:1:{action}")
        await stage.tap_data(stage.staff[0], there, f"case:{ticket}:1:{action}")
    await stage.settled()
    report = await report_of(stage, ticket)
    assert (report.state, report.version) == ("waiting", 1)
    assert not any(ticket in text for text in texts(stage, chat))


async def test_help_in_each_group(stage: Stage) -> None:
    other = stage.world.add_group("Grup Lain", stage.staff)
    for chat, person, answer in (
        (stage.group, stage.staff[0], "Grup petugas LaporNetral"),
        (stage.bawaslu, stage.liaison, "laporan yang diteruskan petugas"),
        (other, stage.staff[0], "Grup ini belum dikaitkan"),
    ):
        for command in ("/bantuan", "/bantuan@LaporNetralBot", "/start@laporNETRALbot", "/help"):
            before = len(texts(stage, chat))
            stage.world.say(person, chat, command)
            await stage.settled()
            assert len(texts(stage, chat)) == before + 1
            assert answer in texts(stage, chat)[-1]


ELSEWHERE = (
    "Perintah itu tidak dipakai di sini. Daftar perintahnya: /bantuan. "
    "Untuk melapor, tulislah kepada bot di percakapan pribadi."
)


async def test_commands_that_are_not_for_this_chat(stage: Stage) -> None:
    """In the two groups the bot says where to look; in any other group it keeps silent."""
    other = stage.world.add_group("Grup Lain", stage.staff)
    commands = ("/lapor", "/status", "/hapus", "/batal@LaporNetralBot", "/privasi", "/apaini")
    for command in commands:
        stage.world.say(stage.staff[0], stage.group, command)
        stage.world.say(stage.staff[0], other, command)
    await stage.settled()
    for command in ("/kasus LN-0000-0000", "/surat", "/antrean", "/lapor"):  # some of them are the moderators'
        stage.world.say(stage.liaison, stage.bawaslu, command)
    await stage.settled()
    assert texts(stage, stage.group) == [ELSEWHERE] * len(commands)
    assert texts(stage, stage.bawaslu) == [ELSEWHERE] * 4
    assert texts(stage, other) == []


NOT_FOR_US = (
    "/bantuan@BotLainBot",
    "/start@lapornetralbot2",
    "Selamat pagi semua",
    "batal",
    "ya",
    "1",
    "kirim",
    "LN-0000-0000",
    "https://contoh.example/1",
    "bukan perintah /bantuan",
    "//bantuan",
)


async def test_what_the_bot_does_not_answer_in_groups(stage: Stage) -> None:
    for said in NOT_FOR_US:
        stage.world.say(stage.staff[0], stage.group, said)
        stage.world.say(stage.liaison, stage.bawaslu, said)
    await stage.settled()
    assert texts(stage, stage.group) == []
    assert texts(stage, stage.bawaslu) == []


async def test_pictures_stickers_and_edits_in_the_group_are_left_alone(stage: Stage) -> None:
    said = stage.world.say(stage.staff[0], stage.group, "Selamat pagi")
    stage.world.edit(stage.staff[0], said, "Selamat siang")
    stage.world.send_files(stage.staff[0], stage.group, photos(3).uploads, caption="/lapor ini")
    for kind in ("sticker", "voice", "contact", "poll", "video", "location"):
        stage.world.send_other(stage.staff[0], stage.group, kind)
    stage.world.join(stage.world.add_person("Petugas Baru"), stage.group)
    await stage.settled()
    assert texts(stage, stage.group) == []
    assert stage.world.calls["getfile"] == 0


async def test_a_moderator_may_report_as_anybody_may_and_others_decide(stage: Stage) -> None:
    """In private she is a resident: nothing of her stands on the card, and why a tap does nothing only she hears."""
    ticket = await reported(Resident(stage, stage.staff[0]), None)
    card = await stage.card(ticket)
    before = (card.text, card.keyboard, len(stage.bot_messages(stage.group)))
    assert "Petugas" not in card.text
    for action in ("accept", "reject:abuse", "escalate", "claim", "merge", "classify:D6", "ask", "recuse"):
        tap = await stage.tap_data(stage.staff[0], card, f"case:{ticket}:1:{action}")
        assert ("Laporan ini Bapak/Ibu kirim sendiri" in (tap.answer or ""), tap.alert) == (True, True), action
    assert (card.text, card.keyboard, len(stage.bot_messages(stage.group))) == before
    assert [who for who, _ in await trail(stage, ticket) if who.startswith("moderator")] == []
    assert await stage.decide(ticket, "accept", stage.staff[1]) == "Diterima. Pelapor dikabari."


async def test_without_bawaslu_nothing_is_escalated(stage: Stage) -> None:
    stage.settings.bawaslu_chat_id = None
    await stage.restart()
    ticket = await reported(stage.resident(), None)
    assert "Obrolan Bawaslu belum diatur" in await stage.decide(ticket, "escalate")
    assert (await report_of(stage, ticket)).state == "waiting"
