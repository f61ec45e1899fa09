"""`lapornetral dead-letters`: an operator sees what is kept, opens it for themselves alone, and gets rid of it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot import dead_letters
from bot.cli import app
from bot.dead_letters import NoLetterError
from storage import inbox
from storage.crypt import Crypt, new_key
from tests.case_on_file import House, house
from tests.storage.post import NOW

BODY = {"chat": "628001000001", "said": {"text": "rahasia \ud83d"}}


@pytest.fixture
async def kept(tmp_path: Path, migrated: Path) -> House:
    """A house with two dead letters: one that could not be read, one that no key of ours opens."""
    made = await house(tmp_path, migrated)
    database = made.open()
    async with database.transaction() as transaction:
        await inbox.bury(transaction, Crypt(made.settings.keys), "inbox", "unreadable", BODY, NOW)
        await inbox.bury(transaction, Crypt([new_key()]), "outbox", "say: 400", {"a": 1}, NOW + 60)
    await database.close()
    return made


async def left(kept: House) -> list[int | None]:
    database = kept.open()
    async with database.transaction() as transaction:
        numbers = [letter.id for letter in await inbox.buried(transaction)]
    await database.close()
    return numbers


async def test_they_are_listed_without_a_word_of_what_they_say(kept: House) -> None:
    first, second, hint = await dead_letters.listed(kept.settings)
    assert [part.strip() for part in first.split("  ") if part] == ["1", "2027-01-15 08:00 UTC", "inbox", "unreadable"]
    assert second.endswith("outbox  say: 400")
    assert "dead-letters NUMBER --out FILE" in hint
    assert "rahasia" not in first + second + hint


async def test_one_is_opened_into_a_file_of_its_owners(kept: House, tmp_path: Path) -> None:
    path = tmp_path / "surat.json"
    said = await dead_letters.write(kept.settings, 1, path)
    assert json.loads(path.read_text()) == BODY
    assert path.stat().st_mode & 0o777 == 0o600
    assert "rahasia" not in said
    with pytest.raises(FileExistsError):
        await dead_letters.write(kept.settings, 1, path)


async def test_what_is_not_there_or_locked_is_said(kept: House, tmp_path: Path) -> None:
    with pytest.raises(NoLetterError, match="no dead letter 9"):
        await dead_letters.write(kept.settings, 9, tmp_path / "surat.json")
    with pytest.raises(NoLetterError, match="not among SECRET_KEYS"):
        await dead_letters.write(kept.settings, 2, tmp_path / "surat.json")
    with pytest.raises(NoLetterError, match="no dead letter 9"):
        await dead_letters.drop(kept.settings, 9)
    assert not (tmp_path / "surat.json").exists()
    assert await left(kept) == [1, 2]


async def test_one_is_dropped_or_all(kept: House) -> None:
    assert await dead_letters.drop(kept.settings, 1) == "Dropped: 1."
    assert await left(kept) == [2]
    assert await dead_letters.drop(kept.settings, None) == "Dropped: 1."
    assert await dead_letters.listed(kept.settings) == ["There are no dead letters."]


@pytest.mark.parametrize("given", [["1"], ["--out", "x"], ["1", "--out", "x", "--drop"]])
def test_the_command_asks_what_to_do_with_which(given: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.running.loaded", lambda: None)
    result = CliRunner().invoke(app, ["dead-letters", *given])
    assert (result.exit_code, "Say what to do with which letter" in result.output) == (1, True)


def test_all_are_dropped_only_after_a_yes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.running.loaded", lambda: pytest.fail("it went on"))
    result = CliRunner().invoke(app, ["dead-letters", "--drop"], input="n\n")
    assert (result.exit_code, "lost for good" in result.output) == (1, True)


def test_the_command_does_what_is_asked(kept: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.running.loaded", lambda: kept.settings)

    def run(*given: str, answer: str = "") -> tuple[int, str]:
        result = CliRunner().invoke(app, ["dead-letters", *given], input=answer)
        return result.exit_code, result.output

    path = str(tmp_path / "surat.json")
    assert "unreadable" in run()[1]
    assert run("1", "--out", path)[0] == 0
    assert "choose another name" in run("1", "--out", path)[1]
    assert "SECRET_KEYS" in run("2", "--out", str(tmp_path / "lain.json"))[1]
    nowhere = tmp_path / "tidak" / "ada.json"
    why = "no file can be made there (No such file or directory). Is the folder there, may we write in it?"
    assert run("1", "--out", str(nowhere)) == (1, f"{nowhere}: {why}\n")
    assert run("9" * 20, "--drop")[0] == 2  # more than a number of a row can be
    assert run("1", "--drop") == (0, "Dropped: 1.\n")
    assert run("--drop", answer="y\n")[1].endswith("Dropped: 1.\n")
    assert run() == (0, "There are no dead letters.\n")
