"""Changing one's mind: back, keep, skip, every answer from the review page, a sent message edited or deleted."""

import pytest

from tests.conversations.insight import report_of
from tests.conversations.talks import (
    FIRST,
    LINK,
    REST,
    TO_EVIDENCE,
    reported,
    ticket_in,
    to_name,
    to_review,
)
from tests.conversations.transcript import SILENCE, Edit, Said, Transcript, hurried, photos, play
from tests.stage import Stage

BACK = "[‹ Kembali]"


async def test_back_keeps_the_answers(stage: Stage) -> None:
    await play(
        stage.resident(),
        [
            *TO_EVIDENCE,
            (BACK, ("Langkah 3 dari 11", f"Jawaban Anda sekarang: {LINK}")),
            (BACK, ("Langkah 2 dari 11", "Jawaban Anda sekarang: Siapa saja (publik)")),
            (BACK, ("Langkah 1 dari 11", "Jawaban Anda sekarang: Kampanye di medsos")),
            ("kembali", ("pertanyaan pertama", "Langkah 1 dari 11")),
            ("[Foto bareng calon/simbol]", "Langkah 4 dari 11"),
            (BACK, "Langkah 3"),
            ("[Pakai jawaban ini]", "Langkah 4"),
            *[(BACK, "Langkah 3"), (BACK, "Langkah 2"), (BACK, "Foto bareng calon/simbol")],
        ],
    )


async def test_what_was_skipped_can_be_gone_back_to(stage: Stage) -> None:
    await play(
        stage.resident(),
        [
            hurried(FIRST[:-2]),
            ("[Lewati]", "Langkah 3"),
            (BACK, "Langkah 2"),
            ("[Pesan pribadi]", "Apakah Anda ingin melanjutkan?"),
            ("[Lanjutkan laporan]", "Langkah 3"),
            (BACK, "Jawaban Anda sekarang: Pesan pribadi"),
        ],
    )


@pytest.mark.parametrize(
    ("field", "question", "said", "shown"),
    [
        ("Jenis dugaan", "Apa yang diduga", "[Pasang spanduk/baliho]", "Jenis dugaan: Pasang spanduk/baliho"),
        ("Siapa yang melihat", "Siapa yang bisa", "grup tertutup", "Siapa yang melihat: Grup tertutup"),
        ("Tautan", "tautan unggahannya", "contoh.id/p/99", "Tautan: contoh.id/p/99"),
        ("Nama terlapor", "Siapa nama", "Bu Contoh Tiga", "Nama terlapor: Bu Contoh Tiga"),
        ("Status pegawai", "status kepegawaian", "2", "Status pegawai: PPPK"),
        ("Tempat bekerja", "Di mana terlapor", "Sekolah Contoh", "Tempat bekerja: Sekolah Contoh"),
        ("Tanggal kejadian", "Kapan kejadiannya", "3 hari lalu", "Tanggal kejadian: Jumat, 20 November 2026"),
        ("Tanggal diketahui", "Kapan Anda meng", "[Hari ini]", "Tanggal diketahui: Senin, 23 November 2026"),
        ("Cerita", "Ceritakan", "Cerita yang baru.", "Cerita: Cerita yang baru."),
        ("Cara disampaikan", "Bagaimana laporan", "[Pelapor resmi]", "Disampaikan sebagai: Pelapor resmi"),
    ],
)
async def test_every_answer_can_be_changed_from_the_review_page(
    stage: Stage, field: str, question: str, said: Said, shown: str
) -> None:
    warga = stage.resident()
    await to_review(warga)
    await play(
        warga,
        [
            ("[Ubah jawaban]", "Jawaban mana yang ingin diubah?"),
            (f"[{field}]", (question, "Jawaban Anda sekarang:")),
            (said, ("Periksa laporan Anda", shown)),
        ],
    )


