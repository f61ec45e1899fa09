"""Finding cases in the moderators' group."""

from handlers.asked_case import case_of
from handlers.messages import line
from handlers.scene import card
from handlers.tap import Tap
from storage.states import ERASED


async def show_case(tap: Tap) -> None:
    """Show the card of the named case anew, below everything else."""
    report = await case_of(tap, tap.said.argument)
    if report is None:
        return
    if report.state == ERASED:
        tap.toast(line("group-erased", ticket=report.ticket))
    else:
        tap.scene.effects += card(tap.house, report, again=True)
