"""A resident who blocks the bot stops what would be said to them and nothing else; they hear it when they come back."""

import random
from pathlib import Path

import pytest

from tests.channels.phone import somebody
from tests.reliability.town import (
    ask_for_cards,
    faults_of,
    file_report,
    file_report_at_once,
    holds,
    playing,
    put_reports,
    screenshots,
    select,
    town,
)
from tests.reliability.ways import HTTPX, PTB, WEBHOOK, WHATSAPP, Way, over
from tests.stage import Resident, Stage

UNTOLD = "Kabar belum sampai ke pelapor: menunggu pelapor menulis lagi."
REFUSED = b'lapornetral_errands_failed_total{kind="Unreachable"} 1.0'


async def decided(stage: Stage, ticket: str, action: str = ":accept") -> None:
    """A moderator decides."""
    await stage.tap(stage.staff[0], await stage.card(ticket), action)
    await stage.settled()


@over(PTB, HTTPX, WEBHOOK)
async def test_what_was_held_is_told_when_they_come_back(tmp_path: Path, way: Way) -> None:
    async with town(tmp_path, way=way) as stage, playing(stage) as app:
        resident, other = stage.resident(), stage.resident()
        ticket = await file_report(resident)
        resident.person.blocked = True  # without an update: Telegram's answer is the first we hear of it
        await decided(stage, ticket)
        assert REFUSED in app.measures.table({}, 0)
        assert "Monggo" in await other.say("/start")
        heard = len(resident.heard)
        await stage.tap(stage.staff[0], await stage.card(ticket), ":undo")
        await stage.settled()
        assert len(resident.heard) == heard
        stage.world.unblock(resident.person)
        told = await resident.read()
        assert told.index("diterima") < told.index("ditarik kembali")
        assert await select(app.database, "SELECT * FROM outbox WHERE state != 'sent'") == []


async def test_the_card_shows_a_decision_that_did_not_arrive_until_it_has(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage):
        resident = stage.resident()
        ticket = await file_report(resident)
        card = await stage.card(ticket)
        resident.person.blocked = True
        await decided(stage, ticket)
        assert UNTOLD in card.text
        stage.world.unblock(resident.person)
        assert "diterima" in await resident.read()
        assert UNTOLD not in card.text
        await decided(stage, ticket, ":undo")
        assert UNTOLD not in card.text


async def test_the_card_shows_a_decision_that_waited_when_they_blocked_us(tmp_path: Path) -> None:
    """The news of the block comes while the decision is put off."""
    async with town(tmp_path) as stage, playing(stage) as app:
        resident = stage.resident()
        ticket = await file_report(resident)
        stage.world.faults.next("sendMessage", "429", retry_after=60)
        await stage.tap(stage.staff[0], await stage.card(ticket), ":accept")
        await holds(lambda: b'lapornetral_errands_failed_total{kind="TryLater"} 1.0' in app.measures.table({}, 0))
        stage.world.block(resident.person)
        await stage.settled()
        assert UNTOLD in (await stage.card(ticket)).text


async def test_an_account_that_is_gone_shows_on_the_card(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage):
        resident = stage.resident()
        ticket = await file_report(resident)
        stage.world.deactivate(resident.person)
        await decided(stage, ticket)
        assert UNTOLD in (await stage.card(ticket)).text


@over(PTB, HTTPX, WEBHOOK)
async def test_whoever_writes_again_is_told_what_was_held_before_the_answer(tmp_path: Path, way: Way) -> None:
    async with town(tmp_path, way=way) as stage:
        async with playing(stage):
            resident = stage.resident()
            ticket = await file_report(resident)
            stage.world.block(resident.person)
            await decided(stage, ticket)
        async with playing(stage):
            resident.person.blocked = False
            told = await resident.say("/bantuan")
            assert told.index("diterima") < told.index("/privasi")


