"""A decision can be taken back by who made it, for ten minutes, as long as nothing left the house."""

import pytest

from tests.conversations.insight import report_of, trail
from tests.conversations.talks import reported
from tests.conversations.test_desk_card import labels
from tests.conversations.transcript import photos, play
from tests.stage import Stage


@pytest.mark.parametrize("decision", ["accept", "reject:no-evidence"])
async def test_taken_back_by_its_author(stage: Stage, decision: str) -> None:
    warga = stage.resident()
    ticket = await reported(warga, None)
    card = await stage.card(ticket)
    before = card.text, [row[0].split()[-1] for row in labels(card)]
    await stage.decide(ticket, decision)
    stage.hands.forward(599)
    await warga.read()
    assert await stage.decide(ticket, "undo") == "Keputusan diurungkan."
    assert (card.text, [row[0].split()[-1] for row in labels(card)]) == before
    told = await warga.read()
    assert f"Keputusan atas laporan {ticket} ditarik kembali." in told
    await play(warga, [(ticket, "Menunggu pemeriksaan")])
    assert (await trail(stage, ticket))[-1] == ("moderator:Petugas Satu", "undo")
    assert await stage.decide(ticket, "accept", stage.staff[1]) == "Diterima. Pelapor dikabari."


async def test_not_by_anybody_else(stage: Stage) -> None:
    ticket = await reported(stage.resident(), None)
    await stage.decide(ticket, "accept")
    assert await stage.decide(ticket, "undo", stage.staff[1]) == (
        "Hanya Petugas Satu yang bisa mengurungkan keputusan ini."
    )
    assert (await report_of(stage, ticket)).state == "accepted"


async def test_not_by_a_namesake(stage: Stage) -> None:
    """The account counts, not the name it shows."""
    double = stage.world.add_person("Petugas Satu")
    stage.world.join(double, stage.group)
    ticket = await reported(stage.resident(), None)
    await stage.decide(ticket, "accept")
    assert "Hanya Petugas Satu" in await stage.decide(ticket, "undo", double)


@pytest.mark.parametrize("by", [0, 1])
async def test_not_after_ten_minutes(stage: Stage, by: int) -> None:
    """Nobody is sent to the author of the decision, who could not either."""
    ticket = await reported(stage.resident(), None)
    await stage.decide(ticket, "accept")
    stage.hands.forward(601)
    assert (
        await stage.decide(ticket, "undo", stage.staff[by]) == "Sudah lewat 10 menit, keputusan tidak bisa diurungkan."
    )
    assert (await report_of(stage, ticket)).state == "accepted"


async def test_the_old_undo_button_does_not_undo_a_newer_decision(stage: Stage) -> None:
    ticket = await reported(stage.resident(), None)
    card = await stage.card(ticket)
    await stage.decide(ticket, "accept")
    await stage.decide(ticket, "undo")
    await stage.decide(ticket, "reject:private", stage.staff[1])
    tap = await stage.tap_data(stage.staff[0], card, f"case:{ticket}:2:undo")
    assert "Sudah diputuskan oleh Petugas Dua" in (tap.answer or "")


async def test_an_escalation_before_it_left(stage: Stage) -> None:
    """Telegram keeps us waiting; meanwhile the moderator thinks again. Bawaslu gets nothing, the resident neither."""
    warga = stage.resident()
    ticket = await reported(warga, photos(2))
    await warga.read()
    card = await stage.card(ticket)
    stage.world.faults.next("sendMediaGroup", "429", retry_after=30)
    await stage.tap(stage.staff[0], card, ":escalate")
    await stage.settled(skip=False)
    assert "🔵 sedang dikirim ke Bawaslu" in card.text
    assert [label for row in labels(card) for label in row] == ["📎 Lihat bukti", "↩️ Urungkan", "☰ Lainnya…"]
    tap = await stage.tap(stage.staff[0], card, ":undo")
    assert tap.answer == "Keputusan diurungkan."
    await stage.settled()
    assert stage.bot_messages(stage.bawaslu) == []
    assert await warga.read() == ""
    assert "🟡 menunggu keputusan" in card.text
    await stage.decide(ticket, "escalate", stage.staff[1])
    assert len([m for m in stage.bot_messages(stage.bawaslu) if m.keyboard]) == 1
    assert (await report_of(stage, ticket)).state == "escalated"


