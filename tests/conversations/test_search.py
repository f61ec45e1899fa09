"""/cari in the moderators' group: what is found there, and that nothing else is."""

import pytest

from storage import queue
from tests.conversations.cities import Cities
from tests.conversations.flood import filed
from tests.conversations.talks import LINK, reported
from tests.conversations.test_group_commands import ask
from tests.stage import Stage

EXPLAINED = (
    "\nSisa hari sampai batas Bawaslu. Batas tercepat: hitungan paling aman. Batas terakhir: hitungan paling longgar.\n"
)
"""Once below the head, where days are counted."""


async def test_a_case_is_found_and_opened(stage: Stage) -> None:
    ticket = await reported(stage.resident(), None, name="Ibu Soebekti Contoh", agency="Kecamatan Contoh")
    other = await reported(stage.resident(), None, name="Pak Lain", agency="Dinas Lain", link=f"{LINK}2")
    await stage.settled()
    for words in ("soebekti", "subekti", "Ibu bekt", "kecamatan contoh", "soebexti", "kecanatan", ticket[3:7], LINK):
        (text,) = await ask(stage, f"/cari {words}")
        assert ticket in text, words
        assert other not in text, words
    await stage.tap(stage.staff[1], stage.bot_messages(stage.group)[-1], f"queue:open:{ticket}")
    await stage.settled()
    card = stage.bot_messages(stage.group)[-1]
    assert card.text.startswith(ticket)
    (text,) = await ask(stage, "/cari soebekti")
    assert "hari lagi ·" in text
    assert EXPLAINED in text
    await stage.tap(stage.staff[0], card, ":escalate")
    await stage.settled()
    (text,) = await ask(stage, "/cari soebekti")
    assert f"{ticket} · 🔵 diteruskan ke Bawaslu" in text
    assert "Sisa hari" not in text
    (text,) = await ask(stage, "/cari tidakada")
    assert text == "Tidak ditemukan di daerah ini. Coba sebagian nama, atau nama akunnya."


@pytest.mark.parametrize("words", ["/cari", "/cari %", "/cari a"])
async def test_what_to_look_for_must_be_said(stage: Stage, words: str) -> None:
    (text,) = await ask(stage, words)
    assert text.startswith("Mohon tulis apa yang dicari")


async def test_what_is_decided_is_said_so_and_that_there_are_more(stage: Stage) -> None:
    rejected, accepted = await reported(stage.resident(), None), await reported(stage.resident(), None, link=f"{LINK}2")
    await stage.decide(rejected, "reject:private")
    await stage.decide(accepted, "accept")
    await filed(stage, *[9] * 8)
    await stage.settled()
    (text,) = await ask(stage, "/cari contoh")
    assert text.startswith("Ditemukan: 10 kasus\n")
    assert f"{rejected} · ⚪ ditolak · Pak Contoh" in text
    assert f"{accepted} · 🟢 diterima · Pak Contoh" in text
    await filed(stage, 9)
    await stage.settled()
    (text,) = await ask(stage, "/cari contoh")
    assert text.startswith("Ditemukan lebih dari 10 kasus; ini yang terbaru\n")


async def test_another_city_finds_nothing_and_what_was_erased_is_gone(towns: Cities) -> None:
    warga, solo, sleman = towns.resident(), towns.stages["solo"], towns.stages["sleman"]
    ticket = await reported(warga, None, region="solo")
    await solo.card(ticket)
    await solo.settled()
    assert ticket in (await ask(solo, "/cari pak contoh"))[0]
    assert "Tidak ditemukan" in (await ask(sleman, "/cari pak contoh"))[0]
    await warga.say("/hapus")
    await warga.press("Ya, hapus semuanya")
    await solo.tick(hours=1)
    assert "Tidak ditemukan" in (await ask(solo, "/cari pak contoh"))[0]


async def test_reports_from_before_there_was_a_queue_are_found_after_a_minute(stage: Stage) -> None:
    (ticket,) = await filed(stage, 2)
    await stage.settled()
    async with stage.app.database.transaction() as transaction:
        for number in range(1, 3):
            await queue.forget(transaction, number)
    assert "Tidak ditemukan" in (await ask(stage, "/cari contoh"))[0]
    await stage.tick(hours=1 / 60)
    assert ticket in (await ask(stage, "/cari contoh"))[0]
