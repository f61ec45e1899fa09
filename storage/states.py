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
}

STATES: Final = (WAITING, ACCEPTED, REJECTED, ADMONISHED, ESCALATING, ESCALATED, ACKNOWLEDGED, WITHDRAWN, ERASED)


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
