"""Days in the talk: said back in full, put right in the next breath, asked about when they may be another one."""

from pathlib import Path

import pytest

from tests.channels.phone import phone
from tests.conversations.talks import REST, TO_EVIDENCE
from tests.conversations.transcript import Transcript, hurried, play
from tests.stage import Stage

TO_HAPPENED: Transcript = [*TO_EVIDENCE, ("lewati", "Langkah 5"), hurried(REST[:3])]
"""As far as "Kapan kejadiannya?"."""
EVERYWHERE: Transcript = [
    ("26 Sept 26", ("Sabtu, 26 September 2026", "Bila keliru", "Langkah 9")),
    ("bukan, 25/9/26", ("Jumat, 25 September 2026", "Bila keliru", "Langkah 9")),
    ("Selasa, 28 September 2026", ("Maksudnya", "Senin, 28 September 2026", "benar?")),
    ("bukan", ("Langkah 9", "Kapan Anda mengetahuinya?")),
    ("senin tgl 29 september 2026", ("Maksudnya", "Selasa, 29 September 2026", "benar?")),
    ("[Ya, benar]", ("Langkah 10", "Ceritakan singkat")),
    ("Bukan ASN biasa, dia lurah.", "Langkah 11"),
    ("1", ("Periksa laporan", "Jumat, 25 September 2026", "Selasa, 29 September 2026", "Bukan ASN biasa, dia lurah.")),
]
WORDS: Transcript = [
    ("25/12", ("Maksudnya", "Kamis, 25 Desember 2025", "benar?")),
    ("minggu lalu", ("Maksudnya", "Minggu, 22 November 2026", "benar?")),
    ("tadi malam", ("Minggu, 22 November 2026", "Bila keliru", "Langkah 9")),
    ("salah", ("Langkah 8", "Jawaban Anda sekarang", "Minggu, 22 November 2026")),
    ("jumat kmrn jam 7 malam", ("Jumat, 20 November 2026", "Bila keliru", "Langkah 9")),
    ("malam minggu", ("Maksudnya", "Sabtu, 21 November 2026")),
    ("ya", ("Langkah 10", "Ceritakan singkat")),
]
"""Today is Monday, 23 November 2026."""


async def test_on_telegram(stage: Stage) -> None:
    await play(stage.resident(), TO_HAPPENED + EVERYWHERE)
    await play(stage.resident(), TO_HAPPENED + WORDS)


@pytest.mark.usefixtures("cheap")
async def test_on_whatsapp(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        await play(warga, TO_HAPPENED + EVERYWHERE)
