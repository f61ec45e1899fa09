"""What a link tells of whoever shared it (pure): parameters by which networks follow it, and a name with a password.

Dropped are only pairs that are known to be such; whatever else an address says stays letter by letter, for it may be
what the post is found by. A link inside another one is looked into as well, and written anew only if something in it
goes. The codes of short links and of "share" links (vt.tiktok.com/..., facebook.com/share/...) may be made for one
sharing, but only the network knows what they stand for: they stay.
"""

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote_plus, unquote, unquote_plus

from handlers.platforms import host_of, network
from handlers.words import clean

_ANYWHERE: Final = re.compile(
    r"utm_\w+|[a-z]{0,3}clid|rb_clickid|irclickid|gbraid|wbraid|igshid|igsh|ig_[rm]id|mibextid|msclkid|mc_[ce]id|_ga|_gl"
    r"|srsltid|epik|_hsenc|_hsmi|__hs\w+|mkt_tok|vero_id|oly_(?:enc|anon)_id|ml_subscriber\w*|_openstat|_kx|mtm_\w+|pk_(?:campaign|kwd|source|medium|content)"
    r"|_branch_\w+|af_\w+|adj(?:ust)?_\w+|li_fat_id|uls_trackid|smtt|sp_atk|xptdk|mmp_pid|ouid|tgwebapp\w+"
    r"|phpsessid|jsessionid|aspsessionid\w*|__twitter_impression|__cft__.*|__xts__.*|__tn__|si|xmt|slof|ndid|rcm|authuser"
    r"|u_code|sfnsn|rdid|_[rt]|(?:share|sender)_\w+|sharer(?:_\w+)?|share(?:user|token|device)\w*"
)
# What elsewhere may be a search, a time in a film or a person's page.
_ONLY_AT: Final = {
    "instagram": re.compile("[es]|ig_cache_key"),
    "facebook": re.compile(
        "[esh]|enc|ext|extid|hash|fs|fref|ref|refsrc|refid|ref_\\w+|hc_\\w+|eid|eav|paipv|wtsid|acontext|notif_\\w+"
        "|lst|av|__user|viewer_id|_ft_|ftentidentifier|ls_ref|jazoest|fb_dtsg"
    ),
    "x": re.compile(r"[st]|ref_\w+|refsrc|cxt|cn|uid|nid|iid|sig|twgr|twcamp|twterm"),
    "tiktok": re.compile(
        r"_d|[qtk]|(?:sec_)?user_id|sec_uid|(?:web|device|install)_id|iid|did|timestamp|tt_\w+|ug\w*_\w+|checksum"
        r"|preview_pb|social_\w+|link_reflow_\w+|refer|referer_\w+|enter_(?:from|method)|is_(?:from_webapp|copy_url)"
    ),
    "youtube": re.compile(r"feature|pp|embeds_\w+|source_ve_path|attr_tag|redir_token"),
    "threads": re.compile("e"),
    "linkedin": re.compile(
        r"trk\w*|li(?:pi|ci|cu)|midtoken|midsig|(?:origin)?trackingid|refid|eid|otptoken|original_referer"
    ),
}
_DEPTH: Final = 5  # a link in a link in a link ...
# Without a scheme a name before an @ is one of mail.
_AUTHORITY: Final = re.compile(r"(?:(https?:[/\\]*|[a-z0-9+.-]+:[/\\]{2})(?:[^/\\?#@]*@[/\\]*)*)?([^/\\?#&]*)", re.I)
_SEPARATOR: Final = re.compile(r"(&amp;|[?&#]|;(?=[\w.%\[\]-]{1,40}=))")
_ENCODED_QUESTION: Final = re.compile("%3f", re.I)
# A host without a scheme must be followed by something; a second link may begin right behind the first.
_LINK: Final = re.compile(
    r"(?:https?:[/\\]*|(?<![a-z0-9+.-])[a-z0-9+.-]+:[/\\]{2}|www\."
    r"|(?<![\w.-])(?:[\w-]+\.)+[a-z][\w-]*\.?(?::\d+)?(?=[/\\?#]))"
    r"(?:(?!(?<![/?&#:@])(?<![^=]=)https?://)[^\s\"<>])+",
    re.I,
)
_TRAILING: Final = ".,;:!?)]}>'\"”’»*…"


