"""Parameters by which networks follow a link (pure): they tell who shared it, and name no post.

Dropped are only pairs that are known to be such; whatever else an address says stays letter by letter, for it may be
what the post is found by.
"""

import re
from typing import Final
from urllib.parse import unquote

from handlers.words import clean

_ANYWHERE: Final = re.compile(
    r"utm_\w+|[a-z]{0,3}clid|gbraid|wbraid|igshid|igsh|msclkid|mc_[ce]id|_ga|_gl|srsltid|mibextid|__twitter_impression"
    r"|si|xmt|rcm|authuser|u_code|sfnsn|rdid|_[rt]|__cft__.*|__tn__|(?:share|sender)_\w+"
)
# What elsewhere may be a search, a time in a film or a person's page.
_ONLY_AT: Final = {
    "x": re.compile("[st]"),
    "tiktok": re.compile("_d|(?:sec_)?user_id|sec_uid|web_id|sharer_language"),
    "linkedin": re.compile("trk|lipi|midtoken|midsig|trackingid"),
}
_PAIR: Final = re.compile(r"(?:&amp;|[?&]|^#)([^=?&]*)[^?&]*")


def tells_sharer(name: str, platform: str = "") -> bool:
    """Whether a parameter of this name tells who shared the link. `platform`: the key of the network it leads to."""
    name, theirs = clean(unquote(name)).strip().lower(), _ONLY_AT.get(platform)
    return bool(_ANYWHERE.fullmatch(name) or (theirs and theirs.fullmatch(name)))


def without_sharer(address: str, platform: str = "") -> str:
    """The address without such parameters."""
    before, _, fragment = address.partition("#")
    path, _, _ = before.partition("?")
    asked, place = before[len(path) :], address[len(before) :]
    return path + _kept(asked, platform) + (_kept(place, platform) if fragment else place)


def _kept(part: str, platform: str) -> str:
    """`part`: what begins with ? or #; so does what is left of it, unless nothing is."""
    left = _PAIR.sub(lambda pair: "" if tells_sharer(pair[1], platform) else pair[0], part)
    return part[0] + re.sub("^(?:&amp;|[?&#])", "", left) if left else ""
