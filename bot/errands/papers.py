"""Errands about papers: making the dossier and its package, and bringing them to each recipient."""

from io import BytesIO
from typing import Final
from zipfile import ZipFile

from bot import press
from bot.channels.channel import Album, Misconfigured, Refused, Unclear, Upload
from bot.errands.means import Follow, Means, Outcome, Task
from bot.logs import log
from bot.post import Letter
from bot.press import Copier
from handlers import drafting, tracks
from handlers.messages import line
from handlers.papers import b1 as form
from handlers.papers import sending
from handlers.papers.dossier import Filing
from storage import dispatches, evidence, outbox, reports
from storage.database import Transaction
from storage.magic import PDF
from storage.models import Report
from storage.outbox import Effect, Errand
from storage.package import DOSSIER
from storage.paper_tables import Dispatch
from storage.pictures import Unreadable
from storage.states import ERASED
from storage.studio import StudioFailed

_ZIP, _BYTES = "application/zip", "application/octet-stream"
LARGEST: Final = 45_000_000
"""Bytes of one file we send; larger ones are parted. Bot API, sending files: at most 50 MB."""


async def make(means: Means, task: Task) -> Outcome:
    """Make the dossier and the package of a report, keep the package until all have it, and send it out."""
    async with means.making:
        filing, copier = await filed(means, task.errand)
        report, desk = filing.report, means.house.desk(filing.report.region)
        if report.state == ERASED:
            return Outcome()
        try:
            pdf = await press.dossier(means.house.words, desk.region, filing, copier)
            made = await press.packed(means.database, filing, pdf, copier, task.errand.id)
        except (StudioFailed, Unreadable) as error:
            raise Unclear("the dossier could not be drawn") from error
        sha256 = await means.originals.keep(made.getbuffer())

    async def sent_out(transaction: Transaction, now: float) -> list[Effect]:
        return await sending.send_out(transaction, desk, report, sha256, now)

    return Outcome(then=sent_out)


async def filed(means: Means, errand: Errand) -> tuple[Filing, Copier]:
    """What the papers of this report are made of, and who draws its pictures."""
    crypt, now = means.house.crypt, means.house.clock()
    filing, boxes = await press.filed(means.database, crypt, errand.body["report"], now, errand.id)
    return filing, Copier(means.originals, means.studio, boxes)


async def send(means: Means, task: Task) -> Outcome:
    """Bring the papers into Bawaslu's chat."""
    found = await _waiting(means, task)
    if found is None:
        return Outcome()
    dispatch, report, data = found
    words = "\n".join(means.html(part, task.contact) for part in sending.caption(report, dispatch.sha256))
    uploads = [Upload(document(data), f"{report.ticket}.pdf", PDF), *_parts(report.ticket, data)]
    try:
        message = await means.perform(task, Album(tuple(uploads), words, as_photos=False))
    except Refused as refused:
        return _refused(means, dispatch, task, str(refused))
    return Outcome(message, _arrived(dispatch, task))


async def mail(means: Means, task: Task) -> Outcome:
    """Bring the papers to one mail address."""
    found = await _waiting(means, task)
    if found is None:
        return Outcome()
    dispatch, report, data = found
    if means.post is None:
        raise Misconfigured("there is mail to be sent, but SMTP_URL is empty")
    letter = Letter(*sending.letter(means.house, report, dispatch.sha256))
    try:
        await means.post.send(dispatch.recipient, letter, report.ticket, document(data), data)
    except Refused as refused:
        return _refused(means, dispatch, task, str(refused))
    return Outcome(then=_arrived(dispatch, task))


async def b1(means: Means, task: Task) -> Outcome:
    """Make the draft of form B.1 and bring it to the resident; then their words are gone from here."""
    body, house = task.errand.body, means.house
    report, files = await means.report(task.errand)
    if report.contact_id != task.contact.id:
        return Outcome()
    region, now = house.desk(report.region).region, house.clock()
    stored = [file for file in files if file.state == evidence.STORED]
    person = form.person_of(drafting.unseal(house.crypt, body[drafting.SEALED]))
    when = tracks.until(report, region.zone, now)
    try:
        pdf = await press.press("b1", form.fields(house.words, region, report, stored, person, when, now), (), now)
    except StudioFailed as error:
        raise Unclear("the form could not be drawn") from error
    words = means.html(line("form-caption", ticket=report.ticket), task.contact)
    upload = Upload(pdf, f"B1-{report.ticket}.pdf", PDF)
    message = await means.perform(task, Album((upload,), words, as_photos=False))

    async def forgotten(transaction: Transaction, _now: float) -> list[Effect]:
        await outbox.rewrite(transaction, task.errand, {**body, drafting.SEALED: ""})
        return []

    return Outcome(message, forgotten)


async def _waiting(means: Means, task: Task) -> tuple[Dispatch, Report, bytes] | None:
    """The papers that are still to be sent, of which report, and their package; None: somebody sent them already."""
    async with means.database.transaction() as transaction:
        dispatch = await dispatches.get(transaction, task.errand.body["dispatch"])
        report = await reports.by_id(transaction, task.errand.body["report"])
        if report is not None and task.errand.kind == "paper-files":
            await means.require_bawaslu(transaction, report, task.errand)
    if dispatch is None or report is None or dispatch.state != dispatches.QUEUED:
        return None
    return dispatch, report, await means.originals.read(dispatch.sha256)


def document(package: bytes) -> bytes:
    """The PDF in a package."""
    with ZipFile(BytesIO(package)) as archive:
        return archive.read(DOSSIER)


def _parts(ticket: str, data: bytes) -> list[Upload]:
    """The package as one file, or as pieces that only have to be put behind each other."""
    if len(data) <= LARGEST:
        return [Upload(data, f"{ticket}.zip", _ZIP)]
    starts = range(0, len(data), LARGEST)
    return [
        Upload(data[start : start + LARGEST], f"{ticket}.zip.{number:03}", _BYTES)
        for number, start in enumerate(starts, start=1)
    ]


def _arrived(dispatch: Dispatch, task: Task) -> Follow:
    async def arrived(transaction: Transaction, now: float) -> list[Effect]:
        return await sending.arrived(transaction, dispatch, task.errand.contact_id, now)

    return arrived


def _refused(means: Means, dispatch: Dispatch, task: Task, reason: str) -> Outcome:
    """It will never be taken: that is told to people, and nothing is tried again."""
    log().error("papers were refused", way=dispatch.way, fault=reason)

    async def refused(transaction: Transaction, now: float) -> list[Effect]:
        return await sending.refused(transaction, means.house, dispatch, task.errand.contact_id, reason[:200], now)

    return Outcome(then=refused)
