"""What every test may ask for: the sandbox with the real bot on it, made cheap enough for hundreds of tests."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from functools import cache
from pathlib import Path

import pytest

from bot import app, deliver
from storage.database import Database
from storage.migrate import migrate
from tests.stage import Stage, staged


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


load_words_once = cache(app.load_words)


@pytest.fixture
async def stage(tmp_path: Path, migrated: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    """A city with moderators and Bawaslu, its bot running. What is put off is not waited for: the clock is moved."""
    monkeypatch.setattr(deliver, "LOOK_EVERY", 0.02)  # seconds; nobody wants to wait half a second for each album
    monkeypatch.setattr(app, "load_words", load_words_once)  # the same texts for every bot
    shutil.copy(migrated, tmp_path / "bot.db")
    async with staged(tmp_path, skips=True) as made:
        yield made
