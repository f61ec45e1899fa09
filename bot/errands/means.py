"""What every errand works with, and what comes of one.

An errand is one call to the platform. Reading happens in a short transaction before the call; what follows from its
success is returned and written by `deliver` in the transaction that settles the row.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Final

from bot.channels import render
from bot.channels.channel import (
    Buttons,
    Channel,
    Knock,
    Misconfigured,
    Part,
    Pointless,
    SendFailed,
    Text,
    TryLater,
    Unreachable,
    Unseated,
    WindowClosed,
)
from bot.contact_sheets import Sheets
from bot.errands.briefings import Briefings
from bot.errands.card_search import CardSearch
from bot.pace import Pace
from bot.post import Post
from handlers import seats
from handlers.after_card import After
from handlers.card import Case
from handlers.history import history
from handlers.link_news import watched
from handlers.messages import Line, Message
from handlers.remarks import opened
from handlers.scene import House, today
from handlers.talked import talked
from storage import custody, deliveries, desk_state, evidence, inquiries, letters, link_looks, reports, same_post
from storage.database import Database, Transaction
from storage.desk_groups import HANDED_ON
from storage.models import Contact, Evidence, Report
from storage.originals import Originals
from storage.outbox import Effect, Errand
from storage.prints import Prints
from storage.record import record
from storage.regions import ELSEWHERE
from storage.states import AFTER, ERASED
from storage.studio import Studio

Follow = Callable[[Transaction, float], Awaitable[list[Effect]]]
MOST_HALF_SAID: Final = 1_000


@record
class Outcome:
    """An errand that was carried out: the message that came of it, and what to write in the settling transaction."""

    message: str = ""
    then: Follow | None = None


@record
class Task:
    """An errand, the contact it is for, the address to write to, and what waits when the platform asks for a pause."""

    errand: Errand
    contact: Contact
    address: str
    place: int | str


class Means:
    """The house, its database and stores, the channels to the outside and how fast they may be used, by name."""

    def __init__(
        self,
        house: House,
        database: Database,
        channels: Mapping[str, Channel],
        originals: Originals,
        studio: Studio,
        paces: Mapping[str, Pace],
        post: Post | None = None,
    ) -> None:
        self.house = house
        self.database = database
        self.originals = originals
        self.studio = studio
        self.sheets = Sheets(originals, studio)
        self.search = CardSearch()
        self.briefings = Briefings(database, studio)
        self.prints = Prints()
        self.making = asyncio.Lock()  # one dossier at a time: each may hold the copies of twenty files
        self.paces = paces
        self.post = post
        self._channels = channels
        self._half_said = dict[int, int]()  # by errand, how many of its messages were said before one failed

    def channel(self, contact: Contact) -> Channel:
        """The way to this contact. Raises Misconfigured when it is switched off; what is for them waits meanwhile."""
        channel = self._channels.get(contact.channel)
        if channel is None:
            raise Misconfigured("somebody is to be written to on a channel that is switched off")
        return channel

    def link(self, channel: str, word: str) -> str:
        """Where somebody opens their chat with us on this channel; "" where it is switched off."""
        return self._channels[channel].link(word) if channel in self._channels else ""

    async def perform(self, task: Task, part: Part) -> str:
        """One thing done out there; returns the message that came of it. Raises SendFailed."""
        channel, contact = self.channel(task.contact), task.contact
        if not task.address:
            raise Unreachable("their number is somebody else's now")
        now, window = self.house.clock(), channel.limits.window
        pause = self.paces[contact.channel].held_until(task.place) - now
        if pause > 0:  # while this was being made ready, something else was refused there
            raise TryLater(pause)
        if window and not isinstance(part, Knock) and now > contact.heard_at + window:
            raise WindowClosed("it is long since they wrote")
        return await channel.perform(task.address, part)

    def hold(self, channel: str, place: int | str, later: TryLater) -> None:
        """At once: nothing else for this place, or for nobody, may go out before the pause is written down."""
        self.paces[channel].hold(None if later.everybody else place, self.house.clock() + later.after)

    async def speak(self, task: Task, said: Message) -> Outcome:
        """Say this, in as many messages as it takes; again, from the one that failed. Raises SendFailed."""
        message, house, limits = "", self.house, self.channel(task.contact).limits
        zone, said_before = house.zone_at(task.errand.contact_id), self._half_said.pop(task.errand.id, 0)
        parts = list(render.texts(said, house.words, task.contact.language, zone, limits))
        for number, part in enumerate(parts[said_before:], said_before):
            try:
                message = await self.perform(task, part)
            except SendFailed:
                self._note_half_said(task.errand.id, number)
                raise
        return Outcome(message)

    def written(self, task: Task, said: Message, zone: str) -> tuple[str, Buttons]:
        """This as one text, with its buttons. `zone`: that in which its times are told."""
        house, language = self.house, task.contact.language
        limits = self.channel(task.contact).limits
        return house.words.say(said, language, zone), render.buttons(said, house.words, language, zone, limits)

    def fitted(self, task: Task, ways: Iterable[Message], zone: str) -> tuple[str, Buttons]:
        """The same of the first of these that fits below a picture; of the last one where none does."""
        words, language, most = self.house.words, task.contact.language, self.channel(task.contact).limits.caption
        for said in ways:
            if render.length(words.say(said, language, zone)) <= most:
                break
        return self.written(task, said, zone)

    async def say_below(self, task: Task, report: Report, said: Message) -> str:
        """Say this below the card of a report; the message that came of it. Raises SendFailed."""
        text = self.written(task, said, self.house.desk(report.region).region.zone)
        return await self.perform(task, Text(*text, below=report.card))

    def _note_half_said(self, errand: int, messages: int) -> None:
        """In memory only, and not without end: what is forgotten is said once more from its beginning."""
        if len(self._half_said) >= MOST_HALF_SAID:
            self._half_said.clear()
        self._half_said[errand] = messages

    async def report(self, errand: Errand) -> tuple[Report, list[Evidence]]:
        """The report this errand is about, with its files, as they are now. Raises Pointless when it is gone."""
        case = await self.case(errand)
        return case.report, case.files

    async def case(self, errand: Errand) -> Case:
        """The same, with what its card shows beside them."""
        now = self.house.clock()
        async with self.database.transaction() as transaction:
            report = await reports.by_id(transaction, errand.body["report"])
            files = await evidence.of_report(transaction, errand.body["report"])
            shown = report if errand.kind == "card" else None
            untold = await deliveries.untold(transaction, shown) if shown else ""
            kin = await same_post.kin(transaction, shown.id or 0) if shown else None
            asked = await inquiries.of_report(transaction, shown.id or 0) if shown else []
            desk = await desk_state.of_report(transaction, shown.id or 0, now) if shown else desk_state.NOTHING
            linked = report is not None and report.answers.get("link") and errand.kind in ("card", "handover")
            looked = linked and self.house.knows_links
            after = await _after(self.house, transaction, shown) if shown and shown.state in AFTER else None
            watch = await link_looks.of_report(transaction, errand.body["report"]) if looked else None
            if report is not None and errand.kind in HANDED_ON:
                await self.require_bawaslu(transaction, report, errand)
        if report is None or self.has_left(report, errand.contact_id):
            raise Pointless("missing")
        offices = self.house.desk(report.region).own
        remark, watching = opened(self.house.crypt, desk.remark), watched(self.house.crypt, watch)
        return Case(report, files, untold, offices, watching, kin, talked(asked), desk, remark, after)

    async def require_bawaslu(self, transaction: Transaction, report: Report, errand: Errand) -> None:
        """Raises Unseated when this is for somebody who does not sit at Bawaslu's desk any more: it waits."""
        region = report.region.removesuffix(ELSEWHERE)
        if region not in self.house.desks:
            return
        if await seats.bawaslu_at(self.house, transaction, region) != errand.contact_id:
            raise Unseated("a report waits for somebody at Bawaslu's desk")

    def has_left(self, report: Report, group: int) -> bool:
        """Whether this is for moderators whose report it is no more (`handlers.elsewhere`)."""
        desk = self.house.desk_at(group)
        return desk is not None and group == desk.moderators != self.house.desk(report.region).moderators

    def is_hidden(self, report: Report | None, group: int) -> bool:
        """Whether this group is to see nothing of a report any more: it was erased, or has left."""
        return report is None or report.state == ERASED or self.has_left(report, group)

    def html(self, text: Line, contact: Contact) -> str:
        """One line in this contact's language, for a caption."""
        return self.house.words.text(text, contact.language)

    def plain(self, text: Line, contact: Contact) -> str:
        """One line in this contact's language, without marks."""
        return self.house.words.plain(text, contact.language, self.house.zone_at(contact.id or 0))


async def _after(house: House, transaction: Transaction, report: Report) -> After:
    """What became of a report after its hand-over."""
    region = house.desk(report.region).region
    passed = history(region.zone, await custody.trail(transaction, report.draft))
    return After(region, passed, await letters.of_report(transaction, report.id or 0), today(region, house.clock()))
