"""A moderator who leaves the group, or is put out, has no part any more in what is undecided."""

import pytest

from storage.desk_tables import Claim, Judgement, Proposal
from storage.roles import MODERATOR
from tests.conversations.cities import Cities
from tests.conversations.desk import ruled, tapped
from tests.conversations.insight import report_of, rows, trail
from tests.conversations.talks import reported
from tests.conversations.test_roles import YES, held, invited
from tests.stage import Resident, Stage

GOES = pytest.mark.parametrize("goes", ["leave", "kick"])


async def gone(stage: Stage, goes: str = "kick", who: int = 0) -> None:
    getattr(stage.world, goes)(stage.staff[who], stage.group)
    await stage.settled()


@GOES
async def test_what_they_proposed_needs_two_others(stage: Stage, goes: str) -> None:
    ruled(stage, four_eyes=True)
    warga = stage.resident()
    ticket = await reported(warga, None)
    card = await stage.card(ticket)
    await tapped(stage, card, "escalate")
    assert "Diusulkan Petugas Satu" in card.text
    await gone(stage, goes)
    assert "Diusulkan" not in card.text
    assert (await trail(stage, ticket))[-1] == ("system", "left")
    assert "Petugas lain perlu menekan tombol yang sama." in await tapped(stage, card, "escalate", by=1)
    assert (await report_of(stage, ticket)).state == "waiting"
    await tapped(stage, card, "escalate", by=2)
    assert "Diputuskan oleh Petugas Dua & Petugas Tiga" in card.text


async def test_what_they_held_is_free(stage: Stage) -> None:
    ticket = await reported(stage.resident(), None)
    card = await stage.card(ticket)
    await tapped(stage, card, "claim")
    await gone(stage)
    assert "Dipegang" not in card.text
    assert await rows(stage, Claim) == []
    assert await tapped(stage, card, "accept", by=1) == "Diterima. Pelapor dikabari."


async def test_what_they_alone_judged_is_judged_by_two_others(stage: Stage) -> None:
    ruled(stage, double=100)
    ticket, other = await reported(stage.resident(), None), await reported(stage.resident(), None)
    card, second = await stage.card(ticket), await stage.card(other)
    await tapped(stage, card, "accept")
    await tapped(stage, second, "accept")
    await tapped(stage, second, "reject", "reject:private", by=1)
    await gone(stage)
    assert "Sudah menilai" not in card.text
    assert "Petugas Satu: terima; Petugas Dua: tolak" in second.text  # two had judged, and both are told of still
    assert [(found.place, found.who) for found in await rows(stage, Judgement)] == [
        (1, "Petugas Satu"),
        (2, "Petugas Dua"),
    ]
    await tapped(stage, card, "accept", by=1)
    assert (await report_of(stage, ticket)).state == "waiting"
    await tapped(stage, card, "accept", by=2)
    assert (await report_of(stage, ticket)).state == "accepted"


async def test_what_was_decided_and_what_others_hold_stays(stage: Stage) -> None:
    ruled(stage, four_eyes=True)
    decided, held_by_other = await reported(stage.resident(), None), await reported(stage.resident(), None)
    card, other = await stage.card(decided), await stage.card(held_by_other)
    await tapped(stage, card, "escalate")
    await tapped(stage, card, "escalate", by=1)
    await tapped(stage, other, "claim", by=1)
    before = await trail(stage, decided), await trail(stage, held_by_other)
    await gone(stage)
    assert (await report_of(stage, decided)).state == "escalated"
    assert "Diputuskan oleh Petugas Satu & Petugas Dua" in card.text
    assert "Dipegang: Petugas Dua" in other.text
    assert (await trail(stage, decided), await trail(stage, held_by_other)) == before
    assert [proposal.who for proposal in await rows(stage, Proposal)] == ["Petugas Satu"]  # who may undo it, still


async def test_who_leaves_another_group_leaves_no_desk(stage: Stage) -> None:
    ticket = await reported(stage.resident(), None)
    card = await stage.card(ticket)
    await tapped(stage, card, "claim")
    for chat in (stage.bawaslu, stage.world.add_group("Warung", [stage.staff[0], stage.world.bot])):
        if stage.staff[0].id not in chat.members:
            stage.world.join(stage.staff[0], chat)
        stage.world.leave(stage.staff[0], chat)
    await stage.settled()
    assert "Dipegang: Petugas Satu" in card.text


async def test_who_leaves_one_citys_group_stays_in_that_of_another(towns: Cities) -> None:
    solo, sleman = towns.stages["solo"], towns.stages["sleman"]
    both = solo.staff[0]
    sleman.world.join(both, sleman.group)
    cards = [
        await stage.card(await reported(towns.resident(), None, region=city))
        for city, stage in (("solo", solo), ("sleman", sleman))
    ]
    await tapped(solo, cards[0], "claim", by=both)
    await tapped(sleman, cards[1], "claim", by=both)
    sleman.world.leave(both, sleman.group)
    await sleman.settled()
    assert ["Dipegang" in card.text for card in cards] == [True, False]


async def test_the_role_ends_at_once_and_they_are_told(stage: Stage) -> None:
    link, person = await invited(stage, MODERATOR), Resident(stage, stage.staff[0])
    await person.say(link)
    await person.press(YES)
    assert await held(stage) == [MODERATOR]
    await person.read()
    await gone(stage)
    assert await held(stage) == []
    assert "sudah berakhir" in await person.read()


async def test_who_is_back_before_it_was_looked_keeps_the_role(stage: Stage) -> None:
    """Telegram is asked, so that words that come late cost nobody anything."""
    link, person = await invited(stage, MODERATOR), Resident(stage, stage.staff[0])
    await person.say(link)
    await person.press(YES)
    stage.world.leave(stage.staff[0], stage.group)
    stage.world.join(stage.staff[0], stage.group)
    await stage.settled()
    assert await held(stage) == [MODERATOR]
