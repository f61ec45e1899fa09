"""`check` and `run` on the reference data: what it says of good sheets, and that nothing runs with a bad one."""

import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.checks.findings import Level
from bot.checks.reference import judged, reference
from storage.crypt import new_key
from storage.reference_data import load_reference

ROOT = Path(__file__).resolve().parents[1]


async def test_good_sheets_are_in_order() -> None:
    found = await reference()
    assert (found[0].level, found[0].text) == (Level.FINE, "24 rules, 2 elections, 3 regions can be read.")
    assert {one.level for one in found[1:]} <= {Level.HINT}


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2024, 10, 14), []),
        (date(2026, 11, 25), [(Level.HINT, "outside of every election")]),
        (date(2027, 10, 16), [(Level.WARNING, "BKN was to be looked at again by 2027-10-16"), (Level.HINT, "outside")]),
        (date(2027, 12, 1), [(Level.WARNING, "looked at again"), (Level.HINT, "outside")]),
        (
            date(2027, 12, 2),
            [
                (Level.WARNING, "looked at again"),
                (Level.HINT, "outside"),
                (Level.HINT, "holidays.toml has no cuti bersama of 2028"),
            ],
        ),
        (
            date(2033, 1, 1),
            [
                (Level.WARNING, "looked at again"),
                (Level.HINT, "outside"),
                (Level.HINT, "holidays.toml has no cuti bersama of 2033"),
            ],
        ),
    ],
)
def test_what_the_day_makes_of_them(day: date, told: list[tuple[Level, str]]) -> None:
    data = load_reference()
    found = judged(data, day)[1:]
    assert [(one.level, words in one.text) for one, (_, words) in zip(found, told, strict=True)] == [
        (level, True) for level, _ in told
    ]


def test_a_chain_that_ends_is_told() -> None:
    data = load_reference()
    region = replace(data.regions[0], recipients=data.regions[0].recipients[:1])
    found = judged(replace(data, regions=(region,)), date(2024, 8, 25))
    assert (found[1].level, "nobody is named" in found[1].text) == (Level.WARNING, True)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The program, with faults in the law, the days off and a region nobody chose, and a name two regions have."""
    for name in ("bot", "handlers", "storage", "locales"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "static"))
    folder = tmp_path / "storage" / "reference"
    for name, old, new in (
        ("skb.toml", 'before = ["D9"]', 'before = ["D99"]'),
        ("holidays.toml", "2027-08-17", "2027-80-17"),
        ("regions/sleman.toml", "zone =", "zona ="),
        ("regions/tanjungpinang.toml", "aliases = [", "aliases = ['solo', "),
    ):
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("command", ["run", "demo"])
def test_nothing_runs_with_a_bad_sheet_and_every_fault_is_named(broken: Path, command: str) -> None:
    environment = {
        "SECRET_KEYS": new_key(),
        "TELEGRAM_TOKEN": "123456789:AAsandbox-token-of-the-tests-0000000",
        "MODERATOR_CHAT_ID": "-1",
    }
    done = subprocess.run(
        [sys.executable, "-m", "bot", command], cwd=broken, env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1
    told = [line.partition(": ")[0] for line in done.stderr.splitlines() if line.startswith("storage/reference/")]
    assert told == [
        f"storage/reference/skb.toml, line {line_with(broken, 'skb.toml', 'D99')}",
        f"storage/reference/holidays.toml, line {line_with(broken, 'holidays.toml', '2027-80-17')}",
        "storage/reference/regions/sleman.toml, line 1",  # the zone is missing
        f"storage/reference/regions/sleman.toml, line {line_with(broken, 'regions/sleman.toml', 'zona')}",
        f"storage/reference/regions/tanjungpinang.toml, line {line_with(broken, 'regions/tanjungpinang.toml', 'solo')}",
    ]
    assert not (broken / "data").exists()


def line_with(root: Path, name: str, word: str) -> int:
    """The number of the line that holds this word."""
    lines = (root / "storage" / "reference" / name).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if word in line)
