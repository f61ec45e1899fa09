"""Four eyes: where a region wants it, escalating and rejecting for abuse take two moderators.

The first tap proposes, and the card shows by whom; the same tap by another one carries it out. A proposal holds for one
version of the report. Any other proposal takes its place.
"""

from typing import Final

from handlers.messages import line
from handlers.short import shorten
from handlers.tap import Tap
from storage import proposals
from storage.desk_tables import Proposal
from storage.judgements import Verdict
from storage.models import Report

SECONDED: Final = (("escalate", ""), ("reject", "abuse"))
"""What takes two."""
NAME_SIGNS: Final = 30


def takes_two(tap: Tap, verdict: Verdict) -> bool:
    """Whether one moderator alone cannot decide so here."""
    return tap.rules.four_eyes and verdict in SECONDED


async def weigh(tap: Tap, report: Report, verdict: Verdict) -> str:
    """The names the decision bears; empty when it is proposed now, or was by the same moderator."""
    if not takes_two(tap, verdict):
        return tap.who
    names = await seconding(tap, report, verdict)
    if not names:
        fresh = await propose(tap, report, verdict)
        tap.toast(line("toast-proposed" if fresh else "toast-proposed-before"), alert=True)
    return names


async def seconding(tap: Tap, report: Report, verdict: Verdict) -> str:
    """The names of both when another moderator proposed just this; empty when nobody did."""
    before = await _standing(tap, report)
    if before is None or (before.action, before.reason) != verdict or before.by in tap.keys:
        return ""
    return both(before.who, tap.who)


async def propose(tap: Tap, report: Report, verdict: Verdict) -> bool:
    """Propose this, in the place of anything else; whether it is news."""
    before = await _standing(tap, report)
    if before is not None and (before.action, before.reason) == verdict:
        return False
    (action, reason), number, version = verdict, report.id or 0, report.version
    made = Proposal(report_id=number, version=version, action=action, reason=reason, by=tap.key, who=tap.who)
    await proposals.put(tap.scene.transaction, made)
    await tap.note(report, "propose", what=action, reason=reason)
    return True


async def is_own(tap: Tap, report: Report, verdict: Verdict) -> bool:
    """Whether this moderator proposed just this."""
    before = await _standing(tap, report)
    return before is not None and (before.action, before.reason) == verdict and before.by in tap.keys


async def proposer(tap: Tap, report: Report) -> str:
    """The keyed hash of whoever proposed the decision that stands now; empty when nobody did."""
    before = await proposals.of_report(tap.scene.transaction, report.id or 0)
    return before.by if before is not None and before.version == report.version - 1 else ""


def both(first: str, second: str) -> str:
    """The names of two who decided together."""
    return f"{shorten(first, NAME_SIGNS)} & {shorten(second, NAME_SIGNS)}"


async def _standing(tap: Tap, report: Report) -> Proposal | None:
    before = await proposals.of_report(tap.scene.transaction, report.id or 0)
    return before if before is not None and before.version == report.version else None
