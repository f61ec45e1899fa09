"""Links (pure): which network and which account an address names, and one spelling for all the ways to write it.

Everything here is read off the address as a browser would read it; nothing is asked of any network. So an account is
what the address says, and some networks open a post whatever account is written beside it. The address as the resident
gave it is what is kept; the canonical one serves to compare.
"""

import re
from functools import lru_cache
from typing import Final
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from handlers.link_sharers import tells_sharer, without_sharer
from handlers.masking import mask
from handlers.messages import Line, line
from handlers.platforms import ACCOUNT, GROUP, NUMBER, PAGE, PLATFORMS, Platform, Shape, host_of, network
from handlers.words import clean
from storage.record import record

LONGEST: Final = 2000  # signs; no post's address is longer
_DEPTH: Final = 9  # a link in a link in a link ...
_PARAMETERS: Final = 60
_LONGEST_NAME: Final = 60
_UNASKED: Final = ("whatsapp", "telegram")  # their pages look alike whether the post is there or not
_NAMED: Final = (ACCOUNT, GROUP, PAGE, NUMBER)  # a channel and an invitation have codes, which tell nobody anything
_NAME_OF: Final = {platform.key: platform.name for platform in PLATFORMS}
_NAMES: Final = re.compile(r"instagr|faceb|fb\b|twitter|tiktok|youtu|threads|telegr|whats|linkedin", re.I)
# What leads on to another address, and the parameter that holds it.
_FORWARDS: Final = {
    "l.facebook.com/l.php": "u", "lm.facebook.com/l.php": "u", "l.instagram.com": "u", "l.threads.com": "u",
    "facebook.com/sharer/sharer.php": "u", "facebook.com/sharer.php": "u", "facebook.com/share.php": "u",
    "facebook.com/flx/warn": "u", "facebook.com/login": "next", "facebook.com/login.php": "next",
    "instagram.com/accounts/login": "next", "youtube.com/redirect": "q", "google.com/url": "q url",
    "google.co.id/url": "q url", "t.me/iv": "url", "t.me/share/url": "url", "telegram.me/share/url": "url",
    "linkedin.com/safety/go": "url",
}  # fmt: skip


@record
class Link:
    """What an address says. `canonical` is "" when it is none that a browser could open.

    `platform` and `account` are "" where the address does not show them; `kind` says what sort of account it is.
    `disguise`: the host it really leads to, when it is written so as to look like another one.
    """

    platform: str = ""  # the key of a `Platform`
    account: str = ""  # without @
    canonical: str = ""
    kind: str = ""
    disguise: str = ""


@record
class _Address:
    host: str
    port: int | None
    parts: tuple[str, ...]
    query: tuple[tuple[str, str], ...]
    fragment: str
    odd: bool


@lru_cache(maxsize=512)
def recognise(url: str) -> Link:
    """What this address says; never raises. Each is looked at several times while its report is written."""
    address = _followed(_address(url), _DEPTH)
    if address is None:
        return Link()
    platform, door = _platform(address)
    if platform is None:
        return Link(canonical=_plain(address), disguise=_site(address) if _looks_like_another(address) else "")
    return _shaped(address, platform, door) or Link(platform.key, "", _plain(address))


def to_ask(url: str) -> tuple[str, ...]:
    """Where this post can be looked for, one address after the other; none where asking tells nothing.

    Of a known network in its canonical spelling, and elsewhere without what tracks readers: such parameters tell who
    shared it. By https first; by http only where it was written so.
    """
    found, address = recognise(url), _followed(_address(url), _DEPTH)
    if address is None or found.platform in _UNASKED:
        return ()
    first = found.canonical if found.platform else _spelled(address, _site(address))
    plainly = not found.platform and url.strip().lower().startswith("http://")
    return (first, first.replace("https://", "http://", 1)) if plainly else (first,)


def shown(url: str) -> str:
    """The address as staff may see it: what tells who shared it is gone, and of a way to another address the way.

    So is a name with a password: what the resident gave is kept, and shown nowhere but to them.
    One that is a telephone number keeps its last digits only.
    """
    found, written = recognise(url), _address(url)
    end = _followed(written, _DEPTH)
    address = _bare(url) if end is None or end == written else without_sharer(_spelled(end, _site(end)))
    return mask(address) if found.kind == NUMBER else address


def _bare(url: str) -> str:
    """An address without what tells who shared it; one without a scheme is read as if it had one."""
    if re.match(r"\s*[a-z][a-z0-9+.-]*:[/\\]", url, re.I):
        return without_sharer(url)
    return without_sharer(f"https://{url}").removeprefix("https://")


