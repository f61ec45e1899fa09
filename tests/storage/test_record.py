"""Records: equal by value, usable as keys, without room for more; the type checker lets nobody change one."""

import dataclasses
from dataclasses import FrozenInstanceError, dataclass, field, fields

import pytest

from storage.record import record, replace


@record
class Visit:
    """A record like those of the project."""

    place: str
    days: int = 1
    notes: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class FrozenVisit:
    """The same as the standard library freezes it."""

    place: str
    days: int = 1
    notes: tuple[str, ...] = field(default=())


def test_records_are_values() -> None:
    assert Visit("kantor") == Visit("kantor", 1, ())
    assert Visit("kantor") != Visit("kantor", 2)
    assert {Visit("kantor"): "a"}[Visit("kantor")] == "a"
    assert repr(Visit("kantor")) == "Visit(place='kantor', days=1, notes=())"
    assert replace(Visit("kantor"), days=3) == Visit("kantor", 3)
    assert [part.name for part in fields(Visit)] == [part.name for part in fields(FrozenVisit)]


def test_replacing_makes_another_one() -> None:
    visit = Visit("kantor", 2, ("a",))
    for changes in ({}, {"days": 3}, {"notes": (), "place": "rumah"}):
        assert replace(visit, **changes) == dataclasses.replace(visit, **changes)
    assert visit == Visit("kantor", 2, ("a",))
    with pytest.raises(KeyError):
        replace(visit, hours=1)  # type: ignore[call-arg]


def test_there_is_no_room_for_more() -> None:
    visit = Visit("kantor")
    with pytest.raises(AttributeError):
        visit.other = 1  # type: ignore[attr-defined]


def test_the_type_checker_holds_what_run_time_does_not() -> None:
    """mypy fails on these lines without the remark beside them, and on the remark if it lets them pass."""
    visit, frozen = Visit("kantor"), FrozenVisit("kantor")
    visit.days = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        frozen.days = 2  # type: ignore[misc]
