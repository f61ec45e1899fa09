"""Errands about recaps: the figures of a period, as words, PDF or spreadsheet, brought to whoever asked for them."""

from typing import Final

from bot.channels.channel import Album, Unclear, Upload
from bot.errands.means import Means, Outcome, Task
from bot.recap_files import made
from handlers import exports, recap_talk
from storage import figures, roles
from storage.magic import PDF
from storage.roles import DIGESTED
from storage.studio import StudioFailed

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def text(means: Means, task: Task) -> Outcome:
    """The figures in the chat."""
    body, house = task.errand.body, means.house
    if not await _may_see(means, task, body["region"]):
        return Outcome()
    region, period = house.desk(body["region"]).region, exports.period_of(body)
    async with means.database.snapshot() as snapshot:
        found = await figures.of(snapshot, region, period.first, period.last)
    return await means.speak(task, recap_talk.shown(region, period, found, house.clock(), named=body["named"]))


async def paper(means: Means, task: Task) -> Outcome:
    """The recap as PDF."""
    return await _bring(means, task, "pdf", PDF)


async def sheet(means: Means, task: Task) -> Outcome:
    """The same as a spreadsheet, with a row for each case."""
    return await _bring(means, task, "xlsx", XLSX)


async def _bring(means: Means, task: Task, kind: str, mime: str) -> Outcome:
    export, house = exports.read(kind, task.errand.body), means.house
    region, span = house.desk(export.region).region, export.period
    if not await _may_see(means, task, export.region):
        return Outcome()
    try:
        async with means.making:
            data = await made(means.database, house.words, region, export, house.clock())
    except StudioFailed as error:
        raise Unclear("the recap could not be made") from error
    caption = exports.caption(export, region.name)
    upload = Upload(data, f"Rekap_{region.key}_{span.first}_{span.last}.{kind}", mime)
    return Outcome(await means.perform(task, Album((upload,), means.html(caption, task.contact), as_photos=False)))


async def _may_see(means: Means, task: Task, region: str) -> bool:
    """Whether they still may: it may have waited for long, as on WhatsApp."""
    if task.contact.id == means.house.desk(region).moderators:
        return True
    async with means.database.transaction() as transaction:
        held = await roles.of_contact(transaction, task.contact.id or 0)
    return region in means.house.desks and any(one.region == region and one.role in DIGESTED for one in held)
