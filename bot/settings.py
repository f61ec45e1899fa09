"""Everything that is set from outside: the environment, or a `.env` file beside it.

All faults are named at once, each with what to do. Secrets are never part of a repr, a log or an error.
"""

import os
import re
from logging import ERROR, getLogger
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator, model_validator

from bot.lean import hollow
from bot.settings_desks import (
    DeskNumbers,
    Numbers,
    by_region,
    check_apart,
    check_elsewhere,
    check_numbers,
    is_post,
    mail_of,
    read_mail,
    read_numbers,
    read_officials,
    read_regions,
)
from bot.settings_words import broken, misspelt, told, twice
from storage.crypt import BadKeyError, read_key
from storage.regions import load_region

with hollow("argparse", "pydantic_settings.sources.providers.cli"):  # its way to read a command line
    from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

_TOKEN: Final = re.compile(r"\d+:[\w-]{20,}")
_SECRET: Final = re.compile(r"[\w-]{16,256}")
getLogger("dotenv.main").setLevel(ERROR)  # of a line it cannot read, three times over; `unread` says so in our words
_OF_STORES: Final = ("AWS_", "GOOGLE_", "AZURE_")
_OF_PROXIES: Final = ("HTTPS_PROXY", "NO_PROXY")
_CHATS: Final = ("moderator_chat_id", "bawaslu_chat_id", "moderator_topic_id", "conflict_chat_id", "lead_chat_id")
_OWN_TO_A_REGION: Final = ("moderator_chat_id", "bawaslu_chat_id", "conflict_chat_id")
_ADDRESS: Final = r"^https?://[^\s/]+\S*$"
_DATABASES: Final = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}
"""Each with the driver that we need."""
_STORES: Final = (
    "file", "memory", "s3", "s3a", "gs", "az", "azure", "adl", "abfs", "abfss", "http", "https",
)  # fmt: skip


class BadSettingsError(Exception):
    """Settings are missing or wrong; the text lists each of them with what to do. `wrong`: not only missing."""

    def __init__(self, told: str, *, wrong: bool = True) -> None:
        super().__init__(told)
        self.wrong = wrong


