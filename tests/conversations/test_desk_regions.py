"""No moderator sees or decides another city's case: every way in that we could think of is tried."""

from typing import Final

import pytest

from bot.sandbox.world import Chat, Message, Person
from storage.models import Event, Report
from tests.conversations.cities import Cities, seen_by
from tests.conversations.insight import report_of, rows, trail
from tests.conversations.talks import reported
from tests.conversations.transcript import photos, play
from tests.stage import Resident, Stage

REFUSED: Final = "Laporan itu tidak ada di grup ini. Setiap daerah hanya membuka dan memutuskan laporannya sendiri."
ACTIONS: Final = (
    "accept", "reject", "reject:private", "reject:back", "escalate", "evidence", "undo", "claim", "ask", "acknowledge",
)  # fmt: skip


async def filed(towns: Cities, city: str, warga: Resident | None = None) -> str:
    """A report in this city, its card there; the ticket."""
    ticket = await reported(warga or towns.resident(), photos(2), region=city)
    await towns.stages[city].card(ticket)
    return ticket


def anything(stage: Stage, person: Person, chat: Chat) -> Message:
    """Some message in this chat, below which a forged button can be tapped."""
    return stage.world.say(person, chat, "halo")


async def state_of(towns: Cities, ticket: str) -> dict[str, object]:
    """Everything that a decision could change."""
    found: Report = await report_of(towns.one, ticket)
    return found.model_dump()


async def test_buttons_of_another_citys_case_are_refused_and_noted(towns: Cities) -> None:
    ticket, sleman = await filed(towns, "solo"), towns.stages["sleman"]
    before, shown = await state_of(towns, ticket), seen_by(sleman)
    there = anything(sleman, sleman.staff[0], sleman.group)
    for version in ("1", "2"):
        for action in ACTIONS:
            tap = await sleman.tap_data(sleman.staff[0], there, f"case:{ticket}:{version}:{action}")
            assert tap.answer == REFUSED, action
            assert tap.alert
    await sleman.settled()
    assert await state_of(towns, ticket) == before
    assert seen_by(sleman) == shown == ""
    assert (await trail(sleman, ticket))[-1] == ("outsider", "refused")
    assert "Petugas" not in str((await rows(sleman, Event))[-1])


async def test_nobody_learns_whether_a_ticket_is_another_citys_or_nobodys(towns: Cities) -> None:
    ticket, sleman = await filed(towns, "solo"), towns.stages["sleman"]
    for person, chat, action in (
        (sleman.staff[0], sleman.group, "accept"),
        (sleman.staff[0], sleman.group, "evidence"),
        (sleman.liaison, sleman.bawaslu, "acknowledge"),
    ):
        there = anything(sleman, person, chat)
        answers = [
            (await sleman.tap_data(person, there, f"case:{asked}:1:{action}")) for asked in (ticket, "LN-0000-0000")
        ]
        assert {(tap.answer, tap.alert) for tap in answers} == {(REFUSED, True)}


async def test_another_citys_moderator_in_front_of_the_card_itself_is_an_outsider(towns: Cities) -> None:
    ticket, solo, sleman = await filed(towns, "solo"), towns.stages["solo"], towns.stages["sleman"]
    before = await state_of(towns, ticket)
    for action in ("accept", "reject:private", "escalate", "evidence"):
        tap = await solo.tap_data(sleman.staff[0], await solo.card(ticket), f"case:{ticket}:1:{action}")
        assert tap.answer == "Hanya anggota grup petugas yang bisa memutuskan. Ketukan ini dicatat."
    await solo.settled()
    assert await state_of(towns, ticket) == before


async def test_who_sits_in_two_groups_decides_each_citys_cases_in_its_own_group(towns: Cities) -> None:
    ticket, solo, sleman = await filed(towns, "solo"), towns.stages["solo"], towns.stages["sleman"]
    both = solo.staff[0]
    solo.world.join(both, sleman.group)
    there = anything(sleman, both, sleman.group)
    assert (await sleman.tap_data(both, there, f"case:{ticket}:1:accept")).answer == REFUSED
    assert await solo.decide(ticket, "accept", both) == "Diterima. Pelapor dikabari."
    for action in ("undo", "escalate", "evidence"):
        assert (await sleman.tap_data(both, there, f"case:{ticket}:2:{action}")).answer == REFUSED
    assert await solo.decide(ticket, "undo", both) == "Keputusan diurungkan."
    assert seen_by(sleman) == ""


async def test_another_citys_bawaslu_acknowledges_nothing(towns: Cities) -> None:
    ticket, solo, sleman = await filed(towns, "solo"), towns.stages["solo"], towns.stages["sleman"]
    await solo.decide(ticket, "escalate")
    there = anything(sleman, sleman.liaison, sleman.bawaslu)
    version = (await report_of(solo, ticket)).version
    for action in ACTIONS:
        tap = await sleman.tap_data(sleman.liaison, there, f"case:{ticket}:{version}:{action}")
        assert tap.answer in (REFUSED, "Laporan atau tombol itu tidak dikenal.")
    assert (await report_of(solo, ticket)).state == "escalated"
    assert seen_by(sleman) == ""


