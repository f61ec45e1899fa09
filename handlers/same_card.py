"""What the card says of other reports about the same post, and what moderators do about it."""

from typing import Final

from handlers import sameness as again
from handlers.case_button import button
from handlers.messages import Choice, Line, Rows, Value, Word, line
from handlers.scene import Scene, card
from storage import reports, sameness
from storage.models import Report
from storage.same_post import Kin
from storage.sameness import CONFIRMED, UNDONE

MENU: Final = "merge"
SAME, APART, PAIR = "same", "apart", "pair"
_NAMED: Final = (("ticket", "why"), ("also", "because"))  # of so many others the card tells ticket and reason
_OFFERED: Final = 4  # in the menu


def kin_lines(kin: Kin | None) -> tuple[Line, ...]:
    """How many independent people report the post, and which reports are about it."""
    if kin is None:
        return ()
    holes: dict[str, Value] = {"count": kin.people}
    for other, (ticket, why) in zip(kin.others, _NAMED, strict=False):
        holes |= {ticket: other.ticket, why: Word(f"same-reason-{other.reason}")}
    if len(kin.others) == 1:
        return (Line("card-same-one", holes),)
    return (Line("card-same", holes | {"more": len(kin.others) - len(_NAMED)}),)


def kin_button(report: Report, kin: Kin | None) -> Rows:
    """The way to the menu."""
    return ((button(report, MENU, "action-merge"),),) if kin else ()


def kin_rows(report: Report, kin: Kin) -> Rows:
    """The menu: each of the others is the same, or it is not."""
    rows = list[tuple[Choice, ...]]()
    for other in kin.others[:_OFFERED]:
        short = f"…{other.ticket[-4:]}"  # two whole tickets do not fit beside each other on a phone
        yes = button(report, SAME, line("same-yes", ticket=short), other.ticket)
        no = button(report, APART, line("same-no", ticket=short), other.ticket)
        rows.append((button(report, PAIR, line("same-pair", ticket=other.ticket), other.ticket),))
        rows.append((no,) if other.state == CONFIRMED else (yes, no))
    return (*rows, (button(report, MENU, "choice-back", "back"),))


async def decide(scene: Scene, report: Report, ticket: str, action: str, who: str) -> Line:
    """A moderator says that two reports are about the same, or are not. Returns the answer to the tap."""
    other = await reports.by_ticket(scene.transaction, ticket)
    if other is None or other.region != report.region:
        return line("toast-unknown-case")
    numbers, state = (report.id or 0, other.id or 0), CONFIRMED if action == SAME else UNDONE
    was = await sameness.decide(scene.transaction, *numbers, state, f"moderator:{who}", scene.now)
    scene.effects += card(scene.house, report)
    if was is None:
        return line("toast-same-before")
    for one, with_ticket in ((report, other.ticket), (other, report.ticket)):
        told = {"with": with_ticket, "reason": was.reason}
        await reports.note(scene.transaction, one.id, f"moderator:{who}", action, scene.now, **told)
    scene.effects += card(scene.house, other)
    if action == SAME:
        scene.effects += await again.told_later(scene.transaction, was, (report, other))
    return line("toast-same" if action == SAME else "toast-apart")
