"""Links that are watched: what is due is taken by one process at a time, and nothing is written twice."""

import asyncio

import pytest

from storage import link_looks, reports
from storage.database import Database
from storage.link_looks import LEASE
from storage.models import LinkWatch
from tests.storage import filing
from tests.storage.post import NOW


@pytest.fixture
async def watched(database: Database) -> list[int]:
    """Three reports whose links are watched."""
    rows = [{"ticket": f"LN-{n}", "draft": f"d{n}", "region": "solo", "answers": {}} for n in range(3)]
    async with database.transaction() as transaction:
        assert not await link_looks.are_known(transaction)
        numbers = [report.id or 0 for report in await filing.submit(transaction, *rows)]
        await link_looks.begin(transaction, numbers, NOW)
        assert await link_looks.are_known(transaction)
    return numbers


async def claim(database: Database, now: float = NOW, limit: int = 10) -> list[LinkWatch]:
    async with database.transaction() as transaction:
        return await link_looks.claim(transaction, limit, now)


async def settle(database: Database, watch: LinkWatch, due_at: float | None = None) -> bool:
    async with database.transaction() as transaction:
        found = {"due_at": due_at, "outcome": "there", "status": 200, "looked_at": NOW, "title": b"x"}
        return await link_looks.settle(transaction, watch, **found)


async def test_a_look_is_claimed_once_and_its_outcome_written_once(database: Database, watched: list[int]) -> None:
    assert await claim(database, NOW - 1) == []
    first, second, third = await claim(database, limit=2) + await claim(database)
    assert sorted(watch.report_id for watch in (first, second, third)) == watched
    assert await claim(database, NOW + LEASE - 1) == []
    assert await settle(database, first, NOW + 3600)
    assert not await settle(database, first, NOW + 3600)
    assert await claim(database, NOW + LEASE - 1) == []
    again = await claim(database, NOW + LEASE)
    assert {watch.report_id for watch in again} == {second.report_id, third.report_id}
    assert not await settle(database, second)  # whoever let the lease end has nothing to say
    assert await settle(database, again[0])
    (later,) = [watch for watch in await claim(database, NOW + 3600) if watch.report_id == first.report_id]
    assert (later.outcome, later.status, later.title, later.looked_at) == ("there", 200, b"x", NOW)


async def test_what_is_over_is_not_due_and_what_is_forgotten_is_gone(database: Database, watched: list[int]) -> None:
    one, two, _ = await claim(database)
    await settle(database, one, None)
    async with database.transaction() as transaction:
        await link_looks.forget(transaction, two.report_id)
        assert await link_looks.of_report(transaction, two.report_id) is None
        kept = await link_looks.of_report(transaction, one.report_id)
        assert kept is not None
        assert (kept.outcome, kept.due_at, kept.claimed_until) == ("there", None, 0.0)
        await link_looks.begin(transaction, [], NOW)
        assert await reports.by_id(transaction, watched[0]) is not None
    assert not await settle(database, two)
    assert len(await claim(database, NOW + 1e9)) == 1


async def test_two_processes_never_take_the_same_look(
    database: Database, another: Database, watched: list[int]
) -> None:
    taken = await asyncio.gather(*(claim(each, limit=1) for each in (database, another) * 4))
    assert sorted(watch.report_id for each in taken for watch in each) == watched
