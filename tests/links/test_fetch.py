"""The way out to public pages: what is read, and every way in which it could be turned on the inside or on us."""

import asyncio
import gzip
import ssl
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.links.fetch import MOST, Fetch, resolve
from bot.links.guard import Forbidden, Unreached
from tests.links.outside import LOOPBACK, Names, Server, Speak, all_here, moved, outside, page

HOST = "medsos.example"


@asynccontextmanager
async def looking(
    answers: Mapping[str, bytes | Speak], names: Names | None = None, patience: float = 5.0
) -> AsyncIterator[tuple[Server, Fetch, str]]:
    """(the outside, the way to it, what every address of it begins with)."""
    async with outside(answers) as server:
        known, doors = names or all_here(HOST), [(LOOPBACK, server.port)]
        yield server, Fetch(known, doors=doors, patience=patience, apart=0.0), f"http://{HOST}:{server.port}"


async def test_a_page_is_read_and_nothing_of_us_goes_along(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither cookies nor a referrer, and no proxy of the environment."""
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    first = page("", "302 Found", location="/p/2", set_cookie="a=b")
    async with looking({"/p/1?x=1": first, "/p/2": page("<title>Halo é</title>")}) as (server, fetch, begin):
        seen = await fetch.visit(f"{begin}/p/1?x=1#tak-dikirim")
    assert (seen.url, seen.status, seen.mime, seen.text) == (f"{begin}/p/2", 200, "text/html", "<title>Halo é</title>")
    assert server.paths == ["/p/1?x=1", "/p/2"]
    for request in server.asked:
        names = {line.partition(":")[0].lower() for line in request.split("\r\n")[1:] if line}
        assert names == {"host", "user-agent", "accept", "accept-language", "accept-encoding", "connection"}
        assert f"Host: {HOST}:{server.port}" in request
        assert "LaporNetral" in request


INSIDE = (
    "http://127.0.0.1:{port}/", "http://localhost:{port}/", "http://[::1]:{port}/", "http://169.254.169.254/latest/",
    "http://dalam.example:{port}/", "http://enam.example/", "http://campur.example/", "file:///etc/passwd",
    "ftp://medsos.example/", "http://medsos.example:{other}/", "http://a:b@medsos.example:{port}/",
    "gopher://medsos.example:{port}/", "http://2130706433:{port}/",
)  # fmt: skip
NAMES = {
    HOST: [[LOOPBACK]],
    "dalam.example": [["10.0.0.7"]],
    "enam.example": [["::ffff:127.0.0.1"]],
    "campur.example": [["1.1.1.1", "192.168.0.1"]],
}


async def test_nothing_leads_to_the_inside() -> None:
    """Whether it is asked for at once, or a redirect leads there: nobody is connected to."""
    async with outside({"/": page()}) as other:
        for place in INSIDE:
            answers: dict[str, bytes | Speak] = {}
            async with looking(answers, Names(NAMES)) as (server, fetch, begin):
                wanted = place.format(port=server.port, other=other.port)
                answers["/p"] = moved(wanted)
                for asked in (f"{begin}/p", wanted):
                    with pytest.raises(Forbidden):
                        await fetch.visit(asked)
                assert (place, server.paths) == (place, ["/p"])
        assert other.asked == []


async def test_a_name_that_stands_for_something_else_a_moment_later() -> None:
    """It is resolved once for each request, and the connection goes to what was checked."""
    names = Names({HOST: [[LOOPBACK], ["127.0.0.2"]]})
    async with looking({"/a": page("a"), "/b": moved("/a")}, names) as (server, fetch, begin):
        assert (await fetch.visit(f"{begin}/a")).text == "a"
        assert names.asked == [HOST]
        with pytest.raises(Forbidden):
            await fetch.visit(f"{begin}/a")
        assert server.paths == ["/a"]


async def test_of_several_addresses_one_that_answers_is_enough() -> None:
    async with outside({"/": page("ada")}) as server:
        doors = [(LOOPBACK, server.port), ("127.0.0.9", server.port)]
        fetch = Fetch(Names({HOST: [["127.0.0.9", LOOPBACK]]}), doors=doors, apart=0.0)
        assert (await fetch.visit(f"http://{HOST}:{server.port}/")).text == "ada"


async def test_redirects_end_somewhere() -> None:
    answers = {f"/{n}": moved(f"/{n + 1}") for n in range(6)} | {"/5": page("sampai"), "/round": moved("/round")}
    async with looking(answers) as (server, fetch, begin):
        assert (await fetch.visit(f"{begin}/0")).text == "sampai"
        with pytest.raises(Unreached, match="without end"):
            await fetch.visit(f"{begin}/round")
        assert server.paths.count("/round") == 6


async def test_no_more_than_half_a_megabyte_is_read() -> None:
    async def endless(writer: asyncio.StreamWriter) -> None:
        writer.write(page("", content_length=""))
        while True:
            writer.write(b"a" * 65_536)
            await writer.drain()

    async with looking({"/": endless}) as (server, fetch, begin):
        assert len((await fetch.visit(f"{begin}/")).text) == MOST
        async with asyncio.timeout(5):
            await server.closed.wait()


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\n", page("", content_length="999999")])
async def test_a_slow_drip_is_cut_off(head: bytes) -> None:
    """However often a byte comes: before, within and after the head."""

    async def drip(writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.01)

    async with looking({"/": drip}, patience=0.2) as (server, fetch, begin):
        began = time.monotonic()
        with pytest.raises(Unreached, match="too slow"):
            await fetch.visit(f"{begin}/")
        assert time.monotonic() - began < 2
        async with asyncio.timeout(5):
            await server.closed.wait()


async def test_who_never_begins_tls_is_left() -> None:
    """And the connection is closed, not forgotten."""
    ended = asyncio.Event()

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while await reader.read(1000):
            pass
        ended.set()
        writer.close()

    server = await asyncio.start_server(silent, LOOPBACK, 0)
    port = server.sockets[0].getsockname()[1]
    with pytest.raises(Unreached, match="too slow"):
        await Fetch(all_here(HOST), doors=[(LOOPBACK, port)], patience=0.2).visit(f"https://{HOST}:{port}/")
    async with asyncio.timeout(5):
        await ended.wait()
    server.close()


async def test_redirects_share_one_patience() -> None:
    async def slowly(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.3)
        writer.write(moved("/"))

    async with looking({"/": slowly}, patience=0.5) as (server, fetch, begin):
        with pytest.raises(Unreached, match="too slow"):
            await fetch.visit(f"{begin}/")
        assert len(server.asked) == 2


async def test_what_is_no_html_is_not_read() -> None:
    """Nor is what comes packed although that was not asked for: a few bytes may swell to any size."""

    async def picture(writer: asyncio.StreamWriter) -> None:
        writer.write(page("", content_type="image/png", content_length="999999999"))
        await asyncio.Event().wait()

    bomb = gzip.compress(b"a" * 1_000_000)
    async with looking({"/a": picture, "/b": page(bomb, content_encoding="gzip")}) as (_, fetch, begin):
        seen = await fetch.visit(f"{begin}/a")
        assert (seen.status, seen.mime, seen.text) == (200, "image/png", "")
        seen = await fetch.visit(f"{begin}/b")
        assert (seen.status, seen.mime, seen.text) == (200, "", "")


ODD: dict[str, bytes] = {
    "/nothing": b"",
    "/no-http": b"SSH-2.0-OpenSSH_9.2\r\n",
    "/long-head": b"HTTP/1.1 200 OK\r\nx: " + b"a" * 1_000_000 + b"\r\n\r\n",
    "/cut": page("a" * 100, content_length="1000"),
    "/bad-chunk": page("zz\r\n", transfer_encoding="chunked", content_length=""),
    "/negative": page("", content_length="-5"),
    "/two": page("", content_length="5").replace(b"content-length: 5", b"content-length: 5\r\ncontent-length: 7"),
}


async def test_odd_answers_are_no_answers() -> None:
    async with looking(ODD) as (_, fetch, begin):
        for path in ODD:
            with pytest.raises(Unreached):
                await fetch.visit(f"{begin}{path}")
        with pytest.raises(Unreached):
            await fetch.visit("http://tak-ada.example/")
    with pytest.raises(Unreached):  # nobody listens there any more
        await fetch.visit(f"{begin}/")


async def test_a_redirect_to_nowhere_is_a_page() -> None:
    async with looking({"/": page("", "302 Found")}) as (_, fetch, begin):
        assert (await fetch.visit(f"{begin}/")).status == 302


async def test_one_at_a_time_to_a_host_and_a_pause_between() -> None:
    """Each host has a pace of its own."""
    names = all_here(HOST, "lain.example")
    async with outside({"/": page()}) as server:
        fetch = Fetch(names, doors=[(LOOPBACK, server.port)], apart=0.1)
        began = time.monotonic()
        await asyncio.gather(*(fetch.visit(f"http://{HOST}:{server.port}/") for _ in range(4)))
        assert time.monotonic() - began >= 0.3
        assert server.most_at_once == 1
        began = time.monotonic()
        await fetch.visit(f"http://lain.example:{server.port}/")
        assert time.monotonic() - began < 0.1


def certificate(folder: Path, name: str) -> Path:
    """A certificate that says it is this host's, with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    called = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = x509.CertificateBuilder().subject_name(called).issuer_name(called).public_key(key.public_key())
    now = datetime.now(UTC)
    made = made.serial_number(1).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
    file = folder / f"{name}.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(private + made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    return file


async def test_the_certificate_must_be_that_of_the_name(tmp_path: Path) -> None:
    """The connection goes to an address, the proof is asked of the name."""
    file = certificate(tmp_path, HOST)
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    own.load_cert_chain(file)
    async with outside({"/": page("aman"), "/turun": moved(f"http://{HOST}/")}, own) as server:
        doors, trust = [(LOOPBACK, server.port)], ssl.create_default_context(cafile=file)
        fetch = Fetch(all_here(HOST, "lain.example"), doors=doors, trust=trust, apart=0.0)
        assert (await fetch.visit(f"https://{HOST}:{server.port}/")).text == "aman"
        with pytest.raises(Unreached):
            await fetch.visit(f"https://lain.example:{server.port}/")
        with pytest.raises(Forbidden, match="from https"):
            await fetch.visit(f"https://{HOST}:{server.port}/turun")
        with pytest.raises(Unreached):  # whom the system does not trust
            await Fetch(all_here(HOST), doors=doors, apart=0.0).visit(f"https://{HOST}:{server.port}/")
        assert server.paths == ["/", "/turun"]


async def test_the_usual_resolver_gives_addresses() -> None:
    assert LOOPBACK in await resolve("localhost", 80)


async def test_without_doors_this_computer_is_closed() -> None:
    async with outside({"/": page()}) as server:
        with pytest.raises(Forbidden):
            await Fetch(all_here(HOST)).visit(f"http://{HOST}:{server.port}/")
        with pytest.raises(Forbidden, match="not a public address"):
            await Fetch(all_here(HOST)).visit(f"http://{HOST}/")
        assert server.asked == []
