"""The moderator group: who may tap on a card, and the decisions made on it."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final

from handlers import (
    admonish,
    asking,
    claim,
    classify,
    desk_card,
    escalation,
    merging,
    recusal,
    remarks,
    same_card,
    showing,
    step_taps,
    talked,
    weighing,
)
from handlers.card import REASONS
from handlers.case_button import button
from handlers.elsewhere import unshown
from handlers.messages import Word, line
from handlers.tap import Tap, heard
from storage import claims, deliveries, evidence, outbox, reports
from storage.models import Report
from storage.outbox import WORK, Effect
from storage.states import ADMONISHED, ERASED, ESCALATING, REJECTED

UNDO_SECONDS: Final = 600
Act = Callable[[Tap, Report], Awaitable[None]]


async def take(tap: Tap, *, member: bool | None) -> None:
    """Carry the tap out, or say why not. `member`: whether whoever tapped belongs to the group."""
    await merging.hold(tap)
    report = await reports.by_ticket(tap.scene.transaction, tap.ticket)
    if report is None or tap.house.desk(report.region).moderators != tap.scene.contact_id:
        await escalation.not_here(tap.scene, tap.said, report, tap.key, tap.action[:20])
    elif not member:
        await escalation.turn_away(tap.scene, tap.said, report, tap.key, tap.action[:20], member=member)
    elif barred := await recusal.barred(tap, report):
        tap.toast(barred, alert=True)
        tap.freshen(report)
    elif tap.action == "evidence":
        await _evidence(tap, report)
        tap.freshen(report)
    elif own := await recusal.own(tap, report) or await merging.own_alike(tap, report):
        tap.toast(own, alert=True)
    elif tap.is_outdated(report):
        tap.late(report)
    else:
        await claim.put_off(tap, report)
        await ACTS.get(tap.action, _unknown)(tap, report)


async def _unknown(tap: Tap, _: Report) -> None:
    tap.toast(line("toast-unknown-case"))


async def _choose_reason(tap: Tap, report: Report) -> None:
    if tap.below in ("", "back"):
        tap.menu(report, "" if tap.below else "reject")
    elif tap.below in REASONS:
        await _decide(tap, report, "reject", reason=tap.below)
    else:
        await _unknown(tap, report)


async def _escalate(tap: Tap, report: Report) -> None:
    """What was rejected leaves the house only when that is said twice: its resident heard otherwise."""
    if report.state != REJECTED or not (tap.below or tap.house.desk(report.region).bawaslu):
        await _at_once(tap, report)
    elif not tap.below:
        asks = "toast-escalate-rejected" if report.contact_id else "toast-escalate-unheard"
        tap.toast(line(asks, reason=Word(f"reason-{report.reason}")), alert=True)
        tap.redraw(report, "escalate")
    elif tap.below == "back":
        tap.menu(report, "")
    elif tap.below == "yes":
        await _decide(tap, report, "escalate")
    else:
        await _unknown(tap, report)


async def _at_once(tap: Tap, report: Report) -> None:
    if tap.below:
        await _unknown(tap, report)
    elif tap.action == "undo":
        await _undo(tap, report)
    elif tap.action == admonish.ADMONISH and not admonish.fits(report):
        await _unknown(tap, report)
    else:
        await _decide(tap, report, tap.action)


async def _menu(name: str, tap: Tap, report: Report) -> None:
    """A menu of the card is opened, or left again."""
    if tap.below in ("", "back"):
        tap.menu(report, "" if tap.below else name)
    else:
        await _unknown(tap, report)


async def _kin(tap: Tap, report: Report) -> None:
    if tap.below:
        tap.toast(await same_card.decide(tap.scene, report, tap.below, tap.action, tap.who))
    else:
        await _unknown(tap, report)


ACTS: Final[dict[str, Act]] = {
    "accept": _at_once,
    "reject": _choose_reason,
    "escalate": _escalate,
    "undo": _at_once,
    admonish.ADMONISH: _at_once,
    "claim": claim.take,
    "release": claim.let_go,
    "recuse": recusal.act,
    remarks.REMARKS: remarks.show,
    classify.MENU: classify.choose,
    classify.GRADE: classify.grade,
    desk_card.MENU: partial(_menu, desk_card.MENU),
    same_card.MENU: partial(_menu, same_card.MENU),
    same_card.SAME: _kin,
    same_card.APART: _kin,
    same_card.PAIR: merging.compare,
    talked.MENU: asking.act,
    **step_taps.ACTS,
}
"""What each action on a case does; it is called for members of the group, on the present version of the report."""


async def _decide(tap: Tap, report: Report, action: str, reason: str = "") -> None:
    if action == "escalate" and not tap.house.desk(report.region).bawaslu:
        tap.toast(line("toast-no-bawaslu"), alert=True)
        return
    names = await weighing.names(tap, report, action, reason)
    if not names:
        for other in await merging.propose_alike(tap, report, (action, reason)):
            tap.redraw(other)
        return
    values = {"decided_at": tap.scene.now, "decided_by": names, "decider": tap.key, "reason": reason}
    decided = await tap.move(report, action, **values)
    if decided is None:
        return
    await claims.let_go(tap.scene.transaction, decided.id or 0)
    await tap.note(decided, action, reason=reason, was=report.state)
    alike, left = await merging.decide_alike(tap, report, action, values)
    told = merging.told(action, alike, left, all_hear=all(one.contact_id for one in (decided, *alike)))
    tap.toast(told if alike or left else heard(decided, told), alert=bool(left))
    for other in left:
        tap.redraw(other)
    for one in (decided, *alike):
        tap.redraw(one)
        await _follow(tap, one, action)


async def _follow(tap: Tap, decided: Report, action: str) -> None:
    if action == "escalate":
        files = await evidence.of_report(tap.scene.transaction, decided.id or 0)
        tap.scene.effects += escalation.hand_over(tap.house, decided, files)
    else:
        more = (button(decided, "more", "choice-more"),) if action == "reject" else ()
        tap.tell(decided, f"told-{action}", *more)
    if action == admonish.ADMONISH:
        tap.scene.effects += admonish.shown_in(tap.house, decided)


async def _undo(tap: Tap, report: Report) -> None:
    """What could not be sent to Bawaslu within that time is anybody's to take back: its author may be away."""
    late, on_its_way = tap.scene.now - (report.decided_at or 0) > UNDO_SECONDS, report.state == ESCALATING
    if late and not on_its_way:
        tap.toast(line("toast-undo-late"), alert=True)
    elif not late and not await weighing.decided(tap, report):
        tap.toast(line("toast-undo-other", who=report.decided_by), alert=True)
    elif on_its_way and not await _take_back(tap, report):
        tap.toast(line("toast-undo-left"), alert=True)
    else:
        await _undone(tap, report)


