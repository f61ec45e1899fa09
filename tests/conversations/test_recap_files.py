"""/rekap with a period, its PDF and its spreadsheet: for whom, of what, and what is noted of it."""

import asyncio
from io import BytesIO
from typing import Any

import openpyxl
import pytest
import pytest_asyncio
from sqlalchemy import event
from sqlmodel import col, select, update

from bot import press
from bot.errands.briefings import Briefings
from bot.recap_files import made
from bot.sandbox.world import Message
from handlers.exports import Export
from handlers.period import Period
from handlers.scene import today
from storage import custody, roles
from storage.figure_queries import MOVED
from storage.models import Contact, Event, Report
from storage.roles import BAWASLU, LEAD, OFFICIAL, Role
from storage.studio import Studio
from tests.conftest import Borrowed
from tests.conversations.cities import Cities
from tests.conversations.insight import rows
from tests.conversations.talks import reported
from tests.conversations.test_group_commands import ask
from tests.conversations.test_papers import text_of
from tests.stage import Resident, Stage

UNKNOWN = "perintah itu tidak dikenal"
FORGED = (
    "sleman:20261101:20261115:pdf:meeting",
    "solo:20261101:20270115:pdf:meeting",
    "solo:20201101:20261115:pdf:meeting",
    "solo:20261101:20261115:exe:meeting",
    "solo:00010101:00010102:pdf:meeting",
    "solo:x:y:pdf:meeting",
    "solo",
    ":::",
)


