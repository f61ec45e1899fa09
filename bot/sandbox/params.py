"""The parameters of a call, however they came: query, urlencoded form, JSON or multipart (Bot API: Making requests).

Values stay as they came: text in forms, anything in JSON. Who needs a number, a flag or an object asks for it here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, unquote, unquote_plus

from bot.sandbox.nouns import Upload
from bot.sandbox.refusals import bad_request

NOT_UTF8 = "strings must be encoded in UTF-8"
DISPOSITION = re.compile(rb'(?i)content-disposition:[^\r\n]*?;\s*name="?([^";\r\n]*)"?')
FILENAME = re.compile(rb'(?i)content-disposition:[^\r\n]*?;\s*filename="((?:\\"|[^"\r\n])*)"')
FILENAME_STAR = re.compile(rb"(?i)content-disposition:[^\r\n]*?;\s*filename\*=utf-8''([^;\r\n]*)")
PART_TYPE = re.compile(rb"(?i)(?:^|\r\n)content-type:\s*([^;\r\n]+)")
BOUNDARY = re.compile(r'boundary="?([^";,]+)"?', re.IGNORECASE)
TRUE = ("true", "yes", "1")


class Params:
    """`values` by name, and the uploaded `files` by the name of their field."""

    __slots__ = ("files", "values")

    def __init__(self, values: dict[str, Any], files: dict[str, Upload] | None = None) -> None:
        self.values = values
        self.files: dict[str, Upload] = {} if files is None else files

    def text(self, name: str) -> str:
        """As text; empty when missing."""
        value = self.values.get(name)
        if isinstance(value, str):
            return value
        return "" if value is None else json.dumps(value)

    def integer(self, name: str, default: int = 0) -> int:
        """As a whole number; the default when missing or no number, as Telegram does."""
        value = self.values.get(name)
        if isinstance(value, int):
            return int(value)
        try:
            return int(value) if value else default
        except (TypeError, ValueError):
            return default

    def flag(self, name: str) -> bool:
        """As yes or no."""
        value = self.values.get(name)
        return value if isinstance(value, bool) else str(value).strip().lower() in TRUE

    def parsed(self, name: str, complaint: str) -> Any:
        """A value that is JSON inside of a form; None when missing. Refusal with `complaint` when it is no JSON."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(complaint) from None


def read(query: bytes, content_type: str, body: bytes) -> Params:
    """Parameters of a request. Refusal when the body is not what its type says."""
    values: dict[str, Any] = dict(parse_qsl(query.decode("latin-1"), keep_blank_values=True)) if query else {}
    files: dict[str, Upload] | None = None
    try:
        if not body:
            pass
        elif content_type.startswith("application/json"):
            values |= _object(body)
        elif content_type.startswith("multipart/form-data"):
            fields, files = multipart(content_type, body)
            values |= fields
        else:
            values |= _form(body.decode("ascii"))
    except UnicodeDecodeError:
        raise bad_request(NOT_UTF8) from None
    return Params(values, files)


def _form(body: str) -> dict[str, str]:
    pairs = (pair.partition("=") for pair in body.split("&") if pair)
    return {_plain(name): _plain(value) for name, _, value in pairs}


@lru_cache(maxsize=2048)
def _plain(quoted: str) -> str:
    """Undo the quoting of a form; the same keyboards and questions come again and again."""
    return unquote_plus(quoted, errors="strict")


def _object(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except UnicodeDecodeError:
        raise
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(found, dict):
        raise bad_request("object expected as request parameters")
    return found


def multipart(content_type: str, body: bytes) -> tuple[dict[str, str], dict[str, Upload]]:
    """Fields and files of a multipart/form-data body (RFC 7578)."""
    boundary = BOUNDARY.search(content_type)
    if boundary is None:
        raise bad_request("boundary of multipart/form-data is missing")
    fields, files = {}, {}
    for head, content in _parts(body, b"--" + boundary.group(1).strip().encode("latin-1")):
        named = DISPOSITION.search(head)
        if named is None:
            continue
        name = unquote(named.group(1).decode())
        filename = file_name(head)
        if filename is None:
            fields[name] = content.decode()
        else:
            kind = PART_TYPE.search(head)
            mime = kind.group(1).decode("latin-1").strip() if kind else "application/octet-stream"
            files[name] = Upload(content, filename, mime)
    return fields, files


def _parts(body: bytes, delimiter: bytes) -> Iterator[tuple[bytes, bytes]]:
    for part in re.split(rb"\r\n" + re.escape(delimiter) + rb"[ \t]*(?=\r\n|--)", b"\r\n" + body)[1:]:
        if part.startswith(b"--"):
            return
        head, gap, content = part.partition(b"\r\n\r\n")
        if gap:
            yield head, content


def file_name(head: bytes) -> str | None:
    """The file name a part gives, without folders; None where the part is a plain field.

    Of percent signs only %22 is undone, as browsers write it: a client that quotes more has its quotes in the name.
    """
    extended, plain = FILENAME_STAR.search(head), FILENAME.search(head)
    if extended is None and plain is None:
        return None
    found = unquote(extended.group(1).decode("latin-1")) if extended else plain.group(1).decode() if plain else ""
    return re.sub(r".*[/\\]", "", found.replace('\\"', '"').replace("%22", '"')) or "file"
