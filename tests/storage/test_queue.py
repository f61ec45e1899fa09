"""The queue on both databases: its order and numbers, what is held back, each next one for one moderator only."""

import asyncio
from typing import Any

from storage import queue, reports
from storage.database import Database
from storage.models import Report
from storage.queue import Counts
from storage.queue_tables import Board, Queued
from tests.storage import filing
from tests.storage.post import NOW

HOUR = 3_600.0
DAY = 24 * HOUR


def row(number: int, **values: Any) -> dict[str, Any]:
    """A report as it is stored."""
    given = {"ticket": f"LN-{number:04}", "draft": f"d{number}", "region": "solo", "answers": {}, "submitted_at": NOW}
    return given | values


async def filed(database: Database, *limits: float | None, held: bool = False, **values: Any) -> list[Report]:
    """Reports whose limits end so many seconds from now (the last reading an hour later)."""
    async with database.transaction() as transaction:
        found = await filing.submit(transaction, *(row(number, **values) for number in range(len(limits))))
        for report, limit in zip(found, limits, strict=True):
            ends = (NOW + limit, NOW + limit + HOUR) if limit is not None else (None, None)
            words = f" contoh{report.id} dinas ~dns "
            place = Queued(report_id=report.id or 0, region=report.region, held=held, words=words)
            place.due_at, place.late_at = ends
            await queue.keep(transaction, place)
    return found


async def test_the_most_pressing_comes_first_and_what_is_not_known_last(database: Database) -> None:
    unknown, later, sooner = await filed(database, None, 2 * DAY, DAY)
    async with database.transaction() as transaction:
        found = await queue.page(transaction, "solo", queue.waiting(), 0, 10)
        assert [report.id for report in found] == [sooner.id, later.id, unknown.id]
        second = await queue.page(transaction, "solo", queue.waiting(), 1, 1)
        assert [report.id for report in second] == [later.id]
        assert await queue.page(transaction, "sleman", queue.waiting(), 0, 10) == []


async def test_the_numbers(database: Database) -> None:
    late, soon, due, far, unknown = await filed(database, -DAY, HOUR, 2 * DAY, 9 * DAY, None, held=True)
    async with database.transaction() as transaction:
        await reports.change(transaction, far.id or 0, card="7")
        counted = await queue.counts(transaction, "solo", NOW, NOW + DAY, NOW + 3 * DAY)
        assert counted == Counts(waiting=5, shown=1, held=5, soon=1, due=3, late=1)
        assert await reports.decide(transaction, late, "accept") is not None
        assert await reports.decide(transaction, due, "accept") is not None
        assert await reports.decide(transaction, soon, "reject") is not None
        counted = await queue.counts(transaction, "solo", NOW, NOW + DAY, NOW + 3 * DAY)
        assert counted == Counts(waiting=2, shown=1, held=2, soon=0, due=1, late=0)
        found = await queue.page(transaction, "solo", queue.due(NOW + 3 * DAY, NOW), 0, 10)
        assert [report.id for report in found] == [due.id]
        assert await queue.counts(transaction, "sleman", NOW, NOW, NOW) == Counts()
        assert unknown.id


async def test_what_is_coming_leaves_out_what_is_over(database: Database) -> None:
    later, sooner, lingering, *_ = await filed(database, 2 * DAY, HOUR, -HOUR / 2, 9 * DAY, -DAY, -2 * DAY)
    async with database.transaction() as transaction:
        limits = await queue.limits(transaction, "solo", NOW, NOW + 3 * DAY)
        assert limits == [(lingering.id, NOW - HOUR / 2), (sooner.id, NOW + HOUR), (later.id, NOW + 2 * DAY)]
        found, count, late = await queue.coming(transaction, "solo", NOW, NOW + 3 * DAY, 2)
    assert ([report.id for report in found], count, late) == ([lingering.id, sooner.id], 3, 2)


