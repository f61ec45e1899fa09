"""The life of a report: the table is the law, and the drawing above it is the table."""

import re
from itertools import product

import pytest

from storage import states
from storage.states import (
    ACCEPTED,
    ACKNOWLEDGED,
    AFTER,
    COMPLETING,
    ENDED,
    ERASED,
    ESCALATED,
    ESCALATING,
    EXECUTED,
    FORWARDED,
    MOVES,
    REFERRED,
    REGISTERED,
    REJECTED,
    STATES,
    STEPS,
    WAITING,
    WITHDRAWN,
    IllegalMoveError,
    actions,
    move,
    steps,
)

ACTIONS = sorted({action for _, action in MOVES})
LEGAL = [(start, action, end) for (start, action), end in MOVES.items()]
ILLEGAL = [(state, action) for state, action in product(STATES, ACTIONS) if (state, action) not in MOVES]


@pytest.mark.parametrize(("start", "action", "end"), LEGAL)
def test_what_the_table_lists_is_done(start: str, action: str, end: str) -> None:
    assert move(start, action) == end
    assert action in actions(start)


@pytest.mark.parametrize(("state", "action"), ILLEGAL)
def test_everything_else_is_refused(state: str, action: str) -> None:
    with pytest.raises(IllegalMoveError, match=f"{action} from {state}"):
        move(state, action)
    assert action not in actions(state)


@pytest.mark.parametrize(
    ("state", "action"),
    [("", ""), ("waiting", ""), ("", "accept"), ("Waiting", "accept"), ("waiting", "ACCEPT"), ("x", "y")],
)
def test_what_nobody_knows_is_refused(state: str, action: str) -> None:
    with pytest.raises(IllegalMoveError):
        move(state, action)
    assert actions("nowhere") == ()


def drawn() -> dict[tuple[str, str], str]:
    """The moves that the docstring draws: `a, b --action--> c --action--> d`."""
    found: dict[tuple[str, str], str] = {}
    for row in (states.__doc__ or "").splitlines():
        stops = re.split(r" --(\w+)--> ", row.strip())
        for place in range(0, len(stops) - 2, 2):
            end = stops[place + 2].split()[0]
            found |= {(start.strip(), stops[place + 1]): end for start in stops[place].split(",")}
    return found


def test_the_drawing_is_the_table() -> None:
    assert drawn() == {move: end for move, end in MOVES.items() if move[1] not in STEPS}


def test_every_state_is_named_once_and_can_be_reached() -> None:
    assert len(set(STATES)) == len(STATES)
    assert {start for start, _ in MOVES} | set(MOVES.values()) == set(STATES)
    reached, before = {WAITING}, set[str]()
    while reached != before:
        before = set(reached)
        reached |= {end for (start, _), end in MOVES.items() if start in reached}
    assert reached == set(STATES)


def test_the_actions_are_in_the_order_of_the_table() -> None:
    assert actions(WAITING) == ("accept", "reject", "escalate", "admonish", "withdraw", "erase")
    assert actions(REJECTED) == ("escalate", "undo", "reopen", "erase")


def test_the_steps_are_moves_between_states_after_the_hand_over() -> None:
    ends, starts = {end for end, _ in STEPS.values()}, {start for _, given in STEPS.values() for start in given}
    assert ends | starts == {*AFTER, ACCEPTED}  # from where one begins, and to where one leads back
    assert {action for start, action in MOVES if start not in AFTER} & set(STEPS) == {"refer"}


def test_every_state_after_the_hand_over_can_still_be_put_right() -> None:
    assert {state for state in AFTER if "correct" not in actions(state)} == {
        ESCALATED, ACKNOWLEDGED, COMPLETING, REFERRED,
    }  # fmt: skip


@pytest.mark.parametrize("state", STATES)
def test_what_was_never_with_bawaslu_is_not_taken_back_to_it(state: str) -> None:
    own, theirs = steps(state, handed_over=False), steps(state, handed_over=True)
    assert "correct" not in own
    assert "recall" not in theirs
    assert set(own) ^ set(theirs) <= {"correct", "recall"}


@pytest.mark.parametrize("state", [*AFTER, ERASED])
def test_what_left_the_house_or_is_gone_cannot_be_undone(state: str) -> None:
    assert not {"undo", "erase", "reopen", "withdraw"} & set(actions(state))


def test_nothing_comes_after_the_end_but_a_correction() -> None:
    assert [state for state in STATES if not set(actions(state)) - {"correct", "recall"}] == [ERASED, *ENDED]


@pytest.mark.parametrize(
    ("path", "end"),
    [
        (("accept", "escalate", "delivered", "acknowledge"), ACKNOWLEDGED),
        (("accept", "undo", "reject", "reopen", "escalate", "delivered"), ESCALATED),
        (("escalate", "undo", "accept"), ACCEPTED),
        (("reject", "erase"), ERASED),
        (("withdraw", "erase"), ERASED),
        (("escalate",), ESCALATING),
        (("escalate", "delivered", "request", "complete", "register", "examine", "forward"), FORWARDED),
        (("escalate", "delivered", "forward", "recommend", "rule", "execute"), EXECUTED),
        (("escalate", "delivered", "clear", "correct", "register"), REGISTERED),
        (("withdraw",), WITHDRAWN),
        (("accept", "refer", "rule", "execute"), EXECUTED),
        (("accept", "refer", "rule", "clear", "recall", "escalate", "delivered"), ESCALATED),
    ],
)
def test_lives_that_reports_have(path: tuple[str, ...], end: str) -> None:
    state = WAITING
    for action in path:
        state = move(state, action)
    assert state == end


def test_a_decision_needs_a_report_that_waits_or_can_be_corrected() -> None:
    assert {start for start, action in MOVES if action in ("accept", "reject")} == {WAITING}
    assert {start for start, action in MOVES if action == "escalate"} == {WAITING, ACCEPTED, REJECTED}
    assert {start for start, action in MOVES if action == "delivered"} == {ESCALATING}
