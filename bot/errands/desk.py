"""What the moderators' group reads: remarks of colleagues, the letter of an admonition, the way to note a report."""

from bot.channels.channel import Text
from bot.errands.means import Means, Outcome, Task
from handlers import admonish, direct, remarks
from handlers.messages import Message
from storage import remarks as kept
from storage.models import Report
from storage.states import ADMONISHED, ERASED


async def remarks_below(means: Means, task: Task) -> Outcome:
    """List the remarks."""
    report, _ = await means.report(task.errand)
    async with means.database.transaction() as transaction:
        found = await kept.latest(transaction, report.id or 0, remarks.LISTED)
    if not found or report.state == ERASED:
        return Outcome()
    return await _below(means, task, report, remarks.listed(means.house.crypt, report, found))


async def letter_below(means: Means, task: Task) -> Outcome:
    """Show the letter, unless the decision was undone meanwhile."""
    report, _ = await means.report(task.errand)
    if report.state != ADMONISHED:
        return Outcome()
    region = means.house.desk(report.region).region
    return await _below(means, task, report, admonish.letter(report, region))


async def invitation(means: Means, task: Task) -> Outcome:
    """Show a moderator the way to note a report themselves."""
    word = task.errand.body["word"]
    return await means.speak(task, direct.invitation(word, means.channel(task.contact).link(direct.LINKED + word)))


async def _below(means: Means, task: Task, report: Report, said: Message) -> Outcome:
    zone = means.house.desk(report.region).region.zone
    told = means.house.words.say(said, task.contact.language, zone)
    return Outcome(await means.perform(task, Text(told, below=report.card)))
