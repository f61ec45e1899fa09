"""What is installed with what: uv first, told what pip is told, and pip when that does not work."""

import os
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

import pytest

from tools import install

WHEEL = "contoh-1.0-py3-none-any.whl"


class Ledger:
    """Notes what is run; what begins with `broken` (of "pip", "uv", "uv itself") does not work."""

    def __init__(self, *broken: str) -> None:
        self.broken, self.tried = broken, list[str]()
        self.variables: dict[str, str] = {}

    def __call__(self, command: list[str], variables: Mapping[str, str]) -> int:
        self.tried.append(self._name(command))
        self.variables.update(variables)
        return int(self.tried[-1] in self.broken)

    def _name(self, command: list[str]) -> str:
        assert command[command.index("--constraint") + 1] == "constraints.txt"
        if command[2] == "uv":
            return "uv"
        return {"uv": "uv itself", "pip": "newer pip"}.get(command[-1], "pip")


@pytest.mark.parametrize(
    ("broken", "tried", "code"),
    [
        ((), ["uv itself", "uv"], 0),
        (("uv itself",), ["uv itself", "newer pip", "pip"], 0),
        (("uv",), ["uv itself", "uv", "newer pip", "pip"], 0),
        (("uv", "newer pip"), ["uv itself", "uv", "newer pip", "pip"], 0),
        (("uv itself", "newer pip", "pip"), ["uv itself", "newer pip", "pip"], 1),
    ],
)
def test_pip_does_what_uv_does_not(broken: tuple[str, ...], tried: list[str], code: int) -> None:
    ledger = Ledger(*broken)
    assert install.main(".[dev]", ledger, "") == code
    assert ledger.tried == tried


def test_uv_hears_where_pip_looks() -> None:
    ledger = Ledger()
    install.main(".", ledger, "global.index-url='https://simple.example/simple'\n")
    assert ledger.variables["UV_DEFAULT_INDEX"] == "https://simple.example/simple"


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("", {}),
        ("global.timeout='60'\n:env:.quiet='1'", {}),
        ("not a setting\nglobal.index-url=https://odd.example", {}),
        ("global.index-url='https://one.example/simple'", {"UV_DEFAULT_INDEX": "https://one.example/simple"}),
        ("install.no-index='true'", {"UV_OFFLINE": "true"}),
        (
            "global.extra-index-url='https://one.example/simple\\nhttps://two.example/simple'",
            {"UV_INDEX": "https://one.example/simple https://two.example/simple"},
        ),
        (
            ":env:.proxy='http://proxy.example:3128'\nglobal.trusted-host='one.example two.example'",
            {"ALL_PROXY": "http://proxy.example:3128", "UV_INSECURE_HOST": "one.example two.example"},
        ),
        (
            ":env:.index-url='https://env.example'\nglobal.index-url='https://all.example'\n"
            "install.index-url='https://install.example'",
            {"UV_DEFAULT_INDEX": "https://env.example"},
        ),
        ('global.index-url="https://o\'brien.example/a=b"', {"UV_DEFAULT_INDEX": "https://o'brien.example/a=b"}),
        ("global.find-links='wheels'", {"UV_FIND_LINKS": "wheels"}),
    ],
)
def test_settings_of_pip_as_uv_understands_them(settings: str, told: dict[str, str]) -> None:
    assert install.places(settings) == told


def test_a_folder_that_is_not_there_is_passed_over(tmp_path: Path) -> None:
    there, odd = tmp_path / "wheels", tmp_path / "with space"
    there.mkdir()
    odd.mkdir()
    values = f"{tmp_path}/gone {there} {odd.as_uri()} file://{tmp_path}/gone/too"
    assert install.places(f"global.find-links={values!r}") == {"UV_FIND_LINKS": f"{there},{odd.as_uri()}"}
    assert install.places(f"global.extra-index-url='file://{tmp_path}/gone'") == {}


def test_what_pip_says_of_its_settings_is_understood() -> None:
    """By the pip that is installed, in its own words."""
    given = {"PATH": os.environ["PATH"], "PIP_INDEX_URL": "https://one.example/simple", "PIP_NO_INDEX": "1"}
    command = [sys.executable, "-m", "pip", "config", "list"]
    told = subprocess.run(command, env=given, capture_output=True, text=True, check=True).stdout
    places = install.places(told)
    assert (places["UV_DEFAULT_INDEX"], places["UV_OFFLINE"]) == ("https://one.example/simple", "1")


@pytest.mark.skipif(find_spec("uv") is None, reason="uv could not be had here: pip installed everything")
def test_uv_finds_what_pip_would_find(tmp_path: Path) -> None:
    folder, target = tmp_path / "wheels", tmp_path / "target"
    folder.mkdir()
    with ZipFile(folder / WHEEL, "w") as wheel:
        wheel.writestr("contoh.py", "said = 'monggo'\n")
        wheel.writestr("contoh-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: contoh\nVersion: 1.0\n")
        wheel.writestr("contoh-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr("contoh-1.0.dist-info/RECORD", "contoh.py,,\n")
    places = install.places(f"global.find-links='{folder} {tmp_path}/gone'\nglobal.no-index='true'")
    command = [sys.executable, "-m", "uv", "--no-cache", "pip", "install", "--target", str(target), "contoh"]
    given = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), **install.LIKE_PIP, **places}
    subprocess.run(command, env=given, capture_output=True, check=True)
    assert (target / "contoh.py").read_text() == "said = 'monggo'\n"


def test_every_pinned_package_is_pinned_once() -> None:
    """Also uv, which only this needs."""
    names = [line.partition("==")[0] for line in Path("constraints.txt").read_text().splitlines() if "==" in line]
    assert len(names) == len(set(names))
    assert "uv" in names
