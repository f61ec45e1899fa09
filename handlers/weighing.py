"""What stands between a moderator's tap and a decision: a claim, a second judgement, a second pair of eyes."""

from handlers import claim, four_eyes, twice
from handlers.tap import Tap
from storage.judgements import Verdict
from storage.models import Report


async def names(tap: Tap, report: Report, action: str, reason: str = "") -> str:
    """Whose names the decision bears; empty when it is not carried out now: they were told, the card is drawn anew."""
    found = await _weighed(tap, report, (action, reason))
    if not found:
        tap.redraw(report)
    return found


async def _weighed(tap: Tap, report: Report, verdict: Verdict) -> str:
    hindered = await claim.hindrance(tap, report)
    if hindered and not await four_eyes.is_awaited(tap, report, verdict):
        tap.toast(hindered, alert=True)
        return ""
    judged = await twice.weigh(tap, report, verdict)
    return await four_eyes.weigh(tap, report, verdict) if judged is None else judged


async def decided(tap: Tap, report: Report) -> bool:
    """Whether the decision that stands is this moderator's, alone or with another one."""
    if report.decider == tap.key:
        return True
    return tap.key in (await four_eyes.proposer(tap, report), await twice.other_judge(tap, report))
