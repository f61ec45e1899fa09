"""Reports about those who should not judge them never reach the moderators' group, nor anything that tells of them."""

from bot.sandbox.world import Chat
from tests.conversations.insight import report_of, trail
from tests.conversations.talks import reported
from tests.conversations.test_group_commands import ask
from tests.conversations.transcript import photos
from tests.stage import Stage


async def going_to(stage: Stage, chat: Chat) -> None:
    """The operator names this chat for such reports, and starts the bot again."""
    stage.settings = stage.settings.model_copy(update={"conflict_chat_id": chat.id})
    await stage.restart()


def seen(stage: Stage, chat: Chat) -> str:
    """All that was written in a chat."""
    return "\n".join(f"{message.text} {message.keyboard}" for message in stage.bot_messages(chat))


async def test_to_another_group_which_decides(stage: Stage) -> None:
    auditor = stage.world.add_person("Pengawas Satu")
    inspectorate = stage.world.add_group("Inspektorat Contoh", [auditor])
    await going_to(stage, inspectorate)
    warga = stage.resident()
    ticket = await reported(warga, photos(1), agency="BKPSDM Surakarta")
    assert "tidak dibuka oleh petugas kantor ini" in "\n".join(message.text for message in warga.heard)
    ordinary = await reported(stage.resident(), photos(1))
    await stage.settled()
    assert ticket not in seen(stage, stage.group)
    assert [card.text.split()[0] for card in stage.cards()] == [ordinary]
    there = next(m for m in stage.bot_messages(inspectorate) if m.text.startswith(ticket))
    assert ordinary not in seen(stage, inspectorate)
    mine = await stage.card(ordinary)
    for action in ("accept", "evidence", "claim"):
        tap = await stage.tap_data(stage.staff[0], mine, f"case:{ticket}:1:{action}")
        assert tap.answer == "Laporan atau tombol itu tidak dikenal."
    for words in (f"/kasus {ticket}", f"/catatan {ticket} halo"):
        assert await ask(stage, words) == ["Tidak ada laporan dengan nomor itu di grup ini."]
    tap = await stage.tap(auditor, there, ":accept")
    assert tap.answer == "Diterima. Pelapor dikabari."
    await stage.settled()
    assert "🟢 diterima" in there.text
    assert f"Laporan {ticket} diterima." in warga.last.text
    assert ticket not in seen(stage, stage.group)


async def test_straight_to_bawaslu_without_a_decision(stage: Stage) -> None:
    await going_to(stage, stage.bawaslu)
    warga = stage.resident()
    ticket = await reported(warga, photos(2), name="Bupati Contoh")
    await stage.settled()
    assert stage.bot_messages(stage.group) == []
    handed = stage.bot_messages(stage.bawaslu)[-1]
    assert ticket in handed.text
    assert "Dari: LaporNetral" in handed.text
    assert f"Laporan {ticket} sudah diteruskan ke Bawaslu." in warga.last.text
    await stage.tap(stage.liaison, handed, ":acknowledge")
    await stage.settled()
    assert (await report_of(stage, ticket)).state == "acknowledged"
    assert stage.bot_messages(stage.group) == []
    assert [who for who, what in await trail(stage, ticket) if what == "escalate"] == ["system"]


async def test_without_such_a_chat_they_stay_with_a_warning(stage: Stage) -> None:
    ticket = await reported(stage.resident(), None, agency="BKPSDM Surakarta")
    assert "benturan kepentingan" in (await stage.card(ticket)).text
