"""Errands about files: fetching what residents sent, handing it on without what could tell who sent it."""

from contextlib import aclosing
from typing import Final

from bot.channels.channel import AWAY, Album, Delete, Refused, Unclear, Upload
from bot.errands.means import Follow, Means, Outcome, Task
from bot.press import Copier
from handlers import arrival, elsewhere, escalation, liaison, showing
from handlers.scene import Scene
from storage import blurs, evidence, letters, reports
from storage.database import Transaction
from storage.evidence import Original
from storage.letter_tables import Prompt
from storage.magic import FILMS, JPEG
from storage.models import Evidence, Report
from storage.outbox import Effect, Errand
from storage.pictures import Inspected, Unreadable

_TRIES: Final = 16  # about an hour


async def fetch(means: Means, task: Task) -> Outcome:
    """Fetch a file, look at it, seal and keep it."""
    async with means.database.transaction() as transaction:
        file = await evidence.get(transaction, task.errand.body["evidence"])
    if file is None or file.state != evidence.AWAITED:
        return Outcome()
    try:
        original = await _take_in(means, task, file)
    except Unreadable as unreadable:
        return _refused(means, task, file, unreadable.reason)
    except Refused as refused:
        if AWAY in str(refused) and task.errand.tries < _TRIES:
            raise Unclear("the file cannot be had just now") from refused
        if "too big" not in str(refused):
            return _refused(means, task, file, "gone")
        return _refused(means, task, file, "too-big", megabytes=means.channel(task.contact).limits.file >> 20)

    if original is None:
        return Outcome()

    async def stored(transaction: Transaction, now: float) -> list[Effect]:
        return await arrival.stored(means.house, transaction, file, original, now)

    return Outcome(then=stored)


async def _take_in(means: Means, task: Task, file: Evidence) -> Original | None:
    """From the platform into the store, sealed on its way; None when nobody waits for it any more."""
    ref = means.house.crypt.open(file.ref).decode()
    async with (
        aclosing(means.channel(task.contact).fetch(ref)) as pieces,
        means.originals.taken_in(pieces) as taken,
    ):
        seen = await means.studio.inspect(taken)
        async with means.database.transaction() as transaction:
            wanted = await evidence.claim(transaction, file.id or 0, taken.sha256)
        if not wanted:
            return None
        await means.originals.keep_file(taken)
    await means.originals.keep_tile(taken.sha256, await _tile(means, task, file, seen))
    crypt = means.house.crypt
    facts = evidence.sealed_facts(crypt, taken.sha256, seen.facts)
    likeness = crypt.seal(seen.likeness) if seen.likeness else None
    size = seen.width, seen.height, seen.frames, seen.seconds
    return Original(taken.sha256, len(taken), seen.mime, *size, facts, likeness)


async def _tile(means: Means, task: Task, file: Evidence, seen: Inspected) -> bytes:
    """What stands for a file on a sheet. No film is decoded here: the platform's own picture of it is taken."""
    if seen.mime not in FILMS or not file.preview:
        return seen.tile
    ref = means.house.crypt.open(file.preview).decode()
    return await means.sheets.preview(means.channel(task.contact), ref) or seen.tile


def _refused(means: Means, task: Task, file: Evidence, reason: str, **told: int) -> Outcome:
    """A file that cannot be used is asked for again; the report goes on without it."""

    async def refused(transaction: Transaction, now: float) -> list[Effect]:
        return await arrival.refused(Scene(means.house, transaction, task.contact, now), file, reason, **told)

    return Outcome(then=refused)


async def show(means: Means, task: Task) -> Outcome:
    """Send files of a report to a group."""
    body = task.errand.body
    _, files = await means.report(task.errand)
    wanted = [file for file in files if file.id in body["evidence"] and file.state == evidence.STORED]
    if not wanted:
        return Outcome()
    uploads: list[Upload] = []
    for place, file in enumerate(wanted, body["first"]):
        uploads += await copies(means, f"{body['ticket']}_{place:02}", file)
    as_photos = task.errand.kind == "files" and all(_fits_photo(file) for file in wanted)
    lines = showing.caption(body["ticket"], body["first"], wanted)
    words = "\n".join(means.html(part, task.contact) for part in lines)
    message = await means.perform(task, Album(tuple(uploads[: showing.ALBUM]), words, as_photos))
    return Outcome(message, _seen(means, task, message, [file.id or 0 for file in wanted]))


