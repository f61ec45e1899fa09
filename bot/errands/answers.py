"""What residents answer to moderators' questions, shown below the card of their report."""

from bot.errands.means import Means, Outcome, Task
from handlers import elsewhere
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
    if inquiry is None or report is None or means.is_hidden(report, task.errand.contact_id):
        return Outcome()
    own, given = (house.crypt.open_words(words) for words in (inquiry.words, inquiry.answer))
    message = await means.say_below(task, report, answer_message(report, inquiry, own, given))

    async def shown(transaction: Transaction, _now: float) -> list[Effect]:
        latest, group = await reports.by_id(transaction, task.errand.body["report"]), task.errand.contact_id
        if means.is_hidden(latest, group):  # since this was on its way
            gone = latest is None or latest.state == ERASED
            instead = elsewhere.EMPTIED if gone else elsewhere.MOVED
            return [elsewhere.empty(group, message, words=True, instead=instead)]
        await inquiries.shown(transaction, number, message)
        return []

    return Outcome(message, shown)
