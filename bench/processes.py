"""Programs of a run: started on a core of their own, watched while they run, ended by their own numbers only."""

import json
import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final, Self

import psutil

ROOT: Final = Path(__file__).resolve().parent.parent
EVERY: Final = 0.5  # seconds between looks at the memory
LONGEST_START: Final = 60.0
_PASSED_ON: Final = ("PATH", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR")


def cores() -> list[int]:
    """The cores this process may use; empty where the platform does not let a process choose."""
    return sorted(os.sched_getaffinity(0)) if sys.platform == "linux" else []


@contextmanager
def on_core(place: int | None) -> Iterator[None]:
    """Whatever is started inside runs on the n-th core (the last, when there are fewer), where that can be chosen; on
    any with None.
    """
    if place is None or sys.platform != "linux":
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {cores()[min(place, len(before) - 1)]})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def environment(given: Mapping[str, str]) -> dict[str, str]:
    """Only what a program needs: no setting of the person who runs this reaches it."""
    kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), **given}


def is_there(process: psutil.Process) -> bool:
    """Running, and not only a name: that of an orphan stays for seconds, until the system has asked how it ended."""
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def until_gone(processes: Sequence[psutil.Process], patience: float) -> None:
    """Wait for their end, at most so many seconds."""
    end = time.monotonic() + patience
    while any(map(is_there, processes)) and time.monotonic() < end:
        time.sleep(0.005)


class Program:
    """A program, its log in a file of its own. `with Program(...) as program`; it is killed at the end."""

    def __init__(
        self,
        command: Sequence[str],
        folder: Path,
        core: int | None,
        given: Mapping[str, str],
        name: str = "bot",
        *,
        orders: bool = False,
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.log = folder / f"{name}.log"
        pipe = subprocess.PIPE if orders else subprocess.DEVNULL
        with on_core(core), self.log.open("ab") as log:
            self.started_at = time.monotonic()
            self.process = subprocess.Popen(
                [sys.executable, "-m", *command],
                cwd=folder,
                env=environment(given),
                stdin=pipe,
                stdout=pipe,
                stderr=log,
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def tree(self) -> list[psutil.Process]:
        """The process and all that it started and that still lives."""
        try:
            us = psutil.Process(self.process.pid)
            return [us, *us.children(recursive=True)]
        except psutil.NoSuchProcess:
            return []

    def cpu(self) -> tuple[float, float]:
        """Seconds of CPU that it has used: alone, and with all that it started."""
        used = [_cpu(process) for process in self.tree()]
        return (used[0], sum(used)) if used else (0.0, 0.0)

    def kill(self) -> None:
        """kill -9, for it and for what it started."""
        family = self.tree()[1:]
        self.process.kill()
        self._ended()
        for process in family:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        until_gone(family, 10)

    def stop(self) -> None:
        """Ask it to end, as a service manager does. subprocess.TimeoutExpired after 30 seconds."""
        self.process.terminate()
        self._ended(30)

    def _ended(self, patience: float | None = None) -> None:
        self.process.wait(patience)
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):
                    pipe.close()

    def last_words(self, lines: int = 15) -> str:
        """The end of its log."""
        return "\n".join(self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])


class Load(Program):
    """A process that makes the load (`bench.crowd` or `bench.pushers`), and orders to it."""

    def __init__(self, folder: Path, *given: Path, name: str = "crowd") -> None:
        super().__init__([f"bench.{name}", *map(str, given)], folder, 1, {}, name, orders=True)
        self.place = self._answer()

    def order(self, do: str, **details: Any) -> dict[str, Any]:
        """Order something and wait for what came of it; RuntimeError when the process is gone."""
        assert self.process.stdin is not None  # noqa: S101 - opened above
        self.process.stdin.write(json.dumps({"do": do, **details}).encode() + b"\n")
        self.process.stdin.flush()
        return self._answer()

    def ready(self, program: Program, sign: str = "polled", **details: Any) -> None:
        """Until the bot asks for updates, or gives another sign that can be ordered. RuntimeError when it does not,
        with what it said last.
        """
        end = time.monotonic() + LONGEST_START
        while not self.order(sign, **details)[sign]:
            if program.process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"the bot did not start:\n{program.last_words()}")
            time.sleep(0.05)

    def _answer(self) -> dict[str, Any]:
        assert self.process.stdout is not None  # noqa: S101 - opened above
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"the load has died:\n{self.last_words()}")
        return dict(json.loads(line))


class Memory:
    """Looks at the memory of a program now and then and remembers the most, in bytes.

    `tree`: RSS of all its processes, so that pages shared by two count twice; `alone`: RSS of the first;
    `fair`: of all, with shared pages divided among those who share them (PSS; 0 where the platform cannot tell).
    """

    def __init__(self, program: Program) -> None:
        self.tree = self.alone = self.fair = 0
        self._program = program
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(EVERY):
            processes = self._program.tree()
            sizes = [_rss(process) for process in processes]
            self.tree, self.alone = max(self.tree, sum(sizes)), max([self.alone, *sizes[:1]])
            self.fair = max(self.fair, sum(_pss(process.pid) for process in processes))


def _rss(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


def _pss(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def _cpu(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
        return float(times.user + times.system)
    except psutil.Error:
        return 0.0


def fsync_cost(folder: Path, times: int = 50) -> float:
    """Seconds that the disk below this folder takes to make 4 KiB durable: the median."""
    taken = []
    with (folder / "fsync").open("wb", buffering=0) as file:
        for _ in range(times):
            file.write(bytes(4096))
            began = time.perf_counter()
            os.fsync(file.fileno())
            taken.append(time.perf_counter() - began)
    (folder / "fsync").unlink()
    return statistics.median(taken)
