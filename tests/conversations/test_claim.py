"""A case is one moderator's at a time: claimed, let go, free again after half an hour, needed where a city says so."""

from storage.desk_tables import Claim
from tests.conversations.desk import ruled, tapped
from tests.conversations.insight import report_of, rows, trail
from tests.conversations.talks import TICKET, reported
from tests.conversations.test_desk_card import labels
from tests.conversations.test_group_commands import ask
from tests.stage import Stage

HELD = "✋ Dipegang: Petugas Satu"
TAKEN = "Sedang dipegang Petugas Satu. Mohon minta beliau melepasnya, atau tunggu."


async def test_held_by_one_decided_by_that_one(stage: Stage) -> None:
    ticket = await reported(stage.resident(), None)
    card = await stage.card(ticket)
    assert "Bapak/Ibu memegang kasus ini" in await tapped(stage, card, "claim")
    assert HELD in card.text
    assert labels(card)[-1] == ["👐 Lepas", "☰ Lainnya…"]
    for action in ("release", "accept", "escalate"):
        assert await tapped(stage, card, action, by=1) == TAKEN
    assert await tapped(stage, card, "reject", "reject:private", by=1) == TAKEN
    assert (await report_of(stage, ticket)).state == "waiting"
    assert await tapped(stage, card, "accept") == "Diterima. Pelapor dikabari."
    assert "Dipegang" not in card.text
    assert await rows(stage, Claim) == []
    assert [what for _, what in await trail(stage, ticket)] == ["submitted", "carded", "claim", "accept"]


async def test_let_go_and_taken_by_another(stage: Stage) -> None:
    ticket = await reported(stage.resident(), None)
    card = await stage.card(ticket)
    await tapped(stage, card, "claim")
    assert await tapped(stage, card, "release") == "Kasus ini tidak dipegang. Rekan lain bisa mengambilnya."
    assert "Dipegang" not in card.text
    await tapped(stage, card, "claim", by=1)
    assert "Dipegang: Petugas Dua" in card.text
    assert ("moderator:Petugas Satu", "release") in await trail(stage, ticket)


async def test_free_again_after_half_an_hour_of_silence(stage: Stage) -> None:
    ticket = await reported(stage.resident(), None)
    card = await stage.card(ticket)
    await tapped(stage, card, "claim")
    stage.hands.forward(1_700)
    await tapped(stage, card, "reject", "reject:back")  # an act of theirs: the half hour begins anew
    stage.hands.forward(1_700)
    await tapped(stage, card, "evidence", by=1)  # one of somebody else: it does not
    await stage.tick()
    assert HELD in card.text
    stage.hands.forward(101)
    assert await tapped(stage, card, "accept", by=1) == "Diterima. Pelapor dikabari."  # over, though nobody said so yet
    await tapped(stage, card, "undo", by=1)
    await tapped(stage, card, "claim")
    for _ in range(2):
        await stage.tick(hours=0.51)
    assert "Dipegang" not in card.text
    assert [who for who, what in await trail(stage, ticket) if what == "lapsed"] == ["system"]


async def test_needed_where_the_city_says_so(stage: Stage) -> None:
    ruled(stage, claim="needed")
    ticket = await reported(stage.resident(), None)
    card = await stage.card(ticket)
    assert await tapped(stage, card, "accept") == "Mohon pegang kasus ini dulu, baru memutuskan."
    assert (await report_of(stage, ticket)).state == "waiting"
    assert await tapped(stage, card, "claim", "accept") == "Diterima. Pelapor dikabari."


async def test_twenty_taps_at_once_and_one_has_it(stage: Stage) -> None:
    people = [stage.world.add_person(f"Petugas {number}") for number in range(20)]
    for person in people:
        stage.world.join(person, stage.group)
    ticket = await reported(stage.resident(), None)
    card = await stage.card(ticket)
    taps = [stage.world.tap(person, card, f"case:{ticket}:1:claim") for person in people]
    await stage.settled()
    (held,) = await rows(stage, Claim)
    answers = [tap.answer or "" for tap in taps]
    assert sum("Bapak/Ibu memegang" in answer for answer in answers) == 1
    assert sum(f"Sedang dipegang {held.who}." in answer for answer in answers) == 19
    assert [what for _, what in await trail(stage, ticket)].count("claim") == 1


async def test_the_queue_knows_whose_is_what(stage: Stage) -> None:
    held, free = [await reported(stage.resident(), None) for _ in range(2)]
    await tapped(stage, await stage.card(held), "claim")
    await ask(stage, "/antrean", by=1)
    listing = stage.bot_messages(stage.group)[-1]
    assert labels(listing)[:2] == [["🙋 Saya pegang (0)"], ["👐 Belum dipegang (1)"]]

    async def shown(which: str, by: int) -> list[str]:
        await stage.tap(stage.staff[by], listing, f"queue:list:{which}:0")
        await stage.settled()
        found = TICKET.findall(listing.text)
        await stage.tap(stage.staff[by], listing, "queue:home")
        await stage.settled()
        return found

    assert [await shown("mine", by=by) for by in (0, 1)] == [[held], []]
    assert await shown("unclaimed", by=0) == [free]
    stage.hands.forward(1_801)
    assert await shown("mine", by=0) == []
    assert set(await shown("unclaimed", by=0)) == {held, free}
