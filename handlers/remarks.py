"""Remarks for colleagues: written below a card or by command, on the card and behind a button, never for a resident."""

from typing import Final

from handlers import claim, recusal
from handlers.asked_case import case_below, case_of
from handlers.masking import mask
from handlers.messages import GAP, Line, Message, Moment, line
from handlers.short import shorten
from handlers.tap import Tap
from storage import remarks
from storage.crypt import Crypt
from storage.desk_tables import Remark
from storage.models import Report
from storage.outbox import WORK, Effect
from storage.states import ERASED
from storage.tickets import without_ticket

LONGEST: Final = 1_000  # signs of one that are kept
LISTED: Final = 8  # remarks, each as long as this, fit one message (Bot API: text, 1-4096 characters)
_SHOWN: Final = 350
REMARKS: Final = "remarks"
"""The errand that lists them, so that their words lie in no outbox."""


async def command(tap: Tap) -> None:
    """/catatan LN-... and the words."""
    report = await case_of(tap, tap.said.argument)
    if report is not None:
        await _add(tap, report, without_ticket(tap.said.argument))


async def below(tap: Tap) -> bool:
    """Words below a card; whether that is what they were."""
    report = await case_below(tap)
    if report is None or not tap.said.text:
        return False
    await _add(tap, report, tap.said.text)
    return True


async def _add(tap: Tap, report: Report, words: str) -> None:
    """Keep a remark. The words are sealed, and in no event."""
    text, scene = " ".join(words.split()), tap.scene
    if refusal := _refusal(report, text) or await recusal.barred(tap, report):
        tap.toast(refusal)
        return
    sealed = scene.house.crypt.seal(text[:LONGEST].encode())
    made = Remark(report_id=report.id or 0, who=tap.who, words=sealed, at=scene.now)
    number = await remarks.add(scene.transaction, made)
    await claim.put_off(tap, report)
    await tap.note(report, "remark", remark=number)
    tap.redraw(report)
    tap.toast(line("remark-kept", ticket=report.ticket))


def _refusal(report: Report, text: str) -> Line | None:
    if report.state == ERASED:
        return line("group-erased", ticket=report.ticket)
    return None if text else line("remark-empty", ticket=report.ticket)


async def show(tap: Tap, report: Report) -> None:
    """List the remarks below the card."""
    if tap.below:
        tap.toast(line("toast-unknown-case"))
    elif not await remarks.latest(tap.scene.transaction, report.id or 0, 1):
        tap.toast(line("toast-no-remarks"), alert=True)
    else:
        tap.toast(None)
        tap.scene.effects.append(Effect(tap.scene.contact_id, REMARKS, {"report": report.id}, rank=WORK))


def listed(crypt: Crypt, report: Report, found: list[Remark]) -> Message:
    """The list as a message."""
    each = (line("remark-one", who=one.who, at=Moment(one.at), text=opened(crypt, one.words)) for one in found)
    return Message((line("remarks-head", ticket=report.ticket), GAP, *each))


def opened(crypt: Crypt, words: bytes) -> str:
    """What a sealed remark says, as it is shown; "" when there is none."""
    return shorten(mask(crypt.open_words(words)), _SHOWN)


def on_card(who: str, text: str, count: int) -> tuple[Line, ...]:
    """The newest remark, and how many there are."""
    if not text:
        return ()
    return (line("card-remark", who=shorten(who, 30), text=shorten(text, 120), count=count),)