@pytest.mark.parametrize("where", ["solo", "sleman"])
async def test_cases_of_two_cities_cannot_be_brought_together(towns: Cities, where: str) -> None:
    here, there = await filed(towns, "solo"), await filed(towns, "sleman")
    before = await state_of(towns, here), await state_of(towns, there)
    stage = towns.stages[where]
    below = anything(stage, stage.staff[0], stage.group)
    for one, other in ((here, there), (there, here)):
        tap = await stage.tap_data(stage.staff[0], below, f"case:{one}:1:merge:{other}")
        assert tap.answer in (REFUSED, "Laporan atau tombol itu tidak dikenal.")
    await stage.settled()
    assert (await state_of(towns, here), await state_of(towns, there)) == before


async def test_no_command_in_a_group_shows_another_citys_case(towns: Cities) -> None:
    ticket, sleman = await filed(towns, "solo"), towns.stages["sleman"]
    asked = ("/status", f"/status {ticket}", f"/status@LaporNetralBot {ticket}", f"/start {ticket}", ticket, "/lapor")
    for person, chat in ((sleman.staff[0], sleman.group), (sleman.liaison, sleman.bawaslu)):
        for words in asked:
            sleman.world.say(person, chat, words)
    await sleman.settled()
    assert ticket not in seen_by(sleman)
    assert "Pak Contoh" not in seen_by(sleman)
    assert "Daerah: Kabupaten Sleman. Grup ini hanya menerima laporan dari daerah ini." in seen_by(sleman)


async def test_in_private_a_moderator_is_a_resident_like_any_other(towns: Cities) -> None:
    ticket, sleman = await filed(towns, "solo"), towns.stages["sleman"]
    officer = Resident(sleman, sleman.staff[0])
    await play(officer, [(f"/status {ticket}", "tidak ditemukan"), (ticket, "tidak ditemukan")])
    for action in (*ACTIONS, "show", "more", "withdrawn"):
        await sleman.tap_data(officer.person, officer.last, f"case:{ticket}:1:{action}")
    assert (await report_of(sleman, ticket)).state == "waiting"
    assert "Pak Contoh" not in await officer.read()


async def test_whose_news_cannot_be_told_is_shown_in_each_city_for_itself(towns: Cities) -> None:
    warga, solo, sleman = towns.resident(), towns.stages["solo"], towns.stages["sleman"]
    here, there = await filed(towns, "solo", warga), await filed(towns, "sleman", warga)
    solo.world.block(warga.person)
    await solo.decide(here, "accept")
    await sleman.decide(there, "reject:private")
    for stage, own, other in ((solo, here, there), (sleman, there, here)):
        assert "Kabar belum sampai ke pelapor" in (await stage.card(own)).text
        assert other not in seen_by(stage)
    await play(warga, [("/start", ("diterima", "tidak dapat kami lanjutkan"))])
    assert "Kabar belum sampai" not in (await solo.card(here)).text + (await sleman.card(there)).text


async def test_when_a_group_moves_the_cards_of_the_other_cities_stay(towns: Cities) -> None:
    here, there = await filed(towns, "solo"), await filed(towns, "sleman")
    solo, sleman = towns.stages["solo"], towns.stages["sleman"]
    solo.group = solo.world.migrate(solo.group)
    await solo.settled()
    assert (await report_of(solo, here)).card == ""
    assert (await report_of(solo, there)).card != ""
    assert await sleman.decide(there, "accept") == "Diterima. Pelapor dikabari."
    assert len(sleman.cards()) == 1
    another = await filed(towns, "solo")
    assert await solo.decide(another, "accept") == "Diterima. Pelapor dikabari."


async def test_erasing_and_more_evidence_stay_in_their_city(towns: Cities) -> None:
    warga, sleman = towns.resident(), towns.stages["sleman"]
    ticket = await filed(towns, "sleman", warga)
    await sleman.decide(ticket, "reject:private")
    await play(
        warga,
        [
            (f"/status {ticket}", ""),
            ("[Tambah bukti]", ""),
            (photos(1, first=7), "1 bukti"),
            ("selesai", "ditinjau ulang"),
        ],
    )
    assert "menunggu keputusan" in (await sleman.card(ticket)).text
    await play(warga, [("/hapus", ""), ("[Ya, hapus semuanya]", "sudah dihapus")])
    assert "Dihapus atas permintaan pelapor" in (await sleman.card(ticket)).text
    assert seen_by(towns.stages["solo"]) == seen_by(towns.stages["tanjungpinang"]) == ""
