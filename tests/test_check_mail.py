"""`lapornetral check` on the mail server, against a real one on loopback."""

import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.check import look
from bot.checks.findings import Finding, Level
from bot.checks.mail import mail
from bot.settings import Settings
from tests.mail_server import Server, certificate, mail_server
from tests.test_check_house import given

POST = "bawaslu@solo.example.id"


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Server]:
    async with mail_server(tmp_path) as serving:
        yield serving


def posting(folder: Path, url: str, ca: Path) -> Settings:
    """A house that sends letters this way."""
    told = {"bawaslu_email": POST, "mail_from": "lapor@solo.example.id", "dossier": "on"}
    return given(folder, **told, smtp_url=url, smtp_ca=ca)


async def poor(settings: Settings) -> str:
    """The one warning, with its advice; it holds neither password nor address."""
    (found,) = await mail(settings)
    assert (found.level, found.about) == (Level.WARNING, "mail")
    assert [word for word in ("sandi", "salah", "bawaslu", "lapor@") if word in f"{found.text} {found.advice}"] == []
    return f"{found.text} {found.advice}"


async def test_a_server_that_lets_us_in_is_well_and_gets_no_letter(tmp_path: Path, server: Server) -> None:
    settings = posting(tmp_path, server.url(), server.ca).model_copy(update={"telegram_api_url": "http://127.0.0.1:9"})
    words = "SMTP_URL: the server can be reached and lets us in; no letter was sent."
    assert [one for one in await look(settings) if one.about == "mail"] == [Finding(Level.FINE, "mail", words)]
    assert server.box.mails == []


async def test_whoever_sends_no_letters_hears_nothing(tmp_path: Path) -> None:
    assert await mail(given(tmp_path)) == []


async def test_a_wrong_password_is_told(tmp_path: Path, server: Server) -> None:
    assert "does not take our name and password" in await poor(posting(tmp_path, server.url("bot:salah@"), server.ca))


async def test_a_certificate_that_is_not_trusted_is_told(tmp_path: Path, server: Server) -> None:
    (tmp_path / "other").mkdir()
    other, _ = certificate(tmp_path / "other")
    assert "SMTP_CA" in await poor(posting(tmp_path, server.url(), other))


async def test_a_server_that_is_away_is_told(tmp_path: Path, server: Server) -> None:
    assert "cannot be asked" in await poor(posting(tmp_path, "smtp://127.0.0.1:1", server.ca))


async def test_a_server_that_says_nothing_keeps_nobody(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.checks.mail.PATIENCE", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        assert "cannot be asked" in await poor(posting(tmp_path, f"smtp://127.0.0.1:{port}", server.ca))