class Settings(BaseSettings):
    """The settings of one deployment. `.env.example` explains each."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", extra="ignore", hide_input_in_errors=True, env_ignore_empty=True
    )

    telegram_token: SecretStr
    telegram_api_url: str = Field(default="https://api.telegram.org", pattern=_ADDRESS)
    telegram_client: Literal["auto", "ptb", "httpx"] = "auto"
    telegram_mode: Literal["polling", "webhook"] = "polling"
    telegram_webhook_secret: SecretStr = SecretStr("")
    telegram_messages_per_second: int = Field(default=30, ge=0)
    telegram_group_messages_per_minute: int = Field(default=20, ge=0)
    whatsapp_token: SecretStr = SecretStr("")
    whatsapp_phone_number_id: str = Field(default="", pattern=r"^\d*$")
    whatsapp_business_account_id: str = Field(default="", pattern=r"^\d*$")
    whatsapp_app_secret: SecretStr = SecretStr("")
    whatsapp_verify_token: SecretStr = SecretStr("")
    whatsapp_api_url: str = Field(default="https://graph.facebook.com/v23.0", pattern=_ADDRESS)
    whatsapp_template: str = "lapornetral_kabar"
    whatsapp_messages_per_second: int = Field(default=80, ge=1, le=1000)
    database_url: str = "sqlite+aiosqlite:///data/lapornetral.db"
    evidence_url: str = "file:data/evidence"
    secret_keys: Annotated[tuple[SecretStr, ...], NoDecode]
    regions: Annotated[tuple[str, ...], NoDecode] = ("solo",)
    moderator_chat_id: Annotated[Numbers | None, NoDecode] = None
    moderator_topic_id: Annotated[Numbers | None, NoDecode] = None
    bawaslu_chat_id: Annotated[Numbers | None, NoDecode] = None
    conflict_chat_id: Annotated[Numbers | None, NoDecode] = None
    lead_chat_id: Annotated[Numbers | None, NoDecode] = None
    official_chat_ids: Annotated[tuple[int, ...], NoDecode] = ()
    digest_at: str = Field(default="07:00", pattern=r"^([01]?\d|2[0-3])[:.][0-5]\d$")
    dossier: bool = False
    bawaslu_email: Annotated[dict[str, tuple[str, ...]], NoDecode] = {}
    smtp_url: SecretStr = SecretStr("")
    smtp_ca: Path | None = None
    mail_from: str = Field(default="", pattern=r"^([^@\s]+@[^@\s]+)?$")
    link_watch: bool = False
    listen: str = "127.0.0.1:8080"
    public_url: str = Field(default="", pattern=f"^$|{_ADDRESS}")
    timestamp_url: str = Field(default="", pattern=r"^(https?://.+)?$")
    timestamp_ca: Path | None = None
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["console", "json"] = "console"

    @field_validator("telegram_token")
    @classmethod
    def _token_shape(cls, token: SecretStr) -> SecretStr:
        if not _TOKEN.fullmatch(token.get_secret_value()):
            raise ValueError("not shaped like a bot's token")
        return token

    @field_validator("secret_keys", mode="before")
    @classmethod
    def _keys(cls, value: Any) -> tuple[str, ...]:
        keys = tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value
        try:
            for key in keys:
                read_key(key)
        except BadKeyError as error:
            raise ValueError(f"a key is {error}") from None
        if not keys:
            raise ValueError("no key given")
        return tuple(keys)

    @field_validator("regions", mode="before")
    @classmethod
    def _regions(cls, value: Any) -> tuple[str, ...]:
        return read_regions(value)

    @field_validator(*_CHATS, mode="before")
    @classmethod
    def _numbers(cls, value: Any) -> Any:
        return read_numbers(value)

    @field_validator(*_CHATS)
    @classmethod
    def _of_these_regions(cls, numbers: Numbers | None, found: ValidationInfo) -> Numbers | None:
        """What does not fit REGIONS, unless those are wrong themselves; and a chat that two regions would share."""
        regions, chats = found.data.get("regions"), found.field_name in _OWN_TO_A_REGION
        if numbers is None or regions is None:
            return numbers
        check_numbers(numbers, regions)
        if chats and len(regions) > 1:
            others = ("moderator_chat_id", "bawaslu_chat_id")
            check_apart([by_region(given, regions) for given in (numbers, *map(found.data.get, others))])
        if found.field_name == "conflict_chat_id":
            check_elsewhere(by_region(numbers, regions), by_region(found.data.get("moderator_chat_id"), regions))
        if found.field_name == "moderator_topic_id" and min(by_region(numbers, regions).values(), default=1) < 1:
            raise ValueError("a topic's number should be greater than or equal to 1")
        return numbers

    @field_validator("official_chat_ids", mode="before")
    @classmethod
    def _officials(cls, value: Any, found: ValidationInfo) -> Any:
        return read_officials(value, found.data.get("regions", ()))

    @field_validator("bawaslu_email", mode="before")
    @classmethod
    def _mail(cls, value: Any) -> Any:
        return read_mail(value)

    @field_validator("bawaslu_email")
    @classmethod
    def _mail_of_these_regions(cls, table: Any, found: ValidationInfo) -> Any:
        regions = found.data.get("regions")
        return table if regions is None else mail_of(table, regions)

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, url: str) -> str:
        given = url.partition("://")[0]
        wanted = _DATABASES.get(given.partition("+")[0])
        if wanted is None:
            raise ValueError("only SQLite or PostgreSQL")
        if given != wanted:
            raise ValueError(f"another driver than ours; write {wanted}:// in front")
        return url

    @field_validator("evidence_url")
    @classmethod
    def _known_store(cls, url: str) -> str:
        if url.partition(":")[0] not in _STORES:
            raise ValueError("no place that files can be kept in")
        return url

    @field_validator("smtp_url")
    @classmethod
    def _post_shape(cls, url: SecretStr) -> SecretStr:
        if not is_post(url.get_secret_value()):
            raise ValueError("not the address of a mail server")
        return url

    @field_validator("smtp_ca")
    @classmethod
    def _ca_there(cls, path: Path | None) -> Path | None:
        if path is not None and not path.is_file():
            raise ValueError("there is no such file")
        return path

    @field_validator("listen")
    @classmethod
    def _listen_shape(cls, listen: str) -> str:
        host, _, port = listen.rpartition(":")
        if not host or not port.isdecimal() or int(port) > 65535:
            raise ValueError("not an address and a port")
        return listen

    @model_validator(mode="after")
    def _webhook_needs(self) -> "Settings":
        secret = self.telegram_webhook_secret.get_secret_value()
        if self.telegram_mode == "webhook" and not (self.public_url.startswith("http") and _SECRET.fullmatch(secret)):
            raise ValueError(
                "webhook needs PUBLIC_URL (https://...) and TELEGRAM_WEBHOOK_SECRET (16-256 of A-Z a-z 0-9 _ -)"
            )
        return self

    @model_validator(mode="after")
    def _timestamp_needs(self) -> "Settings":
        if self.timestamp_url and self.timestamp_ca is None:
            raise ValueError("TIMESTAMP_URL needs TIMESTAMP_CA, the authority's root certificate in a file (PEM)")
        return self

    @model_validator(mode="after")
    def _mail_needs(self) -> "Settings":
        url = self.smtp_url.get_secret_value()
        if self.bawaslu_email and not (self.dossier and self.mail_from and url.startswith(("smtp://", "smtps://"))):
            raise ValueError(
                "BAWASLU_EMAIL needs DOSSIER=on, SMTP_URL (smtps://user:password@host:465, or smtp://...:587 with"
                " STARTTLS) and MAIL_FROM"
            )
        return self

    @model_validator(mode="after")
    def _whatsapp_needs(self) -> "Settings":
        secrets = self.whatsapp_token, self.whatsapp_app_secret, self.whatsapp_verify_token
        given = [self.whatsapp_phone_number_id, *(secret.get_secret_value() for secret in secrets)]
        if any(given) and not all(given):
            raise ValueError(
                "WhatsApp needs all of WHATSAPP_TOKEN, WHATSAPP_PHONE_NUMBER_ID, WHATSAPP_APP_SECRET and"
                " WHATSAPP_VERIFY_TOKEN; leave all of them empty to go without"
            )
        return self

    @property
    def desks(self) -> list[DeskNumbers]:
        """Each region that is switched on, with its chats. Raises BadSheetError when its sheet is not right."""
        moderators, bawaslu, topics, elsewhere, leads = (
            by_region(getattr(self, name), self.regions) for name in _CHATS
        )
        return [
            DeskNumbers(
                load_region(key),
                moderators.get(key),
                bawaslu.get(key),
                topics.get(key),
                elsewhere.get(key),
                self.bawaslu_email.get(key, ()),
                leads.get(key),
            )
            for key in self.regions
        ]

    @property
    def digest_minutes(self) -> int:
        """When the daily digest goes out, in minutes after midnight."""
        hours, minutes = re.split("[:.]", self.digest_at)
        return int(hours) * 60 + int(minutes)

    @property
    def keys(self) -> tuple[str, ...]:
        """The secret keys in the clear."""
        return tuple(key.get_secret_value() for key in self.secret_keys)


def lend_to_store(path: str = ".env") -> None:
    """Object stores and the way to a proxy ask the environment alone: what is in the .env file counts as well."""
    for name, value in dotenv_values(path).items():
        if (name.startswith(_OF_STORES) or name.upper() in _OF_PROXIES) and value:
            os.environ.setdefault(name, value)


def unread(path: str = ".env") -> list[str]:
    """A sentence for each line of the .env file, or name in it, that nobody reads; values are never told."""
    text = Path(path).read_text(encoding="utf-8") if Path(path).is_file() else ""
    ours = [name.upper() for name in Settings.model_fields]
    strange = misspelt(dotenv_values(path), ours).items()
    asked = [f"{name} in .env is read by nobody; is {meant} meant?" for name, meant in strange]
    return [*broken(text), *twice(text, ours), *asked]


def load(**given: Any) -> Settings:
    """The settings; raises BadSettingsError that names every fault."""
    try:
        return Settings(**given)
    except ValidationError as error:
        entries = error.errors(include_input=False, include_url=False)
        wrong = any(entry["type"] != "missing" for entry in entries)
        raise BadSettingsError("\n".join([*map(told, entries), *unread()]), wrong=wrong) from None
