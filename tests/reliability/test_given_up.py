"""What waits is not given up; what was given up takes nothing along that still can go on."""

import random
from pathlib import Path

from sqlalchemy import text

from bot.retry import MOST_TRIES
from tests.reliability.town import (
    ask_for_cards,
    cards_of,
    file_report_at_once,
    playing,
    put_reports,
    screenshots,
    select,
    town,
)
from tests.stage import Stage

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
