"""Who works on a case: claimed with one tap, let go with another, and free again after half an hour of silence."""

from typing import Final

from handlers.messages import Line, line
from handlers.scene import House, cards
from handlers.tap import Tap
from storage import claims, reports
from storage.database import Transaction
from storage.desk_tables import Claim
from storage.models import Report
from storage.outbox import Effect
from storage.states import WAITING

HELD_SECONDS: Final = 1_800.0
"""After so long without an act of theirs on the case, whoever held it does no more."""


async def take(tap: Tap, report: Report) -> None:
    """Claim this case, unless somebody holds it."""
    if tap.below or report.state != WAITING:
        tap.toast(line("toast-unknown-case"))
        return
    wanted = Claim(report_id=report.id or 0, by=tap.key, who=tap.who, until=tap.scene.now + HELD_SECONDS)
    if await claims.take(tap.scene.transaction, wanted, tap.scene.now):
        await tap.note(report, "claim")
        tap.toast(line("toast-claimed"))
    else:
        held = await claims.of_report(tap.scene.transaction, wanted.report_id, tap.scene.now)
        tap.toast(_taken(held) if held and held.by not in tap.keys else line("toast-claimed"), alert=True)
    tap.redraw(report)


async def let_go(tap: Tap, report: Report) -> None:
    """Leave this case to the others; only whoever holds it can."""
    held = await claims.of_report(tap.scene.transaction, report.id or 0, tap.scene.now)
    if held and held.by not in tap.keys:
        tap.toast(_taken(held), alert=True)
        return
    if held and await claims.let_go(tap.scene.transaction, held.report_id):
        await tap.note(report, "release")
    tap.toast(line("toast-released"))
    tap.redraw(report)


async def hindrance(tap: Tap, report: Report) -> Line | None:
    """Why this moderator may not decide now: somebody else works on the case, or nobody does and that is asked for."""
    if report.state != WAITING:
        return None
    held = await claims.of_report(tap.scene.transaction, report.id or 0, tap.scene.now)
    if held:
        return None if held.by in tap.keys else _taken(held)
    return line("toast-claim-first") if tap.rules.claim == "needed" else None


async def put_off(tap: Tap, report: Report) -> None:
    """They did something on the case: if it is theirs, it stays so for another while."""
    await claims.put_off(tap.scene.transaction, report.id or 0, tap.keys, tap.scene.now + HELD_SECONDS)


async def lapse(house: House, transaction: Transaction, now: float) -> list[Effect]:
    """Claims whose time is over end, and their cards say so."""
    await claims.set_back(transaction, now + HELD_SECONDS)
    ended = await claims.take_back(transaction, now)
    for held in ended:
        await reports.note(transaction, held.report_id, "system", "lapsed", now, who=held.who)
    return await cards(house, transaction, [held.report_id for held in ended])


def _taken(held: Claim) -> Line:
    return line("toast-held", who=held.who)
