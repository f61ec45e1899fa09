"""`lapornetral invite` and `roles` from the command line: what they print, ask and refuse."""

import asyncio
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot import cli, running
from bot.settings import Settings
from storage import roles
from storage.contacts import Contacts, Place
from storage.crypt import Crypt
from storage.database import Database
from storage.migrate import migrate
from storage.roles import OFFICIAL, Role
from tests.storage.post import NOW
from tests.test_check_house import given

NOWHERE = "http://127.0.0.1:9"


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A house with one official, whose Telegram cannot be reached."""
    made = given(tmp_path, telegram_api_url=NOWHERE, regions="solo,sleman", moderator_chat_id="solo:-1001,sleman:-1002")
    monkeypatch.setattr(running, "loaded", lambda: made)
    return made


async def fill(settings: Settings) -> None:
    database, place = Database(settings.database_url), Place("telegram", "5001")
    await migrate(database)
    async with database.transaction() as transaction:
        found = await Contacts(Crypt(settings.keys)).admit(transaction, [place], NOW)
        row = Role(contact_id=found[place].id or 0, region="solo", role=OFFICIAL, by="operator", since=NOW)
        await roles.grant(transaction, row)
    await database.close()


def told(*words: str, answer: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(cli.app, list(words), input=answer)
    return result.exit_code, result.output


def test_roles_are_listed_and_taken_back_after_a_question(settings: Settings) -> None:
    assert told("roles")[1].startswith("The database is not up to date")
    asyncio.run(fill(settings))
    assert "1. solo: official, ? (telegram, since 20" in told("roles")[1]
    assert "Nobody has a role yet" in told("roles", "--region", "Sleman")[1]
    assert told("roles", "--revoke", "2") == (1, "There is no role with this number. See: lapornetral roles\n")
    assert told("roles", "--revoke", "1", answer="n\n")[0] == 1
    assert "1. solo" in told("roles")[1]
    assert "Taken back" in told("roles", "--revoke", "1", answer="y\n")[1]
    assert "Nobody has a role yet" in told("roles")[1]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--role", "king", "--region", "solo"), "Invalid value"),
        (("--role", "admin"), "'' is not among REGIONS (solo, sleman)"),
        (("--role", "admin", "--region", "bali"), "'bali' is not among REGIONS"),
        (("--role", "admin", "--region", "solo", "--channel", "whatsapp"), "This channel is switched off"),
        (("--role", "admin", "--region", "SOLO"), "The platform cannot be asked"),
    ],
)
def test_an_invitation_that_cannot_be_made_says_why(settings: Settings, words: tuple[str, ...], says: str) -> None:
    asyncio.run(fill(settings))
    code, output = told("invite", *words)
    assert (code != 0, says in output) == (True, True), output
