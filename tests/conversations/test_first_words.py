"""Who writes it all in a first message: nothing of it is lost, and nothing of it is asked again."""

from tests.conversations.talks import LINK
from tests.conversations.transcript import play
from tests.stage import Stage

TOLD = "Saya mau melaporkan Pak Contoh, camat, kemarin ikut kampanye di lapangan pakai baju dinas"


async def test_a_whole_story_without_a_link(stage: Stage) -> None:
    warga = stage.resident()
    await play(
        warga,
        [
            (TOLD, ("persetujuan Anda", "akan dipakai sebagai cerita")),
            ("ya", "Langkah 1"),
            ("5", "Langkah 2"),
            ("1", "Langkah 3"),
            (LINK, "Langkah 4"),
            ("lewati", "Langkah 5"),
            ("Pak Contoh", "Langkah 6"),
            ("1", "Langkah 7"),
            ("Kecamatan Contoh", "Langkah 8"),
            ("kemarin", "Langkah 9"),
            ("sama", "Langkah 11 dari 11"),
            ("1", f"Cerita: {TOLD}"),
        ],
    )


async def test_the_words_beside_a_link(stage: Stage) -> None:
    warga = stage.resident()
    reply = ("persetujuan Anda", LINK, "akan dipakai sebagai cerita")
    await play(warga, [(f"{TOLD}, ini {LINK} mohon ditindaklanjuti", reply)])


async def test_a_short_sentence_begins_and_the_story_is_asked_for(stage: Stage) -> None:
    warga = stage.resident()
    reply = await play(warga, [("halo pak, saya mau melaporkan pak camat contoh", "persetujuan Anda")])
    assert "cerita" not in reply


async def test_a_question_about_it_begins_nothing(stage: Stage) -> None:
    warga = stage.resident()
    await play(warga, [("kalau mau melaporkan camat bagaimana caranya ya", "Untuk melapor")])
