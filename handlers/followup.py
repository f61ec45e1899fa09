"""What a resident can do after sending: see how it stands, add evidence, withdraw, have it erased."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from handlers import answering, appointing, aside, drafting, elsewhere, more_links, tracks
from handlers.case_button import button
from handlers.dialogue import begin
from handlers.elsewhere import EMPTIED
from handlers.forms import Step
from handlers.gathering import gather
from handlers.history import history
from handlers.messages import GAP, Choice, Line, Message, Moment, Rows, Said, Word, line
from handlers.opening import resume
from handlers.report import MORE, REPORT, ask
from handlers.sameness import ALSO_SHOWN, OPEN_STATES
from handlers.scene import Scene, card, cards, today
from handlers.timeline import timeline
from storage import (
    contacts,
    custody,
    deliveries,
    desk_state,
    dialogues,
    evidence,
    inquiries,
    link_looks,
    queue,
    reports,
    roles,
    same_post,
    sameness,
    subscriptions,
)
from storage.custody import Act
from storage.database import Transaction
from storage.models import Evidence, Report
from storage.outbox import WORK, Effect
from storage.states import AFTER, ERASED, IllegalMoveError
from storage.tickets import read_ticket

_LIKELY_MORE: Final = 30 * 86_400.0  # seconds since a report was sent
OPEN: Final = "contact:open"


async def status(scene: Scene, argument: str) -> Line | None:
    """/status: all own reports, or the one with this ticket. Another's ticket looks like none at all.

    Whoever sent none and is filling one in is told so before the question is asked again: returns that sentence.
    """
    ticket = read_ticket(argument) if argument else None
    if ticket:
        await show(scene, ticket)
        return None
    own = [report for report in await reports.of_contact(scene.transaction, scene.contact_id) if report.state != ERASED]
    if argument and not own:
        scene.say(Message((line("status-unknown"),)))
        return None
    draft = aside.draft(scene)
    if not own and draft and draft.form == REPORT.name and not aside.checking(scene):
        return line("status-draft")
    lines = tuple(_in_list(report, _sent(scene, report)) for report in own)
    buttons = tuple((button(report, "show", line("plain", text=report.ticket)),) for report in own[:8])
    scene.say(Message((line("status-head"), GAP, *lines), buttons) if own else Message((line("status-none"),)))
    return None


async def show(scene: Scene, ticket: str) -> None:
    """One own report: its state, what it means, what can be done."""
    report = await reports.by_ticket(scene.transaction, ticket)
    if report is None or report.contact_id != scene.contact_id or report.state == ERASED:
        scene.say(Message((line("status-unknown"),)))
        return
    files = len(await evidence.of_report(scene.transaction, report.id or 0))
    way = await _way(scene, report) if report.state in AFTER else ()
    asked = await answering.below_status(scene, report)
    rows = (*asked, *_buttons(report), *tracks.how(report))
    scene.say(Message((*_details(report, files, _sent(scene, report)), *way), rows))


async def _way(scene: Scene, report: Report) -> tuple[Line, ...]:
    """Where it is on its way after the hand-over."""
    region = scene.house.desk(report.region).region
    passed = history(region.zone, await custody.trail(scene.transaction, report.draft))
    sent = today(region, report.submitted_at)
    return (GAP, *timeline(report, region, sent, passed, today(region, scene.now)))


def _sent(scene: Scene, report: Report) -> Moment:
    """When it was sent, in the time of its region."""
    return Moment(report.submitted_at, scene.house.desk(report.region).region.zone)


def _in_list(report: Report, sent: Moment) -> Line:
    return line("status-line", ticket=report.ticket, state=Word(f"state-{report.state}"), at=sent)


def _details(report: Report, files: int, sent: Moment) -> tuple[Line, ...]:
    head = line("status-one", ticket=report.ticket, state=Word(f"state-{report.state}"), at=sent)
    reason = (line("status-reason", reason=Word(f"reason-{report.reason}")),) if report.reason else ()
    return (head, line("status-files", count=files), *reason, GAP, line(f"meaning-{report.state}"))


def _buttons(report: Report) -> Rows:
    if report.state not in OPEN_STATES:
        return ()
    more = (button(report, "more", "choice-more"),)
    return (more, (button(report, "withdraw", "choice-withdraw"),)) if report.state == "waiting" else (more,)


async def own_case(scene: Scene, said: Said, ticket: str, action: str, below: str = "") -> None:
    """A button below one of the resident's own reports."""
    scene.toast(said)
    report = await reports.by_ticket(scene.transaction, ticket)
    if report is None or report.contact_id != scene.contact_id:
        scene.say(Message((line("status-unknown"),)))
    elif action == "more" and report.state in OPEN_STATES:
        _begin_more(scene, ticket)
    elif action == "same" and report.state in OPEN_STATES:
        await _add_there(scene, report)
    elif action == "withdraw":
        sure = (button(report, "withdrawn", "choice-withdraw-yes"),), (button(report, "kept", "choice-erase-no"),)
        scene.say(Message((line("withdraw-sure", ticket=ticket),), sure))
    elif action in answering.ACTIONS:
        await answering.tapped(scene, said, report, action, below)
    elif action == drafting.ACTION:
        drafting.ask_for(scene, report)
    elif action in tracks.ACTIONS:
        await tracks.choose(scene, report, action)
    elif action == "kept":
        scene.say(Message((line("withdraw-not", ticket=ticket),)))
        resume(scene)
    elif action == "withdrawn":
        await _withdraw(scene, report)
    else:
        await show(scene, ticket)


