"""Twice is once: whatever a platform delivers again, in the same batch, later or after a restart, changes nothing."""

import copy
import random
from pathlib import Path
from typing import Any

from bot.sandbox.world import World
from tests.reliability.town import file_report, picture_of, playing, screenshots, select, town
from tests.stage import Stage

Json = dict[str, Any]


def recorded(world: World) -> list[Json]:
    """Every update from now on, as it was when it was queued."""
    seen: list[Json] = []

    def keep() -> None:
        update = next(reversed(world.updates.pending.values())).update
        if not seen or seen[-1]["update_id"] < update["update_id"]:
            seen.append(copy.deepcopy(update))

    world.updates.watchers.append(keep)
    return seen


def chats_of(world: World) -> list[tuple[int, int, int, str, bool]]:
    """Everything anybody can see: (chat, message, version, text, deleted)."""
    return [
        (chat.id, message.id, message.version, message.text, message.deleted)
        for chat in world.chats.values()
        for message in chat.messages.values()
    ]


async def a_whole_story(stage: Stage) -> None:
    """One of each kind of update: words, files, taps, an edit, a decision, a hand-over, a block."""
    resident = stage.resident()
    ticket = await file_report(resident, screenshots(2, random.Random(1)))
    await resident.say("/status")
    await resident.edit("Dinas Contoh", "Dinas Lain")
    card = await stage.card(ticket)
    await stage.tap(stage.staff[0], card, ":accept")
    await stage.settled()
    await stage.tap(stage.staff[1], card, ":escalate")
    await stage.settled()
    stage.world.block(resident.person)
    await stage.settled()
    stage.world.unblock(resident.person)
    await resident.say("/lapor")
    await stage.settled()


async def test_a_whole_story_delivered_again_changes_nothing(tmp_path: Path) -> None:
    async with town(tmp_path) as stage:
        story = recorded(stage.world)
        async with playing(stage):
            await a_whole_story(stage)
            kept, seen = await picture_of(stage.app.database), chats_of(stage.world)
            assert {kind for update in story for kind in update} >= {
                "message", "edited_message", "callback_query", "my_chat_member"
            }  # fmt: skip
            await deliver_again(stage, story)
            assert await picture_of(stage.app.database) == kept
            assert chats_of(stage.world) == seen
        async with playing(stage):
            await deliver_again(stage, story)
            assert await picture_of(stage.app.database) == kept
            assert chats_of(stage.world) == seen


async def deliver_again(stage: Stage, story: list[Json]) -> None:
    """In another order, each twice."""
    again = [copy.deepcopy(update) for update in story * 2]
    random.Random(2).shuffle(again)
    for update in again:
        stage.world.push(update)
    await stage.settled()


async def test_twice_in_one_batch_is_once(tmp_path: Path) -> None:
    async with town(tmp_path) as stage:
        story = recorded(stage.world)
        resident = stage.resident()
        stage.world.say(resident.person, resident.chat, "/lapor")
        stage.world.push(copy.deepcopy(story[0]))
        stage.world.push(copy.deepcopy(story[0]))
        async with playing(stage) as app:
            await stage.settled()
            assert len(resident.heard) == 1
            assert len(await select(app.database, "SELECT * FROM inbox")) == 1
            assert b"lapornetral_updates_repeated_total 2.0" in app.measures.table({}, 0)


async def test_a_submission_delivered_again_while_it_is_carried_out_makes_one_report(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage):
        resident = stage.resident()
        story = recorded(stage.world)
        await file_report(resident)
        (submit,) = (u for u in story if u.get("callback_query", {}).get("data") == "report:review:submit")
        for _ in range(3):
            stage.world.push(copy.deepcopy(submit))
        await stage.settled()
        assert len(await select(stage.app.database, "SELECT * FROM report")) == 1
        assert len(stage.cards()) == 1
