"""The official of the demo: digests of the last mornings are there when it opens, and a leap brings the next one."""

import asyncio
from pathlib import Path

import pytest

from bot.sandbox import demo
from bot.sandbox.examples import EXAMPLES
from bot.sandbox.leaps import SetClock
from bot.sandbox.nouns import Limits, Message
from bot.sandbox.page import page_routes
from bot.sandbox.page_stage import pass_time
from bot.sandbox.server import create_app, serving
from bot.sandbox.world import World
from storage.crypt import new_key

PATIENCE = 30.0


@pytest.mark.timeout(120)
async def test_an_official_has_the_last_digests_and_gets_the_next_after_a_leap(tmp_path: Path) -> None:
    clock = SetClock()
    world = World(demo.TOKEN, limits=Limits.none(), now=clock.moment)
    stage = demo.cast(world)
    del stage.desks[1:]
    official = stage.first.official
    assert official is not None

    def digests() -> list[Message]:
        said = world.private(official).messages.values()
        return [message for message in said if "Izin melaporkan" in message.text]

    async with serving(create_app(world, page_routes(world, stage))) as url:
        settings = demo.settings_for(url, str(tmp_path), stage, new_key())
        async with demo.playing(settings, clock) as app:
            await demo.prepare(app, world, stage, clock, EXAMPLES[-1:], count=2)
            days = [message.date.astimezone().date() for message in digests()]
            assert (len(days), len(set(days))) == (2, 2)
            assert all("pukul 07.00" in message.text and not message.text.count("pegawai") for message in digests())
            stage.later, stage.to_morning = clock.forward, lambda: demo.to_morning(clock, settings)
            noticing = asyncio.create_task(demo.notice_leaps(app, clock))
            pass_time(stage, stage.to_morning())
            await world.until(lambda: len(digests()) == 3, timeout=PATIENCE)
            noticing.cancel()
