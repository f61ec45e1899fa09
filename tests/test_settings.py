"""The settings: what is taken, what is refused and in which words; secrets are in no text that anybody sees."""

import base64
import os
from pathlib import Path
from typing import Any, Final

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.settings import BadSettingsError, Settings, lend_to_store, load
from storage.crypt import new_key

TOKEN: Final = "123456789:AAsandbox-token-of-the-tests-0000000"
KEY: Final = base64.urlsafe_b64encode(bytes(range(32))).decode()
LEAST: Final = {"TELEGRAM_TOKEN": TOKEN, "SECRET_KEYS": KEY}
ROOT: Final = Path(__file__).resolve().parents[1]
NAMES: Final = tuple(name.upper() for name in Settings.model_fields)


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """No setting in the environment, no .env file in the working folder."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return monkeypatch


def loaded(monkeypatch: pytest.MonkeyPatch, **changed: str) -> Settings:
    """The settings of an environment: the least there must be, and these."""
    for name, value in {**LEAST, **changed}.items():
        monkeypatch.setenv(name, value)
    return load()


def refused(monkeypatch: pytest.MonkeyPatch, **changed: str) -> str:
    """The words with which such an environment is refused."""
    with pytest.raises(BadSettingsError) as error:
        loaded(monkeypatch, **changed)
    return str(error.value)


def test_two_are_enough(bare: pytest.MonkeyPatch) -> None:
    found = loaded(bare)
    assert found.telegram_token.get_secret_value() == TOKEN
    assert (found.moderator_chat_id, found.bawaslu_chat_id) == (None, None)
    assert [desk.moderators for desk in found.desks] == [None]
    assert (found.telegram_client, found.moderator_topic_id) == ("auto", None)
    assert (found.telegram_mode, found.telegram_api_url) == ("polling", "https://api.telegram.org")
    assert (found.telegram_messages_per_second, found.telegram_group_messages_per_minute) == (30, 20)
    assert found.whatsapp_messages_per_second == 80
    assert found.link_watch is False
    assert found.database_url == "sqlite+aiosqlite:///data/lapornetral.db"
    assert (found.evidence_url, found.regions, found.listen) == ("file:data/evidence", ("solo",), "127.0.0.1:8080")


def test_a_file_beside_the_program_is_read_and_the_environment_goes_before_it(
    bare: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lines = [f"{name}={value}" for name, value in LEAST.items()]
    (tmp_path / ".env").write_text("\n".join([*lines, "LISTEN=127.0.0.1:1", "REGIONS=sleman", "# komentar"]))
    bare.setenv("LISTEN", "127.0.0.1:2")
    found = load()
    assert (found.listen, found.regions) == ("127.0.0.1:2", ("sleman",))


def test_what_is_left_empty_is_as_if_it_were_not_there(bare: pytest.MonkeyPatch) -> None:
    found = loaded(bare, BAWASLU_CHAT_ID="", PUBLIC_URL="", TELEGRAM_WEBHOOK_SECRET="", LISTEN="", LOG_LEVEL="")
    assert (found.bawaslu_chat_id, found.listen, found.log_level) == (None, "127.0.0.1:8080", "INFO")
    assert "TELEGRAM_TOKEN: is missing" in refused(bare, TELEGRAM_TOKEN="")


def test_every_missing_one_is_named_with_what_to_do() -> None:
    with pytest.raises(BadSettingsError) as error:
        load()
    told = str(error.value)
    for name in LEAST:
        assert f"{name}: is missing\n    " in told
    assert "BotFather" in told
    assert "python3 -c" in told


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("TELEGRAM_TOKEN", "halo", "not shaped like a bot's token"),
        ("TELEGRAM_TOKEN", "987654321", "not shaped like a bot's token"),
        ("TELEGRAM_TOKEN", f"{TOKEN} ", "not shaped like a bot's token"),
        ("TELEGRAM_TOKEN", f"bot{TOKEN}", "not shaped like a bot's token"),
        ("SECRET_KEYS", "halo", "a key is"),
        ("SECRET_KEYS", f"{KEY},halo", "a key is"),
        ("SECRET_KEYS", ",", "no key given"),
        ("SECRET_KEYS", KEY[:-8], "a key is"),
        ("MODERATOR_CHAT_ID", "grup", "valid integer"),
        ("MODERATOR_CHAT_ID", "@grup", "valid integer"),
        ("BAWASLU_CHAT_ID", "x", "valid integer"),
        ("LISTEN", "8080", "not an address and a port"),
        ("LISTEN", ":8080", "not an address and a port"),
        ("LISTEN", "127.0.0.1:http", "not an address and a port"),
        ("LISTEN", "127.0.0.1:65536", "not an address and a port"),
        ("MODERATOR_TOPIC_ID", "umum", "valid integer"),
        ("TELEGRAM_CLIENT", "fax", "'auto', 'ptb' or 'httpx'"),
        ("TELEGRAM_MODE", "fax", "'polling' or 'webhook'"),
        ("TELEGRAM_MESSAGES_PER_SECOND", "-1", "greater than or equal to 0"),
        ("TELEGRAM_GROUP_MESSAGES_PER_MINUTE", "x", "valid integer"),
        ("WHATSAPP_MESSAGES_PER_SECOND", "0", "greater than or equal to 1"),
        ("WHATSAPP_MESSAGES_PER_SECOND", "1001", "less than or equal to 1000"),
        ("LOG_LEVEL", "LOUD", "'DEBUG'"),
        ("LOG_FORMAT", "xml", "'console' or 'json'"),
    ],
)
def test_what_is_wrong_is_named_and_not_echoed(bare: pytest.MonkeyPatch, name: str, value: str, words: str) -> None:
    told = refused(bare, **{name: value})
    first = told.splitlines()[0]
    assert first.startswith(f"{name}: ")
    assert words in first
    if name in ("TELEGRAM_TOKEN", "SECRET_KEYS"):
        assert value == "," or value.strip(",") not in told
    assert TOKEN not in told
    assert KEY not in told


@pytest.mark.parametrize("name", ["MODERATOR_CHAT_ID", "MODERATOR_TOPIC_ID", "OFFICIAL_CHAT_IDS", "REGIONS"])
@pytest.mark.parametrize("value", [TOKEN, KEY])
def test_a_secret_that_was_written_to_another_name_is_not_echoed(
    bare: pytest.MonkeyPatch, name: str, value: str
) -> None:
    told = refused(bare, **{name: value})
    assert told.startswith(f"{name}: ")
    assert value.lower().rstrip("=")[-30:] not in told.lower()


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("DIGEST_AT", "25:99", "a time of the day as 07:00"),
        ("LINK_WATCH", "ja", "neither yes nor no"),
        ("DOSSIER", "ja", "neither yes nor no"),
        ("MAIL_FROM", "x", "an address, e.g. lapor@example.go.id"),
        ("WHATSAPP_PHONE_NUMBER_ID", "x", "digits alone"),
        ("DATABASE_URL", "mysql://x:rahasia@y/z", "only SQLite or PostgreSQL"),
        ("DATABASE_URL", "postgres://u:rahasia@h/d", "postgresql+asyncpg://user:password@host/lapornetral"),
        ("DATABASE_URL", "postgres://u:rahasia@h/d", "write postgresql+asyncpg:// in front"),
        ("DATABASE_URL", "postgresql://u:rahasia@h/d", "write postgresql+asyncpg:// in front"),
        ("DATABASE_URL", "sqlite:///data/x.db", "write sqlite+aiosqlite:// in front"),
        ("DATABASE_URL", "lapornetral.db", "postgresql+asyncpg://user:password@host/lapornetral"),
        ("TELEGRAM_API_URL", "api.telegram.org", "https://api.telegram.org"),
        ("TELEGRAM_API_URL", "http://", "https://api.telegram.org"),
        ("WHATSAPP_API_URL", "graph.facebook.com/v23.0", "https://graph.facebook.com"),
        ("PUBLIC_URL", "lapor.example.id", "https://lapor.example.id"),
        ("SMTP_URL", "mail.example.id", "smtps://user:password@host:465"),
        ("SMTP_URL", "smtps://u:rahasia@", "smtps://user:password@host:465"),
        ("SMTP_URL", "smtps://u:rahasia@host:abc", "smtps://user:password@host:465"),
        ("SMTP_URL", "smtps://u:pa/rahasia@host:465", "%2F"),
        ("SMTP_CA", "/tidak/ada.pem", "there is no such file"),
        ("EVIDENCE_URL", "ftp://x:rahasia@y", "no place that files can be kept in"),
        ("EVIDENCE_URL", "ftp://x", "s3://bucket/prefix"),
    ],
)
def test_no_expression_and_no_word_of_a_library_is_shown(
    bare: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    told = refused(bare, **{name: value})
    assert told.startswith(f"{name}: ")
    assert words in told
    assert [word for word in ("pattern", "boolean", "Error", "^", "rahasia") if word in told] == []


def test_the_heading_says_whether_something_is_missing_or_wrong(bare: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told = CliRunner().invoke(app, ["migrate"])
    assert told.exit_code == 1
    assert told.output.startswith("The settings are not complete. Fill these in")
    assert "cp .env.example .env" in told.output
    (tmp_path / ".env").touch()
    assert "cp .env.example" not in CliRunner().invoke(app, ["migrate"]).output
    bare.setenv("LINK_WATCH", "ja")
    assert CliRunner().invoke(app, ["migrate"]).output.startswith("The settings are not right. Put these right")


@pytest.mark.parametrize("text", [b"DIGEST_AT=caf\xe9\n", "DIGEST_AT=07:00\n".encode("utf-16")])
def test_a_file_that_is_no_text_is_named(tmp_path: Path, text: bytes) -> None:
    (tmp_path / ".env").write_bytes(text)
    told = CliRunner().invoke(app, ["migrate"])
    assert (told.exit_code, told.output.startswith(".env cannot be read")) == (1, True)
    assert "UTF-8" in told.output


def test_all_faults_at_once(bare: pytest.MonkeyPatch) -> None:
    told = refused(bare, TELEGRAM_TOKEN="x", SECRET_KEYS="y", MODERATOR_CHAT_ID="z", LISTEN="q", LOG_LEVEL="p")
    names = [line.split(":")[0] for line in told.splitlines() if not line.startswith(" ")]
    assert names == ["TELEGRAM_TOKEN", "SECRET_KEYS", "MODERATOR_CHAT_ID", "LISTEN", "LOG_LEVEL"]


SECRET: Final = "rahasia-webhook-0123"


@pytest.mark.parametrize(
    ("url", "secret", "good"),
    [
        ("https://contoh.example", SECRET, True),
        ("http://127.0.0.1:9", SECRET, True),
        ("", SECRET, False),
        ("https://contoh.example", "", False),
        ("https://contoh.example", "pendek", False),
        ("https://contoh.example", "rahasia dengan spasi", False),
        ("https://contoh.example", "x" * 257, False),
    ],
)
def test_a_webhook_needs_an_address_and_a_secret(bare: pytest.MonkeyPatch, url: str, secret: str, good: bool) -> None:
    given = {"TELEGRAM_MODE": "webhook", "PUBLIC_URL": url, "TELEGRAM_WEBHOOK_SECRET": secret}
    if good:
        assert loaded(bare, **given).telegram_mode == "webhook"
        return
    told = refused(bare, **given)
    assert "TELEGRAM_MODE: webhook needs PUBLIC_URL (https://...) and TELEGRAM_WEBHOOK_SECRET" in told
    assert not secret or secret not in told


def test_a_webhook_at_what_is_no_address_is_told_of_the_address(bare: pytest.MonkeyPatch) -> None:
    told = refused(bare, TELEGRAM_MODE="webhook", PUBLIC_URL="contoh.example", TELEGRAM_WEBHOOK_SECRET=SECRET)
    assert told.startswith("PUBLIC_URL: is not written as it should be")
    assert "https://lapor.example.id" in told


def test_several_keys_in_order(bare: pytest.MonkeyPatch) -> None:
    newer = new_key()
    assert loaded(bare, SECRET_KEYS=f" {newer} , {KEY},").keys == (newer, KEY)


def test_links_are_watched_only_where_it_is_said(bare: pytest.MonkeyPatch) -> None:
    assert [loaded(bare, LINK_WATCH=said).link_watch for said in ("on", "off", "")] == [True, False, False]
    assert "on or off" in refused(bare, LINK_WATCH="kadang")


def test_secrets_are_in_no_picture_of_the_settings(bare: pytest.MonkeyPatch) -> None:
    found = loaded(bare, TELEGRAM_WEBHOOK_SECRET=SECRET)
    pictures: list[Any] = [repr(found), str(found), f"{found.model_dump()}", found.model_dump_json()]
    for secret in (TOKEN, KEY, SECRET):
        assert not any(secret in picture for picture in pictures)


def test_the_example_file_names_every_setting_and_no_other() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    named = [line.partition("=")[0] for line in lines if line and not line.startswith("#")]
    assert sorted(named) == sorted(NAMES)


def test_the_readme_names_every_setting() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if f"`{name}`" not in readme] == []


def test_the_example_file_filled_in_is_taken(bare: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    for name, value in LEAST.items():
        assert f"\n{name}=\n" in text
        text = text.replace(f"\n{name}=\n", f"\n{name}={value}\n")
    (tmp_path / ".env").write_text(text, encoding="utf-8")
    for name in LEAST:
        bare.delenv(name, raising=False)
    usual = Settings.model_validate({name.lower(): value for name, value in LEAST.items()})
    assert load() == usual


def test_what_an_object_store_needs_may_stand_in_the_same_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment wins, as for all settings; nothing else is lent."""
    names = ("AWS_REGION", "AWS_ACCESS_KEY_ID", "AZURE_STORAGE_KEY", "AWS_EMPTY", "SECRET_KEYS")
    for name in names:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_REGION", "ap-southeast-3")
    file = tmp_path / ".env"
    file.write_text("AWS_REGION=other\nAWS_ACCESS_KEY_ID='a b'\nAZURE_STORAGE_KEY=k\nAWS_EMPTY=\nSECRET_KEYS=x\n")
    lend_to_store(str(file))
    assert [os.environ.get(name) for name in names] == ["ap-southeast-3", "a b", "k", None, None]
    for name in names[1:]:
        os.environ.pop(name, None)
