"""The card's menu of next steps: a step is asked about below the card, and taken with its letter or without one."""

from typing import Final

from handlers import steps
from handlers.after_card import KINDS, LETTERS, MENU, needs_kind, steps_of
from handlers.after_words import SANCTIONS, Given
from handlers.case_button import button
from handlers.messages import Message, Word, line
from handlers.tap import Tap, heard
from storage import letters
from storage.models import Report
from storage.outbox import WORK, Effect

TAKE = "take"


async def choose(tap: Tap, report: Report) -> None:
    """Show the menu, or ask below the card for the letter of a step."""
    step, _, sanction = tap.below.partition("-")
    if tap.below == "back" or not steps_of(report):
        tap.menu(report, "")
    elif not tap.below:
        tap.menu(report, MENU)
    elif tap.below in KINDS and needs_kind(report, tap.below):
        tap.menu(report, KINDS[tap.below])
    elif _known(report, step, sanction):
        _ask(tap, report, step)
    else:
        tap.toast(line("toast-unknown-case"))


_CALLED: Final = {"execute": "step-executed"}
"""Steps whose button asks for more, without the three dots of it."""


def _known(report: Report, step: str, sanction: str) -> bool:
    return step in steps_of(report) and (sanction in SANCTIONS if needs_kind(report, step) else not sanction)


def _ask(tap: Tap, report: Report, step: str) -> None:
    tap.toast(None)  # the menu stays until the step is taken: each edit counts among the twenty a minute of a group
    without = button(report, TAKE, "step-without-letter", tap.below)
    called = Word(_CALLED.get(step, f"step-{step}"))
    asks = Message((line("step-ask", ticket=report.ticket, step=called),), ((without,),))
    tap.scene.effects += steps.below_card(tap.scene, report, asks, tap.below)


async def without_letter(tap: Tap, report: Report) -> None:
    """Take the step as of today."""
    step, _, sanction = tap.below.partition("-")
    if not _known(report, step, sanction):
        tap.toast(line("toast-unknown-case"))
        return
    moved = await steps.take(tap.scene, report, Given(step, sanction=sanction), f"moderator:{tap.who}")
    if moved is None:
        tap.late(report)
        return
    tap.toast(heard(moved, line("toast-step", state=Word(f"card-{moved.state}"))))


async def show_letters(tap: Tap, report: Report) -> None:
    """Send the files of the letters below the card."""
    kept = [letter for letter in await letters.of_report(tap.scene.transaction, report.id or 0) if letter.file]
    tap.toast(line("toast-letters", count=len(kept)))
    group = tap.scene.contact_id
    for letter in kept:
        body = {"report": report.id, "ticket": report.ticket, "file": letter.file, "number": letter.number or "–"}
        tap.scene.effects.append(Effect(group, "letter-files", {**body, "pictures": 1}, lane=f"{group}", rank=WORK))


ACTS = {MENU: choose, TAKE: without_letter, LETTERS: show_letters}
"""The lines of `moderation.ACTS` that belong here."""
