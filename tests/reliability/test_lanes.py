"""What one contact hears: in order, each message written down before the next goes out, and never starved by others."""

import asyncio
import sqlite3
from pathlib import Path

from bot.sandbox.world import Change
from tests.reliability.town import holds, playing, town

MANY = 25


async def test_a_crash_repeats_one_message_of_a_contact_not_several(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage):
        resident, behind = stage.resident(), list[int]()
        beside = sqlite3.connect(tmp_path / "bot.db")

        def look(change: Change) -> None:
            if change.kind == "message" and change.message and change.message.sender.id == stage.world.bot.id:
                (written,) = beside.execute("SELECT count(*) FROM outbox WHERE state = 'sent'").fetchone()
                behind.append(len(resident.heard) - written)

        stage.world.on_change(look)
        for _ in range(MANY):
            stage.world.say(resident.person, resident.chat, "/bantuan")
        await stage.world.until(lambda: len(resident.heard) == MANY)
        beside.close()
        assert behind == [1] * MANY  # the one that arrives now is the only one not written down


async def test_what_was_put_off_is_not_starved_by_others_who_go_on_talking(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage):
        patient, others = stage.resident(), [stage.resident() for _ in range(4)]
        stage.world.faults.next("sendMessage", "429", retry_after=1)
        stage.world.say(patient.person, patient.chat, "/bantuan")
        await holds(lambda: stage.world.faults.counts["429"] == 1)
        chats, bot = {other.chat.id: other for other in others}, stage.world.bot

        def go_on(change: Change) -> None:
            if change.kind == "message" and change.message and change.message.sender is bot and change.chat:
                other = chats.get(change.chat.id)
                if other is not None and not patient.heard:
                    asyncio.get_running_loop().call_soon(stage.world.say, other.person, other.chat, "/bantuan")

        stage.world.on_change(go_on)
        for other in others:
            stage.world.say(other.person, other.chat, "/bantuan")
        await stage.world.until(lambda: len(patient.heard) == 1, 10)
        assert min(len(other.heard) for other in others) > 10
        await stage.settled()
