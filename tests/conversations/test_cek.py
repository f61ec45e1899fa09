"""Check first: five questions, an answer of three kinds, on into the report; a report in progress stays as it is."""

from storage.models import Dialogue
from tests.conversations.insight import kept, report_of, rows
from tests.conversations.talks import LINK, reported, ticket_in, to_name, to_review
from tests.conversations.transcript import Transcript, hurried, photos, play
from tests.stage import Stage

CEK: Transcript = [
    ("/cek", ("Nama siapa pun tidak ditanyakan", "persetujuan tidak diperlukan", "Cek 1 dari 5")),
    ("[Siapa saja (publik)]", ("Cek 2 dari 5", "Di akun siapa")),
    ("[Akun tim pemenangan]", ("Cek 3 dari 5", "Dalam acara apa")),
    ("[Bukan acara]", ("Cek 4 dari 5", "Apa status orang itu")),
    ("[PPPK]", ("Cek 5 dari 5", "Apa yang terlihat")),
]
WORTH = (
    "Layak dilaporkan sebagai dugaan",
    "grup atau akun tim pemenangan",
    "PPPK adalah ASN",
    "Dasar: SKB lima lembaga",
)
SHORT: Transcript = [
    hurried([("/cek", "Cek 1 dari 5"), ("1", "Cek 2"), ("3", "Cek 3"), ("3", "Cek 4"), ("2", "Cek 5")])
]


async def test_from_the_check_on_into_the_report(stage: Stage) -> None:
    """What was answered is not asked again, and can be changed on the review page."""
    warga = stage.resident()
    sent = await play(
        warga,
        [
            *CEK,
            ("[Suka/komentar/bagikan]", (*WORTH, "bukan penilaian")),
            ("[Lanjut melapor]", ("sudah diisikan", "mohon persetujuan Anda")),
            ("ya", ("Langkah 3 dari 11", "tautan")),
            (LINK, "Langkah 4 dari 11"),
            ("lewati", "Langkah 5 dari 11"),
            ("Pak Contoh Satu", "Langkah 7 dari 11"),
            *[
                ("Dinas Contoh", "Langkah 8"),
                ("kemarin", "Langkah 9"),
                ("sama", "Langkah 10"),
                ("lewati", "Langkah 11"),
            ],
            ("1", ("Periksa laporan Anda", "Jenis dugaan: Suka/komentar/bagikan", "Status pegawai: PPPK")),
            ("kirim", "Nomor laporan"),
        ],
    )
    answers = (await report_of(stage, ticket_in(sent))).answers
    assert (answers["audience"], answers["status"], answers["behaviour"]) == ("public", "pppk", "engage")
    assert not {"account", "event", "act", "result"} & set(answers)


async def test_typed_gone_back_changed_and_checked_again(stage: Stage) -> None:
    warga = stage.resident()
    await play(
        warga,
        [
            ("cek dulu", "Cek 1 dari 5"),
            ("tidak tahu", "Cek 2 dari 5"),
            ("kembali", ("Cek 1 dari 5", "Jawaban Anda sekarang: Tidak tahu")),
            ("pesan pribadi", "Cek 2 dari 5"),
            ("apa itu?", ("pilih salah satu di bawah", "Cek 2 dari 5")),
            ("lewati", "Cek 3 dari 5"),
            *[("4", "Cek 4 dari 5"), ("1", "Cek 5 dari 5")],
            ("Mengunggah dukungan", ("Kemungkinan bukan pelanggaran", "hak setiap orang", "BKPSDM")),
            ("/cek", ("Nama siapa pun tidak ditanyakan", "Cek 1 dari 5")),
            *SHORT,
            ("1", WORTH),
            ("[Cek yang lain]", "Cek 1 dari 5"),
            ("batal", "cek dihentikan dan jawabannya dihapus"),
            ("/batal", "Tidak ada laporan yang sedang diisi"),
        ],
    )
    assert await rows(stage, Dialogue) == []


async def test_the_report_in_progress_is_not_touched(stage: Stage) -> None:
    """Not by the check, not by a restart in the middle of it, nor by giving it up."""
    warga = stage.resident()
    await to_name(warga, photos(2))
    (before,) = await rows(stage, Dialogue)
    await play(warga, [("/cek", ("tetap tersimpan; ketik /lapor", "Cek 1 dari 5")), ("2", "Cek 2 dari 5")])
    await stage.restart()
    await play(warga, [("3", "Cek 3 dari 5"), ("/status", ("belum mengirim", "Cek 3 dari 5"))])
    await play(warga, [("/batal", ("cek dihentikan", "tetap tersimpan")), ("/lapor", ("belum selesai", "Langkah 5"))])
    (after,) = await rows(stage, Dialogue)
    assert (after.draft, after.talk) == (before.draft, before.talk)
    assert len(await kept(stage)) == 2


