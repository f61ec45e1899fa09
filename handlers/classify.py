"""What staff confirm of an accepted case: the row of the taxonomy and the class of the sanction.

The suggestion of the law's data is only that; what is confirmed here is kept, and is what recaps count.
"""

from datetime import date
from typing import Final

from handlers.case_button import button
from handlers.messages import Choice, Rows, line
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
"""Menus: the rows that are suggested, the kinds of rows, the classes."""
KINDS: Final = ("E", "D", "N")
"""The first letters of rows: kode etik, disiplin, only in PP 94/2021."""


async def choose(tap: Tap, report: Report) -> None:
    """The row of the taxonomy."""
    menus = {"": MENU, "all": ALL, "back": "desk", **{kind: kind_menu(kind) for kind in KINDS}}
    if report.state not in OPEN:
        tap.toast(line("toast-unknown-case"))
    elif tap.below in menus:
        tap.menu(report, menus[tap.below])
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


def rows(report: Report) -> Rows:
    """The menu of what is suggested; of everything, when nothing is."""
    found = suggestion_of(report)
    named = [breach for breach in _rows(report) if found and breach.id in found.ids]
    if not named:
        return all_rows(report)
    suggested = tuple((_choice(report, breach),) for breach in named)
    return (
        *suggested,
        (button(report, MENU, "classify-all", "all"), button(report, MENU, "choice-back", "back")),
    )


def all_rows(report: Report) -> Rows:
    """The menu of the kinds, and of the row for what is not sure."""
    kinds = tuple((button(report, MENU, f"classify-{kind}", kind),) for kind in KINDS if _of(report, kind))
    others = tuple((_choice(report, breach),) for breach in _rows(report) if breach.id[0] not in KINDS)
    return (*kinds, *others, (button(report, MENU, "choice-back", "back"),))


def kind_rows(report: Report, kind: str) -> Rows:
    """The menu of one kind: its rows that were in force on the day of the act."""
    made = tuple((_choice(report, breach),) for breach in _of(report, kind))
    return (*made, (button(report, MENU, "choice-back", "all"),)) if made else ()


def kind_menu(kind: str) -> str:
    """What the menu of a kind is called."""
    return f"{ALL}-{kind}"


def grade_rows(report: Report) -> Rows:
    """The menu of classes."""
    return (tuple(button(report, GRADE, f"choose-class-{name}", name) for name in GRADES),)


def shown(breach: str) -> str:
    """A row as the card names it."""
    found = load_law().breach(breach)
    return f"{found.id} {found.button}" if found else breach


def _rows(report: Report) -> list[Breach]:
    happened = report.answers.get("happened")
    day = date.fromisoformat(happened) if happened else None
    return [breach for breach in load_law().breaches if day is None or breach.holds(day)]


def _of(report: Report, kind: str) -> list[Breach]:
    return [breach for breach in _rows(report) if breach.id[0] == kind]


def _choice(report: Report, breach: Breach) -> Choice:
    return button(report, MENU, line("plain", text=shown(breach.id)), breach.id)
