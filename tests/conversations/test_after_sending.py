"""After sending: the ticket, the receipt, /status, more evidence, taking the report back."""

import io

import pytest
from PIL import Image

from tests.conversations.insight import kept, originals, report_of, trail
from tests.conversations.talks import LINK, reported, ticket_in, to_review
from tests.conversations.transcript import documents, photos, play
from tests.hands import TODAY
from tests.stage import Stage


async def test_the_review_shows_everything(stage: Stage) -> None:
    warga = stage.resident()
    review = await to_review(warga, photos(2))
    assert review.splitlines() == [
        "Periksa laporan Anda",
        "Jenis dugaan: Kampanye di medsos",
        "Siapa yang melihat: Siapa saja (publik)",
        f"Tautan: {LINK}",
        "Bukti: 2 berkas",
        "↳ dikecilkan aplikasi",
        "Nama terlapor: Pak Contoh Satu",
        "Status pegawai: PNS",
        "Tempat bekerja: Dinas Contoh",
        "Tanggal kejadian: Minggu, 22 November 2026",
        "Tanggal diketahui: Minggu, 22 November 2026",
        "Cerita: Unggahan itu saya lihat di ponsel.",
        "Disampaikan sebagai: Informasi saja",
        "",
        "Kelengkapan untuk Bawaslu: 6 dari 7. Laporan tetap bisa dikirim.",
        "• Nama dan alamat pelapor: hanya untuk pelapor resmi, diserahkan sendiri kepada Bawaslu.",
        "",
        review.splitlines()[-1],
    ]
    assert "Laporan yang sengaja dibuat tidak benar dapat berakibat hukum" in review
    assert warga.buttons() == ["Kirim laporan", "Ubah jawaban", "Batalkan"]


async def test_the_ticket_and_what_happens_next(stage: Stage) -> None:
    warga = stage.resident()
    await to_review(warga, photos(2))
    thanks = await play(
        warga,
        [
            (
                "[Kirim laporan]",
                ("laporan Anda sudah masuk", "Nomor laporan: LN-", "dugaan", "Selanjutnya:", "ke Bawaslu", "/status"),
            )
        ],
    )
    ticket = ticket_in(thanks)
    assert await trail(stage, ticket) == [("resident", "submitted"), ("system", "carded")]
    report = await report_of(stage, ticket)
    assert report.consent_version == "2026-11.3"
    assert report.consented_at == TODAY


@pytest.mark.parametrize(("evidence", "count"), [(photos(3), 3), (documents(12), 12), (None, 0)])
async def test_the_receipt_is_a_picture(stage: Stage, evidence: object, count: int) -> None:
    warga = stage.resident()
    ticket = await reported(warga, evidence)  # type: ignore[arg-type]
    (receipt,) = [message for message in warga.heard if message.kind == "photo"]
    assert ticket in receipt.text
    assert receipt.file is not None
    with Image.open(io.BytesIO(receipt.file.data)) as picture:
        picture.load()
        assert picture.format == "PNG"
        assert picture.width >= 600
    assert len([file for file in await kept(stage) if file.state == "stored"]) == count


async def test_status_of_all_and_of_one(stage: Stage) -> None:
    warga = stage.resident()
    first, second = await reported(warga, photos(2)), await reported(warga, None)
    await play(
        warga,
        [
            ("/status", ("Laporan Anda", f"{first} – Menunggu pemeriksaan", f"{second} – Menunggu pemeriksaan")),
            (f"[{first}]", (first, "Menunggu pemeriksaan", "Bukti: 2 berkas", "Petugas belum memutuskan")),
            (f"/status {second}", (second, "Bukti: 0 berkas")),
            (f"/status {second.lower().replace('-', ' ')}", second),
            (first, "Bukti: 2 berkas"),
        ],
    )
    listed = next(message for message in warga.heard if message.text.startswith("Laporan Anda\n"))
    assert [row[0]["text"] for row in listed.keyboard] == [second, first]


