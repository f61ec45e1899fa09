"""docs/STATES.md (pure): the life of a report as a drawing and as tables, made of the very tables it goes by.

`tools/states_page.py` writes it; a test sees that it is current.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from handlers.messages import Line
from handlers.words import Words
from storage.markdown import origin, section, table
from storage.recipients import Step
from storage.regions import National
from storage.states import ENDED, ERASED, MOVES, OWN_WAY, STATES, STEPS, WAITING, WITHDRAWN, actions

HEAD: Final = """\
# The life of a report

*Made of `storage/states.py`, `storage/reference/national.toml` and the words by `make states`; edit those, not this
page. A test sees that it is current.*

What a table lists can be done, everything else is refused (`states.move`). A decision bumps the report's version, so a
button drawn for an older state no longer works."""
_CORRECTED: Final = """\
Practice skips steps: before candidates are fixed Bawaslu only forwards; some rulings come without a recommendation that
anybody saw; so most steps can be taken from several states. What a region usually does is its `way`; it decides only
what residents and moderators are told to expect next.

Not drawn: `clear` closes a case without a breach, from every state before the end; `discontinue` notes that it was
withdrawn, as long as it is at Bawaslu; `correct` takes back what was noted by mistake and leads from the later states
to *acknowledged*, or, where a report never was with Bawaslu, `recall` to *accepted*. Both are events like all others:
nothing is erased.

An accepted report that does not go to Bawaslu is *referred*: the personnel office proceeds by itself (PP 94/2021). No
law that we know sets a limit of days for that, so only the days are counted."""
_NOT_DRAWN: Final = ("clear", "discontinue", "correct", "recall")
_CLOCKS: Final = """\
Nothing is decided by a clock: once it has run out, card and resident are told so as a fact. Where no clock is known the
working days are counted."""


def states_page(words: Words, national: National) -> str:
    """The whole page, Markdown."""
    parts = (
        HEAD,
        section("Until the hand-over", _drawing(in_house())),
        section("After the hand-over", _drawing(afterwards()), _CORRECTED),
        section("States", table(("state", "on the card", "the resident reads", "what can come next"), _states(words))),
        section("Clocks", _CLOCKS, table(("state", "who", "what", "limit", "certainty and source"), _clocks(national))),
        section("The usual way", f"{_way(national.way)}; without Bawaslu *accepted* → {_way(OWN_WAY)}."),
    )
    return "\n\n".join(parts) + "\n"


def _way(states: Sequence[str]) -> str:
    return " → ".join(f"*{state}*" for state in states)


def in_house() -> list[tuple[str, str, str]]:
    """(start, action, end) of everything that is decided before a report leaves the house."""
    return [(start, action, end) for (start, action), end in MOVES.items() if action not in STEPS]


def afterwards() -> list[tuple[str, str, str]]:
    """The same of the steps that come after."""
    moves = [(start, action, end) for (start, action), end in MOVES.items() if action in STEPS]
    return [move for move in moves if move[1] not in _NOT_DRAWN]


def _drawing(moves: list[tuple[str, str, str]]) -> str:
    """A drawing that GitHub shows."""
    labels: dict[tuple[str, str], list[str]] = {}
    for start, action, end in moves:
        labels.setdefault((start, end), []).append(action)
    states = {state for move in moves for state in (move[0], move[2])}
    first = [f"    [*] --> {WAITING}"] if WAITING in states else []
    arrows = [f"    {start} --> {end}: {', '.join(named)}" for (start, end), named in labels.items()]
    last = [f"    {state} --> [*]" for state in (WITHDRAWN, ERASED, *ENDED) if state in states]
    return "\n".join(("```mermaid", "stateDiagram-v2", *first, *arrows, *last, "```"))


def _states(words: Words) -> Iterator[tuple[str, ...]]:
    for state in STATES:
        meant = words.plain(Line(f"state-{state}")) if state != ERASED else ""
        steps = ", ".join(actions(state))
        yield state, words.plain(Line(f"card-{state}")), meant, steps


def _clocks(national: National) -> Iterator[tuple[str, ...]]:
    bodies = [(body.short, step) for body in national.recipients for step in body.steps]
    for whose, step in [*(("", step) for step in national.examination), *bodies]:
        who = step.who if not whose or whose in step.who else f"{step.who} ({whose})"
        yield step.state, who, step.does, _limit(step), origin(step)


def _limit(step: Step) -> str:
    days = f"{step.days} working days" if step.working else f"{step.days} days"
    return f"{days} ({step.regime})" if step.regime else days
