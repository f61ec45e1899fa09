"""Whoever is not understood is told to type a number only where numbers are shown."""

import re
from pathlib import Path

import pytest

from bot.channels.whatsapp_choices import MOST_ROWS
from handlers.numbered import FROM
from tests.channels.phone import phone
from tests.conversations.talks import AFTER_EVIDENCE, BEGUN, LINK, to_review
from tests.conversations.transcript import play
from tests.stage import Stage

WORDS = "Mohon pilih salah satu di bawah, atau ketik tulisan di tombolnya."
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
