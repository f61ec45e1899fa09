"""A tap of a moderator on a card, and what every action on a case needs to answer it.

A button carries the ticket and the version it was drawn for. Only the first tap on a version wins; every later one is
told who decided and when.
"""

from collections.abc import Sequence
from typing import Any

from handlers.messages import GAP, Choice, Line, Message, Moment, Said, Word, line
from handlers.scene import Scene, card
from storage import reports
from storage.desk_rules import DeskRules
from storage.models import Report
from storage.states import ERASED, STEPPED, IllegalMoveError


def heard(report: Report, told: Line) -> Line:
    """What a decision is answered that its resident hears of: `told`; where there is no chat with them, that."""
    return told if report.contact_id else line("toast-unheard", state=Word(f"card-{report.state}"))


class Tap:
    """One tap; `who`: the moderator's name as the group shows it, `key`: their keyed hash, `keys`: that under each key.

    What they did before the operator put a new key in front of the old one bears an older hash, and is theirs still.
    """

    def __init__(self, scene: Scene, said: Said, who: str, key: str, keys: Sequence[str] = ()) -> None:
        self.scene, self.said, self.who, self.key, self.keys = scene, said, who, key, keys or (key,)
        self.house, self.held = scene.house, frozenset[int]()  # `held`: the reports that this tap may change
        parts = said.choice.split(":")
        issued = len(parts) in (4, 5) and all(parts)  # anything else is not a button of ours
        _, self.ticket, self.version, self.action, self.below = (*parts, "")[:5] if issued else [""] * 5

    @property
    def rules(self) -> DeskRules:
        """How this group decides."""
        return (self.house.desk_at(self.scene.contact_id) or self.house.first).region.desk

    def late(self, report: Report) -> None:
        """The button was drawn for a state that is over: say who was first, and draw the card again."""
        if report.state in (*STEPPED, ERASED):
            self.toast(line("toast-step-before", state=Word(f"card-{report.state}")), alert=True)
        elif report.decided_at and report.decided_by:
            when = Moment(report.decided_at)
            state = Word(f"card-{report.state}")
            self.toast(line("toast-late", who=report.decided_by, at=when, state=state), alert=True)
        else:
            self.toast(line("toast-changed"))
        self.redraw(report)

    def is_outdated(self, report: Report) -> bool:
        """Whether the button was drawn for a state that is over."""
        return str(report.version) != self.version

    def freshen(self, report: Report) -> None:
        """Draw the card again if it shows a state that is over: its last edit may have been lost."""
        if self.is_outdated(report):
            self.redraw(report)

    async def move(self, report: Report, action: str, **values: Any) -> Report | None:
        """Take the report to its next state, with these values; None when another tap was first, which is told."""
        try:
            moved = await reports.decide(self.scene.transaction, report, action, **values)
        except IllegalMoveError:
            moved = None
        if moved is None:
            self.late(await reports.by_id(self.scene.transaction, report.id or 0) or report)
        return moved

    async def note(self, report: Report, action: str, **detail: Any) -> None:
        """Add an event of this moderator to the case; `detail` names no resident."""
        await reports.note(self.scene.transaction, report.id, f"moderator:{self.who}", action, self.scene.now, **detail)

    def menu(self, report: Report, name: str) -> None:
        """Show another set of buttons below the card; "": the first one again."""
        self.toast(None)
        self.redraw(report, name)

    def redraw(self, report: Report, menu: str = "") -> None:
        """Bring the card up to date."""
        self.scene.effects += card(self.house, report, menu=menu)

    def tell(self, report: Report, key: str, *more: Choice) -> None:
        """Tell the resident: the text of `key`, the words of the reason, what happens next."""
        reason = (line(f"told-reason-{report.reason}"),) if report.reason else ()
        lines = (line(key, ticket=report.ticket), *reason, GAP, line(f"{key}-next"))
        self.scene.tell(report, Message(lines, (more,) if more else ()))

    def toast(self, text: Line | None, *, alert: bool = False) -> None:
        """Answer the tap; None only stops the waiting sign."""
        self.scene.toast(self.said, text, alert=alert)
