"""A moderator's own words to a resident: /tanya, a reply to a card that begins with "?", a reply to an answer."""

from handlers import asking
from handlers.answer_form import WORDS
from handlers.asked_case import case_below, case_to_act_on, kept_out
from handlers.messages import line
from handlers.tap import Tap
from storage import inquiries
from storage.tickets import without_ticket

_MARKS = "?？"


async def by_command(tap: Tap) -> None:
    """/tanya LN-... words."""
    report = await case_to_act_on(tap, tap.said.argument)
    if report is None:
        return
    words = without_ticket(tap.said.argument).strip().lstrip(_MARKS).strip()
    if words:
        tap.toast(await asking.ask(tap.scene, report, tap.who, WORDS, words))
    else:
        tap.toast(line("asking-empty", ticket=report.ticket))


async def by_reply(tap: Tap) -> bool:
    """Below a card a question; below an answer whatever is written. False: it is for somebody else."""
    text = tap.said.text.strip()
    asks, words = text.startswith(tuple(_MARKS)), text.lstrip(_MARKS).strip()
    report = await case_below(tap) if asks else None
    below_answer = report is None
    desk = tap.house.desk_at(tap.scene.contact_id)
    if report is None and desk is not None:
        report = await inquiries.by_message(tap.scene.transaction, desk.region.key, tap.said.below)
    if report is None:
        return False
    if await kept_out(tap, report):
        return True
    if not words:
        tap.toast(line("asking-empty", ticket=report.ticket))
    elif below_answer and not asks:
        tap.toast(await asking.write_on(tap.scene, report, tap.who, words))
    else:
        tap.toast(await asking.ask(tap.scene, report, tap.who, WORDS, words))
    return True
