"""Whoever is not understood is told to type a number only where numbers are shown."""

import re
from pathlib import Path

import pytest

from bot.channels.whatsapp_choices import MOST_ROWS
from handlers.numbered import FROM
from tests.channels.phone import phone
from tests.conversations.talks import AFTER_EVIDENCE, BEGUN, LINK, to_review
from tests.conversations.transcript import hurried, play
from tests.stage import Stage

WORDS = "Mohon pilih salah satu di bawah, atau ketik tulisan di tombolnya."
HINT = "Ketik nomornya, misalnya *2*."
NUMBER = "Mohon pilih salah satu di bawah: ketik nomornya."


def test_from_how_many_choices_on_whatsapp_shows_numbers() -> None:
    assert FROM["whatsapp"] == MOST_ROWS + 1


async def test_on_telegram_there_are_buttons_and_no_numbers(stage: Stage) -> None:
    warga = stage.resident()
    await to_review(warga)
    reply = await play(warga, [("[Ubah jawaban]", "Jawaban mana"), ("entah", WORDS)])
    assert len(warga.buttons()) > MOST_ROWS
    assert not re.search(r"nomor|^\d+\.", reply, re.MULTILINE)


@pytest.mark.usefixtures("cheap")
async def test_on_whatsapp_a_list_has_none_and_a_long_one_has_them(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        await play(warga, [*BEGUN, ("entah", WORDS), ("2", "Langkah 2"), ("1", "Langkah 3"), (LINK, "Langkah 4")])
        await play(warga, [("lewati", "Langkah 5"), *AFTER_EVIDENCE])
        await play(warga, [("ubah", ("Jawaban mana", "11. Cara disampaikan")), ("entah", (NUMBER, "11. "))])
        await play(warga, [("11", "Langkah 11"), ("entah", WORDS)])


@pytest.mark.usefixtures("cheap")
async def test_every_number_that_is_shown_can_be_typed_and_this_is_said(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        await play(warga, [*BEGUN, hurried([("2", "Langkah 2"), ("1", "Langkah 3"), (LINK, "Langkah 4")])])
        await play(warga, [("lewati", "Langkah 5"), *AFTER_EVIDENCE])
        await play(warga, [("ubah", (HINT, "12. ‹ Kembali")), ("12", "Periksa laporan Anda")])
        shown = ("Langkah 1", HINT, "11. Pakai jawaban ini", "12. ‹ Kembali")
        reply = await play(warga, [("ubah", HINT), ("1", shown)])
        assert reply.index(HINT) < reply.index("1. Suka")
        await play(warga, [("11", "Periksa laporan Anda"), ("ubah", HINT), ("1", "Langkah 1")])
        assert HINT not in await play(warga, [("12", "Periksa laporan Anda")])
        await play(warga, [("ubah", HINT), ("13", NUMBER)])
