"""What is not installed is not looked for again; what is installed is within reach; only what is needed is loaded."""

import os
import subprocess
import sys
from pathlib import Path

NOT_THERE = """
import sys
from pathlib import Path
from bot.lean import not_there
looked = []
class Finder:
    def find_spec(self, name, path=None, target=None):
        looked.append(name)
for name in ("no_such_package", "colorsys"):
    not_there(name)
sys.meta_path.insert(0, Finder())
for _ in range(3):
    try:
        import no_such_package
    except ModuleNotFoundError:
        pass
    else:
        raise SystemExit("it was found")
import colorsys
assert looked == ["colorsys"], looked
"""


def test_a_missing_package_is_looked_for_once() -> None:
    subprocess.run([sys.executable, "-c", NOT_THERE], check=True)


LEFT_OUT = """
import sys
from pathlib import Path
import colorsys
from bot.lean import left_out
with left_out("colorsys", "no_such_package"):
    for name in ("colorsys", "no_such_package"):
        try:
            __import__(name)
        except ModuleNotFoundError:
            pass
        else:
            raise SystemExit(f"{name} was found")
assert sys.modules["colorsys"] is colorsys
assert "no_such_package" not in sys.modules
"""


def test_what_is_left_out_is_back_afterwards() -> None:
    subprocess.run([sys.executable, "-c", LEFT_OUT], check=True)


HOLLOW = """
import sys
from bot.lean import hollow, left_out
with left_out("this"), hollow("this", "antigravity", "xml.dom.minidom"):
    import antigravity, this
    from xml.dom.minidom import Document
    class Ours(Document, this.Whatever): pass
    assert not hasattr(antigravity, "__file__")
    assert sys.modules["this"] is this
assert not {"this", "antigravity", "xml.dom.minidom"} & set(sys.modules)
from xml.dom.minidom import Document
assert Document.__module__ == "xml.dom.minidom"
with hollow("xml.dom.minidom"):
    import xml.dom.minidom
    assert xml.dom.minidom.Document is Document
assert "xml.dom.minidom" in sys.modules
"""


def test_what_is_hollow_is_itself_again_afterwards() -> None:
    subprocess.run([sys.executable, "-c", HOLLOW], check=True)


NOT_OF_THIS_HOUSE = """
import asyncio, sys
from bot import app, cli
from storage.database import Database, insert_or_ignore, upsert
from storage.migrate import migrate
from storage.statistics import Statistics
from storage.originals import Originals
from storage.crypt import Crypt, new_key

async def start():
    database = Database("sqlite+aiosqlite:///bot.db")
    await migrate(database)
    async with database.transaction() as transaction:
        row = Statistics(region="solo", day="2026-11-23", counts={}).model_dump()
        await transaction.execute(insert_or_ignore(transaction, Statistics), row)
        await transaction.execute(upsert(transaction, Statistics, "region", ("day", "counts")), row)
    await database.close()
    await Originals("file:evidence", Crypt([new_key()])).keep(b"picture")

asyncio.run(start())
print(*{"obstore", "alembic", "numpy", "typst", "sqlalchemy.dialects.postgresql", "asyncpg"} & set(sys.modules))
"""


def test_a_house_with_sqlite_and_a_folder_loads_nothing_for_others(tmp_path: Path) -> None:
    given = {**os.environ, "PYTHONPATH": f"{Path(__file__).parents[1]}"}
    told = subprocess.run(
        [sys.executable, "-c", NOT_OF_THIS_HOUSE], cwd=tmp_path, env=given, capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == []


RUNS = """
import sys
sys.argv = ["lapornetral", "run"]
from bot.__main__ import main
try:
    main()
except SystemExit as end:
    needless = {"typer", "click", "rich", "http.server", "wsgiref.simple_server", "uvicorn.main", "multiprocessing"}
    needless |= {"argparse", "pydantic_settings.sources.providers.cli", "logging.config", "configparser"}
    print(end.code, "bot.app" in sys.modules, *needless & set(sys.modules))
"""


def test_the_bot_runs_without_what_reads_command_lines_and_serves_nobody(tmp_path: Path) -> None:
    given = {"PATH": os.environ["PATH"], "PYTHONPATH": f"{Path(__file__).parents[1]}"}
    told = subprocess.run(
        [sys.executable, "-c", RUNS], cwd=tmp_path, env=given, capture_output=True, text=True, check=True
    )
    assert "cp .env.example .env" in told.stderr
    assert told.stdout.split() == ["1", "True"]


def test_what_else_stands_behind_run_is_explained(tmp_path: Path) -> None:
    given = {"PATH": os.environ["PATH"], "PYTHONPATH": f"{Path(__file__).parents[1]}"}
    told = subprocess.run(
        [sys.executable, "-m", "bot", "run", "--help"],
        cwd=tmp_path,
        env=given,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Run the bot with the settings" in told.stdout
