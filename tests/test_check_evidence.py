"""`lapornetral check` and `tidy` on the store of originals: what is missing, changed, locked up or nobody's."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from bot.checks import evidence, house
from bot.checks.findings import Level
from bot.settings import Settings
from bot.tidy import tidy
from storage import reports
from storage.crypt import Crypt
from storage.database import Database
from storage.originals import Originals
from tests.test_check_house import NEW, OLD, brief, files, given, lived_in, original

DAY = 86_400


async def left_behind(settings: Settings, folder: Path, data: bytes, days: float) -> str:
    """An original that no row names, so many days old."""
    name = await Originals(settings.evidence_url, Crypt(settings.keys)).keep(data)
    path = original(folder, name)
    then = path.stat().st_mtime - days * DAY
    os.utime(path, (then, then))
    return name


async def told(settings: Settings) -> str:
    return "\n".join(one.text for one in await evidence.originals(settings))


async def shown(settings: Settings, *, destroy: bool = False) -> str:
    return "\n".join([line async for line in tidy(settings, destroy=destroy)])


@pytest.fixture
async def asked(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[list[str]]:
    """The requests to an S3 that takes every one and answers none."""
    requests = list[str]()

    async def hear(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        requests.append((await reader.readline()).decode())
        await reader.read()
        writer.close()

    async with await asyncio.start_server(hear, "127.0.0.1", 0) as server:
        usual = {"ACCESS_KEY_ID": "a", "SECRET_ACCESS_KEY": "b", "REGION": "us-east-1", "ALLOW_HTTP": "true"}
        address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        for name, value in {**usual, "ENDPOINT_URL": address}.items():
            monkeypatch.setenv(f"AWS_{name}", value)
        yield requests


async def test_all_is_well(tmp_path: Path) -> None:
    settings = given(tmp_path)
    await lived_in(settings)
    assert await told(settings) == "2 original files are all there; of 2 opened, all are unchanged."
    assert "of 1 opened" in "".join(one.text for one in await evidence.originals(settings, opened=1))


async def test_nothing_to_look_at_yet(tmp_path: Path) -> None:
    assert await evidence.originals(given(tmp_path)) == []


async def test_an_original_is_not_in_the_store(tmp_path: Path) -> None:
    """It is told whose it is: by ticket, where it has one."""
    settings = given(tmp_path)
    (name, other) = await lived_in(settings)
    database = Database(settings.database_url)
    async with database.transaction() as transaction:
        row = dict[str, Any](ticket="LN-7K3M-9QXT", draft="d", region="solo", answers={})
        (number,) = await reports.submit(transaction, [row])
        await transaction.execute(text(f"UPDATE evidence SET report_id = {number} WHERE sha256 = '{name}'"))  # noqa: S608
    await database.close()
    original(tmp_path, name).unlink()
    words = "EVIDENCE_URL: 1 original file is named by the database but not in the store: LN-7K3M-9QXT."
    assert brief(await evidence.originals(settings)) == [(Level.FAULT, "evidence")]
    assert await told(settings) == words
    original(tmp_path, other).unlink()
    both = "2 original files are named by the database but not in the store: LN-7K3M-9QXT, a draft."
    assert both in await told(settings)


async def test_an_original_was_cut_off(tmp_path: Path) -> None:
    """The store's own list tells that, without opening any."""
    settings = given(tmp_path)
    (name, _) = await lived_in(settings)
    path = original(tmp_path, name)
    path.write_bytes(path.read_bytes()[:-1])
    assert brief(await evidence.originals(settings, opened=0)) == [(Level.FAULT, "evidence")]
    assert "1 original file is changed or cut off" in await told(settings)


async def test_a_byte_was_changed(tmp_path: Path) -> None:
    settings = given(tmp_path)
    (name, _) = await lived_in(settings)
    path = original(tmp_path, name)
    *all_others, last = path.read_bytes()
    path.write_bytes(bytes([*all_others, last ^ 1]))  # a fixed one might be what stands there
    assert brief(await evidence.originals(settings)) == [(Level.FAULT, "evidence")]


async def test_a_key_is_missing(tmp_path: Path) -> None:
    (name, _) = await lived_in(given(tmp_path, OLD))
    other = tmp_path / "other"
    await lived_in(given(other, NEW))
    shutil.copy(original(other, name), original(tmp_path, name))
    found = await evidence.originals(given(tmp_path, OLD))
    assert brief(found) == [(Level.FAULT, "keys")]
    assert "1 original file is sealed with a key that is not among these" in found[0].text