def _seen(means: Means, task: Task, message: str, numbers: list[int]) -> Follow:
    """Note that these files were shown to the moderators, or handed over to Bawaslu."""
    body, errand = task.errand.body, task.errand
    who, what = body.get("by", "system"), "shown" if errand.kind == "files" else "handed_over"

    async def seen(transaction: Transaction, now: float) -> list[Effect]:
        await reports.note(transaction, body["report"], who, what, now, files=numbers)
        return await unshown_late(means, transaction, errand, message) if errand.kind == "files" else []

    return seen


async def unshown_late(means: Means, transaction: Transaction, errand: Errand, message: str) -> list[Effect]:
    """What was on its way to a group while its report was erased, or left that group, goes again."""
    numbers = [errand.body[name] for name in ("report", "other") if name in errand.body]
    found = [await reports.by_id(transaction, number) for number in numbers]
    hidden = any(means.is_hidden(report, errand.contact_id) for report in found)
    return elsewhere.unshown(errand.contact_id, message.split()) if hidden else []


async def take_away(means: Means, task: Task) -> Outcome:
    """Delete a message that a group was shown, and is to see no more."""
    return Outcome(await means.perform(task, Delete(task.errand.body["message"])))


async def copies(means: Means, name: str, file: Evidence) -> list[Upload]:
    """Copies without what could tell who sent it; never the very bytes."""
    async with means.database.transaction() as transaction:
        boxes = await blurs.of_files(transaction, [file.id or 0])
    made = await Copier(means.originals, means.studio, boxes).of(file)
    names = [name] if len(made) == 1 else [f"{name}_{page:02}" for page in range(1, len(made) + 1)]
    return [Upload(data, f"{each}.jpg", JPEG) for data, each in zip(made, names, strict=True)]


def _fits_photo(file: Evidence) -> bool:
    """Bot API, sendPhoto: the ratio is at most 20; copies keep the other limits (10 MB, 10,000 px) by their size."""
    return max(file.width, file.height) <= 20 * max(1, min(file.width, file.height)) or file.mime in FILMS


async def hand_over(means: Means, task: Task) -> Outcome:
    """Give a report to Bawaslu; only its delivery makes it handed over."""
    case = await means.case(task.errand)
    report, office = case.report, means.house.desk(case.report.region).region.office
    said = escalation.handover_message(report, case.files, office, case.watched, liaison.rows(report))
    sent = await means.speak(task, said)

    async def delivered(transaction: Transaction, now: float) -> list[Effect]:
        latest = await reports.by_id(transaction, report.id or 0)
        scene = Scene(means.house, transaction, task.contact, now)
        if latest is not None:
            await letters.expect(transaction, _handed_over(task, sent.message, latest))
            await escalation.delivered(scene, latest)
        return scene.effects

    return Outcome(sent.message, delivered)


def _handed_over(task: Task, message: str, report: Report) -> Prompt:
    """Remembers the message whose buttons follow the case."""
    return Prompt(contact_id=task.contact.id or 0, message=message, report_id=report.id or 0, wants=letters.HANDED_OVER)


async def hand_over_at_once(means: Means, task: Task) -> Outcome:
    """A report that the desk here should not judge: nobody decides, it goes to Bawaslu."""

    async def handed(transaction: Transaction, now: float) -> list[Effect]:
        return await escalation.at_once(means.house, transaction, task.errand.body["report"], now)

    return Outcome(then=handed)


async def destroy(means: Means, task: Task) -> Outcome:
    """Remove an original that nobody needs any more."""
    sha256 = task.errand.body["sha256"]

    async def is_needed() -> bool:
        async with means.database.transaction() as transaction:
            return await evidence.is_needed(transaction, sha256)

    if await means.originals.give_up(sha256, is_needed):
        means.sheets.forget(sha256)
    return Outcome()