async def test_a_ticket_of_somebody_else_looks_like_none(stage: Stage) -> None:
    """Not one word and not one button differs, with reports of one's own and without."""
    ticket = await reported(stage.resident("Warga Satu"))
    nobody, somebody = stage.resident("Warga Dua"), stage.resident("Warga Tiga")
    await reported(somebody)
    for other in (nobody, somebody):
        unknown = await other.say("/status LN-0000-0000"), other.buttons()
        assert (await other.say(f"/status {ticket}"), other.buttons()) == unknown
        assert "tidak ditemukan pada akun ini" in unknown[0]
        assert (await other.say(ticket), other.buttons()) == (await other.say("LN-0000-0000"), other.buttons())
        for action in ("show", "more", "withdraw", "withdrawn", "accept", "evidence"):
            message = other.last
            await stage.tap_data(other.person, message, f"case:LN-0000-0000:1:{action}")
            unknown_tap = await other.read()
            await stage.tap_data(other.person, message, f"case:{ticket}:1:{action}")
            assert await other.read() == unknown_tap
    report = await report_of(stage, ticket)
    assert (report.state, report.version) == ("waiting", 1)


async def test_more_evidence_while_it_waits(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, photos(1))
    await play(
        warga,
        [
            (f"/status {ticket}", "Menunggu"),
            ("[Tambah bukti]", "Silakan kirim bukti tambahan"),
            ("selesai", "Mohon kirim tangkapan layar"),
            (photos(2, first=5), "2 bukti diterima"),
            ("[Selesai]", f"Bukti tambahan untuk {ticket} sudah kami terima."),
        ],
    )
    assert "Bukti: 3 berkas" in (await stage.card(ticket)).text
    assert len(stage.cards()) == 1
    assert len(originals(stage)) == 3


async def test_more_evidence_reopens_a_rejected_report(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, photos(1))
    card = await stage.card(ticket)
    await stage.decide(ticket, "reject:no-evidence")
    await play(
        warga,
        [
            ("[Tambah bukti]", "Silakan kirim bukti tambahan"),
            (documents(1, first=5), "1 bukti diterima"),
            ("sudah", "Laporan Anda ditinjau ulang oleh petugas"),
            (f"/status {ticket}", ("Menunggu pemeriksaan", "Bukti: 2 berkas")),
        ],
    )
    assert "menunggu keputusan" in card.text
    assert "Bukti: 2 berkas" in card.text
    tap = await stage.tap(stage.staff[1], card, "accept")
    assert tap.answer == "Diterima. Pelapor dikabari."


async def test_of_the_rejection_nothing_stands_once_the_report_is_looked_at_again(stage: Stage) -> None:
    """Neither its reason, nor who decided, nor when: not for the resident, not on an old button, not once withdrawn."""
    warga = stage.resident()
    ticket = await reported(warga, photos(1))
    card = await stage.card(ticket)
    await stage.decide(ticket, "reject:no-evidence")
    await play(warga, [("[Tambah bukti]", "Silakan"), (documents(1, first=5), "1 bukti"), ("sudah", "ditinjau ulang")])
    assert "Alasan" not in await warga.say(f"/status {ticket}")
    tap = await stage.tap_data(stage.staff[1], card, f"case:{ticket}:1:accept")
    assert "Sudah diputuskan" not in (tap.answer or "")
    await play(warga, [("[Tarik laporan]", "Yakin"), ("[Ya, tarik laporan]", "sudah ditarik")])
    assert "ditarik pelapor" in card.text
    assert "Petugas Satu" not in card.text


