"""Which case staff mean: by its number, or by the card that they answer. Cases of other regions are not known here."""

from typing import Final

from handlers import recusal
from handlers.messages import Word, line
from handlers.tap import Tap
from storage import reports
from storage.models import Report
from storage.tickets import read_ticket

ABOUT_A_CASE: Final = ("kasus", "gabung", "tanya", "catatan", "samar", "surat", "registrasi")
"""Commands that name a case, and so have an example that does."""


async def case_of(tap: Tap, words: str) -> Report | None:
    """The case of this group whose number stands in the words; when there is none, that is said."""
    desk, ticket = tap.house.desk_at(tap.scene.contact_id), read_ticket(words)
    report = await reports.by_ticket(tap.scene.transaction, ticket) if ticket else None
    if report is None or desk is None or report.region != desk.region.key:
        example = tap.said.command if tap.said.command in ABOUT_A_CASE else "kasus"
        which = line("group-which-case", example=Word(f"example-{example}"))
        tap.toast(line("group-no-case") if ticket else which)
        return None
    return report


async def case_to_act_on(tap: Tap, words: str) -> Report | None:
    """The same for what changes something there; whoever stays out of the case is told so, and gets none."""
    report = await case_of(tap, words)
    return None if report is None or await kept_out(tap, report) else report


async def kept_out(tap: Tap, report: Report) -> bool:
    """Whether whoever writes stays out of this case, which they are told then."""
    told = await recusal.barred(tap, report)
    if told is not None:
        tap.toast(told)
    return told is not None


async def case_below(tap: Tap) -> Report | None:
    """The case whose card is answered; None when it is another message."""
    desk = tap.house.desk_at(tap.scene.contact_id)
    if desk is None or tap.scene.contact_id != desk.moderators:
        return None
    return await reports.by_card(tap.scene.transaction, desk.region.key, tap.said.below)
