"""The REPORT form from the first word to the ticket: tapped, typed, with a link, with screenshots, with neither."""

import pytest

from tests.conversations.talks import AFTER_EVIDENCE, LINK, TICKET, to_review
from tests.conversations.transcript import Said, documents, photos, play
from tests.stage import Stage


async def test_the_whole_form_by_taps(stage: Stage) -> None:
    warga = stage.resident()
    thanks = await play(
        warga,
        [
            ("/start", ("Monggo, Bapak/Ibu", "dugaan", "Surakarta")),
            ("[Buat laporan]", ("mohon persetujuan Anda", "/hapus", "Bawaslu")),
            ("[Setuju, lanjutkan]", ("Langkah 1 dari 11", "Apa yang diduga dilakukan?")),
            ("[Kampanye di medsos]", ("Langkah 2 dari 11", "Siapa yang bisa melihat")),
            ("[Grup tertutup]", ("Langkah 3 dari 11", "tautan")),
            ("[Lewati]", ("Langkah 4 dari 11", "tangkapan layar")),
            (photos(2), "2 bukti diterima"),
            ("[Selesai]", ("Langkah 5 dari 11", "Siapa nama terlapor?")),
            ("Bu Contoh Dua", ("Langkah 6 dari 11", "status kepegawaian")),
            ("[PPPK]", ("Langkah 7 dari 11", "Di mana terlapor bekerja?")),
            ("Kecamatan Contoh", ("Langkah 8 dari 11", "Kapan kejadiannya?")),
            (
                "[Hari ini]",
                (
                    "Dicatat, tanggal kejadian: Senin, 23 November 2026.",
                    "Langkah 9 dari 11",
                    "Kapan Anda mengetahuinya?",
                ),
            ),
            ("[Saat kejadian]", ("Langkah 10 dari 11", "Ceritakan singkat")),
            ("[Lewati]", ("Langkah 11 dari 11", "pelapor resmi")),
            ("[Pelapor resmi]", ("Periksa laporan Anda", "Bu Contoh Dua", "Cerita: tidak diisi")),
            ("[Kirim laporan]", ("Terima kasih, laporan Anda sudah masuk.", "LN-", "/status")),
        ],
    )
    assert TICKET.search(thanks)


async def test_the_whole_form_typed(stage: Stage) -> None:
    """Numbers, labels and usual words do what the buttons do."""
    await play(
        stage.resident(),
        [
            ("halo", "Untuk melapor, tekan tombol"),
            ("/lapor", "mohon persetujuan Anda"),
            ("nggih", "Langkah 1 dari 11"),
            ("2", "Langkah 2 dari 11"),
            ("kembali", ("Langkah 1 dari 11", "Kampanye di medsos")),
            ("biarkan", "Langkah 2 dari 11"),
            ("siapa saja (publik)", "Langkah 3 dari 11"),
            ("lewati", "Langkah 4 dari 11"),
            (photos(1), "1 bukti diterima"),
            ("sudah", "Langkah 5 dari 11"),
            ("Pak Contoh Satu", "Langkah 6 dari 11"),
            ("Tidak tahu", "Langkah 7 dari 11"),
            ("Dinas Contoh", "Langkah 8 dari 11"),
            ("17 Agustus 2026", ("Dicatat, tanggal kejadian: Senin, 17 Agustus 2026.", "Langkah 9 dari 11")),
            ("sama", ("Senin, 17 Agustus 2026", "Langkah 10 dari 11")),
            ("-", "Langkah 11 dari 11"),
            ("1", "Periksa laporan Anda"),
            ("batal", "Yakin membatalkan"),
            ("tidak", "Periksa laporan Anda"),
            ("kirim", "Nomor laporan: LN-"),
        ],
    )


async def test_who_does_not_agree_leaves_nothing(stage: Stage) -> None:
    warga = stage.resident()
    await play(
        warga,
        [
            ("/lapor", "Apakah Anda setuju?"),
            ("[Tidak setuju]", ("Bila berubah pikiran, ketik /lapor", "Bawaslu")),
            ("/status", "Anda belum mengirim laporan"),
            ("/batal", "Tidak ada laporan yang sedang diisi"),
        ],
    )


async def test_consent_is_asked_until_it_is_answered(stage: Stage) -> None:
    await play(
        stage.resident(),
        [
            ("/lapor", "Apakah Anda setuju?"),
            ("Apa maksudnya?", ("Apakah Anda setuju?", "ketik setuju")),
            ("lewati", ("Apakah Anda setuju?", "ketik setuju")),
            ("kembali", ("pertanyaan pertama", "Apakah Anda setuju?")),
            ("gak", "Bila berubah pikiran"),
        ],
    )


@pytest.mark.parametrize(
    ("evidence", "files"), [(None, "tidak ada berkas"), (photos(3), "3 berkas"), (documents(1), "1 berkas")]
)
async def test_a_link_is_enough_and_files_may_come_with_it(stage: Stage, evidence: Said | None, files: str) -> None:
    review = await to_review(stage.resident(), evidence)
    assert f"Tautan: {LINK}" in review
    assert f"Bukti: {files}" in review


async def test_screenshots_alone_are_enough(stage: Stage) -> None:
    await play(
        stage.resident(),
        [
            ("/lapor", "setuju?"),
            ("ya", "Langkah 1"),
            ("1", "Langkah 2"),
            ("1", "Langkah 3"),
            ("[Lewati]", "Langkah 4"),
            ("lewati", ("Karena tidak ada tautan, mohon kirim setidaknya satu tangkapan layar", "Langkah 4")),
            (photos(1), "1 bukti diterima"),
            ("[Selesai]", "Langkah 5"),
            *AFTER_EVIDENCE,
            ("[Kirim laporan]", "LN-"),
        ],
    )


async def test_neither_link_nor_screenshot_is_kindly_refused(stage: Stage) -> None:
    """Whoever takes the evidence out again on the review page cannot send either."""
    warga = stage.resident()
    await play(
        warga,
        [
            *[("/lapor", "setuju?"), ("ya", "Langkah 1"), ("1", "Langkah 2"), ("1", "Langkah 3")],
            ("[Lewati]", "Langkah 4"),
            (photos(1), "1 bukti diterima"),
            ("[Selesai]", "Langkah 5"),
            *AFTER_EVIDENCE,
            ("[Ubah jawaban]", "Jawaban mana yang ingin diubah?"),
            ("[Bukti]", "Kirim tangkapan layarnya"),
            ("[Hapus semua bukti]", "Semua bukti pada isian ini dihapus"),
            ("kembali", ("Periksa laporan Anda", "Bukti: tidak ada berkas", "Tautan: tidak diisi")),
            ("[Kirim laporan]", ("Karena tidak ada tangkapan layar, tautannya perlu diisi", "Adakah tautan")),
            (photos(1, first=5), "1 bukti diterima"),
            ("[‹ Kembali]", "Bukti: 1 berkas"),
            ("[Kirim laporan]", "LN-"),
        ],
    )
    assert len(stage.cards()) == 1
