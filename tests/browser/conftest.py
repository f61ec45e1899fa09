"""Fixtures of the browser tests: a sandbox with a scripted bot, and pages of a headless Chromium.

Every page is watched: an error in its console or a request to another host fails the test.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import threading
from collections.abc import AsyncIterator, Awaitable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, Request, async_playwright

from bot.sandbox.server import serving
from tests.browser.scene import Scene, scene
from tests.browser.scripted_bot import ScriptedBot, running
from tools.browser import find

DESK, PHONE, SMALL_PHONE = (1440, 900), (390, 844), (360, 740)
PATIENCE = 15_000
"""Milliseconds a page may take for one step; only a failing test waits so long."""
ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--renderer-process-limit=1",  # starting one costs half of what a page does
]
ADDRESS = re.compile(r"ws://127\.0\.0\.1:\d+/\S+")
"""Where a Chromium listens, as it writes it to its error output."""
LINE_LOST = ("ERR_CONNECTION_REFUSED", "ERR_INCOMPLETE_CHUNKED_ENCODING", "ERR_CONNECTION_RESET", "ERR_EMPTY_RESPONSE")
"""What a browser complains of when the server goes away."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of the page run in the loop in which the browser is connected."""
    for item in items:
        if isinstance(item, pytest.Function) and "browser" in item.fixturenames:
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@dataclass
class Faults:
    """What went wrong on the pages. `forgiven`: parts of messages a test expects."""

    seen: list[str] = field(default_factory=list)
    forgiven: set[str] = field(default_factory=set)

    def watch(self, page: Page, url: str) -> None:
        """Note errors of the page and requests that leave this computer."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.seen.append(f"error: {error}"))
        page.on("request", lambda request: self._request(request, url))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.seen.append(f"{message.type}: {message.text}")

    def _request(self, request: Request, url: str) -> None:
        if not request.url.startswith((url, "blob:", "data:")):
            self.seen.append(f"foreign request: {request.url}")

    def left(self) -> list[str]:
        """The faults nobody forgave."""
        return [fault for fault in self.seen if not any(part in fault for part in self.forgiven)]


class OpenPage(Protocol):
    """Opens the sandbox page at `url`; `options` go to playwright's new_context."""

    def __call__(
        self, url: str, viewport: tuple[int, int] = ..., *, welcome: bool = ..., **options: Any
    ) -> Awaitable[Page]: ...


@pytest.fixture
def faults() -> Faults:
    """What the pages of this test complained of; checked when they close."""
    return Faults()


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One headless Chromium for all tests, as the address to which playwright connects: starting one is slow."""
    home = tmp_path_factory.mktemp("chromium")
    path = find()
    assert path, "no browser: `make test` installs one"
    command = [path, *ARGUMENTS, "--remote-debugging-port=0", f"--user-data-dir={home}", "about:blank"]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stderr is not None
        found = next((ADDRESS.search(line) for line in process.stderr if ADDRESS.search(line)), None)
        assert found, f"{path} did not start"
        drain = threading.Thread(target=process.stderr.read, daemon=True)
        drain.start()
        yield found[0]
        os.killpg(process.pid, signal.SIGTERM)  # Debian's command is a script that waits for the browser
        drain.join()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(chromium: str) -> AsyncIterator[Browser]:
    """The Chromium, connected once: each connection is a process of playwright's, as slow as a whole test."""
    async with async_playwright() as playwright:
        connected = await playwright.chromium.connect_over_cdp(chromium)
        yield connected
        await connected.close()


class Contexts:
    """One context for all pages that are opened alike: making one, with its window, takes as long as a page does.

    A first visit has one of its own, where nothing can be stored yet.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._made: dict[str, BrowserContext] = {}

    async def like(self, *, welcome: bool, **options: Any) -> BrowserContext:
        """The one of these options."""
        key = repr(sorted(options.items()))
        if welcome:
            return await self._new(options)
        if key not in self._made:
            self._made[key] = context = await self._new(options)
            await context.add_init_script("localStorage.setItem('lapornetral-welcome', 'yes')")
            await context.new_page()  # the window stays when a test closes its page
        return self._made[key]

    async def _new(self, options: dict[str, Any]) -> BrowserContext:
        context = await self._browser.new_context(**options)
        context.set_default_timeout(PATIENCE)
        return context


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def contexts(browser: Browser) -> Contexts:
    """The contexts of all tests."""
    return Contexts(browser)


@pytest_asyncio.fixture(loop_scope="session")
async def browser_page(contexts: Contexts, faults: Faults) -> AsyncIterator[OpenPage]:
    """A factory of pages: `page = await browser_page(url, viewport=(390, 844))`, ready to use.

    The first screen is dismissed unless `welcome=True`. At the end no page may have complained.
    """
    pages: list[Page] = []

    async def open_page(url: str, viewport: tuple[int, int] = DESK, *, welcome: bool = False, **options: Any) -> Page:
        width, height = viewport
        context = await contexts.like(welcome=welcome, viewport={"width": width, "height": height}, **options)
        page = await context.new_page()
        pages.append(page)
        faults.watch(page, url)
        await page.goto(url)
        await page.wait_for_selector("body[data-ready]")
        return page

    yield open_page
    for page in pages:
        await page.close()
    assert faults.left() == []


@dataclass
class Running:
    """A sandbox that is served, with its scripted bot at work."""

    scene: Scene
    url: str
    bot: ScriptedBot


@pytest_asyncio.fixture(loop_scope="session")
async def sandbox() -> AsyncIterator[Running]:
    """World, page and scripted bot, on a free port of this computer."""
    cast = scene()
    async with serving(cast.app) as url:
        bot = ScriptedBot(url, cast.world.token, cast.stage.first.moderators.id)
        async with running(bot):
            await cast.world.until(lambda: bool(cast.world.commands))
            yield Running(cast, url, bot)


@pytest_asyncio.fixture(loop_scope="session")
async def page(sandbox: Running, browser_page: OpenPage) -> Page:
    """The sandbox's page, on a desk."""
    return await browser_page(sandbox.url)
