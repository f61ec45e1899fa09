"""What is done after a failure, as tables: (failure, tries, now) -> verdict, and pauses where there is no outbox."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.channel import (
    Misconfigured,
    Moved,
    Pointless,
    Refused,
    SendFailed,
    StoreClosed,
    TryLater,
    Unclear,
    Unlinked,
    Unreachable,
    Unseated,
)
from bot.retry import LONGEST_PAUSE, MOST_TRIES, Again, Bury, Done, Follow, Stop, Verdict, judge, may_pass, pause

NOW: Final = 1_800_000_000.0
FAILURES: Final = (
    TryLater(3.0),
    Unclear("x"),
    Unreachable("x"),
    Moved("-100"),
    Pointless("unchanged"),
    Refused("x"),
    Misconfigured("x"),
    StoreClosed("x"),
    Unseated("x"),
    Unlinked("x"),
)


@pytest.mark.parametrize(
    ("failure", "tries", "verdict"),
    [
        (TryLater(7.0), 0, Again(NOW + 7.0)),
        (TryLater(0.5), 3, Again(NOW + 0.5)),
        (TryLater(7.0), 10_000, Again(NOW + 7.0)),  # being asked to wait is never a reason to give up
        (Unseated("empty"), 10_000, Again(NOW + LONGEST_PAUSE / 10)),
        (Unlinked("empty"), 10_000, Again(NOW + LONGEST_PAUSE / 10)),
        (StoreClosed("full"), 0, Again(NOW + 5.0, counts=True)),
        (StoreClosed("full"), 3, Again(NOW + 40.0, counts=True)),
        (StoreClosed("full"), 7, Again(NOW + LONGEST_PAUSE)),
        (StoreClosed("full"), 10_000, Again(NOW + LONGEST_PAUSE)),  # a full disk is no reason to lose what was sent
        (Pointless("unchanged"), 0, Done()),
        (Pointless("missing"), 9, Done()),
        (Pointless("expired"), 59, Done()),
        (Unreachable("403"), 0, Stop()),
        (Unreachable("403"), 99, Stop()),
        (Moved("-1001"), 0, Follow("-1001")),
        (Moved("-1001"), 99, Follow("-1001")),
        (Refused("400"), 0, Bury()),
        (Unclear("no answer"), 0, Again(NOW + 0.5, unsure=True, counts=True)),
        (Unclear("no answer"), 1, Again(NOW + 1.0, unsure=True, counts=True)),
        (Unclear("no answer"), 4, Again(NOW + 8.0, unsure=True, counts=True)),
        (Unclear("no answer"), 10, Again(NOW + 512.0, unsure=True, counts=True)),
        (Unclear("no answer"), 11, Again(NOW + 600.0, unsure=True, counts=True)),
        (Unclear("no answer"), 58, Again(NOW + 600.0, unsure=True, counts=True)),
        (Unclear("no answer"), 59, Bury()),
        (Misconfigured("401"), 0, Again(NOW + 60.0)),
        (Misconfigured("401"), 10_000, Again(NOW + 60.0)),  # an expired token is no reason to lose what was said
        (SendFailed("of a kind to come"), 0, Again(NOW + 0.5, unsure=True, counts=True)),
        (SendFailed("of a kind to come"), 59, Bury()),
    ],
)
def test_judge(failure: SendFailed, tries: int, verdict: Verdict) -> None:
    assert judge(failure, tries, NOW) == verdict


def test_an_answer_that_does_not_come_is_waited_for_about_eight_hours() -> None:
    waits = [verdict.at for n in range(MOST_TRIES) if isinstance(verdict := judge(Unclear("x"), n, 0.0), Again)]
    assert len(waits) == MOST_TRIES - 1
    assert 7.5 < sum(waits) / 3600 < 8.5


WAITS: Final = (TryLater(3.0), StoreClosed("full"), Unseated("empty"), Misconfigured("401"))


@pytest.mark.parametrize("wait", WAITS)
def test_however_long_something_waited_its_first_lost_answer_is_not_its_last(wait: SendFailed) -> None:
    tries = 0
    for _ in range(1_000):
        verdict = judge(wait, tries, NOW)
        assert isinstance(verdict, Again)
        tries += verdict.counts
    lost = judge(Unclear("no answer"), tries, NOW)
    assert isinstance(lost, Again)
    assert lost.at <= NOW + 64.0


@given(st.sampled_from(FAILURES), st.integers(0, 10**6))
def test_every_failure_has_a_verdict_and_no_pause_is_endless(failure: SendFailed, tries: int) -> None:
    verdict = judge(failure, tries, NOW)
    if isinstance(verdict, Again):
        assert NOW < verdict.at <= NOW + LONGEST_PAUSE
        assert verdict.unsure == isinstance(failure, Unclear)


@pytest.mark.parametrize("failure", FAILURES)
def test_waits_never_grow_shorter(failure: SendFailed) -> None:
    verdicts = [judge(failure, tries, NOW) for tries in range(MOST_TRIES - 1)]
    times = [verdict.at for verdict in verdicts if isinstance(verdict, Again)]
    assert times == sorted(times)


@pytest.mark.parametrize(
    ("failure", "tries", "seconds"),
    [
        (TryLater(2.0), 1, 2.0),
        (TryLater(35.0), 9, 35.0),
        (Misconfigured("409"), 1, 10.0),
        (Misconfigured("409"), 50, 10.0),
        (Unclear("x"), 1, 0.4),
        (Unclear("x"), 2, 0.8),
        (Unclear("x"), 7, 25.6),
        (Unclear("x"), 8, 30.0),
        (Unclear("x"), 10_000, 30.0),
        (Refused("x"), 1, 0.4),
    ],
)
def test_pause(failure: SendFailed, tries: int, seconds: float) -> None:
    assert pause(failure, tries) == pytest.approx(seconds)


def test_what_may_pass_by_waiting() -> None:
    assert [type(failure).__name__ for failure in FAILURES if may_pass(failure)] == [
        "TryLater",
        "Unclear",
        "Misconfigured",
        "StoreClosed",
        "Unseated",
        "Unlinked",
    ]