@over(WHATSAPP)
@pytest.mark.parametrize("code", [131026, 131049, 130472])
@pytest.mark.parametrize("when", ["", "later:"], ids=["refused", "reported"])
async def test_what_cannot_be_delivered_stops_nobody(tmp_path: Path, way: Way, code: int, when: str) -> None:
    """WhatsApp names no reason that lasts: what they ask for next is answered again."""
    async with town(tmp_path, way=way) as stage, playing(stage):
        cut_off, other = somebody(stage), somebody(stage)
        faults = faults_of(stage)
        faults.next("messages", f"{when}{code}")
        cut_off.write("/bantuan")
        await holds(lambda: faults.counts[f"{when}{code}"] == 1)
        assert "Monggo" in await other.say("/start")
        known = len(cut_off.heard)
        assert "/privasi" in await cut_off.say("/bantuan")
        assert len(cut_off.heard) == known + 1


async def test_toasts_and_marks_of_then_are_not_sent_later(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage) as app:
        resident = stage.resident()
        await resident.say("/lapor")
        asked, version = resident.last, resident.last.version
        resident.person.blocked = True
        stage.world.tap(resident.person, asked, "report:consent:yes")
        await stage.settled()
        resident.person.blocked = False
        assert "Apa yang diduga dilakukan?" in await resident.say("setuju")
        assert asked.version <= version + 1
        assert await select(app.database, "SELECT * FROM outbox WHERE state IN ('stopped', 'pending')") == []


async def test_a_report_is_carded_although_its_resident_blocked_us_at_once(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage):
        resident = stage.resident()
        for _ in range(2):
            stage.world.faults.next("getFile", "429", retry_after=1)
        await file_report_at_once(resident, screenshots(2, random.Random(1)))
        await stage.world.until(lambda: any("Nomor laporan" in m.text for m in resident.heard))
        stage.world.block(resident.person)
        await stage.settled()
        (card,) = stage.cards()
        assert "Bukti: 2 berkas" in card.text


async def test_erasure_is_carried_out_although_its_resident_blocked_us(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage) as app:
        resident = stage.resident()
        await file_report(resident)
        await resident.say("/hapus")
        resident.person.blocked = True
        stage.world.tap(resident.person, resident.last, "contact:erase:yes")
        await stage.settled()
        assert await select(app.database, "SELECT * FROM contact WHERE kind = 'person'") == []


async def test_an_account_that_is_deleted_stops_nobody(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage) as app:
        gone, there = stage.resident(), stage.resident()
        reports = [(await put_reports(stage, person, 1))[0] for person in (gone.person, there.person)]
        await there.say("/start")
        stage.world.deactivate(gone.person)
        await ask_for_cards(stage, reports)
        await stage.settled()
        for report in reports:
            await decided(stage, report.ticket)
        assert "diterima" in await there.read()
        assert await select(app.database, "SELECT * FROM dead_letter") == []


async def test_a_group_we_were_thrown_out_of_holds_its_cards_and_stops_nobody(tmp_path: Path) -> None:
    async with town(tmp_path) as stage:
        async with playing(stage) as app:
            stage.world.kick(stage.world.bot, stage.group)
            resident = stage.resident()
            (report,) = await put_reports(stage, resident.person, 1)
            await ask_for_cards(stage, [report])
            await holds(lambda: REFUSED in app.measures.table({}, 0))
            stage.world.say(resident.person, resident.chat, "/start")
            await stage.world.until(lambda: len(resident.heard) == 1)
        stage.world.join(stage.world.bot, stage.group)
        stage.hands.forward(3600)
        async with playing(stage):
            await stage.settled()
            assert len(stage.cards()) == 1


async def test_blocking_in_the_middle_of_a_talk_loses_no_answer(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage):
        resident: Resident = stage.resident()
        for said in ("/lapor", "setuju", "1", "lewati"):
            await resident.say(said)
        stage.world.block(resident.person)
        await stage.settled()
        stage.world.unblock(resident.person)
        assert "Langkah" in await resident.say("https://contoh.example/1")
