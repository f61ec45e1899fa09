"""Updates in: one transaction for a batch, then the platform is told (of a crowd, as soon as it is written down).

If one update raises, the batch is rolled back and taken one by one; the one that fails becomes an apology to its sender
and a dead letter, never a stuck queue; unless it is the database that fails, for a while: then nothing is confirmed.
The platform may forget the batch only after the commit.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import asdict
from operator import attrgetter
from typing import Final

from bot import retry
from bot.acquaint import Acquaint, is_renamed
from bot.channels.channel import Channel, Misconfigured, SendFailed
from bot.channels.whatsapp_wire import Status
from bot.deliver import Deliver
from bot.logs import fault, log
from bot.measures import PUSHED_AGAIN_WITHIN, Measures
from bot.members import Members, look_up
from bot.patience import Patience, wait_out
from bot.pushed import Pushed
from bot.shelf import Shelf
from bot.tidings import Tidings, is_late
from handlers import finishing, followup, leaving, report, seats, turn
from handlers.messages import Message, Update, line
from handlers.scene import House, Scene, cards
from storage import backlog, contacts, deliveries, dialogues, inbox, outbox
from storage.contacts import Place
from storage.database import Database, Transaction
from storage.models import Contact
from storage.outbox import Effect, Errand
from storage.own_reports import OwnReports
from storage.trouble import passes, why

LONG_POLL: Final = 50.0
_by_message: Final = attrgetter("message")  # in one order, so that no two transactions wait for each other


class Receive:
    """Takes updates of one channel."""

    def __init__(
        self,
        house: House,
        database: Database,
        channel: Channel,
        deliver: Deliver,
        measures: Measures,
        kept: Callable[[Sequence[str]], None] | None = None,
        release: Callable[[Sequence[str]], None] | None = None,
    ) -> None:
        """Told of each commit before any answer: `kept` of the id of the last thing that each person said, `release` of
        the taps that need no words.
        """
        self._house = house
        self._database = database
        self._channel = channel
        self._deliver = deliver
        self._measures = measures
        self._kept = kept
        self._release = release
        self._patience = Patience(database)
        self._acquaint = Acquaint(house, deliver.met)
        self._tidings = Tidings(house, measures, deliver.met, deliver.pause)
        self.pushed = Pushed(self.admit, Shelf(house, database, channel.name))

    async def run(self) -> None:
        """Poll until cancelled; trouble on the way is waited out."""
        tries = 0
        while True:
            try:
                updates = await self._channel.receive(LONG_POLL)
                if updates:
                    await self.admit(updates)
                    self._measures.taken(self._channel.name)
                    self._channel.confirm()
                    await self._deliver.breathe()
                tries = 0
            except SendFailed as failure:
                tries += 1
                if isinstance(failure, Misconfigured):
                    log().error("Telegram refuses us", fault=str(failure))
                await asyncio.sleep(retry.pause(failure, tries))
            except Exception as error:  # nothing was confirmed, so all of it comes again
                await wait_out(error, self._measures, self._channel.name)

    async def take(self, update: Update) -> None:
        """Keep an update that was pushed to us."""
        try:
            await self.pushed.take(update)
        except Exception as error:
            if passes(error):
                self._measures.refused(self._channel.name, why(error), PUSHED_AGAIN_WITHIN)
            raise
        self._measures.taken(self._channel.name)

    async def told(self, statuses: Sequence[Status]) -> None:
        """What became of messages of ours. What is told of a message before its row is settled is kept for that."""
        now = self._house.clock()
        async with self._database.transaction() as transaction:
            known = await deliveries.known(transaction, [status.message for status in statuses])
            late = [status.message for status in statuses if is_late(status.state, status.error)]
            await contacts.hold_all(transaction, [known[message] for message in late if message in known])
            effects = list[Effect]()
            for status in sorted(statuses, key=_by_message):
                effects += await self._tell(transaction, status, status.message in known, now)
            errands = await outbox.put(transaction, effects, now, self._deliver.ours)
        self._deliver.offer(errands, {}, work=len(effects) > len(errands))

    async def _tell(self, transaction: Transaction, status: Status, known: bool, now: float) -> list[Effect]:
        if known:
            return await self._tidings.hear(transaction, status.message, status.state, status.error, now)
        await deliveries.keep(transaction, status.message, status.state, status.error, now)
        return []

    async def admit(self, updates: Sequence[Update], rows: Sequence[int] = ()) -> None:
        """Keep these updates and everything they lead to. After this returns, they may be forgotten outside.

        `rows`: where they waited in the backlog.
        """
        members = await look_up(self._house, self._database, self._channel, updates)
        if any(update.event == "moved" for update in updates):  # whoever comes after one is somebody else by then
            await self._one_by_one(updates, members, rows)
            return
        try:
            await self._admit(updates, members, rows)
        except Exception as error:
            log().error("a batch failed; one by one", updates=len(updates), fault=fault(error))
            await self._one_by_one(updates, members, rows)

    async def _one_by_one(self, updates: Sequence[Update], members: Members, rows: Sequence[int]) -> None:
        for update in updates:
            await self._admit_alone(update, members)
        if rows:
            async with self._database.transaction() as transaction:
                await backlog.drop(transaction, rows)

    async def _admit(self, updates: Sequence[Update], members: Members, rows: Sequence[int] = ()) -> None:
        now = self._house.clock()
        async with self._database.transaction() as transaction:
            if rows:
                await backlog.take(transaction, self._channel.name, rows)
            ids = [update.id for update in updates]
            fresh = await inbox.admit(transaction, self._channel.name, ids, now)
            first = {update.id: update for update in reversed(updates) if update.id in fresh}
            wanted = [first.pop(update.id) for update in updates if update.id in first]
            scenes = await self._play(transaction, wanted, members, now)
            await self._heard(transaction, scenes, now)
            errands, waiting = await self._write(transaction, scenes, now)
        self._measures.received(len(fresh), len(updates) - len(fresh))
        self._tell_courtesies(wanted, scenes)
        self._deliver.offer(errands, {scene.contact_id: scene.contact for scene in scenes}, work=waiting)

    def _tell_courtesies(self, updates: Sequence[Update], scenes: Sequence[Scene]) -> None:
        if self._kept is not None:
            self._kept(list({update.chat: update.id for update in updates if not update.event}.values()))
        if self._release is not None:
            self._release([tap for scene in scenes for tap in scene.taps])

    async def _heard(self, transaction: Transaction, scenes: Sequence[Scene], now: float) -> None:
        """Where a window closes, note when it was opened."""
        heard = [scene for scene in scenes if scene.heard]
        if heard and self._channel.limits.window:
            await contacts.heard(transaction, [scene.contact_id for scene in heard], now)
            for scene in heard:
                scene.contact.heard_at = now

    async def _play(
        self,
        transaction: Transaction,
        updates: Sequence[Update],
        members: Members,
        now: float,
    ) -> list[Scene]:
        """Let every update have its effect, each contact's in order."""
        spoken = [update for update in updates if update.event != "passed"]
        for update in spoken:
            if update.event == "unreadable":
                await self._bury(transaction, update, "unreadable", now)
        places = {update.id: self._place(update) for update in spoken if update.chat and not is_renamed(update)}
        changes = await self._acquaint.learn(transaction, spoken, places.values(), now)
        known = await self._house.contacts.admit(transaction, places.values(), now) if places else {}
        changed = await contacts.several(transaction, {change.contact_id for change in changes})
        scenes = await self._scenes(transaction, [*known.values(), *changed], now)
        for change in changes:
            if change.contact_id in scenes:
                await self._acquaint.follow(scenes[change.contact_id], change)
        for update in spoken:
            if update.id in places:
                scene = scenes[known[places[update.id]].id or 0]
                await self._one(scene, update, members.get((update.chat, update.sender.key)))
        return list(scenes.values())

    async def _scenes(self, transaction: Transaction, people: Sequence[Contact], now: float) -> dict[int, Scene]:
        scenes = {person.id or 0: Scene(self._house, transaction, person, now) for person in people}
        persons = [person.id or 0 for person in people if person.kind == "person"]
        for contact_id, dialogue in (await dialogues.load(transaction, persons)).items() if persons else ():
            report.take_up(scenes[contact_id], dialogue)
        own = OwnReports({contact_id: scenes[contact_id].draft for contact_id in persons})
        for scene in scenes.values():
            scene.own = own
        return scenes

    async def _one(self, scene: Scene, update: Update, member: bool | None) -> None:
        match update.event:
            case "moved":
                self._deliver.met(scene.contact_id)
                await seats.follow(self._house, scene.transaction, scene.contact_id, update.moved_to)
            case "blocked" if update.private:
                await contacts.set_reachable(scene.transaction, scene.contact_id, False)
                held = await outbox.stop(scene.transaction, scene.contact_id, scene.now)
                scene.effects += await cards(self._house, scene.transaction, held)
            case "blocked":
                log().warning("removed from a group")
            case "left":
                await leaving.take(scene, Place(update.channel, update.sender.key))
            case _:
                scene.heard = True
                await self._welcome_back(scene)
                if not update.event:
                    await turn.take(scene, update, member=member)

    async def _welcome_back(self, scene: Scene) -> None:
        """Whoever speaks to us can be written to: what was held for them goes out after all."""
        if not scene.contact.reachable:
            scene.contact.reachable = scene.back = True
            self._deliver.met(scene.contact_id)
            await contacts.set_reachable(scene.transaction, scene.contact_id, True)
            held = await outbox.resume(scene.transaction, [scene.contact_id])
            scene.effects += await cards(self._house, scene.transaction, held)

    async def _write(
        self, transaction: Transaction, scenes: Sequence[Scene], now: float
    ) -> tuple[list[Errand], bool]:  # what we may carry out at once, and whether there is more in the table
        """Everything the scenes gathered, table by table."""
        await finishing.store(scenes)
        await followup.drop_drafts(scenes)
        changed = [scene for scene in scenes if scene.changed]
        rows = [row for scene in changed if (row := scene.dialogue_row())]
        await dialogues.save(transaction, rows)
        await dialogues.close(transaction, [scene.contact_id for scene in changed if scene.talk is None])
        effects = [effect for scene in scenes for effect in scene.effects]
        errands = await outbox.put(transaction, effects, now, self._deliver.ours)
        return errands, len(effects) > len(errands)

    async def _admit_alone(self, update: Update, members: Members) -> None:
        try:
            await self._admit([update], members)
        except Exception as error:
            if not await self._patience.ends(update.id, error):  # not confirmed, or still on the shelf: it comes again
                raise
            log().error("an update could not be handled", fault=fault(error))
            await self._apologise(update, type(error).__name__)

    async def _apologise(self, update: Update, reason: str) -> None:
        now = self._house.clock()
        async with self._database.transaction() as transaction:
            if not await inbox.admit(transaction, self._channel.name, [update.id], now):
                return
            await self._bury(transaction, update, reason, now)
            if not update.private or not update.chat:
                return
            known = await self._house.contacts.admit(transaction, [self._place(update)], now)
            scene = Scene(self._house, transaction, known[self._place(update)], now)
            scene.toast(update.said)
            scene.say(Message((line("apology"),)))
            errands = await outbox.put(transaction, scene.effects, now, self._deliver.ours)
        self._tell_courtesies((), [scene])
        self._deliver.offer(errands, {scene.contact_id: scene.contact})

    async def _bury(self, transaction: Transaction, update: Update, reason: str, now: float) -> None:
        self._measures.buried()
        await inbox.bury(transaction, self._house.crypt, "inbox", reason, asdict(update), now)

    def _place(self, update: Update) -> Place:
        """Where it was said. The platform's word on a language counts when we meet somebody; a group is no one's."""
        if not update.private:
            return Place(update.channel, update.chat, "group")
        language = self._house.words.nearest(update.sender.language)
        return Place(update.channel, update.chat, "person", language, update.number)
