"""A question of moderators to somebody on WhatsApp, also when its window is closed."""

from pathlib import Path

import pytest

from storage.inquiry import Inquiry
from tests.channels.phone import phone
from tests.channels.test_whatsapp_untold import ANY, HELD, shown
from tests.conversations.insight import report_of, rows
from tests.conversations.talks import reported

pytestmark = pytest.mark.usefixtures("cheap")


async def test_what_they_write_to_open_the_window_is_no_answer(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        ticket = await reported(warga)
        await warga.later(30)
        card = await warga.stage.card(ticket)
        await warga.stage.tap_data(warga.stage.staff[0], card, f"case:{ticket}:1:ask:agency")
        await warga.settled()
        assert HELD in await shown(warga.stage, ticket)
        reply = await warga.say("halo")
        assert f"Petugas bertanya tentang laporan {ticket}" in reply
        assert ANY not in await shown(warga.stage, ticket)
        assert [inquiry.state for inquiry in await rows(warga.stage, Inquiry)] == ["open"]
        assert "sudah disampaikan kepada petugas" in await warga.say("Kelurahan Contoh")
        assert (await report_of(warga.stage, ticket)).answers["agency"] == "Kelurahan Contoh"