async def test_the_menu_of_answers_is_left_without_a_change(stage: Stage) -> None:
    warga = stage.resident()
    review = await to_review(warga)
    await play(
        warga,
        [
            *[("ubah", "Jawaban mana"), (BACK, review)],
            *[("[Ubah jawaban]", "Jawaban mana"), ("nama terlapor", "Siapa nama"), ("[Pakai jawaban ini]", review)],
            *[("[Ubah jawaban]", "Jawaban mana"), ("[Nama terlapor]", "Siapa nama"), (BACK, review)],
            ("[Ubah jawaban]", "Jawaban mana"),
            ("yang itu", ("pilih salah satu di bawah", "Jawaban mana")),
        ],
    )


async def test_what_can_be_left_out_can_be_emptied_later(stage: Stage) -> None:
    warga = stage.resident()
    await to_review(warga)
    await play(
        warga,
        [*[("ubah", "Jawaban mana"), ("[Cerita]", "Ceritakan"), ("lewati", "Cerita: tidak diisi")]],
    )


async def test_what_is_needed_cannot_be_emptied_later(stage: Stage) -> None:
    warga = stage.resident()
    await to_review(warga)
    await play(
        warga,
        [
            *[("ubah", "Jawaban mana"), ("[Nama terlapor]", "Siapa nama")],
            ("lewati", ("perlu dijawab", "Siapa nama terlapor?")),
            (BACK, "Nama terlapor: Pak Contoh Satu"),
        ],
    )


async def test_no_words_name_the_button_to_skip_where_there_is_none(stage: Stage) -> None:
    """Without files the link is needed, and where there is one the button is another: "tekan Lewati" led nowhere."""
    warga = stage.resident()
    await to_review(warga)
    await play(warga, [("ubah", "Jawaban mana")])
    for said in ("[Tautan]", "bukan tautan", "lewati"):
        reply = await play(warga, [(said, "Adakah tautan unggahannya?")])
        assert "Lewati" not in reply, said
        assert "Lewati" not in warga.buttons()


async def test_known_before_it_happened_is_not_taken(stage: Stage) -> None:
    warga = stage.resident()
    await to_review(warga)
    await play(
        warga,
        [
            *[("ubah", "Jawaban mana"), ("[Tanggal diketahui]", "Kapan Anda mengetahuinya")],
            ("1 November 2026", ("tidak mungkin sebelum tanggal kejadian", "Kapan Anda mengetahuinya")),
            ("sama", "Tanggal diketahui: Minggu, 22 November 2026"),
            *[("ubah", "Jawaban mana"), ("[Tanggal kejadian]", "Kapan kejadiannya")],
            ("hari ini", ("Senin, 23 November 2026", "Kapan Anda mengetahuinya")),  # one of the two was wrong
            ("sama", ("Periksa laporan Anda", "Tanggal diketahui: Senin, 23 November 2026")),
        ],
    )


async def test_the_day_comes_with_its_weekday(stage: Stage) -> None:
    """So that a slip is noticed."""
    warga = stage.resident()
    await to_name(warga)
    await play(warga, [hurried(REST[:3]), ("2/9", ("Dicatat, tanggal kejadian: Rabu, 2 September 2026", "Langkah 9"))])


# -- messages edited and deleted --------------------------------------------------------------------------------------

EDITS: Transcript = [
    (Edit("Pak Contoh Satu", "Pak Contoh Sebelas"), ("sudah diubah", "Nama terlapor: Pak Contoh Sebelas")),
    (Edit(LINK, "https://contoh.example/unggahan/2"), ("sudah diubah", "Tautan: https://contoh.example/unggahan/2")),
    (
        Edit("Unggahan itu saya lihat di ponsel.", "Saya lihat sendiri."),
        ("sudah diubah", "Cerita: Saya lihat sendiri."),
    ),
]


async def test_an_edited_message_changes_the_answer_it_gave(stage: Stage) -> None:
    warga = stage.resident()
    await to_review(warga)
    await play(warga, EDITS)
    ticket = ticket_in(await warga.press("Kirim laporan"))
    assert (await report_of(stage, ticket)).answers["name"] == "Pak Contoh Sebelas"


