"""What waits is not given up; what was given up takes nothing along that still can go on."""

import random
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.retry import MOST_TRIES
from handlers.messages import Message, line, to_json
from handlers.scene import release
from storage import outbox, reports
from storage.contacts import Place
from storage.outbox import Effect
from storage.regions import ELSEWHERE
from tests.reliability.test_poison import get, watched
from tests.reliability.town import (
    ask_for_cards,
    cards_of,
    file_report_at_once,
    holds,
    playing,
    put_reports,
    screenshots,
    select,
    town,
)
from tests.stage import Resident, Stage

GONE = "sudah tidak tersedia di server obrolan"


async def test_to_be_asked_to_wait_is_no_try(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage) as app:
        resident = stage.resident()
        for _ in range(3):
            stage.world.faults.next("sendMessage", "429")
        await resident.say("/bantuan")
        assert stage.world.faults.counts["429"] == 3
        (row,) = await select(app.database, "SELECT tries, error FROM outbox WHERE kind = 'say'")
        assert row == {"tries": 0, "error": "TryLater"}


async def test_what_waits_for_settings_is_kept_and_told_to_the_operator_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with town(tmp_path) as stage:
        stage.hands.stop()
        async with playing(stage) as app:
            place = Place("whatsapp", "628110000001")
            async with app.database.transaction() as transaction:
                someone = (await app.house.contacts.admit(transaction, [place], app.house.clock()))[place]
                said = Effect(someone.id or 0, "say", to_json(Message((line("hello"),))))
                app.deliver.offer(await outbox.put(transaction, [said], app.house.clock()), {})
            await holds(lambda: app.deliver.idle)
            for _ in range(2):
                await app.clock.tick()
            assert capsys.readouterr().out.count("run lapornetral check") == 1
            async with watched(app) as url:
                held = 'lapornetral_outbox_held_up{way="whatsapp",why="Misconfigured"} 1.0'
                assert held in await get(f"{url}/metrics")
            assert await select(app.database, "SELECT * FROM dead_letter") == []
            assert await select(app.database, "SELECT state FROM outbox") == [{"state": "pending"}]
            async with app.database.transaction() as transaction:
                await transaction.execute(text("DELETE FROM outbox"))


async def worn(stage: Stage, kind: str) -> None:
    """From now on work of this kind has failed so often that its first lost answer is its last."""
    worn_out = f"UPDATE outbox SET tries = {MOST_TRIES - 1} WHERE id = new.id"  # noqa: S608 - a number of ours
    async with stage.app.database.transaction() as transaction:
        trigger = f"CREATE TRIGGER worn AFTER INSERT ON outbox WHEN new.kind = '{kind}' BEGIN {worn_out}; END"
        await transaction.execute(text(trigger))


async def refreshed(stage: Stage) -> None:
    """Work is as good as new again."""
    async with stage.app.database.transaction() as transaction:
        await transaction.execute(text("DROP TRIGGER worn"))


async def test_a_report_goes_on_without_a_file_that_was_given_up(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage) as app:
        resident = stage.resident()
        await worn(stage, "fetch")
        stage.world.faults.next("getFile", "502")
        await file_report_at_once(resident, screenshots(1, random.Random(1)))
        await stage.settled()
        assert sum(GONE in message.text for message in resident.heard) == 1
        assert len(cards_of(stage.cards())) == 1
        assert await select(app.database, "SELECT * FROM evidence WHERE state = 'awaited'") == []
        assert [row["source"] for row in await select(app.database, "SELECT source FROM dead_letter")] == ["outbox"]


async def test_a_card_that_was_given_up_is_drawn_when_the_clock_looks(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage):
        reports = await put_reports(stage, stage.resident().person, 1)
        await worn(stage, "card")
        stage.world.faults.next("sendPhoto", "502")
        await ask_for_cards(stage, reports)
        await stage.settled()
        assert stage.cards() == []
        await refreshed(stage)
        await stage.tick(hours=0.1)
        assert cards_of(stage.cards()) == [report.ticket for report in reports]


async def test_a_card_that_can_never_be_drawn_is_tried_once_more(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage) as app:
        reports = await put_reports(stage, stage.resident().person, 1)
        await worn(stage, "card")
        stage.world.faults.next("sendPhoto", "502", times=9)
        await ask_for_cards(stage, reports)
        await stage.settled()
        for _ in range(4):
            await stage.tick(hours=0.1)
        assert stage.world.calls["sendphoto"] == 2
        letters = await select(app.database, "SELECT reason FROM dead_letter")
        assert [row["reason"].partition(":")[0] for row in letters] == ["card", "card"]


