"""The moderator group: the card of a report and the decisions made on it.

A button carries the ticket and the version it was drawn for. Only the first tap on a version wins; every later one is
told who decided and when. Nothing on the card leads to the resident.
"""

from datetime import date
from typing import Any, Final

from handlers import completeness, escalation, grade, link_news, links, same_card, showing
from handlers.beside import beside
from handlers.bypass import conflict
from handlers.limits import limit_lines
from handlers.masking import mask
from handlers.messages import GAP, Choice, Day, Line, Message, Moment, Said, Value, Word, line
from handlers.scene import Scene, card
from handlers.suggested import suggestion_lines
from storage import custody, evidence, outbox, reports
from storage.models import Evidence, Report
from storage.outbox import WORK, Effect
from storage.record import record
from storage.sameness import Kin
from storage.states import ESCALATING, WAITING, IllegalMoveError

REASONS: Final = (
    "not-asn", "private", "routine", "no-evidence", "unreadable", "duplicate", "outside-region", "not-neutrality",
    "abuse",
)  # fmt: skip
UNDO_SECONDS: Final = 600
_ACTIONS: Final = {
    "waiting": (("accept", "reject"), ("escalate", "evidence")),
    "accepted": (("escalate", "evidence"), ("undo",)),
    "rejected": (("escalate", "evidence"), ("undo",)),
    "escalating": (("evidence", "undo"),),
    "escalated": (("evidence",),),
    "acknowledged": (("evidence",),),
}


@record
class Case:
    """What a card shows: a report, its files, and whether its resident does not know of the decision.

    `untold`: see `storage.deliveries`. It says nothing of where the resident is: whoever blocked us, and whoever has to
    open a window first, both have to write.
    """

    report: Report
    files: list[Evidence]
    untold: str = ""
    offices: tuple[str, ...] = ()  # what the personnel office of the report's region is called
    watched: link_news.Watched | None = None
    kin: Kin | None = None  # other reports about the same


def card_message(case: Case, now: float, menu: str = "", story_limit: int = 3000, field_limit: int = 150) -> Message:
    """The card's caption and buttons. The limits: how many signs of the story, and of every other answer, are shown."""
    report = case.report
    head = line("card-head", ticket=report.ticket, state=Word(f"card-{report.state}"))
    if report.state == "erased":
        return Message((head, line("card-erased")))
    untold = (line(f"card-untold-{case.untold}"),) if case.untold else ()
    stored = sum(file.state == evidence.STORED for file in case.files)
    meter = completeness.for_card(report.answers, stored)
    facts = (*_facts(case, story_limit, field_limit), *_files(case.files), meter, *_age(report, now))
    unfit = (line("card-conflict"),) if conflict(report.answers, case.offices) else ()
    hints = (*suggestion_lines(report), *limit_lines(report, now))
    lines = (head, *unfit, *facts, *same_card.kin_lines(case.kin), *hints, *_decision(report), *untold)
    return Message(lines, _menu_rows(case, menu))


def _menu_rows(case: Case, menu: str) -> tuple[tuple[Choice, ...], ...]:
    if menu == "reject" and case.report.state == WAITING:
        return _reject_rows(case.report)
    if menu == same_card.MENU and case.kin:
        return same_card.kin_rows(case.report, case.kin)
    return (*_rows(case.report), *same_card.kin_button(case.report, case.kin))


def _facts(case: Case, story_limit: int, field_limit: int) -> tuple[Line, ...]:
    answers, below = case.report.answers, {"link": link_news.beside(case.watched)}
    shown = ("behaviour", "name", "agency", "status", "audience", "link", "happened", "known", "track", "story")
    limits = {"story": story_limit}
    given = [key for key in shown if answers.get(key)]
    facts = ((*_fact(key, answers[key], limits.get(key, field_limit)), *below.get(key, ())) for key in given)
    return tuple(part for fact in facts for part in fact)


def _fact(key: str, answer: Any, limit: int) -> tuple[Line, ...]:
    return (line(f"card-{key}", value=_shown(key, answer, limit)), *beside(key, answer))


def _shown(key: str, answer: Any, limit: int) -> Value:
    if key in ("happened", "known"):
        return Day(date.fromisoformat(answer))
    if key in ("behaviour", "status", "audience", "track"):
        return Word(f"choice-{key}-{answer}")
    return shorten(links.shown(answer) if key == "link" else mask(str(answer)), limit)


