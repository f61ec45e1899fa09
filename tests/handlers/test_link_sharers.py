"""What tells who shared a link goes, wherever a link is shown; what names the post, and all other words, stay."""

import re
from urllib.parse import quote, urlsplit

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handlers.admonish import letter
from handlers.answer_shown import answer_message
from handlers.card import Case, card_message
from handlers.escalation import handover_message
from handlers.link_sharers import clean_links, without_sharer
from handlers.links import recognise, shown
from handlers.messages import Line, Message
from handlers.pair import ROOM, pair_message
from handlers.papers.dossier import Filing, fields
from handlers.platforms import network
from handlers.queue_lists import row
from storage.inquiries import ANSWERED, WORDS
from storage.inquiry import Inquiry
from storage.models import Event, Report
from storage.regions import load_region
from tests.handlers import tongue

SHARERS = {
    "https://www.instagram.com/p/AbC/": "igsh igshid ig_rid ig_mid ndid xmt slof utm_source fbclid e s",
    "https://m.facebook.com/story.php": (
        "mibextid rdid share_url fbclid sfnsn __cft__[0] __tn__ __xts__[0] fs s ref fref refsrc hc_ref eid eav paipv"
        " wtsid extid notif_id notif_t lst av __user h"
    ),
    "https://www.tiktok.com/@contoh/video/73": (
        "_r _t _d u_code sec_user_id sec_uid user_id share_author_id share_item_id share_link_id share_app_id share_iid"
        " sharer_language sender_device sender_web_id timestamp tt_from tt_medium ugbiz_name uls_trackid ug_btm"
        " preview_pb social_share_type link_reflow_popup_iteration_sharer web_id device_id iid did checksum refer q t k"
    ),
    "https://x.com/contoh/status/123": "s t ref_src ref_url cxt cn uid nid iid sig twclid twgr",
    "https://twitter.com/contoh/status/123": "S T",
    "https://youtu.be/dQw4w9WgXcQ": "si feature pp gclid embeds_referring_euri source_ve_path",
    "https://www.threads.com/@contoh/post/AbC": "xmt slof igshid igsh ndid",
    "https://www.linkedin.com/posts/contoh-1": (
        "trackingId originTrackingId refId lipi lici trk trkEmail trkInfo midToken midSig eid otpToken rcm li_fat_id"
    ),
    "https://t.me/contoh/12": "utm_source tgWebAppData",
    "https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv": "fbclid igsh",
    "https://shopee.co.id/barang-i.1.2": "uls_trackid smtt sp_atk xptdk mmp_pid share_channel_code af_click_id",
    "https://docs.google.com/document/d/a/edit": "ouid authuser",
    "https://kota.example/berita": (
        "utm_source UTM_Campaign fbclid gclid dclid yclid ttclid igsh igshid mibextid uls_trackid share_id sharer"
        " gbraid mc_eid _hsenc _hsmi mkt_tok vero_id oly_enc_id _branch_match_id PHPSESSID jsessionid mtm_source epik"
    ),
}
POSTS = {
    "https://www.instagram.com/p/AbC/": "img_index comment_id story_media_id t",
    "https://www.facebook.com/story.php": "story_fbid id fbid v multi_permalinks set comment_id idorvanity t",
    "https://www.tiktok.com/@contoh/video/73": "item_id comment_id lang",
    "https://x.com/search": "q screen_name f",
    "https://www.youtube.com/watch": "v t list index lc s start",
    "https://www.threads.com/@contoh/post/AbC": "t s id",
    "https://www.linkedin.com/feed/": "commentUrn updateEntityUrn s t",
    "https://t.me/contoh/12": "comment single thread t s",
    "https://wa.me/c/628": "phone code text",
    "https://drive.google.com/file/d/a/view": "usp resourcekey id",
    "https://kota.example/berita": "id p s t q v page user_id feature ref e h uid timestamp sid",
}


@pytest.mark.parametrize(("address", "name"), [(url, name) for url, names in SHARERS.items() for name in names.split()])
def test_what_tells_who_shared_a_link_goes(address: str, name: str) -> None:
    for written in (name, name.upper(), "".join(f"%{ord(sign):02x}" for sign in name)):
        assert without_sharer(f"{address}?id=5&{written}=rahasia&b=2") == f"{address}?id=5&b=2"
        assert without_sharer(f"{address}?{written}=rahasia#{written}=rahasia") == address


@pytest.mark.parametrize(("address", "name"), [(url, name) for url, names in POSTS.items() for name in names.split()])
def test_what_names_the_post_stays(address: str, name: str) -> None:
    link = f"{address}?{name}=5&a=1#{name}"
    assert without_sharer(link) == link
    assert clean_links(f"Lihat {link}, ya") == f"Lihat {link}, ya"


