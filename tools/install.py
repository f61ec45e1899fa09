"""Installs this project with what it needs: `python tools/install.py '.[dev]'`, for the Python that runs it.

uv does it in a fifth of the time; where uv cannot be had or does not manage, pip does it as ever. Where packages come
from is set for pip only, so uv is told. No other module is imported: this runs before anything is installed.
"""

import ast
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

Run = Callable[[list[str], Mapping[str, str]], int]
"""Runs a command with these variables beside the environment's own; its exit code."""

PINNED = ["--quiet", "--constraint", "constraints.txt"]
PIP = [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", *PINNED]
UV = [sys.executable, "-m", "uv", "pip", "install", "--python", sys.executable, *PINNED]
LIKE_PIP = {"UV_INDEX_STRATEGY": "unsafe-best-match", "UV_SYSTEM_CERTS": "true", "UV_HTTP_RETRIES": "1"}
SILENT = {"PYTHONWARNINGS": "ignore"}  # a new pip shows what the tools it calls would like to remark
VARIABLES = {
    "index-url": ("UV_DEFAULT_INDEX", " "),
    "extra-index-url": ("UV_INDEX", " "),
    "find-links": ("UV_FIND_LINKS", ","),
    "trusted-host": ("UV_INSECURE_HOST", " "),
    "no-index": ("UV_OFFLINE", " "),
    "proxy": ("ALL_PROXY", " "),
    "cert": ("SSL_CERT_FILE", " "),
}
"""pip's names of settings, uv's variables, and what stands there between several values."""
SECTIONS = ("global", "install", ":env:")
"""Of pip's settings, the weakest first."""


def main(wanted: str, run: Run, settings: str) -> int:
    """Install it; the exit code of whatever was tried last. `settings`: what `pip config list` prints."""
    if not run([*PIP, "uv"], SILENT) and not run([*UV, "--editable", wanted], {**LIKE_PIP, **places(settings)}):
        return 0
    run([*PIP, "--upgrade", "pip"], SILENT)  # the old one takes twice as long
    return run([*PIP, "--no-compile", "--editable", wanted], SILENT)


def places(settings: str) -> dict[str, str]:
    """Where pip is told to look for packages, as variables for uv."""
    known = _known(settings)
    found = {name: between.join(_there(known.get(pips, ""))) for pips, (name, between) in VARIABLES.items()}
    return {name: value for name, value in found.items() if value}


def _known(settings: str) -> Mapping[str, str]:
    lines = [line.partition("=") for line in settings.splitlines()]
    found = {name: str(ast.literal_eval(value)) for name, _, value in lines if value[:1] in ("'", '"')}
    ranked = [(name, section) for section in SECTIONS for name in found if name.startswith(f"{section}.")]
    return {name.removeprefix(f"{section}."): found[name] for name, section in ranked}


def _there(values: str) -> Iterator[str]:
    """pip passes over a folder that is not there; uv would give up."""
    for value in values.split():
        path = unquote(urlsplit(value).path) if value.startswith("file:") else value
        if not path.startswith("/") or Path(path).exists():
            yield value


def _run(command: list[str], variables: Mapping[str, str]) -> int:
    told = subprocess.DEVNULL if "uv" in command else None  # pip comes after it, and tells
    return subprocess.run(command, env={**os.environ, **variables}, stderr=told, check=False).returncode


def _settings() -> str:
    command = [sys.executable, "-m", "pip", "config", "list"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], _run, _settings()))
