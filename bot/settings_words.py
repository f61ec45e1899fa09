"""What is said to whoever sets something wrong: what is wrong with it, and what to write instead (pure)."""

import difflib
import io
import re
from collections.abc import Collection, Mapping
from typing import Any, Final

from dotenv.parser import Original, parse_stream

ALIKE: Final = 0.87  # of 1: so much of two names is the same; below it lie names that other programs have
MAKE_KEY: Final = "python3 -c 'import base64,os; print(base64.urlsafe_b64encode(os.urandom(32)).decode())'"
_ADVICE: Final = {
    "TELEGRAM_TOKEN": "make a bot with @BotFather and copy its token here, e.g. 123456789:AA...",
    "SECRET_KEYS": f"make one with:\n    {MAKE_KEY}",
    "REGIONS": "the cities that are served, e.g. solo or solo,sleman,tanjungpinang",
    "MODERATOR_CHAT_ID": "the number of the moderators' group, e.g. -1001234567890; with several regions"
    " solo:-1001...,sleman:-1002...; leave it empty where an admin links the group (/kaitkan)",
    "MODERATOR_TOPIC_ID": "the number of a topic, e.g. 7; with several regions solo:7,sleman:12",
    "BAWASLU_CHAT_ID": "the number of Bawaslu's chat or group, e.g. -1009876543210; with several regions"
    " solo:-1001...,sleman:-1002...; leave it empty for none",
    "CONFLICT_CHAT_ID": "the number of the group for reports about the moderators' own office, or BAWASLU_CHAT_ID's;"
    " with several regions solo:-1001...,sleman:-1002...; leave it empty for none",
    "LEAD_CHAT_ID": "the number of the chat of whoever leads the moderators, or of a group; with several regions"
    " solo:12345,sleman:67890; leave it empty for none",
    "OFFICIAL_CHAT_IDS": "the numbers of officials' chats, e.g. 12345,67890; with several regions leave it empty and"
    " invite them: lapornetral invite --role official --region solo",
    "DIGEST_AT": "a time of the day as 07:00",
    "TIMESTAMP_URL": "the address of a time-stamping authority, https://...; leave it empty for none",
    "LINK_WATCH": "on or off",
    "DOSSIER": "on or off",
    "SMTP_URL": "smtps://user:password@host:465, or smtp://user:password@host:587; in user and password write @ : / %"
    " as %40 %3A %2F %25",
    "SMTP_CA": "the file (PEM) with the certificate of a mail server of your own; leave it empty for the usual ones",
    "TELEGRAM_API_URL": "https://api.telegram.org, or the https:// or http:// address of a Bot API server of your own",
    "WHATSAPP_API_URL": "https://graph.facebook.com/v23.0",
    "PUBLIC_URL": "the address under which we are reached, with https://, e.g. https://lapor.example.id",
    "MAIL_FROM": "an address, e.g. lapor@example.go.id",
    "WHATSAPP_PHONE_NUMBER_ID": "digits alone, as Meta shows them",
    "WHATSAPP_BUSINESS_ACCOUNT_ID": "digits alone, as Meta shows them",
    "DATABASE_URL": "sqlite+aiosqlite:///data/lapornetral.db or postgresql+asyncpg://user:password@host/lapornetral",
    "EVIDENCE_URL": "a folder, file:data/evidence, or an object store, e.g. s3://bucket/prefix, gs://... or az://...",
    "BAWASLU_EMAIL": "an address, e.g. bawaslu@example.go.id; with several regions solo:...,sleman:...",
    "LISTEN": "an address and a port, e.g. 127.0.0.1:8080; port 0 takes a free one",
}


_TOGETHER: Final = {"BAWASLU_EMAIL": "BAWASLU_EMAIL", "WHATSAPP": "WHATSAPP_TOKEN", "TIMESTAMP": "TIMESTAMP_CA"}
_SECRET: Final = re.compile(r"(\d+:)?[\w-]{30,}=*")
"""What may be a token or a key that was written to another name."""
_PLAIN: Final = {
    "missing": "is missing",
    "string_pattern_mismatch": "is not written as it should be",
    "bool_parsing": "neither yes nor no",
}
"""Faults whose own words are those of a library."""


def misspelt(given: Mapping[str, str | None], ours: Collection[str]) -> dict[str, str]:
    """Names that nobody reads, each with the one of ours that it looks like and that is not given itself."""
    names = {name.upper(): value for name, value in given.items()}
    looks = {name: difflib.get_close_matches(name, ours, 1, ALIKE) for name in names if name not in ours}
    return {name: like for name, found in looks.items() for like in found if not names.get(like)}


def broken(text: str) -> list[str]:
    """A sentence for each place in a .env file that is no setting. A quotation mark that is opened and not closed
    reaches to the next one, and all settings in between are left out with it.
    """
    places = [_lines(one.original) for one in parse_stream(io.StringIO(text)) if one.error]
    return [
        f"{where} in .env cannot be read, and nothing in there counts; a setting is NAME=value, and a value that begins"
        " with a quotation mark ends with the same."
        for where in places
    ]


def twice(text: str, ours: Collection[str]) -> list[str]:
    """A sentence for each name of ours that is given again: a new key in a line of its own seals nothing, or keeps the
    old one from opening.
    """
    before, again = set[str](), dict[str, None]()  # in the order of the file
    for one in parse_stream(io.StringIO(text)):
        name = (one.key or "").upper()
        if name in before:
            again[name] = None
        if name in ours and one.value:
            before.add(name)
    return [f"{name} stands twice or more in .env; only the last one counts. Make one line of them." for name in again]


def _lines(original: Original) -> str:
    """The numbers of the lines, without empty ones before and behind."""
    whole = original.string
    first = original.line + whole[: len(whole) - len(whole.lstrip())].count("\n")
    last = first + whole.strip().count("\n")
    return f"line {first}" if last == first else f"what stands from line {first} to {last}"


def _whole(message: str) -> str:
    """The variable to look at first when several do not fit together."""
    return next((first for sign, first in _TOGETHER.items() if sign in message), "TELEGRAM_MODE")


def told(entry: Any) -> str:
    """A fault of pydantic's as a sentence for whoever sets it, with what to write instead."""
    name = str(entry["loc"][0]).upper() if entry["loc"] else _whole(str(entry["msg"]))
    what = _PLAIN.get(entry["type"]) or _SECRET.sub("...", str(entry["msg"]).removeprefix("Value error, "))
    advice = _ADVICE.get(name)
    return f"{name}: {what}" + (f"\n    {advice}" if advice else "")
