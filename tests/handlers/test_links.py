"""What an address says: network, account, one spelling for all; and what only pretends to be a network's."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handlers.card import Case, card_message
from handlers.escalation import handover_message
from handlers.links import LONGEST, Link, beside, recognise, shown, to_ask
from handlers.platforms import NUMBER, PLATFORMS
from handlers.report import REPORT, summary
from storage.models import Report
from tests.handlers.addresses import CASES, CODE, TT
from tests.handlers.tongue import WORDS


@pytest.mark.parametrize(("url", "platform", "account", "canonical"), CASES)
def test_an_address_says_where_it_leads(url: str, platform: str, account: str, canonical: str) -> None:
    found = recognise(url)
    assert (found.platform, found.account, found.canonical, found.disguise) == (platform, account, canonical, "")


def test_the_table_is_long_and_leaves_no_network_out() -> None:
    assert len({url for url, *_ in CASES}) == len(CASES) >= 120
    assert {platform.key for platform in PLATFORMS} <= {platform for _, platform, *_ in CASES}


@pytest.mark.parametrize("canonical", sorted({canonical for _, _, _, canonical in CASES}))
def test_a_canonical_address_is_its_own(canonical: str) -> None:
    assert recognise(canonical).canonical == canonical


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://instagram.com@evil.example/p/abc", "evil.example"),
        ("https://instagram.com:p@evil.example/", "evil.example"),
        ("https://www.instagram.com%2Fp@evil.example/", "evil.example"),
        ("https://evil.example\\@instagram.com/p/abc", "evil.example"),
        ("https:\\\\evil.example\\@instagram.com/p/abc", "evil.example"),
        ("https:/\\instagram.com@evil.example", "evil.example"),
        ("https://instagram.com.evil.example/p/abc", "instagram.com.evil.example"),
        ("https://instagram.com-masuk.example/p/abc", "instagram.com-masuk.example"),
        ("https://my-facebook.example/contoh", "my-facebook.example"),
        ("https://fb.com.evil.example/contoh", "fb.com.evil.example"),
        ("https://іnstagram.com/contoh", "xn--nstagram-shh.com"),
        ("https://xn--nstagram-shh.com/contoh", "xn--nstagram-shh.com"),
        ("https://fаcebook.com/contoh", "xn--fcebook-2fg.com"),
        ("https://tik\u202etok.com@evil.example/", "evil.example"),
        ("https://instagram.com:8443/contoh", "instagram.com:8443"),
        ("https://evil.example:8080/", "evil.example:8080"),
        ("https://www.google.com/url?q=https://instagram.com@evil.example/", "evil.example"),
    ],
)
def test_what_pretends_to_be_a_network_is_shown_for_what_it_is(url: str, host: str) -> None:
    found = recognise(url)
    assert (found.platform, found.account, found.disguise) == ("", "", host)
    assert WORDS.plain(beside(url)[0]) == f"↳ ⚠️ Situs yang sebenarnya dituju: {host}"


@pytest.mark.parametrize(
    "url",
    [
        "", " ", "contoh", "@contoh", "https://", "https:///", "http://[::1]/p", "http://[instagram.com", "//",
        "javascript://instagram.com/%0aalert(1)", "data:text/html,instagram.com", "ftp://instagram.com/contoh",
        "https://insta gram.com/contoh", "https://instagram.com:99999/", "https://instagram.com:x/", "https://%00/",
        "https://instagram.com%2F@", "https://.instagram.com/", "https://instagram..com/", "https://-/",
        "mailto:a@b.id", "https://instagram.com／p",
        "https://" + "a" * 64 + ".com", "https://instagram.com/" + "a" * LONGEST, "\0", "☃",
        "https://instagram.com/?" + "&".join(f"a{number}=1" for number in range(100)),
    ],
)  # fmt: skip
def test_what_no_browser_opens_says_nothing(url: str) -> None:
    assert recognise(url) == Link()
    assert beside(url) == ()


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://instagram.com/Contoh?igsh=x", "↳ Instagram, akun @contoh"),
        (f"https://www.instagram.com/p/{CODE}/", "↳ Instagram; nama akunnya tidak tampak pada tautan ini"),
        ("https://facebook.com/groups/pendukung", "↳ Facebook, grup pendukung"),
        ("https://www.linkedin.com/company/dinas-contoh", "↳ LinkedIn, halaman dinas-contoh"),
        ("https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv", "↳ WhatsApp, undangan grup"),
        ("https://t.me/+AbCdEfGhIjKl1234", "↳ Telegram, undangan grup"),
        ("https://t.me/c/1234567890/55", "↳ Telegram, grup tertutup"),
        ("https://whatsapp.com/channel/0029VaAbCdEfGhIjKlMn12", "↳ WhatsApp, saluran"),
        ("https://wa.me/6281234567890", "↳ WhatsApp, nomor •••••••••••90"),
        ("https://t.me/+6281234567890", "↳ Telegram, nomor •••••••••••90"),
    ],
)
def test_network_and_account_are_said_in_words(url: str, words: str) -> None:
    assert [WORDS.plain(part) for part in beside(url)] == [words]


@pytest.mark.parametrize("link", ["https://wa.me/6281234567890", "https://instagram.com/contoh", "https://a.example/b"])
def test_it_is_said_where_residents_moderators_and_bawaslu_read(link: str) -> None:
    """Directly below the address; only the resident, whose own words they are, sees a telephone number in it."""
    report = Report(ticket="LN-0000-0000", region="solo", answers={"link": link}, submitted_at=0.0, draft="")
    said = [
        (summary(REPORT, report.answers), link),
        (card_message(Case(report, []), 0.0).lines, shown(link)),
        (handover_message(report, [], "Kantor Contoh").lines, shown(link)),
    ]
    for lines, address in said:
        texts = [WORDS.plain(part) for part in lines]
        place = texts.index(f"Tautan: {address}")
        words = [WORDS.plain(part) for part in beside(link)]
        assert texts[place + 1 : place + 1 + len(words)] == words
        assert "↳" not in texts[place + 1 + len(words)]


def test_an_address_that_is_a_telephone_number_keeps_its_tail() -> None:
    assert shown("https://wa.me/6281234567890?text=x") == "https://wa.me/•••••••••••90?text=x"
    assert shown("https://api.whatsapp.com/send?phone=%2B6281234567890") == (
        "https://api.whatsapp.com/send?phone=%2B•••••••••••90"
    )
    assert shown(f"{TT}@contoh/video/7300000000000000001") == f"{TT}@contoh/video/7300000000000000001"


PIECES = st.sampled_from(
    [
        "https://", "http:/", "//", "/", "\\", "@", ":", "?", "#", "%", "%2f", "%00", "..", ".", "&", "=", "u=",
        "next=", "instagram.com", "facebook.com", "m.", "www.", "t.me", "wa.me", "x.com", "l.facebook.com/l.php",
        "login", "p", "status", "groups", "+", "62", "8443", "xn--", "é", "і", "\u202e", "\u200b", "\n", " ", "[", "]",
        "contoh", "1",
    ]
)  # fmt: skip


@settings(deadline=None, max_examples=100)
@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map("".join)))
@example("https://l.facebook.com/l.php?u=" * 40)
@example("https://facebook.com/login?next=/login?next=/login?next=/login")
@example("contoh.example#/:")
@example("contoh.example#!a")
def test_whatever_is_written_a_canonical_address_is_stable_and_plain(url: str) -> None:
    found = recognise(url)
    assert found.canonical.isascii()
    assert found.canonical == "" or found.canonical.startswith("https://")
    assert recognise(found.canonical).canonical == found.canonical
    assert all(WORDS.plain(part).isprintable() for part in beside(url))


ASKED = {
    "https://www.instagram.com/p/AbC123/?igsh=rahasia": ("https://www.instagram.com/p/AbC123",),
    "http://m.facebook.com/contoh/posts/123?mibextid=x": ("https://www.facebook.com/contoh/posts/123",),
    "x.com/contoh/status/123?s=20&t=rahasia": ("https://x.com/i/status/123",),
    "https://www.kota.example/berita?id=1&fbclid=rahasia&utm_source=wa#atas": ("https://www.kota.example/berita?id=1",),
    "http://berita.example/a": ("https://berita.example/a", "http://berita.example/a"),
    "berita.example/a": ("https://berita.example/a",),
    "https://x.com/hashtag/pilkada?f=live&t=rahasia": ("https://x.com/hashtag/pilkada?f=live",),
    "https://warga:rahasia@berita.example/a": ("https://berita.example/a",),
    "https://l.facebook.com/l.php?u=http%3A%2F%2Fberita.example%2Fa&h=x": ("https://berita.example/a",),
    "https://wa.me/6281234567890": (),
    "https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv": (),
    "https://t.me/contoh/12": (),
    "https://127.0.0.1/": (),
    "http://localhost/": (),
    "file:///etc/passwd": (),
    "bukan tautan": (),
    "": (),
}


@pytest.mark.parametrize("url", ASKED)
def test_where_a_post_is_looked_for(url: str) -> None:
    """What tracks readers, and so tells who shared it, stays out; where asking tells nothing nobody is asked."""
    assert to_ask(url) == ASKED[url]


SHOWN = {
    "https://www.instagram.com/reel/DAbcdEfGhij/?igsh=cmFo": "https://www.instagram.com/reel/DAbcdEfGhij/",
    "https://www.instagram.com/p/AbC123/?img_index=3&igshid=r#komentar": (
        "https://www.instagram.com/p/AbC123/?img_index=3#komentar"
    ),
    "https://www.facebook.com/share/p/1AbC/?mibextid=x&sfnsn=mo&rdid=r": "https://www.facebook.com/share/p/1AbC/",
    "https://m.facebook.com/story.php?fbclid=r&story_fbid=pfb0Ab&id=100&mibextid=r&comment_id=5": (
        "https://m.facebook.com/story.php?story_fbid=pfb0Ab&id=100&comment_id=5"
    ),
    "https://www.facebook.com/photo/?fbid=123456&set=a.1": "https://www.facebook.com/photo/?fbid=123456&set=a.1",
    "https://www.facebook.com/watch/?v=123456&share_url=r": "https://www.facebook.com/watch/?v=123456",
    "https://www.facebook.com/contoh?__cft__[0]=r&__tn__=-R": "https://www.facebook.com/contoh",
    "https://x.com/contoh/status/123?s=20&t=rahasia": "https://x.com/contoh/status/123",
    "twitter.com/contoh/status/123?t=rahasia": "twitter.com/contoh/status/123",
    "https://vt.tiktok.com/ZSabc/?_r=1&_t=8": "https://vt.tiktok.com/ZSabc/",
    "https://www.tiktok.com/@contoh/video/73?u_code=r&share_author_id=1&sender_device=pc&sec_user_id=r&user_id=7": (
        "https://www.tiktok.com/@contoh/video/73"
    ),
    "https://youtu.be/dQw4w9WgXcQ?si=rahasia&t=30": "https://youtu.be/dQw4w9WgXcQ?t=30",
    "https://www.youtube.com/watch?si=r&v=dQw4w9WgXcQ&list=PLabc": (
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=PLabc"
    ),
    "https://www.threads.com/@contoh/post/AbC?xmt=rahasia": "https://www.threads.com/@contoh/post/AbC",
    "https://www.linkedin.com/posts/contoh-1?utm_source=share&rcm=ACo&trk=x": (
        "https://www.linkedin.com/posts/contoh-1"
    ),
    "https://drive.google.com/file/d/a/view?usp=sharing&authuser=contoh@contoh.example": (
        "https://drive.google.com/file/d/a/view?usp=sharing"
    ),
    "https://kota.example/?s=pilkada&t=1&id=4&gclid=r": "https://kota.example/?s=pilkada&t=1&id=4",
    "https://kota.example/a?UTM_Source=wa&amp;%69gsh=r&id=1": "https://kota.example/a?id=1",
    "https://kota.example/a?id=1&amp;utm_medium=x&amp;b=2": "https://kota.example/a?id=1&amp;b=2",
    "https://kota.example/a?id=1?fbclid=r#utm_source=r": "https://kota.example/a?id=1",
    "https://l.facebook.com/l.php?u=https%3A%2F%2Fkota.example%2Fa%3Fid%3D1%26fbclid%3Dr&h=rahasia": (
        "https://kota.example/a?id=1"
    ),
    "https://l.facebook.com/l.php?u=https%3A%2F%2Fx.com%2Fcontoh%2Fstatus%2F123%3Fs%3D20%26t%3Dr&h=r": (
        "https://x.com/contoh/status/123"
    ),
    "https://t.me/contoh/12?comment=5": "https://t.me/contoh/12?comment=5",
    "https://wa.me/6281234567890?utm_source=x": "https://wa.me/•••••••••••90",
    "https://warga:rahasia@kota.example/a@b": "https://kota.example/a@b",
    "www.warga:rahasia@kota.example/a?b=1@2": "kota.example/a?b=1@2",
    "https://kota.example/a&b?": "https://kota.example/a&b?",
    "bukan tautan?": "bukan tautan?",
    "": "",
}


@pytest.mark.parametrize("url", SHOWN)
def test_staff_never_see_who_shared_an_address(url: str) -> None:
    """What names the post stays letter by letter; what a network adds to tell who passed it on goes."""
    assert shown(url) == SHOWN[url]
    assert shown(SHOWN[url]) == SHOWN[url]


@pytest.mark.parametrize("url", [url for url, *_ in CASES])
def test_the_address_that_staff_see_leads_to_the_same_post(url: str) -> None:
    if recognise(url).kind != NUMBER:
        assert recognise(shown(url)) == recognise(url)


def test_no_group_and_no_office_reads_who_shared_an_address() -> None:
    link = "https://www.instagram.com/reel/DAbcdEfGhij/?igsh=rahasia"
    report = Report(ticket="LN-0000-0000", region="solo", answers={"link": link}, submitted_at=0.0, draft="")
    for message in (card_message(Case(report, []), 0.0), handover_message(report, [], "Kantor Contoh")):
        texts = [WORDS.plain(part) for part in message.lines]
        assert "Tautan: https://www.instagram.com/reel/DAbcdEfGhij/" in texts
        assert "rahasia" not in " ".join(texts)
