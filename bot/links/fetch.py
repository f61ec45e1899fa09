"""Asks for one public page, for nobody who could turn that against us.

    visit ──guard: what the address says──> pace ──guard: what its name stands for──> one checked address ──> Page

The name is resolved here and the connection goes to the very address that was checked, so a name that stands for
something else a moment later changes nothing; TLS still proves the name. Nothing of us goes along but an honest name:
no cookies, no referrer, no proxy of the environment. What comes back is read up to `MOST` bytes of HTML and no longer
than `PATIENCE` seconds, however slowly it drips; it is asked for without compression, so nothing can swell.
"""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import cache
from typing import Any, Final, Self
from urllib.parse import urljoin

import httpcore

from bot.links.guard import Forbidden, Target, Unreached, is_public, onward, target
from bot.links.reading import Page
from bot.trust import certificates

MOST: Final = 512_000  # bytes of a page that are read
PATIENCE: Final = 10.0  # seconds for one look, its redirects included
REDIRECTS: Final = 5
APART: Final = 2.0  # seconds between two requests to one host
_HOSTS: Final = 512  # that are remembered for their pace
_HEADERS: Final = (
    ("User-Agent", "LaporNetral (link check)"),
    ("Accept", "text/html,application/xhtml+xml"),
    ("Accept-Language", "id,en;q=0.5"),
    ("Accept-Encoding", "identity"),
    ("Connection", "close"),
)
_MOVED: Final = (301, 302, 303, 307, 308)
Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""(host, port) -> the IP addresses it stands for; raises OSError."""


async def resolve(host: str, port: int) -> list[str]:
    """What the system's resolver knows of this name; one that takes long holds up nothing but other names."""
    find = lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)  # noqa: E731
    found = await asyncio.get_running_loop().run_in_executor(_resolvers(), find)
    return [str(place[0]) for *_, place in found]


@cache
def _resolvers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(4, "resolve")


class Fetch:
    """Looks at public pages. `doors`: (address, port) allowed although not public; only tests have some.

    `trust`: whose certificates count, instead of `certificates`.
    """

    def __init__(
        self,
        resolver: Resolve = resolve,
        *,
        doors: Iterable[tuple[str, int]] = (),
        trust: ssl.SSLContext | None = None,
        patience: float = PATIENCE,
        apart: float = APART,
    ) -> None:
        self._doors = frozenset(doors)
        self._ports = frozenset(port for _, port in self._doors)
        self._resolve = resolver
        self._trust = trust
        self._patience = patience
        self._paces = _Paces(apart)

    async def visit(self, url: str) -> Page:
        """The page at this address. Raises Forbidden, Unreached."""
        place, left, clock = target(url, self._ports), self._patience, asyncio.get_running_loop().time
        for _ in range(REDIRECTS + 1):
            async with self._paces.turn(place.host):
                began = clock()
                page, moved_to = await self._ask(place, left)
                left -= clock() - began
            if not moved_to:
                return page
            place = onward(place, urljoin(place.url, moved_to), self._ports)
        raise Unreached("redirects without end")

    async def _ask(self, place: Target, patience: float) -> tuple[Page, str]:
        """(the page, where it sends us)."""
        try:
            async with asyncio.timeout(patience):
                return await self._answer(place)
        except TimeoutError:
            raise Unreached("too slow") from None
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException, OSError) as error:
            raise Unreached(type(error).__name__) from None

    async def _answer(self, place: Target) -> tuple[Page, str]:
        trust = (self._trust or certificates()) if place.scheme == "https" else None
        scheme, host, path = (part.encode() for part in (place.scheme, place.host, place.path))
        url = httpcore.URL(scheme=scheme, host=host, port=place.port, target=path)
        async with (
            _Checked(self._resolve, self._doors) as way,
            httpcore.AsyncConnectionPool(trust, network_backend=way, max_connections=1) as pool,
            pool.stream("GET", url, headers=[("Host", _host(place)), *_HEADERS]) as answer,
        ):
            return await _read(place, answer)


async def _read(place: Target, answer: httpcore.Response) -> tuple[Page, str]:
    headers = {name.lower(): value.decode("latin-1").strip() for name, value in reversed(answer.headers)}
    if answer.status in _MOVED and (moved_to := headers.get(b"location", "")):
        return Page(place.url, answer.status), moved_to
    if headers.get(b"content-encoding", "").lower() not in ("", "identity"):
        return Page(place.url, answer.status), ""
    mime = headers.get(b"content-type", "").partition(";")[0].strip().lower()
    text = await _text(answer) if mime in ("text/html", "application/xhtml+xml") else ""
    return Page(place.url, answer.status, mime, text), ""


def _host(place: Target) -> str:
    return place.url.split("/")[2]


async def _text(answer: httpcore.Response) -> str:
    """As much of the page as we read; a sign that was cut is replaced."""
    body = bytearray()
    async for piece in answer.aiter_stream():
        body += piece[: MOST - len(body)]
        if len(body) >= MOST:
            break
    return body.decode("utf-8", "replace")


class _Checked(httpcore.AsyncNetworkBackend):
    """The only way out: every address that a name stands for must be public, and one of those is connected to.

    For one request. It closes what it opened itself: httpcore forgets a connection that is given up while TLS begins.
    """

    def __init__(self, resolver: Resolve, doors: frozenset[tuple[str, int]]) -> None:
        self._resolve = resolver
        self._doors = doors
        self._plain = httpcore.AnyIOBackend()
        self._opened: list[httpcore.AsyncNetworkStream] = []

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        for stream in self._opened:
            await stream.aclose()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Any = None,
    ) -> httpcore.AsyncNetworkStream:
        """Raises Forbidden when the name stands for any address that is not public, OSError when for none."""
        addresses = list(dict.fromkeys(await self._resolve(host, port)))
        if not all(is_public(address) or (address, port) in self._doors for address in addresses):
            raise Forbidden("not a public address")
        failure: Exception = httpcore.ConnectError("no address")
        for address in addresses:
            try:
                stream = await self._plain.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                self._opened.append(stream)
                return stream
        raise failure


class _Paces:
    """One request at a time to a host, `apart` seconds after the one before."""

    def __init__(self, apart: float) -> None:
        self._apart = apart
        self._hosts: dict[str, tuple[asyncio.Lock, float]] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """The block is this host's turn."""
        clock = asyncio.get_running_loop().time
        lock, _ = self._hosts.setdefault(host, (asyncio.Lock(), 0.0))
        async with lock:
            await asyncio.sleep(max(0.0, self._hosts[host][1] - clock()))
            try:
                yield
            finally:
                self._hosts[host] = lock, clock() + self._apart
                self._forget(clock())

    def _forget(self, now: float) -> None:
        if len(self._hosts) > _HOSTS:
            resting = [host for host, (lock, ready) in self._hosts.items() if ready < now and not lock.locked()]
            for host in resting:
                del self._hosts[host]