def shorten(text: str, limit: int) -> str:
    """At most `limit` signs, with an ellipsis where something was left out."""
    return text if len(text) <= limit else text[: max(0, limit - 1)].rstrip() + "…"


def _files(files: list[Evidence]) -> tuple[Line, ...]:
    stored = [file for file in files if file.state == "stored"]
    refused = sum(file.state == "refused" for file in files)
    return (
        line("card-files", count=len(stored)) if stored else line("card-no-files"),
        *grade.beside([file.kind for file in stored]),
        *((line("card-refused", count=refused),) if refused else ()),
    )


def _age(report: Report, now: float) -> tuple[Line, ...]:
    hours = int(max(0.0, now - report.submitted_at) // 3600)
    age = line("card-age-days", days=hours // 24) if hours >= 24 else line("card-age-hours", hours=hours)
    return (
        line("card-received", at=Moment(report.submitted_at)),
        *((age,) if report.state == WAITING and hours else ()),
    )


def _decision(report: Report) -> tuple[Line, ...]:
    if report.decided_at is None or not report.decided_by or report.state == WAITING:
        return ()
    reason = (line("card-reason", reason=Word(f"reason-{report.reason}")),) if report.reason else ()
    received = (line("card-acknowledged-by", who=report.acknowledged_by, at=Moment(report.acknowledged_at or 0)),)
    return (
        line("card-by", who=report.decided_by, at=Moment(report.decided_at)),
        *reason,
        *(received if report.acknowledged_at else ()),
    )


def button(report: Report, action: str, label: str, below: str = "") -> Choice:
    """A button of this report in its present version."""
    tail = f":{below}" if below else ""
    return Choice(f"case:{report.ticket}:{report.version}:{action}{tail}", line(label))


def _rows(report: Report) -> tuple[tuple[Choice, ...], ...]:
    rows = _ACTIONS.get(report.state, ())
    return tuple(tuple(button(report, action, f"action-{action}") for action in row) for row in rows)


def _reject_rows(report: Report) -> tuple[tuple[Choice, ...], ...]:
    made = [button(report, "reject", f"reject-{reason}", reason) for reason in REASONS]
    pairs = tuple(tuple(made[start : start + 2]) for start in range(0, len(made), 2))
    return (*pairs, (button(report, "reject", "choice-back", "back"),))


class Tap:
    """One tap of a moderator on a card."""

    def __init__(self, scene: Scene, said: Said, who: str, key: str) -> None:
        self.scene, self.said, self.who, self.key = scene, said, who, key
        self.house = scene.house
        parts = said.choice.split(":")
        issued = len(parts) in (4, 5) and all(parts)  # anything else is not a button of ours
        _, self.ticket, self.version, self.action, self.below = (*parts, "")[:5] if issued else [""] * 5

    async def decide(self, *, member: bool | None) -> None:
        """Carry the tap out, or say why not."""
        report = await reports.by_ticket(self.scene.transaction, self.ticket)
        if report is None or self.house.desk(report.region).moderators != self.scene.contact_id:
            await escalation.not_here(self.scene, self.said, report, self.key, self.action[:20])
        elif not member:
            await escalation.turn_away(self.scene, self.said, report, self.key, self.action[:20], member=member)
        elif self.action == "evidence":
            await self._evidence(report)
        elif str(report.version) != self.version:
            self._late(report)
        else:
            await self._act(report)

    def _late(self, report: Report) -> None:
        if report.decided_at and report.decided_by:
            when = Moment(report.decided_at)
            state = Word(f"card-{report.state}")
            self._toast(line("toast-late", who=report.decided_by, at=when, state=state), alert=True)
        else:
            self._toast(line("toast-changed"))
        self.scene.effects += card(self.house, report)

    async def _act(self, report: Report) -> None:
        match self.action, self.below:
            case "reject", "":
                self._menu(report, "reject")
            case "reject", "back":
                self._menu(report, "")
            case "reject", reason if reason in REASONS:
                await self._decide(report, "reject", reason=reason)
            case (("accept" | "escalate"), ""):
                await self._decide(report, self.action, reason="")
            case "undo", "":
                await self._undo(report)
            case same_card.MENU, "" | "back":
                self._menu(report, "" if self.below else same_card.MENU)
            case ((same_card.SAME | same_card.APART), ticket) if ticket:
                self._toast(await same_card.decide(self.scene, report, ticket, self.action, self.who))
            case _:
                self._toast(line("toast-unknown-case"))

    def _menu(self, report: Report, menu: str) -> None:
        self._toast(None)
        self.scene.effects += card(self.house, report, menu=menu)

    async def _decide(self, report: Report, action: str, reason: str) -> None:
        if action == "escalate" and not self.house.desk(report.region).bawaslu:
            self._toast(line("toast-no-bawaslu"), alert=True)
            return
        now = self.scene.now
        values = {"decided_at": now, "decided_by": self.who, "decider": self.key, "reason": reason}
        decided = await self._move(report, action, **values)
        if decided is None:
            return
        await self._note(decided, action, reason=reason, was=report.state)
        self._toast(line(f"toast-{action}"))
        self.scene.effects += card(self.house, decided)
        if action == "escalate":
            files = await evidence.of_report(self.scene.transaction, decided.id or 0)
            self.scene.effects += escalation.hand_over(self.house, decided, files)
        else:
            self._tell(decided, f"told-{action}")

    async def _move(self, report: Report, action: str, **values: Any) -> Report | None:
        try:
            decided = await reports.decide(self.scene.transaction, report, action, **values)
        except IllegalMoveError:
            decided = None
        if decided is None:
            self._late(await reports.by_id(self.scene.transaction, report.id or 0) or report)
        return decided

    async def _undo(self, report: Report) -> None:
        if report.decider != self.key:
            self._toast(line("toast-undo-other", who=report.decided_by), alert=True)
        elif self.scene.now - (report.decided_at or 0) > UNDO_SECONDS:
            self._toast(line("toast-undo-late"), alert=True)
        elif report.state == ESCALATING and not await self._take_back(report):
            self._toast(line("toast-undo-left"), alert=True)
        else:
            await self._undone(report)

    async def _undone(self, report: Report) -> None:
        undone = await self._move(report, "undo", decided_at=None, decided_by="", decider="", reason="")
        if undone is None:
            return
        await self._note(undone, "undo", was=report.state)
        self._toast(line("toast-undone"))
        self.scene.effects += card(self.house, undone)
        if report.state != ESCALATING or await self._told_before(report):
            self._tell(undone, "told-undo")

    async def _told_before(self, report: Report) -> bool:
        """Whether the resident heard of a decision that this escalation replaced."""
        trail = await custody.trail(self.scene.transaction, report.draft)
        before = [event.detail.get("was", WAITING) for event in trail if event.action == "escalate"]
        return before[-1:] != [WAITING]

    async def _take_back(self, report: Report) -> bool:
        lane = escalation.lane_of(report.id or 0)
        return await outbox.take_back(self.scene.transaction, lane, escalation.KINDS)

    async def _evidence(self, report: Report) -> None:
        files = [
            file for file in await evidence.of_report(self.scene.transaction, report.id or 0) if file.state == "stored"
        ]
        self._toast(line("toast-evidence", count=len(files)) if files else line("toast-no-evidence"))
        if not files:
            return
        group = self.scene.contact_id
        self.scene.effects += albums(group, report, files, f"{group}", f"moderator:{self.who}")

    def _tell(self, report: Report, key: str) -> None:
        reason = (line(f"told-reason-{report.reason}"),) if report.reason else ()
        lines = (line(key, ticket=report.ticket), *reason, GAP, line(f"{key}-next"))
        more = ((button(report, "more", "choice-more"),),) if key == "told-reject" else ()
        self.scene.tell(report, Message(lines, more))

    async def _note(self, report: Report, action: str, **detail: Any) -> None:
        await reports.note(self.scene.transaction, report.id, f"moderator:{self.who}", action, self.scene.now, **detail)

    def _toast(self, text: Line | None, *, alert: bool = False) -> None:
        self.scene.toast(self.said, text, alert=alert)


def albums(contact_id: int, report: Report, files: list[Evidence], lane: str, asked: str) -> list[Effect]:
    """The files of a report, in as few messages as they take; `asked`: who wants to see them."""
    body = {"report": report.id, "ticket": report.ticket, "by": asked}
    return [Effect(contact_id, "files", {**body, **album}, lane=lane, rank=WORK) for album in showing.albums(files)]
