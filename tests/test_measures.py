"""What whoever watches over the bot is told of a database that takes nothing."""

import math
import re
from dataclasses import dataclass

import pytest

from bot.measures import PUSHED_AGAIN_WITHIN, Measures


@dataclass
class Clock:
    """It goes when it is told to."""

    now: float = 100.0

    def __call__(self) -> float:
        return self.now


def told(measures: Measures) -> tuple[str, str]:
    """Why, and the figure."""
    table = measures.table({}, 0).decode()
    (figure,) = re.findall(r"^lapornetral_database_refuses (\S+)$", table, re.MULTILINE)
    return measures.refuses, figure


def test_it_refuses_until_every_part_was_taken() -> None:
    measures = Measures(Clock())
    assert told(measures) == ("", "0.0")
    measures.refused("look", "the disk is full")
    measures.refused("settle", "the disk is full")
    measures.taken("look")
    assert told(measures) == ("the disk is full", "1.0")
    measures.taken("settle")
    assert told(measures) == ("", "0.0")


@pytest.mark.parametrize(("lasts", "after_it"), [(PUSHED_AGAIN_WITHIN, ("", "0.0")), (None, ("full", "1.0"))])
def test_what_is_pushed_to_us_may_not_come_again(lasts: float | None, after_it: tuple[str, str]) -> None:
    """Whoever sees that we are not well and sends us nothing more is told in time that we may be well again."""
    clock = Clock()
    measures = Measures(clock)
    measures.refused("whatsapp", "full", math.inf if lasts is None else lasts)
    clock.now += PUSHED_AGAIN_WITHIN - 1
    assert told(measures) == ("full", "1.0")
    clock.now += 1
    assert told(measures) == after_it
