"""What a public page says of a post (pure): there, gone, behind a login, or nothing that can be relied on.

That a post is gone is material, so it is said only where the page says so for sure: 404 or 410, or a sign of the table.
A captcha, a fault of the server, a page whose signs have changed: all of them are "not known". The networks' pages look
alike whether the post is there or not, so there a sign is needed for either; it may lie in what their scripts read.
TikTok's own "item does not exist" (10204) is none: it also comes where only this country or address is refused.
"""

import html
import re
from typing import Final
from urllib.parse import urlsplit

from handlers.link_news import GONE, LOGIN, THERE, UNKNOWN, Look
from storage.record import record

LONGEST_TITLE: Final = 200  # signs


@record
class Page:
    """What was answered. `text`: the beginning of an HTML page; "" for what is none, whose type is in `mime`."""

    url: str  # where the last redirect led
    status: int
    mime: str = ""
    text: str = ""


@record
class Signs:
    """What the pages of one network show, as patterns: of a post that is there, that is gone, of a login."""

    there: str
    login: str = ""
    gone: str = ""


_OG: Final = r"<meta\b[^<>]{0,200}\bog:title\b"
_PLAYABLE: Final = r"\"playabilityStatus\"\s{{0,9}}:\s{{0,9}}\{{\s{{0,9}}\"status\"\s{{0,9}}:\s{{0,9}}\"{}\""
SIGNS: Final = {
    "instagram": Signs(_OG, login=r"<title>\s{0,99}Login\b"),
    "threads": Signs(_OG, login=r"<title>\s{0,99}Threads\s{0,9}(?:•|&bull;)\s{0,9}Log in"),
    "facebook": Signs(  # what is not for everybody and what is gone look the same there
        _OG,
        login=r"You must log in to continue|Anda harus login untuk melanjutkan|<form\b[^<>]{0,200}\bid=\"login_form\""
        r"|content isn(?:'|’|&#0?39;)t available|Konten Ini Tidak Tersedia",
    ),
    "x": Signs(_OG),
    "linkedin": Signs(_OG),
    "tiktok": Signs(r"\"itemStruct\"\s{0,9}:\s{0,9}\{"),
    "youtube": Signs(_PLAYABLE.format("OK"), _PLAYABLE.format("LOGIN_REQUIRED"), _PLAYABLE.format("ERROR")),
}
"""By the key of a `handlers.platforms.Platform`; other sites have no signs of their own."""
_LOGIN_PATHS: Final = re.compile(
    r"/(?:accounts/login|login|log-?in|sign-?in|signin|masuk|checkpoint|authwall|uas/login|servicelogin|flow/login)"
    r"(?:[/.?]|$)",
    re.I,
)
_NOT_FOUND: Final = re.compile(
    r"\b(?:404|410)\b|not found|tidak ditemukan|tidak tersedia|no longer available|sudah dihapus", re.I
)
_HELD_UP: Final = re.compile(r"captcha|just a moment|attention required|access denied|are you a (?:human|robot)", re.I)
_TITLE: Final = re.compile(r"<title\b[^<>]{0,200}>([^<]{1,1000})", re.I)
_META: Final = re.compile(r"<meta\b([^<>]{1,2000})>", re.I)
_NAMED: Final = re.compile(r"\b(?:property|name)\s*=\s*[\"']?og:title\b", re.I)
_CONTENT: Final = re.compile(r"\bcontent\s*=\s*(?:\"([^\"]{0,1000})\"|'([^']{0,1000})')", re.I)
_FEW: Final = 200  # <meta> are looked at
_SHOWN_AS_IT_IS: Final = ("image/", "video/", "application/pdf")


def read(platform: str, asked: str, page: Page) -> Look:
    """What this page says of the post at the address `asked`. `platform`: the key of its network, or ""."""
    outcome = _outcome(SIGNS.get(platform), asked, page)
    return Look(outcome, page.status, title_of(page.text) if outcome == THERE else "")


def _outcome(signs: Signs | None, asked: str, page: Page) -> str:
    if page.status in (404, 410):
        return GONE
    if page.status == 401 or (page.status < 400 and _LOGIN_PATHS.match(urlsplit(page.url).path)):
        return LOGIN
    if page.status != 200 or not page.text:
        return THERE if page.status == 200 and page.mime.startswith(_SHOWN_AS_IT_IS) else UNKNOWN
    return _of_site(asked, page) if signs is None else _of_network(signs, page.text)


def _of_network(signs: Signs, text: str) -> str:
    for outcome, sign in ((GONE, signs.gone), (LOGIN, signs.login), (THERE, signs.there)):
        if sign and re.search(sign, text, re.I):
            return outcome
    return UNKNOWN


def _of_site(asked: str, page: Page) -> str:
    title = title_of(page.text)
    doubtful = _is_front(page.url, asked) or _NOT_FOUND.search(title) or _HELD_UP.search(title)
    return UNKNOWN if doubtful else THERE


def _is_front(url: str, asked: str) -> bool:
    """Whether a page within a site was asked for, and its front page came: what many do with what is gone."""
    return urlsplit(url).path in ("", "/") and urlsplit(asked).path not in ("", "/")


def title_of(text: str) -> str:
    """The page's own title: og:title, else <title>, in one line of at most LONGEST_TITLE signs."""
    metas = (found[1] for _, found in zip(range(_FEW), _META.finditer(text), strict=False))
    named = next((content for meta in metas if _NAMED.search(meta) and (content := _CONTENT.search(meta))), None)
    found = named or _TITLE.search(text)
    words = next(filter(None, found.groups()), "") if found else ""
    return " ".join(html.unescape(words).split())[:LONGEST_TITLE]
