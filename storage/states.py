"""The life of a Report as a table (pure).

    waiting --accept--> accepted --escalate--> escalating --delivered--> escalated --acknowledge--> acknowledged
    waiting --reject--> rejected --escalate--> escalating
    waiting --escalate--> escalating
    waiting --admonish--> admonished                          contract staff
    accepted --admonish--> admonished
    accepted, rejected, admonished, escalating --undo--> waiting          only while nothing left the house
    rejected --reopen--> waiting                              more evidence came
    waiting --withdraw--> withdrawn
    waiting, rejected, withdrawn --erase--> erased

What comes after the hand-over is `STEPS`: what each step leads to, and from where it can be taken. The order is that of
the law, but practice skips steps, so most can be reached from several states. An accepted report that never goes to
Bawaslu has a shorter way there: `refer` gives it to the personnel office, which proceeds by itself. docs/STATES.md
draws all of it, with the clocks that run in each state (`storage/reference/national.toml`).

`move` is the only way from one state to another; what the table does not list is refused.
A decision bumps the report's version, so that a button drawn for an older state no longer works.
"""

from typing import Final

WAITING: Final = "waiting"
ACCEPTED: Final = "accepted"
REJECTED: Final = "rejected"
ADMONISHED: Final = "admonished"
ESCALATING: Final = "escalating"
ESCALATED: Final = "escalated"
ACKNOWLEDGED: Final = "acknowledged"
WITHDRAWN: Final = "withdrawn"
ERASED: Final = "erased"
REGISTERED: Final = "registered"  # Bawaslu gave it a number
COMPLETING: Final = "completing"  # Bawaslu wants something added
REFERRED: Final = "referred"  # with the PPK's personnel office, which proceeds by itself
EXAMINED: Final = "examined"  # Bawaslu sees an alleged breach
FORWARDED: Final = "forwarded"  # with the body that oversees civil servants (BKN)
RECOMMENDED: Final = "recommended"  # its recommendation has reached the PPK
RULED: Final = "ruled"  # the PPK decided
EXECUTED: Final = "executed"  # the personnel office carried it out
CLEARED: Final = "cleared"  # closed without a breach
DISCONTINUED: Final = "discontinued"  # withdrawn at Bawaslu

AT_BAWASLU: Final = (ESCALATED, ACKNOWLEDGED, REGISTERED, COMPLETING)
BEYOND: Final = (EXAMINED, FORWARDED, RECOMMENDED, RULED)
ENDED: Final = (EXECUTED, CLEARED, DISCONTINUED)
AFTER: Final = (*AT_BAWASLU, REFERRED, *BEYOND, *ENDED)
"""The states of a report that has left the house."""
OWN_WAY: Final = (REFERRED, RULED, EXECUTED)
"""The usual way of a report that the personnel office deals with by itself."""
OUTSIDE: Final = (*AT_BAWASLU, REFERRED, *BEYOND)
"""Those in which somebody beyond the house is at it."""
IS_OUTSIDE: Final = "state IN ('" + "', '".join(OUTSIDE) + "')"
"""The condition of an index that holds these alone: a query has to say it in the same words."""
IS_WAITING: Final = f"state = '{WAITING}'"
"""The same of those that are not decided."""
STEPPED: Final = (REGISTERED, COMPLETING, REFERRED, *BEYOND, *ENDED)
"""Those that somebody else than the one who handed it over has brought it to."""

STEPS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "register": (REGISTERED, (ESCALATED, ACKNOWLEDGED, COMPLETING)),
    "request": (COMPLETING, AT_BAWASLU),
    "complete": (ACKNOWLEDGED, (COMPLETING,)),
    "refer": (REFERRED, (ACCEPTED,)),
    "examine": (EXAMINED, AT_BAWASLU),
    "forward": (FORWARDED, (*AT_BAWASLU, EXAMINED)),
    "recommend": (RECOMMENDED, (ACKNOWLEDGED, REGISTERED, EXAMINED, FORWARDED)),
    "rule": (RULED, (REFERRED, EXAMINED, FORWARDED, RECOMMENDED)),
    "execute": (EXECUTED, (REFERRED, FORWARDED, RECOMMENDED, RULED)),
    "clear": (CLEARED, (*AT_BAWASLU, REFERRED, *BEYOND)),
    "discontinue": (DISCONTINUED, AT_BAWASLU),
    "correct": (ACKNOWLEDGED, (REGISTERED, *BEYOND, *ENDED)),
    "recall": (ACCEPTED, (REFERRED, RULED, EXECUTED, CLEARED)),
}
"""step -> (the state it leads to, those it can be taken from). `correct` takes back what was noted by mistake; `recall`
does so where a report never was with Bawaslu, so only one of the two ever fits (`steps`).
"""

MOVES: Final[dict[tuple[str, str], str]] = {
    (WAITING, "accept"): ACCEPTED,
    (WAITING, "reject"): REJECTED,
    (WAITING, "escalate"): ESCALATING,
    (WAITING, "admonish"): ADMONISHED,
    (ACCEPTED, "admonish"): ADMONISHED,
    (ACCEPTED, "escalate"): ESCALATING,
    (REJECTED, "escalate"): ESCALATING,
    (ACCEPTED, "undo"): WAITING,
    (REJECTED, "undo"): WAITING,
    (ADMONISHED, "undo"): WAITING,
    (ESCALATING, "undo"): WAITING,
    (ESCALATING, "delivered"): ESCALATED,
    (ESCALATED, "acknowledge"): ACKNOWLEDGED,
    (REJECTED, "reopen"): WAITING,
    (WAITING, "withdraw"): WITHDRAWN,
    (WAITING, "erase"): ERASED,
    (REJECTED, "erase"): ERASED,
    (WITHDRAWN, "erase"): ERASED,
    **{(start, step): end for step, (end, starts) in STEPS.items() for start in starts},
}

STATES: Final = (
    *(WAITING, ACCEPTED, REJECTED, ADMONISHED, ESCALATING, ESCALATED, ACKNOWLEDGED, WITHDRAWN, ERASED),
    *(REGISTERED, COMPLETING, REFERRED, *BEYOND, *ENDED),
)


class IllegalMoveError(Exception):
    """This action is not possible in this state."""


def move(state: str, action: str) -> str:
    """The state that `action` leads to; raises IllegalMoveError for anything the table does not list."""
    try:
        return MOVES[state, action]
    except KeyError:
        raise IllegalMoveError(f"{action} from {state}") from None


def actions(state: str) -> tuple[str, ...]:
    """The actions the table lists for `state`, in its order."""
    return tuple(action for start, action in MOVES if start == state)


def steps(state: str, *, handed_over: bool) -> tuple[str, ...]:
    """The steps that fit a report in this state, in the order of the table. `handed_over`: it has been with Bawaslu."""
    unfit = "recall" if handed_over else "correct"
    return tuple(step for step, (_, starts) in STEPS.items() if state in starts and step != unfit)