async def test_giving_up_more_evidence_leaves_the_report_alone(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, photos(1))
    await play(warga, [(ticket, "Menunggu"), ("[Tambah bukti]", "Silakan kirim"), (photos(1, first=5), "1 bukti")])
    asked = await warga.say("/batal")
    assert "Yakin" in asked
    assert "laporan ini?" not in asked
    done = await warga.press("Ya, batalkan")
    assert f"Laporan {ticket} tetap" in done
    await play(warga, [(ticket, ("Menunggu", "Bukti: 1 berkas"))])
    assert len(originals(stage)) == 1


async def test_more_evidence_is_resumed_by_its_own_name(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, photos(1))
    await play(warga, [(ticket, "Menunggu"), ("[Tambah bukti]", "Silakan kirim")])
    reply = await warga.say("/lapor")
    assert "Laporan Anda belum selesai" not in reply
    assert ticket in reply
    assert "Silakan kirim bukti tambahan" in reply
    await stage.tick(days=1.1)
    reminder = await warga.read()
    assert "Laporan Anda belum selesai" not in reminder
    assert ticket in reminder


async def test_more_evidence_in_the_middle_of_another_report(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, photos(1))
    await play(
        warga,
        [
            ("/lapor", "setuju?"),
            (f"/status {ticket}", ("Menunggu", "setuju?")),
            ("[Tambah bukti]", "Selesaikan dahulu isian yang sedang berjalan"),
            ("ya", "Langkah 1"),
        ],
    )


async def test_taken_back(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga)
    await play(
        warga,
        [
            (ticket, "Menunggu"),
            ("[Tarik laporan]", f"Yakin menarik laporan {ticket}?"),
            ("[Ya, tarik laporan]", f"Laporan {ticket} sudah ditarik"),
            (ticket, ("Ditarik oleh Anda", "tidak diperiksa lagi")),
            ("/status", "Ditarik oleh Anda"),
        ],
    )
    card = await stage.card(ticket)
    assert "ditarik pelapor" in card.text
    assert card.keyboard == []


async def test_too_late_to_take_back(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga)
    await play(warga, [(ticket, "Menunggu"), ("[Tarik laporan]", "Yakin")])
    await stage.tap(stage.staff[0], await stage.card(ticket), "accept")
    await play(
        warga,
        [("[Ya, tarik laporan]", ("tidak bisa ditarik lagi", "diputuskan")), (ticket, "Diterima, sedang ditangani")],
    )


async def test_many_reports(stage: Stage) -> None:
    """The list shows the newest; no message grows too long, and the older ones are found by their ticket."""
    warga = stage.resident()
    tickets = [await reported(warga, None) for _ in range(12)]
    listed = await warga.say("/status")
    assert all(ticket in listed for ticket in tickets)
    assert len(warga.buttons()) == 8
    assert tickets[0] in await warga.say(tickets[0])


async def test_thanks_are_returned_and_begin_nothing(stage: Stage) -> None:
    warga = stage.resident()
    await reported(warga, photos(1))
    await play(warga, [("Terima kasih banyak 🙏", ("Sama-sama", "/status"))])
    assert warga.buttons() == []


async def test_thanks_are_no_answer_to_a_question(stage: Stage) -> None:
    warga = stage.resident()
    await play(warga, [("/lapor", "Apakah Anda setuju?"), ("terima kasih", "Bila ya, tekan Setuju")])


async def test_what_was_sent_is_found_without_a_command(stage: Stage) -> None:
    """To withdraw, to put right, to ask for news: whoever writes so was only told how to report."""
    warga = stage.resident()
    ticket = await reported(warga)
    await play(
        warga,
        [
            ("eh namanya salah pak, harusnya Bu Contoh Lima", "Sudah melapor? Lihat, tambah, atau tarik"),
            ("saya mau tarik laporan", ("Laporan Anda", ticket)),
            ("kapan ada kabarnya?", ("Laporan Anda", ticket)),
            ("hapus data saya", "Hapus data Anda?"),
            ("tidak", "tidak ada yang dihapus"),
            (f"[{ticket}]", "Menunggu"),
        ],
    )
