"""A moderator asks the resident of a report, who stays unknown; the answer comes back below the card.

Ready questions are those of the report form, what the report lacks first. A moderator's own words are a reply to the
card that begins with "?", or /tanya. The resident reads no moderator's name.
"""

from typing import Final

from handlers.answer_form import KEYS, WORDS
from handlers.case_button import button
from handlers.messages import GAP, Line, Message, Rows, line
from handlers.scene import Scene, card
from handlers.talked import BACK, CLOSE, MENU, OVER, OWN, talked
from handlers.tap import Tap
from storage import inquiries, reports
from storage.inquiries import SAID, WAITING
from storage.models import Report

REMINDED_AFTER: Final = 86_400.0
LONGEST: Final = 1_000  # signs of a moderator's own words


async def act(tap: Tap, report: Report) -> None:
    """The card's button and its menu."""
    if tap.below in ("", BACK):
        tap.menu(report, "" if tap.below else MENU)
    elif tap.below == OWN:
        tap.toast(line("toast-ask-own", ticket=report.ticket), alert=True)
    elif tap.below == CLOSE:
        tap.toast(await close(tap.scene, report, tap.who))
    elif tap.below in KEYS:
        tap.toast(await ask(tap.scene, report, tap.who, tap.below))
    else:
        tap.toast(line("toast-unknown-case"))


async def ask(scene: Scene, report: Report, who: str, key: str, words: str = "") -> Line:
    """Put a question to the resident; what the moderator is answered. `words`: their own, where `key` is "words"."""
    refused = await _refused(scene, report, key, words)
    if refused is not None:
        return refused
    clock = {"asked_at": scene.now, "due_at": scene.now + REMINDED_AFTER}
    row = {"report_id": report.id, "key": key, "by": who, "words": scene.house.crypt.seal_words(words), **clock}
    number = await inquiries.put(scene.transaction, **row)
    await reports.note(
        scene.transaction, report.id, f"moderator:{who}", "asked", scene.now, inquiry=number, question=key
    )
    scene.tell(report, question(report, number, key, words), inquiry=number)
    scene.effects += card(scene.house, report)
    return line("toast-asked")


async def _refused(scene: Scene, report: Report, key: str, words: str) -> Line | None:
    """Why this cannot be asked; None when it can."""
    if report.contact_id is None or report.state in OVER:
        return line("toast-ask-nobody")
    if len(words) > LONGEST:
        return line("misread-too-long", limit=LONGEST, length=len(words))
    rows = await inquiries.of_report(scene.transaction, report.id or 0)
    before = next((row for row in rows if row.key == key != WORDS and row.state in WAITING), None)
    return line("toast-ask-before", who=before.by) if before is not None else None


def question(report: Report, number: int, key: str, words: str, *, again: bool = False) -> Message:
    """What the resident reads: the question, and whether to answer now, later, or not at all."""
    put = line("ask-own", words=words) if words else line(f"question-{key}")
    head = line("ask-reminder" if again else "ask-head", ticket=report.ticket)
    return Message((head, GAP, put, GAP, line("ask-foot")), ways(report, number))


def ways(report: Report, number: int) -> Rows:
    """The buttons below a question."""
    answer = button(report, "answer", "choice-answer-now", f"{number}")
    later = button(report, "later", "choice-answer-later", f"{number}")
    unknown = button(report, "unknown", "choice-answer-unknown", f"{number}")
    return (answer, unknown), (later,)


async def write_on(scene: Scene, report: Report, who: str, words: str) -> Line:
    """A moderator writes on in an open talk: nothing is waited for. Returns what they are answered."""
    rows = await inquiries.of_report(scene.transaction, report.id or 0)
    if report.contact_id is None or not talked(rows).open:
        return line("toast-talk-over")
    if len(words) > LONGEST:
        return line("misread-too-long", limit=LONGEST, length=len(words))
    row = {"report_id": report.id, "key": WORDS, "by": who, "words": scene.house.crypt.seal_words(words), "state": SAID}
    number = await inquiries.put(scene.transaction, **row, asked_at=scene.now)
    await reports.note(scene.transaction, report.id, f"moderator:{who}", "wrote", scene.now, inquiry=number)
    again = button(report, "write", "choice-answer-write")
    told = line("ask-wrote", ticket=report.ticket), GAP, line("ask-own", words=words)
    scene.tell(report, Message(told, ((again,),)))
    return line("toast-wrote")


async def close(scene: Scene, report: Report, who: str) -> Line:
    """The talk is over: nothing is waited for, and the resident's words come no further."""
    if await inquiries.close(scene.transaction, report.id or 0):
        await reports.note(scene.transaction, report.id, f"moderator:{who}", "talk_closed", scene.now)
    scene.effects += card(scene.house, report)
    return line("toast-talk-closed")
