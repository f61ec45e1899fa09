"""Letters and steps that staff note in words: /surat, /registrasi, and answers to what the bot asked in a group.

They lead to the same steps as the buttons. A letter whose step was taken before is kept all the same.
"""

from handlers import liaison, steps
from handlers.after_card import steps_of
from handlers.after_words import SANCTIONS, Given, news
from handlers.asked_case import case_to_act_on, kept_out
from handlers.dates import MisreadDateError
from handlers.letter_words import OTHER, read_kind, read_letter
from handlers.messages import Message, Word, line
from handlers.scene import card, today
from handlers.tap import Tap
from storage import letters, reports
from storage.models import Report
from storage.states import AFTER, STEPS
from storage.tickets import without_ticket


async def letter(tap: Tap) -> None:
    """/surat LN-... kind number day, with the file of the letter or without."""
    report = await case_to_act_on(tap, tap.said.argument)
    if report is None:
        return
    step, words = read_kind(without_ticket(tap.said.argument).strip())
    if not step:
        tap.scene.say(Message((line("letter-how", ticket=report.ticket),)))
    else:
        await _note(tap, report, step, words)


async def registered(tap: Tap) -> None:
    """/registrasi LN-... number day, in either group."""
    report = await case_to_act_on(tap, tap.said.argument)
    if report is not None:
        await _note(tap, report, liaison.REGISTER, without_ticket(tap.said.argument).strip())


async def answered(tap: Tap) -> bool:
    """An answer to a message of ours that asked for a number or a letter; False: it is about something else."""
    prompt = await letters.asked_in(tap.scene.transaction, tap.scene.contact_id, tap.said.below)
    report = await reports.by_id(tap.scene.transaction, prompt.report_id) if prompt else None
    if prompt is None or report is None:
        return False
    if await kept_out(tap, report):
        return True
    if tap.said.files or any(map(str.isdigit, tap.said.text)):
        await _note(tap, report, prompt.wants, tap.said.text)
    else:  # whoever answers "baik, terima kasih" has not written a number
        tap.toast(line("letter-no-number"))
    return True


async def _note(tap: Tap, report: Report, wants: str, words: str) -> None:
    """`wants`: a step, one with its sanction (`execute-severe`), or another letter."""
    step, _, sanction = wants.partition("-")
    available = steps_of(report)
    if (report.state not in AFTER and step not in available) or sanction not in ("", *SANCTIONS):
        tap.toast(line("letter-too-early", ticket=report.ticket))
        return
    try:
        noted = read_letter(words, today(tap.house.desk(report.region).region, tap.scene.now))
    except MisreadDateError as error:
        tap.scene.say(Message((line(error.key), line("letter-how", ticket=report.ticket))))
        return
    file = tap.said.files[0] if tap.said.files else None
    given = Given(step, noted.number, noted.day, sanction=sanction, file=file)
    if step in available:
        await _step(tap, report, given)
    elif given.has_letter and step in (OTHER, *STEPS):
        await _keep(tap, report, given)
    else:
        tap.toast(line("toast-step-before", state=Word(f"card-{report.state}")))


async def _step(tap: Tap, report: Report, given: Given) -> None:
    if tap.scene.contact_id == tap.house.desk(report.region).bawaslu:
        await liaison.step(tap, report, given)
        return
    moved = await steps.take(tap.scene, report, given, f"moderator:{tap.who}")
    if moved is None:
        tap.late(report)
    else:
        tap.scene.say(news(moved, given, tap.who))


async def _keep(tap: Tap, report: Report, given: Given) -> None:
    """The letter came later than its step, or belongs to none."""
    bawaslu = tap.scene.contact_id == tap.house.desk(report.region).bawaslu
    who = f"{'bawaslu' if bawaslu else 'moderator'}:{tap.who}"
    number = await steps.keep_letter(tap.scene, report, given, who)
    day = {"day": given.day} if given.day else {}
    await reports.note(tap.scene.transaction, report.id, who, "letter", tap.scene.now, letter=number, **day)
    tap.scene.effects += card(tap.house, report)
    tap.toast(line("letter-noted", ticket=report.ticket))
