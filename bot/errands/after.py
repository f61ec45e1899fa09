"""Errands of what comes after the hand-over: words below a card, Bawaslu's buttons, the files of letters."""

from bot.channels.channel import Album, EditButtons, EditText, Text, Upload
from bot.errands.files import copies
from bot.errands.means import Means, Outcome, Task
from handlers import liaison, showing
from handlers.history import asked_for, history
from handlers.messages import Message, from_json, line
from storage import custody, evidence, letters
from storage.database import Transaction
from storage.letter_tables import Prompt
from storage.outbox import Effect
from storage.states import ERASED


async def below(means: Means, task: Task) -> Outcome:
    """Say something below a card, or below another message of ours; remember what an answer to it stands for."""
    body, (report, _) = task.errand.body, await means.report(task.errand)
    if report.state == ERASED:
        return Outcome()
    said = means.written(task, from_json(body), means.house.desk(report.region).region.zone)
    message = await means.perform(task, Text(*said, below=body["below"] or report.card))
    prompt = Prompt(contact_id=task.contact.id or 0, message=message, report_id=report.id or 0, wants=body["wants"])

    async def expected(transaction: Transaction, _now: float) -> list[Effect]:
        await letters.expect(transaction, prompt)
        return []

    return Outcome(message, expected if prompt.wants else None)


async def answered(means: Means, task: Task) -> Outcome:
    """A question of ours was answered: show what was noted instead, without its button."""
    body, (report, _) = task.errand.body, await means.report(task.errand)
    said = means.written(task, from_json(body), means.house.desk(report.region).region.zone)
    return Outcome(await means.perform(task, EditText(body["message"], *said)))


async def buttons(means: Means, task: Task) -> Outcome:
    """Draw Bawaslu's buttons as they fit the report now."""
    body = task.errand.body
    report, _ = await means.report(task.errand)
    zone = means.house.desk(report.region).region.zone
    async with means.database.transaction() as transaction:
        trail = await custody.trail(transaction, report.draft)
    rows = liaison.rows(report, body["menu"], asked_for(history(zone, trail)))
    _, drawn = means.written(task, Message((), rows), zone)
    return Outcome(await means.perform(task, EditButtons(body["message"], drawn)))


async def letter(means: Means, task: Task) -> Outcome:
    """Show the file of a letter in the moderators' group; nobody else ever gets it."""
    body = task.errand.body
    async with means.database.transaction() as transaction:
        files = await evidence.of_draft(transaction, body["file"])
    uploads: list[Upload] = []
    for file in files:
        uploads += await copies(means, f"{body['ticket']}_surat", file) if file.state == evidence.STORED else []
    if not uploads:
        return Outcome()
    words = means.html(line("letter-caption", ticket=body["ticket"], number=body["number"]), task.contact)
    return Outcome(await means.perform(task, Album(tuple(uploads[: showing.ALBUM]), words, False)))
