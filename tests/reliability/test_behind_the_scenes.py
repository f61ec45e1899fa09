"""How much is done at once of what nobody waits for: less while many people are being answered."""

import random
import sqlite3
from pathlib import Path

import pytest

from bot.deliver import BUSY, WORK_AT_ONCE, WORK_BESIDE_TALK
from storage.outbox import TALK, WORK
from tests.reliability.town import ask_for_cards, cards_of, holds, playing, put_reports, screenshots, town

FILES = WORK_AT_ONCE + 2


@pytest.mark.parametrize(("talking", "most"), [(0, WORK_AT_ONCE), (BUSY + 4, WORK_BESIDE_TALK)])
async def test_files_give_way_to_people(tmp_path: Path, talking: int, most: int) -> None:
    async with town(tmp_path) as stage, playing(stage):
        beside = sqlite3.connect(tmp_path / "bot.db")

        def in_hand(rank: int) -> int:
            held = "SELECT count(*) FROM outbox WHERE state = 'pending' AND rank = ? AND claimed_until > 1"
            return int(beside.execute(held, (rank,)).fetchone()[0])

        senders, crowd = [stage.resident() for _ in range(FILES)], [stage.resident() for _ in range(talking)]
        for said in ("/lapor", "setuju"):
            for one in senders:
                stage.world.say(one.person, one.chat, said)
            await stage.settled()
        stage.world.faults.next("sendMessage", "timeout", times=talking)
        for one in crowd:
            stage.world.say(one.person, one.chat, "/bantuan")
        await holds(lambda: in_hand(TALK) == talking)
        stage.world.faults.next("getFile", "timeout", times=FILES)
        for one, picture in zip(senders, screenshots(FILES, random.Random(1)), strict=True):
            stage.world.send_files(one.person, one.chat, [picture])
        await holds(lambda: in_hand(WORK) == most)
        late = stage.resident()
        stage.world.say(late.person, late.chat, "/bantuan")
        await stage.world.until(lambda: len(late.heard) == 1)
        assert in_hand(WORK) == most
        beside.close()


async def test_slow_downloads_keep_nobody_elses_card_waiting(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage):
        beside = sqlite3.connect(tmp_path / "bot.db")

        def downloading() -> int:
            held = "SELECT count(*) FROM outbox WHERE state = 'pending' AND kind = 'fetch' AND claimed_until > 1"
            return int(beside.execute(held).fetchone()[0])

        senders = [stage.resident() for _ in range(FILES)]
        for said in ("/lapor", "setuju"):
            for one in senders:
                stage.world.say(one.person, one.chat, said)
            await stage.settled()
        stage.world.faults.next("getFile", "timeout", times=FILES)
        for one, picture in zip(senders, screenshots(FILES, random.Random(2)), strict=True):
            stage.world.send_files(one.person, one.chat, [picture])
        await holds(lambda: downloading() == WORK_AT_ONCE)
        reports = await put_reports(stage, stage.resident().person, 1)
        await ask_for_cards(stage, reports)
        await holds(lambda: cards_of(stage.cards()) == [report.ticket for report in reports])
        assert downloading() == WORK_AT_ONCE
        beside.close()
