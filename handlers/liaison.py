"""Bawaslu's buttons below what was handed over: received, registered, to be completed, result.

What a button does depends on the state the report has now, not on the one it was drawn for: somebody in that office
looks at a message of last week and is right. What is done already is said so, and the buttons are drawn anew.
"""

from collections.abc import Awaitable, Callable
from typing import Final

from handlers import escalation
from handlers.after_words import Given, news
from handlers.completeness import REQUIRED
from handlers.history import asked_for, history
from handlers.messages import Choice, Line, Message, Word, line
from handlers.steps import below_card, said_below, take
from handlers.talked import request_rows
from handlers.tap import Tap
from storage import custody, reports
from storage.models import Report
from storage.outbox import WORK, Effect
from storage.states import AT_BAWASLU, COMPLETING, ESCALATED, ESCALATING, actions

Rows = tuple[tuple[Choice, ...], ...]
REGISTER: Final = "register"
NUMBERLESS: Final = "numberless"
RESULTS: Final = ("examine", "clear", "discontinue")
_SURE: Final = "sure-"


def rows(report: Report, menu: str = "", asked: tuple[str, ...] = ()) -> Rows:
    """The buttons below a hand-over. `menu`: request, result, or sure-<result>; `asked`: what is asked for already."""
    if report.state == ESCALATING:  # they go with the message whose arrival makes it escalated
        report = report.model_copy(update={"state": ESCALATED})
    if report.state not in AT_BAWASLU:
        return ((_button(report, "seen", line(f"state-{report.state}")),),)
    if menu == "request":
        items = [_button(report, "request", _ticked(item, item in asked), item) for item in REQUIRED]
        return (*_pairs(items), (_button(report, "menu", line("choice-back")),))
    if menu == "result":
        return (*((_button(report, "result", line(f"step-{step}"), step),) for step in RESULTS), _back(report))
    if (step := menu.removeprefix(_SURE)) != menu and step in RESULTS:
        return ((_button(report, "conclude", line(f"sure-{step}"), step),), _back(report))
    return _first(report)


def _first(report: Report) -> Rows:
    received = "action-acknowledge" if report.state == ESCALATED else "action-acknowledged"
    top = _button(report, "acknowledge", line(received))
    registered = (_button(report, REGISTER, line("step-register")),) if REGISTER in actions(report.state) else ()
    completed = (_button(report, "complete", line("step-complete")),) if report.state == COMPLETING else ()
    request, result = _button(report, "request", line("step-request")), _button(report, "result", line("step-result"))
    return tuple(row for row in ((top, *registered), completed, (request, result)) if row)


def _back(report: Report) -> tuple[Choice, ...]:
    return (_button(report, "menu", line("choice-back")),)


def _button(report: Report, action: str, label: Line, below: str = "") -> Choice:
    tail = f":{below}" if below else ""
    return Choice(f"case:{report.ticket}:{report.version}:{action}{tail}", label)


def _ticked(item: str, done: bool) -> Line:
    return line("request-asked" if done else "request-open", item=Word(f"lacking-{item}"))


def _pairs(made: list[Choice]) -> Rows:
    return tuple(tuple(made[start : start + 2]) for start in range(0, len(made), 2))


async def tapped(tap: Tap, *, member: bool | None) -> None:
    """A tap in Bawaslu's chat. `member`: whether whoever tapped belongs to it."""
    act = ACTS.get(tap.action)
    report = await reports.by_ticket(tap.scene.transaction, tap.ticket) if act else None
    if act is None:
        tap.toast(line("toast-unknown-case"))
    elif report is None or tap.house.desk(report.region).bawaslu != tap.scene.contact_id:
        await escalation.not_here(tap.scene, tap.said, report, tap.key, tap.action)
    elif not member:
        await escalation.turn_away(tap.scene, tap.said, report, tap.key, tap.action, member=member)
    else:
        await act(tap, report)


async def _acknowledge(tap: Tap, report: Report) -> None:
    """Bawaslu confirms that it has the report."""
    moved = await escalation.acknowledge(tap.scene, report, tap.who) if report.state == ESCALATED else None
    tap.toast(line("toast-acknowledged" if moved else "toast-acknowledged-before"))
    _redraw(tap, moved or report)


