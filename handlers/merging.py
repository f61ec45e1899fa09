"""Reports that moderators said are about the same are decided together, and held side by side before they say so.

Reports are merged, people never: each keeps its card, its events and its resident, who hears of their own alone. What
is said of one report only (its evidence, or whoever sent it) stays with it.
"""

from collections.abc import Mapping, Sized
from typing import Any, Final

from handlers import four_eyes, recusal, twice, weighing
from handlers.asked_case import case_to_act_on
from handlers.messages import Line, line
from handlers.same_card import PAIR
from handlers.tap import Tap
from storage import claims, holding, recusals, reports, same_post, sameness
from storage.judgements import Verdict
from storage.models import Report
from storage.outbox import WORK, Effect
from storage.sameness import CONFIRMED, NAMED
from storage.states import ERASED, MOVES, WAITING, WITHDRAWN
from storage.tickets import read_ticket, without_ticket

OWN_REASONS: Final = ("no-evidence", "unreadable", "duplicate", "abuse")
"""Reasons of a rejection that judge one report, and not the act it tells of."""
DECIDING: Final = ("accept", "reject", "escalate", "admonish")
SPREADING: Final = (*DECIDING, "undo")
"""Actions that may reach the reports about the same."""


async def hold(tap: Tap) -> None:
    """Hold whatever this tap may change, so that two taps on reports about the same never wait for each other."""
    if tap.ticket and (tap.action in SPREADING or tap.below.startswith("LN-")):
        named = [ticket for ticket in (tap.ticket, tap.below) if ticket]
        tap.held = await holding.hold_kin(tap.scene.transaction, named)


async def own_alike(tap: Tap, report: Report) -> Line | None:
    """What whoever sent a report about the same is told when they decide on this one.

    It does not go ahead without theirs: colleagues would see by what is left whose that is.
    """
    others = await same_post.confirmed(tap.scene.transaction, report.id or 0) if tap.action in DECIDING else []
    return line("toast-own-alike") if await recusal.sent(tap, others) else None


async def decide_alike(
    tap: Tap, report: Report, action: str, values: Mapping[str, Any]
) -> tuple[list[Report], list[Report]]:  # those that were decided, and those that wait for somebody else
    """Decide the others like this one, as it was before; those that were, as they are now.

    None of them is decided by fewer moderators than if its own card had been tapped.
    """
    decided, left, verdict = list[Report](), list[Report](), (action, values["reason"])
    for other in await _alike(tap, report, verdict):
        names = await weighing.names_alike(tap, other, verdict, values["decided_by"])
        new = {**values, "decided_by": names}
        moved = await reports.decide(tap.scene.transaction, other, action, **new) if names else None
        if moved is None:
            left.append(other)
            continue
        detail = {"reason": values["reason"], "was": other.state, "with": report.ticket}
        await tap.note(moved, action, **detail)
        await claims.let_go(tap.scene.transaction, moved.id or 0)
        decided.append(moved)
    return decided, left


def told(action: str, decided: Sized, left: Sized, *, all_hear: bool) -> Line:
    """What the tap is answered: how many others were decided as well, and how many wait for somebody else. `all_hear`:
    there is a chat with everybody who reported what was decided.
    """
    if left:
        return line("toast-alike-left", count=len(decided), left=len(left))
    if decided:
        return line("toast-alike" if all_hear else "toast-alike-some", count=len(decided))
    return line(f"toast-{action}")


async def propose_alike(tap: Tap, report: Report, verdict: Verdict) -> list[Report]:
    """What this moderator proposes for a report they propose for those about the same; those for which it is news."""
    proposed = list[Report]()
    if await four_eyes.is_own(tap, report, verdict):
        for other in await _alike(tap, report, verdict):
            if not await twice.is_open(tap, other) and await four_eyes.propose(tap, other, verdict):
                proposed.append(other)
    return proposed


async def _alike(tap: Tap, report: Report, verdict: Verdict) -> list[Report]:
    """The others that stand as this one does, and that this moderator may judge."""
    action, reason = verdict
    if reason in OWN_REASONS:
        return []
    found = list[Report]()
    for other in await same_post.confirmed(tap.scene.transaction, report.id or 0):
        stands_alike = other.state in (WAITING, report.state) and (other.state, action) in MOVES
        if other.region != report.region or not stands_alike or other.id not in tap.held:
            continue
        if not await recusals.has(tap.scene.transaction, other.id or 0, tap.keys):
            found.append(other)
    return found


async def decided_alike(tap: Tap, report: Report) -> list[Report]:
    """Those that were decided by the same tap as this report was, and still stand so."""
    others = await same_post.confirmed(tap.scene.transaction, report.id or 0)
    return [other for other in others if _decision(other) == _decision(report) and other.id in tap.held]


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
    both = read_ticket(tap.said.argument), read_ticket(without_ticket(tap.said.argument))
    if named := [ticket for ticket in both if ticket]:
        await holding.hold_kin(tap.scene.transaction, named)
    report = await case_to_act_on(tap, tap.said.argument)
    other = await case_to_act_on(tap, without_ticket(tap.said.argument)) if report is not None else None
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
