"""The browser's part of the page: the files of `static/`, read once and served from memory.

Only what was there at the start is ever served, so no path can lead elsewhere. The types are ours, because those of
the system differ (a registry that calls modules "text/plain" would keep the page from starting). A browser asks each
time whether a file changed ("no-cache", set by the guard) and mostly hears 304.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from bot.sandbox.page_joined import joined

FOLDER = Path(__file__).with_name("static")
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True)
class StaticFile:
    """One file: its bytes, its Content-Type, and the tag by which a browser knows it again."""

    data: bytes
    mime: str
    tag: str

    def answer(self, request: Request) -> Response:
        """The file, or 304 when the browser has it."""
        headers = {"ETag": self.tag}
        if request.headers.get("if-none-match") == self.tag:
            return Response(status_code=304, headers=headers)
        return Response(self.data, headers=headers | {"Content-Type": self.mime})


def read_static(folder: Path = FOLDER) -> dict[str, StaticFile]:
    """File name -> file, of all types the page uses; index.html asks for the joined ones."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir()) if path.suffix in TYPES}
    return {name: _file(name, text) for name, text in {**texts, **joined(texts)}.items()}


def _file(name: str, text: str) -> StaticFile:
    data = text.encode()
    return StaticFile(data, TYPES[Path(name).suffix], f'"{hashlib.sha256(data).hexdigest()[:24]}"')
