"""What staff confirm of an accepted case: the row of the taxonomy and the class of the sanction.

The suggestion of the law's data is only that; what is confirmed here is kept, and is what recaps count.
"""

from datetime import date
from typing import Final

from handlers.messages import Choice, line
from handlers.suggested import suggestion_of
from handlers.tap import Tap
from storage import classifications
from storage.desk_tables import Classification
from storage.law import Breach, load_law
from storage.models import Report
from storage.states import ACCEPTED, ACKNOWLEDGED, ESCALATED

OPEN: Final = (ACCEPTED, ESCALATED, ACKNOWLEDGED)
"""The states in which it can be said what a case is."""
GRADES: Final = ("sedang", "berat", "none")
MENU, ALL, GRADE = "classify", "taxonomy", "class"
"""Menus: the rows that are suggested, all rows, the classes."""
_WIDE: Final = 4


async def choose(tap: Tap, report: Report) -> None:
    """The row of the taxonomy."""
    if report.state not in OPEN:
        tap.toast(line("toast-unknown-case"))
    elif tap.below in ("", "all", "back"):
        tap.menu(report, {"": MENU, "all": ALL, "back": "desk"}[tap.below])
    elif any(breach.id == tap.below for breach in _rows(report)):
        await _confirm(tap, report, breach=tap.below)
        tap.redraw(report, GRADE)
    else:
        tap.toast(line("toast-unknown-case"))


async def grade(tap: Tap, report: Report) -> None:
    """The class, once the row is confirmed."""
    if report.state not in OPEN or tap.below not in GRADES:
        tap.toast(line("toast-unknown-case"))
        return
    before = await classifications.of_report(tap.scene.transaction, report.id or 0)
    if before is None:
        tap.menu(report, MENU)
        return
    await _confirm(tap, report, breach=before.breach, grade=tap.below)
    tap.redraw(report)


async def _confirm(tap: Tap, report: Report, *, breach: str, grade: str = "") -> None:
    confirmed = Classification(report_id=report.id or 0, breach=breach, grade=grade, who=tap.who, at=tap.scene.now)
    await classifications.put(tap.scene.transaction, confirmed)
    await tap.note(report, "classify", breach=breach, grade=grade)
    tap.toast(line("toast-classified"))


def rows(report: Report) -> tuple[tuple[Choice, ...], ...]:
    """The menu of what is suggested."""
    found = suggestion_of(report)
    named = [breach for breach in _rows(report) if found and breach.id in found.ids]
    suggested = tuple((_choice(report, breach, f"{breach.id} {breach.button}"),) for breach in named)
    return (
        *suggested,
        (_button(report, f"{MENU}:all", "classify-all"), _button(report, f"{MENU}:back", "choice-back")),
    )


def all_rows(report: Report) -> tuple[tuple[Choice, ...], ...]:
    """The menu of all rows that were in force on the day of the act, by their ids."""
    made = [_choice(report, breach, breach.id) for breach in _rows(report)]
    grid = tuple(tuple(made[start : start + _WIDE]) for start in range(0, len(made), _WIDE))
    return (*grid, (_button(report, MENU, "choice-back"),))


def grade_rows(report: Report) -> tuple[tuple[Choice, ...], ...]:
    """The menu of classes."""
    return (tuple(_button(report, f"{GRADE}:{name}", f"class-{name}") for name in GRADES),)


def shown(breach: str) -> str:
    """A row as the card names it."""
    found = load_law().breach(breach)
    return f"{found.id} {found.button}" if found else breach


def _rows(report: Report) -> list[Breach]:
    happened = report.answers.get("happened")
    day = date.fromisoformat(happened) if happened else None
    return [breach for breach in load_law().breaches if day is None or breach.holds(day)]


def _choice(report: Report, breach: Breach, label: str) -> Choice:
    return Choice(f"case:{report.ticket}:{report.version}:{MENU}:{breach.id}", line("plain", text=label))


def _button(report: Report, action: str, label: str) -> Choice:
    return Choice(f"case:{report.ticket}:{report.version}:{action}", line(label))
