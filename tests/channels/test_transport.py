"""One request, one answer: over sockets that answer whatever a server, a proxy or an enemy might."""

import asyncio
import datetime
import ipaddress
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.channels import connection, transport
from bot.channels.connection import BIGGEST_HEAD, Answer, BrokenAnswerError
from bot.channels.transport import Transport
from bot.trust import certificates

Serve = Callable[["Server", asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
JSON = (("Content-Type", "application/json"),)
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


class Server:
    """Answers each request with the next of `answers` (the last again and again), and remembers what it heard."""

    def __init__(self, *answers: bytes, hang_up: bool = False) -> None:
        self.answers = list(answers)
        self.hang_up = hang_up
        self.heard: list[bytes] = []
        self.connections = 0
        self.asked = asyncio.Event()
        self.gone = asyncio.Event()  # a client closed its connection
        self.url = ""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        self.connections += 1
        try:
            while request := await self._request(reader):
                self.heard.append(request)
                self.asked.set()
                answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
                writer.write(answer)
                await writer.drain()
                if self.hang_up:
                    return
        except ConnectionError:
            pass
        finally:
            self.gone.set()
            writer.close()

    async def _request(self, reader: asyncio.StreamReader) -> bytes:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
        except asyncio.IncompleteReadError:
            return b""
        length = int(head.partition(b"Content-Length: ")[2].partition(b"\r\n")[0])
        return head + await reader.readexactly(length)


@asynccontextmanager
async def served(server: Server, secure: ssl.SSLContext | None = None) -> AsyncIterator[Server]:
    """The server on a free port of this computer."""
    running = await asyncio.start_server(server.serve, "127.0.0.1", 0, ssl=secure)
    port = running.sockets[0].getsockname()[1]
    server.url = f"{'https' if secure else 'http'}://127.0.0.1:{port}"
    yield server
    running.close()


@asynccontextmanager
async def asking(rests: float = transport.RESTS) -> AsyncIterator[Transport]:
    """A transport that is closed at the end."""
    made = Transport(rests)
    yield made
    made.close()


async def ask(over: Transport, url: str, method: str = "POST", body: bytes = b"{}", silence: float = 5.0) -> Answer:
    return await over.exchange(method, url, body, JSON, silence=silence, patience=5.0)


@pytest.mark.parametrize(
    ("sent", "answer"),
    [
        pytest.param(OK, Answer(200, b"ok"), id="length"),
        pytest.param(b"HTTP/1.1 204 No Content\r\n\r\n", Answer(204, b""), id="no body"),
        pytest.param(b"HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone", Answer(404, b"gone"), id="refusal"),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n",
            Answer(200, b"abc"), id="chunks",
        ),
        pytest.param(b"HTTP/1.1 100 Continue\r\n\r\n" + OK, Answer(200, b"ok"), id="go on"),
        pytest.param(b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + OK, Answer(200, b"ok"), id="early hints"),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx", Answer(200, b"x"), id="close",
        ),
        pytest.param(b"HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n", Answer(302, b""), id="moved"),
    ],
)  # fmt: skip
async def test_answers(sent: bytes, answer: Answer) -> None:
    async with served(Server(sent)) as server, asking() as over:
        assert await ask(over, f"{server.url}/a") == answer


@pytest.mark.parametrize("version", [b"1.0", b"1.1"])
async def test_an_answer_without_a_length_ends_with_its_connection(version: bytes) -> None:
    sent = b"HTTP/" + version + b" 502 Bad Gateway\r\nServer: proxy\r\n\r\n<html>"
    async with served(Server(sent, hang_up=True)) as server, asking() as over:
        assert await ask(over, server.url) == Answer(502, b"<html>")
        assert await ask(over, server.url) == Answer(502, b"<html>")


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", id="half a body"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Le", id="half a head"),
        pytest.param(
            b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf",
            id="half a body after early hints",
        ),
        pytest.param(b"HTTP/1.1 200 OK\r\nX: " + b"x" * (BIGGEST_HEAD + 1), id="a head without end"),
        pytest.param(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", id="half a chunk"),
        pytest.param(b"\x16\x03\x01 this is no HTTP\r\n\r\n", id="another protocol"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", id="a length that is none"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nabc", id="two lengths"),
    ],
)
async def test_what_is_no_whole_answer(sent: bytes) -> None:
    async with served(Server(sent, hang_up=True)) as server, asking() as over:
        with pytest.raises(ConnectionError):
            await ask(over, server.url)


