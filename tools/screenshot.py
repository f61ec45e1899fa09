"""Takes the README's picture of the demo: docs/demo.png. Run it after `make test` has found a browser."""

import asyncio
import sys
import tempfile
from pathlib import Path

from playwright.async_api import async_playwright

from bot.sandbox import demo
from bot.sandbox.examples import EXAMPLES
from bot.sandbox.leaps import SetClock
from bot.sandbox.page import page_routes
from bot.sandbox.posts import Posts
from bot.sandbox.server import create_app, serving
from bot.sandbox.world import World
from storage.crypt import new_key
from tools.browser import find

PICTURE = Path(__file__).parent.parent / "docs" / "demo.png"


async def take() -> None:
    """The demo with its examples, and a resident who has just begun."""
    clock = SetClock()
    world = World(demo.TOKEN, now=clock.moment)
    stage = demo.cast(world)
    with tempfile.TemporaryDirectory() as folder:
        async with serving(create_app(world, page_routes(world, stage))) as url:
            settings = demo.settings_for(url, folder, stage, new_key())
            await demo.seed(world, stage, settings, clock, Posts(clock.seconds), EXAMPLES)
            async with demo.playing(settings, clock) as app:
                world.say(stage.residents[0], world.private(stage.residents[0]), "/status")
                await app.deliver.done()
                await _shoot(url)


async def _shoot(url: str) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find(), args=["--no-sandbox", "--disable-gpu"])
        page = await browser.new_page(viewport={"width": 1680, "height": 900})
        await page.add_init_script("localStorage.setItem('lapornetral-welcome', 'yes')")
        await page.goto(url)
        await page.wait_for_selector("body[data-ready]")
        await page.wait_for_timeout(1500)
        await page.screenshot(path=PICTURE)
        await browser.close()


if __name__ == "__main__":
    sys.exit(asyncio.run(take()))