def _begin_more(scene: Scene, ticket: str) -> None:
    aside.leave(scene)
    if scene.talk is not None:
        scene.say(Message((line("finish-first"),)))
        return
    scene.draft = scene.house.new_draft()
    talk = begin(MORE, about=ticket)
    scene.set_talk(talk)
    scene.say(ask(MORE, talk))


async def offer_more(scene: Scene) -> None:
    """Files that come by themselves after a report may well belong to it: ask, before they become another report."""
    own = await reports.of_contact(scene.transaction, scene.contact_id, limit=1)
    for report in own:
        if report.state in OPEN_STATES and scene.now - report.submitted_at < _LIKELY_MORE:
            choice = button(report, "same", "choice-more")
            scene.say(Message((line("more-instead", ticket=report.ticket),), ((choice,),)))


async def _add_there(scene: Scene, report: Report) -> None:
    """What they were about to report is known from them: its files and words go there, and the draft is given up."""
    draft = aside.draft(scene)
    if draft is None or draft.form != REPORT.name:
        _begin_more(scene, report.ticket)
        return
    for file in await evidence.rehome(scene.transaction, scene.draft, report.draft):
        scene.acts += _taken_over(report.draft, file)
    files, words = draft.answers.get("evidence") or [], more_links.carried(draft.answers, report.answers)
    known = ({"evidence": files} if files else {}) | ({"story": words} if words else {})
    talk = replace(begin(MORE, known, about=report.ticket), at="evidence")
    scene.set_talk(talk)
    gather(scene, draft, Step(talk))  # those sent before they agreed are fetched only now
    asked, carried = ask(MORE, talk), line("same-carried", ticket=report.ticket, count=len(files))
    scene.say(Message((carried, *((line("words-noted"),) if words else ()), GAP, *asked.lines), asked.choices))


def _taken_over(chain: str, file: Evidence) -> list[Act]:
    """What a case notes of a file that was announced in another one."""
    received = Act(chain, "resident", "received", {"file": file.id, "kind": file.kind})
    told = {"file": file.id, "sha256": file.sha256, "size": file.size, "mime": file.mime}
    return [received, *([Act(chain, "system", "stored", told)] if file.state == evidence.STORED else [])]


async def _withdraw(scene: Scene, report: Report) -> None:
    try:
        withdrawn = await reports.decide(scene.transaction, report, "withdraw", decided_at=scene.now)
    except IllegalMoveError:
        withdrawn = None
    if withdrawn is None:
        scene.say(Message((line("withdraw-late", ticket=report.ticket),)))
        return
    await reports.note(scene.transaction, report.id, "resident", "withdrawn", scene.now)
    linked = await same_post.linked(scene.transaction, report.id or 0)
    scene.effects += await cards(scene.house, scene.transaction, [report.id or 0, *linked[-ALSO_SHOWN:]])
    scene.say(Message((line("withdrawn", ticket=report.ticket),)))