async def test_what_is_sent() -> None:
    async with served(Server(OK)) as server, asking() as over:
        await ask(over, f"{server.url}/bot1:A/sendMessage", body=b'{"text":"\xc3\xa9"}')
        await over.exchange("GET", f"{server.url}/f?a=b", silence=5, patience=5)
    host = server.url.partition("//")[2].encode()
    assert server.heard == [
        b"POST /bot1:A/sendMessage HTTP/1.1\r\nHost: " + host + b"\r\nContent-Type: application/json\r\n"
        b'Content-Length: 13\r\n\r\n{"text":"\xc3\xa9"}',
        b"GET /f?a=b HTTP/1.1\r\nHost: " + host + b"\r\nContent-Length: 0\r\n\r\n",
    ]


@pytest.mark.parametrize("name", ["a b", "a\r\nX-Evil: 1", "a\r\n\r\nGET /b HTTP/1.1", "é", "a\0b", "a%20b"])
async def test_a_path_from_outside_stays_a_path(name: str) -> None:
    async with served(Server(OK)) as server, asking() as over:
        await over.exchange("GET", f"{server.url}/file/{name}", silence=5, patience=5)
    (heard,) = server.heard
    first, *headers = heard.split(b"\r\n")
    assert first.startswith(b"GET /file/a") or first == b"GET /file/%C3%A9 HTTP/1.1"
    assert first.count(b" ") == 2
    assert [header.partition(b":")[0] for header in headers] == [b"Host", b"Content-Length", b"", b""]


@pytest.mark.parametrize("url", ["ftp://example.org/a", "/a", "http://", "javascript:alert(1)"])
async def test_what_is_no_address(url: str) -> None:
    async with asking() as over:
        with pytest.raises(ValueError, match="not an address"):
            await ask(over, url)


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "a\nb", "a\0b", "é"])
async def test_what_is_no_header_is_not_sent(value: str) -> None:
    async with served(Server(OK)) as server, asking() as over:
        with pytest.raises(ValueError, match="not a header"):
            await over.exchange("GET", server.url, headers=(("X-Name", value),), silence=5, patience=5)
    assert server.heard == []


async def test_a_connection_serves_again_and_again() -> None:
    async with served(Server(OK)) as server, asking() as over:
        for _ in range(5):
            await ask(over, server.url)
        assert server.connections == 1
        await asyncio.gather(*(ask(over, server.url) for _ in range(3)))
        assert server.connections == 3


@pytest.mark.parametrize("last", [b"Connection: close\r\n", b""])
async def test_a_connection_that_was_used_up_is_not_used_again(last: bytes) -> None:
    answer = b"HTTP/1.1 200 OK\r\n" + last + b"Content-Length: 2\r\n\r\nok"
    async with served(Server(answer)) as server, asking(transport.RESTS if last else 0.0) as over:
        assert await ask(over, server.url) == Answer(200, b"ok")
        assert await ask(over, server.url) == Answer(200, b"ok")
        assert server.connections == 2


