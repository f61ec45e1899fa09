"""What the card says of the desk itself: who works on a case, what is proposed, judged, confirmed, remarked."""

from typing import Final

from handlers import admonish, classify, remarks
from handlers.case_button import button
from handlers.messages import Line, Rows, Word, line
from handlers.short import shorten
from storage.desk_state import DeskState
from storage.models import Report
from storage.states import WAITING, WITHDRAWN

MENU: Final = "desk"
_NAME_SIGNS: Final = 20


def lines(report: Report, desk: DeskState, remark: str) -> tuple[Line, ...]:
    """`remark`: the newest one, opened."""
    waiting = report.state == WAITING
    held = (line("card-held", who=shorten(desk.held_by, _NAME_SIGNS)),) if desk.held_by and waiting else ()
    return (
        *held,
        *_proposed(desk),
        *(_judged(desk) if waiting else ()),
        *_confirmed(desk),
        *remarks.on_card(desk.remark_by, remark, desk.remarks),
    )


def _proposed(desk: DeskState) -> tuple[Line, ...]:
    if desk.proposed is None:
        return ()
    who, action, reason = desk.proposed
    return (line("card-proposed", who=shorten(who, _NAME_SIGNS), verdict=_verdict(action, reason)),)


def _judged(desk: DeskState) -> tuple[Line, ...]:
    """The first judgement is not told before there is a second one."""
    names = [shorten(who, _NAME_SIGNS) for who, _, _ in desk.judged]
    found = [(action, reason) for _, action, reason in desk.judged]
    if len(names) == 1:
        return (line("card-judged-once", who=names[0]),)
    if len(names) < 2 or found[0] == found[1]:
        return ()
    first, second = (_verdict(*each) for each in found)
    return (line("card-judged-apart", who=names[0], first=first, other=names[1], second=second),)


def _confirmed(desk: DeskState) -> tuple[Line, ...]:
    if desk.confirmed is None:
        return ()
    breach, grade = desk.confirmed
    if not grade:
        return (line("card-classified", row=classify.shown(breach)),)
    return (line("card-classified-as", row=classify.shown(breach), grade=Word(f"class-{grade}")),)


def _verdict(action: str, reason: str) -> Word:
    return Word(f"verdict-{reason or action}")


def rows(report: Report, desk: DeskState) -> Rows:
    """The buttons of the desk, below those of the decision."""
    more = button(report, MENU, "desk-more")
    admonition = ((button(report, admonish.ADMONISH, "action-admonish"),),) if admonish.fits(report) else ()
    if report.state == WITHDRAWN:
        return ()
    if report.state != WAITING:
        return (*admonition, (more,))
    claim = ("release", "desk-release") if desk.held_by else ("claim", "desk-claim")
    return (*admonition, (button(report, *claim), more))


def menu(report: Report, desk: DeskState) -> Rows:
    """What is behind the button for more."""
    recuse = ((button(report, "recuse", "desk-recuse"),),) if report.state == WAITING else ()
    classified = ((button(report, classify.MENU, "desk-classify"),),) if report.state in classify.OPEN else ()
    remarked = button(report, remarks.REMARKS, line("desk-remarks", count=desk.remarks))
    return (*classified, (remarked,), *recuse, (button(report, MENU, "choice-back", "back"),))
