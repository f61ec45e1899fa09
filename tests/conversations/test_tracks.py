"""Informant or formal reporter: explained when asked, raised later, and never lowered in silence."""

import re

import pytest

from storage.models import Event
from tests.conversations.insight import report_of, rows, trail
from tests.conversations.talks import reported, to_review
from tests.conversations.transcript import photos, play
from tests.handlers.tongue import text_of
from tests.stage import Stage

SURE = ("Menjadi pelapor resmi untuk laporan", "tidak di sini", "tidak dapat dijamin mutlak")
BRING = ("KTP Anda", "paling lambat Jumat, 27 November 2026 pukul 16.30 WIB")


def test_the_question_explains_both_in_three_sentences() -> None:
    asked, _, explained = text_of("question-track").partition("?")
    assert asked == "Bagaimana laporan ini disampaikan"
    assert len(re.findall(r"\.(?: |$)", explained)) == 3
    assert "/jadi_pelapor" in explained


async def test_a_sent_report_is_made_formal(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, photos(1))
    card = await stage.card(ticket)
    assert "Jalur: Informasi saja" in card.text
    told = await play(warga, [("/jadi_pelapor", (ticket, *SURE)), ("[Ya, jadi pelapor]", (ticket, *BRING))])
    assert "Bila Anda tidak datang, isinya tetap ditelaah" in told
    assert "Jalur: Pelapor resmi" in card.text
    assert "Kelengkapan: 7/7" in card.text
    assert (await report_of(stage, ticket)).answers["track"] == "formal"
    assert (await trail(stage, ticket))[-1] == ("resident", "formal")
    assert [event.detail for event in await rows(stage, Event) if event.action == "formal"] == [{"was": "informant"}]


async def test_nothing_lowers_it_again(stage: Stage) -> None:
    """Asked twice, tapped twice, decided, added to: it stays formal, and is noted once."""
    warga = stage.resident()
    ticket = await reported(warga, None)
    await play(warga, [(f"/jadi_pelapor {ticket.lower()}", SURE)])
    asked = warga.last
    await play(warga, [("[Ya, jadi pelapor]", BRING), ("/jadi_pelapor", ("sudah memakai jalur pelapor resmi", *BRING))])
    data = next(data for data, _ in warga.choices(asked))
    await stage.decide(ticket, "reject:no-evidence")
    await warga.read()
    await stage.tap_data(warga.person, asked, data)
    assert "sudah memakai jalur pelapor resmi" in await warga.read()
    await play(warga, [("[Tambah bukti]", "bukti tambahan"), (photos(1), "diterima"), ("selesai", "ditinjau ulang")])
    assert (await report_of(stage, ticket)).answers["track"] == "formal"
    assert (await trail(stage, ticket)).count(("resident", "formal")) == 1


@pytest.mark.parametrize(
    ("happened", "when"),
    [
        ("kemarin", "paling lambat Jumat, 27 November 2026 pukul 16.30 WIB"),
        ("16/11", "paling lambat Senin, 23 November 2026 pukul 16.00 WIB"),
        ("1/10", "batas 7 hari sejak Anda mengetahuinya sudah lewat"),
    ],
)
async def test_until_when(stage: Stage, happened: str, when: str) -> None:
    warga = stage.resident()
    await reported(warga, None, happened=happened)
    await play(warga, [("/jadi_pelapor", SURE), ("[Ya, jadi pelapor]", ("KTP Anda", when))])


async def test_of_several_the_resident_says_which(stage: Stage) -> None:
    warga = stage.resident()
    first, second = await reported(warga, None), await reported(warga, None)
    await play(warga, [("/jadi_pelapor", "laporan yang mana")])
    assert warga.buttons() == [second, first]
    await play(warga, [(f"[{first}]", (first, *SURE)), ("[Ya, jadi pelapor]", (first, *BRING))])
    tracks = [(await report_of(stage, ticket)).answers["track"] for ticket in (first, second)]
    assert tracks == ["formal", "informant"]


async def test_only_ones_own_report_that_still_goes_on(stage: Stage) -> None:
    owner, other = stage.resident(), stage.resident()
    ticket = await reported(owner, None)
    await play(other, [("/jadi_pelapor", "Belum ada laporan terkirim"), (f"/jadi_pelapor {ticket}", "tidak ditemukan")])
    await play(owner, [("/jadi_pelapor", SURE)])
    asked = owner.last
    await play(
        owner, [(f"/status {ticket}", "Menunggu"), ("[Tarik laporan]", "Yakin"), ("[Ya, tarik laporan]", "ditarik")]
    )
    data = next(data for data, _ in owner.choices(asked))
    await stage.tap_data(owner.person, asked, data)
    assert "Belum ada laporan terkirim" in await owner.read()
    assert (await report_of(stage, ticket)).answers["track"] == "informant"


async def test_an_open_draft_stays_where_it_was(stage: Stage) -> None:
    warga = stage.resident()
    await to_review(warga)
    await play(warga, [("/jadi_pelapor", ("Belum ada laporan terkirim", "Periksa laporan Anda", "6 dari 7"))])
    await play(
        warga,
        [
            *[("[Ubah jawaban]", "Jawaban mana"), ("[Cara disampaikan]", "pelapor resmi")],
            ("[Pelapor resmi]", ("Periksa laporan Anda", "Kelengkapan untuk Bawaslu: 7 dari 7")),
            ("kirim", ("Nomor laporan", "Sebagai pelapor resmi, Anda perlu menyampaikannya sendiri")),
            ("[Cara melapor resmi]", ("KTP Anda", "sudah memakai jalur pelapor resmi")),
        ],
    )
