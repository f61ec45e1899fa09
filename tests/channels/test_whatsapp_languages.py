"""WhatsApp says nothing of anybody's language: it is Indonesian until they choose; its limits are kept in each."""

from pathlib import Path

import pytest

from tests.channels.phone import phone
from tests.conversations.transcript import photos, play

pytestmark = pytest.mark.usefixtures("cheap")


async def test_a_talk_in_three_languages(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        await play(
            warga,
            [
                ("halo", "Monggo, Bapak/Ibu"),
                ("bahasa", "Bahasa · Basa · Language"),
                ("[Basa Jawa]", "basa Jawi"),
                ("/lapor", "persetujuan Anda"),
                ("nggih", "Langkah 1 saking 11"),
            ],
        )
        assert warga.last.opener == "Pilih"
        await play(warga, [("/language english", ("in English", "Step 1 of 11", "What is alleged"))])
        asked = warga.last
        assert (asked.opener, len(asked.picks)) == ("Choose", 10)
        assert [pick.title for pick in asked.picks if pick.description] == []
        await play(
            warga,
            [
                ("[Campaign on social media]", "Step 2 of 11"),
                ("skip", "Step 3 of 11"),
                ("lewati", "Step 4 of 11"),
                (photos(1), "1 piece of evidence received"),
                ("selesai", "Step 5 of 11"),
            ],
        )
        assert warga.cloud.dropped == []
