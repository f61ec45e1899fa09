"""Whoever sends only photos is asked once for the files; what was sent how is shown to everybody who sees the files."""

from tests.conversations.talks import AFTER_EVIDENCE, REST, TO_EVIDENCE, reported
from tests.conversations.transcript import Transcript, documents, hurried, photos, play
from tests.stage import Stage

ASKED = ("Boleh kirim juga gambar yang sama sebagai berkas?", "📎 → File/Berkas", "Tidak wajib")


async def test_the_file_is_asked_for_once_and_may_be_sent_at_any_time(stage: Stage) -> None:
    warga = stage.resident()
    await play(
        warga,
        [
            *TO_EVIDENCE,
            (photos(2), "2 bukti diterima."),
            (photos(1, first=2), "3 bukti diterima."),
            ("[Selesai]", (*ASKED, "Langkah 5 dari 11", "Siapa nama terlapor?")),
            ("kembali", "Kirim tangkapan layarnya"),
            ("[Selesai]", "Langkah 5"),
            (documents(1), ("4 bukti diterima.", "Langkah 5 dari 11")),
            *AFTER_EVIDENCE,
        ],
    )
    assert sum(ASKED[0] in message.text for message in warga.heard) == 1
    assert "Bukti: 4 berkas\n↳ 1 dikirim sebagai berkas, 3 dikecilkan aplikasi" in warga.last.text


async def test_who_sends_a_file_is_not_asked(stage: Stage) -> None:
    warga = stage.resident()
    await play(warga, [*TO_EVIDENCE, (documents(2), "2 bukti"), ("[Selesai]", "Langkah 5"), *AFTER_EVIDENCE])
    assert not any(ASKED[0] in message.text for message in warga.heard)
    assert "Bukti: 2 berkas\n↳ dikirim sebagai berkas" in warga.last.text


async def test_who_began_with_a_screenshot_is_asked_too(stage: Stage) -> None:
    """Then the question for files never comes up by itself."""
    warga = stage.resident()
    await play(
        warga,
        [
            (photos(1, caption="https://contoh.example/unggahan/1"), "akan dipakai"),
            ("ya", "Langkah 1"),
            ("1", "Langkah 2"),
            ("1", (*ASKED, "Langkah 5")),
            hurried(REST[:4]),
        ],
    )
    assert sum(ASKED[0] in message.text for message in warga.heard) == 1


async def test_it_is_shown_on_the_card_and_to_bawaslu(stage: Stage) -> None:
    warga = stage.resident()
    await play(warga, [*TO_EVIDENCE, (photos(1), "1 bukti"), (documents(1, first=1), "2 bukti")])
    await play(warga, [("[Selesai]", "Langkah 5"), *AFTER_EVIDENCE, ("[Kirim laporan]", "LN-")])
    (card,) = stage.cards()
    assert "Bukti: 2 berkas\n↳ 1 dikirim sebagai berkas, 1 dikecilkan aplikasi" in card.text
    await stage.decide(card.text.split()[0], "escalate")
    handed = stage.bot_messages(stage.bawaslu)[-1].text
    one, two = (line for line in handed.splitlines() if "SHA-256 " in line and " byte, " in line)
    assert "byte, dikecilkan aplikasi, diterima" in one
    assert "byte, dikirim sebagai berkas, diterima" in two
    assert handed.count("aplikasi obrolan meneruskannya tanpa mengecilkan") == 1


async def test_after_sending_the_file_is_asked_for_with_the_way_to_send_it(stage: Stage) -> None:
    """As long as all the report has are photos."""
    warga = stage.resident()
    ticket = await reported(warga, photos(1))
    more: Transcript = [(ticket, "Menunggu"), ("[Tambah bukti]", "Silakan"), (photos(1, first=1), "1 bukti")]
    await play(warga, [*more, ("[Selesai]", (f"Bukti tambahan untuk {ticket}", *ASKED))])
    await play(warga, [("[Tambah bukti]", "Silakan"), (documents(1), "1 bukti"), ("[Selesai]", "sudah kami terima")])
    assert ASKED[0] not in warga.last.text
