"""`lapornetral digest`: what officials would get, to be read at once; nothing is sent."""

import shutil
from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner

from bot.cli import app
from storage.crypt import new_key

SETTINGS = {
    "TELEGRAM_TOKEN": "123456789:AAsandbox-token-of-the-tests-0000000",
    "MODERATOR_CHAT_ID": "-1001",
    "DATABASE_URL": "sqlite+aiosqlite:///bot.db",
}


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, migrated: Path) -> Path:
    """A folder with a bot's database and its settings."""
    monkeypatch.chdir(tmp_path)
    for name, value in {**SETTINGS, "SECRET_KEYS": new_key()}.items():
        monkeypatch.setenv(name, value)
    shutil.copy(migrated, tmp_path / "bot.db")
    return tmp_path


def test_the_words_and_the_picture(place: Path) -> None:
    made = CliRunner().invoke(app, ["digest", "--date", "2026-11-26", "--picture", "laporan.png"])
    assert made.exit_code == 0, made.output
    assert "A. Rekap Rabu, 25 November 2026" in made.output
    assert "Gambar: 0 masuk dan 0 diputuskan dalam 14 hari; 0 menunggu." in made.output
    assert "<" not in made.output
    with Image.open(place / "laporan.png") as picture:
        assert (picture.format, picture.width) == ("PNG", 1080)


def test_several_regions_have_to_be_told_apart(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    monkeypatch.setenv("REGIONS", "solo,sleman")
    monkeypatch.setenv("MODERATOR_CHAT_ID", "solo:-1001,sleman:-1002")
    refused = CliRunner().invoke(app, ["digest"])
    assert refused.exit_code == 1
    assert "lapornetral digest --region solo" in refused.output
    assert "Kabupaten Sleman" in CliRunner().invoke(app, ["digest", "--region", "Sleman"]).output


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_at_the_end_of_the_calendar_is_refused_in_words(place: Path, day: str) -> None:  # noqa: ARG001
    refused = CliRunner().invoke(app, ["digest", "--date", day])
    assert (refused.exit_code, "e.g. --date 2026-11-24" in refused.output) == (1, True)
