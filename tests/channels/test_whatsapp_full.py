"""WhatsApp tells no albums: what is said of pictures in a row that are too many, or of which none can be used."""

from pathlib import Path

import pytest

from tests.channels.phone import Phone, phone
from tests.conversations.talks import TO_EVIDENCE
from tests.conversations.transcript import SILENCE, documents, file, play

pytestmark = pytest.mark.usefixtures("cheap")
FULL = "Paling banyak 20 berkas untuk satu laporan"


async def full(warga: Phone) -> None:
    """Twenty files are there, and more of the same row were too many."""
    warga.stage.hands.stop()
    await play(warga, TO_EVIDENCE)
    for first in (0, 12):
        warga.hand(documents(12, first=first).uploads, "document")
    said = await warga.read()
    assert said.count(FULL) == 1
    assert "20 bukti diterima" in said


async def test_what_comes_later_beyond_the_limit_is_answered_again(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        await full(warga)
        await play(warga, [(documents(1, first=30), SILENCE)])
        await warga.later(0.1)
        await play(warga, [(documents(1, first=31), FULL), (documents(1, first=32), SILENCE)])


async def test_what_comes_after_other_words_is_answered_again(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        await full(warga)
        await play(warga, [("selesai", "Siapa nama terlapor?"), (documents(1, first=30), FULL)])


async def test_nobody_is_thanked_for_no_file(tmp_path: Path) -> None:
    """The only one was refused before it was counted."""
    async with phone(tmp_path) as warga:
        await play(warga, TO_EVIDENCE)
        said = await play(warga, [(file(b"catatan", "catatan.txt", "text/plain"), "bukan jenis yang bisa kami buka")])
        assert "bukti diterima" not in said