def beside(url: str) -> tuple[Line, ...]:
    """What is said beside an address: network and account, or where it really leads when it pretends to be another."""
    found = recognise(url)
    if found.disguise:
        return (line("link-disguise", host=found.disguise[:_LONGEST_NAME]),)
    if not found.platform:
        return ()
    account = mask(found.account) if found.kind == NUMBER else found.account[:_LONGEST_NAME]
    holes = {"account": account} if found.kind in _NAMED else {}
    return (line(f"link-{found.kind or 'unseen'}", platform=_NAME_OF[found.platform], **holes),)


def _looks_like_another(address: _Address) -> bool:
    return address.odd or _NAMES.search(address.host) is not None


def _shaped(address: _Address, platform: Platform, door: str) -> Link | None:
    for text in _texts(address, platform, door):
        for shape in platform.shapes:
            found = shape.pattern.fullmatch(text)
            if found and (found.groupdict().get("account") or "").lower() not in platform.reserved:
                return _named(platform, shape, found)
    return None


def _named(platform: Platform, shape: Shape, found: re.Match[str]) -> Link:
    groups = {name: value or "" for name, value in found.groupdict().items()}
    groups["account"] = groups.get("account", "").lower()
    filled = shape.canonical.format_map(groups)
    canonical = (filled if "://" in filled else platform.home + filled).rstrip("/")
    account = groups["account"] or groups.get("exact") or groups.get("phone") or ""
    return Link(platform.key, account, canonical, shape.kind)


def _texts(address: _Address, platform: Platform, door: str) -> list[str]:
    """What shapes are matched against: with the parameters that matter, and without any."""
    path = "/".join((door, *address.parts))
    kept = sorted((name, value.strip()) for name, value in address.query if name in platform.keeps)
    asked = "&".join(f"{name}={value}" for name, value in kept)
    return [f"{path}?{asked}", path] if asked else [path]


def _platform(address: _Address) -> tuple[Platform | None, str]:
    """(the network of this address, by which door); nobody's behind a port of its own."""
    return network(address.host) if address.port is None else (None, "")


def _site(address: _Address) -> str:
    return address.host if address.port is None else f"{address.host}:{address.port}"


def _plain(address: _Address) -> str:
    """The address without what only tracks readers, for hosts and paths that nothing is known of."""
    return _spelled(address, re.sub(r"^(?:(?:www|m|mobile)\.)+(?=.*\.)", "", _site(address)))


def _spelled(address: _Address, site: str) -> str:
    path = "/".join(quote(part, safe="!$&'()*+,;=:@~") for part in address.parts)
    platform, _ = network(address.host)
    query = sorted(pair for pair in address.query if not tells_sharer(pair[0], platform.key if platform else ""))
    asked = f"?{urlencode(query)}" if query else ""
    place = unquote(address.fragment)  # of what a page shows: "#!/...", "#/..."
    fragment = f"#{quote(place, safe='!/')}" if place.startswith(("!", "/")) else ""
    return f"https://{site}" + (f"/{path}" if path else "") + asked + fragment


def _followed(address: _Address | None, depth: int) -> _Address | None:
    """Where the address leads when it is only a way to another one; None when there is no end to it."""
    if address is None:
        return None
    host = re.sub(r"^(?:(?:www|m|mobile|web)\.)+", "", address.host)
    names = _FORWARDS.get("/".join((host, *address.parts)), "").split()
    target = next((value for name in names for key, value in address.query if key == name), "")
    onward = _address(f"https://{host}{target}" if target.startswith("/") else target)
    if onward is None:
        return address
    return _followed(onward, depth - 1) if depth else None


def _address(url: str) -> _Address | None:
    """An address as a browser reads it: back-slashes are slashes, signs that cannot be seen are not there."""
    url = url[: LONGEST + 1].strip()
    text = re.sub(r"[\t\r\n]", "", clean(url)).replace("\\", "/")
    if not text or len(text) > LONGEST:
        return None
    text = text if re.match(r"[a-z][a-z0-9+.-]*:(?!\d)", text, re.I) else f"https://{text}"
    text = re.sub(r"^(https?):/*", r"\1://", text, flags=re.I)
    try:
        split = urlsplit(text)
        port = split.port if split.port not in (None, 80, 443) else None
        query = tuple(parse_qsl(split.query, max_num_fields=_PARAMETERS))
    except ValueError:
        return None
    host = host_of(split.hostname or "")
    if split.scheme not in ("http", "https") or not host:
        return None
    odd = "\\" in url or clean(url) != url or "@" in split.netloc or "xn--" in host or port is not None
    return _Address(host, port, _parts(split.path), query, split.fragment, odd)


def _parts(path: str) -> tuple[str, ...]:
    """The parts of a path, decoded, without empty ones and with `..` carried out."""
    parts: list[str] = []
    for part in map(unquote, path.split("/")):
        if part == "..":
            parts[-1:] = []
        elif part not in ("", "."):
            parts.append(part)
    return tuple(parts)
