"""The worker may crash, hang, be killed or run out of memory: the caller hears of it, the next caller does not."""

from __future__ import annotations

import asyncio
import inspect
import io
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from functools import partial

import pytest
import uvloop
from PIL import Image

from storage.studio import Inspected, Receipt, Studio, StudioDown, StudioFailed, Unreadable
from storage.studio_frames import LARGEST_BLOB
from tests.storage.honest import encoded, screenshot
from tests.storage.hostile import CASES
from tests.storage.studio_tools import RECEIPT, SMALL, SMALL_SEEN, frozen, gone, until


@pytest.fixture
async def studio() -> AsyncIterator[Studio]:
    async with Studio() as opened:
        yield opened


# what it does


async def test_every_kind_of_job(studio: Studio) -> None:
    assert await studio.inspect(screenshot()) == Inspected("image/jpeg", 1080, 2400, 1)
    for data, form in (
        (await studio.sheet([screenshot(), SMALL], 3), "JPEG"),
        (await studio.receipt(RECEIPT), "PNG"),
        (await studio.placeholder(), "JPEG"),
        (await studio.fit(SMALL, 5_000_000), "JPEG"),
    ):
        with Image.open(io.BytesIO(data)) as image:
            image.load()
            assert image.format == form


async def test_draws_the_same_as_without_a_process(studio: Studio) -> None:
    from storage.images import placeholder, sheet
    from storage.receipt import draw

    assert await studio.sheet([SMALL, b"?"], 2) == sheet([SMALL, b"?"], 2)
    assert await studio.sheet([SMALL] * 12, 1) == sheet([SMALL] * 12, 1)
    assert await studio.sheet([]) == placeholder() == await studio.placeholder()
    assert await studio.receipt(RECEIPT) == draw(RECEIPT)


async def test_starts_when_first_needed_and_stays() -> None:
    async with Studio() as studio:
        assert studio.pid is None
        await studio.placeholder()
        first = studio.pid
        await studio.inspect(SMALL)
        assert studio.pid == first
        assert first is not None
    assert gone(first)
    assert studio.pid is None


async def test_hostile_files_in_little_memory() -> None:
    async with Studio(memory=480 << 20) as studio:
        await studio.placeholder()
        worker = studio.pid
        for name, case in CASES.items():
            try:
                assert (await studio.inspect(case.data)).mime == case.expected, name
            except Unreadable as refusal:
                assert refusal.reason == case.expected, name
        assert studio.pid == worker


async def test_a_refused_drawing_is_told(studio: Studio) -> None:
    with pytest.raises(StudioFailed, match="ValueError"):
        await studio.receipt(Receipt("Judul", "", [], [], "LaporNetral"))
    assert await studio.inspect(SMALL) == SMALL_SEEN


async def test_many_at_once_each_get_their_own(studio: Studio) -> None:
    sizes = [(20 + number, 300 - number) for number in range(40)]
    files = [encoded(Image.new("RGB", size), "PNG") for size in sizes]
    seen = await asyncio.gather(*(studio.inspect(data) for data in files), studio.sheet(files[:3]))
    assert [(one.width, one.height) for one in seen[:-1] if isinstance(one, Inspected)] == sizes


async def test_first_come_first_served(studio: Studio) -> None:
    order: list[int] = []

    async def ask(number: int) -> None:
        await (studio.inspect(SMALL) if number % 2 else studio.sheet([SMALL]))
        order.append(number)

    await asyncio.gather(*map(ask, range(12)))
    assert order == list(range(12))


# what goes wrong


async def test_killed_in_the_middle_of_a_job_it_starts_again(studio: Studio) -> None:
    first = await frozen(studio)
    job = asyncio.create_task(studio.inspect(SMALL))
    await until(lambda: studio.busy)
    os.kill(first, signal.SIGKILL)
    assert await job == SMALL_SEEN
    assert studio.pid not in {None, first}


async def test_killed_while_idle_nobody_notices(studio: Studio) -> None:
    for _ in range(3):
        await studio.placeholder()
        assert studio.pid is not None
        os.kill(studio.pid, signal.SIGKILL)
        assert await studio.inspect(SMALL) == SMALL_SEEN


async def test_a_crash_in_a_codec_costs_the_worker_alone(studio: Studio) -> None:
    """Twice, as a file does that crashes its reader; nothing of the bot's notices but the caller."""
    for _ in range(2):
        first = await frozen(studio)
        job = asyncio.create_task(studio.inspect(SMALL))
        await until(lambda: studio.busy)
        os.kill(first, signal.SIGSEGV)
        os.kill(first, signal.SIGCONT)
        assert await job == SMALL_SEEN
        assert studio.pid not in {None, first}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems count no such time")
async def test_a_job_that_computes_for_too_long_is_ended_and_not_tried_again(studio: Studio) -> None:
    """What the worker does to itself after so many seconds of computing is done to it at once here."""
    first = await frozen(studio)
    job = asyncio.create_task(studio.sheet([SMALL]))
    await until(lambda: studio.busy)
    os.kill(first, signal.SIGPROF)
    os.kill(first, signal.SIGCONT)
    with pytest.raises(StudioFailed, match="computed too long"):
        await job
    assert studio.pid is None
    assert await studio.inspect(SMALL) == SMALL_SEEN


async def kill_every_worker(studio: Studio, done: asyncio.Event) -> None:
    while not done.is_set():
        if studio.pid is not None:
            with suppress(ProcessLookupError):
                os.kill(studio.pid, signal.SIGKILL)
        await asyncio.sleep(0)


