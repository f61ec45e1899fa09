"""A rejected report goes to Bawaslu only when that is said twice, and its resident hears that the decision changed."""

import pytest

from bot.sandbox.world import Message
from tests.conversations.desk import ruled, tapped
from tests.conversations.insight import events_of, report_of, trail
from tests.conversations.talks import reported
from tests.conversations.test_desk_card import labels
from tests.conversations.test_merging import joined, states
from tests.stage import Resident, Stage

ASKED = "Laporan ini sudah ditolak: acara dinas biasa. Tetap teruskan ke Bawaslu?"
CHANGED = "Keputusan kami ubah: laporan {ticket} sudah diteruskan ke Bawaslu."


async def rejected(stage: Stage, warga: Resident) -> tuple[str, Message]:
    """A report that was rejected as an official event, and its card."""
    ticket = await reported(warga, None)
    await stage.decide(ticket, "reject:routine")
    await warga.read()
    return ticket, await stage.card(ticket)


async def test_it_is_asked_once_and_the_resident_hears_that_it_changed(stage: Stage) -> None:
    warga = stage.resident()
    ticket, card = await rejected(stage, warga)
    tap = await stage.tap(stage.staff[1], card, ":escalate")
    assert ASKED in (tap.answer or "")
    assert tap.alert
    await stage.settled()
    assert labels(card) == [["⚖️ Ya, teruskan", "‹ Kembali"]]
    assert (await report_of(stage, ticket)).state == "rejected"
    assert await warga.read() == ""
    assert await tapped(stage, card, "escalate:yes", by=1) == "Dikirim ke Bawaslu. Pelapor dikabari setelah sampai."
    told = await warga.read()
    assert told.startswith(CHANGED.format(ticket=ticket))
    assert "Sebelumnya kami sampaikan bahwa laporan ini tidak dapat kami lanjutkan." in told
    assert "tanpa identitas Anda" in told
    assert (await report_of(stage, ticket)).state == "escalated"
    assert "Diputuskan oleh Petugas Dua" in card.text
    (event,) = [event for event in await events_of(stage, ticket) if event.action == "escalate"]
    assert event.detail["was"] == "rejected"


async def test_back_leaves_it_rejected(stage: Stage) -> None:
    warga = stage.resident()
    ticket, card = await rejected(stage, warga)
    before = labels(card)
    await tapped(stage, card, "escalate", "escalate:back")
    assert labels(card) == before
    assert (await report_of(stage, ticket)).state == "rejected"
    assert await warga.read() == ""


async def test_a_yes_that_comes_too_late_does_nothing(stage: Stage) -> None:
    ticket, card = await rejected(stage, stage.resident())
    await tapped(stage, card, "escalate")
    await stage.tap_data(stage.staff[0], card, f"case:{ticket}:2:undo")
    tap = await stage.tap_data(stage.staff[1], card, f"case:{ticket}:2:escalate:yes")
    assert tap.answer == "Kartu ini sudah berubah. Lihat yang terbaru."
    await stage.settled()
    assert (await report_of(stage, ticket)).state == "waiting"


async def test_of_two_who_confirm_one_wins(stage: Stage) -> None:
    ticket, card = await rejected(stage, stage.resident())
    await tapped(stage, card, "escalate")
    first, late = (stage.world.tap(person, card, f"case:{ticket}:2:escalate:yes") for person in stage.staff[:2])
    await stage.settled()
    assert first.answer == "Dikirim ke Bawaslu. Pelapor dikabari setelah sampai."
    assert "Sudah diputuskan oleh Petugas Satu" in (late.answer or "")
    assert [what for _, what in await trail(stage, ticket)].count("escalate") == 1


@pytest.mark.parametrize("action", ["escalate", "escalate:yes", "escalate:back"])
async def test_an_outsider_can_do_nothing(stage: Stage, action: str) -> None:
    ticket, card = await rejected(stage, stage.resident())
    await tapped(stage, card, "escalate")
    stranger = stage.world.add_person("Orang Luar")
    tap = await stage.tap_data(stranger, card, f"case:{ticket}:2:{action}")
    assert "Hanya anggota" in (tap.answer or "")
    await stage.settled()
    assert (await report_of(stage, ticket)).state == "rejected"


@pytest.mark.parametrize("decision", ["", "accept"])
async def test_what_was_not_rejected_takes_one_tap(stage: Stage, decision: str) -> None:
    warga = stage.resident()
    ticket = await reported(warga, None)
    if decision:
        await stage.decide(ticket, decision)
    card, version = await stage.card(ticket), 2 if decision else 1
    for forged in ("escalate:yes", "escalate:back", "escalate:x"):
        tap = await stage.tap_data(stage.staff[0], card, f"case:{ticket}:{version}:{forged}")
        assert tap.answer == "Laporan atau tombol itu tidak dikenal."
    await warga.read()
    await tapped(stage, card, "escalate")
    assert (await warga.read()).startswith(f"Laporan {ticket} sudah diteruskan ke Bawaslu.")


async def test_where_it_takes_two_each_of_them_is_asked(stage: Stage) -> None:
    warga = stage.resident()
    ticket, card = await rejected(stage, warga)
    ruled(stage, four_eyes=True)
    assert "Petugas lain perlu menekan tombol yang sama." in await tapped(stage, card, "escalate", "escalate:yes")
    assert "Diusulkan Petugas Satu: teruskan ke Bawaslu" in card.text
    assert labels(card)[0] == ["⚖️ Ke Bawaslu", "📎 Lihat bukti"]
    assert "Masih perlu ketukan petugas lain." in await tapped(stage, card, "escalate", "escalate:yes")
    assert ASKED in await tapped(stage, card, "escalate", by=1)
    assert (await report_of(stage, ticket)).state == "rejected"
    await tapped(stage, card, "escalate:yes", by=1)
    assert "Diputuskan oleh Petugas Satu & Petugas Dua" in card.text
    assert CHANGED.format(ticket=ticket) in await warga.read()


async def test_of_those_about_the_same_each_resident_hears_what_changed_for_them(stage: Stage) -> None:
    people, tickets = await joined(stage)
    await stage.decide(tickets[0], "reject:duplicate")  # of this one alone
    await stage.decide(tickets[0], "escalate:yes")
    assert await states(stage, tickets) == ["escalated", "escalated"]
    assert CHANGED.format(ticket=tickets[0]) in await people[0].read()
    assert (await people[1].read()).startswith(f"Laporan {tickets[1]} sudah diteruskan ke Bawaslu.")


async def test_what_was_undone_in_between_is_no_change(stage: Stage) -> None:
    warga = stage.resident()
    ticket, _ = await rejected(stage, warga)
    await stage.decide(ticket, "escalate:yes")
    other, card = await rejected(stage, warga)
    await tapped(stage, card, "undo")
    await warga.read()
    await tapped(stage, card, "escalate")
    assert (await warga.read()).startswith(f"Laporan {other} sudah diteruskan ke Bawaslu.")


async def test_where_bawaslu_cannot_be_reached_nothing_is_asked(stage: Stage) -> None:
    ticket, card = await rejected(stage, stage.resident())
    await stage.stop()
    stage.settings = stage.settings.model_copy(update={"bawaslu_chat_id": None})
    await stage.start()
    before = labels(card)
    assert "Obrolan Bawaslu belum diatur" in await tapped(stage, card, "escalate")
    assert labels(card) == before
    assert (await report_of(stage, ticket)).state == "rejected"
