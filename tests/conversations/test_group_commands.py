"""What staff type in their group: who is heard, which case is meant, and that a card can be shown anew."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.sandbox.world import Message
from handlers import group_commands
from handlers.asked_case import case_below
from handlers.messages import line
from handlers.tap import Tap
from tests.conversations.cities import Cities
from tests.conversations.talks import reported
from tests.conversations.transcript import photos
from tests.stage import Stage


async def ask(stage: Stage, words: str, by: int = 0, below: Message | None = None) -> list[str]:
    """Write in the moderators' group; the texts of what the bot says to that."""
    before = len(stage.bot_messages(stage.group))
    stage.world.say(stage.staff[by], stage.group, words, reply_to=below.id if below else None)
    await stage.settled()
    return [message.text for message in stage.bot_messages(stage.group)[before:]]


async def test_a_case_is_shown_anew(stage: Stage) -> None:
    ticket = await reported(stage.resident(), photos(1))
    old, other = await stage.card(ticket), await reported(stage.resident(), None)
    await stage.card(other)
    (text,) = await ask(stage, f"/kasus {ticket.lower().replace('-', ' ')}")
    new = stage.bot_messages(stage.group)[-1]
    assert text.startswith(ticket)
    assert (old.keyboard, bool(new.keyboard)) == ([], True)
    await stage.tap(stage.staff[0], new, ":accept")
    await stage.settled()
    assert "🟢 diterima" in new.text
    late = await stage.tap_data(stage.staff[1], old, f"case:{ticket}:1:accept")
    assert "Sudah diputuskan oleh Petugas Satu" in (late.answer or "")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("/kasus", "Mohon tulis nomor laporannya, misalnya: /kasus LN-7K3M-9QWN"),
        ("/kasus Pak Contoh", "Mohon tulis nomor laporannya, misalnya: /kasus LN-7K3M-9QWN"),
        ("/gabung", "Mohon tulis nomor laporannya, misalnya: /gabung LN-7K3M-9QWN LN-4T8R-2HVE"),
        ("/tanya", "Mohon tulis nomor laporannya, misalnya: /tanya LN-7K3M-9QWN Di ruang mana kejadiannya?"),
        ("/catatan", "Mohon tulis nomor laporannya, misalnya: /catatan LN-7K3M-9QWN sudah dicek di daftar pegawai"),
        ("/samar", "Mohon tulis nomor laporannya, misalnya: /samar LN-7K3M-9QWN 2 kiri-atas"),
        ("/surat", "Mohon tulis nomor laporannya, misalnya: /surat LN-7K3M-9QWN bkn 800/123/2026 20 November 2026"),
        ("/registrasi", "Mohon tulis nomor laporannya, misalnya: /registrasi LN-7K3M-9QWN 012/LP/PW/XI/2026"),
        ("/kasus LN-0000-0000", "Tidak ada laporan dengan nomor itu di grup ini."),
    ],
)
async def test_a_case_that_is_not_there(stage: Stage, words: str, answer: str) -> None:
    assert await ask(stage, words) == [answer]


async def test_another_citys_case_is_not_there(towns: Cities) -> None:
    ticket, sleman = await reported(towns.resident(), None, region="solo"), towns.stages["sleman"]
    assert await ask(sleman, f"/kasus {ticket}") == ["Tidak ada laporan dengan nomor itu di grup ini."]


async def test_an_erased_case_is_not_shown(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, None)
    await warga.say("/hapus")
    await warga.press("Ya, hapus semuanya")
    assert await ask(stage, f"/kasus {ticket}") == [f"{ticket} sudah dihapus atas permintaan pelapor."]


async def test_only_members_are_heard(stage: Stage) -> None:
    ticket = await reported(stage.resident(), None)
    await stage.card(ticket)
    stage.world.faults.storm(1.0, ["502"], ["getChatMember"])
    assert await ask(stage, f"/kasus {ticket}") == ["Keanggotaan Bapak/Ibu belum bisa diperiksa. Coba lagi sebentar."]


async def _answer(tap: Tap) -> bool:
    report = await case_below(tap)
    if report is not None:
        tap.toast(line("group-erased", ticket=f"{report.ticket} {tap.said.text}"))
    return report is not None


@pytest_asyncio.fixture(loop_scope="session")
async def answering(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    """A stage on which what is written below a card is said back."""
    monkeypatch.setattr(group_commands, "REPLIES", (_answer,))
    yield stage


async def test_what_is_written_below_a_card_knows_its_case(answering: Stage) -> None:
    ticket = await reported(answering.resident(), None)
    card = await answering.card(ticket)
    (text,) = await ask(answering, "sudah dicek", below=card)
    assert f"{ticket} sudah dicek" in text
    small_talk = answering.world.say(answering.staff[0], answering.group, "Selamat pagi")
    assert await ask(answering, "pagi", below=small_talk) == []
    there = answering.world.say(answering.liaison, answering.bawaslu, "halo")
    answering.world.say(answering.liaison, answering.bawaslu, "siap", reply_to=there.id)
    await answering.settled()
    assert answering.bot_messages(answering.bawaslu) == []
