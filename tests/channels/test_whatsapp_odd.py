"""What people do on WhatsApp that has no word of its own on Telegram, or comes in another shape there."""

from pathlib import Path

import pytest

from bot.channels.whatsapp import WhatsApp
from storage.models import DeadLetter, Evidence
from storage.record import replace
from tests.channels.phone import phone
from tests.conversations.insight import report_of, rows
from tests.conversations.talks import AFTER_EVIDENCE, TO_EVIDENCE, reported
from tests.conversations.transcript import file, hurried, photos, play

pytestmark = pytest.mark.usefixtures("cheap")


async def test_yes_to_another_message_erases_nothing(tmp_path: Path) -> None:
    """Whoever answers a message of ours by quoting it means that one."""
    async with phone(tmp_path) as warga:
        ticket = await reported(warga)
        earlier = warga.last
        await warga.say("/hapus")
        warga.cloud.say(warga.contact, "ya", answering=earlier)
        assert "Data Anda sudah dihapus" not in await warga.read()
        assert (await report_of(warga.stage, ticket)).state == "waiting"
        await warga.say("/hapus")
        warga.cloud.say(warga.contact, "ya", answering=warga.last)
        assert "Data Anda sudah dihapus" in await warga.read()


async def test_a_file_that_whatsapp_has_no_more_is_asked_for_again_and_holds_up_no_other(tmp_path: Path) -> None:
    """Files of a webhook live for some days; the bot may have been away for longer."""
    async with phone(tmp_path) as warga:
        await play(warga, TO_EVIDENCE)
        warga.cloud.push(warga.contact, {"type": "image", "image": {"id": "404", "mime_type": "image/jpeg"}})
        warga.hand(photos(1).uploads)
        assert "tidak tersedia di server obrolan. Mohon kirim ulang." in await warga.read()
        assert [file.state for file in await rows(warga.stage, Evidence)] == ["stored"]


async def test_a_file_that_is_too_large_is_told_the_limit_of_this_platform(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WhatsApp, "limits", replace(WhatsApp.limits, file=3 << 20))
    async with phone(tmp_path) as warga:
        await play(warga, TO_EVIDENCE)
        assert "Satu berkas Anda lebih dari 3 MB." in await warga.send(file(b"%PDF-1.7" + bytes(3 << 20)).uploads)
        assert await rows(warga.stage, Evidence) == []


async def test_a_picture_that_its_sender_deletes_goes_with_no_report(tmp_path: Path) -> None:
    """Whoever deletes a wrong picture for everybody thinks that nobody will see it."""
    async with phone(tmp_path) as warga:
        await play(warga, TO_EVIDENCE)
        await warga.send(photos(2).uploads)
        first, second = [bubble for bubble in warga.contact.bubbles.values() if bubble.kind == "image"]
        warga.cloud.delete(warga.contact, first)
        assert "Berkas yang Anda hapus tidak jadi dipakai. Bukti pada isian ini: *1*" in await warga.read()
        await play(warga, [("selesai", "Langkah 5 dari 11"), *AFTER_EVIDENCE])
        warga.cloud.delete(warga.contact, second)
        assert "Bukti: *tidak ada berkas*" in await warga.read()
        assert "Nomor laporan" in await warga.say("kirim")
        assert await rows(warga.stage, Evidence) == []


async def test_a_picture_deleted_before_consent_is_asked_for_at_its_question(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        await warga.send(photos(1).uploads)
        (picture,) = [bubble for bubble in warga.contact.bubbles.values() if bubble.kind == "image"]
        warga.cloud.delete(warga.contact, picture)
        assert "Bukti pada isian ini: *0*" in await warga.read()
        await play(warga, [hurried([("ya", "Langkah 1"), ("2", "Langkah 2"), ("1", "Langkah 3")])])
        assert "Kirim tangkapan layarnya" in await warga.say("lewati")


async def test_words_that_their_sender_deletes_are_answered_by_nothing(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        greeting = warga.cloud.say(warga.contact, "halo")
        await warga.read()
        warga.cloud.delete(warga.contact, greeting)
        assert await warga.read() == ""
        await play(warga, TO_EVIDENCE)
        link = [bubble for bubble in warga.contact.bubbles.values() if not bubble.ours][-1]
        warga.cloud.delete(warga.contact, link)
        assert await warga.read() == ""


async def test_a_picture_that_whatsapp_itself_did_not_get_is_asked_for_again(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        await play(warga, TO_EVIDENCE)
        lost = {"type": "image", "errors": [{"code": 131052, "title": "Media download error"}]}
        warga.cloud.push(warga.contact, lost)
        assert "tidak tersedia di server obrolan. Mohon kirim ulang." in await warga.read()
        assert await rows(warga.stage, DeadLetter) == []
