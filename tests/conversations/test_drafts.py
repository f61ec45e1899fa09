"""Drafts that nobody goes on with: asked about once, and destroyed after fourteen days, as it was announced."""

import pytest
from sqlmodel import update

from storage.models import Dialogue
from tests.conversations.desk import tapped
from tests.conversations.insight import database_bytes, kept, originals, rows
from tests.conversations.talks import TO_EVIDENCE, reported, to_name, to_review
from tests.conversations.transcript import photos, play
from tests.stage import Stage


async def test_a_silent_draft_is_asked_about_once(stage: Stage) -> None:
    warga = stage.resident()
    await to_name(warga)
    await stage.tick(hours=23)
    assert await warga.read() == ""
    await stage.tick(hours=2)
    reminder = await warga.read()
    assert "Laporan Anda belum selesai. Ingin melanjutkan?" in reminder
    assert "dihapus pada Senin, 7 Desember 2026" in reminder
    assert "Siapa nama terlapor?" in reminder
    for _ in range(11):
        await stage.tick(days=1)
    assert await warga.read() == ""
    await play(warga, [("Pak Contoh Satu", "Langkah 6 dari 11")])


async def test_who_goes_on_and_falls_silent_again_is_asked_again(stage: Stage) -> None:
    warga = stage.resident()
    await to_name(warga)
    await stage.tick(hours=25)
    assert "Ingin melanjutkan?" in await warga.read()
    await play(warga, [("Pak Contoh Satu", "Langkah 6")])
    await stage.tick(hours=25)
    assert "dihapus pada Selasa, 8 Desember 2026" in await warga.read()


async def test_a_draft_dies_after_fourteen_days(stage: Stage) -> None:
    warga = stage.resident()
    await play(warga, [*TO_EVIDENCE, (photos(3), "3 bukti diterima")])
    assert len(originals(stage)) == 3
    await stage.tick(days=2)
    await stage.tick(days=11.9)
    assert len(originals(stage)) == 3
    await stage.tick(days=0.2)
    assert "selama 14 hari sudah dihapus" in warga.last.text
    assert await rows(stage, Dialogue) == []
    assert await kept(stage) == []
    assert originals(stage) == []
    await play(warga, [("/batal", "Tidak ada laporan yang sedang diisi"), ("/lapor", "setuju?")])


async def test_an_old_button_of_a_dead_draft(stage: Stage) -> None:
    warga = stage.resident()
    await to_review(warga)
    review = warga.last
    await stage.tick(days=15)
    tap = await stage.tap_data(warga.person, review, "report:review:submit")
    assert "sudah selesai atau dihapus" in (tap.answer or "")
    assert stage.cards() == []


async def test_only_the_silent_ones_die(stage: Stage) -> None:
    silent, busy, done = stage.resident("Warga Satu"), stage.resident("Warga Dua"), stage.resident("Warga Tiga")
    await to_name(silent, photos(1))
    await to_name(busy, photos(1, first=1))
    ticket = await reported(done, photos(1, first=2))
    for _ in range(2):
        stage.hands.forward(10 * 86_400)
        await play(busy, [("/lapor", "Langkah 5"), ("kembali", "Langkah 4"), ("selesai", "Langkah 5")])
    await stage.tick()
    assert "sudah dihapus" in silent.last.text
    assert "Langkah 5" in busy.last.text
    assert len(originals(stage)) == 2
    await play(done, [(ticket, "Bukti: 1 berkas")])


async def test_a_screenshot_that_somebody_else_sent_too_stays(stage: Stage) -> None:
    silent, other = stage.resident("Warga Satu"), stage.resident("Warga Dua")
    await to_name(silent, photos(1))
    await reported(other, photos(1))
    await stage.tick(days=15)
    assert len(originals(stage)) == 1


async def test_the_clock_may_look_as_often_as_it_likes(stage: Stage) -> None:
    warga = stage.resident()
    await to_name(warga)
    for _ in range(5):
        await stage.tick(hours=12)
    reminders = [message for message in warga.heard if "Ingin melanjutkan?" in message.text]
    assert len(reminders) == 1
    for _ in range(5):
        await stage.tick(days=7)
    assert len([message for message in warga.heard if "selama 14 hari" in message.text]) == 1


async def test_nothing_that_was_written_stays_on_the_disk(stage: Stage) -> None:
    warga = stage.resident()
    await to_name(warga)
    await play(warga, [("Bu Contoh Rahasia", "Langkah 6")])
    await stage.tick(days=15)
    await stage.tick(days=8)  # the texts that were sent are kept for a week
    assert b"Bu Contoh Rahasia" not in database_bytes(stage)


async def test_a_draft_that_nobody_can_read_stops_nothing_else_that_is_due(
    stage: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    warga = stage.resident()
    await to_name(warga)
    ticket = await reported(stage.resident(), None)
    card = await stage.card(ticket)
    await tapped(stage, card, "claim")
    async with stage.app.database.transaction() as transaction:
        await transaction.execute(update(Dialogue).values(talk=[]))
    await stage.tick(days=15)
    assert "Dipegang" not in card.text
    assert "look=drafts" in capsys.readouterr().out
    assert len(await rows(stage, Dialogue)) == 1
