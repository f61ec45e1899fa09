"""Errand of the daily digest: a picture with the words below it, as one message, so that it can be looked for.

Where nobody knows whether it was sent, Telegram is asked, as it is for a card (`card_search`): numbers of messages to
this chat that we know are passed over, and those from before the digest was ordered. WhatsApp cannot be asked, and what
goes out without a picture cannot be looked for: there it is not repeated, but the official hears how to ask for it.
"""

from datetime import date

from bot.channels import whatsapp_wire
from bot.channels.channel import Buttons, Picture, Upload
from bot.errands.briefings import Made
from bot.errands.means import Means, Outcome, Task
from handlers.desk import Desk
from handlers.digest import FULL, ROOMS, Room, described, details, told
from handlers.digest_taps import below
from handlers.digest_times import clock_time, is_over
from handlers.messages import GAP, Line, Message, Rows, line
from handlers.words import ZONES
from storage import contacts, digests, roles
from storage.database import Transaction
from storage.outbox import Effect
from storage.roles import DIGESTED, OFFICIAL


async def give(means: Means, task: Task) -> Outcome:
    """Give an official the digest of a region and day, unless it is out of date or theirs no more."""
    body, house = task.errand.body, means.house
    desk, day = house.desks.get(body["region"]), date.fromisoformat(body["day"])
    if desk is None or not await _is_due(means, task, desk, day):
        return Outcome()
    made = await means.briefings.of(house.words, desk.region, day, house.clock())
    if task.errand.unsure and not body.get("asked") and not (made.picture and _can_be_found(task)):
        return await means.speak(task, Message((line("digest-perhaps", region=desk.region.name),)))
    if body.get("full"):
        return await means.speak(task, Message(details(made.briefing, ROOMS[body.get("shown", -1)])))
    if not made.picture:
        whole = told(made.briefing, FULL, *_before(means, task, desk))
        return await means.speak(task, Message(whole, _below(task, FULL)))
    wanted = _caption(means, task, desk, made)
    found = await _find(means, task, wanted) if task.errand.unsure else ""
    if not found:
        upload = Upload(made.picture, f"laporan-{day}.png", "image/png")
        found = await means.perform(task, Picture(upload, *wanted))
    return _given(task, found)


async def _is_due(means: Means, task: Task, desk: Desk, day: date) -> bool:
    """Whether they still have a right to it, and it is the newest, or they asked for it."""
    async with means.database.transaction() as transaction:
        held = await roles.of_contact(transaction, task.errand.contact_id)
    own = {role.role for role in held if role.region == desk.region.key}
    if task.errand.body.get("asked"):
        return not own.isdisjoint(DIGESTED)
    return OFFICIAL in own and not is_over(means.house.digest_at, desk.region.zone, day, means.house.clock())


def _before(means: Means, task: Task, desk: Desk) -> tuple[Line, ...]:
    """What is said of this one alone."""
    body, at = task.errand.body, clock_time(means.house.digest_at)
    late = line("digest-late", at=f"{at} {ZONES.get(desk.region.zone, '')}".strip())
    return (*((late,) if body.get("late") else ()), *((line("digest-back"),) if body.get("back") else ()))


def _below(task: Task, shown: Room) -> Rows:
    """The buttons; none in a group, where anybody could press them."""
    body = task.errand.body
    return () if task.contact.kind == "group" else below(body["region"], body["day"], shown)


def _caption(means: Means, task: Task, desk: Desk, made: Made) -> tuple[str, Buttons]:
    """The widest words that fit below the picture."""
    before, shown = _before(means, task, desk), (GAP, described(made.briefing))
    ways = (Message((*told(made.briefing, room, *before), *shown), _below(task, room)) for room in ROOMS)
    return means.fitted(task, ways, desk.region.zone)


def _can_be_found(task: Task) -> bool:
    return task.contact.channel != whatsapp_wire.NAME


async def _find(means: Means, task: Task, wanted: tuple[str, Buttons]) -> str:
    """The digest that may have been sent before an answer got lost, or before we died; "" when it was not."""
    contact_id, channel = task.errand.contact_id, means.channel(task.contact)
    if not _can_be_found(task):
        return ""
    async with means.database.transaction() as transaction:
        before, known = await digests.sent(transaction, contact_id, task.errand.id)
        contact = await contacts.get(transaction, contact_id)
    newest = max(before, contact.last_message if contact else 0)
    notice, about = means.html(line("digest-searching"), task.contact), f"digest {task.errand.id}"
    return await means.search.find(channel, task.address, about, newest, notice, wanted, known)


def _given(task: Task, message: str) -> Outcome:
    """Whatever is lost in this chat later comes after this message."""

    async def given(transaction: Transaction, _now: float) -> list[Effect]:
        if message.isdecimal():
            await contacts.saw_message(transaction, task.errand.contact_id, int(message))
        return []

    return Outcome(message, given)
