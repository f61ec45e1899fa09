"""Remarks for colleagues: below a card, by command; on the card, behind a button, and nowhere else."""

import pytest

from storage.desk_tables import Remark
from tests.conversations.desk import tapped
from tests.conversations.insight import database_bytes, events_of, rows
from tests.conversations.talks import reported
from tests.conversations.test_group_commands import ask
from tests.conversations.transcript import play
from tests.stage import Stage

WORDS = "Sudah dicek di daftar pegawai, telepon 081234567890"


async def test_written_below_the_card_and_read_by_colleagues_alone(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, None)
    card = await stage.card(ticket)
    await warga.read()
    assert "Belum ada catatan" in await tapped(stage, card, "desk", "remarks")
    assert await ask(stage, WORDS, below=card) == [f"📝 Catatan untuk {ticket} disimpan. Pelapor tidak melihatnya."]
    await ask(stage, f"/catatan {ticket.lower()} Kedua  kalinya", by=1)
    assert "📝 Petugas Dua: Kedua kalinya (2 catatan)" in card.text
    await tapped(stage, card, "desk", "remarks")
    listed = stage.bot_messages(stage.group)[-1].text
    assert "Petugas Satu, Senin, 23 November 2026 pukul 10.00 WIB: Sudah dicek" in listed
    assert "081234567890" not in listed
    await tapped(stage, card, "desk:back", "accept")
    told = await warga.read() + await play(warga, [(ticket, "sedang ditangani")])
    assert "dicek" not in told
    assert "Kedua" not in told
    assert b"daftar pegawai" not in database_bytes(stage)
    assert not any("dicek" in str(event.detail) for event in await events_of(stage, ticket))


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("/catatan", "nomor laporannya"),
        ("/catatan LN-0000-0000 halo", "Tidak ada laporan"),
        ("/catatan {}", "masih kosong"),
    ],
)
async def test_what_is_no_remark(stage: Stage, words: str, answer: str) -> None:
    ticket = await reported(stage.resident(), None)
    await stage.card(ticket)
    (told,) = await ask(stage, words.format(ticket))
    assert answer in told
    assert await rows(stage, Remark) == []


async def test_erased_with_the_report(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, None)
    await ask(stage, "Catatan rahasia", below=await stage.card(ticket))
    await warga.say("/hapus")
    await warga.press(warga.buttons()[0])
    await stage.settled()
    assert await rows(stage, Remark) == []
    assert "Catatan" not in (await stage.card(ticket)).text
