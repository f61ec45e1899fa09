"""What people do on WhatsApp that has no word of its own on Telegram, or comes in another shape there."""

from pathlib import Path

import pytest

from storage.models import Evidence
from tests.channels.phone import phone
from tests.conversations.insight import report_of, rows
from tests.conversations.talks import TO_EVIDENCE, reported
from tests.conversations.transcript import photos, play

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