@pytest_asyncio.fixture(loop_scope="session")
async def desk(stage: Stage, studio: Studio, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """A stage that makes its files in the picture room of all."""
    monkeypatch.setattr(press, "Studio", lambda **_: Borrowed(studio))
    return stage


async def official(stage: Stage, role: str = OFFICIAL, days: float = 0) -> Resident:
    """Somebody who has had this role for so many days."""
    person = stage.resident("Ibu Kepala")
    await person.say("/mulai")
    contact = max((row for row in await rows(stage, Contact)), key=lambda row: row.id or 0)
    async with stage.app.database.transaction() as transaction:
        since = stage.hands() - days * 86_400
        given = Role(contact_id=contact.id or 0, region="solo", role=role, by="operator", since=since)
        await roles.grant(transaction, given)
    return person


async def noted(stage: Stage, region: str = "solo") -> list[tuple[str, str, dict[str, Any]]]:
    """The events of the region's chain."""
    async with stage.app.database.transaction() as transaction:
        events = await custody.trail(transaction, f"region:{region}")
    return [(event.actor, event.action, event.detail) for event in events]


def button(message: Message, ends: str) -> str:
    return next(data for row in message.keyboard for one in row if (data := str(one["callback_data"])).endswith(ends))


async def pressed(person: Resident, ends: str) -> None:
    """Tap the button of the newest message that ends so."""
    await person.tap(button(person.last, ends))
    await person.settled()


async def test_an_official_has_the_figures_and_both_files(desk: Stage) -> None:
    await reported(desk.resident(), None)
    await reported(desk.resident(), None)
    chief = await official(desk)
    told = await chief.say("/rekap 20 nov - 30 nov")
    assert told.splitlines()[:4] == [
        "Rekap Kota Surakarta (Solo)",
        "Jumat, 20 November 2026 sampai Senin, 23 November 2026",
        "",
        "Masuk: 2",
    ]
    await pressed(chief, ":pdf")
    assert "Untuk keperluan apa" in chief.last.text
    await pressed(chief, ":pdf:meeting")
    file = chief.last.file
    assert file is not None
    assert file.name == "Rekap_solo_2026-11-20_2026-11-23.pdf"
    assert "Masuk 2" in " ".join(text_of(file.data).split())
    assert "Keperluan: Rapat." in chief.last.text
    await chief.say("/rekap 20 nov - 30 nov excel untuk  rapat Komisi II")
    await chief.settled()
    sheet = chief.last.file
    assert sheet is not None
    assert openpyxl.load_workbook(BytesIO(sheet.data))["Laporan"].max_row == 3
    span = {"first": "2026-11-20", "last": "2026-11-23"}
    (_, _, first), (_, _, second) = found = await noted(desk)
    assert [(actor, action) for actor, action, _ in found] == [("official", "figures")] * 2
    assert first == {**span, "kind": "pdf", "purpose": "meeting", "who": first["who"]}
    assert second == {**span, "kind": "xlsx", "purpose": "rapat Komisi II", "who": first["who"]}
    assert "Ibu Kepala" not in str(found)


async def test_one_day_is_named_once_below_its_file(desk: Stage) -> None:
    chief = await official(desk)
    await chief.say("/rekap kemarin pdf untuk rapat")
    await chief.settled()
    assert chief.last.text.startswith("Rekap Kota Surakarta (Solo), Minggu, 22 November 2026. Keperluan: rapat.")


async def test_another_purpose_is_written_and_a_period_that_cannot_be_read_is_said(desk: Stage) -> None:
    chief = await official(desk, LEAD)
    assert "\n\nMasa lain" in await chief.say("/rekap")
    await pressed(chief, ":xlsx")
    await pressed(chief, ":xlsx:other")
    assert "/rekap 23/11/2026 - 23/11/2026 xlsx untuk" in chief.last.text
    assert "lalu tulis keperluannya" in await chief.say("/rekap 23/11/2026 - 23/11/2026 xlsx untuk")
    for words, says in (
        ("entah", "belum terbaca"),
        ("1/12/2026", "belum berjalan"),
        ("2020-01-01 2026-01-01", "satu tahun"),
    ):
        assert says in await chief.say(f"/rekap {words}")
    assert await noted(desk) == []


async def test_nobody_else_sees_figures_and_no_button_leads_elsewhere(desk: Stage) -> None:
    stranger, liaison, chief = desk.resident(), await official(desk, BAWASLU), await official(desk)
    await chief.say("/rekap")
    mine = button(chief.last, ":pdf")
    for person in (stranger, liaison):
        assert UNKNOWN in await person.say("/rekap minggu")
        await desk.tap_data(person.person, person.last, f"{mine}:meeting")
    for ends in FORGED:
        await desk.tap_data(chief.person, chief.last, f"recap:{ends}")
    await desk.tap_data(chief.person, chief.last, "recap")
    await desk.settled()
    assert await noted(desk) == []
    assert not [message for message in chief.heard if message.file]


async def test_a_file_that_waited_is_not_for_whoever_lost_the_role(desk: Stage) -> None:
    chief = await official(desk)
    await chief.say("/rekap")
    desk.world.faults.next("sendDocument", "429", retry_after=3_600)
    await pressed(chief, ":pdf")
    chief.pick(chief.last, button(chief.last, ":pdf:meeting"))
    await desk.settled(skip=False)
    (role,) = await rows(desk, Role)
    async with desk.app.database.transaction() as transaction:
        assert await roles.revoke(transaction, role.contact_id, "solo", OFFICIAL)
    await desk.settled()
    assert not [message for message in chief.heard if message.file]
    assert len(await noted(desk)) == 1


async def test_nobody_keeps_all_others_waiting_by_asking_again_and_again(desk: Stage) -> None:
    chief = await official(desk)
    await chief.say("/rekap")
    data = button(chief.last, ":pdf")
    await desk.stop()
    for _ in range(6):
        chief.write("/rekap tahun lalu")
        chief.pick(chief.last, f"{data}:meeting")
    before = len(chief.heard)
    await desk.start()
    await desk.settled()
    heard = chief.heard[before:]
    assert len([message for message in heard if "2025 sampai" in message.text]) == 4
    assert len([message for message in heard if "masih disusun" in message.text]) == 2
    assert len([message for message in heard if message.file]) == len(await noted(desk)) == 3
    assert len([message for message in heard if "Masih ada berkas" in message.text]) == 3
    await chief.tap(f"{data}:meeting")
    await desk.settled()
    assert len(await noted(desk)) == 4


async def test_moderators_ask_in_their_group(desk: Stage) -> None:
    (text,) = await ask(desk, "/rekap minggu lalu")
    assert "Senin, 16 November 2026 sampai Minggu, 22 November 2026" in text
    shown = desk.bot_messages(desk.group)[-1]
    await desk.tap(desk.staff[0], shown, ":pdf")
    await desk.settled()
    await desk.tap(desk.staff[0], desk.bot_messages(desk.group)[-1], ":pdf:bawaslu")
    await desk.settled()
    file = desk.bot_messages(desk.group)[-1].file
    assert file is not None
    assert file.name.endswith(".pdf")
    assert [(actor, detail["purpose"]) for actor, _, detail in await noted(desk)] == [("moderator", "bawaslu")]


async def test_each_region_answers_for_itself(towns: Cities) -> None:
    await reported(towns.one.resident(), None, region="solo")
    (text,) = await ask(towns.stages["sleman"], "/rekap hari")
    assert "Masuk: 0" in text
    async with towns.one.app.database.transaction() as transaction:
        assert not (await transaction.execute(select(Event).where(col(Event.chain) == "region:sleman"))).all()


async def test_the_figures_of_a_period_are_read_beside_the_writer(desk: Stage) -> None:
    """Those of a year take a third of a second when there are ten thousand reports."""
    chief, read = await official(desk), list[Any]()

    def note(*about: Any) -> None:
        read.append(about[4].compiled and about[4].compiled.statement)

    event.listen(desk.app.database.engine.sync_engine, "before_cursor_execute", note)
    assert "2025 sampai" in await chief.say("/rekap tahun lalu")
    assert "Masuk: 0" in (await ask(desk, "/rekap minggu lalu"))[0]
    assert read
    assert not [statement for statement in read if statement is MOVED]


async def test_figures_that_waited_are_not_for_whoever_lost_the_role(desk: Stage) -> None:
    chief = await official(desk)
    desk.world.faults.next("sendMessage", "429", retry_after=3_600)
    before = len(chief.heard)
    chief.write("/rekap tahun lalu")
    await desk.settled(skip=False)
    (role,) = await rows(desk, Role)
    async with desk.app.database.transaction() as transaction:
        assert await roles.revoke(transaction, role.contact_id, "solo", OFFICIAL)
    await desk.settled()
    assert len(chief.heard) == before


async def test_files_and_digests_are_made_while_somebody_writes(desk: Stage, studio: Studio) -> None:
    """However much is to be read for them: nobody who reports has to wait, nor they for who reports."""
    ticket = await reported(desk.resident(), None)
    house, database = desk.app.house, desk.app.database
    region, now = house.desk("solo").region, desk.hands()
    day = today(region, now)
    async with asyncio.timeout(30), database.transaction() as transaction:
        await transaction.execute(update(Report).values(decided_by="half done"))
        for kind in ("pdf", "xlsx"):
            data = await made(database, house.words, region, Export(kind, "solo", Period(day, day), "meeting"), now)
        told = await Briefings(database, studio).of(house.words, region, day, now)
    assert openpyxl.load_workbook(BytesIO(data))["Laporan"]["A2"].value == ticket
    assert told.picture
