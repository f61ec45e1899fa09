"""How fast a bot may talk: sliding windows and buckets, counted by a clock of our own."""

from __future__ import annotations

import pytest

from bot.sandbox.nouns import Chat, Limits
from bot.sandbox.pacing import Pacing
from bot.sandbox.refusals import Refusal

GROUP = Chat(-1001, "supergroup", "Moderator")
OTHER = Chat(-1002, "group", "Bawaslu")
HOME = Chat(5, "private", "Sari")
ONLY_CHATS = Limits(overall_per_second=None)


def wait(pacing: Pacing, chat: Chat, now: float, cost: int = 1, limits: Limits = ONLY_CHATS) -> int:
    """Seconds asked to wait; 0 when the message went out."""
    try:
        pacing.admit(chat, cost, limits, now)
    except Refusal as refusal:
        assert refusal.code == 429
        assert refusal.parameters is not None
        seconds = int(refusal.parameters["retry_after"])
        assert refusal.description == f"Too Many Requests: retry after {seconds}"
        return seconds
    return 0


def test_twenty_messages_a_minute_to_a_group() -> None:
    pacing = Pacing()
    assert [wait(pacing, GROUP, float(second)) for second in range(20)] == [0] * 20
    assert wait(pacing, GROUP, 20.0) == 40
    assert wait(pacing, OTHER, 20.0) == 0
    assert wait(pacing, GROUP, 59.5) == 1
    assert wait(pacing, GROUP, 60.0) == 0
    assert wait(pacing, GROUP, 60.0) == 1


def test_an_album_counts_each_picture_and_goes_whole_or_not_at_all() -> None:
    pacing = Pacing()
    assert wait(pacing, GROUP, 0.0, cost=10) == 0
    assert wait(pacing, GROUP, 10.0, cost=9) == 0
    assert wait(pacing, GROUP, 20.0, cost=2) == 40
    assert wait(pacing, GROUP, 20.0, cost=1) == 0
    assert wait(pacing, GROUP, 60.0, cost=10) == 0


def test_a_refused_call_costs_nothing() -> None:
    pacing = Pacing()
    wait(pacing, GROUP, 0.0, cost=20)
    assert [wait(pacing, GROUP, 30.0) for _ in range(5)] == [30] * 5
    assert wait(pacing, GROUP, 60.0, cost=20) == 0


def test_a_private_chat_may_burst_and_then_has_one_a_second() -> None:
    pacing = Pacing()
    assert [wait(pacing, HOME, 0.0) for _ in range(20)] == [0] * 20
    assert wait(pacing, HOME, 0.0) == 1
    assert wait(pacing, HOME, 0.0, cost=3) == 3
    assert [wait(pacing, HOME, 1.0), wait(pacing, HOME, 1.0), wait(pacing, HOME, 2.0)] == [0, 1, 0]
    assert [wait(pacing, HOME, 1000.0) for _ in range(21)] == [0] * 20 + [1]


def test_thirty_a_second_over_all() -> None:
    pacing, limits = Pacing(), Limits()
    chats = [Chat(number, "private", str(number)) for number in range(1, 40)]
    assert [wait(pacing, chat, 0.0, limits=limits) for chat in chats[:30]] == [0] * 30
    assert wait(pacing, chats[30], 0.5, limits=limits) == 1
    assert wait(pacing, chats[30], 1.0, limits=limits) == 0


@pytest.mark.parametrize("chat", [GROUP, HOME])
def test_without_limits_nobody_waits(chat: Chat) -> None:
    pacing = Pacing()
    assert {wait(pacing, chat, 0.0, limits=Limits.none()) for _ in range(500)} == {0}


def test_lifted_limits_remember_what_went_out_before() -> None:
    pacing = Pacing()
    wait(pacing, GROUP, 0.0, cost=20)
    assert wait(pacing, GROUP, 1.0, limits=Limits.none()) == 0
    assert wait(pacing, GROUP, 2.0) == 58
