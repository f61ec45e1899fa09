"""Fear, and asking for somebody, are answered where they are said. They are no answers; nor is "ya, lanjut"."""

from typing import Final

import pytest

from storage.inquiry import Inquiry
from tests.conversations.insight import rows
from tests.conversations.talks import BEGUN, reported, to_name
from tests.conversations.test_asking import below_card, write
from tests.conversations.transcript import photos, play
from tests.stage import Stage

SAFE: Final = "Nama dan nomor Anda tidak ditampilkan kepada petugas."
HUMAN: Final = "setiap laporan diperiksa petugas"


async def test_before_anything_was_begun(stage: Stage) -> None:
    warga = stage.resident()
    await play(warga, [("aman gak ya?", SAFE), ("mau bicara sama petugas", HUMAN), ("[Buat laporan]", "persetujuan")])


async def test_at_the_consent_the_answer_is_not_hidden_by_its_page(stage: Stage) -> None:
    warga = stage.resident()
    await play(warga, [("/lapor", "Sebelum mulai"), ("nama saya ketahuan gak?", (SAFE, "Apakah Anda setuju?"))])
    assert warga.buttons() == ["Setuju, lanjutkan", "Tidak setuju"]
    assert "Sebelum mulai" not in warga.last.text


async def test_in_the_middle_it_is_no_answer(stage: Stage) -> None:
    warga = stage.resident()
    await play(warga, [*BEGUN, ("aman kan?", (SAFE, "Langkah 1 dari 11"))])
    await play(warga, [("/batal", "Yakin"), ("[Ya, batalkan]", "dibatalkan")])
    await to_name(warga, photos(1))
    await play(
        warga,
        [
            ("nama saya ketahuan gak?", (SAFE, "Langkah 5 dari 11")),
            ("bisa telpon petugasnya?", (HUMAN, "Langkah 5 dari 11")),
            ("Pak Aman", "Langkah 6 dari 11"),
        ],
    )


@pytest.mark.parametrize("words", ["halo", "ya, lanjut", "Assalamualaikum", "ok siap", "maaf baru sempat", "iya mau"])
async def test_what_says_nothing_is_no_name(stage: Stage, words: str) -> None:
    warga = stage.resident()
    await to_name(warga, photos(1))
    await play(warga, [(words, "Langkah 5 dari 11"), ("Bu Lanjut Contoh", "Langkah 6 dari 11")])
    await play(warga, [("1", "Langkah 7"), (words, "Langkah 7"), ("Dinas Contoh", "Langkah 8")])


async def test_moderators_do_not_read_it_as_the_answer(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga)
    card = await stage.card(ticket)
    await write(stage, "? Di mana itu?", card)
    await warga.read()
    await play(warga, [("nama saya gak ketahuan kan?", (SAFE, "Di mana itu?")), ("maaf baru baca", "Di mana itu?")])
    assert [one.state for one in await rows(stage, Inquiry)] == ["open"]
    await play(warga, [("Di alun-alun", "sudah disampaikan")])
    (answer,) = below_card(stage, card)
    assert "alun-alun" in answer
    assert "ketahuan" not in answer


async def test_what_follows_an_answer_is_told_the_way(stage: Stage) -> None:
    """An answer in two messages: the second had only been told how to report."""
    warga = stage.resident()
    card = await stage.card(await reported(warga))
    await write(stage, "? Di mana itu?", card)
    await warga.read()
    await play(warga, [("Di pasar", "sudah disampaikan"), ("jam 8 pagi, di dekat pintu", "Tekan Tulis ke petugas")])
    await play(warga, [("[Tulis ke petugas]", ""), ("jam 8 pagi, di dekat pintu", "sudah disampaikan")])
    assert "jam 8 pagi" in below_card(stage, card)[-1]
    await play(warga, [("terima kasih", "Sama-sama")])
    await stage.tick(days=4)
    await play(warga, [("halo", "Untuk melapor")])


async def test_an_answer_after_the_time_is_told_the_way(stage: Stage) -> None:
    warga = stage.resident()
    card = await stage.card(await reported(warga))
    await write(stage, "? Di mana itu?", card)
    await stage.tick(days=1.1)
    await stage.tick(days=2.1)
    assert [one.state for one in await rows(stage, Inquiry)] == ["late"]
    await warga.read()
    await play(warga, [("di pasar bu", ("Di mana itu?", "Tekan Jawab")), ("[Jawab]", "tulis jawaban Anda")])
    await play(warga, [("di pasar bu", "sudah disampaikan")])
    assert "di pasar bu" in below_card(stage, card)[-1]


async def test_a_question_of_weeks_ago_is_left_alone(stage: Stage) -> None:
    warga = stage.resident()
    card = await stage.card(await reported(warga))
    await write(stage, "? Di mana itu?", card)
    await stage.tick(days=1.1)
    await stage.tick(days=2.1)
    await stage.tick(days=15)
    await warga.read()
    await play(warga, [("halo", "Untuk melapor")])


async def test_a_story_of_fear_is_a_story(stage: Stage) -> None:
    """Others who are afraid, and one's own name in a list: that is what is reported."""
    warga = stage.resident()
    ticket = await reported(warga)
    card = await stage.card(ticket)
    await write(stage, "? Apa yang terjadi di sana?", card)
    await warga.read()
    await play(
        warga,
        [
            ("kalau ini, nama saya ketahuan gak?", (SAFE, "Apa yang terjadi di sana?")),
            ("nama saya muncul di daftar pendukung", ("Terima kasih",)),
        ],
    )
    assert [one.state for one in await rows(stage, Inquiry)] == ["answered"]


async def test_at_the_question_for_the_story_as_well(stage: Stage) -> None:
    warga = stage.resident()
    await to_name(warga, photos(1))
    await play(warga, [("Pak Contoh", "Langkah 6"), ("1", "Langkah 7"), ("Dinas Contoh", "Langkah 8")])
    await play(warga, [("kemarin", "Langkah 9"), ("kemarin", "Langkah 10")])
    await play(warga, [("aman kan?", (SAFE, "Langkah 10")), ("data saya disebar tim sukses lurah", "Langkah 11")])