@pytest.mark.parametrize(("action", "before"), [("reject", ()), ("evidence", ()), ("reject", ("desk", "recuse"))])
async def test_a_card_whose_edit_was_given_up_is_brought_up_to_date_by_the_next_tap(
    tmp_path: Path, action: str, before: tuple[str, ...]
) -> None:
    """Also when whoever taps may decide nothing in this case."""
    async with town(tmp_path) as stage, playing(stage):
        await file_report_at_once(stage.resident(), screenshots(1, random.Random(4)))
        await stage.settled()
        (ticket,) = cards_of(stage.cards())
        card = await stage.card(ticket)
        for each in before:
            await stage.tap(stage.staff[0], card, f":{each}")
            await stage.settled()
        await worn(stage, "card")
        stage.world.faults.next("editMessageCaption", "502")
        await stage.decide(ticket, "accept", stage.staff[1])
        await refreshed(stage)
        assert "Diputuskan" not in card.text
        await stage.tap(stage.staff[0], card, f":{action}")
        await stage.settled()
        assert "Diputuskan oleh Petugas Dua" in card.text


async def accepted_report(stage: Stage) -> tuple[Resident, str]:
    """A report with two screenshots that moderators accepted, and whose it is."""
    resident = stage.resident()
    await file_report_at_once(resident, screenshots(2, random.Random(2)))
    await stage.settled()
    (ticket,) = cards_of(stage.cards())
    await stage.decide(ticket, "accept")
    await stage.settled()
    return resident, ticket


def told_to_group(stage: Stage, words: str) -> list[str]:
    return [message.text for message in stage.bot_messages(stage.group) if words in message.text]


async def test_a_hand_over_that_was_given_up_is_decided_once_more(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage) as app:
        resident, ticket = await accepted_report(stage)
        await worn(stage, "handover")
        stage.world.faults.next("sendMessage", "502")
        await stage.decide(ticket, "escalate")
        await stage.settled()
        assert await select(app.database, "SELECT state, decider FROM report") == [{"state": "waiting", "decider": ""}]
        (told,) = told_to_group(stage, "belum sampai di Bawaslu")
        assert ticket in told
        assert "menunggu" in (await stage.card(ticket)).text
        assert "ditarik kembali" in resident.heard[-1].text
        await refreshed(stage)
        await stage.decide(ticket, "escalate")
        await stage.settled()
        assert "sudah diteruskan ke Bawaslu" in resident.heard[-1].text
        assert ticket in stage.bot_messages(stage.bawaslu)[-1].text
        trail = await select(app.database, "SELECT actor, action FROM event WHERE action IN ('undo', 'delivered')")
        assert trail == [{"actor": "system", "action": "undo"}, {"actor": "system", "action": "delivered"}]


async def test_moderators_hear_of_evidence_that_did_not_reach_bawaslu(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage):
        _, ticket = await accepted_report(stage)
        await worn(stage, "dossier-files")
        stage.world.faults.next("sendMediaGroup", "502")
        await stage.decide(ticket, "escalate")
        await stage.settled()
        (told,) = told_to_group(stage, "tidak semua buktinya")
        assert ticket in told
        assert "diteruskan" in (await stage.card(ticket)).text


def to_bawaslu(stage: Stage) -> None:
    """The operator has reports about those who sit at the desk go to Bawaslu without a decision."""
    stage.settings = stage.settings.model_copy(update={"conflict_chat_id": stage.bawaslu.id})


async def test_where_no_moderators_look_a_hand_over_is_tried_again_by_itself(tmp_path: Path) -> None:
    async with town(tmp_path) as stage:
        to_bawaslu(stage)
        async with playing(stage) as app:
            (report,) = await put_reports(stage, stage.resident().person, 1)
            await worn(stage, "handover")
            stage.world.faults.next("sendMessage", "502")
            async with app.database.transaction() as transaction:
                region = report.region + ELSEWHERE
                await reports.change(transaction, report.id or 0, region=region)
                effects = release(app.house, region, report.id or 0, None)
                await outbox.put(transaction, effects, app.house.clock(), ())
            await stage.settled()
            handed = [message.text for message in stage.bot_messages(stage.bawaslu) if report.ticket in message.text]
            assert len(handed) == 1
            assert await select(app.database, "SELECT state FROM report") == [{"state": "escalated"}]
            assert stage.bot_messages(stage.group) == []
            letters = await select(app.database, "SELECT reason FROM dead_letter")
            assert [row["reason"].partition(":")[0] for row in letters] == ["handover"]


async def test_where_no_moderators_look_evidence_is_tried_again_by_itself(tmp_path: Path) -> None:
    async with town(tmp_path) as stage:
        to_bawaslu(stage)
        async with playing(stage):
            await worn(stage, "dossier-files")
            stage.world.faults.next("sendMediaGroup", "502")
            await file_report_at_once(stage.resident(), screenshots(2, random.Random(3)), name="Bupati Contoh")
            await stage.settled()
            shown = [message for message in stage.bot_messages(stage.bawaslu) if message.album]
            assert len(shown) == 2
            assert stage.bot_messages(stage.group) == []
