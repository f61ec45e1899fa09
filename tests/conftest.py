"""What every test may ask for: the sandbox with the real bot on it, made cheap enough for hundreds of tests.

All tests that ask for a `stage` share one event loop and one picture room, because its worker process takes as long to
start as a whole conversation lasts. Everything else is new for each test.
"""

import asyncio
import gc
import logging
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
import structlog
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot import app, deliver, houses
from storage import engines
from storage.database import Database
from storage.migrate import migrate
from storage.studio import Studio
from tests.conversations.cities import Cities, cities
from tests.stage import Stage, staged

if TYPE_CHECKING:
    from tests.case_on_file import House

settings.register_profile("usual", max_examples=100, deadline=None)
settings.register_profile("long", max_examples=5_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))  # `make fuzz` takes the long one

gc.disable()  # while thousands of tests are collected: nothing of them goes away again

THRESHOLD = 7_000, 20, 20
"""For gc: as rarely as `bot.lean` has it."""

load_words_once = cache(houses.load_words)
prepare_sqlite = engines.prepare_sqlite


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests with the picture room of all run in the loop that it lives in. The longest come first, or they end last."""
    items.sort(key=lambda item: "test_kill.py" not in item.nodeid)
    for item in items:
        if isinstance(item, pytest.Function) and "studio" in item.fixturenames:
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop() -> None:
    """From here on rubbish is looked for among what tests make, not among the tests themselves."""
    gc.enable()
    gc.freeze()
    gc.set_threshold(*THRESHOLD)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables and no rows, to be copied."""
    file = tmp_path_factory.mktemp("migrated") / "empty.db"

    async def make() -> None:
        database = Database(f"sqlite+aiosqlite:///{file}")
        await migrate(database)
        await database.close()

    asyncio.run(make())
    return file


@pytest.fixture(autouse=True)
def loggers() -> Iterator[None]:
    """Whatever a test sets up for the log is put back, for those that read it after this one."""
    root, names = logging.getLogger(), ("", "lapornetral", "telegram")
    handlers, levels = root.handlers[:], {name: logging.getLogger(name).level for name in names}
    yield
    structlog.reset_defaults()
    root.handlers[:] = handlers
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


@pytest.fixture
async def made(tmp_path: Path, migrated: Path) -> "House":
    """A house with a case in it."""
    from tests.case_on_file import house

    return await house(tmp_path, migrated)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def studio() -> AsyncIterator[Studio]:
    """The picture room of all stages."""
    async with Studio() as opened:
        yield opened


@pytest.fixture(scope="session", autouse=True)
def statements_worked_out_once() -> Iterator[None]:
    """All databases of a kind share what SQLAlchemy has made of our statements; a bot has but one, and keeps it."""
    connected = dict[str, Engine]()

    def created(url: str, **options: Any) -> AsyncEngine:
        made = create_async_engine(url, **options)
        engine = made.sync_engine
        if (like := connected.get(engine.name)) is not None:
            engine.dialect, engine._compiled_cache = like.dialect, like._compiled_cache
        event.listen(engine, "connect", lambda *_: connected.setdefault(engine.name, engine))
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("storage.engines.create_async_engine", created)
        yield


def without_power_cuts(connection: Any, record: object) -> None:
    """SQLite as ever, but it does not wait for the disk."""
    prepare_sqlite(connection, record)
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=OFF")
    cursor.close()


class Borrowed:
    """A picture room that is not closed by who borrows it."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio

    async def __aenter__(self) -> Studio:
        return self._studio

    async def __aexit__(self, *_: object) -> None:
        """The others still need it."""


@pytest.fixture
def cheap(tmp_path: Path, migrated: Path, studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bots in this process share what is slow to make; their database in `tmp_path` is made already."""
    monkeypatch.setattr(deliver, "LOOK_EVERY", 0.1)  # seconds; each look costs, and a stage asks for it when it is time
    monkeypatch.setattr(houses, "load_words", load_words_once)  # the same texts for every bot
    monkeypatch.setattr(app, "Studio", partial(Borrowed, studio))
    monkeypatch.setattr(engines, "prepare_sqlite", without_power_cuts)
    monkeypatch.setattr(deliver, "LAST_ORDERS", 0.3)  # seconds a stop waits for calls that are never answered
    shutil.copy(migrated, tmp_path / "bot.db")


@pytest_asyncio.fixture(loop_scope="session")
async def stage(tmp_path: Path, cheap: None, request: pytest.FixtureRequest) -> AsyncIterator[Stage]:  # noqa: ARG001
    """A city with moderators and Bawaslu, its bot running. Nothing is waited for: the clock is put forward. A test that
    is parametrised by it (indirect) names the client that carries the calls.
    """
    async with staged(tmp_path, skips=True, client=getattr(request, "param", "auto")) as made:
        yield made


@pytest_asyncio.fixture(loop_scope="session")
async def towns(tmp_path: Path, cheap: None) -> AsyncIterator[Cities]:  # noqa: ARG001
    """Three cities in one process, each with moderators and Bawaslu. Nothing is waited for."""
    async with cities(tmp_path) as made:
        yield made


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The figures that tests noted."""
    reports = [report for outcome in ("passed", "failed") for report in terminalreporter.getreports(outcome)]
    figures = [text for report in reports for name, text in report.user_properties if name == "figure"]
    if figures:
        terminalreporter.section("figures")
    for text in figures:
        terminalreporter.write_line(f"{text}")
