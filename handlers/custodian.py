"""/buka: a custodian opens the way to a formal reporter of their region, with a reason, for Bawaslu.

The case notes it, and the resident is told, before the page is made. Whoever only informs is never named. For
everybody else this command does not exist.
"""

from collections.abc import Sequence
from typing import Final

from handlers import aside
from handlers.dialogue import begin
from handlers.forms import Talk
from handlers.messages import GAP, Message, Said, line, to_json
from handlers.report import REVEAL
from handlers.report import ask as asked
from handlers.scene import Scene
from handlers.tracks import FORMAL
from storage import reports, roles
from storage.database import Transaction
from storage.models import Report
from storage.outbox import WORK, Effect
from storage.roles import CUSTODIAN, Role
from storage.states import ERASED, WITHDRAWN
from storage.tickets import read_ticket

OPEN: Final = "reveal"
"""The kind of the errand that makes the page."""
INFORMANT, NOBODY = "informant", "nobody"


def closed(report: Report) -> str:
    """Why whoever sent this report is not named: informant | nobody (knows it any more); "": they may be."""
    if report.contact_id is None or report.state in (WITHDRAWN, ERASED):
        return NOBODY
    return "" if report.answers.get("track") == FORMAL else INFORMANT


async def ask(scene: Scene, said: Said, held: Sequence[Role]) -> None:
    """/buka LN-...: ask for the reason, if this report can be opened."""
    ticket = read_ticket(said.argument)
    report = await reports.by_ticket(scene.transaction, ticket) if ticket else None
    aside.leave(scene)
    if report is None or report.region not in {row.region for row in held}:
        scene.say(Message((line("reveal-which" if ticket is None else "reveal-unknown"),)))
    elif why := closed(report):
        scene.say(Message((line(f"reveal-closed-{why}"),)))
    elif scene.talk is not None:
        scene.say(Message((line("finish-first"),)))
    else:
        scene.draft = scene.house.new_draft()
        talk = begin(REVEAL, about=report.ticket)
        scene.set_talk(talk)
        question = asked(REVEAL, talk)
        scene.say(Message((line("reveal-begun", ticket=report.ticket), GAP, *question.lines), question.choices))


async def finish(scene: Scene, talk: Talk) -> None:
    """They confirmed, or thought better of it."""
    scene.dropped.append(scene.draft)
    if talk.answers.get("sure") != "yes":
        scene.say(Message((line("reveal-stopped"),)))
        return
    report = await reports.by_ticket(scene.transaction, talk.about)
    if report is None or closed(report) or not await may_open(scene.transaction, scene.contact_id, report):
        scene.say(Message((line("reveal-unknown"),)))
        return
    reason, by = str(talk.answers["reason"]), f"custodian:{scene.who}"
    who = scene.contact.lookup
    await reports.note(scene.transaction, report.id, by, "revealed", scene.now, reason=reason, who=who)
    news = Message((line("identity-told", ticket=report.ticket),))
    scene.effects.append(Effect(report.contact_id or 0, "say", to_json(news), rank=WORK))
    body = {"report": report.id, "reason": reason}
    scene.effects.append(Effect(scene.contact_id, OPEN, body, lane=f"reveal:{scene.contact_id}", rank=WORK))
    scene.say(Message((line("reveal-making", ticket=report.ticket),)))


async def may_open(transaction: Transaction, contact_id: int, report: Report) -> bool:
    """Whether this contact is a custodian where the report is."""
    return await roles.get(transaction, contact_id, report.region, CUSTODIAN) is not None
