"""Names in the .env file that nobody reads: a misspelt one of ours is told, those of other programs stay silent."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.checks import house
from bot.checks.findings import Level
from bot.cli import app
from bot.settings import unread
from tests.reliability.process import ROOT, environment, started
from tests.reliability.town import holds, town
from tests.test_check_house import brief, given
from tests.test_settings import KEY, NAMES, TOKEN, bare

__all__ = ["bare"]


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("MODERATOR_CHATID=-100777", "MODERATOR_CHATID in .env is read by nobody; is MODERATOR_CHAT_ID meant?"),
        ("export region=sleman", "REGION in .env is read by nobody; is REGIONS meant?"),
        ("OFFICIAL_CHAT_ID=777", "OFFICIAL_CHAT_ID in .env is read by nobody; is OFFICIAL_CHAT_IDS meant?"),
        ("DIGEST_AT=\nDIGEST_TA=08:00", "DIGEST_TA in .env is read by nobody; is DIGEST_AT meant?"),
    ],
)
def test_a_name_that_looks_like_one_of_ours_is_told(tmp_path: Path, line: str, meant: str) -> None:
    (tmp_path / ".env").write_text(f"{line}\n")
    assert unread() == [meant]


@pytest.mark.parametrize(
    "line",
    [
        "digest_at=08:00", "# MODERATOR_CHATID=1", "AWS_REGION=x", "POSTGRES_PASSWORD=x", "TZ=Asia/Jakarta",
        "HTTPS_PROXY=http://proxy", "TELEGRAM_API_ID=1", "SMTP_USER=x", "MAIL_HOST=x", "LAPORNETRAL_CHROMIUM=x",
        "SECRET_KEY=of-another-program\nSECRET_KEYS=ours",
    ],
)  # fmt: skip
def test_names_of_other_programs_stay_silent(tmp_path: Path, line: str) -> None:
    (tmp_path / ".env").write_text(f"{line}\n")
    assert unread() == []


def test_no_two_names_of_ours_are_taken_for_each_other(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("".join(f"{name}=\n" for name in NAMES))
    assert unread() == []


@pytest.mark.parametrize(
    ("lines", "where"),
    [
        ("# kota\n\nDOSSIER: on", "line 3 in .env"),
        ("\nDOSSIER: on\r\nDIGEST_AT=08:00", "line 2 in .env"),
        ("DIGEST_AT=08:00\nLISTEN='127.0.0.1:1", "line 2 in .env"),
        ('BAWASLU_CHAT_ID="-100777\nDOSSIER=on\n# Meta\'s "Phone number ID"\nREGIONS=solo', "from line 1 to 3 in .env"),
    ],
)
def test_lines_that_cannot_be_read_are_told(tmp_path: Path, lines: str, where: str) -> None:
    (tmp_path / ".env").write_text(lines)
    (told,) = unread()
    assert f"{where} cannot be read, and nothing in there counts" in told
    assert "777" not in told


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (f"SECRET_KEYS={KEY}\nDOSSIER=on\nSECRET_KEYS=x", ["SECRET_KEYS stands twice or more in .env; only the last"]),
        ("regions=solo\nREGIONS=sleman\nREGIONS=solo", ["REGIONS stands twice or more in .env; only the last"]),
        ("BAWASLU_CHAT_ID=-100777\nBAWASLU_CHAT_ID=", ["BAWASLU_CHAT_ID stands twice or more in .env; only the last"]),
        ("BAWASLU_CHAT_ID=\nBAWASLU_CHAT_ID=-100777", []),  # the example's line was left, and another written below
        ("AWS_REGION=a\nAWS_REGION=b\nTZ=a\nTZ=b", []),
    ],
)
def test_a_name_that_is_given_twice_is_told(tmp_path: Path, lines: str, told: list[str]) -> None:
    (tmp_path / ".env").write_text(lines)
    found = unread()
    assert [words.partition(" one counts")[0] for words in found] == told
    assert not any(secret in "".join(found) for secret in (KEY, "777"))


def test_a_broken_line_says_why_a_setting_is_missing(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f'SECRET_KEYS={KEY}\nTELEGRAM_TOKEN="{TOKEN}\n')
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "check"],
        cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 1
    assert "TELEGRAM_TOKEN: is missing" in ended.stderr
    assert "line 2 in .env cannot be read" in ended.stderr
    assert "dotenv" not in ended.stderr
    assert TOKEN not in ended.stderr


async def test_a_broken_line_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DOSSIER: on\n")
    _, told = await house.settings(given(tmp_path))
    assert brief([told]) == [(Level.WARNING, "settings")]
    assert told.text.startswith("line 1 in .env cannot be read")


def test_a_misspelt_name_says_what_a_missing_one_may_be(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"TELEGRAM_BOT_TOKEN={TOKEN}\nSECRET_KEYS={KEY}\n")
    told = CliRunner().invoke(app, ["check"]).output
    assert "TELEGRAM_TOKEN: is missing" in told
    assert "TELEGRAM_BOT_TOKEN in .env is read by nobody; is TELEGRAM_TOKEN meant?" in told
    assert TOKEN not in told


async def test_a_misspelt_name_is_told_without_its_value(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BAWASLU_CHATID=-100777\n")
    first, told = await house.settings(given(tmp_path))
    assert (first.level, brief([told])) == (Level.FINE, [(Level.WARNING, "settings")])
    assert "is BAWASLU_CHAT_ID meant?" in told.text
    assert "777" not in told.text


async def test_the_log_of_a_start_tells_it(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("MODERATOR_CHATID=-100777888999\n")
    async with town(tmp_path) as stage, started(tmp_path, environment(stage.settings)) as bot:
        await holds(lambda: "ready" in bot.log)
        assert "MODERATOR_CHATID in .env is read by nobody; is MODERATOR_CHAT_ID meant?" in bot.log
        assert "100777888999" not in bot.log
        assert await bot.stop() == 0