async def test_not_when_the_files_have_left_already(stage: Stage) -> None:
    ticket = await reported(stage.resident(), photos(2))
    card = await stage.card(ticket)
    stage.world.faults.next("sendMessage", "429", retry_after=30)
    await stage.tap(stage.staff[0], card, ":escalate")
    await stage.settled(skip=False)
    assert len(stage.bot_messages(stage.bawaslu)) == 2
    tap = await stage.tap(stage.staff[0], card, ":undo")
    assert tap.answer == "Berkas sudah dikirim ke Bawaslu, jadi tidak bisa diurungkan."
    await stage.settled()
    assert (await report_of(stage, ticket)).state == "escalated"


@pytest.mark.parametrize("by", [0, 1])
async def test_what_waits_for_bawaslu_longer_than_that_is_taken_back_by_any_of_them(stage: Stage, by: int) -> None:
    """Nobody can be reached there, and whoever escalated it may be on leave: the case is not stuck."""
    warga = stage.resident()
    ticket = await reported(warga, photos(2))
    card = await stage.card(ticket)
    stage.world.faults.next("sendMediaGroup", "429", retry_after=3600)
    await stage.tap(stage.staff[0], card, ":escalate")
    await stage.settled(skip=False)
    stage.hands.forward(599)
    assert "Hanya Petugas Satu" in ((await stage.tap(stage.staff[1], card, ":undo")).answer or "")
    stage.hands.forward(2)
    assert (await stage.tap(stage.staff[by], card, ":undo")).answer == "Keputusan diurungkan."
    await stage.settled()
    assert stage.bot_messages(stage.bawaslu) == []
    assert (await report_of(stage, ticket)).state == "waiting"
    assert (await trail(stage, ticket))[-1] == (f"moderator:{stage.staff[by].name}", "undo")


async def test_not_when_it_may_have_left(stage: Stage) -> None:
    """The answer got lost: it may have arrived, so it cannot be taken back."""
    ticket = await reported(stage.resident(), None)
    card = await stage.card(ticket)
    stage.world.faults.next("sendMessage", "drop_after")
    await stage.tap(stage.staff[0], card, ":escalate")
    await stage.settled(skip=False)
    assert len(stage.bot_messages(stage.bawaslu)) == 1
    tap = await stage.tap(stage.staff[0], card, ":undo")
    assert "tidak bisa diurungkan" in (tap.answer or "")
    await stage.settled()
    assert (await report_of(stage, ticket)).state == "escalated"


async def test_not_when_it_was_handed_over(stage: Stage) -> None:
    ticket = await reported(stage.resident(), None)
    card = await stage.card(ticket)
    await stage.decide(ticket, "escalate")
    tap = await stage.tap_data(stage.staff[0], card, f"case:{ticket}:3:undo")
    assert "Sudah diputuskan oleh Petugas Satu" in (tap.answer or "")
    assert (await report_of(stage, ticket)).state == "escalated"


async def test_who_was_told_of_a_decision_hears_when_nothing_of_it_is_left(stage: Stage) -> None:
    """Accepted and told, then escalated, then that taken back: the report waits again, which nobody said so far."""
    warga = stage.resident()
    ticket = await reported(warga, None)
    card = await stage.card(ticket)
    await stage.decide(ticket, "accept")
    await warga.read()
    stage.world.faults.next("sendMessage", "429", retry_after=30)
    await stage.tap(stage.staff[0], card, ":escalate")
    await stage.settled(skip=False)
    await stage.tap(stage.staff[0], card, ":undo")
    assert f"Keputusan atas laporan {ticket} ditarik kembali." in await warga.read()
