"""Errands of people with a role: links, the look into a group, the desks of the house, the way to a reporter."""

import base64
from functools import partial
from typing import Any

from bot import press
from bot.channels.channel import Album, Moved, Refused, Unclear, Unreachable, Upload
from bot.errands import papers
from bot.errands.means import Means, Outcome, Task
from bot.logs import log
from handlers import appointing, custodian, inviting, seats
from handlers.messages import Message, Word, line
from handlers.papers import identity
from handlers.words import FALLBACK
from storage import contacts, reports, role_invitations, roles
from storage.contacts import Place
from storage.database import Transaction
from storage.magic import PDF
from storage.models import Contact, Report
from storage.outbox import Effect
from storage.pictures import Unreadable
from storage.roles import MODERATOR
from storage.studio import StudioFailed


async def invitation(means: Means, task: Task) -> Outcome:
    """Show an admin the link of an invitation they made."""
    body, house = task.errand.body, means.house
    word = inviting.word_of(house.crypt, body["word"])
    link = means.link(body["channel"], f"{inviting.WORD}_{word}")
    return await means.speak(task, inviting.link_shown(house, body["role"], body["region"], link))


async def group_way(means: Means, task: Task) -> Outcome:
    """Show an admin the link that adds the bot to a group."""
    body, house = task.errand.body, means.house
    link = means.channel(task.contact).group_link(inviting.word_of(house.crypt, body["word"]))
    region, purpose = house.desk(body["region"]).region.name, Word(f"group-of-{body['purpose']}")
    return await means.speak(task, Message((line("group-link-made", region=region, purpose=purpose, link=link),)))


async def enrol(means: Means, task: Task) -> Outcome:
    """Somebody wants to be a moderator: they must be in the group."""
    body, house = task.errand.body, means.house
    async with means.database.transaction() as transaction:
        found = await role_invitations.find(transaction, body["word"], house.clock())
        group = await _group(means, transaction, found.region) if found else None
    if found is None:
        return await means.speak(task, Message((line("invite-over"),)))
    if group is None:
        return await means.speak(task, Message((line("invite-no-group"),)))
    if not await means.channel(group).belongs(house.contacts.address(group), task.address):
        return await means.speak(task, Message((line("invite-join"),)))
    name = base64.b64decode(body["name"])

    async def enrolled(transaction: Transaction, now: float) -> list[Effect]:
        return await appointing.appoint(transaction, house, task.contact, found, name, now) or []

    return Outcome(then=enrolled)


async def look(means: Means, task: Task) -> Outcome:
    """Whether a moderator is still in the group. What cannot be found out takes nothing from anybody."""
    region, house = task.errand.body["region"], means.house
    async with means.database.transaction() as transaction:
        role = await roles.get(transaction, task.contact.id or 0, region, MODERATOR)
        group = await _group(means, transaction, region)
    if role is None or group is None:
        return Outcome()
    try:
        left = await means.channel(group).has_left(house.contacts.address(group), task.address)
    except (Refused, Unreachable, Moved) as failure:
        log().warning("a moderator could not be looked up in the group", fault=type(failure).__name__)
        return Outcome()

    async def gone(transaction: Transaction, now: float) -> list[Effect]:
        return await appointing.dismiss(transaction, house, role, "system", now) or []

    return Outcome(then=gone) if left else Outcome()


async def arrange(means: Means, _task: Task) -> Outcome:
    """Look anew who sits at the desks."""
    await seats.look(means.house, means.database)
    return Outcome()


async def reveal(means: Means, task: Task) -> Outcome:
    """Bring the dossier that names its reporter to the custodian who opened it; without dossiers, that page alone."""
    body, house = task.errand.body, means.house
    async with means.database.transaction() as transaction:
        report = await reports.by_id(transaction, body["report"])
        person = await _reporter(transaction, task, report)
    if report is None or person is None:
        return await means.speak(task, Message((line("reveal-unknown"),)))
    place = Place(person.channel, house.contacts.address(person))
    zone, now = house.desk(report.region).region.zone, house.clock()
    say = partial(house.words.plain, language=FALLBACK, zone=zone)
    page = await _sealed(means, task, report, identity.fields(say, report, place, body["reason"], now))
    words = means.html(line("reveal-caption", ticket=report.ticket), task.contact)
    upload = Upload(page, f"{report.ticket}-pelapor.pdf", PDF)
    return Outcome(await means.perform(task, Album((upload,), words, as_photos=False)))


async def _sealed(means: Means, task: Task, report: Report, page: dict[str, Any]) -> bytes:
    house = means.house
    try:
        if not house.papers:
            return await press.press("identity", page, (), house.clock())
        async with means.making:
            filing, copier = await papers.filed(means, task.errand)
            return await press.dossier(house.words, house.desk(report.region).region, filing, copier, page)
    except (StudioFailed, Unreadable) as error:
        raise Unclear("the papers could not be drawn") from error


async def _reporter(transaction: Transaction, task: Task, report: Report | None) -> Contact | None:
    """Whoever sent it, if they may still be named, and to this custodian."""
    if report is None or custodian.closed(report):
        return None
    if not await custodian.may_open(transaction, task.contact.id or 0, report):
        return None
    return await contacts.get(transaction, report.contact_id or 0)


async def _group(means: Means, transaction: Transaction, region: str) -> Contact | None:
    """The moderators' group; None where there is none yet."""
    number = means.house.desk(region).moderators
    return None if means.house.is_vacant(number) else await contacts.get(transaction, number)
