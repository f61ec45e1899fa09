"""Two reports side by side in the moderators' group: the pictures of both, and what each says."""

from bot.channels.channel import Picture, Text, Unclear, Upload
from bot.errands.files import unshown_late
from bot.errands.means import Means, Outcome, Task
from handlers.pair import ROOM, pair_message
from storage import evidence, reports
from storage.models import Evidence, Report
from storage.states import ERASED
from storage.studio import StudioFailed

_EACH = 5  # pictures of each report; a sheet holds ten


async def show(means: Means, task: Task) -> Outcome:
    """Show both; one that was erased meanwhile is shown to nobody."""
    found = [await _case(means, task.errand.body[name]) for name in ("report", "other")]
    (one, files), (other, theirs) = found
    if one is None or other is None or ERASED in (one.state, other.state) or one.region != other.region:
        return Outcome()
    if means.has_left(one, task.errand.contact_id):
        return Outcome()
    ways = (pair_message(one, other, (files, theirs), signs) for signs in ROOM)
    said = means.fitted(task, ways, means.house.desk(one.region).region.zone)
    stored = [*_stored(files), *_stored(theirs)]
    if not stored:
        return _shown(means, task, await means.perform(task, Text(*said)))
    try:
        data = await means.sheets.of(stored)
    except StudioFailed as error:
        raise Unclear("the contact sheet could not be drawn") from error
    upload = Upload(data, f"{one.ticket}-{other.ticket}.jpg", "image/jpeg")
    return _shown(means, task, await means.perform(task, Picture(upload, *said)))


def _shown(means: Means, task: Task, message: str) -> Outcome:
    return Outcome(message, lambda transaction, _: unshown_late(means, transaction, task.errand, message))


async def _case(means: Means, number: int) -> tuple[Report | None, list[Evidence]]:
    async with means.database.transaction() as transaction:
        return await reports.by_id(transaction, number), await evidence.of_report(transaction, number)


def _stored(files: list[Evidence]) -> list[Evidence]:
    return [file for file in files if file.state == evidence.STORED][:_EACH]