HOSTILE = {
    "HTTPS://X.COM/contoh/status/1?s=20&T=r": "HTTPS://X.COM/contoh/status/1",
    "https://x.com./contoh/status/1?t=r": "https://x.com./contoh/status/1",
    "https://x.com:443/contoh/status/1?t=r": "https://x.com:443/contoh/status/1",
    "https://x.com:8443/contoh/status/1?t=r": "https://x.com:8443/contoh/status/1",
    "https:\\\\x.com\\contoh\\status\\1?t=r": "https:\\\\x.com\\contoh\\status\\1",
    "https://ｘ.com/contoh/status/1?t=r": "https://ｘ.com/contoh/status/1",
    "https://%78.com/contoh/status/1?t=r": "https://%78.com/contoh/status/1",
    "https://x\u200b.com/contoh/status/1?t=r": "https://x\u200b.com/contoh/status/1",
    f"https://x.com/contoh/status/1?a={'1' * 3000}&t=r": f"https://x.com/contoh/status/1?a={'1' * 3000}",
    f"https://x.com/contoh/status/1?{'&a=1' * 90}&t=r": f"https://x.com/contoh/status/1?{'&a=1' * 90}",
    "https://kota-é.example/a?igsh=r&b=é": "https://kota-é.example/a?b=é",
    "https://kota.example/a?i\u202egsh=r": "https://kota.example/a",
    "https://kota.example/a?ig%0Ash=r": "https://kota.example/a",
    "https://kota.example/a?igsh%3Dr&b=1": "https://kota.example/a?b=1",
    "https://kota.example/a?igsh=r&igsh=r2&b=1&igsh=r3": "https://kota.example/a?b=1",
    "https://kota.example/a?id=1;igsh=r;b=2": "https://kota.example/a?id=1;b=2",
    "https://kota.example/a?igsh=r;b=2": "https://kota.example/a?b=2",
    "https://kota.example/a?igsh=r;x": "https://kota.example/a",
    "https://kota.example/a&igsh=r": "https://kota.example/a",
    "https://kota.example/a?id=1?fbclid=r&b=2": "https://kota.example/a?id=1&b=2",
    "https://kota.example/a#/tempat?igsh=r&b=2": "https://kota.example/a#/tempat?b=2",
    "https://kota.example/a?igsh=r#!/tempat#igsh=r": "https://kota.example/a#!/tempat",
    "https://kota.example/a#igsh=r&b=2": "https://kota.example/a#b=2",
    "https://www.instagram.com/p/AbC%3Figsh%3Drahasia": "https://www.instagram.com/p/AbC",
    "https://www.instagram.com/p/AbC%3Fimg_index%3D2%26igsh%3Dr": "https://www.instagram.com/p/AbC%3Fimg_index%3D2",
    "https://kota.example/?u=https%3A%2F%2Fx.com%2Fa%2Fstatus%2F1%3Ft%3Dr%26b%3D1&c=3": (
        "https://kota.example/?u=https%3A%2F%2Fx.com%2Fa%2Fstatus%2F1%3Fb%3D1&c=3"
    ),
    "https://wa.me/?text=Lihat%20https%3A%2F%2Fx.com%2Fa%3Ft%3Dr": "https://wa.me/?text=Lihat+https%3A%2F%2Fx.com%2Fa",
    "https://web.archive.org/web/2026/https://x.com/a/status/1?s=20&t=r": (
        "https://web.archive.org/web/2026/https://x.com/a/status/1"
    ),
    "https://kota.example/?u=https://x.com/a/status/1?s=20&t=r": "https://kota.example/?u=https://x.com/a/status/1",
    "https://l.facebook.com/l.php?u=https%3A%2F%2Fkota.example%2Fa%3Ffbclid%3Dr&h=r&s=1": (
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fkota.example%2Fa"
    ),
    "https://warga:rahasia@kota.example/a@b?c=d@e": "https://kota.example/a@b?c=d@e",
    "https://warga@x.com/contoh/status/1?t=r": "https://x.com/contoh/status/1",
    "https://a@b:c@kota.example/": "https://kota.example/",
    "https:/warga:rahasia@kota.example/": "https:/kota.example/",
    "ftp://warga:rahasia@kota.example/": "ftp://kota.example/",
    "https://warga:rahasia@/a": "https://a",
    "https://kota.example/?u=https%3A%2F%2Fwarga%3Arahasia%40b.example%2F": (
        "https://kota.example/?u=https%3A%2F%2Fb.example%2F"
    ),
    "https://www.tiktok.com/@contoh": "https://www.tiktok.com/@contoh",
    "https://vt.tiktok.com/ZSabc/": "https://vt.tiktok.com/ZSabc/",
    "https://kota.example/a?igsh": "https://kota.example/a?igsh",
}


