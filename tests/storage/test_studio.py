"""The worker may crash, hang, be killed or run out of memory: the caller hears of it, the next caller does not."""

from __future__ import annotations

import asyncio
import io
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
import uvloop
from PIL import Image

from storage.studio import Inspected, Receipt, Studio, StudioDown, StudioFailed, Unreadable
from storage.studio_frames import LARGEST_BLOB, LENGTH, BadFrame, head, head_length, parse_head
from storage.studio_worker import NICENESS, do
from tests.storage.hostile import CASES, drawing, encoded, screenshot

ROOT = Path(__file__).resolve().parents[2]
RECEIPT = Receipt("Tanda terima", "LN-7K3M-9QXT", [("Jumlah berkas", "1")], ["Simpan gambar ini."], "LaporNetral")
SMALL = encoded(drawing(), "PNG")
SMALL_SEEN = Inspected("image/png", 108, 240, 1)


@pytest.fixture
async def studio() -> AsyncIterator[Studio]:
    async with Studio() as opened:
        yield opened


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not condition():  # noqa: ASYNC110 - the kernel sets no events
            await asyncio.sleep(0.002)


def gone(pid: int) -> bool:
    """No such process, or only its name is left (nobody has asked for its exit status yet)."""
    try:
        return bool(psutil.Process(pid).status() == psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return True


async def frozen(studio: Studio) -> int:
    """The worker, started and stopped in its tracks: a job given to it is under way until somebody acts."""
    await studio.inspect(SMALL)
    assert studio.pid is not None
    os.kill(studio.pid, signal.SIGSTOP)
    return studio.pid


# what it does


async def test_every_kind_of_job(studio: Studio) -> None:
    assert await studio.inspect(screenshot()) == Inspected("image/jpeg", 1080, 2400, 1)
    for data, form in (
        (await studio.sheet([screenshot(), SMALL], 3), "JPEG"),
        (await studio.receipt(RECEIPT), "PNG"),
        (await studio.placeholder(), "JPEG"),
    ):
        with Image.open(io.BytesIO(data)) as image:
            image.load()
            assert image.format == form


async def test_draws_the_same_as_without_a_process(studio: Studio) -> None:
    from storage.images import placeholder, sheet
    from storage.receipt import draw

    assert await studio.sheet([SMALL, b"?"], 2) == sheet([SMALL, b"?"], 2)
    assert await studio.sheet([SMALL] * 12, 1) == sheet([SMALL] * 12, 1)
    assert await studio.sheet([]) == placeholder() == await studio.placeholder()
    assert await studio.receipt(RECEIPT) == draw(RECEIPT)


async def test_starts_when_first_needed_and_stays() -> None:
    async with Studio() as studio:
        assert studio.pid is None
        await studio.placeholder()
        first = studio.pid
        await studio.inspect(SMALL)
        assert studio.pid == first
        assert first is not None
    assert gone(first)
    assert studio.pid is None


async def test_hostile_files_in_little_memory() -> None:
    async with Studio(memory=160 << 20) as studio:
        await studio.placeholder()
        worker = studio.pid
        for name, case in CASES.items():
            try:
                assert (await studio.inspect(case.data)).mime == case.expected, name
            except Unreadable as refusal:
                assert refusal.reason == case.expected, name
        assert studio.pid == worker


async def test_a_refused_drawing_is_told(studio: Studio) -> None:
    with pytest.raises(StudioFailed, match="ValueError"):
        await studio.receipt(Receipt("Judul", "", [], [], "LaporNetral"))
    assert await studio.inspect(SMALL) == SMALL_SEEN


async def test_many_at_once_each_get_their_own(studio: Studio) -> None:
    sizes = [(20 + number, 300 - number) for number in range(40)]
    files = [encoded(Image.new("RGB", size), "PNG") for size in sizes]
    seen = await asyncio.gather(*(studio.inspect(data) for data in files), studio.sheet(files[:3]))
    assert [(one.width, one.height) for one in seen[:-1] if isinstance(one, Inspected)] == sizes


async def test_first_come_first_served(studio: Studio) -> None:
    order: list[int] = []

    async def ask(number: int) -> None:
        await (studio.inspect(SMALL) if number % 2 else studio.sheet([SMALL]))
        order.append(number)

    await asyncio.gather(*map(ask, range(12)))
    assert order == list(range(12))


# what goes wrong


async def test_killed_in_the_middle_of_a_job_it_starts_again(studio: Studio) -> None:
    first = await frozen(studio)
    job = asyncio.create_task(studio.inspect(SMALL))
    await until(lambda: studio.busy)
    os.kill(first, signal.SIGKILL)
    assert await job == SMALL_SEEN
    assert studio.pid not in {None, first}


async def test_killed_while_idle_nobody_notices(studio: Studio) -> None:
    for _ in range(3):
        await studio.placeholder()
        assert studio.pid is not None
        os.kill(studio.pid, signal.SIGKILL)
        assert await studio.inspect(SMALL) == SMALL_SEEN


async def kill_every_worker(studio: Studio, done: asyncio.Event) -> None:
    while not done.is_set():
        if studio.pid is not None:
            with suppress(ProcessLookupError):
                os.kill(studio.pid, signal.SIGKILL)
        await asyncio.sleep(0)


@pytest.mark.parametrize("job", ["inspect", "sheet"])
async def test_a_job_that_kills_each_worker_is_given_up(studio: Studio, job: str) -> None:
    heavy = encoded(Image.new("RGB", (7_000, 7_000)), "PNG", compress_level=1)
    done = asyncio.Event()
    killer = asyncio.create_task(kill_every_worker(studio, done))
    if job == "inspect":
        with pytest.raises(Unreadable, match="broken"):
            await studio.inspect(heavy)
    else:
        with pytest.raises(StudioFailed):
            await studio.sheet([heavy])
    done.set()
    await killer
    assert await studio.inspect(SMALL) == SMALL_SEEN


async def test_a_job_without_end_is_ended_and_not_tried_again() -> None:
    async with Studio(seconds=2) as studio:
        first = await frozen(studio)
        with pytest.raises(Unreadable, match="broken"):
            await studio.inspect(SMALL)
        assert studio.pid is None
        assert await studio.inspect(SMALL) == SMALL_SEEN
        assert studio.pid != first
        await frozen(studio)
        with pytest.raises(StudioFailed, match="too long"):
            await studio.receipt(RECEIPT)
        assert await studio.inspect(SMALL) == SMALL_SEEN
    assert gone(first)


async def test_others_in_the_queue_do_not_suffer() -> None:
    async with Studio(seconds=2) as studio:
        await frozen(studio)
        guilty = asyncio.create_task(studio.inspect(SMALL))
        await until(lambda: studio.busy)
        others = [asyncio.create_task(studio.inspect(SMALL)) for _ in range(5)]
        with pytest.raises(Unreadable):
            await guilty
        assert await asyncio.gather(*others) == [SMALL_SEEN] * 5


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is Linux's")
async def test_out_of_memory_is_a_broken_file_and_no_more() -> None:
    heavy = encoded(Image.new("RGB", (7_000, 7_000)), "PNG", compress_level=1)
    async with Studio(memory=160 << 20) as studio:
        with pytest.raises(Unreadable, match="broken"):
            await studio.inspect(heavy)
        assert await studio.inspect(SMALL) == SMALL_SEEN
        assert len(await studio.sheet([heavy, SMALL])) > 1000


async def test_a_cancelled_caller_leaves_no_trace(studio: Studio) -> None:
    await frozen(studio)
    running = asyncio.create_task(studio.sheet([SMALL]))
    await until(lambda: studio.busy)
    waiting = [asyncio.create_task(studio.inspect(SMALL)) for _ in range(4)]
    await asyncio.sleep(0)
    for task in (waiting[1], running, waiting[2]):
        task.cancel()
    ends = await asyncio.gather(running, *waiting, return_exceptions=True)
    assert [isinstance(end, asyncio.CancelledError) for end in ends] == [True, False, True, True, False]
    assert [end for end in ends if isinstance(end, Inspected)] == [SMALL_SEEN] * 2


async def test_cancelled_while_the_worker_starts(studio: Studio) -> None:
    job = asyncio.create_task(studio.inspect(SMALL))
    await until(lambda: studio.busy)
    job.cancel()
    with pytest.raises(asyncio.CancelledError):
        await job
    assert await studio.inspect(SMALL) == SMALL_SEEN


async def test_storm_of_cancellations(studio: Studio) -> None:
    for number in range(25):
        job = asyncio.create_task(studio.sheet([SMALL] * 3))
        for _ in range(number * 3):
            await asyncio.sleep(0)
        job.cancel()
        await asyncio.gather(job, return_exceptions=True)
    assert await studio.inspect(SMALL) == SMALL_SEEN


async def test_closing_ends_what_is_under_way() -> None:
    async with Studio() as studio:
        worker = await frozen(studio)
        jobs = [asyncio.create_task(studio.inspect(SMALL)) for _ in range(3)]
        await until(lambda: studio.busy)
    ends = await asyncio.gather(*jobs, return_exceptions=True)
    assert [type(end) for end in ends] == [StudioDown] * 3
    assert gone(worker)
    with pytest.raises(StudioDown):
        await studio.inspect(SMALL)


async def test_closing_while_starting() -> None:
    async with Studio() as studio:
        job = asyncio.create_task(studio.placeholder())
        await until(lambda: studio.busy)
    with pytest.raises(StudioDown):
        await job


def another_worker(folder: Path, program: str) -> Path:
    """A place in front of ours where a worker's module does `program` instead."""
    package = folder / "storage"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "studio_frames.py").write_bytes((ROOT / "storage" / "studio_frames.py").read_bytes())
    (package / "studio_worker.py").write_text(program)
    return folder