@pytest.mark.parametrize("job", ["inspect", "sheet"])
async def test_a_job_that_kills_each_worker_is_given_up(studio: Studio, job: str) -> None:
    heavy = encoded(Image.new("RGB", (7_000, 7_000)), "PNG", compress_level=1)
    done = asyncio.Event()
    killer = asyncio.create_task(kill_every_worker(studio, done))
    if job == "inspect":
        with pytest.raises(Unreadable, match="broken"):
            await studio.inspect(heavy)
    else:
        with pytest.raises(StudioFailed):
            await studio.sheet([heavy])
    done.set()
    await killer
    assert await studio.inspect(SMALL) == SMALL_SEEN


async def test_a_job_without_end_is_ended_and_not_tried_again() -> None:
    async with Studio(seconds=1) as studio:
        first = await frozen(studio)
        with pytest.raises(Unreadable, match="broken"):
            await studio.inspect(SMALL)
        assert studio.pid is None
        assert await studio.inspect(SMALL) == SMALL_SEEN
        assert studio.pid != first
        await frozen(studio)
        with pytest.raises(StudioFailed, match="too long"):
            await studio.receipt(RECEIPT)
        assert await studio.inspect(SMALL) == SMALL_SEEN
    assert gone(first)


async def test_others_in_the_queue_do_not_suffer() -> None:
    async with Studio(seconds=1) as studio:
        await frozen(studio)
        guilty = asyncio.create_task(studio.inspect(SMALL))
        await until(lambda: studio.busy)
        others = [asyncio.create_task(studio.inspect(SMALL)) for _ in range(5)]
        with pytest.raises(Unreadable):
            await guilty
        assert await asyncio.gather(*others) == [SMALL_SEEN] * 5


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is Linux's")
async def test_out_of_memory_is_a_broken_file_and_no_more() -> None:
    heavy = encoded(Image.new("RGB", (7_000, 7_000)), "PNG", compress_level=1)
    async with Studio(memory=280 << 20) as studio:
        with pytest.raises(Unreadable, match="broken"):
            await studio.inspect(heavy)
        assert await studio.inspect(SMALL) == SMALL_SEEN
        assert len(await studio.sheet([heavy, SMALL])) > 1000


async def test_a_cancelled_caller_leaves_no_trace(studio: Studio) -> None:
    await frozen(studio)
    running = asyncio.create_task(studio.sheet([SMALL]))
    await until(lambda: studio.busy)
    waiting = [asyncio.create_task(studio.inspect(SMALL)) for _ in range(4)]
    await asyncio.sleep(0)
    for task in (waiting[1], running, waiting[2]):
        task.cancel()
    ends = await asyncio.gather(running, *waiting, return_exceptions=True)
    assert [isinstance(end, asyncio.CancelledError) for end in ends] == [True, False, True, True, False]
    assert [end for end in ends if isinstance(end, Inspected)] == [SMALL_SEEN] * 2


async def test_cancelled_while_the_worker_starts(studio: Studio) -> None:
    job = asyncio.create_task(studio.inspect(SMALL))
    await until(lambda: studio.busy)
    job.cancel()
    with pytest.raises(asyncio.CancelledError):
        await job
    assert await studio.inspect(SMALL) == SMALL_SEEN


async def test_storm_of_cancellations(studio: Studio) -> None:
    for number in range(25):
        job = asyncio.create_task(studio.sheet([SMALL] * 3))
        for _ in range(number * 3):
            await asyncio.sleep(0)
        job.cancel()
        await asyncio.gather(job, return_exceptions=True)
    assert await studio.inspect(SMALL) == SMALL_SEEN


async def test_closing_ends_what_is_under_way() -> None:
    async with Studio() as studio:
        worker = await frozen(studio)
        jobs = [asyncio.create_task(studio.inspect(SMALL)) for _ in range(3)]
        await until(lambda: studio.busy)
    ends = await asyncio.gather(*jobs, return_exceptions=True)
    assert [type(end) for end in ends] == [StudioDown] * 3
    assert gone(worker)
    with pytest.raises(StudioDown):
        await studio.inspect(SMALL)


async def test_closing_while_starting() -> None:
    async with Studio() as studio:
        job = asyncio.create_task(studio.placeholder())
        await until(lambda: studio.busy)
    with pytest.raises(StudioDown):
        await job


async def test_files_larger_than_frames_are_refused(studio: Studio) -> None:
    giant = bytes(LARGEST_BLOB + 1)
    with pytest.raises(Unreadable, match="broken"):
        await studio.inspect(giant)
    with pytest.raises(StudioFailed, match="too large"):
        await studio.sheet([giant])


# the other event loop

Scenario = Callable[..., Awaitable[None]]
SCENARIOS: list[Scenario] = [
    *(
        thing
        for name, thing in list(globals().items())
        if name.startswith("test_") and inspect.iscoroutinefunction(thing)
        if set(inspect.signature(thing).parameters) <= {"studio"}
    ),
    partial(test_a_job_that_kills_each_worker_is_given_up, job="inspect"),
]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: str(getattr(scenario, "func", scenario).__name__))
def test_under_uvloop_as_well(scenario: Scenario) -> None:
    async def life() -> None:
        async with Studio() as studio:
            assert type(asyncio.get_running_loop()) is uvloop.Loop
            await (scenario(studio=studio) if "studio" in inspect.signature(scenario).parameters else scenario())

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(life())