@pytest.mark.parametrize("link", HOSTILE)
def test_however_a_link_is_written(link: str) -> None:
    assert without_sharer(link) == HOSTILE[link]
    assert clean_links(f"Lihat ({link}).") == f"Lihat ({HOSTILE[link]})."


TEXTS = {
    "Ini:https://www.instagram.com/p/A/?igsh=rahasia, lalu.": "Ini:https://www.instagram.com/p/A/, lalu.",
    "lihatinstagram.com/p/A/?igsh=r": "lihatinstagram.com/p/A/",
    "lihathttps://x.com/a?t=r": "lihathttps://x.com/a",
    "1https://x.com/a?t=r": "1https://x.com/a",
    "[ini](https://x.com/a?t=r) dan *www.x.com/b?t=r*": "[ini](https://x.com/a) dan *www.x.com/b*",
    '<a href="https://x.com/a?t=r">x</a>': '<a href="https://x.com/a">x</a>',
    "x.com/a?t=r\nyoutu.be/b?si=r&t=3\r\n\u202bx.com/c?t=r\u202c": "x.com/a\nyoutu.be/b?t=3\r\n\u202bx.com/c",
    "https://x.com/a?t=r,https://youtu.be/b?si=r&t=3": "https://x.com/a,https://youtu.be/b?t=3",
    "https://kota.example/?igsh=abc==https://x.com/a?t=r": "https://kota.example/https://x.com/a",
    "warga@instagram.com/p/A?igsh=r": "warga@instagram.com/p/A",
    "Masuk http://warga:rahasia@kota.example/ saja": "Masuk http://kota.example/ saja",
    "instagram://media?id=5&igsh=r": "instagram://media?id=5",
}
UNTOUCHED = (
    "", "tanpa tautan", "si=1&t=2 ?igsh=3", "apa?si Budi", "a@b:c@d", "warga@contoh.id", "10:30 https://", "www. x",
    "x.com", "lihat x.com/contoh?si Budi", "Jl.Contoh/No.5?s=1", "https://kota.example/a?b=1&c=%2F%zz&;=&&#",
    "50% @ 5.000; a=b",
)  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_links_inside_words_are_cleaned(text: str) -> None:
    assert clean_links(text) == TEXTS[text]
    assert clean_links(TEXTS[text]) == TEXTS[text]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_other_words_stay_as_they_are(text: str) -> None:
    assert clean_links(text) == text


PIECES = st.sampled_from(
    [
        "https://", "http:", "/", "//", "\\", "@", ":", "?", "#", "&", "&amp;", ";", "=", "%3F", "%26", "%3D", "%40",
        "%2F", "%25", "%", "x.com", "instagram.com", "kota.example", "www.", "igsh=r", "t=r", "s", "id=1", "u=", "a",
        "é", "ı", "K", "\u202e", "\u200b", "\n", " ", "\ud800", "%ff", "+", ".", ",", "(", '"', "https%3A%2F%2F", "amp",
        "x.com/a?t=r",
    ]
)  # fmt: skip
WRITTEN = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=24).map("".join))


@settings(deadline=None, max_examples=500)
@given(WRITTEN)
@example("http:a@//u@x.com?t=r")
@example("https://a?&amp?igsh=1;x=1")
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    for clean in (clean_links, without_sharer):
        assert clean(clean(text)) == clean(text)


@settings(deadline=None)
@given(st.text(), st.lists(PIECES, max_size=24).map("".join))
def test_words_without_a_link_are_never_touched(text: str, pieces: str) -> None:
    for words in (text, pieces):
        bare = re.sub(r"[:/\\]|www\.", "", words, flags=re.IGNORECASE)
        bare = re.sub(r"[.][^.]*[?#]", "", bare)
        assert clean_links(bare) == bare


@settings(deadline=None)
@given(
    st.sampled_from(["x.com", "WWW.Instagram.com", "kota.example", "é.example", "x.com:8443"]),
    st.text(alphabet="abcAZ019/-_.~@:é%", max_size=40),
    st.lists(PIECES, max_size=14).map(lambda pieces: re.sub(r"\s", "", "".join(pieces))),
)
def test_host_and_path_are_never_changed(host: str, path: str, asked: str) -> None:
    address = f"https://{host}/{path}"
    cleaned = without_sharer(f"{address}?{asked}")
    assert cleaned.startswith(address)
    assert urlsplit(cleaned).path == urlsplit(address).path
    assert network(host.lower().partition(":")[0]) == network(urlsplit(cleaned).hostname or "")


