"""Decisions by buttons: what the group sees, what the resident hears, and who comes too late."""

import pytest

from handlers.card import REASONS
from tests.conversations.insight import report_of, trail
from tests.conversations.talks import reported
from tests.conversations.test_desk_card import labels
from tests.conversations.transcript import photos, play
from tests.stage import Stage

REASON_WORDS = {
    "not-asn": ("bukan ASN", "TNI, Polri"),
    "private": ("sikap pribadi",),
    "routine": ("acara dinas biasa",),
    "no-evidence": ("buktinya belum cukup",),
    "unreadable": ("tidak terbaca",),
    "duplicate": ("sudah dilaporkan",),
    "outside-region": ("di luar daerah ini", "Bawaslu"),
    "not-neutrality": ("bukan soal netralitas", "SP4N-LAPOR!"),
    "abuse": ("tidak disampaikan dengan sungguh-sungguh",),
}


def test_every_reason_is_tested() -> None:
    assert set(REASON_WORDS) == set(REASONS)


async def test_accepted(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga)
    await warga.read()
    stage.hands.forward(120)
    assert await stage.decide(ticket, "accept") == "Diterima. Pelapor dikabari."
    card = await stage.card(ticket)
    assert card.text.splitlines()[0] == f"{ticket} · 🟢 diterima"
    assert "Diputuskan oleh Petugas Satu, Senin, 23 November 2026 pukul 10.02 WIB" in card.text
    assert labels(card) == [["⚖️ Ke Bawaslu", "📎 Lihat bukti"], ["➡️ Langkah berikut…", "↩️ Urungkan"], ["☰ Lainnya…"]]
    told = await warga.read()
    assert f"Laporan {ticket} diterima." in told
    assert "menindaklanjutinya" in told
    await play(warga, [(ticket, ("Diterima, sedang ditangani", "Petugas menerima laporan ini"))])
    assert (await trail(stage, ticket))[-1] == ("moderator:Petugas Satu", "accept")


@pytest.mark.parametrize("reason", REASONS)
async def test_rejected_with_a_reason(stage: Stage, reason: str) -> None:
    warga = stage.resident()
    ticket = await reported(warga, None)
    await warga.read()
    assert await stage.decide(ticket, f"reject:{reason}") == "Ditolak. Pelapor dikabari beserta alasannya."
    told = await warga.read()
    assert f"Laporan {ticket} tidak dapat kami lanjutkan." in told
    for words in (*REASON_WORDS[reason], "Alasannya:", "Tambah bukti", "Bawaslu"):
        assert words in told
    assert "bersalah" not in told
    assert warga.buttons() == ["Tambah bukti"]
    card = await stage.card(ticket)
    assert card.text.splitlines()[0] == f"{ticket} · ⚪ ditolak"
    assert "Alasan: " in card.text
    await play(warga, [(ticket, ("Tidak dapat dilanjutkan", "Alasan: "))])
    report = await report_of(stage, ticket)
    assert (report.state, report.reason) == ("rejected", reason)


async def test_the_menu_of_reasons_and_back(stage: Stage) -> None:
    ticket = await reported(stage.resident(), None)
    card = await stage.card(ticket)
    before = labels(card)
    await stage.tap(stage.staff[0], card, ":reject")
    await stage.settled()
    assert [label for row in labels(card) for label in row] == [
        "Bukan ASN",
        "Sikap pribadi",
        "Acara dinas biasa",
        "Bukti belum cukup",
        "Tidak terbaca",
        "Sudah dilaporkan",
        "Di luar daerah",
        "Bukan soal netralitas",
        "Tidak sungguh-sungguh",
        "‹ Kembali",
    ]
    await stage.tap(stage.staff[1], card, ":back")
    await stage.settled()
    assert labels(card) == before
    assert (await report_of(stage, ticket)).state == "waiting"


