"""Pictures are compared in the worker: what goes in, what comes out, and what nonsense does to it."""

from collections.abc import AsyncIterator

import numpy as np
import pytest

from storage.nearness import MARK, Likeness
from storage.studio import Studio, StudioFailed
from tests.storage.honest import drawing, encoded, screenshot


@pytest.fixture
async def studio() -> AsyncIterator[Studio]:
    """The picture room, with a worker of its own."""
    async with Studio() as opened:
        yield opened


async def test_a_picture_is_known_again_through_the_worker(studio: Studio) -> None:
    seen = Likeness.unpacked((await studio.inspect(screenshot())).likeness)
    marks = np.random.default_rng(1).bytes(MARK * 300) + seen.mark
    near = await studio.nearest(marks, seen.sketch, [])
    assert (near[0].place, near[0].bits) == (300, 0)
    assert await studio.alike([seen.sketch], seen.sketch, [near[0].window], 80) == [100]
    assert await studio.alike([seen.sketch] * 3, seen.sketch, [near[0].window] * 3, 100) == [100]
    assert await studio.alike([seen.sketch] * 2, seen.sketch, [near[0].window] * 2, 101) == [100, 100]
    assert all(each.place != 300 for each in await studio.nearest(marks, seen.sketch, [300]))


async def test_what_is_too_small_to_be_told_from_others_is_not_compared(studio: Studio) -> None:
    assert (await studio.inspect(encoded(drawing(230, 511), "PNG"))).likeness == b""
    assert (await studio.inspect(encoded(drawing(230, 512), "PNG"))).likeness != b""


async def test_nonsense_is_an_answer_and_costs_no_worker(studio: Studio) -> None:
    seen = Likeness.unpacked((await studio.inspect(screenshot())).likeness)
    pid = studio.pid
    for sketch in (b"", b"nonsense", seen.sketch[:30]):
        with pytest.raises(StudioFailed):
            await studio.nearest(seen.mark, sketch, [])
        with pytest.raises(StudioFailed):
            await studio.alike([sketch], seen.sketch, [37], 80)
    for window in (75, 1_000):
        with pytest.raises(StudioFailed):
            await studio.alike([seen.sketch], seen.sketch, [window], 80)
    with pytest.raises(StudioFailed):
        await studio.nearest(seen.mark[:-1], seen.sketch, [])
    assert studio.pid == pid
