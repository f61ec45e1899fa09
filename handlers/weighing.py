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
    if hindered and not await four_eyes.seconding(tap, report, verdict):
        tap.toast(hindered, alert=True)
        return ""
    judged = await twice.weigh(tap, report, verdict)
    return await four_eyes.weigh(tap, report, verdict) if judged is None else judged


async def names_alike(tap: Tap, other: Report, verdict: Verdict, decided_by: str) -> str:
    """Whose names the decision bears for a report it reaches as one about the same; empty: it is not decided now.

    A case that is judged twice waits for its own two judgements; where it takes two, both must have meant this one too.
    """
    if await twice.is_open(tap, other):
        return ""
    if not four_eyes.takes_two(tap, verdict):
        return decided_by
    names = await four_eyes.seconding(tap, other, verdict)
    if not names:
        await four_eyes.propose(tap, other, verdict)
    return names


async def decided(tap: Tap, report: Report) -> bool:
    """Whether the decision that stands is this moderator's, alone or with another one."""
    if report.decider in tap.keys:
        return True
    return not {await four_eyes.proposer(tap, report), await twice.other_judge(tap, report)}.isdisjoint(tap.keys)
