"""What the moderators' group reads: remarks of colleagues, the letter of an admonition, the way to note a report."""

from bot.errands.means import Means, Outcome, Task
from handlers import admonish, direct, remarks
from storage import remarks as kept
from storage.states import ADMONISHED, ERASED


async def remarks_below(means: Means, task: Task) -> Outcome:
    """List the remarks."""
    report, _ = await means.report(task.errand)
    async with means.database.transaction() as transaction:
        found = await kept.latest(transaction, report.id or 0, remarks.LISTED)
    if not found or report.state == ERASED:
        return Outcome()
    return Outcome(await means.say_below(task, report, remarks.listed(means.house.crypt, report, found)))


async def letter_below(means: Means, task: Task) -> Outcome:
    """Show the letter, unless the decision was undone meanwhile."""
    report, _ = await means.report(task.errand)
    if report.state != ADMONISHED:
        return Outcome()
    region = means.house.desk(report.region).region
    return Outcome(await means.say_below(task, report, admonish.letter(report, region)))


async def invitation(means: Means, task: Task) -> Outcome:
    """Show a moderator the way to note a report themselves."""
    word = task.errand.body["word"]
    return await means.speak(task, direct.invitation(word, means.channel(task.contact).link(direct.LINKED + word)))
