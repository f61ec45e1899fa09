"""What the page asks for, read with distrust: every field is checked, every fault is named in plain words."""

from __future__ import annotations

from typing import Any

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from bot.sandbox.nouns import Upload
from bot.sandbox.page_guard import Refused

MOST_JSON = 256 * 1024
MOST_FILES = 50
MOST_FILE_BYTES = 32 * 1024 * 1024
"""A little over the 20 MB a bot may download, so that the refusal of the bot can be seen."""
MOST_UPLOAD = 128 * 1024 * 1024
MOST_TEXT, MOST_CAPTION = 4096, 1024
"""UTF-16 units (Bot API: sendMessage, sendPhoto)."""
MOST_SAID = 3 * MOST_TEXT
"""UTF-16 units a person may send at once; the apps cut it into several messages."""


class Asked:
    """The fields of one request. The readers raise Refused when a field is missing or of the wrong shape."""

    def __init__(self, fields: dict[str, Any]) -> None:
        self._fields = fields

    def whole(self, name: str) -> int:
        """A whole number, as JSON number or as digits."""
        given = self._fields.get(name)
        if isinstance(given, str) and given.removeprefix("-").isascii() and given.removeprefix("-").isdigit():
            given = int(given[:20])
        if not isinstance(given, int) or isinstance(given, bool):
            raise Refused(f"Isian '{name}' harus berupa angka.")
        return given

    def has(self, name: str) -> bool:
        """Whether the field was given at all."""
        return name in self._fields

    def maybe_whole(self, name: str) -> int | None:
        """As `whole`, or None when it is not given."""
        return None if self._fields.get(name) is None else self.whole(name)

    def words(self, name: str, most: int, *, least: int = 1) -> str:
        """A text of `least` to `most` UTF-16 units, the space around it taken off."""
        given = self._fields.get(name, "")
        if not isinstance(given, str):
            raise Refused(f"Isian '{name}' harus berupa teks.")
        given = given.strip()
        if len(given) < least:
            raise Refused(f"Isian '{name}' masih kosong.")
        if _units(given) > most:
            raise Refused(f"Teks terlalu panjang: {_units(given)} dari paling banyak {most} karakter.", 413)
        return given

    def flag(self, name: str) -> bool:
        """True or false."""
        given = self._fields.get(name)
        if not isinstance(given, bool):
            raise Refused(f"Isian '{name}' harus berupa ya atau tidak.")
        return given

    def one_of(self, name: str, allowed: tuple[str, ...]) -> str:
        """One of the words allowed."""
        given = self._fields.get(name)
        if given not in allowed:
            raise Refused(f"Isian '{name}' harus salah satu dari: {', '.join(allowed)}.")
        return str(given)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


async def read_json(request: Request) -> Asked:
    """The JSON object of a request; only application/json, which no foreign page can send without being asked."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise Refused("Permintaan harus berupa JSON.", 415)
    _check_length(request, MOST_JSON)
    try:
        fields = await request.json()
    except (ValueError, RecursionError):
        raise Refused("Permintaan bukan JSON yang utuh.") from None
    if not isinstance(fields, dict):
        raise Refused("Permintaan harus berupa objek JSON.")
    return Asked(fields)


async def read_files(request: Request) -> tuple[Asked, list[Upload]]:
    """The fields and the files ("file", repeated) of a multipart request."""
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise Refused("File harus dikirim sebagai formulir multipart.", 415)
    _check_length(request, MOST_UPLOAD)
    try:
        async with request.form(max_files=MOST_FILES, max_fields=20, max_part_size=MOST_JSON) as form:
            uploads = [await _upload(item) for item in form.getlist("file") if isinstance(item, UploadFile)]
            fields = {key: value for key, value in form.items() if isinstance(value, str)}
    except HTTPException:  # this is how the form reader complains
        raise Refused(f"Formulir tidak utuh, atau lebih dari {MOST_FILES} file sekali kirim.") from None
    if not uploads:
        raise Refused("Belum ada file yang dipilih.")
    return Asked(fields), uploads


async def _upload(item: UploadFile) -> Upload:
    if item.size is None or item.size > MOST_FILE_BYTES:
        raise Refused(f"File '{item.filename}' lebih besar dari {MOST_FILE_BYTES // 1024**2} MB.", 413)
    name = (item.filename or "file").replace("\\", "/").rpartition("/")[2][-120:] or "file"
    mime = (item.content_type or "").partition(";")[0].strip().lower()
    return Upload(await item.read(), name, mime or "application/octet-stream")


def _check_length(request: Request, most: int) -> None:
    given = request.headers.get("content-length", "")
    if not given.isascii() or not given.isdigit():
        raise Refused("Ukuran permintaan tidak disebutkan.", 411)
    if int(given) > most:
        raise Refused(f"Kiriman terlalu besar: paling banyak {most // 1024**2 or 1} MB sekali kirim.", 413)
