"""Keeps other web sites away from the sandbox page, and says no in plain words.

Theory: the page has no login, it runs on somebody's own computer and anyone who can talk to it can act in it. So it
only speaks to itself: the Host must be this computer's loopback name (a foreign name that resolves here is refused),
and requests a browser sends for another site (Sec-Fetch-Site, Origin) are refused. Programs that send neither header,
such as tests, are welcome. Every answer carries a Content-Security-Policy that allows our own files only.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
FILE_POLICY = "default-src 'none'; img-src 'self'; sandbox; frame-ancestors 'none'"

_HEADERS = {
    "Content-Security-Policy": PAGE_POLICY,
    "Cache-Control": "no-cache",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

_PLAIN = {404: "Tidak ada apa-apa di alamat ini.", 405: "Cara meminta ini tidak dikenal."}
"""Words for what the routing itself refuses, by HTTP status."""


class Refused(Exception):  # noqa: N818 - reads as a sentence where it is raised
    """The request cannot be done; `words` (Indonesian) are shown to the person, `status` is the HTTP code."""

    def __init__(self, words: str, status: int = 400) -> None:
        super().__init__(words)
        self.words = words
        self.status = status


def refusal(method: str, path: str, headers: Mapping[str, str]) -> str | None:
    """Why this request must not be served, or None. Header names are lower case."""
    host = headers.get("host", "")
    if _name_of(host) not in LOOPBACK:
        return "Halaman ini hanya dapat dibuka dari komputer ini sendiri (127.0.0.1)."
    site = headers.get("sec-fetch-site", "none")
    opens_page = method in ("GET", "HEAD") and path == "/"
    if site not in ("same-origin", "none") and not opens_page:
        return "Permintaan dari situs lain ditolak."
    origin = headers.get("origin")
    if origin is not None and origin != f"http://{host}":
        return "Permintaan dari situs lain ditolak."
    return None


def _name_of(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:  # such as "[::1"
        return ""


class Guard:
    """Middleware around every route of the page: refuses strangers, adds the headers of `_HEADERS`."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        words = refusal(scope["method"], scope["path"], Headers(scope=scope))
        if words is not None:
            await JSONResponse({"error": words}, 403)(scope, receive, send_with_headers)
            return
        try:
            await self.app(scope, receive, send_with_headers)
        except Refused as refused:
            await JSONResponse({"error": refused.words}, refused.status)(scope, receive, send_with_headers)
        except HTTPException as failed:
            words = _PLAIN.get(failed.status_code, "Permintaan tidak dapat dibaca.")
            await JSONResponse({"error": words}, failed.status_code)(scope, receive, send_with_headers)