async def test_many_who_ask_for_the_next_get_one_each(database: Database) -> None:
    found = await filed(database, *([DAY] * 10), held=True)

    async def next_one() -> list[int]:
        async with database.transaction() as transaction:
            return [report.id or 0 for report in await queue.let_go(transaction, "solo", 1)]

    freed = await asyncio.gather(*(next_one() for _ in range(20)))
    assert sorted(number for numbers in freed for number in numbers) == sorted(report.id or 0 for report in found)
    async with database.transaction() as transaction:
        assert not await queue.any_held(transaction, "solo")


async def test_what_is_withdrawn_holds_nobody_up(database: Database) -> None:
    (report,) = await filed(database, DAY, held=True)
    async with database.transaction() as transaction:
        assert await queue.any_held(transaction, "solo")
        await reports.decide(transaction, report, "withdraw")
        assert not await queue.any_held(transaction, "solo")
        assert await queue.let_go(transaction, "solo", 5) == []


async def test_a_place_is_made_up_for_and_keeps_what_is_held(database: Database) -> None:
    (report,) = await filed(database, DAY, held=True)
    number = report.id or 0
    async with database.transaction() as transaction:
        bare, decided, _ = await filing.submit(transaction, row(7), row(8, state="rejected"), row(9, state="erased"))
        assert [one.id for one in await queue.missing(transaction, 10, decided=False)] == [bare.id]
        assert [one.id for one in await queue.missing(transaction, 10, decided=True)] == [decided.id, bare.id]
        again = [Queued(report_id=one, region="solo", words=" x ") for one in (number, bare.id or 0)]
        await queue.enter(transaction, again)
        assert await queue.missing(transaction, 10, decided=False) == []
        place = await queue.place(transaction, number)
        assert place is not None
        assert (place.held, place.words, place.due_at) == (True, " x ", None)
        await queue.show(transaction, number)
        assert not await queue.any_held(transaction, "solo")


async def test_words_are_found_in_their_region(database: Database) -> None:
    first, second = await filed(database, DAY, DAY)
    async with database.transaction() as transaction:
        both = await queue.find(transaction, "solo", [["dinas", " ~x "]], 10)
        assert [number for number, _ in both] == [second.id, first.id]
        one = await queue.find(transaction, "solo", [["dinas"], [f"contoh{first.id} "]], 10)
        assert [number for number, _ in one] == [first.id]
        assert await queue.find(transaction, "sleman", [["dinas"]], 10) == []
        await queue.forget(transaction, first.id or 0)
        assert await queue.find(transaction, "solo", [[f"contoh{first.id} "]], 10) == []


async def test_occasions_of_days_to_come_are_forgotten_in_their_region(database: Database) -> None:
    """Today's, also the second one before closing, are not told again."""
    occasions = ("2026-11-22", "2026-11-23", "2026-11-23 closing", "2026-11-24", "2026-12-01 closing")
    async with database.transaction() as transaction:
        for region in ("solo", "sleman"):
            for name in occasions:
                await queue.remind(transaction, region, name, NOW)
        await queue.set_back(transaction, "solo", "2026-11-23")
        again = [
            [await queue.remind(transaction, region, name, NOW) for name in occasions] for region in ("solo", "sleman")
        ]
    assert again == [[False, False, False, True, True], [False] * 5]


async def test_board_and_reminders(database: Database) -> None:
    async with database.transaction() as transaction:
        assert await queue.board(transaction, "solo") is None
        for shown in ("1", "2"):
            await queue.draw(transaction, Board(region="solo", message="7", shown=shown, drawn_at=NOW))
        board = await queue.board(transaction, "solo")
        assert board is not None
        assert board.shown == "2"
        await queue.take_down(transaction, "solo")
        assert await queue.board(transaction, "solo") is None
        told = [await queue.remind(transaction, region, "2026-11-23", NOW) for region in ("solo", "solo", "sleman")]
        assert told == [True, False, True]
        await queue.trim(transaction, NOW + 1)
        assert await queue.remind(transaction, "solo", "2026-11-23", NOW)
