"""News on WhatsApp: within its window as anywhere, outside of it nobody is knocked for; it can be read later."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from storage.roles import OFFICIAL
from tests.channels.phone import phone
from tests.conversations.test_announcing import with_role, written
from tests.conversations.transcript import play

pytestmark = pytest.mark.usefixtures("cheap")
LONG = "Isi surat edaran. " * 160  # no message with buttons takes as much on WhatsApp


def tomorrow_at_ten(now: float) -> float:
    """In the region; nothing is sent to subscribers at night."""
    local = datetime.fromtimestamp(now, ZoneInfo("Asia/Jakarta"))
    return (local.replace(hour=10, minute=0) + timedelta(days=1)).timestamp()


async def test_news_reaches_who_wrote_lately_and_can_be_read_later(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        stage = warga.stage
        stage.hands.reach(tomorrow_at_ten(stage.hands()))
        await play(warga, [("/langganan", ("Kabar dari", "24 jam sebelumnya")), ("[Berlangganan]", "akan menerima")])
        official = await with_role(stage, OFFICIAL)
        known = len(warga.heard)
        await written(official, LONG)
        await official.press("Kirim sekarang")
        await stage.tick(hours=1 / 60)
        assert LONG.strip() in "\n".join(bubble.text for bubble in warga.heard[known:]).replace("\n", " ")
        assert [title for _, title in warga.choices(warga.last)] == ["Berhenti langganan"]
        await warga.later(26)
        known = len(warga.heard)
        await written(official, "Yang kedua.")
        await official.press("Kirim sekarang")
        await stage.tick(hours=1 / 60)
        assert len(warga.heard) == known
        assert any("Terkirim: 0; dilewati" in message.text for message in official.heard)
        await play(warga, [("/langganan", "berlangganan kabar"), ("[Kabar terakhir]", "Yang kedua.")])
        await play(warga, [("[Berhenti langganan]", "tidak lagi menerima")])
        assert warga.cloud.dropped == []
