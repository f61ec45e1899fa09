"""Every command that needs the database, where there is none that works: a sentence that says why, and what to do."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from typer.testing import CliRunner

from bot import cli, running
from bot.opened import NoDatabaseError, reached
from storage import engines
from storage.database import Database
from storage.migrate import head, taken
from tests.test_check_house import given

EXAMPLE = "LN-S3RP-ASJB"
COMMANDS = [
    ("migrate",), ("run",), ("tidy",), ("dead-letters",), ("dead-letters", "1", "--drop"), ("roles",), ("digest",),
    ("export", EXAMPLE, "--purpose", "surat"),
    ("recap", "--region", "solo", "--from", "2026-11-01", "--to", "2026-11-02", "--out", "x.pdf", "--purpose", "surat"),
]  # fmt: skip


def no_folder(folder: Path) -> None:
    (folder / "data").touch()


def no_database(folder: Path) -> None:
    (folder / "data").mkdir()
    (folder / "data" / "bot.db").write_bytes(b"dulu daftar hadir, sekarang di sini " * 40)


def told(folder: Path, monkeypatch: pytest.MonkeyPatch, *words: str) -> tuple[int, str]:
    """What a command ends with and says, with its database in `data`."""
    settings = given(
        folder, database_url=f"sqlite+aiosqlite:///{folder}/data/bot.db", telegram_api_url="http://[::1]:9"
    )
    monkeypatch.chdir(folder)
    monkeypatch.setattr(running, "loaded", lambda: settings)
    result = CliRunner().invoke(cli.app, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(("broken", "why"), [(no_folder, "FileExistsError"), (no_database, "that file is no database")])
def test_each_says_why_and_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], broken: Callable[[Path], None], why: str
) -> None:
    broken(tmp_path)
    code, output = told(tmp_path, monkeypatch, *words)
    line = output.splitlines()[-1]
    assert code == 1
    assert line.startswith("DATABASE_URL: the database does not work")
    assert why in line


@pytest.mark.parametrize("words", [("tidy",), ("dead-letters",), ("dead-letters", "1", "--drop"), ("roles",)])
def test_a_database_without_tables_has_to_be_migrated_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    told_of = told(tmp_path, monkeypatch, *words)
    assert told_of == (1, "The database is not up to date. Run: lapornetral migrate\n")


async def test_a_database_that_another_program_holds_is_not_taken_for_a_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever is told to migrate it would look in the wrong place."""
    monkeypatch.setitem(engines._SQLITE, "timeout", 0)
    settings = given(tmp_path)
    database = Database(settings.database_url)
    await database.answer()
    holder = sqlite3.connect(tmp_path / "bot.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(Exception, match="locked"):
            await taken(database)
        with pytest.raises(NoDatabaseError, match="another program holds it"):
            async with reached(settings):
                pass
    finally:
        holder.close()
        await database.close()


@pytest.mark.parametrize("words", [("migrate",), ("run",), ("tidy",), ("dead-letters",), ("roles",), ("check",)])
def test_a_database_of_a_newer_program_is_named_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    (tmp_path / "data").mkdir()
    with sqlite3.connect(tmp_path / "data" / "bot.db") as newer:
        newer.executescript("CREATE TABLE alembic_version AS SELECT 9999 AS version_num")
    newer.close()
    code, output = told(tmp_path, monkeypatch, *words)
    assert code == 1
    assert f"the schema is 9999, this program knows it up to {head()}" in " ".join(output.split())
    assert "Update the program, or restore an older backup." in " ".join(output.split())


def test_a_store_that_cannot_be_reached_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "evidence").touch()
    assert told(tmp_path, monkeypatch, "migrate")[0] == 0
    code, output = told(tmp_path, monkeypatch, "tidy")
    assert (code, output.startswith("EVIDENCE_URL: files cannot be kept there")) == (1, True)


async def test_a_fault_of_ours_is_not_blamed_on_the_database(tmp_path: Path) -> None:
    """It keeps its whole story, which nobody could tell from "does not work (IntegrityError)"."""
    settings = given(tmp_path, database_url=f"sqlite+aiosqlite:///{tmp_path}/bot.db")
    with pytest.raises(IntegrityError):
        async with reached(settings) as database, database.transaction() as transaction:
            await transaction.execute(text("CREATE TABLE once (number INTEGER PRIMARY KEY)"))
            await transaction.execute(text("INSERT INTO once VALUES (1), (1)"))
