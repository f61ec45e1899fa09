"""The worker as a process: polite, without secrets, gone with its bot, and not believed when it was taken over."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import textwrap
from collections.abc import AsyncIterator, Coroutine
from pathlib import Path
from typing import Any

import psutil
import pytest
import uvloop

from storage.studio import MEMORY, Studio, StudioDown, StudioFailed, Unreadable
from storage.studio_worker import NICENESS
from tests.storage.studio_tools import ROOT, SMALL, SMALL_SEEN, frozen, gone, until


@pytest.fixture
async def studio() -> AsyncIterator[Studio]:
    async with Studio() as opened:
        yield opened


# its process


def oom_score(pid: int) -> int:
    return int(Path(f"/proc/{pid}/oom_score_adj").read_text())


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")
async def test_worker_is_polite_and_knows_no_secrets(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEYS", "kunci-contoh")
    await studio.placeholder()
    worker = psutil.Process(studio.pid)
    assert worker.nice() >= NICENESS
    assert "SECRET_KEYS" not in worker.environ()
    assert os.getpgid(worker.pid) != os.getpgid(0)
    assert os.getsid(worker.pid) == os.getsid(0)
    if sys.platform == "linux":
        assert worker.rlimit(psutil.RLIMIT_AS) == (MEMORY, MEMORY)
        assert worker.rlimit(psutil.RLIMIT_CORE) == (0, 0)
        assert oom_score(worker.pid) == 1000
    assert worker.memory_info().rss < 64 << 20


@pytest.mark.parametrize(
    ("module", "strangers"),
    [
        ("studio", {"PIL", "numpy", "segno", "ctypes", "sqlalchemy", "sqlmodel"}),
        (
            "studio_worker",
            {
                *("asyncio", "sqlalchemy", "sqlmodel", "pydantic", "telegram", "cryptography", "PIL.EpsImagePlugin"),
                *("ssl", "http.client", "urllib.request"),
            },
        ),
    ],
)
def test_each_side_loads_no_more_than_its_own(module: str, strangers: set[str]) -> None:
    program = f"import sys, storage.{module}; assert not {strangers} & set(sys.modules), 'too much'"
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT, timeout=60)


BOT = """
import asyncio, os, signal, sys
sys.path.insert(0, sys.argv[1])
from storage.studio import Studio

async def bot():
    async with Studio() as studio:
        await studio.placeholder()
        if sys.argv[2] == "stopped":
            os.kill(studio.pid, signal.SIGSTOP)
        print(studio.pid, flush=True)
        await asyncio.Event().wait()

asyncio.run(bot())
"""


@pytest.mark.parametrize("state", ["idle", "stopped"])
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere only an idle worker ends at once")
async def test_killing_the_bot_leaves_no_orphan(tmp_path: Path, state: str) -> None:
    bot = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", BOT, str(ROOT), state), stdout=subprocess.PIPE, cwd=tmp_path
    )
    assert bot.stdout is not None
    worker = int(await bot.stdout.readline())
    assert not gone(worker)
    bot.kill()
    await bot.wait()
    await until(lambda: gone(worker))


def worker_by_hand(bot: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "storage.studio_worker", str(bot), str(1 << 30), "20"]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def test_worker_ends_with_its_pipe() -> None:
    with worker_by_hand(os.getpid()) as worker:
        _, _ = worker.communicate(b"", timeout=60)
        assert worker.returncode == 0


def test_worker_of_a_bot_that_is_gone_ends_at_once() -> None:
    with worker_by_hand(1 if os.getppid() != 1 else 2) as worker:
        assert worker.stdout is not None
        assert worker.stdout.read() == b""
        assert worker.wait(60) == 0


# other workers in its place


def another_worker(folder: Path, program: str) -> Path:
    """A place in front of ours where a worker's module does `program` instead."""
    package = folder / "storage"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "studio_frames.py").write_bytes((ROOT / "storage" / "studio_frames.py").read_bytes())
    (package / "studio_worker.py").write_text(program)
    return folder


LOOPS = {"asyncio": asyncio.new_event_loop, "uvloop": uvloop.new_event_loop}
both_loops = pytest.mark.parametrize("loop", LOOPS)


def run(loop: str, life: Coroutine[Any, Any, None]) -> None:
    with asyncio.Runner(loop_factory=LOOPS[loop]) as runner:
        runner.run(life)


@both_loops
@pytest.mark.parametrize("program", ["raise SystemExit(3)", "print('hello', flush=True); input()", "import nowhere"])
def test_a_worker_that_cannot_start_is_not_the_files_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, loop: str
) -> None:
    async def life() -> None:
        async with Studio() as studio:
            with monkeypatch.context() as patch:
                patch.setattr(sys, "path", [str(another_worker(tmp_path, program)), *sys.path])
                with pytest.raises(StudioDown, match="no worker starts"):
                    await studio.inspect(SMALL)
                with pytest.raises(StudioDown, match="no worker starts"):
                    await studio.placeholder()
            assert await studio.inspect(SMALL) == SMALL_SEEN

    run(loop, life())


@both_loops
def test_no_python_is_not_the_files_fault(monkeypatch: pytest.MonkeyPatch, loop: str) -> None:
    async def life() -> None:
        async with Studio() as studio:
            with monkeypatch.context() as patch:
                patch.setattr(sys, "executable", "/nowhere/python")
                with pytest.raises(StudioDown, match="no worker starts"):
                    await studio.inspect(SMALL)
            assert await studio.inspect(SMALL) == SMALL_SEEN

    run(loop, life())


IMPOSTOR = textwrap.dedent("""
    import sys
    from storage.studio_frames import head
    out = sys.stdout.buffer
    out.write(head({"ready": 1}, []))
    out.flush()
    sys.stdin.buffer.read(10)
    out.write(%s)
    out.flush()
""")


@both_loops
@pytest.mark.parametrize(
    "answer",
    [
        'b"nonsense of some length"',
        'b"\\0\\0\\0\\2[]"',
        'head({"unreadable": []}, [])',
        'head({"unreadable": "said the file"}, [])',
        'head({"mime": 1}, [])',
        'head({"mime": "", "width": "x", "height": {}, "frames": None}, [])',
        'head({"mime": "", "width": 1, "height": 1, "frames": 1}, [b"..."])',
    ],
)
def test_a_worker_that_was_taken_over_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, loop: str
) -> None:
    async def life() -> None:
        async with Studio() as studio:
            with monkeypatch.context() as patch:
                patch.setattr(sys, "path", [str(another_worker(tmp_path, IMPOSTOR % answer)), *sys.path])
                with pytest.raises(Unreadable, match="broken"):
                    await studio.inspect(SMALL)
                with pytest.raises(StudioFailed):
                    await studio.placeholder()
            await frozen(studio)

    run(loop, life())
