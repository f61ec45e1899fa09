"""What a plain installation brings is all the program needs: tests have more packages around them than a city has."""

import ast
import sys
from importlib.metadata import packages_distributions, requires
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT: Final = Path(__file__).resolve().parents[1]
OURS: Final = ("bot", "handlers", "storage", "locales")
LAZILY: Final = {"asyncpg"}
"""What only some settings need; the README says how to add it."""


def installed(name: str, extras: frozenset[str], seen: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """(distribution, extra) of all that comes with this one."""
    for extra in extras | {""}:
        if (name, extra) in seen:
            continue
        seen.add((name, extra))
        for wanted in map(Requirement, requires(name) or ()):
            if wanted.marker is None or wanted.marker.evaluate({"extra": extra}):
                installed(canonicalize_name(wanted.name), frozenset(wanted.extras), seen)
    return seen


def imported() -> set[str]:
    """Every package that the program imports somewhere, by its top name."""
    found: set[str] = set()
    for path in (path for folder in OURS for path in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                found.add(str(node.module).partition(".")[0])
    return found - set(sys.stdlib_module_names) - set(OURS)


def test_every_import_is_installed() -> None:
    plain = {name for name, _ in installed("lapornetral", frozenset(), set())}
    owners = packages_distributions()
    missing = {
        package
        for package in imported() - LAZILY
        if not plain & {canonicalize_name(owner) for owner in owners.get(package, [])}
    }
    assert missing == set()


def test_what_sqlalchemy_loads_by_itself_is_installed() -> None:
    """Its asyncio part needs greenlet, which only comes along when it is asked for."""
    assert "greenlet" in {name for name, _ in installed("lapornetral", frozenset(), set())}