async def test_accepted_while_somebody_else_looks_for_a_reason(stage: Stage) -> None:
    ticket = await reported(stage.resident(), None)
    card = await stage.card(ticket)
    await stage.tap(stage.staff[0], card, ":reject")
    await stage.settled()
    await stage.tap_data(stage.staff[1], card, f"case:{ticket}:1:accept")
    tap = await stage.tap_data(stage.staff[0], card, f"case:{ticket}:1:reject:private")
    assert "Sudah diputuskan oleh Petugas Dua" in (tap.answer or "")
    await stage.settled()
    assert "🟢 diterima" in card.text
    assert "Bukan ASN" not in str(labels(card))


@pytest.mark.parametrize("second", ["accept", "reject", "reject:private", "escalate", "undo"])
async def test_who_comes_too_late_hears_who_decided_and_when(stage: Stage, second: str) -> None:
    ticket = await reported(stage.resident(), None)
    card = await stage.card(ticket)
    first = stage.world.tap(stage.staff[0], card, f"case:{ticket}:1:accept")
    late = stage.world.tap(stage.staff[1], card, f"case:{ticket}:1:{second}")
    await stage.settled()
    assert first.answer == "Diterima. Pelapor dikabari."
    assert late.answer == ("Sudah diputuskan oleh Petugas Satu, Senin, 23 November 2026 pukul 10.00 WIB: 🟢 diterima.")
    assert late.alert
    assert (await report_of(stage, ticket)).version == 2


async def test_a_decision_on_what_was_taken_back(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga)
    card = await stage.card(ticket)
    await play(warga, [(ticket, "Menunggu"), ("[Tarik laporan]", "Yakin"), ("[Ya, tarik laporan]", "sudah ditarik")])
    tap = await stage.tap_data(stage.staff[0], card, f"case:{ticket}:1:accept")
    assert tap.answer == "Kartu ini sudah berubah. Lihat yang terbaru."
    assert (await report_of(stage, ticket)).state == "withdrawn"
    for action in ("accept", "reject:private", "escalate", "undo"):
        tap = await stage.tap_data(stage.staff[0], card, f"case:{ticket}:2:{action}")
        assert tap.answer
        assert (await report_of(stage, ticket)).state == "withdrawn"


@pytest.mark.parametrize(
    ("first", "told", "then", "heard"),
    [
        ("accept", "diterima.", "escalate", "Laporan {} sudah diteruskan ke Bawaslu."),
        (
            *("reject:routine", "tidak dapat kami lanjutkan.", "escalate:yes"),
            "Keputusan kami ubah: laporan {} sudah diteruskan ke Bawaslu.",
        ),
    ],
)
async def test_escalated_after_another_decision(stage: Stage, first: str, told: str, then: str, heard: str) -> None:
    warga = stage.resident()
    ticket = await reported(warga, photos(1))
    await warga.read()
    await stage.decide(ticket, first)
    assert f"Laporan {ticket} {told}" in await warga.read()
    await stage.decide(ticket, then, stage.staff[1])
    assert heard.format(ticket) in await warga.read()
    card = await stage.card(ticket)
    assert "🔵 diteruskan ke Bawaslu" in card.text
    assert "Diputuskan oleh Petugas Dua" in card.text
    assert "Alasan" not in card.text
    assert labels(card) == [["📎 Lihat bukti", "➡️ Langkah berikut…"], ["☰ Lainnya…"]]


async def test_many_cards_are_told_apart(stage: Stage) -> None:
    tickets = [await reported(stage.resident(f"Warga {n}"), photos(1, first=n)) for n in range(4)]
    for ticket, action in zip(tickets, ("accept", "reject:abuse", "escalate", ""), strict=True):
        if action:
            await stage.decide(ticket, action)
    assert [(await report_of(stage, ticket)).state for ticket in tickets] == [
        *("accepted", "rejected", "escalated"),
        "waiting",
    ]
    assert len(stage.cards()) == 4
