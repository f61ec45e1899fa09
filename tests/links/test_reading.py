"""What pages mean, as a table; that something is gone is said only where the page says so for sure."""

import time

import pytest

from bot.links.reading import LONGEST_TITLE, Page, read, title_of
from handlers.link_news import GONE, LOGIN, THERE, UNKNOWN

OG = '<meta property="og:title" content="Contoh di Instagram: &quot;Ayo&quot;">'
SITE = "https://berita.example/2026/contoh"


def html(text: str, status: int = 200, url: str = SITE) -> Page:
    """A page of HTML."""
    return Page(url, status, "text/html", text)


def playable(status: str) -> str:
    """What stands within the script of a page with a video."""
    return (
        f'<script>var ytInitialPlayerResponse = {{"playabilityStatus":{{"status":"{status}","reason":"x"}}}}</script>'
    )


REFUSED = (0, 204, 206, 301, 302, 400, 403, 405, 408, 418, 429, 451, 500, 502, 503, 504, 520, 999)
ALL = ("instagram", "facebook", "x", "threads", "tiktok", "youtube", "linkedin")
TABLE = [
    # any site
    ("", html("<title>Berita</title>"), THERE),
    ("", html(""), UNKNOWN),
    ("", html("<title>Berita</title>", 404), GONE),
    ("", Page(SITE, 410), GONE),
    ("", Page(SITE, 404, "application/json"), GONE),
    *(("", html("<title>x</title>", status), UNKNOWN) for status in REFUSED),
    ("", html("<title>x</title>", 401), LOGIN),
    ("", html("<title>Masuk</title>", url="https://berita.example/login?next=/2026"), LOGIN),
    ("", html("<title>Akun</title>", url="https://berita.example/masuk"), LOGIN),
    ("", html("<title>Berita</title>", url="https://berita.example/login-baru-kota"), THERE),
    ("", html("<title>Beranda</title>", url="https://berita.example/"), UNKNOWN),
    ("", html("<title>Halaman tidak ditemukan</title>"), UNKNOWN),
    ("", html("<title>404 Not Found</title>"), UNKNOWN),
    ("", html("<title>Just a moment...</title>"), UNKNOWN),
    ("", html("<title>Captcha</title>"), UNKNOWN),
    ("", Page(SITE, 200, "image/jpeg"), THERE),
    ("", Page(SITE, 200, "application/pdf"), THERE),
    ("", Page(SITE, 200, "application/json"), UNKNOWN),
    ("", Page(SITE, 200, "application/octet-stream"), UNKNOWN),
    # the networks: the same shell for everybody tells nothing
    *((network, html("<title>Instagram</title><div id=app>"), UNKNOWN) for network in ALL),
    *((network, html("<title>TikTok - Make Your Day</title>"), UNKNOWN) for network in ALL),
    *((network, html(OG), THERE) for network in ("instagram", "facebook", "x", "threads", "linkedin")),
    *((network, html("", 404), GONE) for network in ALL),
    *((network, html(OG, 429), UNKNOWN) for network in ALL),
    ("instagram", html(OG, url="https://www.instagram.com/accounts/login/?next=%2Fp%2FAbC%2F"), LOGIN),
    ("instagram", html("<title>\n  Login • Instagram\n</title>"), LOGIN),
    ("threads", html("<title>Threads &bull; Log in</title>" + OG), LOGIN),
    ("facebook", html("<title>Facebook</title><div>You must log in to continue.</div>" + OG), LOGIN),
    ("facebook", html("<title>Facebook</title>This content isn't available right now"), LOGIN),
    ("facebook", html("<span>Konten Ini Tidak Tersedia Saat Ini</span>"), LOGIN),
    ("facebook", html("", url="https://www.facebook.com/login/?next=x"), LOGIN),
    ("facebook", html("", url="https://www.facebook.com/checkpoint/1"), LOGIN),
    ("linkedin", html("", url="https://www.linkedin.com/authwall?trk=x"), LOGIN),
    ("youtube", html(playable("OK")), THERE),
    ("youtube", html(playable("ERROR")), GONE),
    ("youtube", html(playable("LOGIN_REQUIRED")), LOGIN),
    ("youtube", html(playable("UNPLAYABLE")), UNKNOWN),
    ("youtube", html("<title>Before you continue</title>", url="https://consent.youtube.com/m?continue=x"), UNKNOWN),
    ("tiktok", html('<script>{"itemInfo":{"itemStruct":{"id":"1"}}}</script>'), THERE),
    ("tiktok", html('<script>{"statusCode":10204,"statusMsg":"item doesn\'t exist"}</script>'), UNKNOWN),
    ("tiktok", html("", url="https://www.tiktok.com/login?redirect_url=x"), LOGIN),
]  # fmt: skip


def test_what_pages_mean() -> None:
    wrong = [
        (network, page, told, meant)
        for network, page, meant in TABLE
        if (told := read(network, SITE, page).outcome) != meant
    ]
    assert wrong == []


def test_a_look_keeps_the_status_and_the_title_of_what_is_there() -> None:
    seen = read("instagram", SITE, html(OG))
    assert (seen.status, seen.title) == (200, 'Contoh di Instagram: "Ayo"')
    assert read("", SITE, html("<title>x</title>", 404)).title == ""


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("<title>a</title>" + OG, 'Contoh di Instagram: "Ayo"'),
        ("<TITLE lang=id>\n Dua   baris\t&amp; tiga </TITLE>", "Dua baris & tiga"),
        ("<meta content='Terbalik' name='og:title'/>", "Terbalik"),
        ('<meta property="og:titles" content="x"><title>b</title>', "b"),
        ("<title></title>", ""),
        ("<meta property=og:title><title>c</title>", "c"),
        ("<title>" + "p" * 900 + "</title>", "p" * LONGEST_TITLE),
        ("<title>&lt;b&gt;tebal&lt;/b&gt;</title>", "<b>tebal</b>"),
        ("", ""),
    ],
)
def test_titles(text: str, title: str) -> None:
    assert title_of(text) == title


@pytest.mark.parametrize(
    "piece",
    ["<title", "<title>", "<meta ", "<meta property=og:title ", '<meta content="', "<form ", "<", "\n", '"status":'],
)
def test_no_page_takes_long_to_read(piece: str) -> None:
    """Half a megabyte of one beginning after the other."""
    text = (piece * 512_000)[:512_000]
    began = time.process_time()
    for network in ("", "facebook", "instagram", "youtube"):
        read(network, SITE, html(text))
    assert time.process_time() - began < 1.0
