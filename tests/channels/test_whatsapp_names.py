"""One person on WhatsApp, shown by number, by id or by both: one talk. A number's next owner is a stranger."""

from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.cloud import Upload
from storage.models import Contact, Dialogue, Evidence, Report
from tests.channels.phone import Phone, phone
from tests.channels.test_whatsapp_door import post, pushed
from tests.conversations.insight import database_bytes, rows
from tests.conversations.talks import reported
from tests.conversations.transcript import photos

pytestmark = pytest.mark.usefixtures("cheap")

NUMBER, ID, NEW_ID = "628001000001", "ID.A1B2C3D4", "ID.E5F6G7H8"


async def people(warga: Phone) -> list[Contact]:
    return [contact for contact in await rows(warga.stage, Contact) if contact.kind == "person"]


async def told(warga: Phone, ticket: str, action: str = "accept") -> str:
    """What the resident hears of a decision."""
    known = len(warga.answers)
    await warga.stage.decide(ticket, action)
    return (await warga.hears(known)).replace("*", "")


def shown(warga: Phone, number: str, user_id: str) -> None:
    """From now on WhatsApp shows them so."""
    warga.contact.phone, warga.contact.user_id = number, user_id


async def test_a_talk_goes_on_while_the_platform_changes_how_it_shows_them(tmp_path: Path) -> None:
    async with phone(tmp_path, number=NUMBER, user_id="") as warga:
        ticket = await reported(warga)
        await warga.say("/lapor")
        await warga.tap("consent:yes")
        shown(warga, NUMBER, ID)
        assert "Langkah 2 dari 11" in await warga.tap("behaviour:campaign")
        shown(warga, "", ID)
        assert "Langkah 3 dari 11" in await warga.tap("audience:public")
        assert ticket in await warga.say("/status")
        assert f"Laporan {ticket} diterima" in await told(warga, ticket)
        assert warga.cloud.dropped == []
        assert len(await people(warga)) == 1
        kept = database_bytes(warga.stage)
        assert NUMBER.encode() not in kept
        assert ID.encode() not in kept


async def test_two_open_drafts_of_one_person(tmp_path: Path) -> None:
    """The newer goes on; the older is given up with its files, and they are told so."""
    async with phone(tmp_path, number=NUMBER, user_id="") as warga:
        ticket = await reported(warga)
        await warga.say("/lapor")
        await warga.tap("consent:yes")
        await warga.say("https://contoh.example/unggahan/2")
        (upload,) = photos(1, first=7).uploads
        warga.cloud.send_file(warga.contact, Upload(upload.data, upload.name, upload.mime))
        await warga.settled()
        shown(warga, "", ID)
        await warga.say("/lapor")
        assert "Langkah 1 dari 11" in await warga.tap("consent:yes")
        assert len(await rows(warga.stage, Dialogue)) == 2
        files = len(await rows(warga.stage, Evidence))
        shown(warga, NUMBER, ID)
        heard = await warga.tap("behaviour:campaign")
        assert "isian yang lebih lama sudah dihapus" in heard
        assert "Langkah 2 dari 11" in heard
        assert len(await rows(warga.stage, Dialogue)) == len(await people(warga)) == 1
        assert len(await rows(warga.stage, Evidence)) == files - 1
        assert ticket in await warga.say("/status")


async def test_what_was_held_under_the_other_name_goes_out(tmp_path: Path) -> None:
    async with phone(tmp_path, number=NUMBER, user_id="") as warga:
        ticket = await reported(warga)
        await warga.later(30)
        await warga.stage.decide(ticket, "accept")
        await warga.settled()
        shown(warga, "", ID)
        assert "diterima" not in (await warga.say("halo")).replace("*", "")
        shown(warga, NUMBER, ID)
        assert f"Laporan {ticket} diterima" in (await warga.say("halo")).replace("*", "")
        assert "Kabar belum sampai" not in (await warga.stage.card(ticket)).text


async def test_the_next_owner_of_a_number_sees_and_hears_nothing(tmp_path: Path) -> None:
    async with phone(tmp_path, number=NUMBER, user_id=ID) as warga:
        ticket = await reported(warga)
        sari, budi = warga.contact, warga.cloud.add_contact("Budi Contoh", NUMBER, NEW_ID)
        shown(warga, "", ID)
        warga.contact = budi
        assert ticket not in await warga.say("/status")
        assert ticket not in await warga.say(f"/status {ticket}")
        known = len(warga.answers)
        warga.contact = sari
        assert f"Laporan {ticket} diterima" in await told(warga, ticket)
        warga.contact = budi
        assert len(warga.answers) == known
        budi.user_id = ""  # shown by the number alone: still the next owner's
        assert ticket not in await warga.say("/status")


async def test_who_had_nothing_but_a_number_that_is_somebody_elses_now(tmp_path: Path) -> None:
    """The new owner was known before, with another number."""
    async with phone(tmp_path, number=NUMBER, user_id="") as warga:
        ticket = await reported(warga)
        budi = warga.cloud.add_contact("Budi Contoh", "628001000002", NEW_ID)
        shown(warga, "", "ID.X9")
        warga.contact = budi
        await warga.say("halo")
        budi.phone = NUMBER
        assert ticket not in await warga.say("/status")
        known = len(warga.answers)
        assert await told(warga, ticket) == ""
        assert len(warga.answers) == known
        assert "Kabar belum sampai ke pelapor" in (await warga.stage.card(ticket)).text


async def test_a_new_number_with_its_new_id(tmp_path: Path) -> None:
    async with phone(tmp_path, number=NUMBER, user_id=ID) as warga:
        ticket = await reported(warga)
        warga.cloud.change_number(warga.contact, "628001000009", NEW_ID)
        await warga.settled()
        assert f"Laporan {ticket} diterima" in await told(warga, ticket)
        assert ticket in await warga.say("/status")
        assert len(await people(warga)) == 1


async def test_news_of_a_new_id_that_comes_after_they_wrote(tmp_path: Path) -> None:
    async with phone(tmp_path, number="", user_id=ID) as warga:
        ticket = await reported(warga)
        shown(warga, "", NEW_ID)
        assert ticket not in await warga.say("/status")
        move = {"user_id": {"previous": ID, "current": NEW_ID}, "timestamp": "1795000003", "wa_id": NUMBER}
        news: dict[str, Any] = pushed(warga, user_id_update=[move])
        news["entry"][0]["changes"][0]["field"] = "user_id_update"
        assert await post(warga, news) == await post(warga, news) == 200
        assert ticket in await warga.say("/status")
        assert len(await people(warga)) == len(await rows(warga.stage, Report)) == 1


async def test_both_shown_in_one_post_after_each_alone(tmp_path: Path) -> None:
    """All of it comes at once."""
    async with phone(tmp_path, number=NUMBER, user_id="") as warga:
        ticket = await reported(warga)
        text = {"timestamp": "1795000000", "type": "text", "text": {"body": "/status"}}
        shown(warga, NUMBER, ID)
        messages = [{"from": NUMBER}, {"from_user_id": ID}, {"from": NUMBER, "from_user_id": ID}]
        named = [{**text, **names, "id": f"wamid.{number}"} for number, names in enumerate(messages)]
        known = len(warga.answers)
        assert await post(warga, pushed(warga, *named)) == 200
        assert (await warga.hears(known)).count(ticket) >= 3
        assert len(await people(warga)) == 1
