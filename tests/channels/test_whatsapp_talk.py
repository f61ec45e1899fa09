"""The whole talk on WhatsApp, over HTTP at both ends: reported, decided in the Telegram group, told back."""

import re
from pathlib import Path

import pytest

from storage.models import Evidence
from tests.channels.phone import Phone, phone
from tests.conversations.insight import database_bytes, rows
from tests.conversations.transcript import photos

pytestmark = pytest.mark.usefixtures("cheap")
TICKET = re.compile(r"LN-[0-9A-Z]{4}-[0-9A-Z]{4}")


async def reported(warga: Phone) -> str:
    """A report with two screenshots; its ticket."""
    assert "mohon persetujuan Anda" in await warga.say("/lapor")
    assert "Langkah 1 dari 11" in await warga.tap("consent:yes")
    assert "Langkah 2 dari 11" in await warga.tap("behaviour:campaign")
    assert "Langkah 3 dari 11" in await warga.tap("audience:public")
    assert "Langkah 4 dari 11" in await warga.say("https://contoh.example/unggahan/1")
    assert "2 bukti diterima" in await warga.send(photos(2).uploads)
    assert "Langkah 5 dari 11" in await warga.say("selesai")
    for words in ("Pak Contoh Satu", "1", "Dinas Contoh", "kemarin", "sama", "Saya lihat di ponsel."):
        await warga.say(words)
    assert "Periksa laporan Anda" in await warga.say("1")
    found = TICKET.search(await warga.tap("review:submit"))
    assert found
    return found[0]


@pytest.mark.parametrize(
    ("number", "user_id"), [("628001000001", None), ("628001000001", "ID.A1B2C3D4"), ("", "ID.A1B2C3D4")]
)
async def test_reported_decided_and_told(tmp_path: Path, number: str, user_id: str | None) -> None:
    async with phone(tmp_path, number=number, user_id=user_id) as warga:
        ticket = await reported(warga)
        card = await warga.stage.card(ticket)
        assert "Pak Contoh Satu" in card.text
        assert warga.contact.name not in card.text
        known = len(warga.answers)
        await warga.stage.decide(ticket, "accept")
        assert f"Laporan {ticket} diterima" in (await warga.hears(known)).replace("*", "")
        assert warga.cloud.dropped == []
        assert any(bubble.kind == "image" and ticket in bubble.text for bubble in warga.answers)


async def test_what_comes_after_a_day_knocks_first(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        ticket = await reported(warga)
        await warga.later(30)
        known = len(warga.answers)
        await warga.stage.decide(ticket, "accept")
        await warga.settled()
        assert [bubble.kind for bubble in warga.answers[known:]] == ["template"]
        known = len(warga.answers)
        warga.cloud.tap(warga.contact, warga.last, warga.last.picks[0].id)
        assert f"Laporan {ticket} diterima" in (await warga.hears(known)).replace("*", "")


async def test_who_opens_news_that_was_read_already_sees_how_the_reports_stand(tmp_path: Path) -> None:
    """They had written something else first, or tap a second time: the button is never without an answer."""
    async with phone(tmp_path) as warga:
        ticket = await reported(warga)
        await warga.later(30)
        await warga.stage.decide(ticket, "accept")
        await warga.settled()
        knock = warga.last
        assert f"Laporan {ticket} diterima" in (await warga.say("halo")).replace("*", "")
        warga.cloud.tap(warga.contact, knock, knock.picks[0].id)
        assert f"`{ticket}` – Diterima" in await warga.read()


async def test_two_things_to_say_are_one_knock(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        ticket = await reported(warga)
        await warga.later(30)
        known = len(warga.answers)
        await warga.stage.decide(ticket, "accept")
        await warga.stage.decide(ticket, "undo")
        await warga.settled()
        assert [bubble.kind for bubble in warga.answers[known:]] == ["template"]
        heard = (await warga.say("halo")).replace("*", "")
        assert heard.index(f"Laporan {ticket} diterima") < heard.index("ditarik kembali")


async def test_a_message_that_fails_later_is_held_as_well(tmp_path: Path) -> None:
    """WhatsApp takes it, and says afterwards that the window was closed."""
    async with phone(tmp_path) as warga:
        warga.cloud.switch(warga.contact, False)
        await warga.say("/bantuan")
        warga.cloud.fail(warga.last, 131047)
        await warga.settled()
        assert [each.kind for each in warga.answers] == ["template"]
        warga.cloud.switch(warga.contact, True)
        heard = await warga.say("halo")
        assert "Bantuan" in heard or "/lapor" in heard


@pytest.mark.parametrize("call", ["link", "download"])
@pytest.mark.parametrize("kind", ["80007", "131000", "190", "503", "502_html", "drop"])
async def test_a_file_is_not_given_up_while_whatsapp_asks_us_to_wait(tmp_path: Path, call: str, kind: str) -> None:
    async with phone(tmp_path) as warga:
        for words in ("/lapor", "ya", "2", "1", "lewati"):
            warga.write(words)
        await warga.read()
        warga.cloud.faults.next(call, kind)
        assert "1 bukti diterima" in await warga.send(photos(1).uploads)
        assert warga.cloud.faults.counts[kind] == 1
        assert not any("tidak tersedia" in answer.text for answer in warga.heard)
        assert [file.state for file in await rows(warga.stage, Evidence)] == ["stored"]


async def test_nothing_on_the_disk_tells_who_reports(tmp_path: Path) -> None:
    """WhatsApp's ids of messages hold the number, as base64: they are kept as a keyed hash."""
    async with phone(tmp_path) as warga:
        await reported(warga)
        kept = database_bytes(warga.stage)
    assert b"LN-" in kept
    ids = [bubble.id.removeprefix("wamid.").encode() for bubble in warga.contact.bubbles.values()]
    for known in (b"628001000001", b"628001", b"Sari", *ids):
        assert known not in kept
