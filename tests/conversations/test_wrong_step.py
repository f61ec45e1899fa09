"""A link or a screenshot that comes at another question than its own is evidence all the same."""

import pytest

from tests.conversations.talks import BEGUN, LINK, to_name
from tests.conversations.transcript import Transcript, photos, play
from tests.stage import Stage

KEPT = "Tautan itu sudah kami catat"


@pytest.mark.parametrize(("at", "question"), [(BEGUN, "Langkah 1 dari 11"), ([*BEGUN, ("2", "2")], "Langkah 2")])
async def test_a_link_before_it_is_asked_for(stage: Stage, at: Transcript, question: str) -> None:
    await play(stage.resident(), [*at, (LINK, (KEPT, question))])


async def test_a_link_at_the_name_after_it_was_skipped(stage: Stage) -> None:
    warga = stage.resident()
    await play(warga, [*BEGUN, ("2", "Langkah 2"), ("1", "Langkah 3"), ("lewati", "Langkah 4")])
    await play(warga, [(photos(1), "1 bukti diterima"), ("selesai", "Langkah 5")])
    await play(warga, [(LINK, (KEPT, "Langkah 5", "Siapa nama terlapor?")), ("Pak Contoh", "Langkah 6")])
    for words in ("1", "Dinas Contoh", "kemarin", "sama", "lewati", "1"):
        await warga.say(words)
    assert f"Tautan: {LINK}" in warga.last.text
    assert "Nama terlapor: Pak Contoh" in warga.last.text


@pytest.mark.parametrize("steps", [0, 1])
async def test_a_screenshot_before_it_is_asked_for(stage: Stage, steps: int) -> None:
    at: Transcript = [*BEGUN, *[("2", "Langkah 2")][:steps]]
    await play(stage.resident(), [*at, (photos(1), ("1 bukti diterima", f"Langkah {steps + 1}"))])


async def test_a_screenshot_at_the_name(stage: Stage) -> None:
    warga = stage.resident()
    await to_name(warga)
    await play(warga, [(photos(1), ("1 bukti diterima", "Langkah 5", "Siapa nama terlapor?"))])
