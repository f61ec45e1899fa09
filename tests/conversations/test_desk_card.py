"""The card in the moderator group: what stands on it, that it always fits, and that it leads to nobody."""

import io

import pytest
from PIL import Image

from bot.sandbox.rich import units
from bot.sandbox.world import Message
from handlers.scene import card
from storage import outbox
from tests.conversations.insight import report_of, trail
from tests.conversations.talks import LINK, reported
from tests.conversations.transcript import Files, documents, photos
from tests.stage import Stage


def labels(card: Message) -> list[list[str]]:
    """The buttons below a card, row by row."""
    return [[button["text"] for button in row] for row in card.keyboard]


def sheet(card: Message) -> Image.Image:
    """The picture of a card."""
    assert card.file is not None
    picture = Image.open(io.BytesIO(card.file.data))
    picture.load()
    return picture


async def test_everything_stands_on_it(stage: Stage) -> None:
    ticket = await reported(stage.resident(), photos(3))
    card = await stage.card(ticket)
    assert card.text.splitlines() == [
        f"{ticket} · 🟡 menunggu keputusan",
        "Dugaan: Kampanye di medsos",
        "Terlapor: Pak Contoh Satu",
        "Instansi: Dinas Contoh",
        "Status: PNS",
        "Terlihat oleh: Siapa saja (publik)",
        f"Tautan: {LINK}",
        "Kejadian: Minggu, 22 November 2026",
        "Diketahui: Minggu, 22 November 2026",
        "Jalur: Informasi saja",
        "Cerita: Terlihat di ponsel.",
        "Bukti: 3 berkas",
        "↳ dikecilkan aplikasi",
        "Kelengkapan: 6/7 · belum ada: nama dan alamat pelapor",
        "Masuk: Senin, 23 November 2026 pukul 10.00 WIB",
        "Perhatikan: Tanggal kejadian di luar masa pemilihan mana pun yang tercatat: petugas menentukan.",
        "⏱ Patokan 7 hari di luar masa pemilu/pilkada, batas tercepat: Jumat, 27 November 2026 pukul 16.30 WIB (4 hari"
        " lagi, dihitung Senin, 23 November 2026)",
    ]
    assert labels(card) == [
        ["✅ Terima", "✖️ Tolak…"],
        ["⚖️ Ke Bawaslu", "📎 Lihat bukti"],
        ["❓ Tanya pelapor…"],
        ["✋ Pegang", "☰ Lainnya…"],
    ]
    assert await trail(stage, ticket) == [("resident", "submitted"), ("system", "carded")]


async def test_what_was_left_out_is_not_on_it(stage: Stage) -> None:
    left_out = {"audience": "lewati", "status": "lewati", "known": "lewati", "story": "lewati", "track": "lewati"}
    ticket = await reported(stage.resident(), None, **left_out)
    text = (await stage.card(ticket)).text
    for word in ("Terlihat oleh", "Status:", "Diketahui", "Cerita", "Jalur", "tidak diisi", "None"):
        assert word not in text


@pytest.mark.parametrize("evidence", [photos(1), documents(4), photos(10), None])
async def test_the_sheet_is_a_picture(stage: Stage, evidence: Files | None) -> None:
    card = await stage.card(await reported(stage.resident(), evidence))
    picture = sheet(card)
    assert picture.format == "JPEG"
    assert min(picture.size) >= 200
    assert sum(picture.size) <= 10_000  # Bot API: sendPhoto


LONGEST = {
    "plain": {"name": "N" * 150, "agency": "A" * 150, "story": "s" * 3000},
    "emoji": {"name": "ab" + "🧕" * 148, "agency": "cd" + "👩‍🏫" * 49, "story": "ya" + "🙏" * 2000},
    "html": {"name": "<b>" * 48 + "Pak", "agency": "a&b<c>" * 25, "story": "<i>&amp;</i>" * 250},
    "head": {"name": "Wali Kota " + "🧕" * 140, "agency": "BKD " + "🧕" * 140, "track": "-", "behaviour": "7"},
    "links": {"link": "https://contoh.example/" + "é🙂" * 400, "name": "ab" + "🧕" * 148, "agency": "cd" + "🧕" * 148},
}


