"""What becomes of an answer: a new answer of the form, files, words below the card; then thanks and what else is open.

The answer to a question of the report form becomes that answer, and the one before is kept, sealed. Anything else is
passed on below the card, with nothing of who sent it.
"""

import json
from typing import Any

from handlers import elsewhere, more_links, tracks
from handlers import sameness as again
from handlers.answer_form import ABOUT, BESIDE, INQUIRY, WORDS
from handlers.asking import question
from handlers.case_button import button
from handlers.forms import Talk
from handlers.messages import Line, Message, line
from handlers.reopening import reopen
from handlers.scene import Scene, card, in_group, release
from handlers.talked import OVER, talked
from storage import evidence, inquiries, link_looks, reports, sameness
from storage.custody import Act
from storage.inquiries import ANSWERED, CLOSED, UNANSWERED, UNKNOWN
from storage.inquiry import Inquiry
from storage.models import Report


async def take(scene: Scene, talk: Talk) -> None:
    """An answer is complete: it goes into the report, or below the card."""
    report = await reports.by_ticket(scene.transaction, talk.about)
    number = int(talk.answers.get(INQUIRY) or 0)
    inquiry = await inquiries.get(scene.transaction, number) if number else None
    if report is None or report.contact_id != scene.contact_id or not await _is_open(scene, report, inquiry, number):
        scene.dropped.append(scene.draft)
        scene.say(Message((line("answer-over", ticket=talk.about),)))
        return
    given = _given(talk)
    if not given:
        await _nothing(scene, report, inquiry)
        return
    await _keep(scene, report, inquiry, talk, given)


async def _is_open(scene: Scene, report: Report, inquiry: Inquiry | None, number: int) -> bool:
    if report.state in OVER:
        return False
    if number:
        return inquiry is not None and inquiry.report_id == report.id and inquiry.state in UNANSWERED
    return talked(await inquiries.of_report(scene.transaction, report.id or 0)).open


def _given(talk: Talk) -> dict[str, Any]:
    """What was answered: by key; "words" is all that no question asked for."""
    key = str(talk.answers.get(ABOUT))
    beside = [talk.answers.get(name) for name in (WORDS, *BESIDE) if name != key or key == WORDS]
    beside += talk.answers.get(more_links.MORE) or []
    words = "\n".join(dict.fromkeys(str(part) for part in beside if part))
    given = {name: talk.answers.get(name) for name in dict.fromkeys((key, "evidence")) if name != WORDS}
    return {name: value for name, value in (given | {WORDS: words}).items() if value}


async def _nothing(scene: Scene, report: Report, inquiry: Inquiry | None) -> None:
    """They passed over it."""
    scene.dropped.append(scene.draft)
    if inquiry is not None:
        await settle(scene, report, inquiry, UNKNOWN)
    await onward(scene, line("answer-unknown", ticket=report.ticket), report)


async def _keep(scene: Scene, report: Report, inquiry: Inquiry | None, talk: Talk, given: dict[str, Any]) -> None:
    scene.dropped.append(scene.draft)
    names = [entry["unique"] for entry in given.get("evidence", ())]
    await evidence.attach(scene.transaction, [(scene.draft, name, report.id or 0) for name in names])
    revised = await _revised(scene, report, inquiry, talk, given)
    moved = await elsewhere.moved(scene, await reports.by_id(scene.transaction, report.id or 0) or report)
    report = moved or report
    if inquiry is None:
        inquiry = await pass_on(scene, report, given.get(WORDS, ""), len(names))
    else:
        answer = scene.house.crypt.seal_words(given.get(WORDS, ""))
        await settle(scene, report, inquiry, ANSWERED, answer=answer, files=len(names), **revised)
    told = {"inquiry": inquiry.id, "question": inquiry.key, "files": len(names), "revised": bool(revised)}
    scene.acts.append(Act(report.draft, "resident", "answered", told))
    await _reopen(scene, report, given)
    if (names or moved) and not await evidence.awaited(scene.transaction, [report.id or 0]):
        scene.effects += release(scene.house, report.region, report.id or 0, report.contact_id)
    await onward(scene, line("answer-thanks", ticket=report.ticket), report)


