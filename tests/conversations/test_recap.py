"""/rekap in the moderators' group."""

from storage import reports
from tests.conversations.cities import Cities
from tests.conversations.desk import ruled, tapped
from tests.conversations.flood import LATE, filed
from tests.conversations.talks import reported
from tests.conversations.test_group_commands import ask
from tests.stage import Stage


async def decided(stage: Stage, ticket: str, action: str, after: float) -> None:
    """As if this report had been decided so many hours after it was sent."""
    async with stage.app.database.transaction() as transaction:
        report = await reports.by_ticket(transaction, ticket)
        assert report is not None
        await reports.decide(transaction, report, action, decided_by="Petugas Satu")
        await reports.note(transaction, report.id, "moderator:x", action, report.submitted_at + after * 3600)


async def test_the_figures_of_three_periods(stage: Stage) -> None:
    first, second, third, fourth, _ = await filed(stage, 2, 2, 2, 2, 2)
    await decided(stage, first, "accept", 5)
    await decided(stage, second, "reject", 7)
    await decided(stage, third, "escalate", 100)
    await decided(stage, fourth, "admonish", 8)
    stage.hands.forward(5 * 86_400)
    await filed(stage, LATE)
    await stage.settled()
    (text,) = await ask(stage, "/rekap")
    assert text.splitlines() == [
        "Rekap Kota Surakarta (Solo)",
        "",
        "Hari ini: 1 masuk · 0 diterima · 0 ditolak · 0 imbauan · 0 ke Bawaslu",
        "7 hari: 6 masuk · 1 diterima · 1 ditolak · 1 imbauan · 1 ke Bawaslu",
        "30 hari: 6 masuk · 1 diterima · 1 ditolak · 1 imbauan · 1 ke Bawaslu",
        "",
        "Menunggu keputusan: 2. Perlu segera: 2, di antaranya lewat batas: 2.",
        "Lama sampai diputuskan (nilai tengah 30 hari): 7 jam.",
    ]


async def test_what_acts_are_and_how_far_two_agree(stage: Stage) -> None:
    ruled(stage, double=100)
    first, second, third = [await reported(stage.resident(), None) for _ in range(3)]
    verdicts = [(first, "accept", "accept"), (second, "accept", "escalate"), (third, "escalate", "escalate")]
    for ticket, one, two in verdicts:
        card = await stage.card(ticket)
        await tapped(stage, card, one)
        await tapped(stage, card, two, by=1)
    for ticket in (first, third):
        await tapped(stage, await stage.card(ticket), "desk", "classify", "classify:D", "classify:D8", "class:sedang")
    stage.hands.forward(1)
    (text,) = await ask(stage, "/rekap")
    assert text.splitlines()[-7:] == [
        "Ditetapkan petugas, 30 hari:",
        "• 2 kasus D8 Ajakan/kumpulkan orang · hukuman sedang",
        "",
        "Dinilai dua kali, 30 hari: 3 kasus, 2 di antaranya sama.",
        "Kesepakatan di luar kebetulan (kappa): 40%.",
        "• terima: 2 kasus, kappa 40%",
        "• teruskan ke Bawaslu: 2 kasus, kappa 40%",
    ]


async def test_each_city_for_itself(towns: Cities) -> None:
    await filed(towns.one, 2, 2)
    await towns.one.settled()
    (text,) = await ask(towns.stages["sleman"], "/rekap")
    assert "Hari ini: 0 masuk" in text
    assert "Lama" not in text
