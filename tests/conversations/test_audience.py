"""Who could see it: what is said about private support and closed groups, and that nobody loses anything by it."""

import pytest

from tests.conversations.insight import kept, report_of
from tests.conversations.talks import BEGUN, LINK, ticket_in, to_review
from tests.conversations.transcript import photos, play
from tests.stage import Stage

RIGHT = ("hak setiap orang", "tidak menerima pesan pribadi yang diperoleh", "Apakah Anda ingin melanjutkan?")


async def test_private_support_is_a_right_and_one_may_go_on(stage: Stage) -> None:
    warga = stage.resident()
    await play(
        warga,
        [
            *BEGUN,
            ("[Kampanye di medsos]", "Langkah 2 dari 11"),
            ("[Pesan pribadi]", RIGHT),
            ("Apa maksudnya?", ("pilih salah satu di bawah", "Apakah Anda ingin melanjutkan?")),
            ("kembali", ("Langkah 2 dari 11", "Jawaban Anda sekarang: Pesan pribadi")),
            ("3", RIGHT),
            ("/lapor", ("belum selesai", *RIGHT)),
            ("ya", "Langkah 3 dari 11"),
        ],
    )


async def test_or_stop_there(stage: Stage) -> None:
    warga = stage.resident()
    await play(
        warga,
        [
            *BEGUN,
            ("2", "Langkah 2 dari 11"),
            ("pesan pribadi", RIGHT),
            ("[Berhenti di sini]", "isiannya dihapus"),
            ("/status", "Anda belum mengirim laporan"),
        ],
    )


async def test_a_file_is_an_answer_to_it_as_well(stage: Stage) -> None:
    warga = stage.resident()
    await play(
        warga, [*BEGUN, ("2", "Langkah 2"), ("3", RIGHT), (photos(1), ("1 bukti diterima", "Langkah 3 dari 11"))]
    )
    assert len(await kept(stage)) == 1


async def test_changed_on_the_review_page(stage: Stage) -> None:
    warga = stage.resident()
    await to_review(warga)
    sent = await play(
        warga,
        [
            ("[Ubah jawaban]", "Jawaban mana"),
            ("[Siapa yang melihat]", "Jawaban Anda sekarang: Siapa saja (publik)"),
            ("[Pesan pribadi]", RIGHT),
            ("[Lanjutkan laporan]", ("Periksa laporan Anda", "Siapa yang melihat: Pesan pribadi", LINK)),
            ("kirim", "Nomor laporan"),
        ],
    )
    assert (await report_of(stage, ticket_in(sent))).answers["audience"] == "private"


@pytest.mark.parametrize(("said", "noted"), [("[Grup tertutup]", True), ("[Siapa saja (publik)]", False)])
async def test_of_a_closed_group_staff_will_judge(stage: Stage, said: str, noted: bool) -> None:
    warga = stage.resident()
    await play(warga, [*BEGUN, ("2", "Langkah 2 dari 11"), (said, "Langkah 3 dari 11")])
    assert ("petugas yang akan menilai. Kirim hanya" in warga.last.text) is noted