async def test_from_the_check_back_into_the_report_in_progress(stage: Stage) -> None:
    """The draft keeps its own answers: it may be about something else."""
    warga = stage.resident()
    await to_review(warga)
    await play(warga, [*CEK, ("1", WORTH), ("[Lihat aturan]", ("sepuluh kartu", "tetap tersimpan"))])
    await play(warga, [("[Lanjut melapor]", ("belum selesai", "Periksa laporan Anda", "Kampanye di medsos", "PNS"))])
    await play(warga, [("kirim", "Nomor laporan")])


async def test_what_belongs_to_the_report_leads_back_to_it(stage: Stage) -> None:
    """A screenshot, a link, a button of the report, an old answer that is edited."""
    warga = stage.resident()
    await to_name(warga)
    question = warga.last
    await play(warga, [*CEK, (photos(1), ("1 bukti diterima", "Langkah 5 dari 11"))])
    await play(warga, [*CEK, ("Pak Contoh", "pilih salah satu di bawah")])
    await stage.tap_data(warga.person, question, "report:name:back")
    assert "Langkah 4 dari 11" in await warga.read()
    await play(warga, [("/cek", "Cek 1"), ("https://contoh.example/lain", "Tautan itu juga kami catat")])
    assert len(await kept(stage)) == 1


async def test_a_screenshot_in_a_check_opens_the_report(stage: Stage) -> None:
    warga = stage.resident()
    await play(warga, [*CEK[:2], (photos(1), ("1 berkas yang Anda kirim", "mohon persetujuan"))])
    await play(warga, [("ya", "Langkah 1 dari 11"), ("1", "Langkah 3 dari 11")])


async def test_buttons_of_a_check_that_is_over(stage: Stage) -> None:
    warga = stage.resident()
    await play(warga, [*CEK, ("1", WORTH)])
    advice = warga.last
    await play(warga, [("/batal", "cek dihentikan")])
    await stage.tap_data(warga.person, advice, "cek:result:again")
    assert "Cek 1 dari 5" in await warga.read()
    await play(warga, [("/batal", "cek dihentikan")])
    await stage.tap_data(warga.person, advice, "cek:result:report")
    assert "mohon persetujuan" in await warga.read()


async def test_a_check_does_not_keep_anybody_from_anything_else(stage: Stage) -> None:
    """More evidence for a report that was sent, and a new report, from the middle of a check."""
    warga = stage.resident()
    ticket = await reported(warga, None)
    await play(warga, [*CEK[:3], (f"/status {ticket}", ("Menunggu", "Cek 3 dari 5"))])
    await warga.press("Tambah bukti")
    await play(warga, [(photos(1), "1 bukti diterima"), ("selesai", "Bukti tambahan"), *CEK[:2]])
    await play(warga, [("/lapor", ("sudah diisikan", "mohon persetujuan")), ("ya", "Langkah 1"), ("1", "Langkah 3")])


async def test_a_silent_check_is_forgotten_after_a_day(stage: Stage) -> None:
    warga = stage.resident()
    await play(warga, CEK)
    await stage.tick(days=1, hours=1)
    assert await warga.read() == ""
    assert await rows(stage, Dialogue) == []


async def test_who_is_reminded_of_the_report_answers_the_report(stage: Stage) -> None:
    warga = stage.resident()
    await to_name(warga)
    await play(warga, [("/cek", "Cek 1 dari 5")])
    await stage.tick(days=1, hours=1)
    reminder = await warga.read()
    assert "Laporan Anda belum selesai" in reminder
    assert "Langkah 5 dari 11" in reminder
    await play(warga, [("Pak Contoh", "Langkah 6 dari 11")])


async def test_it_is_offered_at_the_door(stage: Stage) -> None:
    warga = stage.resident()
    await play(warga, [("/start", "Monggo"), ("[Cek dulu]", "Cek 1 dari 5"), ("/batal", "cek dihentikan")])
    await play(warga, [("halo", "Untuk melapor"), ("[Cek dulu]", "Cek 1 dari 5")])
