"""What residents answer to moderators' questions, shown below the card of their report."""

from bot.channels import render
from bot.channels.channel import Text
from bot.errands.means import Means, Outcome, Task
from handlers.answer_shown import answer_message
from storage import inquiries, reports
from storage.database import Transaction
from storage.outbox import Effect
from storage.states import ERASED


async def show(means: Means, task: Task) -> Outcome:
    """Tell the group what came; what was erased meanwhile is told to nobody."""
    number, house = task.errand.body["inquiry"], means.house
    async with means.database.transaction() as transaction:
        inquiry = await inquiries.get(transaction, number)
        report = await reports.by_id(transaction, task.errand.body["report"])
    if inquiry is None or report is None or report.state == ERASED or means.has_left(report, task.errand.contact_id):
        return Outcome()
    own, given = (house.crypt.open(words).decode() if words else "" for words in (inquiry.words, inquiry.answer))
    said, language = answer_message(report, inquiry, own, given), task.contact.language
    zone, limits = house.desk(report.region).region.zone, means.channel(task.contact).limits
    html = house.words.say(said, language, zone)
    buttons = render.buttons(said, house.words, language, zone, limits)
    message = await means.perform(task, Text(html, buttons, below=report.card))

    async def shown(transaction: Transaction, _now: float) -> list[Effect]:
        await inquiries.shown(transaction, number, message)
        return []

    return Outcome(message, shown)
