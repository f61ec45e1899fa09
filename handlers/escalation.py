"""The hand-over to Bawaslu: what is sent, and what happens once it has arrived.

The files go first, then the text with the button to acknowledge; only when that last message is delivered has the
report left the house, and only then is the resident told.
"""

from typing import Any, Final

from handlers import grade, link_news, showing
from handlers.answer_shown import for_staff
from handlers.beside import beside
from handlers.messages import GAP, Line, Message, Moment, Rows, Said, Word, line
from handlers.papers import sending
from handlers.scene import House, Scene, card, told
from storage import custody, evidence, reports
from storage.database import Transaction
from storage.models import Evidence, Report
from storage.outbox import WORK, Effect
from storage.states import ACCEPTED, REJECTED, WAITING, IllegalMoveError

KINDS: Final = ("dossier-files", "handover")
NOBODY: Final = "LaporNetral"
"""Who decided where nobody did."""


def lane_of(report_id: int) -> str:
    """The lane of one hand-over: its messages follow each other, and can be taken back together."""
    return f"handover:{report_id}"


def hand_over(house: House, report: Report, files: list[Evidence]) -> list[Effect]:
    """The messages to Bawaslu, in order."""
    stored = [file for file in files if file.state == "stored"]
    lane, body = lane_of(report.id or 0), {"report": report.id, "ticket": report.ticket}
    bawaslu = house.desk(report.region).bawaslu
    albums = [Effect(bawaslu, "dossier-files", {**body, **album}, lane, WORK) for album in showing.albums(stored)]
    return [*albums, Effect(bawaslu, "handover", body, lane, WORK)]


async def at_once(house: House, transaction: Transaction, report_id: int, now: float) -> list[Effect]:
    """Hand a report over that no moderators look at, because it is about them; nothing when that was done before."""
    report = await reports.by_id(transaction, report_id)
    if report is None or report.state not in (WAITING, ACCEPTED):
        return []
    decided = await reports.decide(transaction, report, "escalate", decided_at=now, decided_by=NOBODY)
    if decided is None:
        return []
    await reports.note(transaction, report_id, "system", "escalate", now, reason="conflict", was=report.state)
    return hand_over(house, decided, await evidence.of_report(transaction, report_id))


def handover_message(
    report: Report,
    files: list[Evidence],
    office: str,
    watched: link_news.Watched | None = None,
    choices: Rows = (),
) -> Message:
    """What Bawaslu reads: everything but the reporter, what became of the post, the fingerprint of every file."""
    stored = [file for file in files if file.state == "stored"]
    keys = ("behaviour", "name", "status", "agency", "audience", "link", "happened", "known", "track", "story")
    below = {"link": link_news.beside(watched)}
    facts = [part for key in keys for part in (*_fact(key, report.answers.get(key)), *below.get(key, ()))]
    prints = [
        line(
            "handover-file",
            number=number,
            kind=Word(f"kind-{showing.kind_of(file)}"),
            sha256=file.sha256,
            size=file.size,
            at=Moment(file.received_at),
            how=grade.word(file.kind),
        )
        for number, file in enumerate(stored, start=1)
    ]
    head = line("handover-head", ticket=report.ticket, office=office, at=Moment(report.submitted_at))
    lines: tuple[Line, ...] = (
        head,
        GAP,
        *facts,
        GAP,
        line("handover-files", count=len(stored)) if stored else line("handover-no-files"),
        *prints,
        *((line("grade-legend"), GAP, line("handover-prints")) if stored else (GAP,)),
        line("handover-foot"),
    )
    return Message(lines, choices)


def _fact(key: str, answer: Any) -> tuple[Line, ...]:
    return (line(f"handover-{key}", value=for_staff(key, answer)), *beside(key, answer))


async def delivered(scene: Scene, report: Report) -> None:
    """The last message of the hand-over has arrived."""
    try:
        sent = await reports.decide(scene.transaction, report, "delivered", handed_over_at=scene.now)
    except IllegalMoveError:
        return  # a repeated delivery of one that is handed over already
    if sent is None:
        return
    await reports.note(scene.transaction, report.id, "system", "delivered", scene.now)
    scene.effects += [*card(scene.house, report), *sending.order(scene.house, report)]
    changed = await _state_before(scene.transaction, report) == REJECTED
    head = line("told-escalate-changed" if changed else "told-escalate", ticket=report.ticket)
    scene.tell(report, Message((head, line("told-escalate-next"))))


async def take_back(house: House, transaction: Transaction, report: Report, now: float) -> list[Effect]:
    """It did not arrive, and nobody tries any more: moderators decide again. Nothing when it was decided meanwhile."""
    undone = await reports.decide(transaction, report, "undo", **reports.UNDECIDED)
    if undone is None:
        return []
    heard = await told_before(transaction, report)
    await reports.note(transaction, report.id, "system", "undo", now, was=report.state)
    words = Message((line("told-undo", ticket=report.ticket), GAP, line("told-undo-next")))
    return [*card(house, undone), *(told(report, words) if heard else ())]


async def told_before(transaction: Transaction, report: Report) -> bool:
    """Whether the resident heard of a decision that this escalation replaced."""
    return await _state_before(transaction, report) != WAITING


async def _state_before(transaction: Transaction, report: Report) -> str:
    """The state from which this report was last escalated; "" when nothing tells."""
    trail = await custody.trail(transaction, report.draft)
    return next((event.detail.get("was", WAITING) for event in reversed(trail) if event.action == "escalate"), "")


async def turn_away(scene: Scene, said: Said, report: Report, key: str, wanted: str, *, member: bool | None) -> None:
    """A tap by somebody who is not in the group (`member` None: that could not be checked); `key`: their keyed hash."""
    if member is None:
        scene.toast(said, line("toast-cannot-check"))
        return
    await reports.note(scene.transaction, report.id, "outsider", "refused", scene.now, who=key, wanted=wanted)
    scene.toast(said, line("toast-outsider"), alert=True)


async def not_here(scene: Scene, said: Said, report: Report | None, key: str, wanted: str) -> None:
    """A tap on a case that is not this group's; whether there is such a case in another region is not told."""
    if report is not None:
        await reports.note(scene.transaction, report.id, "outsider", "refused", scene.now, who=key, wanted=wanted)
    several = scene.house.several
    scene.toast(said, line("toast-not-here" if several else "toast-unknown-case"), alert=several)


async def acknowledge(scene: Scene, report: Report, who: str) -> Report | None:
    """Bawaslu confirms that it has the report. None: somebody else was first."""
    taken = {"acknowledged_at": scene.now, "acknowledged_by": who}
    acknowledged = await reports.decide(scene.transaction, report, "acknowledge", **taken)
    if acknowledged is None:
        return None
    await reports.note(scene.transaction, report.id, f"bawaslu:{who}", "acknowledge", scene.now)
    scene.effects += card(scene.house, acknowledged)
    scene.tell(report, Message((line("told-acknowledge", ticket=report.ticket),)))
    return acknowledged
