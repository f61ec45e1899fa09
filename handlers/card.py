"""The card of a report as the moderator group sees it: what it says, and which buttons stand below.

A button carries the ticket and the version it was drawn for. Nothing on the card leads to the resident.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from handlers import after_card, classify, completeness, desk_card, grade, link_news, received, same_card, talked
from handlers.answer_shown import for_staff
from handlers.beside import beside
from handlers.bypass import conflict
from handlers.case_button import button
from handlers.limits import limit_lines
from handlers.messages import Line, Message, Moment, Rows, Value, Word, in_rows, line
from handlers.short import shorten
from handlers.suggested import suggestion_lines
from storage import evidence
from storage.desk_state import NOTHING, DeskState
from storage.models import Evidence, Report
from storage.record import record
from storage.same_post import Kin
from storage.states import AFTER, REJECTED, STEPPED, WAITING

REASONS: Final = (
    "not-asn", "private", "routine", "no-evidence", "unreadable", "duplicate", "outside-region", "not-neutrality",
    "abuse",
)  # fmt: skip
_ACTIONS: Final = {
    "waiting": (("accept", "reject"), ("escalate", "evidence")),
    "accepted": (("escalate", "evidence"), (after_card.MENU, "undo")),
    "rejected": (("escalate", "evidence"), ("undo",)),
    "admonished": (("evidence", "undo"),),
    "escalating": (("evidence", "undo"),),
    **dict.fromkeys(AFTER, (("evidence", after_card.MENU),)),
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
    offices: tuple[str, ...] = ()  # what this desk should not judge is called (`desk.Desk.own`)
    watched: link_news.Watched | None = None
    kin: Kin | None = None  # other reports about the same
    talk: talked.Talked = talked.Talked()  # with the resident
    desk: DeskState = NOTHING
    remark: str = ""  # the newest one of the desk
    after: after_card.After | None = None  # what became of it after its hand-over


def card_message(case: Case, now: float, menu: str = "", story_limit: int = 3000, field_limit: int = 150) -> Message:
    """The card's caption and buttons. The limits: how many signs of the story, and of every other answer, are shown."""
    report = case.report
    head = line("card-head", ticket=report.ticket, state=Word(f"card-{report.state}"))
    if report.state == "erased":
        return Message((head, line("card-emptied")))
    untold = (line(f"card-untold-{case.untold}"),) if case.untold else ()
    stored = sum(file.state == evidence.STORED for file in case.files)
    meter = completeness.for_card(report.answers, stored)
    noted = received.card_lines(report.answers)
    facts = (*noted, *_facts(case, story_limit, field_limit), *_files(case.files), meter, *_age(report, now))
    unfit = (line("card-conflict"),) if conflict(report.answers, case.offices) else ()
    hints = (*_suggested(report), *limit_lines(report, now))
    ours, asked = desk_card.lines(report, case.desk, case.remark), talked.card_lines(case.talk)
    beside, beyond = (*same_card.kin_lines(case.kin), *asked), after_card.shown(report, case.after)
    asks = (line("classify-ask"),) if menu == classify.GRADE and report.state in classify.OPEN else ()
    lines = (head, *ours, *unfit, *facts, *beside, *hints, *_decision(report), *beyond, *untold, *asks)
    return Message(lines, _menu_rows(case, menu))


def _suggested(report: Report) -> tuple[Line, ...]:
    """Once others have decided on it, only a possible crime is still worth the room."""
    lines = suggestion_lines(report)
    return tuple(part for part in lines if part.key == "suggestion-crime") if report.state in STEPPED else lines


def _menu_rows(case: Case, menu: str) -> Rows:
    draw = _MENUS.get(menu)
    rows = draw(case) if draw else ()
    letters = after_card.letter_button(case.report, case.after)
    asked, alike = talked.button_row(case.report), same_card.kin_button(case.report, case.kin)
    return rows or (*_rows(case.report), *letters, *asked, *alike, *desk_card.rows(case.report, case.desk))


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
    shown = for_staff(key, answer)
    return shorten(shown, limit) if isinstance(shown, str) else shown


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


def _rows(report: Report) -> Rows:
    rows = _ACTIONS.get(report.state, ())
    return tuple(tuple(button(report, action, f"action-{action}") for action in row) for row in rows)


def _reject_rows(case: Case) -> Rows:
    report = case.report
    if report.state != WAITING:
        return ()
    made = [button(report, "reject", f"reject-{reason}", reason) for reason in REASONS]
    pairs = in_rows(made)
    return (*pairs, (button(report, "reject", "choice-back", "back"),))


def _escalate_rows(case: Case) -> Rows:
    report = case.report
    if report.state != REJECTED:
        return ()
    sure = button(report, "escalate", "escalate-yes", "yes")
    return ((sure, button(report, "escalate", "choice-back", "back")),)


def _kin_rows(case: Case) -> Rows:
    return same_card.kin_rows(case.report, case.kin) if case.kin else ()


def _sanction_rows(step: str, case: Case) -> Rows:
    return after_card.sanction_rows(case.report, step)


def _kind_rows(kind: str, case: Case) -> Rows:
    return classify.kind_rows(case.report, kind)


def _ask_rows(case: Case) -> Rows:
    stored = sum(file.state == evidence.STORED for file in case.files)
    return talked.menu_rows(case.report, case.talk, stored)


_MENUS: Final[dict[str, Callable[[Case], Rows]]] = {
    "reject": _reject_rows,
    "escalate": _escalate_rows,
    same_card.MENU: _kin_rows,
    talked.MENU: _ask_rows,
    desk_card.MENU: lambda case: desk_card.menu(case.report, case.desk),
    classify.MENU: lambda case: classify.rows(case.report),
    classify.ALL: lambda case: classify.all_rows(case.report),
    **{classify.kind_menu(kind): partial(_kind_rows, kind) for kind in classify.KINDS},
    classify.GRADE: lambda case: classify.grade_rows(case.report),
    after_card.MENU: lambda case: after_card.step_rows(case.report),
    **{menu: partial(_sanction_rows, step) for step, menu in after_card.KINDS.items()},
}
"""What stands below a card in place of its buttons, by the menu's name; nothing: the menu does not fit it any more."""
