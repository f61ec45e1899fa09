"""The way to a formal reporter: one page for its owner alone, a reason in the case, and never for an informant."""

import logging
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from sqlmodel import select
from typer.testing import CliRunner

from bot import revealing
from bot.cli import app
from bot.opened import NotDoneError
from bot.settings import Settings
from storage import custody, reports
from storage.contacts import Contacts, Place
from storage.crypt import Crypt
from storage.database import fetch
from storage.models import Outbox
from storage.studio import Studio
from tests.case_on_file import DRAFT, TICKET, House, house
from tests.conftest import Borrowed
from tests.storage.post import NOW
from tests.test_package import members_of

ADDRESS, REASON = "5000777888", "surat Bawaslu no. 12 tanggal 20 November 2026"


@pytest.fixture
async def made(tmp_path: Path, migrated: Path, studio: Studio, monkeypatch: pytest.MonkeyPatch) -> House:
    """A house with a case, reported from a chat on the formal track."""
    monkeypatch.setattr("bot.press.Studio", lambda **_: Borrowed(studio))
    found = await house(tmp_path, migrated)
    await change(found, track="formal")
    return found


async def change(house: House, **answers: str) -> None:
    database = house.open()
    async with database.transaction() as transaction:
        place = Place("telegram", ADDRESS)
        known = await Contacts(Crypt(house.settings.keys)).admit(transaction, [place], NOW)
        report = await reports.by_ticket(transaction, TICKET)
        assert report is not None
        await reports.change(
            transaction, report.id or 0, contact_id=known[place].id, answers={**report.answers, **answers}
        )
    await database.close()


async def events(house: House) -> list[tuple[str, str, dict[str, object]]]:
    database = house.open()
    async with database.transaction() as transaction:
        found = await custody.trail(transaction, DRAFT)
    await database.close()
    return [(event.actor, event.action, event.detail) for event in found]


async def test_the_page_says_how_to_reach_them_and_the_case_says_why(
    made: House, tmp_path: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    path = tmp_path / "amplop.pdf"
    await revealing.reveal(made.settings, TICKET, REASON, path)
    words = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))
    for part in (ADDRESS, "Telegram", TICKET, REASON, "JALAN KE PELAPOR"):
        assert part in words
    assert path.stat().st_mode & 0o777 == 0o600
    assert (await events(made))[-1] == ("operator", "revealed", {"reason": REASON})
    assert ADDRESS not in caplog.text + "".join(capsys.readouterr())
    assert ADDRESS.encode() not in (tmp_path / "bot.db").read_bytes()
    database = made.open()
    async with database.transaction() as transaction:
        (told,) = await fetch(transaction, Outbox, select(Outbox))
    await database.close()
    assert "identity-told" in str(told.body)
    assert REASON not in str(told.body)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ("track", revealing.InformantError),
        ("contact_id", revealing.NobodyError),
        ("state", revealing.NobodyError),
        ("ticket", revealing.UnknownReportError),
    ],
)
async def test_nobody_else_is_named(made: House, tmp_path: Path, wrong: str, why: type[NotDoneError]) -> None:
    database, before = made.open(), await events(made)
    columns: dict[str, dict[str, Any]] = {
        "track": {"answers": {}},
        "contact_id": {"contact_id": None},
        "state": {"state": "withdrawn"},
    }
    async with database.transaction() as transaction:
        report = await reports.by_ticket(transaction, TICKET)
        assert report is not None
        await reports.change(transaction, report.id or 0, **columns.get(wrong, {"ticket": "LN-0000-0000"}))
    await database.close()
    with pytest.raises(why, match=r"\w+"):
        await revealing.reveal(made.settings, TICKET, REASON, tmp_path / "amplop.pdf")
    assert await events(made) == before
    assert [name for name in members_of(tmp_path) if name.endswith((".pdf", ".part"))] == []


async def test_a_file_that_is_there_is_left_alone(made: House, tmp_path: Path) -> None:
    path = tmp_path / "amplop.pdf"
    path.write_bytes(b"somebody's")
    before = await events(made)
    with pytest.raises(FileExistsError):
        await revealing.reveal(made.settings, TICKET, REASON, path)
    assert (path.read_bytes(), await events(made)) == (b"somebody's", before)


@pytest.mark.parametrize(
    ("reason", "answer", "says"), [("", "y", "Say which report and why"), (REASON, "n", "Aborted")]
)
def test_it_asks_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: str, answer: str, says: str) -> None:
    settings: Settings | None = None
    monkeypatch.setattr("bot.running.loaded", lambda: settings)
    path = tmp_path / "amplop.pdf"
    result = CliRunner().invoke(app, ["identity", TICKET, "--reason", reason, "--out", str(path)], input=f"{answer}\n")
    assert (result.exit_code, says in result.output, path.exists()) == (1, True, False)
