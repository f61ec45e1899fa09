"""Judged twice: of some cases two moderators say what they would decide, the second one without seeing the first.

Which cases, a keyed hash of the ticket says, so nobody can tell beforehand. Where both agree that is the decision;
where they do not, the card shows what each found, and from then on it is decided like any other. Two who agree are four
eyes.
"""

from handlers.four_eyes import both
from handlers.messages import line
from handlers.scene import House
from handlers.tap import Tap
from storage import claims, judgements
from storage.desk_tables import Judgement
from storage.judgements import Verdict
from storage.models import Report
from storage.states import WAITING


async def weigh(tap: Tap, report: Report, verdict: Verdict) -> str | None:
    """The names of both when they agree; "" when more is needed, which was told; None: it is decided as usual."""
    if not await is_open(tap, report):
        return None
    before = await judgements.of_report(tap.scene.transaction, report.id or 0)
    if before and before[0].by in tap.keys:
        tap.toast(line("toast-judged-before"), alert=True)
        return ""
    await _add(tap, report, verdict, place=len(before) + 1)
    return await _second(tap, report, before[0], verdict) if before else await _first(tap, report)


async def is_open(tap: Tap, report: Report) -> bool:
    """Whether this case still lacks one of the two judgements it needs before it can be decided."""
    if report.state != WAITING or not tap.rules.double:
        return False
    found = len(await judgements.of_report(tap.scene.transaction, report.id or 0))
    return is_sampled(tap, report) if found == 0 else found == 1  # what was begun is ended, under a new key as well


def is_sampled(tap: Tap, report: Report) -> bool:
    """Whether this case is one of those that are judged twice."""
    return place_of(tap.house, report.ticket) < tap.rules.double


def place_of(house: House, ticket: str) -> int:
    """Where this ticket stands among a hundred: it is judged twice where more than so many per cent are."""
    return int(house.crypt.lookup("judged twice", ticket)[:8], 16) % 100


async def _first(tap: Tap, report: Report) -> str:
    """What was found is in no event and on no card until somebody else has judged too."""
    await claims.let_go(tap.scene.transaction, report.id or 0)
    await tap.note(report, "judge")
    tap.toast(line("toast-judged"), alert=True)
    return ""


async def _second(tap: Tap, report: Report, first: Judgement, verdict: Verdict) -> str:
    was, now = _told((first.action, first.reason)), _told(verdict)
    await tap.note(report, "judge", first=was, second=now)
    if was == now:
        return both(first.who, tap.who)
    await claims.let_go(tap.scene.transaction, report.id or 0)
    tap.toast(line("toast-judged-apart"), alert=True)
    return ""


async def _add(tap: Tap, report: Report, verdict: Verdict, place: int) -> None:
    action, reason = verdict
    number, at = report.id or 0, tap.scene.now
    found = Judgement(report_id=number, place=place, by=tap.key, who=tap.who, action=action, reason=reason, at=at)
    await judgements.add(tap.scene.transaction, found)


def _told(verdict: Verdict) -> str:
    return ":".join(filter(None, verdict))


async def other_judge(tap: Tap, report: Report) -> str:
    """The keyed hash of whoever judged first what both decided together; empty when that is not how it was decided."""
    judged = await judgements.of_report(tap.scene.transaction, report.id or 0)
    agreed = len(judged) == 2 and judged[1].at == report.decided_at
    return judged[0].by if agreed else ""
