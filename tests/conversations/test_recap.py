"""/rekap in the moderators' group."""

from sqlmodel import col, update

from storage.models import Report
from tests.conversations.cities import Cities
from tests.conversations.flood import LATE, filed
from tests.conversations.test_group_commands import ask
from tests.stage import Stage


async def decided(stage: Stage, ticket: str, state: str, after: float) -> None:
    """As if this report had been decided so many hours after it was sent."""
    values = {"state": state, "decided_at": col(Report.submitted_at) + after * 3600, "decided_by": "Petugas Satu"}
    async with stage.app.database.transaction() as transaction:
        await transaction.execute(update(Report).where(col(Report.ticket) == ticket).values(values))


async def test_the_figures_of_three_periods(stage: Stage) -> None:
    first, second, third, _ = await filed(stage, 2, 2, 2, 2)
    await decided(stage, first, "accepted", 5)
    await decided(stage, second, "rejected", 7)
    await decided(stage, third, "escalated", 100)
    stage.hands.forward(5 * 86_400)
    await filed(stage, LATE)
    await stage.settled()
    (text,) = await ask(stage, "/rekap")
    assert text.splitlines() == [
        "Rekap Kota Surakarta (Solo)",
        "",
        "Hari ini: 1 masuk · 0 diterima · 0 ditolak · 0 ke Bawaslu",
        "7 hari: 5 masuk · 1 diterima · 1 ditolak · 1 ke Bawaslu",
        "30 hari: 5 masuk · 1 diterima · 1 ditolak · 1 ke Bawaslu",
        "",
        "Menunggu keputusan: 2. Perlu segera: 2, di antaranya lewat batas: 2.",
        "Lama sampai diputuskan (nilai tengah 30 hari): 7 jam.",
    ]


async def test_each_city_for_itself(towns: Cities) -> None:
    await filed(towns.one, 2, 2)
    await towns.one.settled()
    (text,) = await ask(towns.stages["sleman"], "/rekap")
    assert "Hari ini: 0 masuk" in text
    assert "Lama" not in text