async def _undone(tap: Tap, report: Report) -> None:
    if await _undo_one(tap, report):
        tap.toast(line("toast-undone"))
        for other in await merging.decided_alike(tap, report):
            if other.state != ESCALATING or await _take_back(tap, other):
                await _undo_one(tap, other)


async def _undo_one(tap: Tap, report: Report) -> bool:
    undone = await tap.move(report, "undo", **reports.UNDECIDED)
    if undone is None:
        return False
    await tap.note(undone, "undo", was=report.state)
    tap.redraw(undone)
    if report.state != ESCALATING or await escalation.told_before(tap.scene.transaction, report):
        tap.tell(undone, "told-undo")
    if report.state == ADMONISHED:
        await _letter_withdrawn(tap, report)
    return True


async def _letter_withdrawn(tap: Tap, report: Report) -> None:
    """A letter that nobody decided any more must not be copied and sent."""
    group, since = tap.house.desk(report.region).moderators, report.decided_at or 0
    shown = await deliveries.showing(tap.scene.transaction, group, (admonish.LETTER,), report.id or 0, since)
    tap.scene.effects += unshown(group, shown)


async def _take_back(tap: Tap, report: Report) -> bool:
    lane = escalation.lane_of(report.id or 0)
    return await outbox.take_back(tap.scene.transaction, lane, escalation.KINDS)


async def _evidence(tap: Tap, report: Report) -> None:
    if report.state == ERASED:
        tap.late(report)
        return
    files = [file for file in await evidence.of_report(tap.scene.transaction, report.id or 0) if file.state == "stored"]
    tap.toast(line("toast-evidence", count=len(files)) if files else line("toast-no-evidence"))
    group = tap.scene.contact_id
    body = {"report": report.id, "ticket": report.ticket, "by": f"moderator:{tap.who}"}
    albums = [{**body, **album} for album in showing.albums(files)]
    tap.scene.effects += [Effect(group, "files", album, lane=f"{group}", rank=WORK) for album in albums]
