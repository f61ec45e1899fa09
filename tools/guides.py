"""Takes the pictures of both guides, docs/panduan/*.png, from the sandbox: `make guides`.

The clock begins at one morning, so the days are the same each time. Tickets are drawn by lot and are not, nor are a few
seconds; so a picture that is taken again differs a little from the one before. Letters and signs are those of a phone
where Roboto and Noto Color Emoji are installed (Debian: fonts-roboto-unhinted, fonts-noto-color-emoji).
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Final

from playwright.async_api import ViewportSize, async_playwright, expect

from bot.sandbox import demo
from bot.sandbox.examples import EXAMPLES, Example
from bot.sandbox.leaps import SetClock
from bot.sandbox.page import page_routes
from bot.sandbox.posts import Posts
from bot.sandbox.server import create_app, serving
from bot.sandbox.world import Limits, World
from storage.crypt import new_key
from tools import guide_moderator, guide_official
from tools.browser import find
from tools.guide_phone import FOLDER, HEIGHT, WIDTH, Phone

BEGIN: Final = datetime(2026, 11, 24, 2, 40, tzinfo=UTC)
"""A Tuesday, 9.40 in Solo."""


PATIENCE: Final = 20_000  # milliseconds for one step


async def take() -> None:
    """Play the examples, then what the guides tell of."""
    FOLDER.mkdir(exist_ok=True)
    expect.set_options(timeout=PATIENCE)
    clock = SetClock(_from(BEGIN.timestamp()))
    world = World(demo.TOKEN, now=clock.moment, limits=Limits.none())
    stage = demo.cast(world)
    posts = Posts(clock.seconds)
    with tempfile.TemporaryDirectory() as folder:
        async with serving(create_app(world, page_routes(world, stage))) as url, _phone(url) as phone:
            settings = demo.settings_for(url, folder, stage, new_key())
            async with demo.playing(settings, clock, posts) as app:
                seed = await demo.prepare(app, world, stage, clock, _bare(EXAMPLES, len(stage.desks)))
                stage.to_morning = partial(demo.to_morning, clock, settings)
                await guide_moderator.take(phone, world, stage, seed)
                await guide_official.take(phone, app, world, stage)


def _bare(examples: Sequence[Example], desks: int) -> list[Example]:
    """Those that go to the first desk bring no pictures, so that none looks like one of a guide's."""
    return [one if number % desks else replace(one, pictures=0) for number, one in enumerate(examples, start=1)]


def _from(begin: float) -> Callable[[], float]:
    """A clock that stood at `begin` (UTC seconds) when this was called."""
    started = time.monotonic()
    return lambda: begin + time.monotonic() - started


@asynccontextmanager
async def _phone(url: str) -> AsyncIterator[Phone]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find(), args=["--no-sandbox", "--disable-gpu"])
        size = ViewportSize(width=WIDTH, height=HEIGHT)
        page = await browser.new_page(viewport=size, device_scale_factor=2, color_scheme="light", bypass_csp=True)
        await page.add_init_script("localStorage.setItem('lapornetral-welcome', 'yes')")
        await page.clock.set_system_time(BEGIN)
        await page.goto(url)
        await page.wait_for_selector("body[data-ready]")
        yield Phone(page)
        await browser.close()


if __name__ == "__main__":
    sys.exit(asyncio.run(take()))
