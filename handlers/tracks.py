"""Two tracks: who only informs stays unnamed; a formal reporter gives Bawaslu a name and an address in person.

A report that was sent goes from informant to formal when its resident says so, and never back. The name is not asked
for here: a message to a bot is no *laporan* in the sense of the law, only what is handed in at Bawaslu's office is.
"""

from typing import Final

from handlers import drafting
from handlers.case_button import button
from handlers.limits import limit_of
from handlers.messages import GAP, Line, Message, Moment, Rows, line
from handlers.scene import Scene, card
from handlers.thanks import how_row
from storage import reports
from storage.models import Report
from storage.states import ENDED, ERASED, WITHDRAWN
from storage.tickets import read_ticket

FORMAL: Final = "formal"
ASK: Final = "track"
ACTIONS: Final = (ASK, FORMAL)
_OVER: Final = (WITHDRAWN, ERASED)


async def offer(scene: Scene, argument: str) -> None:
    """/jadi_pelapor: explain and ask, for the report with this ticket or the only one; else ask for which."""
    ticket = read_ticket(argument) if argument else None
    own = [report for report in await reports.of_contact(scene.transaction, scene.contact_id) if _fits(report, ticket)]
    if not own:
        scene.say(Message((line("status-unknown" if argument else "track-none"),)))
    elif len(own) == 1:
        _explain(scene, own[0])
    else:
        rows = tuple((button(report, ASK, line("plain", text=report.ticket)),) for report in own[:8])
        scene.say(Message((line("track-which"),), rows))


def _fits(report: Report, ticket: str | None) -> bool:
    return report.state not in _OVER and ticket in (None, report.ticket)


async def choose(scene: Scene, report: Report, action: str) -> None:
    """A button of these below one of the resident's own reports."""
    if report.state in _OVER:
        scene.say(Message((line("track-none"),)))
    elif action == ASK or report.answers.get("track") == FORMAL:
        _explain(scene, report)
    else:
        await upgrade(scene, report)


def _explain(scene: Scene, report: Report) -> None:
    if report.answers.get("track") == FORMAL:
        known = line("track-already", ticket=report.ticket)
        scene.say(Message((known, GAP, *_bring(scene, report)), drafting.offer(scene, report)))
        return
    sure = ((button(report, FORMAL, "choice-formal-yes"),),)
    scene.say(Message((line("track-sure", ticket=report.ticket),), sure))


async def upgrade(scene: Scene, report: Report) -> None:
    """From informant to formal reporter."""
    number, before = report.id or 0, report.answers.get("track") or ""
    await reports.change(scene.transaction, number, answers={**report.answers, "track": FORMAL})
    await reports.note(scene.transaction, number, "resident", FORMAL, scene.now, was=before)
    scene.effects += card(scene.house, report)
    told = line("track-formal", ticket=report.ticket)
    scene.say(Message((told, GAP, *_bring(scene, report)), drafting.offer(scene, report)))


def how(report: Report) -> Rows:
    """For a formal reporter, until the case has ended: the button that explains it again."""
    going_on = report.answers.get("track") == FORMAL and report.state not in (*_OVER, *ENDED)
    return how_row(report.ticket, report.version) if going_on else ()


def _bring(scene: Scene, report: Report) -> tuple[Line, ...]:
    """What to bring to Bawaslu's office, and by when: by the earliest of all ways to count that is not over yet."""
    zone = scene.house.desk(report.region).region.zone
    return line("track-bring", ticket=report.ticket), until(report, zone, scene.now)


def until(report: Report, zone: str, now: float) -> Line:
    """Until when to be there."""
    found = limit_of(report, now)
    if found is None:
        return line("track-when")
    if found.late:
        return line("track-when-late")
    ends = found.own.ends if found.passed else found.rules.strict
    return line("track-when-known", ends=Moment(ends.timestamp(), zone))
