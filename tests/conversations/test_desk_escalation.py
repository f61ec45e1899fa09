"""The hand-over to Bawaslu: files, text and fingerprints; the resident hears of it only once it has arrived."""

import hashlib
import io

import pytest
from PIL import Image

from bot.sandbox.world import Message
from storage.models import Event
from tests.conversations.insight import report_of, rows, trail
from tests.conversations.talks import LINK, reported
from tests.conversations.transcript import Files, documents, photos, play
from tests.stage import Stage
from tests.storage.honest import drawing, encoded
from tests.storage.test_copies import copy


def handed_over(stage: Stage) -> Message:
    """The newest text in Bawaslu's chat."""
    return next(m for m in reversed(stage.bot_messages(stage.bawaslu)) if m.kind == "text")


def files_in(stage: Stage) -> list[bytes]:
    """The bytes of every file in Bawaslu's chat."""
    return [message.file.data for message in stage.bot_messages(stage.bawaslu) if message.file is not None]


async def test_where_one_group_is_both_desks_the_buttons_of_both_work(stage: Stage) -> None:
    """As while somebody tries the bot out; `check` warns of it."""
    stage.settings = stage.settings.model_copy(update={"bawaslu_chat_id": stage.group.id})
    await stage.restart()
    ticket = await reported(stage.resident(), None)
    await stage.decide(ticket, "escalate")
    await stage.settled()
    handed = stage.bot_messages(stage.group)[-1]
    assert (await stage.tap(stage.staff[0], handed, ":acknowledge")).answer == "Terima kasih, dicatat."
    outsider = stage.resident()
    await stage.tap(outsider.person, handed, ":result")
    assert (await report_of(stage, ticket)).state == "acknowledged"


async def test_what_bawaslu_gets(stage: Stage) -> None:
    evidence = photos(2)
    ticket = await reported(stage.resident(), evidence)
    await stage.decide(ticket, "escalate")
    kinds = [message.kind for message in stage.bot_messages(stage.bawaslu)]
    assert kinds == ["document", "document", "text"]
    text = handed_over(stage).text.splitlines()
    assert text[0] == "Penerusan informasi dugaan pelanggaran netralitas ASN"
    for line in (
        f"Nomor: {ticket}",
        "Sifat: dugaan, belum terbukti. Identitas pelapor tidak disertakan.",
        "Diterima dari warga: Senin, 23 November 2026 pukul 10.00 WIB",
        "Dugaan: Kampanye di medsos",
        "Terlapor: Pak Contoh Satu",
        "Status: PNS",
        "Instansi: Dinas Contoh",
        "Terlihat oleh: Siapa saja (publik)",
        f"Tautan: {LINK}",
        "Tanggal kejadian: Minggu, 22 November 2026",
        "Tanggal diketahui: Minggu, 22 November 2026",
        "Jalur pelapor: Informasi saja",
        "Uraian: Terlihat di ponsel.",
        "Berkas bukti: 2",
    ):
        assert line in text
    for number, upload in enumerate(evidence.uploads, start=1):
        sha256 = hashlib.sha256(upload.data).hexdigest()
        size = f"{len(upload.data):,}".replace(",", ".")
        sent = "dikecilkan aplikasi, diterima Senin, 23 November 2026 pukul 10.00 WIB"
        assert f"{number}. gambar, SHA-256 {sha256}, {size} byte, {sent}" in text
    copies = [copy(upload.data) for upload in evidence.uploads]
    assert files_in(stage) == copies
    first, *_ = handed_over(stage).keyboard
    assert [button["text"] for button in first] == ["✅ Tandai diterima", "📋 Diregistrasi…"]


async def test_without_files_no_fingerprint_is_spoken_of(stage: Stage) -> None:
    ticket = await reported(stage.resident(), None)
    await stage.decide(ticket, "escalate")
    text = handed_over(stage).text
    assert "\nBerkas bukti: tidak ada, hanya tautan\n" in text
    assert "SHA-256" not in text
    assert text.endswith("Mohon tekan tombol di bawah bila sudah diterima.")