async def _register(tap: Tap, report: Report) -> None:
    """Ask for the number; the answer is what registers it."""
    if REGISTER not in actions(report.state):
        _done_before(tap, report)
        return
    tap.toast(None)
    asks = Message(
        (line("register-ask", ticket=report.ticket),), ((_button(report, NUMBERLESS, line("register-numberless")),),)
    )
    tap.scene.effects.append(said_below(tap.scene.contact_id, report, asks, REGISTER, tap.said.message))


async def _numberless(tap: Tap, report: Report) -> None:
    """The button of the question for the number."""
    await step(tap, report, Given(REGISTER))


async def _request(tap: Tap, report: Report) -> None:
    if not tap.below:
        _redraw(tap, report, "request")
        tap.toast(None)
    elif tap.below not in REQUIRED:
        tap.toast(line("toast-unknown-case"))
    elif tap.below in await _asked(tap, report):
        tap.toast(line("toast-asked-before"))
    else:
        await step(tap, report, Given("request", items=(tap.below,)), "request")


async def _asked(tap: Tap, report: Report) -> tuple[str, ...]:
    trail = await custody.trail(tap.scene.transaction, report.draft)
    return asked_for(history(tap.house.desk(report.region).region.zone, trail))


async def _result(tap: Tap, report: Report) -> None:
    """What ends the case is asked about once more: the resident hears of it at once."""
    tap.toast(None)
    _redraw(tap, report, f"{_SURE}{tap.below}" if tap.below in RESULTS else "result")


async def _conclude(tap: Tap, report: Report) -> None:
    if tap.below in RESULTS:
        await step(tap, report, Given(tap.below))
    else:
        tap.toast(line("toast-unknown-case"))


async def _complete(tap: Tap, report: Report) -> None:
    await step(tap, report, Given("complete"))


async def _menu(tap: Tap, report: Report) -> None:
    tap.toast(None)
    _redraw(tap, report)


async def step(tap: Tap, report: Report, given: Given, menu: str = "") -> Report | None:
    """Take a step for Bawaslu, and tell the moderators; None: it cannot be taken, which is told."""
    received = {"acknowledged_at": tap.scene.now, "acknowledged_by": tap.who} if report.state == ESCALATED else {}
    moved = await take(tap.scene, report, given, f"bawaslu:{tap.who}", drawn=_tapped(tap), **received)
    if moved is None:
        _done_before(tap, await reports.by_id(tap.scene.transaction, report.id or 0) or report)
        return None
    told = news(moved, given, tap.who)
    ways = request_rows(moved, await _asked(tap, moved)) if given.items else ()
    tap.scene.effects += below_card(tap.scene, moved, Message(told.lines, ways))
    tap.toast(line("toast-acknowledged"))
    _redraw(tap, moved, menu)
    return moved


def _done_before(tap: Tap, report: Report) -> None:
    tap.toast(line("toast-step-before", state=Word(f"card-{report.state}")), alert=True)
    _redraw(tap, report)


def _redraw(tap: Tap, report: Report, menu: str = "") -> None:
    """Bring the buttons below the hand-over that was tapped up to date."""
    if message := _tapped(tap):
        body = {"report": report.id, "message": message, "menu": menu}
        tap.scene.effects.append(Effect(tap.scene.contact_id, "liaison", body, rank=WORK))


def _tapped(tap: Tap) -> str:
    """The hand-over that was tapped; a question has a button of its own."""
    return tap.said.message if tap.said.tap and tap.action != NUMBERLESS else ""


Act = Callable[[Tap, Report], Awaitable[None]]
ACTS: Final[dict[str, Act]] = {
    "acknowledge": _acknowledge,
    REGISTER: _register,
    NUMBERLESS: _numberless,
    "request": _request,
    "complete": _complete,
    "result": _result,
    "conclude": _conclude,
    "menu": _menu,
    "seen": _menu,
}
"""What each button of Bawaslu's does."""
