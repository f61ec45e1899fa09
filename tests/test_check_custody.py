# ruff: noqa: S608 - the statements are put together from words of this file
"""`check --custody` on a house in which everything is as it was, and in which somebody changed something."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot import cli, running
from bot.checks import custody
from bot.checks.findings import Finding, Level
from storage import custody as chains
from storage.crypt import Crypt
from storage.database import Database
from storage.migrate import migrate
from tests.case_on_file import DRAFT, FILES, TICKET, House
from tests.storage.custody_tools import force
from tests.storage.post import NOW
from tests.test_check_house import given


async def look(made: House) -> list[Finding]:
    """What is found."""
    return await custody.look(made.settings, lambda *_: None)


def told(found: list[Finding]) -> list[str]:
    """What does not hold."""
    return [one.text for one in found if one.level == Level.FAULT]


async def test_all_is_well(made: House) -> None:
    seen: list[tuple[str, int]] = []
    found = await custody.look(made.settings, lambda what, number: seen.append((what, number)))
    assert [(one.level, one.about, one.text) for one in found] == [
        (Level.FINE, "events", "10 hold: none was changed, removed or slipped in."),
        (Level.FINE, "days", "2 daily heads hold."),
        (Level.HINT, "stamps", "stamping by an authority outside is off (TIMESTAMP_URL)."),
        (Level.FINE, "files", "3 are unchanged since they were received."),
    ]
    assert seen == [("events", 10), ("days", 1), ("days", 2), ("files", 1), ("files", 2), ("files", 3)]


EVENTS = [
    ("UPDATE event SET actor = 'x' WHERE chain = '{}' AND place = 8", f"{TICKET}: event 8 was changed."),
    ("DELETE FROM event WHERE chain = '{}' AND place = 2", f"{TICKET}: event 2 is missing."),
    ("UPDATE event SET actor = 'x' WHERE chain = 'draft-beside'", "draft draft-beside: event 1 was changed."),
    ("DELETE FROM event WHERE chain = '{}'", f"{TICKET}: there is no event at all."),
    ("DELETE FROM event WHERE chain = '{}' AND action = 'accept'", "2027-01-15: its head covers 1 events, 0 are there"),
    ("UPDATE daily_head SET root = 'x' WHERE id = 1", "2027-01-14: its daily head was changed, or does not follow"),
    ("UPDATE evidence SET sha256 = '" + "0" * 64 + "' WHERE id = 3", f"{TICKET}: file 3 is not in the store."),
    ("UPDATE evidence SET size = 1 WHERE id = 3", f"{TICKET}: file 3 is not the one that was received."),
    ("UPDATE evidence SET chain = 'x' WHERE id = 3", "draft x: file 3 is not what its event says."),
]


@pytest.mark.parametrize(("change", "expected"), EVENTS, ids=[change for change, _ in EVENTS])
async def test_a_change_in_the_database_is_named(made: House, change: str, expected: str) -> None:
    database = made.open()
    await force(database, change.format(DRAFT))
    await database.close()
    found = told(await look(made))
    assert any(one.startswith(expected) for one in found), found


def turned(data: bytes) -> bytes:
    return data[:-5] + bytes([data[-5] ^ 1]) + data[-4:]


FILE_CHANGES: list[tuple[Callable[[bytes], bytes], str]] = [
    (turned, "cannot be opened: it was changed, or a key is missing."),
    (lambda data: data[:-1], "cannot be opened: it was changed, or a key is missing."),
    (lambda _: b"", "cannot be opened: it was changed, or a key is missing."),
]


@pytest.mark.parametrize(("spoil", "expected"), FILE_CHANGES)
async def test_a_changed_byte_of_a_file_is_named(made: House, spoil: Callable[[bytes], bytes], expected: str) -> None:
    sha256 = await _sha256(made, 2)
    path = made.original(sha256)
    path.write_bytes(spoil(path.read_bytes()))
    assert told(await look(made))[0] == f"{TICKET}: file 2 {expected}"
    path.unlink()
    assert told(await look(made))[0] == f"{TICKET}: file 2 is not in the store."


async def _sha256(made: House, number: int) -> str:
    database = made.open()
    async with database.transaction() as transaction:
        from storage import evidence

        file = await evidence.get(transaction, number)
    await database.close()
    assert file is not None
    return file.sha256


async def test_a_file_that_was_sealed_anew_by_somebody_with_the_key(made: House) -> None:
    """The seal holds; what is in it is another picture."""
    sha256 = await _sha256(made, 1)
    forged = Crypt(made.settings.keys).seal(b"\x89PNG other", about=bytes.fromhex(sha256))
    made.original(sha256).write_bytes(forged)
    assert told(await look(made))[0] == f"{TICKET}: file 1 is not the one that was received."


async def test_what_belongs_to_no_case_is_held_by_the_chain_of_its_region(made: House) -> None:
    database = made.open()
    async with database.transaction() as transaction:
        await chains.write(transaction, [chains.regional("solo", "operator", "granted", role="admin")] * 2, NOW)
    assert told(await look(made)) == []
    await force(database, "UPDATE event SET detail = '{}' WHERE chain = 'region:solo' AND place = 1")
    await database.close()
    assert told(await look(made))[0] == "region solo: event 1 was changed."


@pytest.mark.parametrize(
    ("step", "text", "advice"),
    [
        ("0022", "the schema of the database is not the one of this program.", "Run: lapornetral migrate"),
        ("9999", "could not be looked at.", "Update the program, or restore an older backup."),
    ],
)
async def test_a_database_of_another_version_is_said_to_be_one(made: House, step: str, text: str, advice: str) -> None:
    database = Database(made.settings.database_url)
    await force(database, f"UPDATE alembic_version SET version_num = '{step}'")
    await database.close()
    (found,) = await look(made)
    assert (found.level, found.text) == (Level.FAULT, text)
    assert advice in found.advice


async def test_before_the_first_night(tmp_path: Path) -> None:
    settings = given(tmp_path)
    database = Database(settings.database_url)
    await migrate(database)
    await database.close()
    found = await custody.look(settings, lambda *_: None)
    assert [(one.level, one.about) for one in found if one.level != Level.FINE] == [
        (Level.HINT, "days"), (Level.HINT, "stamps")
    ]  # fmt: skip


def test_the_command_ends_with_1_when_something_does_not_hold(made: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "loaded", lambda: made.settings)
    whole = CliRunner().invoke(cli.app, ["check", "--custody"])
    assert (whole.exit_code, "Everything is in order." in whole.output) == (0, True)

    async def spoil() -> None:
        database = made.open()
        await force(database, f"UPDATE event SET at = 1 WHERE chain = '{DRAFT}' AND place = 1")
        await database.close()

    asyncio.run(spoil())
    broken = CliRunner().invoke(cli.app, ["check", "--custody"])
    assert broken.exit_code == 1
    assert f"{TICKET}: event 1 was changed." in broken.output


def test_export_and_verify_from_the_command_line(made: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "loaded", lambda: made.settings)
    monkeypatch.chdir(made.folder)
    run = CliRunner().invoke
    for wrong in ([TICKET], ["LN-0000-000Z", "--purpose", "x"], ["LN-0000-0000", "--purpose", "x"]):
        assert run(cli.app, ["export", *wrong]).exit_code == 1
    for unread in ("LN-0000-000Z", "LN-XXXX"):
        told = run(cli.app, ["export", unread, "--purpose", "x"]).output
        assert told.startswith(f"{unread} is not the number of a report")
    told = run(cli.app, ["export", TICKET, "tidak/ada.zip", "--purpose", "x"]).output
    assert told.startswith("tidak/ada.zip: no file can be made there (No such file or directory)")
    made_one = run(cli.app, ["export", TICKET.lower(), "--purpose", "sidang"])
    assert made_one.exit_code == 0, made_one.output
    path = made.folder / f"{TICKET}.zip"
    monkeypatch.setattr(running, "loaded", lambda: pytest.fail("it needs no settings"))
    whole = run(cli.app, ["verify", str(path)])
    assert (whole.exit_code, "PAKET INI UTUH" in whole.output) == (0, True)
    head = next(line for line in made_one.output.splitlines() if line.startswith("Last event: ")).split()[-1]
    assert head in whole.output
    path.write_bytes(path.read_bytes().replace(next(iter(FILES.values())), b"\x89PNG two", 1))
    spoiled = run(cli.app, ["verify", str(path)])
    assert (spoiled.exit_code, "Berkas no. 1 (files/01.png) berubah" in spoiled.output) == (1, True)
    (made.folder / "x.zip").write_text("x")
    assert run(cli.app, ["verify", str(made.folder / "x.zip")]).exit_code == 2
    gone = run(cli.app, ["verify", str(made.folder / "gone.zip")])
    assert (gone.exit_code, gone.output.strip()) == (2, f"{made.folder / 'gone.zip'}: there is no such file.")
    missing = run(cli.app, ["verify", str(path), "--ca", "ca.pem"])
    assert (missing.exit_code, missing.output.strip()) == (2, "ca.pem: there is no such file.")


@pytest.mark.parametrize("port", ["80000", "-1"])
def test_a_port_that_cannot_be_is_refused(port: str) -> None:
    refused = CliRunner().invoke(cli.app, ["demo", "--port", port])
    assert (refused.exit_code, "or equal to" in refused.output) == (2, True)
