"""What is to go wrong, and how often: the mischief itself, without a network."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.sandbox.faults import GRACE, KINDS, Fault, Faults


def drawn(faults: Faults, calls: int, method: str = "sendmessage") -> list[str]:
    """The kinds of so many calls; "" for those that go well."""
    picked = [faults.pick(method) for _ in range(calls)]
    return [fault.kind if fault is not None else "" for fault in picked]


def test_nothing_goes_wrong_unasked() -> None:
    faults = Faults()
    assert not faults.active
    assert drawn(faults, 100) == [""] * 100
    assert not faults.counts


def test_a_storm_can_be_repeated_by_its_seed() -> None:
    stormy, again, other = Faults(), Faults(), Faults()
    for faults, seed in ((stormy, 7), (again, 7), (other, 8)):
        faults.storm(rate=0.3, seed=seed)
    first = drawn(stormy, 200)
    assert first == drawn(again, 200) != drawn(other, 200)


def test_a_storm_strikes_at_its_rate_with_its_kinds() -> None:
    faults = Faults()
    faults.storm(rate=0.25, kinds={"502", "drop_after"})
    kinds = Counter(drawn(faults, 4000))
    assert set(kinds) == {"", "502", "drop_after"}
    assert 850 < 4000 - kinds[""] < 1150
    assert abs(kinds["502"] - kinds["drop_after"]) < 200
    assert faults.counts == {"502": kinds["502"], "drop_after": kinds["drop_after"]}


def test_a_storm_over_some_methods_only() -> None:
    faults = Faults()
    faults.storm(rate=1.0, kinds={"502"}, methods=["sendMessage", "GETUPDATES"])
    assert drawn(faults, 2, "getfile") == ["", ""]
    assert drawn(faults, 2, "sendmessage") == drawn(faults, 2, "getupdates") == ["502", "502"]


def test_calm_ends_everything() -> None:
    faults = Faults()
    faults.storm(rate=1.0)
    faults.next("sendMessage", "502", times=5)
    faults.calm()
    assert not faults.active
    assert drawn(faults, 10) == [""] * 10


def test_single_faults_come_in_order_and_before_the_storm() -> None:
    faults = Faults()
    faults.storm(rate=1.0, kinds={"500"})
    faults.next("sendMessage", "502", times=2)
    faults.next("*", "drop")
    assert drawn(faults, 1, "getfile") == ["drop"]
    assert drawn(faults, 3) == ["502", "502", "500"]


def test_the_wait_of_a_429_is_told_or_drawn() -> None:
    faults = Faults()
    faults.next("sendMessage", "429", retry_after=9)
    assert faults.pick("sendmessage") == Fault("429", 9)
    faults.storm(rate=1.0, kinds={"429"}, longest_retry_after=3)
    waits = {fault.retry_after for fault in (faults.pick("x") for _ in range(100)) if fault}
    assert waits == {1, 2, 3}


@pytest.mark.parametrize("kind", ["418", "", "Drop"])
def test_unknown_kinds_are_named(kind: str) -> None:
    faults = Faults()
    with pytest.raises(ValueError, match="no such fault"):
        faults.next("sendMessage", kind)
    with pytest.raises(ValueError, match="no such fault"):
        faults.storm(kinds={kind})


def test_what_each_kind_means() -> None:
    meaning = {kind: (Fault(kind).carried_out, Fault(kind).dropped, Fault(kind).silent) for kind in KINDS}
    assert {kind for kind, (done, _, _) in meaning.items() if done} == {"drop_after", "timeout_after"}
    assert {kind for kind, (_, dropped, _) in meaning.items() if dropped} == {"drop", "drop_after"}
    assert {kind for kind, (_, _, silent) in meaning.items() if silent} == {"timeout", "timeout_after"}


def test_a_closed_chat_counts_who_comes_too_early() -> None:
    faults = Faults()
    faults.close_chat("5", 100.0, 3)
    assert faults.active
    assert faults.still_closed("6", 101.0) == 0
    assert faults.still_closed("5", 100.0 + GRACE) == 3
    assert faults.impatient == 0
    assert [faults.still_closed("5", now) for now in (101.0, 102.5)] == [2, 1]
    assert faults.impatient == 2
    assert faults.still_closed("5", 103.0) == 0
    assert faults.impatient == 2
    assert not faults.active
