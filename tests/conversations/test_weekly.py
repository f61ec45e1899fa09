"""The weekly recap: on Mondays, once, for whoever wants the digest."""

from storage import digests, roles
from storage.roles import OFFICIAL
from tests.conversations.test_recap_files import desk as desk
from tests.conversations.test_recap_files import noted, official
from tests.stage import Resident, Stage


def papers(person: Resident) -> list[str]:
    """The names of the files they were sent, but for pictures."""
    return [message.file.name for message in person.heard if message.file and message.file.name.startswith("Rekap")]


async def test_on_mondays_each_official_gets_the_week_before_once(desk: Stage) -> None:
    chief, muted, new = await official(desk, days=2), await official(desk, days=2), await official(desk)
    async with desk.app.database.transaction() as transaction:
        number = max(role.contact_id for role in await roles.holders(transaction, "solo", OFFICIAL)) - 1
        await digests.mute(transaction, "solo", number, "2026-11-23")
    for hours in (0, 1, 20):
        await desk.tick(hours=hours)
    assert papers(chief) == ["Rekap_solo_2026-11-16_2026-11-22.pdf"]
    assert any("Keperluan: Laporan mingguan." in message.text for message in chief.heard)
    assert papers(muted) == papers(new) == []
    span = {"first": "2026-11-16", "last": "2026-11-22"}
    about = {**span, "kind": "pdf", "purpose": "weekly", "who": ""}
    assert await noted(desk) == [("system", "figures", about)]
    await desk.restart()
    await desk.tick(days=6)
    assert papers(chief)[1:] == ["Rekap_solo_2026-11-23_2026-11-29.pdf"]
    assert papers(new) == papers(muted) == papers(chief)[1:]


async def test_a_bot_that_rested_on_monday_gives_the_week_before_as_soon_as_it_is_back(desk: Stage) -> None:
    chief = await official(desk, days=2)
    await desk.stop()
    desk.hands.forward(2 * 86_400)
    await desk.start()
    new = await official(desk)
    for days in (0, 1, 3):
        await desk.tick(days=days)
    assert papers(chief) == ["Rekap_solo_2026-11-16_2026-11-22.pdf"] and papers(new) == []
    await desk.tick(days=1)
    assert papers(chief)[1:] == papers(new) == ["Rekap_solo_2026-11-23_2026-11-29.pdf"]
