"""Somebody comes back after days with a word or two: what was held for them is said once, and nothing that is over."""

from pathlib import Path

import pytest

from tests.channels.phone import phone
from tests.conversations.talks import BEGUN, reported
from tests.conversations.transcript import photos, play

NUDGE = "Laporan Anda belum selesai."
DAY = 24.0


@pytest.mark.parametrize("words", ["halo bu", "maaf baru sempat", "ya lanjut", "ok"])
async def test_a_reminder_that_was_held_asks_once(tmp_path: Path, words: str) -> None:
    async with phone(tmp_path) as sari:
        await play(sari, BEGUN)
        await sari.stage.tick(days=1.1)
        await sari.stage.tick(days=1)
        await sari.read()
        reply = await play(sari, [(words, NUDGE)])
        assert reply.count("Langkah 1 dari 11") == 1
        await play(sari, [("2", "Langkah 2 dari 11")])


async def test_a_reminder_of_what_is_gone_is_not_put(tmp_path: Path) -> None:
    async with phone(tmp_path) as sari:
        await play(sari, BEGUN)
        await sari.stage.tick(days=1.1)
        await sari.stage.tick(days=14)
        await sari.read()
        reply = await play(sari, [("halo bu", "sudah dihapus")])
        assert NUDGE not in reply
        assert "Langkah 1" not in reply


async def test_news_are_not_followed_by_how_to_report(tmp_path: Path) -> None:
    async with phone(tmp_path) as sari:
        ticket = await reported(sari, photos(1))
        await sari.stage.tick(hours=30)
        await sari.stage.decide(ticket, "reject:no-evidence")
        await sari.read()
        reply = await play(sari, [("halo", "tidak dapat kami lanjutkan")])
        assert "Untuk melapor" not in reply
        await play(sari, [("halo", "Untuk melapor")])