async def test_the_fingerprint_is_that_of_the_original(stage: Stage) -> None:
    """A photo that tells where it was taken is handed on without that; its fingerprint is the one of what was sent."""
    exif = Image.Exif()
    exif[0x010F] = "KameraRahasia"
    exif.get_ifd(0x8825).update({1: "S", 2: (7.0, 34.0, 12.0), 3: "E", 4: (110.0, 49.0, 30.0)})
    exif[0x8825] = {1: "S", 2: (7.0, 34.0, 12.0), 3: "E", 4: (110.0, 49.0, 30.0)}
    sent = encoded(drawing(), "JPEG", exif=exif.tobytes())
    assert b"KameraRahasia" in sent
    ticket = await reported(stage.resident(), Files((type(photos(1).uploads[0])(sent, "IMG_0001.jpg"),), "document"))
    await stage.decide(ticket, "escalate")
    assert hashlib.sha256(sent).hexdigest() in handed_over(stage).text
    (given,) = files_in(stage)
    assert b"KameraRahasia" not in given
    with Image.open(io.BytesIO(given)) as picture:
        assert dict(picture.getexif()) == {}
        assert picture.getexif().get_ifd(0x8825) == {}
        assert picture.size == drawing().size


@pytest.mark.parametrize(("evidence", "groups"), [(photos(1), [1]), (documents(10), [10]), (photos(12), [10, 2])])
async def test_the_files_come_first_ten_at_a_time(stage: Stage, evidence: Files, groups: list[int]) -> None:
    ticket = await reported(stage.resident(), evidence)
    await stage.decide(ticket, "escalate")
    messages = stage.bot_messages(stage.bawaslu)
    assert messages[-1].kind == "text"
    albums = [message.album for message in messages[:-1]]
    assert [albums.count(album) for album in dict.fromkeys(albums)] == groups
    names = [message.file.name for message in messages[:-1] if message.file is not None]
    assert names == [f"{ticket}_{number:02}.jpg" for number in range(1, sum(groups) + 1)]


async def test_without_files(stage: Stage) -> None:
    ticket = await reported(stage.resident(), None)
    await stage.decide(ticket, "escalate")
    (message,) = stage.bot_messages(stage.bawaslu)
    assert LINK in message.text


async def test_the_resident_hears_of_it_only_once_it_has_arrived(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, photos(1))
    await warga.read()
    card = await stage.card(ticket)
    stage.world.faults.next("sendMessage", "429", retry_after=60)
    tap = await stage.tap(stage.staff[0], card, ":escalate")
    assert tap.answer == "Dikirim ke Bawaslu. Pelapor dikabari setelah sampai."
    await stage.settled(skip=False)
    assert [message.kind for message in stage.bot_messages(stage.bawaslu)] == ["document"]
    assert not any("diteruskan ke Bawaslu" in message.text for message in warga.heard)
    assert (await report_of(stage, ticket)).state == "escalating"
    assert "sedang dikirim" in card.text
    await stage.settled()
    assert f"Laporan {ticket} sudah diteruskan ke Bawaslu." in await warga.read()
    assert "🔵 diteruskan ke Bawaslu" in card.text
    await play(warga, [(ticket, ("Diteruskan ke Bawaslu", "tanpa identitas Anda"))])
    assert ("system", "delivered") in await trail(stage, ticket)


async def test_status_while_it_is_on_its_way(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, None)
    await warga.read()
    stage.world.faults.next("sendMessage", "429", retry_after=60)
    await stage.tap(stage.staff[0], await stage.card(ticket), ":escalate")
    await stage.settled(skip=False)
    stage.world.say(warga.person, warga.chat, f"/status {ticket}")
    await stage.settled(skip=False)
    assert "Sedang disiapkan untuk Bawaslu" in warga.last.text
    assert "Kami kabari begitu sudah terkirim" in warga.last.text
    assert warga.buttons() == []


