"""A resident answers what moderators asked: by a tap, or by simply saying it.

A question waits while its resident is in the middle of something else. What becomes of the answer: `handlers.answered`.
"""

from typing import Any, Final

from handlers import aside
from handlers.answer_form import ABOUT, INQUIRY, OWN, WORDS
from handlers.answered import onward, settle
from handlers.asking import question, ways
from handlers.case_button import button
from handlers.dialogue import begin
from handlers.forms import Talk
from handlers.hearing import LONGEST_TYPED
from handlers.manners import is_courtesy, is_only_ready
from handlers.messages import Message, Rows, Said, line
from handlers.opening import resume
from handlers.report import ANSWER, REPORT, ask
from handlers.scene import Scene
from handlers.talked import OVER, talked
from storage import deliveries, inquiries, reports
from storage.inquiries import OPEN, UNANSWERED, UNKNOWN
from storage.inquiry import Inquiry
from storage.models import Report
from storage.record import replace

ACTIONS: Final = ("answer", "later", "unknown", "write")
_DAYS: Final = ("happened", "known")
_OWN_WORDS: Final = ("name", "agency", "story")
_ASKED_OF_LATE: Final = 14 * 86_400.0
_SPOKEN_OF_LATE: Final = 3 * 86_400.0


async def tapped(scene: Scene, said: Said, report: Report, action: str, below: str) -> None:
    """A button below a question, or below what was said after it."""
    rows = await inquiries.of_report(scene.transaction, report.id or 0)
    inquiry = next((row for row in rows if f"{row.id}" == below), None)
    if action == "write" and talked(rows).open and report.state not in OVER:
        _begin(scene, report, None)
    elif inquiry is None or inquiry.state not in UNANSWERED:
        scene.say(Message((line("answer-over", ticket=report.ticket),)))
    elif action == "answer":
        _begin(scene, report, inquiry)
    elif action == "unknown":
        await settle(scene, report, inquiry, UNKNOWN)
        scene.mark(said, "choice-answer-unknown", said.choice)
        await onward(scene, line("answer-unknown", ticket=report.ticket), report)
    else:
        reminds = inquiry.state == OPEN  # afterwards the clock says no more about it
        scene.say(Message((line("answer-later" if reminds else "answer-later-last", ticket=report.ticket),)))


def _begin(scene: Scene, report: Report, inquiry: Inquiry | None) -> None:
    """Ask it now; in the middle of something else it waits until that is done."""
    aside.leave(scene)
    talk = scene.talk or _open(scene, report, inquiry)
    if talk.answers.get(INQUIRY) == (inquiry.id if inquiry else 0):
        scene.say(ask(ANSWER, talk))
    elif inquiry is None:
        scene.say(Message((line("finish-first"),)))
    else:
        scene.set_talk(replace(talk, then=inquiry.id or 0))
        scene.say(Message((line("answer-waits", ticket=report.ticket),)))
        resume(scene)


def _open(scene: Scene, report: Report, inquiry: Inquiry | None) -> Talk:
    known: dict[str, Any] = {ABOUT: WORDS, INQUIRY: 0, "region": report.region}
    if inquiry is not None:
        own = scene.house.crypt.open_words(inquiry.words)
        known |= {ABOUT: inquiry.key, INQUIRY: inquiry.id, OWN: own}
    days = {key: report.answers[key] for key in _DAYS if key != known[ABOUT] and report.answers.get(key)}
    scene.draft = scene.house.new_draft()
    talk = begin(ANSWER, known | days, about=report.ticket)
    scene.set_talk(talk)
    return talk


async def put(scene: Scene, number: int) -> None:
    """What waited while the resident was in the middle of something else is asked now."""
    inquiry = await inquiries.get(scene.transaction, number)
    if inquiry is None or inquiry.state not in UNANSWERED:
        return
    report = await reports.by_id(scene.transaction, inquiry.report_id)
    if report is not None and report.contact_id == scene.contact_id:
        _begin(scene, report, inquiry)


async def awaited(scene: Scene, said: Said) -> Talk | None:
    """The talk in which something that was said outside of any is the answer to an open question."""
    if not (said.text or said.files or said.other):
        return None
    inquiry = await inquiries.open_of_contact(scene.transaction, scene.contact_id)
    report = await reports.by_id(scene.transaction, inquiry.report_id) if inquiry is not None else None
    if report is None or report.state in OVER:
        return None
    if await deliveries.is_under_way(scene.transaction, report):  # it was held, and they have not read it yet
        return None
    return _open(scene, report, inquiry)


async def spoken_of(scene: Scene) -> Message | None:
    """What moderators asked of late and have no answer to, or else how to write to them once more.

    For words that begin nothing: who answers in two messages, or after the time, would only be told how to report.
    """
    inquiry = await inquiries.last_of_contact(scene.transaction, scene.contact_id)
    report = await reports.by_id(scene.transaction, inquiry.report_id) if inquiry is not None else None
    if inquiry is None or report is None or report.state in OVER:
        return None
    waits = inquiry.state in UNANSWERED
    spoken = max(inquiry.asked_at, inquiry.answered_at or 0.0)
    if scene.now - spoken > (_ASKED_OF_LATE if waits else _SPOKEN_OF_LATE):
        return None
    if await deliveries.is_under_way(scene.transaction, report):  # it comes by itself
        return None
    if waits:
        return question(report, inquiry.id or 0, inquiry.key, scene.house.crypt.open_words(inquiry.words))
    again = button(report, "write", "choice-answer-write")
    return Message((line("answer-more", ticket=report.ticket),), ((again,),))


async def is_greeting_the_news(scene: Scene, said: Said) -> bool:
    """Whether somebody only says hello, and what was held for them goes out now: that asks by itself, and once."""
    alone = not (said.files or said.other or said.choice or said.command or said.edited)
    if not (scene.back and alone and (is_courtesy(said.text) or is_only_ready(said.text))):
        return False
    return await deliveries.is_going_out(scene.transaction, scene.contact_id)


def is_polite_first(talk: Talk, said: Said) -> bool:
    """Whether somebody who was asked says thanks or good morning, and nothing yet that would be an answer.

    In a report it would be the name of whoever is reported: "ya, lanjut" comes there, too, below a reminder to go on.
    """
    alone = not (said.files or said.other or said.choice or said.edited)
    if talk.form == REPORT.name and talk.at in _OWN_WORDS and not talk.menu:
        return alone and len(said.text) <= LONGEST_TYPED and (is_courtesy(said.text) or is_only_ready(said.text))
    asked = talk.answers.get(INQUIRY) and not talk.answers.get("evidence")
    return bool(asked) and alone and is_courtesy(said.text)


async def below_status(scene: Scene, report: Report) -> Rows:
    """Buttons for what is still to be answered about a report."""
    rows = await inquiries.of_report(scene.transaction, report.id or 0)
    waits = next((row for row in rows if row.state in UNANSWERED), None)
    if waits is not None:
        return ways(report, waits.id or 0)[:1]
    return ((button(report, "write", "choice-answer-write"),),) if talked(rows).open else ()
