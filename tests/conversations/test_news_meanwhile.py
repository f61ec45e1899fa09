"""News of an earlier report comes while screenshots of the next one are being counted."""

from tests.conversations.talks import TO_EVIDENCE, reported
from tests.conversations.transcript import photos, play
from tests.stage import Stage


async def test_the_count_keeps_its_button(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, None)
    card = await stage.card(ticket)
    await play(warga, TO_EVIDENCE)
    stage.world.send_files(warga.person, warga.chat, photos(2).uploads)
    await stage.settled(skip=False)
    await stage.tap(stage.staff[0], card, ":accept")
    await stage.settled(skip=False)
    assert "bukti diterima" not in warga.heard[-1].text
    await stage.settled()
    (count,) = [message for message in warga.heard if message.text.startswith("2 bukti diterima")]
    assert "report:evidence:done" in [data for data, _ in warga.choices(count)]
    assert f"Laporan {ticket} diterima" in warga.heard[-1].text