async def test_an_edit_in_the_middle_does_not_move_the_talk(stage: Stage) -> None:
    warga = stage.resident()
    await to_name(warga)
    await play(
        warga,
        [
            ("Pak Contoh Satu", "Langkah 6"),
            (Edit("Pak Contoh Satu", "Pak Contoh Dua"), "Jawaban Anda sudah diubah"),
            ("1", "Langkah 7"),
        ],
    )


async def test_an_edited_choice_counts_too(stage: Stage) -> None:
    """Who typed a number and meant another one."""
    warga = stage.resident()
    await play(
        warga,
        [
            hurried(FIRST[:2]),
            ("2", "Langkah 2"),
            (Edit("2", "3"), "Jawaban Anda sudah diubah"),
            (BACK, "Jawaban Anda sekarang: Foto bareng calon/simbol"),
        ],
    )


async def test_an_edited_day_is_read_out_again(stage: Stage) -> None:
    warga = stage.resident()
    await to_name(warga)
    await play(
        warga,
        [
            hurried(REST[:3]),
            ("20/11", "Jumat, 20 November 2026"),
            (Edit("20/11", "kemarin"), ("sudah diubah", "Minggu, 22 November 2026")),
            (Edit("kemarin", "31/2"), ("belum bisa dipakai", "tidak ada di kalender")),
            (BACK, "Jawaban Anda sekarang: Minggu, 22 November 2026"),
        ],
    )


async def test_consent_is_not_taken_back_by_an_edit(stage: Stage) -> None:
    """It can be taken back with /batal and /hapus; an edit of an old word is too easily done by mistake."""
    await play(
        stage.resident(),
        [
            *[("/lapor", "setuju?"), ("ya", "Langkah 1")],
            (Edit("ya", "tidak"), "belum bisa dipakai"),
            ("1", "Langkah 2"),
        ],
    )


async def test_an_edit_of_something_that_was_no_answer(stage: Stage) -> None:
    await play(stage.resident(), [*TO_EVIDENCE, (Edit("/lapor", "lapor"), SILENCE), ("[Lewati]", "Langkah 5")])


async def test_an_edit_after_sending_changes_nothing(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga)
    await play(
        warga, [(Edit("Pak Contoh Satu", "Orang Lain"), ("tidak mengubah laporan yang sudah terkirim", "/status"))]
    )
    assert (await report_of(stage, ticket)).answers["name"] == "Pak Contoh Satu"


async def test_an_edited_caption_changes_the_story(stage: Stage) -> None:
    warga = stage.resident()
    await to_name(warga, photos(1, caption="Terpasang sejak pagi."))
    await play(warga, [hurried(REST[:4]), ("sama", "Langkah 11"), ("1", "Cerita: Terpasang sejak pagi.")])
    await play(warga, [(Edit("Terpasang sejak pagi.", "Terpasang sejak siang."), "Cerita: Terpasang sejak siang.")])


async def test_a_deleted_message_changes_nothing(stage: Stage) -> None:
    """Telegram does not tell bots that something was deleted; what was answered stays answered."""
    warga = stage.resident()
    await to_name(warga)
    await play(warga, [("Pak Contoh Satu", "Langkah 6")])
    said = list(warga.chat.messages.values())[-2]
    assert said.text == "Pak Contoh Satu"
    stage.world.delete(warga.person, said)
    await play(warga, [("1", "Langkah 7"), hurried(REST[2:-1]), ("1", "Nama terlapor: Pak Contoh Satu")])


async def test_the_question_was_deleted(stage: Stage) -> None:
    """Whoever cleans up the chat goes on by typing."""
    warga = stage.resident()
    await play(warga, TO_EVIDENCE)
    for message in list(warga.heard):
        stage.world.delete(warga.person, message)
    await play(warga, [("lewati", "Langkah 5")])
