"""Errands of a talk: what is said to a resident, and the answers to taps."""

import base64
import math
from typing import Any, Final

from bot.channels.channel import Answer, EditButtons, Knock, Picture, TryLater, Unclear, Upload
from bot.errands.means import Means, Outcome, Task
from bot.logs import log
from handlers import followup, papers
from handlers.counting import asks_for_files, counted
from handlers.messages import GAP, Message, from_json, line, line_from_json
from handlers.report import ask, taken_up
from storage import dialogues, inquiries, outbox
from storage.database import Transaction
from storage.models import Contact
from storage.outbox import TELL, Effect, Errand
from storage.studio import StudioFailed

NEWS: Final = (TELL, "receipt")
"""What comes to a resident whatever they are at: it asks nothing."""


async def say(means: Means, task: Task) -> Outcome:
    """Say what was decided when the row was written, unless it is over; then tick the button that led to it."""
    if means.house.clock() >= task.errand.body.get("until", math.inf):
        return Outcome()
    outcome = await means.speak(task, from_json(task.errand.body))
    if taken := task.errand.body.get("mark"):
        await _tick(means, task, taken)
    return outcome


async def spared(means: Means, errand: Errand, _contact: Contact) -> Outcome | None:
    """A question that was answered before it could be put, or put again, is not put."""
    number = errand.body.get("inquiry")  # none in what asks nothing
    if not number:
        return None
    async with means.database.transaction() as transaction:
        return Outcome() if await inquiries.is_over(transaction, number) else None


async def toast(means: Means, task: Task) -> Outcome:
    """Answer a tap."""
    body = task.errand.body
    tap = means.house.crypt.open(base64.b64decode(body["tap"])).decode()
    given = body.get("line")  # none in rows of an older version
    text = means.plain(line_from_json(given), task.contact) if given else ""
    return Outcome(await means.perform(task, Answer(tap, text, body["alert"])))


async def mark(means: Means, task: Task) -> Outcome:
    """Leave only the button that was taken, ticked."""
    return Outcome(await means.perform(task, _ticked(means, task, task.errand.body)))


async def _tick(means: Means, task: Task, taken: dict[str, Any]) -> None:
    """Tried once: what was said must not be said again because of it, and a button that stays is answered as well."""
    try:
        await means.perform(task, _ticked(means, task, taken))
    except TryLater as later:
        means.hold(task.contact.channel, task.place, later)
    except Exception as error:  # also a label that this version has no words for
        log().info("a button was not ticked", fault=type(error).__name__)


def _ticked(means: Means, task: Task, taken: dict[str, Any]) -> EditButtons:
    label = "✓ " + means.plain(line(taken["label"]), task.contact)
    return EditButtons(taken["message"], (((taken["choice"], label),),))


async def count(means: Means, task: Task) -> Outcome:
    """An album has gone quiet: thank for all its files at once, and put the question again.

    Unless something is to be said after this: then that asks, and this would ask ahead of it. Where none of the files
    is left, for all of them were refused or deleted, there is nothing to thank for.
    """
    body, contact_id = task.errand.body, task.contact.id or 0
    async with means.database.transaction() as transaction:
        dialogue = (await dialogues.load(transaction, [contact_id])).get(contact_id)
        followed = await outbox.is_followed(transaction, task.errand, NEWS)
    house = means.house
    talk = taken_up(house.forms, dialogue.talk) if dialogue is not None and dialogue.draft == body["draft"] else None
    if talk is None:
        return Outcome()
    asked, thanks = ask(house.forms[talk.form], talk), counted(talk)
    if followed:
        asked = Message(thanks)
    elif thanks and not body.get("opening"):
        asked = Message((*thanks, *(() if asks_for_files(talk) else (GAP, *asked.lines))), asked.choices)
    lines = (*map(line_from_json, body.get("greeting", ())), *asked.lines)
    return await means.speak(task, Message(lines, asked.choices)) if lines else Outcome()


async def receipt(means: Means, task: Task) -> Outcome:
    """Send the picture that a resident keeps."""
    report, files = await means.report(task.errand)
    if report.contact_id is None:
        return Outcome()
    drawing = papers.receipt(means.house, report, files, task.contact.language)
    try:
        data = await means.studio.receipt(drawing)
    except StudioFailed as error:
        raise Unclear("the receipt could not be drawn") from error
    caption = means.html(line("receipt-caption", ticket=report.ticket), task.contact)
    return Outcome(await means.perform(task, Picture(Upload(data, f"{report.ticket}.png", "image/png"), caption)))


async def knock(means: Means, task: Task) -> Outcome:
    """Ask somebody to write to us; what is held for them goes out when they do."""
    said = means.written(task, followup.knock(), means.house.zone_at(task.errand.contact_id))
    return Outcome(await means.perform(task, Knock(*said)))


async def forget(means: Means, task: Task) -> Outcome:  # noqa: ARG001 - every errand has the same shape
    """The goodbye was said."""

    async def forgotten(transaction: Transaction, _now: float) -> list[Effect]:
        await followup.forget(transaction, task.errand.contact_id)
        return []

    return Outcome(then=forgotten)
