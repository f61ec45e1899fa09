"""What staff confirm of an accepted case, and the admonition with which a case about contract staff may end."""

import pytest

from storage.desk_tables import Classification
from storage.models import DeadLetter
from tests.conversations.desk import tapped
from tests.conversations.insight import report_of, rows, trail
from tests.conversations.talks import reported
from tests.conversations.test_desk_card import labels
from tests.conversations.transcript import play
from tests.stage import Stage


async def test_the_row_and_the_class_are_confirmed(stage: Stage) -> None:
    ticket = await reported(stage.resident(), None, happened="2 november 2024", known="3 november 2024")
    card = await stage.card(ticket)
    assert "Tetapkan" not in str(labels(card))
    await tapped(stage, card, "accept", "desk", "classify")
    assert labels(card)[0][0].startswith("D2 ")
    await tapped(stage, card, "classify:all")
    assert labels(card)[:2] == [["Kode etik (E)…"], ["Disiplin (D)…"]]
    assert labels(card)[-2:] == [["L0 Lainnya/tidak yakin"], ["‹ Kembali"]]
    await tapped(stage, card, "classify:N")
    assert ["N4 Pakai fasilitas negara"] in labels(card)
    await tapped(stage, card, "classify:all", "classify:D", "classify:D8")
    assert labels(card) == [["Hukuman sedang"], ["Hukuman berat"], ["Tanpa tingkat"]]
    assert card.text.endswith("❓ Termasuk tingkat hukuman apa?")
    assert await tapped(stage, card, "class:berat") == "Penetapan dicatat."
    assert "🏷 Ditetapkan: D8 Ajakan/kumpulkan orang · hukuman berat" in card.text
    assert "tingkat hukuman apa" not in card.text
    (kept,) = await rows(stage, Classification)
    assert (kept.breach, kept.grade, kept.who) == ("D8", "berat", "Petugas Satu")
    assert [what for _, what in await trail(stage, ticket)].count("classify") == 2


async def test_without_a_suggestion_the_kinds_are_offered_at_once(stage: Stage) -> None:
    card = await stage.card(await reported(stage.resident(), None))
    await tapped(stage, card, "accept", "desk", "classify")
    assert labels(card)[0] == ["Kode etik (E)…"]
    await tapped(stage, card, "classify:back")
    assert ["🏷 Tetapkan jenisnya…"] in labels(card)


@pytest.mark.parametrize("forged", ["classify:X9", "class:mati", "class:berat:x", "classify", "admonish", "admonish:x"])
async def test_forged_buttons_do_nothing(stage: Stage, forged: str) -> None:
    ticket = await reported(stage.resident(), None)
    card = await stage.card(ticket)
    tap = await stage.tap_data(stage.staff[0], card, f"case:{ticket}:1:{forged}")
    assert tap.answer
    assert (await report_of(stage, ticket)).state == "waiting"
    assert await rows(stage, Classification) == []


async def test_contract_staff_are_admonished(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, None, status="4", happened="2 november 2024", known="3 november 2024")
    card = await stage.card(ticket)
    await warga.read()
    assert await tapped(stage, card, "admonish") == (
        "Imbauan dicatat. Pelapor dikabari; konsep surat ada di bawah kartu."
    )
    assert f"{ticket} · 🟣 diberi imbauan" in card.text
    letter = stage.bot_messages(stage.group)[-1].text
    for words in ("Konsep surat imbauan", "TKPK", "Dinas Contoh", "Pak Contoh Satu", "dugaan", "BKPSDM Kota Surakarta"):
        assert words in letter
    told = await warga.read()
    assert f"Laporan {ticket} selesai dengan imbauan." in told
    assert "sanksi ASN tidak berlaku" in told
    await play(warga, [(ticket, "Selesai dengan imbauan")])
    assert await tapped(stage, card, "undo") == "Keputusan diurungkan."
    assert f"Keputusan atas laporan {ticket} ditarik kembali." in await warga.read()
    assert drafts(stage) == []
    assert await tapped(stage, card, "accept", "admonish") == (
        "Imbauan dicatat. Pelapor dikabari; konsep surat ada di bawah kartu."
    )
    assert len(drafts(stage)) == 1
    assert await tapped(stage, card, "undo") == "Keputusan diurungkan."
    assert drafts(stage) == [] and await rows(stage, DeadLetter) == []


def drafts(stage: Stage) -> list[str]:
    """The letters to be copied that stand in the group."""
    return [said.text for said in stage.bot_messages(stage.group) if "Konsep surat imbauan" in said.text]


async def test_not_for_civil_servants(stage: Stage) -> None:
    ticket = await reported(stage.resident(), None, happened="2 november 2024", known="3 november 2024")
    assert "imbauan" not in str(labels(await stage.card(ticket)))
