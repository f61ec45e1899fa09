"""Where a city wants four eyes, escalating and rejecting for abuse take two moderators; all else takes one."""

import pytest

from storage.desk_tables import Proposal
from tests.conversations.desk import ruled, tapped
from tests.conversations.insight import report_of, rows, trail
from tests.conversations.talks import reported
from tests.conversations.test_merging import joined, states
from tests.stage import Stage

ABUSE = ("reject", "reject:abuse")


@pytest.mark.parametrize(
    ("actions", "state", "words"),
    [(("escalate",), "escalated", "teruskan ke Bawaslu"), (ABUSE, "rejected", "tolak (tidak sungguh-sungguh)")],
)
async def test_proposed_by_one_carried_out_by_another(
    stage: Stage, actions: tuple[str, ...], state: str, words: str
) -> None:
    ruled(stage, four_eyes=True)
    warga = stage.resident()
    ticket = await reported(warga, None)
    await warga.read()
    card = await stage.card(ticket)
    await tapped(stage, card, "claim")
    assert "Petugas lain perlu menekan tombol yang sama." in await tapped(stage, card, *actions)
    assert f"🤝 Diusulkan Petugas Satu: {words}. Perlu ketukan petugas kedua." in card.text
    assert "Masih perlu ketukan petugas lain." in await tapped(stage, card, *actions)
    assert await warga.read() == ""
    await tapped(stage, card, *actions, by=1)  # also while the first one holds the case
    assert (await report_of(stage, ticket)).state == state
    assert "Diputuskan oleh Petugas Satu & Petugas Dua" in card.text
    assert "Diusulkan" not in card.text
    steps = [(who, what) for who, what in await trail(stage, ticket) if what in ("propose", actions[0])]
    assert steps == [("moderator:Petugas Satu", "propose"), ("moderator:Petugas Dua", actions[0])]


async def test_undone_by_either_and_proposed_anew(stage: Stage) -> None:
    ruled(stage, four_eyes=True)
    ticket = await reported(stage.resident(), None)
    card = await stage.card(ticket)
    for first, second in ((0, 1), (1, 0)):
        await tapped(stage, card, *ABUSE, by=first)
        await tapped(stage, card, *ABUSE, by=second)
        assert "Hanya" in await tapped(stage, card, "undo", by=2)
        assert await tapped(stage, card, "undo", by=0) == "Keputusan diurungkan."
    await tapped(stage, card, *ABUSE, by=1)
    assert (await report_of(stage, ticket)).state == "waiting"  # the proposals of before count no more


async def test_other_decisions_take_one_and_another_proposal_takes_the_place(stage: Stage) -> None:
    ruled(stage, four_eyes=True)
    ticket, other = await reported(stage.resident(), None), await reported(stage.resident(), None)
    card = await stage.card(ticket)
    await tapped(stage, card, "escalate")
    await tapped(stage, card, *ABUSE, by=1)
    assert "Diusulkan Petugas Dua: tolak" in card.text
    assert await tapped(stage, card, "reject", "reject:private", by=2) == (
        "Ditolak. Pelapor dikabari beserta alasannya."
    )
    assert await stage.decide(other, "accept") == "Diterima. Pelapor dikabari."


async def test_twenty_taps_at_once_are_one_proposal_and_one_decision(stage: Stage) -> None:
    ruled(stage, four_eyes=True)
    people = [stage.world.add_person(f"Petugas {number}") for number in range(20)]
    for person in people:
        stage.world.join(person, stage.group)
    ticket = await reported(stage.resident(), None)
    card = await stage.card(ticket)
    taps = [stage.world.tap(person, card, f"case:{ticket}:1:reject:abuse") for person in (people[0], *people)]
    await stage.settled()
    answers = [tap.answer or "" for tap in taps]
    assert sum("Usul Bapak/Ibu tercatat." in answer for answer in answers) == 1
    assert sum("Ditolak." in answer for answer in answers) == 1
    report = await report_of(stage, ticket)
    assert (report.state, report.version) == ("rejected", 2)
    (proposal,) = await rows(stage, Proposal)
    assert report.decider != proposal.by
    assert [what for _, what in await trail(stage, ticket) if what in ("propose", "reject")] == ["propose", "reject"]


async def test_a_decision_that_spreads_passes_nobodys_second_tap(stage: Stage) -> None:
    _, tickets = await joined(stage, 4)
    first, _, shy, late = tickets
    ruled(stage, four_eyes=True)
    cards = [await stage.card(ticket) for ticket in tickets]
    for action in (f"{late}:1:apart:{first}", f"{shy}:1:recuse"):
        await stage.tap_data(stage.staff[0], cards[0], f"case:{action}")
    await tapped(stage, cards[0], "escalate")
    shown = ["Diusulkan Petugas Satu: teruskan" in card.text for card in cards]
    assert shown == [True, True, False, False]
    await stage.tap_data(stage.staff[1], cards[0], f"case:{late}:1:same:{first}")  # the first one knows nothing of it
    said = await tapped(stage, cards[0], "escalate", by=1)
    assert "Laporan yang sama dan ikut diputuskan: 1. Masih perlu ketukan rekan lain, di kartunya sendiri: 2." in said
    assert await states(stage, tickets) == ["escalated", "escalated", "waiting", "waiting"]
    assert "Diputuskan oleh Petugas Satu & Petugas Dua" in cards[1].text
    assert all("Diusulkan Petugas Dua: teruskan" in card.text for card in cards[2:])
    await tapped(stage, cards[2], "escalate", by=1)
    assert await states(stage, tickets) == ["escalated", "escalated", "waiting", "waiting"]
    await tapped(stage, cards[2], "escalate", by=2)
    assert await states(stage, tickets) == ["escalated"] * 4
    assert "Diputuskan oleh Petugas Dua & Petugas Tiga" in cards[3].text