async def pass_on(scene: Scene, report: Report, words: str, files: int = 0) -> Inquiry:
    """Words that no question asked for, below the card. A talk that moderators closed stays closed."""
    before = await inquiries.of_report(scene.transaction, report.id or 0)
    state = ANSWERED if talked(before).open or not before else CLOSED
    row = {"report_id": report.id or 0, "key": WORDS, "state": state, "files": files}
    times = {"asked_at": scene.now, "answered_at": scene.now}
    number = await inquiries.put(scene.transaction, **row, **times, answer=scene.house.crypt.seal_words(words))
    inquiry = Inquiry(id=number, report_id=report.id or 0, key=WORDS)
    _tell_group(scene, report, inquiry)
    return inquiry


async def _revised(
    scene: Scene, report: Report, inquiry: Inquiry | None, talk: Talk, given: dict[str, Any]
) -> dict[str, Any]:
    """The answer of the form is another one from now on; returns the columns that keep the one before."""
    key = inquiry.key if inquiry is not None else WORDS
    if key not in given or key in (WORDS, "evidence"):
        return {}
    was = report.answers.get(key)
    if key == tracks.ASK:
        if given[key] == tracks.FORMAL != was:
            await tracks.upgrade(scene, report)
    else:
        answers = {**report.answers, key: given[key]}
        if key == "happened" and report.answers.get("known") and "known" not in talk.answers:
            del answers["known"]  # known before it happened: one of the two was wrong
        await reports.change(scene.transaction, report.id or 0, answers=answers)
        await _linked(scene, report, key, answers)
    return {"was": scene.house.crypt.seal(json.dumps(was).encode())}


async def _linked(scene: Scene, report: Report, key: str, answers: dict[str, Any]) -> None:
    """Another link, account or day may be what others reported as well; another link is looked for."""
    number = report.id or 0
    await sameness.publish(scene.transaction, [(number, name) for name in again.keys(report.region, answers)])
    if key == "link":
        await link_looks.forget(scene.transaction, number)
        if scene.house.watches_links:
            await link_looks.begin(scene.transaction, [number], scene.now)
        scene.effects += release(scene.house, report.region, number, None)


async def _reopen(scene: Scene, report: Report, given: dict[str, Any]) -> None:
    """A rejected report is looked at again when there is more of it than words."""
    if set(given) != {WORDS}:
        await reopen(scene, report)


async def settle(scene: Scene, report: Report, inquiry: Inquiry, state: str, **values: Any) -> None:
    """Nothing is waited for any more; the group is told what came."""
    done = {"state": state, "due_at": None, "answered_at": scene.now, **values}
    await inquiries.move(scene.transaction, inquiry.id or 0, UNANSWERED, **done)
    if state == UNKNOWN:
        told = {"inquiry": inquiry.id, "question": inquiry.key}
        scene.acts.append(Act(report.draft, "resident", "not_known", told))
    _tell_group(scene, report, inquiry)


def _tell_group(scene: Scene, report: Report, inquiry: Inquiry) -> None:
    """The card, and below it what came."""
    body = {"report": report.id, "inquiry": inquiry.id}
    scene.effects += [*card(scene.house, report), *in_group(scene.house, report.region, "answer", body)]


async def onward(scene: Scene, thanks: Line, report: Report) -> None:
    """Thanks, and the next question that is open, if there is one and they are free."""
    more = ((button(report, "write", "choice-answer-write"),),)
    scene.say(Message((thanks,), more))
    if scene.talk is not None:
        return
    following = await inquiries.open_of_contact(scene.transaction, scene.contact_id)
    other = await reports.by_id(scene.transaction, following.report_id) if following is not None else None
    if other is not None and following is not None and other.state not in OVER:
        words = scene.house.crypt.open_words(following.words)
        scene.say(question(other, following.id or 0, following.key, words))
