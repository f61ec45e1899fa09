"""What time brings: silent drafts are asked about once and die after 14 days; old rows are cleared away."""

import asyncio
from datetime import timedelta
from typing import Final

from bot.deliver import Deliver
from bot.logs import fault, log
from handlers import (
    broadcast,
    claim,
    desk_queue,
    digest_times,
    followup,
    membership,
    reminders,
    report,
    seats,
    statistics,
    waiting,
    weekly,
)
from handlers.announced import SIARAN
from handlers.learn import CEK
from handlers.messages import GAP, Day, Message, Value, line
from handlers.scene import House, Scene, today
from storage import contacts, deliveries, dialogues, heads, inbox, outbox
from storage.database import Database, Transaction
from storage.models import Dialogue

EVERY: Final = 60.0
DAY: Final = 86_400.0
NUDGE_AFTER: Final = DAY
DRAFT_DIES_AFTER: Final = 14 * DAY
INBOX_KEPT: Final = 7 * DAY  # Bot API: updates are kept by the platform for at most 24 hours
OUTBOX_KEPT: Final = 7 * DAY
EARLY_KEPT: Final = DAY  # a message's row is settled within seconds of its being taken, or after a restart


class Clock:
    """Looks once a minute what is due. Whatever it does is noted in the same transaction, so twice is once."""

    def __init__(self, house: House, database: Database, deliver: Deliver) -> None:
        self._house = house
        self._database = database
        self._deliver = deliver
        self._all_placed = False  # whether every report has its place in the queue
        self._closed = ""  # the last day of which we know that it is closed

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await self.tick()
            await asyncio.sleep(EVERY)

    async def tick(self) -> None:
        """Do what is due now."""
        now = self._house.clock()
        await self._close_day(now)
        await self._announce(now)
        async with self._database.transaction() as transaction:
            effects = [*await self._die(transaction, now), *await self._nudge(transaction, now)]
            self._all_placed = self._all_placed or await desk_queue.catch_up(transaction, now)
            effects += await desk_queue.look(self._house, transaction, now)
            effects += await reminders.look(self._house, transaction, now)
            effects += await waiting.look(self._house, transaction, now)
            effects += await digest_times.look(self._house, transaction, now)
            effects += await weekly.look(self._house, transaction, now)
            effects += await claim.lapse(self._house, transaction, now)
            effects += await membership.due(transaction, now)
            await statistics.refresh(self._house, transaction, now)
            await inbox.trim(transaction, now - INBOX_KEPT)
            await outbox.trim(transaction, now - OUTBOX_KEPT)
            await deliveries.trim(transaction, now - EARLY_KEPT)
            errands = await outbox.put(transaction, effects, now, self._deliver.ours)
        await seats.look(self._house, self._database)  # another process may have linked a group
        await self._database.tidy()
        self._deliver.offer(errands, {}, work=len(effects) > len(errands))

    async def _close_day(self, now: float) -> None:
        """Once a day is over in the first region, one hash is made over all that was noted."""
        day = today(self._house.first.region, now) - timedelta(days=1)
        if day.isoformat() > self._closed:
            await heads.close(self._database, day.isoformat(), now)
            self._closed = day.isoformat()

    async def _announce(self, now: float) -> None:
        """In a transaction of its own: what cannot be announced stops the clock for nobody."""
        try:
            async with self._database.transaction() as transaction:
                effects = await broadcast.look(self._house, transaction, now)
                errands = await outbox.put(transaction, effects, now, self._deliver.ours)
        except Exception as error:
            log().error("announcements cannot go on", fault=fault(error))
        else:
            self._deliver.offer(errands, {}, work=len(effects) > len(errands))

    async def _nudge(self, transaction: Transaction, now: float) -> list[outbox.Effect]:
        effects: list[outbox.Effect] = []
        for dialogue in await dialogues.silent_since(transaction, now - NUDGE_AFTER):
            if dialogue.talk.get("form") in (CEK.name, report.REVEAL.name):  # nothing that anybody would miss
                await dialogues.close(transaction, [dialogue.contact_id])
                continue
            scene = await self._scene(transaction, dialogue, now)
            await dialogues.nudged(transaction, dialogue.contact_id, now)
            if scene is None:
                continue
            try:
                self._remind(scene, dialogue)
            except Exception as error:  # a draft of another version must not stop the clock for everybody
                log().error("a draft cannot be taken up", fault=fault(error))
            effects += scene.effects
        return effects

    def _remind(self, scene: Scene, dialogue: Dialogue) -> None:
        talk = report.taken_up(self._house.forms, dialogue.talk)
        if talk is None:
            return
        asked = report.ask(self._house.forms[talk.form], talk)
        dies = today(self._house.chosen(talk.answers), dialogue.updated_at + DRAFT_DIES_AFTER - 1)
        about: dict[str, Value] = {"ticket": talk.about, "day": Day(dies)}
        ways = line("nudge", day=Day(dies)), line("nudge-more", **about), line("nudge-answer", **about)
        scene.say(Message((report.in_form(talk, *ways), GAP, *asked.lines), asked.choices))

    async def _die(self, transaction: Transaction, now: float) -> list[outbox.Effect]:
        effects: list[outbox.Effect] = []
        dead = await dialogues.older_than(transaction, now - DRAFT_DIES_AFTER)
        for dialogue in dead:
            scene = await self._scene(transaction, dialogue, now)
            if scene is None:
                continue
            scene.dropped.append(dialogue.draft)
            await followup.drop_drafts([scene], "system")
            scene.say(Message((line(_died(dialogue)),)))
            effects += scene.effects
        await dialogues.close(transaction, [dialogue.contact_id for dialogue in dead])
        return effects

    async def _scene(self, transaction: Transaction, dialogue: Dialogue, now: float) -> Scene | None:
        contact = await contacts.get(transaction, dialogue.contact_id)
        if contact is None:
            return None
        return Scene(self._house, transaction, contact, now, dialogue.draft)


def _died(dialogue: Dialogue) -> str:
    """The key of what is said when this talk dies."""
    if dialogue.talk.get("form") == report.ANSWER.name:
        return "draft-died-answer"
    if dialogue.talk.get("form") == SIARAN.name:
        return "announcing-died"
    return "draft-died-more" if dialogue.talk.get("about") else "draft-died"
