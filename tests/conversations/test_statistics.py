"""/statistik: what everybody may know, worked out once a day, in private, in groups, region by region."""

from sqlmodel import update

from storage.statistics import Statistics
from tests.conversations.cities import Cities
from tests.conversations.flood import filed
from tests.conversations.insight import rows
from tests.conversations.test_group_commands import ask
from tests.conversations.test_recap import decided
from tests.stage import Stage

SHOWN = [
    "Angka laporan Kota Surakarta (Solo)",
    "30 hari terakhir, sampai Senin, 23 November 2026",
    "",
    "Laporan masuk: 9",
    "",
    "Keputusan, dan yang masih menunggu:",
    "• diterima: 4",
    "• digabung: 5",
    "",
    "Yang dilaporkan:",
    "• Suka/komentar/bagikan: 9",
]


async def test_counts_of_days_that_are_over(stage: Stage) -> None:
    resident = stage.resident()
    tickets = await filed(stage, *([2] * 9))
    assert "belum dihitung" in await resident.say("/statistik")
    for number, ticket in enumerate(tickets[:7]):
        await decided(stage, ticket, "accept" if number < 4 else "reject" if number < 6 else "escalate", 1)
    await stage.tick()
    assert "Laporan masuk: kurang dari 3" in await resident.say("/statistik")
    await stage.tick(days=1)
    shown = (await resident.say("/statistik")).splitlines()
    assert shown[:11] == SHOWN
    await filed(stage, 2, 2, 2)
    await stage.tick(hours=1)
    assert (await resident.say("statistik")).splitlines() == shown
    (in_group,) = await ask(stage, "/statistik")
    assert in_group.splitlines() == shown
    await stage.tick(days=1)
    assert "Laporan masuk: 12" in await resident.say("/statistik")
    assert [kept.day for kept in await rows(stage, Statistics)] == ["2026-11-24"]


async def test_behaviours_of_a_form_from_another_day_are_among_the_others(stage: Stage) -> None:
    """Figures are kept for a day, over an upgrade as well."""
    resident = stage.resident()
    await filed(stage, 2, 2, 2)
    await stage.tick(days=1)
    counts = {"received": 10, "outcomes": {}, "behaviours": {"engage": 3, "of another day": 4, "": 3}}
    async with stage.app.database.transaction() as transaction:
        await transaction.execute(update(Statistics).values(counts=counts))
    shown = (await resident.say("/statistik")).splitlines()
    assert shown[6:8] == ["• Suka/komentar/bagikan: 3", "• Digabung: 7"]


async def test_each_city_for_itself(towns: Cities) -> None:
    await filed(towns.one, 2, 2, 2, region="sleman")
    await towns.one.tick(days=1)
    resident = towns.resident()
    assert await resident.say("/statistik") == "Angka daerah mana yang ingin Anda lihat?"
    assert "Laporan masuk: 3" in await resident.press("Kabupaten Sleman")
    assert "Laporan masuk: kurang dari 3" in await resident.say("/statistik solo")
    (in_group,) = await ask(towns.stages["sleman"], "/statistik")
    assert "Laporan masuk: 3" in in_group


async def test_of_the_city_they_report_about(towns: Cities) -> None:
    await towns.one.tick(days=1)
    resident = towns.resident()
    await resident.say("/lapor")
    await resident.press("Setuju, lanjutkan")
    await resident.press("Kota Tanjungpinang")
    assert "Angka laporan Kota Tanjungpinang" in await resident.say("/statistik")
