"""The queue as its group sees it: lists that somebody asked for, and the board that tells how many cards are held back.

Both are composed from the state of the moment in which they are sent.
"""

from functools import partial

from bot.channels import render
from bot.channels.channel import EditText, Pointless, Text
from bot.errands.means import Means, Outcome, Task
from handlers import desk_queue, queue_lists
from handlers.messages import Message
from storage import outbox, queue
from storage.models import Contact
from storage.outbox import Errand


async def outdated(means: Means, errand: Errand, contact: Contact) -> Outcome | None:  # noqa: ARG001 - as its kin
    """Whoever turned on meanwhile is shown the last page they asked for, and no other before it."""
    if not errand.body["message"]:
        return None
    async with means.database.transaction() as transaction:
        return Outcome() if await outbox.is_followed(transaction, errand) else None


async def show(means: Means, task: Task) -> Outcome:
    """Show a list, in place of the one whose button was tapped."""
    desk = means.house.desk_at(task.errand.contact_id)
    if desk is None:  # this group serves no region any more
        return Outcome()
    now, asked = means.house.clock(), queue_lists.Asked(**task.errand.body)
    async with means.database.transaction() as transaction:
        said = await queue_lists.drawn(transaction, desk.region, asked, now)
    return Outcome(await _put(means, task, said, asked.message))


async def board(means: Means, task: Task) -> Outcome:
    """Bring the board up to date; when nothing is held back any more, say so on it and forget it."""
    desk = means.house.desk_at(task.errand.contact_id)
    if desk is None:
        return Outcome()
    async with means.database.transaction() as transaction:
        before = await queue.board(transaction, desk.region.key)
        counted = await desk_queue.count(transaction, desk.region, means.house.clock())
    if before is None and not counted.held:
        return Outcome()
    message = await _put(means, task, desk_queue.board_message(counted), before.message if before else "")
    return Outcome(message, partial(desk_queue.drawn, desk.region.key, counted, message))


async def _put(means: Means, task: Task, said: Message, message: str) -> str:
    """Say this in the place of an older message, or as a new one when that is gone; the message that shows it."""
    house, limits = means.house, means.channel(task.contact).limits
    zone, language = house.zone_at(task.errand.contact_id), task.contact.language
    part, *_ = render.texts(said, house.words, language, zone, limits)
    if message:
        try:
            return await means.perform(task, EditText(message, part.html, part.buttons))
        except Pointless as pointless:
            if pointless.why != "missing":
                return message
    return await means.perform(task, Text(part.html, part.buttons, silent=True))
