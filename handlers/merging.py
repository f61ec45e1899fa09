"""Reports that moderators said are about the same are decided together, and held side by side before they say so.

Reports are merged, people never: each keeps its card, its events and its resident, who hears of their own alone. What
is said of one report only (its evidence, or whoever sent it) stays with it.
"""

from collections.abc import Mapping
from typing import Any, Final

from handlers.asked_case import case_of
from handlers.messages import line
from handlers.same_card import PAIR
from handlers.tap import Tap
from storage import reports, sameness
from storage.models import Report
from storage.outbox import WORK, Effect
from storage.sameness import CONFIRMED, NAMED
from storage.states import ERASED, MOVES, WAITING, WITHDRAWN
from storage.tickets import without_ticket

OWN_REASONS: Final = ("no-evidence", "unreadable", "duplicate", "abuse")
"""Reasons of a rejection that judge one report, and not the act it tells of."""


async def decide_alike(tap: Tap, report: Report, action: str, values: Mapping[str, Any]) -> list[Report]:
    """Decide the others like this one, as it was before; those that were, as they are now."""
    if values["reason"] in OWN_REASONS:
        return []
    decided = list[Report]()
    for other in await sameness.confirmed(tap.scene.transaction, report.id or 0):
        stands_alike = other.state in (WAITING, report.state) and (other.state, action) in MOVES
        if other.region != report.region or not stands_alike:
            continue
        moved = await reports.decide(tap.scene.transaction, other, action, **values)
        if moved is not None:
            told = {"reason": values["reason"], "was": other.state, "with": report.ticket}
            await tap.note(moved, action, **told)
            decided.append(moved)
    return decided


async def decided_alike(tap: Tap, report: Report) -> list[Report]:
    """Those that were decided by the same tap as this report was, and still stand so."""
    others = await sameness.confirmed(tap.scene.transaction, report.id or 0)
    return [other for other in others if _decision(other) == _decision(report)]


def _decision(report: Report) -> tuple[Any, ...]:
    return report.state, report.decided_at, report.decider


async def compare(tap: Tap, report: Report) -> None:
    """Hold two reports side by side, below the card."""
    other = await reports.by_ticket(tap.scene.transaction, tap.below)
    if other is None or other.region != report.region or other.id == report.id or ERASED in (report.state, other.state):
        tap.toast(line("toast-unknown-case"))
        return
    tap.toast(line("toast-pair"))
    _show(tap, report, other)


async def by_command(tap: Tap) -> None:
    """/gabung LN-... LN-...: name two reports that may be about the same."""
    report = await case_of(tap, tap.said.argument)
    other = await case_of(tap, without_ticket(tap.said.argument)) if report is not None else None
    if report is None or other is None:
        return
    if other.id == report.id or {report.state, other.state} & {ERASED, WITHDRAWN}:
        tap.toast(line("pair-not"))
        return
    await sameness.link(tap.scene.transaction, report, other, NAMED, 0, tap.scene.now)
    link = await sameness.between(tap.scene.transaction, report.id or 0, other.id or 0)
    if link is not None and link.state == CONFIRMED:
        tap.toast(line("toast-same-before"))
        return
    await tap.note(report, "named", **{"with": other.ticket})
    await tap.note(other, "named", **{"with": report.ticket})
    _show(tap, report, other)


def _show(tap: Tap, report: Report, other: Report) -> None:
    body = {"report": report.id, "other": other.id}
    tap.scene.effects.append(Effect(tap.scene.contact_id, PAIR, body, rank=WORK))
