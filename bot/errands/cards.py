"""The card of a report in the moderator group: sent once, then edited; found again when an answer got lost."""

from functools import partial
from typing import Final

from bot.channels.channel import (
    Buttons,
    EditButtons,
    EditCaption,
    EditText,
    Picture,
    Pointless,
    SendFailed,
    TryLater,
    Unclear,
    Upload,
)
from bot.errands.means import Means, Outcome, Task
from bot.logs import log
from handlers import desk_queue, elsewhere
from handlers.card import Case, card_message
from handlers.card_room import ROOM, spare
from handlers.link_news import news
from handlers.messages import line
from handlers.scene import card
from storage import contacts, evidence, outbox, reports
from storage.database import Transaction
from storage.models import Contact
from storage.outbox import Effect, Errand
from storage.states import ERASED
from storage.studio import StudioFailed

LEFT_TO_TALK: Final = 8  # of the messages a minute that a group may be sent: cards that come by themselves leave them


async def show(means: Means, task: Task) -> Outcome:
    """Bring the card of a report up to date, or send it."""
    case = await means.case(task.errand)
    if case.report.card and not task.errand.body.get("again"):
        edited = await _edit(means, task, case)
        if edited is not None:
            return edited
    if task.errand.unsure:
        found = await _find(means, task, case)
        if found:
            return _shown(means, task, case, found)
    return await _send(means, task, case)


async def spared(means: Means, errand: Errand, contact: Contact) -> Outcome | None:
    """A card that another errand draws in a moment is left to that; in a storm those nobody asked for are held back."""
    return await _followed(means, errand) or await _held_back(means, errand, contact)


async def _followed(means: Means, errand: Errand) -> Outcome | None:
    """An edit behind which another errand for the same card waits: that one will show the state of then."""
    if errand.unsure or any(errand.body.get(how) for how in ("redraw", "again", "asked")):
        return None
    about, now = [errand.body["report"]], means.house.clock()
    async with means.database.transaction() as transaction:
        return Outcome() if await outbox.waiting_about(transaction, errand.kind, about, now) else None


async def _held_back(means: Means, errand: Errand, contact: Contact) -> Outcome | None:
    """In a storm a card that nobody asked for is held back, so that no group is flooded (`handlers.desk_queue`)."""
    pace, now = means.paces[contact.channel], means.house.clock()
    if errand.unsure or errand.body.get("again") or errand.body.get("asked") or not pace.to_a_group:
        return None
    room = pace.ready_at(contact.id or 0, now, group=True, cost=1 + LEFT_TO_TALK) <= now
    async with means.database.transaction() as transaction:
        report = await reports.by_id(transaction, errand.body["report"])
        if report is None or report.card:
            return None
        waiting = await outbox.waiting_in(transaction, errand.lane)
        crowded = not room and waiting > pace.to_a_group // 2
        held = await desk_queue.is_held(transaction, report, crowded=crowded)
    return Outcome(then=partial(desk_queue.hold, means.house, report.id or 0)) if held else None


async def _send(means: Means, task: Task, case: Case) -> Outcome:
    if case.report.state == ERASED:  # nobody has seen it yet, so there is nothing to take back
        return Outcome()
    caption, buttons = _caption(means, task, case)
    picture = Picture(await _picture(means, case), caption, buttons)
    message = await means.perform(task, picture)
    if case.report.card and task.errand.body.get("again"):
        await _leave(means, task, case.report.card)
    return _shown(means, task, case, message)


async def _leave(means: Means, task: Task, card: str) -> None:
    """The older card keeps no buttons. Tried once: taps on it are answered all the same."""
    try:
        await means.perform(task, EditButtons(card))
    except TryLater as later:
        means.hold(task.contact.channel, task.place, later)
    except SendFailed as failure:
        log().info("an older card keeps its buttons", fault=type(failure).__name__)


