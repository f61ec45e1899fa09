"""The bench measures what it says: counts are asserted here, times never."""

import json
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bench import kinds, pictures, profiles, proof, report
from bench.bots import BOTS, OURS, Bot, database, originals, secret_key
from bench.pictures import Pictures
from bench.processes import Load, Program, environment, on_core
from bench.repeated import middle
from bench.report import Report
from bench.rounds import Plan, Round, Starts, play, starts

SHORT = Plan(warm_up=0.0, seconds=1.0, drain=60.0)
THREE = 3


@pytest.fixture(scope="module")
def screens(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The drawn screenshots."""
    folder = tmp_path_factory.mktemp("pictures")
    pictures.draw(folder)
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where our bot's round leaves its files."""
    return tmp_path_factory.mktemp("ours")


@pytest.fixture(scope="module")
def ours(home: Path, screens: Path) -> Round:
    """One short round of our bot."""
    return play(OURS, THREE, SHORT, home, screens)


def test_our_bot_answers_everybody_and_keeps_everything(ours: Round) -> None:
    assert ours.answered > 0
    assert (ours.left, ours.unasked, ours.astray) == (0, 0, [])
    after = ours.afterwards
    assert after is not None
    assert after.thanked >= 1
    assert after.reports_kept == after.thanked
    assert after.files_kept == after.files_sent == 2 * after.thanked
    assert after.complete
    assert after.drained
    assert after.receipts >= after.thanked


def test_calls_are_counted_within_the_window_only(ours: Round) -> None:
    assert ours.calls["sendmessage"] >= ours.answered
    assert "setmycommands" not in ours.calls


def test_memory_and_cpu_were_looked_at(ours: Round) -> None:
    assert ours.memory["tree"] > ours.memory["alone"] > 0
    assert ours.cpu["tree"] >= ours.cpu["alone"] > 0
    assert ours.cpu_per_update > 0


def _tickets(home: Path, screens: Path) -> dict[str, list[int]]:
    """Which screenshots each report in the database has, by their numbers."""
    made = Pictures.load(screens)
    numbers = {made.sha256(number): number for number in range(1, 2000)}
    with closing(sqlite3.connect(database(home))) as connection:
        rows = connection.execute(
            "SELECT ticket, sha256 FROM report JOIN evidence ON evidence.report_id = report.id"
        ).fetchall()
    found: dict[str, list[int]] = {}
    for ticket, sha256 in rows:
        found.setdefault(ticket, []).append(numbers[sha256])
    return found


@pytest.mark.usefixtures("ours")
def test_a_lost_report_is_noticed(home: Path, screens: Path) -> None:
    tickets = {**_tickets(home, screens), "LN-0000-0000": [1, 2]}
    kept = proof.kept(database(home), originals(home), secret_key(home), tickets, Pictures.load(screens))
    assert (kept.thanked - kept.reports, kept.files_sent - kept.files) == (1, 2)


@pytest.mark.usefixtures("ours")
def test_a_lost_file_is_noticed(home: Path, screens: Path) -> None:
    tickets, made = _tickets(home, screens), Pictures.load(screens)
    sha256 = made.sha256(next(iter(tickets.values()))[0])
    [file] = (originals(home) / "originals").rglob(sha256)
    away = file.rename(file.with_suffix(".away"))
    try:
        kept = proof.kept(database(home), originals(home), secret_key(home), tickets, made)
    finally:
        away.rename(file)
    assert (kept.thanked - kept.reports, kept.files_sent - kept.files) == (0, 1)


@pytest.mark.parametrize(("name", "client"), [("ours-httpx", "httpx"), ("ours-ptb", "ptb")])
def test_our_bot_answers_everybody_by_either_client(name: str, client: str, tmp_path: Path, screens: Path) -> None:
    assert BOTS[name].given(tmp_path, {"url": "", "moderators": 1, "bawaslu": 1})["TELEGRAM_CLIENT"] == client
    seen = play(BOTS[name], THREE, SHORT, tmp_path, screens)
    assert (seen.left, seen.unasked, seen.astray) == (0, 0, [])
    assert seen.afterwards is not None
    assert seen.afterwards.complete


@pytest.mark.parametrize("name", ["pickle", "memory"])
def test_the_peer_answers_everybody(name: str, tmp_path: Path, screens: Path) -> None:
    seen = play(BOTS[name], THREE, SHORT, tmp_path, screens)
    assert seen.answered > 0
    assert (seen.left, seen.unasked, seen.astray) == (0, 0, [])
    assert seen.afterwards is None


def test_a_bot_that_does_not_start_is_said_with_its_last_words(tmp_path: Path, screens: Path) -> None:
    broken = Bot("broken", "Without settings", ("bot", "run"), lambda _folder, _place: {})
    with pytest.raises(RuntimeError, match="SECRET_KEYS"):
        play(broken, THREE, SHORT, tmp_path, screens)


def test_orders_to_a_dead_load_fail(tmp_path: Path, screens: Path) -> None:
    with Load(tmp_path, screens) as load:
        load.process.kill()
        load.process.wait()
        with pytest.raises((RuntimeError, BrokenPipeError)):
            load.order("polled")


def test_starts_are_measured_on_empty_and_on_old_databases(tmp_path: Path, screens: Path) -> None:
    seen = starts(1, tmp_path, screens)
    assert seen.times == 1
    assert min(seen.fresh, seen.fresh_cpu, seen.again, seen.again_cpu) > 0
    with closing(sqlite3.connect(database(tmp_path / "0"))) as connection:
        assert connection.execute("SELECT count(*) FROM contact WHERE kind = 'person'").fetchone() == (2,)


def test_the_environment_of_the_one_who_runs_it_reaches_no_bot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", "somebody's own")
    assert "TELEGRAM_TOKEN" not in environment({})
    assert environment({"TELEGRAM_TOKEN": "ours"})["TELEGRAM_TOKEN"] == "ours"


@pytest.mark.skipif(sys.platform != "linux", reason="only there can a process choose its core")
def test_programs_start_on_the_core_they_are_given(tmp_path: Path) -> None:
    before = os.sched_getaffinity(0)
    with on_core(0):
        assert os.sched_getaffinity(0) == {min(before)}
    assert os.sched_getaffinity(0) == before
    with Program(("http.server", "--help"), tmp_path, 0, {}) as program:
        assert program.process.wait() == 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs the signals of a Unix")
def test_the_profile_names_our_functions(tmp_path: Path, screens: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profiles.run(THREE, 1.0, tmp_path, screens)
    printed = capsys.readouterr().out
    assert "bot/receive.py" in printed
    assert "event loop" in printed
    assert "own time by package" in printed


@pytest.fixture
def made(ours: Round) -> Iterator[Report]:
    """A report as it is after a run."""
    place = {
        "processor": "Example", "cores": 2, "pinned": True, "system": "Linux 6", "python": "3.11.0",
        "build": "built well", "libraries": {"aiohttp": "3"}, "fsync": 0.00025,
    }  # fmt: skip
    yield Report("2026-11-22 10:00 UTC", place, 1.0, [ours], Starts(1, 1.0, 0.9, 0.8, 0.7))


def test_a_report_is_the_same_after_it_was_saved(made: Report, tmp_path: Path) -> None:
    made.save(tmp_path / "results" / "latest.json")
    assert Report.load(tmp_path / "results" / "latest.json") == made
    assert json.loads((tmp_path / "results" / "latest.json").read_text())["window"] == 1.0


def test_the_tables_say_when_and_where_and_what(made: Report) -> None:
    text = made.markdown()
    parts = "2026-11-22 10:00 UTC", "Python 3.11.0", "aiohttp 3", "| LaporNetral | 3 |", "fsync of 4 KiB 250 us"
    for part in (*parts, "| bot | residents | files and receipts done after |"):
        assert part in text
    assert made.warnings() == []


def test_how_fast_the_machine_was_stands_beside_each_figure(made: Report, ours: Round) -> None:
    assert ours.loop is not None
    assert ours.loop > 0
    assert "| loop s |" in made.markdown()
    assert ended_by(replace(made, rounds=[replace(ours, loop=0.456)]), "0.46")


def test_a_round_that_knows_of_no_loop_can_still_be_shown(made: Report, tmp_path: Path) -> None:
    made.save(tmp_path / "older.json")
    older = json.loads((tmp_path / "older.json").read_text())
    del older["rounds"][0]["loop"]
    (tmp_path / "older.json").write_text(json.dumps(older))
    assert ended_by(Report.load(tmp_path / "older.json"), "–")


def ended_by(made: Report, cell: str) -> bool:
    """Whether the last cell of our bot's first row is this one."""
    [row, *_] = [line for line in made.markdown().splitlines() if line.startswith("| LaporNetral | 3 |")]
    return row.endswith(f"| {cell} |")


def test_what_makes_figures_doubtful_is_said(made: Report) -> None:
    [ours] = made.rounds
    assert ours.afterwards is not None
    lost = replace(ours.afterwards, reports_kept=0, drained=False)
    bad = replace(ours, generator_cpu=0.97, left=2, astray=["no ticket"], afterwards=lost)
    said = "\n".join(replace(made, rounds=[bad], machine={**made.machine, "pinned": False}).warnings())
    for part in ("used 97%", "2 residents left alone", "no ticket", "still waiting", "NOT everything", "shared their"):
        assert part in said


def test_of_several_rounds_the_middle_one_is_shown(ours: Round) -> None:
    slow, usual, fast = (replace(ours, answered=count, seconds=1.0) for count in (800, 1_000, 1_200))
    shown = middle([fast, slow, usual])
    assert (shown.answered, shown.others) == (1_000, [1_200, 800])
    assert middle([slow, fast]).answered == 800
    assert middle([usual]).others == []
    assert middle([fast, replace(slow, astray=["asked again"]), usual]).astray == ["asked again"]


def test_the_table_tells_how_far_rounds_lie_apart(made: Report, ours: Round) -> None:
    slow, usual, fast = (replace(ours, answered=count, seconds=1.0) for count in (800, 1_000, 1_200))
    assert "| 1,000 (800–1,200) |" in replace(made, rounds=[middle([slow, usual, fast])]).markdown()
    assert "| 1,000 |" in replace(made, rounds=[middle([usual])]).markdown()


def test_where_nothing_was_answered_no_cost_of_an_answer_is_told(made: Report, ours: Round) -> None:
    (row,) = (
        line
        for line in replace(made, rounds=[replace(ours, answered=0, afterwards=None)]).markdown().splitlines()
        if line.startswith(f"| {ours.title}")
    )
    cells = row.strip("| ").split(" | ")
    assert (cells[2], cells[9], cells[12]) == ("0", "–", "–")


def test_the_readme_gets_its_tables_between_the_marks() -> None:
    text = report.README.read_text(encoding="utf-8")
    once = report.filled(text, "| a |")
    assert once.count("| a |") == 1
    assert report.filled(once, "| b |") == report.filled(text, "| b |")
    assert once.startswith("# How fast is it?")
    with pytest.raises(ValueError, match="marks"):
        report.filled("nothing", "| a |")


def test_what_a_talk_with_files_came_to_is_a_row() -> None:
    told = {"rate": 1234.4, "p50": 0.0123, "p99": 0.2345, "came": 20.44, "files": 19.96, "kept": 800.0, "sent": 801.0}
    *_, row = kinds._talked({"rushed": {}, "steady": {**told, "behind": 1.4}})
    assert row == ("| think for half a second | 1,234 | 12 ms | 234 ms | 20.4/s | 20.0/s; 800 of 801 unchanged | 1 s |")


def test_what_files_cost_is_measured_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "RESULT", tmp_path / "pictures.json")
    told = kinds.measure(1, tmp_path, talk=False)
    rows = [line.split(" | ") for line in told.splitlines() if line.startswith("| ")][2:]
    kinds_told = [row[0].removeprefix("| ") for row in rows]
    assert kinds_told == ["JPEG", "PNG", "WEBP", "GIF", "HEIC", "AVIF", "PDF", "MP4 (header)"]
    assert all(float(row[3]) > 0 and float(row[4]) > 0 for row in rows)
    assert report.filled(report.README.read_text(encoding="utf-8"), told, report.PICTURES).count(told) == 1
