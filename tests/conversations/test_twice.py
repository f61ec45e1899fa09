"""Some cases are judged by two moderators, the second one blind: equal is the decision, unequal is talked over."""

from handlers import twice
from handlers.agreement import agreement
from storage.tickets import new_ticket
from tests.conversations.desk import ruled, tapped
from tests.conversations.insight import events_of, report_of
from tests.conversations.talks import reported
from tests.conversations.test_merging import joined, states
from tests.stage import Stage


async def test_both_find_the_same(stage: Stage) -> None:
    ruled(stage, double=100, four_eyes=True)
    warga = stage.resident()
    ticket = await reported(warga, None)
    await warga.read()
    card = await stage.card(ticket)
    assert "Penilaian Bapak/Ibu dicatat." in await tapped(stage, card, "claim", "escalate")
    assert "Perlu penilaian kedua. Sudah menilai: Petugas Satu." in card.text
    assert "giliran rekan lain" in await tapped(stage, card, "accept")
    seen = "\n".join(message.text for message in stage.bot_messages(stage.group))
    assert "teruskan ke Bawaslu" not in seen
    assert not any("escalate" in str(event.detail) for event in await events_of(stage, ticket))
    assert await warga.read() == ""
    await tapped(stage, card, "escalate", by=1)
    assert "Diputuskan oleh Petugas Satu & Petugas Dua" in card.text
    assert (await report_of(stage, ticket)).state == "escalated"


async def test_they_differ_and_decide_together(stage: Stage) -> None:
    ruled(stage, double=100)
    ticket, other = await reported(stage.resident(), None), await reported(stage.resident(), None)
    card = await stage.card(ticket)
    await tapped(stage, card, "accept")
    assert "Penilaian berbeda" in await tapped(stage, card, "reject", "reject:private", by=1)
    assert "Petugas Satu: terima; Petugas Dua: tolak (sikap pribadi). Mohon diputuskan bersama." in card.text
    assert (await report_of(stage, ticket)).state == "waiting"
    assert await tapped(stage, card, "accept", by=1) == "Diterima. Pelapor dikabari."
    assert await tapped(stage, card, "undo", by=1) == "Keputusan diurungkan."
    assert await tapped(stage, card, "accept", by=2) == "Diterima. Pelapor dikabari."  # two judgements are enough
    second = await stage.card(other)
    await tapped(stage, second, "accept", by=0)
    await tapped(stage, second, "accept", by=1)
    assert await tapped(stage, second, "undo", by=0) == "Keputusan diurungkan."
    now = stage.hands()
    async with stage.app.database.transaction() as transaction:
        found = await agreement(transaction, "solo", now - 1, now + 1)
        assert (await agreement(transaction, "sleman", now - 1, now + 1)).cases == 0
        assert (await agreement(transaction, "solo", now + 1, now + 2)).cases == 0
    assert (found.cases, found.equal, found.kappa) == (2, 1, 0.0)


async def test_a_share_of_the_cases(stage: Stage) -> None:
    """Which ones, only the keys tell; 0 per cent is none."""
    ruled(stage, double=0)
    assert await stage.decide(await reported(stage.resident(), None), "accept") == "Diterima. Pelapor dikabari."


def drawn_apart(stage: Stage) -> None:
    """From now on no two tickets stand at one place among the hundred, as two of three do in every thirtieth draw."""
    house, taken = stage.app.house, set[int]()

    def draw() -> str:
        ticket = next(one for one in iter(new_ticket, "") if twice.place_of(house, one) not in taken)
        taken.add(twice.place_of(house, ticket))
        return ticket

    house.__dict__["new_ticket"] = draw


async def test_what_is_judged_twice_is_not_decided_with_another(stage: Stage) -> None:
    drawn_apart(stage)
    _, tickets = await joined(stage, 3)
    places = {ticket: twice.place_of(stage.app.house, ticket) for ticket in tickets}
    sampled, *_, other = sorted(tickets, key=places.__getitem__)
    ruled(stage, double=places[sampled] + 1)
    assert "Masih perlu ketukan rekan lain, di kartunya sendiri: 1." in await stage.decide(other, "accept")
    assert await states(stage, [sampled, other]) == ["waiting", "accepted"]
    card = await stage.card(sampled)
    assert "Sudah menilai" not in card.text  # what was said of the other is no judgement of this one
    assert "Penilaian Bapak/Ibu dicatat." in await tapped(stage, card, "accept")
    assert "Diterima" in await tapped(stage, card, "accept", by=1)
    assert await states(stage, tickets) == ["accepted"] * 3