async def test_acknowledged(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, None)
    await stage.decide(ticket, "escalate")
    await warga.read()
    stage.hands.forward(3600)
    message = handed_over(stage)
    tap = await stage.tap(stage.liaison, message, ":acknowledge")
    assert tap.answer == "Terima kasih, dicatat."
    await stage.settled()
    assert message.keyboard[0][0]["text"] == "Sudah ditandai diterima"
    assert f"Bawaslu menyatakan sudah menerima laporan {ticket}." in await warga.read()
    card = await stage.card(ticket)
    assert "✅ diterima Bawaslu" in card.text
    assert "Tanda terima Bawaslu: Staf Bawaslu, Senin, 23 November 2026 pukul 11.00 WIB" in card.text
    assert (await trail(stage, ticket))[-1] == ("bawaslu:Staf Bawaslu", "acknowledge")
    again = await stage.tap(stage.liaison, message, ":acknowledge")
    assert again.answer == "Sudah ditandai diterima sebelumnya."
    assert await warga.read() == ""


async def test_only_bawaslu_acknowledges(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, None)
    await stage.decide(ticket, "escalate")
    message, stranger = handed_over(stage), stage.world.add_person("Orang Luar")
    tap = await stage.tap(stranger, message, ":acknowledge")
    assert "Hanya anggota" in (tap.answer or "")
    for person, elsewhere in ((stage.staff[0], await stage.card(ticket)), (warga.person, warga.last)):
        tap = await stage.tap_data(person, elsewhere, f"case:{ticket}:2:acknowledge")
        assert tap.answer is not None
    await stage.settled()
    assert (await report_of(stage, ticket)).state == "escalated"
    refused = [event for event in await rows(stage, Event) if event.action == "refused"]
    assert [event.actor for event in refused] == ["outsider"]
    assert "Orang Luar" not in str(refused)


async def test_membership_that_cannot_be_checked(stage: Stage) -> None:
    ticket = await reported(stage.resident(), None)
    await stage.decide(ticket, "escalate")
    stage.world.faults.next("getChatMember", "502", times=3)
    tap = await stage.tap(stage.liaison, handed_over(stage), ":acknowledge")
    assert tap.answer == "Keanggotaan Bapak/Ibu belum bisa diperiksa. Coba lagi sebentar."
    assert (await report_of(stage, ticket)).state == "escalated"
    stage.world.faults.calm()
    tap = await stage.tap(stage.liaison, handed_over(stage), ":acknowledge")
    assert tap.answer == "Terima kasih, dicatat."


async def test_other_buttons_do_nothing_in_bawaslus_chat(stage: Stage) -> None:
    ticket = await reported(stage.resident(), photos(1))
    await stage.decide(ticket, "escalate")
    before = len(stage.bot_messages(stage.bawaslu))
    for action in ("accept", "reject:private", "escalate", "undo", "evidence", "show", "", "x:y"):
        tap = await stage.tap_data(stage.liaison, handed_over(stage), f"case:{ticket}:3:{action}")
        assert tap.answer == "Laporan atau tombol itu tidak dikenal."
    await stage.settled()
    assert (await report_of(stage, ticket)).state == "escalated"
    assert len(stage.bot_messages(stage.bawaslu)) == before


async def test_a_long_hand_over_is_split_and_its_button_comes_last(stage: Stage) -> None:
    story = "Uraian & <panjang> " * 155
    ticket = await reported(stage.resident(), photos(20), story=story)
    await stage.decide(ticket, "escalate")
    texts = [message for message in stage.bot_messages(stage.bawaslu) if message.kind == "text"]
    assert len(texts) >= 2
    assert [bool(message.keyboard) for message in texts] == [False] * (len(texts) - 1) + [True]
    whole = "\n".join(message.text for message in texts)
    assert whole.count("Uraian & <panjang>") == 155
    assert whole.count(". gambar, SHA-256 ") == 20
