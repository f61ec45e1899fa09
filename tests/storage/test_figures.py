"""Figures on both databases: they are what a plain count of the events says, and nothing small can be read off them."""

from datetime import date, timedelta
from itertools import product
from random import Random

import pytest

from storage import figures
from storage.database import Database
from storage.figures import suppressed
from storage.record import replace
from tests.storage.histories import REGION, invented, kept, plain

FIRST = date(2027, 1, 1)


@pytest.mark.parametrize(("seed", "most"), [(1, 200), (2, 1_000)])
async def test_they_are_what_a_plain_count_says(database: Database, seed: int, most: int) -> None:
    random = Random(seed)
    cases = [invented(random, number, 12) for number in range(1, most + 1)]
    await kept(database, cases)
    async with database.transaction() as transaction:
        for start, length in ((0, 1), (3, 7), (2, 14), (0, 40), (60, 2)):
            first = FIRST + timedelta(start)
            last = first + timedelta(length - 1)
            found = await figures.of(transaction, REGION, first, last)
            counted = plain(cases, first, last)
            assert {name: pytest.approx(took, abs=0.01) for name, took in counted.medians.items()} == found.medians
            assert replace(found, medians={}) == replace(counted, medians={})


async def test_all_that_came_is_decided_withdrawn_or_waiting(database: Database) -> None:
    cases = [invented(Random(seed), seed, 5) for seed in range(1, 150)]
    await kept(database, cases)
    async with database.transaction() as transaction:
        for number in range(20):
            found = await figures.of(transaction, REGION, FIRST, FIRST + timedelta(number))
            over = sum(day.decided + day.withdrawn for day in found.days)
            assert sum(day.received for day in found.days) == over + found.waiting
            assert found.waiting == sum(found.ages.values())
            assert found.waiting == await figures.waiting(transaction, REGION, found.days[-1].day)
    assert found.waiting == sum(case.state == "waiting" for case in cases if case.region == REGION.key)


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({}, {}),
        ({"a": 5, "b": 3}, {"a": 5, "b": 3}),
        ({"a": 2}, {}),
        ({"a": 1, "b": 1}, {}),
        ({"a": 2, "b": 1}, {"": 3}),
        ({"a": 8, "b": 2}, {"": 10}),
        ({"a": 8, "b": 4, "c": 2}, {"a": 8, "": 6}),
        ({"a": 8, "b": 2, "c": 2, "d": 0}, {"a": 8, "": 4}),
        ({"a": 8, "": 1}, {"": 9}),
        ({"a": 8, "": 3}, {"a": 8, "": 3}),
    ],
)
def test_small_cells_are_left_out(counts: dict[str, int], shown: dict[str, int]) -> None:
    assert suppressed(counts) == shown


def test_no_total_beside_them_tells_what_was_left_out() -> None:
    for numbers in product(range(6), repeat=4):
        counts = dict(zip(("a", "b", "c", ""), numbers, strict=True))
        shown = suppressed(counts)
        assert all(number >= 3 for number in shown.values())
        missing = sum(counts.values()) - sum(shown.values())
        assert missing == 0 or not shown  # a small total itself is not shown either
        assert missing < 3
