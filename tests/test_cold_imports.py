"""Whatever a command loads first must load by itself: modules in a circle load only in some orders.

Within a test run the others have been loaded already, so each is loaded in a process that knows none of ours.
"""

import ast
import importlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
KNOWN: Final = (
    *("typer", "telegram", "uvicorn", "starlette.applications", "httpx", "babel.dates", "storage.regions"),
    *("sqlmodel", "sqlalchemy.dialects.sqlite.aiosqlite", "sqlalchemy.dialects.postgresql", "pydantic_settings"),
    *("structlog", "prometheus_client", "cryptography.fernet", "fluent.runtime", "dotenv", "obstore"),
)
"""What most commands need, and none of it ours but the lowest floor: loaded once, before the processes part."""


def first_loaded() -> list[str]:
    """Our modules that commands load within their functions, in which any may be the first."""
    found = set()
    for file in (*sorted((ROOT / "bot").glob("cli*.py")), ROOT / "bot" / "running.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in ("bot", "storage"):
                found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return sorted(name for name in found if _is_module(name))


def _is_module(name: str) -> bool:
    place = ROOT.joinpath(*name.split("."))
    return place.is_dir() or place.with_suffix(".py").exists()


def load_each(names: list[str]) -> None:
    """In a process of its own each, and its end told in one line: how it went, and which it was."""
    for name in KNOWN:
        importlib.import_module(name)
    for name in names:
        child = os.fork()
        if not child:
            importlib.import_module(name)
            os._exit(0)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), name, flush=True)


def test_whatever_a_command_loads_first_loads_by_itself() -> None:
    names = first_loaded()
    assert {"bot.app", "bot.recapping", "bot.digesting", "bot.verify"} <= set(names)
    told = subprocess.run(
        [sys.executable, "-c", f"from tests.test_cold_imports import load_each; load_each({names!r})"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.stdout.splitlines() == [f"0 {name}" for name in names], told.stderr
