"""Which Python `make` takes: one that can run this, and an optimised one first."""

import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tools import suits

HOUSE = Path(__file__).parents[1]


def test_the_python_of_these_tests_suits() -> None:
    assert subprocess.run([sys.executable, "tools/suits.py", "anyhow"], cwd=HOUSE, check=False).returncode == 0


@pytest.mark.parametrize(
    ("prefix", "options", "fast"),
    [
        ("/usr", "", True),
        ("/opt/python", "'--enable-optimizations' '--with-lto'", True),
        ("/opt/python", "'--enable-shared'", False),
    ],
)
def test_how_it_was_built(prefix: str, options: str, fast: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "base_prefix", prefix)
    monkeypatch.setattr(sysconfig, "get_config_var", lambda name: options if name == "CONFIG_ARGS" else None)
    assert suits.suits(optimised=True) == fast
    assert suits.suits(optimised=False)


@pytest.mark.parametrize("without", ["venv", "ensurepip"])
def test_a_python_that_can_make_no_environment_does_not(without: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, without, None)
    assert not suits.suits(optimised=False)


def test_an_old_python_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 12))
    assert not suits.suits(optimised=False)
