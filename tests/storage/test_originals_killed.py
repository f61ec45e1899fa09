"""kill -9 at everything that is done to the disk: an original is there and complete, or it is not there."""

import asyncio
import subprocess
import sys
from pathlib import Path

from storage.crypt import Crypt, new_key
from storage.originals import Originals
from tests.storage.killed_keeper import content


async def test_killed_at_any_point(tmp_path: Path) -> None:
    key = new_key()
    keeper = [sys.executable, "-m", "tests.storage.killed_keeper", str(tmp_path), key]
    told = await asyncio.to_thread(subprocess.run, keeper, capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
    killed = int(told.stdout)
    assert killed >= 8, "it was killed at every write, fsync, rename ..."
    store = Originals(f"file:{tmp_path}", Crypt([key]))
    there = [kept.sha256 async for batch in store.listed() for kept in batch]
    complete = [await store.read(name) for name in there]
    wanted = [content(number) for number in range(1, killed + 2)]
    assert all(data in wanted for data in complete)
    assert content(killed + 1) in complete, "the last one lived"
    assert len(complete) < killed, "most were killed before theirs had its name"
    store.clear()
    assert list((tmp_path / "arriving").iterdir()) == []
