"""The social networks residents link to (pure): which hosts are theirs, and how their addresses are written.

A shape is a row (what is written, what it is called, what its account is). It is matched against "door/path?query": the
door says which of the network's hosts it was ("" its usual one), the query holds only the parameters that matter there,
by name. In it (a|b) is either, [a] may be left out, * is whatever else follows, {_} any one part. What an address is
called is the same for every way to write it, and serves to compare: a post's does not name its account where the
network itself ignores that name. Short links can only be told apart by asking the network, so they stay as they are.
"""

import re
from typing import Final
from urllib.parse import unquote

from storage.record import record

ACCOUNT, GROUP, PAGE, NUMBER = "account", "group", "page", "number"
CHANNEL, CLOSED, INVITE, POST = "channel", "closed", "invite", ""
_NO_DOOR: Final = "?"  # a host of theirs where other things stand; no shape begins so
_HOST: Final = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?")
_PREFIX: Final = re.compile(r"(?:www|m|mobile|mbasic|web|touch|[a-z]{2}|[a-z]{2}-[a-z]{2})\.")
_PARTS: Final = {
    "code": r"[\w-]{3,120}",
    "number": r"\d{1,25}",
    "phone": r"\d{6,16}",
    "place": r"[\w-]{3,60}",
    "comment": r"\d{1,25}",
    "what": "activity|share|ugcPost",
    "how": "[a-z]{1,20}",
    "_": "[^/?&]+",
}


@record
class Shape:
    """One way to write an address, and what it is called then."""

    pattern: re.Pattern[str]
    canonical: str
    kind: str


@record
class Platform:
    """One network. `hosts`: host -> door; below a host that begins with a dot, each name is a door of its own.

    `keeps`: the parameters that matter; `reserved`: what is no account's name.
    """

    key: str
    name: str
    home: str
    hosts: dict[str, str]
    shapes: tuple[Shape, ...]
    keeps: frozenset[str]
    reserved: frozenset[str]


def _shape(parts: dict[str, str], written: str, called: str, kind: str) -> Shape:
    pattern = written.translate({ord("."): r"\.", ord("?"): r"\?", ord("+"): r"\+", ord("["): "(?:", ord("]"): ")?"})
    pattern = pattern.replace("*", "(?:[/?].*)?").replace("{_}", parts["_"])
    pattern = re.sub(r"\{(\w+)\}", lambda part: f"(?P<{part[1]}>{parts[part[1]]})", pattern)
    return Shape(re.compile(pattern, re.ASCII), called, kind)


def _platform(
    name: str,
    home: str,
    hosts: dict[str, str],
    account: str,
    *rows: tuple[str, str, str],
    keeps: str = "",
    reserved: str = "",
) -> Platform:
    """`account`: what the name of an account looks like there."""
    parts = {**_PARTS, "account": account, "exact": account}
    shapes = tuple(_shape(parts, *row) for row in rows)
    return Platform(name.lower(), name, home, hosts, shapes, frozenset(keeps.split()), frozenset(reserved.split()))