@pytest.mark.parametrize("program", ["raise SystemExit(3)", "print('hello', flush=True); input()", "import nowhere"])
async def test_a_worker_that_cannot_start_is_not_the_files_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    async with Studio() as studio:
        with monkeypatch.context() as patch:
            patch.setattr(sys, "path", [str(another_worker(tmp_path, program)), *sys.path])
            with pytest.raises(StudioDown, match="no worker starts"):
                await studio.inspect(SMALL)
            with pytest.raises(StudioDown, match="no worker starts"):
                await studio.placeholder()
        assert await studio.inspect(SMALL) == SMALL_SEEN


async def test_no_python_is_not_the_files_fault(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "executable", "/nowhere/python")
        with pytest.raises(StudioDown, match="no worker starts"):
            await studio.inspect(SMALL)
    assert await studio.inspect(SMALL) == SMALL_SEEN


async def test_files_larger_than_frames_are_refused(studio: Studio) -> None:
    giant = bytes(LARGEST_BLOB + 1)
    with pytest.raises(Unreadable, match="broken"):
        await studio.inspect(giant)
    with pytest.raises(StudioFailed, match="too large"):
        await studio.sheet([giant])


def test_under_uvloop_as_well() -> None:
    async def life() -> None:
        async with Studio() as studio:
            first = await frozen(studio)
            job = asyncio.create_task(studio.inspect(screenshot(form="PNG", compress_level=0)))
            await until(lambda: studio.busy)
            os.kill(first, signal.SIGKILL)
            assert (await job).height == 2400
            job = asyncio.create_task(studio.inspect(SMALL))
            await asyncio.sleep(0)
            job.cancel()
            await asyncio.gather(job, return_exceptions=True)
            assert len(await studio.sheet([screenshot()] * 3)) > 10_000

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(life())


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
        assert worker.rlimit(psutil.RLIMIT_AS) == (1 << 30, 1 << 30)
        assert worker.rlimit(psutil.RLIMIT_CORE) == (0, 0)
        assert oom_score(worker.pid) == 1000
    assert worker.memory_info().rss < 64 << 20


