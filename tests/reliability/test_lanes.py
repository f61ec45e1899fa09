"""What one contact hears: in order, each message written down before the next goes out, and never starved by others."""

import asyncio
import random
import sqlite3
from pathlib import Path

from bot.sandbox.world import Change
from tests.reliability.crowd import question_of
from tests.reliability.town import holds, playing, screenshots, town

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
        assert min(len(other.heard) for other in others) > 1
        await stage.settled()


async def test_an_album_that_is_counted_late_asks_nothing_ahead_of_what_waits(tmp_path: Path) -> None:
    """The count of an album is put off; meanwhile its sender goes on. The next question comes once, and in its turn."""
    async with town(tmp_path) as stage, playing(stage):
        resident = stage.resident()
        for said in ("/lapor", "setuju", "1", "lewati", "https://contoh.example/1", "lewati"):
            await resident.say(said)
        assert question_of(resident, resident.last) == "name"
        stage.world.send_files(resident.person, resident.chat, screenshots(2, random.Random(1)))
        for said in ("Pegawai Contoh", "lewati"):
            stage.world.say(resident.person, resident.chat, said)
        heard = await resident.news()
        assert "2 bukti" in heard[0].text
        assert [question_of(resident, message) for message in heard] == ["", "status", "agency"]
