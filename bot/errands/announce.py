"""Errands of announcements: one to a subscriber; to the author, how far it is."""

from bot.channels import render, whatsapp_wire
from bot.channels.channel import EditText, Refused, Text, WindowClosed
from bot.errands.means import Means, Outcome, Task
from bot.logs import log
from handlers import announced, announcing, quiet
from handlers.messages import Message
from storage import announcements
from storage.announcements import SENDING, Announcement
from storage.database import Transaction
from storage.outbox import Effect
from storage.record import replace


async def news(means: Means, task: Task) -> Outcome:
    """Say it to one subscriber, unless it was stopped, they want no more, or it is night: then in the morning.

    Whom the platform does not let us write to is passed over: nobody is knocked for because of an announcement.
    """
    found = await _wanted(means, task)
    if found is None:
        return Outcome()
    now, zone = means.house.clock(), means.house.desk(found.region).region.zone
    opens = quiet.opens_at(zone, now)
    if opens > now:
        return _later(task, opens - now)
    try:
        said = await means.speak(task, announced.message(found))
    except WindowClosed:
        return Outcome()
    except Refused as refused:
        log().error("an announcement was not taken", announcement=found.id, fault=str(refused))
        return Outcome()

    async def arrived(transaction: Transaction, _now: float) -> list[Effect]:
        await announcements.arrived(transaction, found.id or 0)
        return []

    return replace(said, then=arrived)


async def _wanted(means: Means, task: Task) -> Announcement | None:
    async with means.database.transaction() as transaction:
        found = await announcements.by_id(transaction, task.errand.body["announcement"])
        if found is None or found.state != SENDING:
            return None
        return found if await announcements.is_wanted(transaction, found, task.contact.id or 0) else None


def _later(task: Task, seconds: float) -> Outcome:
    async def put_off(_transaction: Transaction, _now: float) -> list[Effect]:
        old = task.errand
        return [Effect(task.contact.id or 0, old.kind, old.body, lane=old.lane, rank=old.rank, delay=seconds)]

    return Outcome(then=put_off)


async def show(means: Means, task: Task) -> Outcome:
    """Tell the author how far it is, in one message that changes; where none can be changed, once."""
    async with means.database.transaction() as transaction:
        found = await announcements.by_id(transaction, task.errand.body["announcement"])
    if found is None or (found.message and task.contact.channel == whatsapp_wire.NAME):
        return Outcome()
    said, words = Message((announcing.progress(found),), announcing.stop_button(found)), means.house.words
    zone, limits = means.house.desk(found.region).region.zone, means.channel(task.contact).limits
    (part, *_) = render.texts(said, words, task.contact.language, zone, limits)
    if found.message:
        return Outcome(await means.perform(task, EditText(found.message, part.html, part.buttons)))
    message = await means.perform(task, Text(part.html, part.buttons, silent=True, prompts=part.prompts))

    async def noted(transaction: Transaction, _now: float) -> list[Effect]:
        await announcements.shown_in(transaction, found.id or 0, message)
        return []

    return Outcome(message, noted)