def knock() -> Message:
    """There is news, and the platform lets us tell it only when they have written to us."""
    return Message((line("knock"),), ((Choice(OPEN, line("choice-open")),),))


async def erase(scene: Scene) -> None:
    """Destroy what may be destroyed; what is decided or handed over stays, without a way back to the resident."""
    own = await reports.of_contact(scene.transaction, scene.contact_id, limit=10_000)
    for report in own:
        await _erase_one(scene, report)
    if scene.talk is not None:
        scene.dropped.append(scene.draft)
        scene.set_talk(None)
    scene.effects += await appointing.dismiss_all(scene.transaction, scene.house, scene.contact_id, "holder", scene.now)
    await deliveries.forget(scene.transaction, scene.contact_id)
    await subscriptions.end(scene.transaction, scene.contact_id)
    scene.say(Message((line("erased", count=len(own)),)))
    scene.effects.append(Effect(scene.contact_id, "forget", {}))


async def forget(transaction: Transaction, contact_id: int) -> None:
    """The goodbye was delivered: forget the address too, unless they began something new while it was on its way."""
    anew = bool(await dialogues.load(transaction, [contact_id]))
    anew = anew or bool(await reports.of_contact(transaction, contact_id, limit=1))
    anew = anew or bool(await roles.of_contact(transaction, contact_id))
    if not (anew or await subscriptions.of_contact(transaction, contact_id)):
        await contacts.forget(transaction, contact_id)


async def _erase_one(scene: Scene, report: Report) -> None:
    gone, told = list[str](), dict[str, Any]()
    try:
        erased = await reports.decide(scene.transaction, report, "erase", answers={}, reason="")
    except IllegalMoveError:
        erased = None
    if erased is not None:
        told["files"] = [file.id for file in await evidence.of_report(scene.transaction, report.id or 0)]
        told["answers"] = len(report.answers)
        gone = await evidence.destroy(scene.transaction, report.id or 0)
        await link_looks.forget(scene.transaction, report.id or 0)
        await queue.forget(scene.transaction, report.id or 0)
        group = scene.house.desk(report.region).moderators
        scene.effects += await elsewhere.taken_away(scene.transaction, group, report.id or 0, scene.now, EMPTIED)
        await inquiries.forget(scene.transaction, report.id or 0)
        await desk_state.forget(scene.transaction, report.id or 0)
        linked = await sameness.forget(scene.transaction, report.id or 0, scene.now)
        scene.effects += await cards(scene.house, scene.transaction, linked[-ALSO_SHOWN:])
    if erased is not None or await deliveries.untold(scene.transaction, report):
        scene.effects += card(scene.house, report, redraw=erased is not None)
    await inquiries.close(scene.transaction, report.id or 0)
    await evidence.unlink(scene.transaction, report.id or 0)
    await reports.change(scene.transaction, report.id or 0, contact_id=None)
    what = "erased" if erased else "unlinked"  # of what was erased, this event is all that is left
    await reports.note(scene.transaction, report.id, "resident", what, scene.now, **told)
    scene.effects += [destroy(scene.house.first.moderators, sha256) for sha256 in gone]


def destroy(contact_id: int, sha256: str) -> Effect:
    """Remove an original from the store, once the rows that named it are gone."""
    return Effect(contact_id, "destroy", {"sha256": sha256}, lane=f"destroy:{sha256}", rank=WORK)


async def drop_drafts(scenes: Iterable[Scene], by: str = "resident") -> None:
    """The files of drafts that were given up, and of a report those that were taken out before it was sent."""
    left = [scene for scene in scenes if scene.dropped]
    if not left:
        return
    gone = await evidence.drop(left[0].transaction, [draft for scene in left for draft in scene.dropped])
    acts = [Act(chain, by, "dropped", {"files": sorted(numbers)}) for chain, numbers in gone.files.items()]
    await custody.write(left[0].transaction, acts, left[0].now)
    left[0].effects += [destroy(left[0].house.first.moderators, sha256) for sha256 in gone.unneeded]
    for scene in left:
        scene.dropped.clear()