def clean_links(text: str) -> str:
    """The text with every link in it as it may be shown; all other words stay as they are."""
    if "=" not in text and "@" not in text and "%3" not in text:
        return text
    return _LINK.sub(lambda found: _in_text(found[0], _DEPTH), text)


def _in_text(link: str, depth: int) -> str:
    bare = link.rstrip(_TRAILING)
    return _without(bare, depth) + link[len(bare) :]


def without_sharer(address: str) -> str:
    """The address without such parameters, and without the name and the password that it logs in with."""
    return _without(address, _DEPTH)


def tells_sharer(name: str, platform: str = "") -> bool:
    """Whether a parameter of this name tells who shared the link. `platform`: the key of the network it leads to."""
    plain = "".join(clean(unquote(name)).partition("=")[0].split()).lower()
    theirs = _ONLY_AT.get(platform)
    return bool(_ANYWHERE.fullmatch(plain) or (theirs and theirs.fullmatch(plain)))


def _without(address: str, depth: int) -> str:
    found = _AUTHORITY.match(address)
    scheme, host = found.groups("") if found else ("", "")
    path, *pairs = _SEPARATOR.split(address[found.end() :] if found else address)
    platform = _inner(path) or _key(host)
    return (
        scheme + host + _path(path, platform, depth) + _kept(zip(pairs[::2], pairs[1::2], strict=True), platform, depth)
    )


def _kept(pairs: Iterable[tuple[str, str]], platform: str, depth: int) -> str:
    """What is left of pairs, each with the sign before it; where the first one goes the next takes its sign over."""
    kept: list[str] = []
    opener, asked = "", False
    for sign, pair in pairs:
        if _tells(pair, platform):
            opener = "#" if sign == "#" else opener or ("?" if sign == "?" and not asked else "")
            continue
        written = opener if opener and sign != "#" else sign
        asked = written == "?" or (asked and written != "#")
        kept += (written, _inside(pair, depth))
        opener, platform = "", _inner(pair) or platform
    return "".join(kept)


def _tells(pair: str, platform: str) -> bool:
    """Whether this is a name and a value, and the name tells who shared the link."""
    name, equals, _ = pair.partition("=")
    return bool(equals or "=" in unquote(name)) and tells_sharer(name, platform)


def _inside(pair: str, depth: int) -> str:
    """The pair with the links in its value as they may be shown."""
    name, equals, value = pair.partition("=") if "=" in pair else ("", "", pair)
    if not depth or not ("%" in value or "@" in value):
        return pair
    read = unquote_plus(value)
    left = _LINK.sub(lambda found: _in_text(found[0], depth - 1), read)
    return pair if left == read else name + equals + quote_plus(left, errors="surrogatepass")


def _path(path: str, platform: str, depth: int) -> str:
    """The path; a question mark that was encoded by mistake may begin parameters in it."""
    found = _ENCODED_QUESTION.search(path)
    if found is None or not depth:
        return path
    read = "?" + unquote(path[found.end() :])
    _, *pairs = _SEPARATOR.split(read)
    left = _kept(zip(pairs[::2], pairs[1::2], strict=True), platform, depth - 1)
    return path if left == read else path[: found.start()] + quote_plus(left, safe="/", errors="surrogatepass")


def _inner(text: str) -> str:
    """The network of an address that stands in the open inside another one; "" for none."""
    _, led, inner = text.rpartition("://")
    return _key(re.split(r"[/\\?#]", inner, maxsplit=1)[0]) if led else ""


def _key(host: str) -> str:
    """The key of the network of this host, however it is written; "" for a host of no network we know."""
    platform, _ = network(host_of(re.sub(r":\d*$", "", clean(host))))
    return platform.key if platform else ""