INSTAGRAM: Final = _platform(
    "Instagram",
    "https://www.instagram.com/",
    {"instagram.com": "", "instagr.am": ""},
    r"[A-Za-z0-9._]{1,30}",
    ("/(p|reel|reels|tv)/{code}*", "p/{code}", POST),
    ("/{account}/(p|reel|reels|tv)/{code}*", "p/{code}", ACCOUNT),
    ("/stories/highlights/{number}*", "stories/highlights/{number}", POST),
    ("/stories/{account}/{number}*", "stories/{account}/{number}", ACCOUNT),
    ("/share/{how}/{code}", "share/{how}/{code}", POST),
    ("/share/{code}", "share/{code}", POST),
    ("[/(_u|stories)]/[@]{account}[/(reels|tagged|feed|channel|live)]", "{account}", ACCOUNT),
    reserved="explore accounts about direct p reel reels tv stories share s legal developer web ar _u",
)
FACEBOOK: Final = _platform(
    "Facebook",
    "https://www.facebook.com/",
    {"facebook.com": "", "fb.com": "", "fb.watch": "watch", "fb.me": "short"},
    r"[A-Za-z0-9.-]{1,75}",
    ("/(story|permalink).php?id={account}&story_fbid={code}", "{account}/posts/{code}", ACCOUNT),
    ("/groups/{account}/(posts|permalink)/{number}*", "groups/{account}/posts/{number}", GROUP),
    ("/groups/{account}?[id={_}&]multi_permalinks={number}", "groups/{account}/posts/{number}", GROUP),
    ("/groups/{account}*", "groups/{account}", GROUP),
    ("/photo[.php]?fbid={number}[&id={_}]", "photo?fbid={number}", POST),
    ("/(watch|watch/live|video.php)?[id={_}&]v={number}", "watch?v={number}", POST),
    ("/reel[s]/{number}*", "reel/{number}", POST),
    ("/events[/{_}]/{number}*", "events/{number}", POST),
    ("/share/{how}/{code}", "share/{how}/{code}", POST),
    ("/share/{code}", "share/{code}", POST),
    ("/{account}/posts[/{_}]/{code}*", "{account}/posts/{code}", ACCOUNT),
    ("/{account}/photos[/{_}]/{number}*", "photo?fbid={number}", ACCOUNT),
    ("/{account}/videos[/{_}]/{number}*", "watch?v={number}", ACCOUNT),
    ("/stories/{account}*", "stories/{account}", ACCOUNT),
    ("/profile.php?id={account}", "{account}", ACCOUNT),
    ("/(people|pages)/{_}/{account}*", "{account}", ACCOUNT),
    ("/p/{_}-{account}*", "{account}", ACCOUNT),
    ("/{account}[/(about|photos|videos|reels|posts|friends)*]", "{account}", ACCOUNT),
    ("watch/{code}", "https://fb.watch/{code}", POST),
    ("short/{code}", "https://fb.me/{code}", POST),
    keeps="story_fbid id fbid v multi_permalinks",
    reserved="watch groups share login help settings marketplace gaming hashtag events stories reel reels photo people"
    " photo.php story.php permalink.php profile.php video.php home.php login.php l.php sharer sharer.php share.php"
    " pages dialog policies search messages notifications bookmarks checkpoint recover ads business",
)
X: Final = _platform(
    "X",
    "https://x.com/",
    {"x.com": "", "twitter.com": ""},
    r"\w{1,15}",
    ("/i/[web/]status/{number}*", "i/status/{number}", POST),
    ("/{account}/status[es]/{number}*", "i/status/{number}", ACCOUNT),
    ("/i/{how}/{code}*", "i/{how}/{code}", POST),
    ("/intent/(user|follow)?screen_name={account}", "{account}", ACCOUNT),
    ("/[@]{account}[/(with_replies|media|likes|followers|following|photo|highlights)]", "{account}", ACCOUNT),
    keeps="screen_name",
    reserved="i home explore search hashtag intent share login settings messages notifications tos privacy",
)
TIKTOK: Final = _platform(
    "TikTok",
    "https://www.tiktok.com/",
    {"tiktok.com": "", "vm.tiktok.com": "short", "vt.tiktok.com": "short"},
    r"[\w.]{1,30}",
    ("/@{account}/(video|photo)/{number}*", "@/video/{number}", ACCOUNT),
    ("/@/(video|photo)/{number}*", "@/video/{number}", POST),
    ("/(v|share/video|share/photo|embed|embed/v2|player/v1)/{number}[.html]", "@/video/{number}", POST),
    ("/@{account}[/live]", "@{account}", ACCOUNT),
    ("(short|/t)/{code}", "t/{code}", POST),
)
YOUTUBE: Final = _platform(
    "YouTube",
    "https://www.youtube.com/",
    {"youtube.com": "", "youtube-nocookie.com": "", "music.youtube.com": "", "youtu.be": "short"},
    r"[\w.·À-ɏ-]{1,60}",
    ("(short|/watch|/shorts|/live|/embed|/v|/e)/{code}*", "watch?v={code}", POST),
    ("/watch?[list={_}&]v={code}", "watch?v={code}", POST),
    ("/playlist?list={code}", "playlist?list={code}", POST),
    ("/post/{code}", "post/{code}", POST),
    ("/clip/{code}", "clip/{code}", POST),
    ("/channel/{exact}*", "channel/{exact}", ACCOUNT),
    ("/@{account}*", "@{account}", ACCOUNT),
    ("/c/{account}*", "c/{account}", ACCOUNT),
    ("/user/{account}*", "user/{account}", ACCOUNT),
    keeps="v list",
)
THREADS: Final = _platform(
    "Threads",
    "https://www.threads.com/",
    {"threads.net": "", "threads.com": ""},
    r"[\w.]{1,30}",
    ("/@{account}/post/{code}*", "t/{code}", ACCOUNT),
    ("/t/{code}*", "t/{code}", POST),
    ("/@{account}*", "@{account}", ACCOUNT),
)
TELEGRAM: Final = _platform(
    "Telegram",
    "https://t.me/",
    {"t.me": "", "telegram.me": "", "telegram.dog": "", ".t.me": "", "telegram.org": "site"},
    r"[A-Za-z]\w{3,31}",
    ("/+{phone}", "+{phone}", NUMBER),
    ("/(+|joinchat/){code}", "+{code}", INVITE),
    ("/addlist/{code}", "addlist/{code}", INVITE),
    ("/c/{place}[/{_}]/{number}", "c/{place}/{number}", CLOSED),
    ("[/s]/{account}[/{_}]/{number}?comment={comment}", "{account}/{number}?comment={comment}", ACCOUNT),
    ("[/s]/{account}[/{_}]/{number}", "{account}/{number}", ACCOUNT),
    ("[/s]/{account}", "{account}", ACCOUNT),
    ("{account}[/{number}]", "{account}/{number}", ACCOUNT),
    keeps="comment",
    reserved="joinchat addlist addstickers addtheme addemoji share proxy socks login setlanguage boost",
)
WHATSAPP: Final = _platform(
    "WhatsApp",
    "https://www.whatsapp.com/",
    {"whatsapp.com": "", "api.whatsapp.com": "", "web.whatsapp.com": "", "wa.me": "me", "chat.whatsapp.com": "chat"},
    "",
    ("chat[/invite]/{code}", "https://chat.whatsapp.com/{code}", INVITE),
    ("/accept?code={code}", "https://chat.whatsapp.com/{code}", INVITE),
    ("/channel/{place}/{number}", "channel/{place}/{number}", CHANNEL),
    ("/channel/{place}", "channel/{place}", CHANNEL),
    ("me[/c]/[+]{phone}*", "https://wa.me/{phone}", NUMBER),
    ("/send?phone=[+]{phone}", "https://wa.me/{phone}", NUMBER),
    ("me/{how}/{code}", "https://wa.me/{how}/{code}", POST),
    keeps="phone code",
)
LINKEDIN: Final = _platform(
    "LinkedIn",
    "https://www.linkedin.com/",
    {"linkedin.com": "", "lnkd.in": "short"},
    r"[A-Za-z0-9À-ɏ-]{1,100}",
    ("/feed/update/urn:li:{what}:{number}*", "feed/update/urn:li:{what}:{number}", POST),
    ("/posts/{account}_{_}-{what}-{number}[-{code}]", "feed/update/urn:li:{what}:{number}", ACCOUNT),
    ("[/mwlite]/in/{account}*", "in/{account}", ACCOUNT),
    ("[/mwlite]/company/{account}*", "company/{account}", PAGE),
    ("[/mwlite]/school/{account}*", "school/{account}", PAGE),
    ("[/mwlite]/showcase/{account}*", "showcase/{account}", PAGE),
    ("/groups/{account}*", "groups/{account}", GROUP),
    ("/pulse/{code}*", "pulse/{code}", POST),
    ("short[/p]/{code}", "https://lnkd.in/{code}", POST),
)
PLATFORMS: Final = (INSTAGRAM, FACEBOOK, X, TIKTOK, YOUTUBE, THREADS, TELEGRAM, WHATSAPP, LINKEDIN)


def host_of(name: str) -> str:
    """The host as it is asked for on the net, other alphabets in punycode; "" when it is none."""
    try:
        host = unquote(name, errors="strict").encode("idna").decode("ascii").lower().removesuffix(".")
    except UnicodeError:
        return ""
    return host if _HOST.fullmatch(host) else ""


def network(host: str) -> tuple[Platform | None, str]:
    """(the network of this host, by which door): `www.`, `m.`, a language, or any other name before its own."""
    bare = _PREFIX.sub("", host, count=1)
    for platform in PLATFORMS:
        for name in (host, bare):
            if name in platform.hosts:
                return platform, platform.hosts[name]
        for name in sorted(platform.hosts):  # those that begin with a dot come first
            if host.endswith(name if name[0] == "." else f".{name}"):
                return platform, host.removesuffix(name) if name[0] == "." else _NO_DOOR
    return None, ""