@pytest.mark.parametrize(
    ("module", "strangers"),
    [
        ("studio", {"PIL", "segno", "ctypes", "sqlalchemy", "sqlmodel"}),
        (
            "studio_worker",
            {"asyncio", "sqlalchemy", "sqlmodel", "pydantic", "telegram", "cryptography", "PIL.EpsImagePlugin"},
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


# its words


def test_frames_come_back_as_they_went() -> None:
    frame = head({"job": "sheet", "more": 2}, [b"abc", b""])
    length = head_length(frame[: LENGTH.size])
    assert parse_head(frame[LENGTH.size :]) == ({"job": "sheet", "more": 2}, [3, 0])
    assert len(frame) == LENGTH.size + length


@pytest.mark.parametrize(
    "text",
    [
        *(b"", b"[]", b"{}", b"null", b"\xff", b"[" * 100_000, b'{"memo": {}}', b'{"memo": [], "sizes": []}'),
        *(b'{"memo": {}, "sizes": [-1]}', b'{"memo": {}, "sizes": [true]}', b'{"memo": {}, "sizes": [1e3]}'),
        *(b'{"memo": {}, "sizes": [99999999999]}', b'{"memo": {}, "sizes": {"0": 1}}'),
        b'{"memo": {}, "sizes": [' + b"0," * 100 + b"0]}",
    ],
)
def test_frames_that_are_none_are_refused(text: bytes) -> None:
    with pytest.raises(BadFrame):
        parse_head(text)


def test_a_giant_head_is_refused() -> None:
    with pytest.raises(BadFrame):
        head_length(b"\xff\xff\xff\xff")
    with pytest.raises(ValueError, match="too large"):
        head({"job": "x" * 300_000}, [])


def test_jobs_that_nobody_knows_fail() -> None:
    assert do({"job": "paint"}, []) == ({"failed": "ValueError"}, [])
    assert do({}, []) == ({"failed": "KeyError"}, [])
    assert do({"job": "inspect"}, [b"?"]) == ({"unreadable": "not-picture"}, [])


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
async def test_a_worker_that_was_taken_over_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    async with Studio() as studio:
        with monkeypatch.context() as patch:
            patch.setattr(sys, "path", [str(another_worker(tmp_path, IMPOSTOR % answer)), *sys.path])
            with pytest.raises(Unreadable, match="broken"):
                await studio.inspect(SMALL)
            with pytest.raises(StudioFailed):
                await studio.placeholder()
        await frozen(studio)
