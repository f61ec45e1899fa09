"""Twice is once: whatever a platform delivers again, in the same batch, later or after a restart, changes nothing."""

import copy
import random
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from bot.sandbox.cloud_post import Postbox
from bot.sandbox.world import World
from tests.channels.phone import Phone, somebody
from tests.reliability.town import THANKS, file_report, picture_of, playing, screenshots, select, town
from tests.reliability.ways import Way, over
from tests.speaker import Speaker
from tests.stage import Resident, Stage

Json = dict[str, Any]
Story = list[Callable[[], None]]
"""Each delivers something once more that was delivered before."""


def recorded(stage: Stage) -> Story:
    """Every update from now on, as it was when it was queued."""
    story: Story = []
    keep_updates(stage.world, story)
    if stage.whatsapp is not None:
        keep_letters(stage.whatsapp.cloud.post, story)
    return story


def keep_updates(world: World, story: Story) -> None:
    """Telegram's."""
    newest = 0

    def keep() -> None:
        nonlocal newest
        update = copy.deepcopy(next(reversed(world.updates.pending.values())).update) if world.updates.pending else {}
        if update.get("update_id", 0) > newest:
            newest = update["update_id"]
            story.append(lambda: world.push(copy.deepcopy(update)))

    world.updates.watchers.append(keep)


def keep_letters(post: Postbox, story: Story) -> None:
    """WhatsApp's: what people said, and what became of what we said."""
    kept: dict[int, Json] = {}

    def keep() -> None:
        letter = next(reversed(post.pending.values()))
        for value in letter.values:
            if id(value) not in kept:
                kept[id(value)] = value
                story.append(partial(post.message, letter.key, value))

    post.watchers.append(keep)


def seen_by_all(stage: Stage) -> list[tuple[Any, ...]]:
    """Everything anybody can see: (chat, message, version, text, deleted), and what the phones show."""
    cloud = stage.whatsapp.cloud if stage.whatsapp is not None else None
    return [
        *(
            (chat.id, message.id, message.version, message.text, message.deleted)
            for chat in stage.world.chats.values()
            for message in chat.messages.values()
        ),
        *(
            (contact.key, bubble.id, bubble.version, bubble.text, bubble.deleted)
            for contact in (cloud.contacts.values() if cloud else ())
            for bubble in contact.bubbles.values()
        ),
    ]


async def a_whole_story(stage: Stage) -> None:
    """One of each kind of update: words, files, taps, an edit, a decision, a hand-over, a block."""
    resident = somebody(stage)
    ticket = await file_report(resident, screenshots(2, random.Random(1)))
    await resident.say("/status")
    await changed(resident)
    card = await stage.card(ticket)
    await stage.tap(stage.staff[0], card, ":accept")
    await stage.settled()
    await stage.tap(stage.staff[1], card, ":escalate")
    await stage.settled()
    if isinstance(resident, Resident):
        stage.world.block(resident.person)
        await stage.settled()
        stage.world.unblock(resident.person)
    await resident.say("/lapor")


async def changed(resident: Speaker[Any]) -> None:
    """They change, and on WhatsApp take back, what they said before."""
    if isinstance(resident, Resident):
        await resident.edit("Dinas Contoh", "Dinas Lain")
    elif isinstance(resident, Phone):
        mine = [bubble for bubble in resident.contact.bubbles.values() if not bubble.ours and bubble.file is None]
        resident.cloud.edit(resident.contact, mine[-2], "Dinas Lain")
        resident.cloud.delete(resident.contact, mine[-1])
        resident.cloud.react(resident.contact, resident.last)
        await resident.read()


@over()
async def test_a_whole_story_delivered_again_changes_nothing(tmp_path: Path, way: Way) -> None:
    async with town(tmp_path, way=way) as stage:
        async with playing(stage):
            story = recorded(stage)
            await a_whole_story(stage)
            kept, seen = await picture_of(stage.app.database), seen_by_all(stage)
            await deliver_again(stage, story)
            assert await picture_of(stage.app.database) == kept
            assert seen_by_all(stage) == seen
        async with playing(stage):
            await deliver_again(stage, story)
            assert await picture_of(stage.app.database) == kept
            assert seen_by_all(stage) == seen


async def deliver_again(stage: Stage, story: Story) -> None:
    """In another order, each twice."""
    again = story * 2
    assert len(again) > 40
    random.Random(2).shuffle(again)
    for deliver in again:
        deliver()
    await stage.settled()


async def test_twice_in_one_batch_is_once(tmp_path: Path) -> None:
    async with town(tmp_path) as stage:
        story = recorded(stage)
        resident = stage.resident()
        resident.write("/lapor")
        for _ in range(2):
            story[0]()
        async with playing(stage) as app:
            await stage.settled()
            assert len(resident.heard) == 1
            assert len(await select(app.database, "SELECT * FROM inbox")) == 1
            assert b"lapornetral_updates_repeated_total 2.0" in app.measures.table({}, 0)


@over()
async def test_a_submission_delivered_again_while_it_is_carried_out_makes_one_report(tmp_path: Path, way: Way) -> None:
    async with town(tmp_path, way=way) as stage, playing(stage):
        resident = somebody(stage)
        story = recorded(stage)
        for said in (
            "/lapor",
            "setuju",
            "1",
            "lewati",
            "https://contoh.example/1",
            "lewati",
            "Pegawai Contoh",
            "lewati",
        ):
            resident.write(said)
        for said in ("Dinas Contoh", "hari ini", "sama", "lewati", "lewati"):
            resident.write(said)
        await resident.read()
        told = len(story)
        resident.write("kirim")
        submit = story[told]
        for _ in range(3):
            submit()
        await stage.settled()
        assert len(await select(stage.app.database, "SELECT * FROM report")) == 1
        assert len(stage.cards()) == 1
        assert sum(THANKS in answer.text for answer in resident.heard) == 1