async def test_a_store_that_does_not_work_is_told_by_its_own_look(tmp_path: Path) -> None:
    settings = given(tmp_path)
    await lived_in(settings)
    for url in (f"file:{tmp_path}/bot.db/evidence", "az://bukti"):
        assert await evidence.originals(given(tmp_path, evidence_url=url)) == []
    nowhere = given(tmp_path, database_url="postgresql+asyncpg://127.0.0.1:9/none")
    assert await evidence.originals(nowhere) == []


async def test_a_store_that_says_nothing_is_not_waited_for(tmp_path: Path, asked: list[str]) -> None:
    """It is told in words that say what to do, and not asked for all that it has."""
    await lived_in(given(tmp_path))
    silent = given(tmp_path, evidence_url="s3://bukti/solo")
    (found,) = await house.store(silent, patience=0.2)
    assert (found.level, found.text) == (Level.FAULT, "EVIDENCE_URL: the store does not answer.")
    assert "AWS_ENDPOINT_URL" in found.advice
    assert await evidence.originals(silent, patience=0.2) == []
    assert [request.split("?")[0].split()[0] for request in asked] == ["PUT", "GET"]
    assert not any("list-type" in request for request in asked)


async def test_what_no_row_names_is_told_after_a_day(tmp_path: Path) -> None:
    settings = given(tmp_path)
    await lived_in(settings)
    await left_behind(settings, tmp_path, b"under way", 0.5)
    assert brief(await evidence.originals(settings)) == [(Level.FINE, "evidence")]
    await left_behind(settings, tmp_path, b"nobody's", 1.5)
    found = await evidence.originals(settings)
    assert brief(found) == [(Level.WARNING, "evidence")]
    assert found[0].text.startswith("1 files (0.0 MB) lie in the store that no report or draft names")


async def test_a_file_that_is_being_kept_is_no_orphan(tmp_path: Path) -> None:
    """Its row is awaited still, and names it already."""
    settings = given(tmp_path)
    (name, _) = await lived_in(settings)
    database = Database(settings.database_url)
    async with database.transaction() as transaction:
        await transaction.execute(text(f"UPDATE evidence SET state = 'awaited' WHERE sha256 = '{name}'"))  # noqa: S608
    await database.close()
    os.utime(original(tmp_path, name), (0, 0))
    assert "1 original file is all there" in await told(settings)
    assert "0 belong to nobody" in await shown(settings, destroy=True)


async def test_tidy_shows_first_and_destroys_only_when_told(tmp_path: Path) -> None:
    settings = given(tmp_path)
    names = await lived_in(settings)
    young = await left_behind(settings, tmp_path, b"six days", 6)
    old = await left_behind(settings, tmp_path, b"eight days", 8)
    theirs = await left_behind(given(tmp_path, NEW), tmp_path, b"of another house", 8)
    before = files(tmp_path / "evidence")
    seen = await shown(settings)
    assert "2 original files belong to reports and drafts; 3 belong to nobody." in seen
    for name, fate in ((young, "less than a week"), (old, "would be destroyed"), (theirs, "not ours, stays")):
        assert any(name[:16] in line and fate in line for line in seen.splitlines())
    assert "lapornetral tidy --destroy" in seen
    assert files(tmp_path / "evidence") == before
    assert f"{old[:16]}" in await shown(settings, destroy=True)
    left = {path.name for path in files(tmp_path / "evidence")}
    assert left == {*names, young, theirs}


def test_the_command(tmp_path: Path, monkeypatch: Any) -> None:
    """With a store that does not work it says so, in a sentence."""
    from bot.cli import app

    settings = given(tmp_path)
    monkeypatch.setenv("TELEGRAM_TOKEN", settings.telegram_token.get_secret_value())
    monkeypatch.setenv("SECRET_KEYS", OLD)
    monkeypatch.setenv("MODERATOR_CHAT_ID", "-1001")
    monkeypatch.setenv("DATABASE_URL", settings.database_url)
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(app, ["migrate"]).exit_code == 0
    done = CliRunner().invoke(app, ["tidy"])
    assert (done.exit_code, done.output) == (0, "0 original files belong to reports and drafts; 0 belong to nobody.\n")
    monkeypatch.setenv("EVIDENCE_URL", "s3://bukti/solo")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "a")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "b")
    failed = CliRunner().invoke(app, ["tidy"])
    assert (failed.exit_code, failed.output.startswith("EVIDENCE_URL: the store does not work")) == (1, True)
