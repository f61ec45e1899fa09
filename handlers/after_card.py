"""What the card says and offers after the hand-over (pure): whom the case waits for, letters, the next steps."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from handlers.after_words import SANCTIONS, asked
from handlers.case_button import button
from handlers.history import Passed, asked_for
from handlers.messages import Day, Line, Rows, Value, Word, in_rows, line
from handlers.waits import Waiting, waiting
from storage.letter_tables import Letter
from storage.models import Report
from storage.record import record
from storage.regions import Region
from storage.states import ENDED, EXECUTED, REFERRED, RULED, steps

MENU, SANCTION, LETTERS = "step", "sanction", "letters"
RULE, EXECUTE = "rule", "execute"
"""The steps that may need to be told more exactly: `execute-<sanction>`."""
KINDS: Final = {EXECUTE: SANCTION, RULE: f"{SANCTION}-{RULE}"}
"""The menus in which that is done."""


@record
class After:
    """What is known of a case after its hand-over."""

    region: Region
    passed: tuple[Passed, ...]
    letters: Sequence[Letter]
    today: date


def shown(report: Report, after: After | None) -> tuple[Line, ...]:
    """The lines for the card, with the day on which their days were counted: a card is read long after it was drawn."""
    told = after_lines(report, after)
    end = max((place for place, part in enumerate(told, start=1) if part.args.get("days")), default=0)
    counted = (line("card-counted", today=Day(after.today)),) if end and after is not None else ()
    return (*told[:end], *counted, *told[end:])


def after_lines(report: Report, after: After | None) -> tuple[Line, ...]:
    """Whom it waits for and since when, what is asked for, the newest letter, the sanction."""
    if after is None:
        return ()
    coming = waiting(report, after.region, after.passed, after.today)
    items = asked_for(after.passed)
    done = after.passed[-1] if after.passed and report.state in ENDED else None
    sanction = _sanction(after.passed) if report.state in (RULED, EXECUTED) else ""
    return (
        *((line("card-ended", day=Day(done.day)),) if done else ()),
        *((line("card-sanction", kind=Word(f"sanction-{sanction}")),) if sanction else ()),
        *(_waits(coming) if coming else ()),
        *((asked(items),) if items else ()),
        *_newest(after.letters),
    )


def _sanction(passed: Sequence[Passed]) -> str:
    """What was decided last; "": nobody said."""
    return next((step.sanction for step in reversed(passed) if step.sanction), "")


def _waits(coming: Waiting) -> tuple[Line, ...]:
    holes: dict[str, Value] = {"who": coming.who, "days": coming.waited, "since": Day(coming.since)}
    waits = Line("card-waits", holes)
    clock = coming.clock
    if clock is None:
        return (waits,)
    if clock.over:
        return waits, line("card-limit-over", due=Day(clock.due), days=-clock.left)
    return waits, line("card-limit", due=Day(clock.due), days=clock.left)


def _newest(letters: Sequence[Letter]) -> tuple[Line, ...]:
    if not letters:
        return ()
    last = letters[-1]
    day = (line("card-letter-day", day=Day(date.fromisoformat(last.day))),) if last.day else ()
    number = last.number or "–"
    return (line("card-letter", count=len(letters), number=number), *day)


def letter_button(report: Report, after: After | None) -> Rows:
    """The way to the files of letters."""
    kept = after is not None and any(letter.file for letter in after.letters)
    return ((button(report, LETTERS, "action-letters"),),) if kept else ()


def steps_of(report: Report) -> tuple[str, ...]:
    """What can come next, in the order of the table."""
    return steps(report.state, handed_over=report.handed_over_at is not None)


def needs_kind(report: Report, step: str) -> bool:
    """Whether this step has to say which sanction it is. Of what was with Bawaslu that is told once it is carried out;
    what the personnel office proceeds with by itself, when it is decided.
    """
    if report.handed_over_at is not None:
        return step == EXECUTE
    return report.state == REFERRED and step in (RULE, EXECUTE)


def step_rows(report: Report) -> Rows:
    """The menu of what can come next."""
    made = [button(report, MENU, f"step-{step}", step) for step in steps_of(report)]
    pairs = in_rows(made)
    return (*pairs, (button(report, MENU, "choice-back", "back"),)) if pairs else ()


def sanction_rows(report: Report, step: str = EXECUTE) -> Rows:
    """The menu of sanctions for this step."""
    if step not in steps_of(report) or not needs_kind(report, step):
        return ()
    made = [button(report, MENU, f"sanction-{kind}", f"{step}-{kind}") for kind in SANCTIONS]
    pairs = in_rows(made)
    return (*pairs, (button(report, MENU, "choice-back", "back"),))