async def test_words_that_nobody_asked_for_are_not_taken_for_the_next_answer() -> None:
    async with served(Server(OK + b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil", OK)) as server, asking() as over:
        assert await ask(over, server.url) == Answer(200, b"ok")
        await server.gone.wait()
        assert await ask(over, server.url) == Answer(200, b"ok")
        assert server.connections == 2


async def test_what_was_sent_is_not_sent_again_when_the_connection_breaks() -> None:
    """It may have been carried out."""
    async with served(Server(OK)) as server, asking() as over:
        await ask(over, server.url)
        server.answers, server.hang_up = [b""], True
        with pytest.raises(ConnectionError):
            await ask(over, server.url)
    assert len(server.heard) == 2


async def test_what_is_only_read_is_asked_for_again() -> None:
    async with served(Server(OK)) as server, asking() as over:
        await ask(over, server.url, "GET")
        server.answers, server.hang_up = [b"", OK], True
        assert await ask(over, server.url, "GET") == Answer(200, b"ok")
    assert len(server.heard) == 3


async def test_silence_has_an_end() -> None:
    async with served(Server(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\no")) as server, asking() as over:
        with pytest.raises(TimeoutError):
            await ask(over, server.url, silence=0.05)
        await server.gone.wait()


async def test_a_slow_answer_is_no_silence() -> None:
    """Byte after byte, each within the limit, all of it beyond."""
    body = b"abcdefghij"

    class Slow(Server):
        async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await self._request(reader)
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n")
            for place in range(len(body)):
                await asyncio.sleep(0.1)  # that is what is tested
                writer.write(body[place : place + 1])
            writer.close()

    async with served(Slow()) as server, asking() as over:
        assert await ask(over, server.url, silence=0.5) == Answer(200, body)


async def test_an_answer_without_end_is_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BIGGEST", 10)
    long = b"HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n" + b"x" * 11
    async with served(Server(long)) as server, asking() as over:
        with pytest.raises(BrokenAnswerError):
            await ask(over, server.url)
        await server.gone.wait()


async def test_who_stops_waiting_lets_go_of_the_connection() -> None:
    async with served(Server(b"HTTP/1.1 200 OK\r\n")) as server, asking() as over:
        waiting = asyncio.create_task(ask(over, server.url))
        await server.asked.wait()
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        await server.gone.wait()
        server.answers = [OK]
        assert await ask(over, server.url) == Answer(200, b"ok")


async def test_closing_breaks_off_what_is_under_way() -> None:
    over = Transport()
    async with served(Server(b"HTTP/1.1 200 OK\r\n")) as server:
        waiting = asyncio.create_task(ask(over, server.url))
        await server.asked.wait()
        over.close()
        with pytest.raises(ConnectionError):
            await waiting
        await server.gone.wait()


async def test_nobody_there() -> None:
    async with served(Server(OK)) as server:
        pass
    async with asking() as over:
        with pytest.raises(ConnectionRefusedError):
            await ask(over, server.url)


async def test_many_megabytes_both_ways() -> None:
    body = bytes(range(256)) * 20_000
    answer = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body
    async with served(Server(answer)) as server, asking() as over:
        assert (await ask(over, server.url, body=body)).body == body
    assert server.heard[0].endswith(body)


def _certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 that signs itself."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.datetime.now(datetime.UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "contoh")])
    place = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(now).not_valid_after(now + datetime.timedelta(days=1)).add_extension(place, False)
    certificate, private = folder / "cert.pem", folder / "key.pem"
    certificate.write_bytes(made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return certificate, private


@pytest.fixture
def a_new_process() -> Iterator[None]:
    """One that has not read any certificates yet."""
    certificates.cache_clear()
    yield
    certificates.cache_clear()


@pytest.mark.usefixtures("a_new_process")
@pytest.mark.parametrize("trusted", [True, False])
async def test_the_certificate_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trusted: bool) -> None:
    certificate, private = _certificate(tmp_path)
    secure = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    secure.load_cert_chain(certificate, private)
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    async with served(Server(OK), secure) as server, asking() as over:
        if trusted:
            assert await ask(over, server.url) == Answer(200, b"ok")
            assert await ask(over, server.url) == Answer(200, b"ok")
            assert server.connections == 1
        else:
            with pytest.raises(ssl.SSLCertVerificationError):
                await ask(over, server.url)