async def _edit(
    means: Means, task: Task, case: Case
) -> Outcome | None:  # None: an administrator removed the card, so it is shown again
    body = task.errand.body
    caption, buttons = _caption(means, task, case, body.get("menu", ""))
    upload = await _picture(means, case) if body.get("redraw") else None
    try:
        await means.perform(task, EditCaption(case.report.card, caption, buttons, upload))
    except Pointless as pointless:
        if pointless.why == "missing":
            return None
    if body.get("redraw"):
        return _shown(means, task, case, case.report.card)
    return Outcome(case.report.card, partial(desk_queue.enter, case.report.id or 0))


async def link_news(means: Means, task: Task) -> Outcome:
    """Tell the group, below the card, that the post vanished or is back."""
    report, files = await means.report(task.errand)
    if report.state == ERASED:
        return Outcome()
    return Outcome(await means.say_below(task, report, news(report, files, task.errand.body)))


def _shown(means: Means, task: Task, case: Case, message: str) -> Outcome:
    """The group sees a card with a new picture on it."""
    report, files = case.report, [file.id for file in case.files if file.state == evidence.STORED]

    async def shown(transaction: Transaction, now: float) -> list[Effect]:
        latest = await reports.by_id(transaction, report.id or 0)
        if latest is not None and latest.region != report.region:  # it left this group while its card was on its way
            return [elsewhere.empty(means.house.desk(report.region).moderators, message)]
        if left := await _left_behind(transaction, task, message):
            return left
        await reports.change(transaction, report.id or 0, card=message)
        await desk_queue.enter(report.id or 0, transaction, now)
        await reports.note(transaction, report.id, "system", "carded", now, files=files)
        changed = latest is not None and latest.version != report.version
        return card(means.house, report) if changed else []

    return Outcome(message, shown)


async def _left_behind(transaction: Transaction, task: Task, message: str) -> list[Effect]:
    """While a card was on its way, another group took this one's place: it is emptied here and shown there."""
    errand, owner = task.errand, await outbox.contact_of(transaction, task.errand)
    if owner in (None, errand.contact_id) or await contacts.get(transaction, errand.contact_id) is None:
        return []
    again = Effect(owner or 0, errand.kind, {**errand.body, "redraw": True}, rank=errand.rank)
    return [elsewhere.empty(errand.contact_id, message), again]


async def withdraw(means: Means, task: Task) -> Outcome:
    """The report has left this group: its card, or what was shown below it, says nothing any more."""
    instead = line(task.errand.body.get("instead", elsewhere.MOVED))
    message, words = task.errand.body["message"], means.html(instead, task.contact)
    if task.errand.body["words"]:
        return Outcome(await means.perform(task, EditText(message, words)))
    try:
        blank = Upload(await means.studio.placeholder(), "kosong.jpg", "image/jpeg")
    except StudioFailed as error:
        raise Unclear("the empty picture could not be drawn") from error
    return Outcome(await means.perform(task, EditCaption(message, words, (), blank)))


async def _find(means: Means, task: Task, case: Case) -> str:
    """The card that may have been sent before an answer got lost, or before we died; "" when it was not."""
    notice = means.html(line("card-searching", ticket=case.report.ticket), task.contact)
    wanted = _caption(means, task, case)
    channel, known = means.channel(task.contact), task.contact.last_message
    return await means.search.find(channel, task.address, case.report.ticket, known, notice, wanted)


def _caption(means: Means, task: Task, case: Case, menu: str = "") -> tuple[str, Buttons]:
    """The caption that fits: the story gives way first, then names and link, then what is not needed to decide."""
    now = means.house.clock()
    ways = (spare(card_message(case, now, menu, story, field), stages) for story, field, stages in ROOM)
    return means.fitted(task, ways, means.house.desk(case.report.region).region.zone)


async def _picture(means: Means, case: Case) -> Upload:
    stored = [file for file in case.files if file.state == evidence.STORED]
    try:
        data = await means.sheets.of(stored) if stored else await means.studio.placeholder()
    except StudioFailed as error:
        raise Unclear("the contact sheet could not be drawn") from error
    return Upload(data, f"{case.report.ticket}.jpg", "image/jpeg")