NOISE = st.lists(PIECES, max_size=10).map(lambda pieces: re.sub(r'[\s"]', "", "".join(pieces)))


@settings(deadline=None, max_examples=300)
@given(
    st.sampled_from(["https://x.com/a", "kota.example/", "https://a:b@www.x.com"]), NOISE, st.sampled_from("?&#"), NOISE
)
def test_no_known_pair_is_left_whatever_stands_around_it(link: str, before: str, sign: str, after: str) -> None:
    for text in (f"{link}?{before}{sign}igsh=RAHASIA{after}", f"{link}?igsh=RAHASIA{sign}{after}"):
        assert "RAHASIA" not in clean_links(f"Lihat {text}")


@pytest.mark.parametrize(
    "piece",
    [
        "a", "a.", "a-", "-", ".", ":", "/", "@", "?", "#", "&", ";", ";a", "=", "%", "%3F", "%3D", "%25", "%40",
        "&amp;", "www.", "http:", "https://", "https://a@", "x.com/", "x.com/?t=r&", "?igsh=", "&t=%3F", "a=https://x.com?",
        "?a#", "é", "a;b=", "?u=https%3A%2F%2Fx.com%3Ft%3Dr%26", "\u200b", "()", "https://x.com/a?t=r ",
    ],
)  # fmt: skip
@pytest.mark.parametrize("head", ["", "https://x.com/", "https://x.com/?a=", "https://"])
def test_the_longest_text_is_cleaned_in_steps_that_are_few(piece: str, head: str) -> None:
    """A pattern that looks at a piece again from each of its signs would not come to an end here."""
    text = head + piece * (200_000 // len(piece))
    assert clean_links(text) is not None


def test_a_link_in_a_link_in_a_link_is_looked_into() -> None:
    link = "https://x.com/a/status/1?t=rahasia"
    for _ in range(4):
        link = f"https://kota.example/?u={quote(link, safe='')}"
    assert "rahasia" not in without_sharer(link)


def test_of_a_link_with_a_password_staff_see_where_it_leads() -> None:
    """What the resident wrote is what is kept; it is only never shown."""
    link = "https://www.instagram.com:rahasia@kota.example/a"
    assert shown(link) == "https://kota.example/a"
    assert recognise(link).disguise == "kota.example"


TOLD = "Di https://warga:BOCOR@x.com/a/status/1?s=20&t=BOCOR dan instagram.com/p/A?igsh=BOCOR, lalu"
SEEN = "Di https://x.com/a/status/1 dan instagram.com/p/A, lalu"
ANSWERS = {
    "behaviour": "campaign", "happened": "2024-10-14", "name": "instagram.com/contoh/?igsh=BOCOR",
    "agency": "Dinas https://www.instagram.com/dinas?igsh=BOCOR", "story": TOLD,
}  # fmt: skip


def report(**answers: str) -> Report:
    return Report(ticket="LN-7K3M-9QXT", region="solo", answers={**ANSWERS, **answers}, submitted_at=0.0, draft="")


def read(*said: Message | Line) -> str:
    lines = [part for one in said for part in (one.lines if isinstance(one, Message) else (one,))]
    return "\n".join(tongue.WORDS.plain(part) for part in lines)


def test_no_group_no_office_and_no_paper_reads_who_shared_what_residents_wrote() -> None:
    """In the story, the names and the answers to questions; what else they wrote is there in full."""
    inquiry = Inquiry(report_id=1, key=WORDS, state=ANSWERED)
    stored = Event(
        id=1, at=0.0, action="stored", actor="resident", hash="cd34" * 16, place=1, detail={}, chain="d", before=""
    )
    region, filing = load_region("solo"), Filing(report(), [], [stored], None, 0.0)
    whole = {
        "card": read(card_message(Case(report(), []), 0.0)),
        "hand-over": read(handover_message(report(), [], "Kantor Contoh")),
        "pair": read(pair_message(report(), report(name="x"), ([], []), ROOM[0])),
        "answer": read(answer_message(report(), inquiry, "", TOLD)),
        "dossier": str(fields(tongue.WORDS, region, filing, [])),
    }
    for place, text in whole.items():
        assert SEEN in text, place
    for place, text in {**whole, "list": read(row(report(), 1, 0.0)), "letter": read(letter(report(), region))}.items():
        assert "BOCOR" not in text, place
