"""Check first, rules and tracks on WhatsApp, where nobody has a slash at hand: typed as words, shown as lists."""

from pathlib import Path

import pytest

from tests.channels.phone import phone
from tests.conversations.talks import LINK

pytestmark = pytest.mark.usefixtures("cheap")


async def test_check_first_rules_and_the_formal_track(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        assert "Cek 1 dari 5" in await warga.say("Cek dulu")
        for number in ("1", "3", "3", "2"):
            await warga.say(number)
            assert 2 <= len(warga.last.picks) <= 10
        assert "Layak dilaporkan" in await warga.say("suka/komentar/bagikan")
        assert "sepuluh kartu" in await warga.press("Lihat aturan")
        (cards,) = [bubble for bubble in warga.heard if "sepuluh kartu" in bubble.text]
        assert [len(pick.title) <= 24 for pick in cards.picks] == [True] * 10
        assert "3. Suka" in await warga.press("Suka, komentar, ikuti")
        assert warga.buttons() == ["‹ Sebelumnya", "Daftar aturan", "Berikutnya ›"]
        assert "SigapLapor" in await warga.press("Lapor langsung")
        assert "mohon persetujuan" in await warga.press("Lanjut melapor")
        assert "Langkah 3 dari 11" in await warga.say("ya")
        for words in (LINK, "lewati", "Pak Contoh", "Dinas Contoh", "kemarin", "sama", "lewati", "1"):
            await warga.say(words)
        assert "Nomor laporan" in await warga.say("kirim")
        assert "Menjadi pelapor resmi" in await warga.say("jadi pelapor")
        assert "kini memakai jalur pelapor resmi" in (await warga.press("Ya, jadi pelapor")).replace("*", "")
