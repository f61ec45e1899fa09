"""What every test may ask for: the sandbox with the real bot on it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import deliver
from tests.stage import Stage, staged


@pytest.fixture
async def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    """A city with moderators and Bawaslu, its bot running. What is put off is not waited for: the clock is moved."""
    monkeypatch.setattr(deliver, "LOOK_EVERY", 0.02)  # seconds; nobody wants to wait half a second for each album
    async with staged(tmp_path, skips=True) as made:
        yield made
