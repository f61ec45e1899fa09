"""The files of the sandbox, by file_id. The same bytes under the same name are kept once.

Photos are not recompressed: what goes in comes out, under two sizes (a preview and the full one), both with the same
bytes. Real Telegram shrinks a photo to at most 2,560 pixels and drops its metadata.
"""

from __future__ import annotations

import base64
import hashlib
import warnings
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

from bot.sandbox.nouns import StoredFile, Upload

PREFIXES = {"photo": "AgACAg", "document": "BQACAg", "video": "BAACAg", "voice": "AwACAg", "sticker": "CAACAg"}
STILL = (180, 320)
"""Pixels of the picture of a film. Bot API, thumbnails: 320 at most."""
PREVIEW_SIDE = 320
"""Longer side of the small size of a photo, in pixels."""


def picture_size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels by the header alone; (0, 0) for what is no picture, or one of absurd size."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            with Image.open(BytesIO(data)) as opened:
                return opened.size
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            return 0, 0


def identity(kind: str, data: bytes, name: str = "") -> tuple[str, str]:
    """(file_id, file_unique_id): both made of the content, the first of its name as well."""
    content = hashlib.sha256(data).digest()
    unique = base64.urlsafe_b64encode(content[:11] + kind.encode()[:1]).decode()
    named = hashlib.sha256(content + name.encode("utf-8", "surrogatepass")).digest()
    return PREFIXES.get(kind, "BQACAg") + base64.urlsafe_b64encode(named + content[:7]).decode().rstrip("="), unique


class Shelf:
    """file_id -> StoredFile, and file_path -> StoredFile for those that getFile was asked for."""

    def __init__(self, keep: int | None = None) -> None:
        self.keep = keep
        """How many files to keep at most (the oldest go first); None keeps all."""
        self.files: dict[str, StoredFile] = {}
        self.paths: dict[str, StoredFile] = {}
        self.away = False
        """Whether no file can be had just now, though they are there."""
        self._count = 0

    def __len__(self) -> int:
        return len(self.files)

    def get(self, file_id: str) -> StoredFile | None:
        """The file with this id."""
        return self.files.get(file_id)

    def store(self, upload: Upload, kind: str, duration: int = 0) -> StoredFile:
        """Keep an upload as a photo, a document or another kind; handing in the same again gives the same file."""
        name = "" if kind in ("photo", "voice") else upload.name
        file_id, unique = identity(kind, upload.data, name)
        known = self.files.get(file_id)
        if known is not None:
            return known
        size = picture_size(upload.data) if kind == "photo" else (0, 0)
        mime = "image/jpeg" if kind == "photo" else upload.mime
        stored = StoredFile(file_id, unique, upload.data, name, mime, *size, kind=kind, duration=duration)
        if kind == "photo":
            stored.width, stored.height = (size[0] or 1280, size[1] or 960)
            stored.preview = self._put(preview_of(stored))
        elif mime.startswith("video/"):
            stored.preview = self._put(still_of(stored))
        return self._put(stored)

    def _put(self, file: StoredFile) -> StoredFile:
        self.files[file.id] = file
        while self.keep is not None and len(self.files) > self.keep:
            gone = self.files.pop(next(iter(self.files)))
            self.paths.pop(gone.path, None)
        return file

    def path(self, file: StoredFile) -> str:
        """The path under which the file can be downloaded from now on; it tells nothing of the file's own name."""
        if not file.path:
            self._count += 1
            ending = file.name.rpartition(".")[2].lower() if "." in file.name else ""
            ending = "jpg" if file.kind == "photo" else ending if ending.isascii() and ending.isalnum() else ""
            file.path = f"{file.kind}s/file_{self._count}" + (f".{ending[:8]}" if ending else "")
        self.paths[file.path] = file
        return file.path


def still_of(film: StoredFile) -> StoredFile:
    """The picture that Telegram shows of a film; a real one would be its first frame."""
    width, height = STILL
    still = StoredFile(film.id + "t", film.unique[:-1] + "t", _still(), "", "image/jpeg", width, height)
    still.kind = "photo"
    return still


@cache
def _still() -> bytes:
    width, height = STILL
    picture = Image.new("RGB", STILL, "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, width, height // 12), fill="#17616e")
    draw.rectangle((0, height // 5, width, height * 3 // 5), fill="#d9a441")
    for top in range(height * 2 // 3, height - 20, 18):
        draw.rectangle((14, top, width - 14 - top % 60, top + 8), fill="#5b6b73")
    made = BytesIO()
    picture.save(made, "JPEG", quality=80)
    return made.getvalue()


def preview_of(photo: StoredFile) -> StoredFile:
    """The small size of a photo: own id, own dimensions, the same bytes."""
    scale = min(1.0, PREVIEW_SIDE / max(photo.width, photo.height))
    width, height = max(1, round(photo.width * scale)), max(1, round(photo.height * scale))
    small = StoredFile(photo.id + "s", photo.unique[:-1] + "s", photo.data, "", photo.mime, width, height)
    small.kind = "photo"
    return small