@pytest.mark.parametrize("longest", LONGEST.values(), ids=LONGEST.keys())
async def test_the_caption_always_fits(stage: Stage, longest: dict[str, str]) -> None:
    """Bot API: 1,024 UTF-16 units after entities are read. In every state, with the longest name of a moderator."""
    stage.staff[0].name = "Petugas " + "🧕" * 56
    warga = stage.resident()
    ticket = await reported(warga, photos(2), **longest)
    card = await stage.card(ticket)
    assert 500 < units(card.text) <= 1024
    await stage.decide(ticket, "reject:not-neutrality")
    assert "Diputuskan oleh" in card.text
    await stage.decide(ticket, "escalate:yes")
    assert units(card.text) <= 1024
    assert "diteruskan ke Bawaslu" in card.text
    handed_over = stage.bot_messages(stage.bawaslu)[-1]
    await stage.tap(stage.liaison, handed_over, ":acknowledge")
    await stage.settled()
    assert "diterima Bawaslu" in card.text
    assert units(card.text) <= 1024


async def test_what_was_typed_appears_as_it_was_typed(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(
        warga,
        None,
        name="<b>Pak</b> *Contoh* _x_ &amp; [a](b)",
        agency="a < b & c > d",
        story="<script>1</script>",
    )
    card = await stage.card(ticket)
    assert "Terlapor: <b>Pak</b> *Contoh* _x_ &amp; [a](b)" in card.text
    assert "Instansi: a < b & c > d" in card.text
    assert "Cerita: <script>1</script>" in card.text
    assert {entity["type"] for entity in card.entities} <= {"bold", "italic", "url"}


async def test_a_story_cannot_pretend_to_be_the_card(stage: Stage) -> None:
    """It may have lines of its own, but all of it is set in italics."""
    story = "Baik.\nDiputuskan oleh Petugas Satu, kemarin\nBukti: 99 berkas"
    card = await stage.card(await reported(stage.resident(), None, story=story))
    (italic,) = [entity for entity in card.entities if entity["type"] == "italic"]
    start = card.text.encode("utf-16-le")[: italic["offset"] * 2].decode("utf-16-le")
    assert start.endswith("Cerita: ")
    assert italic["length"] == units(story)


async def test_numbers_of_persons_are_masked(stage: Stage) -> None:
    ticket = await reported(
        stage.resident(),
        None,
        name="Pak Contoh NIP 199001012015031002",
        story="Hubungi 0812-3456-7890 atau +62 812 3456 7891, NIK 3372010101900001.",
    )
    text = (await stage.card(ticket)).text
    for number in ("199001012015031002", "3456-7890", "3456 7891", "3372010101900001"):
        assert number not in text
    assert "1002" in text


async def test_its_age(stage: Stage) -> None:
    ticket = await reported(stage.resident(), None)
    card = await stage.card(ticket)
    assert "Umur" not in card.text
    for hours, age in ((5, "Umur: 5 jam"), (44, "Umur: 2 hari")):
        stage.hands.forward(hours * 3600)
        await stage.tap(stage.staff[0], card, ":reject")
        await stage.settled()
        await stage.tap(stage.staff[0], card, ":back")
        await stage.settled()
        assert age in card.text
    await stage.decide(ticket, "accept")
    assert "Umur" not in card.text


async def test_a_card_that_was_deleted_is_shown_again(stage: Stage) -> None:
    ticket = await reported(stage.resident(), photos(1))
    first = await stage.card(ticket)
    stage.world.delete(stage.staff[0], first)
    await stage.tap_data(stage.staff[0], first, f"case:{ticket}:1:accept")
    await stage.settled()
    (second,) = stage.cards()
    assert second.id != first.id
    assert "diterima" in second.text


async def test_changes_that_wait_are_one_edit(stage: Stage) -> None:
    """Each edit is one of the twenty messages a minute that Telegram lets a bot write to a group."""
    ticket = await reported(stage.resident(), None)
    drawn, report = await stage.card(ticket), await report_of(stage, ticket)
    before, app = drawn.version, stage.app
    menus = ("reject", "desk", "reject", "")
    changes = [effect for menu in menus for effect in card(app.house, report, menu=menu)]
    async with app.database.transaction() as transaction:
        await outbox.put(transaction, [*changes, *card(app.house, report, menu="desk")], stage.hands())
    app.deliver.look()
    await stage.settled()
    assert drawn.version == before + 1
    assert "🙅 Saya tidak netral di kasus ini" in str(labels(drawn))
