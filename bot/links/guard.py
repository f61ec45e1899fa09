"""Which addresses may be asked (pure). Whoever sends a link chooses where we go, so we go nowhere but to public hosts.

A link is refused by what is written in it (scheme, port, a user, a host that is no name), and again by each address its
name stands for. What is not surely public is refused: a list of what is forbidden would miss what is reserved next.
Source of the ranges: IANA's registries of special-purpose addresses (RFC 6890, RFC 8190).
"""

import ipaddress
import re
from typing import Final, NamedTuple
from urllib.parse import quote, urlsplit

from handlers.words import clean

PORTS: Final = {"http": 80, "https": 443}
LONGEST: Final = 2000  # signs; no post's address is longer
_HOST: Final = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?")
_KEPT: Final = "!$%&'()*+,/:;=?@[]~"  # signs that need no quoting, or are quoted already
_PUBLIC_6: Final = ipaddress.ip_network("2000::/3")
_SPECIAL: Final = tuple(
    ipaddress.ip_network(network)
    for network in (
        # 4: this network, private, shared (CGNAT), loopback, link-local (metadata), protocol assignments, examples,
        # 6to4 relays, benchmarks, multicast, reserved and broadcast
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",
        # 6, within 2000::/3: protocol assignments with Teredo, examples, 6to4, segment routing
        "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16",
    )
)  # fmt: skip


class Forbidden(Exception):  # noqa: N818 - says what is to be done, as the failures of a channel do
    """Nobody is to be asked at this address. The text tells why, and names no host."""


class Unreached(Exception):  # noqa: N818 - as `Forbidden`
    """No usable answer came. The text is a word for the log, and names no host."""


class Target(NamedTuple):
    """Where to ask: a host by name, and what for."""

    scheme: str
    host: str
    port: int
    path: str  # with its query

    @property
    def url(self) -> str:
        """The address in full."""
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{self.host}{port}{self.path}"


def target(url: str, ports: frozenset[int] = frozenset()) -> Target:
    """What this address asks for, if its own words allow it. `ports`: allowed beside 80 and 443. Raises Forbidden."""
    if len(url) > LONGEST or clean(url) != url or "\\" in url or any(sign.isspace() for sign in url):
        raise Forbidden("not an address")
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS.get(parts.scheme, 0)
        host = (parts.hostname or "").encode("idna").decode("ascii").lower().removesuffix(".")
    except (ValueError, UnicodeError):
        raise Forbidden("not an address") from None
    if parts.scheme not in PORTS:
        raise Forbidden("another scheme")
    if parts.username is not None or parts.password is not None:
        raise Forbidden("a user in it")
    if not _HOST.fullmatch(host):
        raise Forbidden("no public name")
    if port != PORTS[parts.scheme] and port not in ports:
        raise Forbidden("another port")
    query = f"?{quote(parts.query, safe=_KEPT)}" if parts.query else ""
    return Target(parts.scheme, host, port, (quote(parts.path, safe=_KEPT) or "/") + query)


def is_public(address: str) -> bool:
    """Whether this IP address surely belongs to the public net."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    if found.version == 6 and found not in _PUBLIC_6:
        return False  # also what stands for another address: ::ffff:0:0/96, ::/96, 64:ff9b::/96 and 64:ff9b:1::/48
    return found.is_global and not any(found in network for network in _SPECIAL if network.version == found.version)


def onward(here: Target, url: str, ports: frozenset[int] = frozenset()) -> Target:
    """Where a redirect from `here` leads, checked anew. Raises Forbidden, also for one that takes TLS off."""
    there = target(url, ports)
    if here.scheme == "https" and there.scheme != "https":
        raise Forbidden("from https to http")
    return there
