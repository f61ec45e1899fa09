"""Files in pieces, the same on every channel: what is too big, what is broken off, what is no file at all."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing, asynccontextmanager

import pytest

from bot.channels.channel import Channel, Misconfigured, Refused, SendFailed, TryLater, Unclear
from bot.channels.downloads import LONGEST_REFUSAL
from bot.channels.telegram import Telegram
from bot.channels.telegram_auto import connect
from bot.channels.whatsapp import WhatsApp
from tests.channels.conftest import fetched
from tests.stage import TOKEN

MB = 1 << 20
BODY = bytes(range(256)) * 1024


class Platform:
    """A Bot API or a Cloud API with one file. `said`: the size it tells; `answer`: what the download is answered."""

    def __init__(self, answer: bytes, said: int | None = None, fill: int = 0) -> None:
        self.answer, self.said, self.fill = answer, said, fill
        self.sent = 0
        self.url = ""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            length = int((head.lower() + "content-length: 0").partition("content-length: ")[2].split()[0])
            await reader.readexactly(length)
            if "/file/" in head:
                await self._send(writer)
            else:
                self._tell(writer)
            writer.close()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    def _tell(self, writer: asyncio.StreamWriter) -> None:
        size = {} if self.said is None else {"file_size": self.said}
        file = {"file_path": "a", "url": f"{self.url}/file/a", **size}
        body = json.dumps({**file, "ok": True, "result": file}).encode()
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % len(body) + body)

    async def _send(self, writer: asyncio.StreamWriter) -> None:
        writer.write(self.answer)
        while self.sent < self.fill:
            writer.write(bytes(MB))
            self.sent += MB
            await writer.drain()


def _telegram(client: str) -> Callable[[str], Telegram]:
    return lambda url: connect(TOKEN, url, client)


WAYS: dict[str, Callable[[str], Channel]] = {
    "ptb": _telegram("ptb"),
    "httpx": _telegram("httpx"),
    "whatsapp": lambda url: WhatsApp("EAA", "1", url, ("x", "id"), str),
}


@asynccontextmanager
async def reading(way: str, platform: Platform) -> AsyncIterator[Channel]:
    """A channel with this at its other end."""
    server = await asyncio.start_server(platform.serve, "127.0.0.1", 0)
    platform.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    channel = WAYS[way](platform.url)
    if isinstance(channel, Telegram):
        await channel._client.open()
    try:
        yield channel
    finally:
        await channel.close()
        server.close()


def head(size: int | None, status: bytes = b"200 OK") -> bytes:
    """The head of an answer; without a size it ends with its connection."""
    length = b"" if size is None else b"Content-Length: %d\r\n" % size
    return b"HTTP/1.1 " + status + b"\r\nConnection: close\r\n" + length + b"\r\n"


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("answer", "said"),
    [
        pytest.param(head(len(BODY)) + BODY, len(BODY), id="as it should be"),
        pytest.param(head(len(BODY)) + BODY, None, id="no size was said"),
        pytest.param(head(None) + BODY, len(BODY), id="no length"),
    ],
)
async def test_a_file(way: str, answer: bytes, said: int | None) -> None:
    async with reading(way, Platform(answer, said)) as channel:
        assert await fetched(channel, "f") == BODY


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("answer", "said", "failure"),
    [
        pytest.param(head(len(BODY) + 1) + BODY, None, Unclear, id="broken off"),
        pytest.param(head(None) + BODY[:-1], len(BODY), Unclear, id="broken off where no length was said"),
        pytest.param(head(None) + BODY, len(BODY) - 1, Unclear, id="more than was said"),
        pytest.param(b"", None, Unclear, id="nothing"),
        pytest.param(b"\x16\x03\x01 this is no HTTP\r\n\r\n", None, Unclear, id="another protocol"),
        pytest.param(head(2, b"502 Bad Gateway") + b"<>", None, Unclear, id="a proxy's page"),
        pytest.param(head(None, b"500 Oh") + b"x" * 2 * LONGEST_REFUSAL, None, Unclear, id="a long page"),
        pytest.param(head(2, b"302 Found") + b"{}", None, Unclear, id="elsewhere"),
    ],
)
async def test_what_is_no_whole_file(way: str, answer: bytes, said: int | None, failure: type[SendFailed]) -> None:
    async with reading(way, Platform(answer, said)) as channel:
        with pytest.raises(failure):
            await fetched(channel, "f")


@pytest.mark.parametrize("way", WAYS)
async def test_a_file_that_is_too_big_is_not_even_begun(way: str) -> None:
    platform = Platform(head(2) + b"ok", 200 * MB)
    async with reading(way, platform) as channel:
        with pytest.raises(Refused, match="too big"):
            await fetched(channel, "f")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("length", [True, False])
async def test_a_file_that_turns_out_too_big_is_read_no_further(way: str, length: bool) -> None:
    """Whatever was said of it. Of 300 MB little more than the limit has come over the line."""
    platform = Platform(head(300 * MB if length else None), 1000 if length else None, 300 * MB)
    async with reading(way, platform) as channel:
        channel.limits = channel.limits.__class__(text=1, caption=1, label=1, album=1, file=8 * MB)
        with pytest.raises(Refused, match="too big"):
            await fetched(channel, "f")
    assert platform.sent < 40 * MB


@pytest.mark.parametrize("way", WAYS)
async def test_who_takes_only_the_beginning(way: str) -> None:
    """The rest is not read, and the channel goes on."""
    platform = Platform(head(100 * MB), None, 100 * MB)
    async with reading(way, platform) as channel:
        async with aclosing(channel.fetch("f")) as pieces:
            assert await anext(pieces)
        platform.answer, platform.fill = head(2) + b"ok", 0
        assert await fetched(channel, "f") == b"ok"


def test_limits_are_those_of_the_platforms() -> None:
    """Bot API, getFile: 20 MB; Cloud API, media: documents of 100 MB."""
    assert (Telegram.limits.file, WhatsApp.limits.file) == (20 * MB, 100 * MB)


@pytest.mark.parametrize(
    ("code", "failure"), [(404, Unclear), (429, TryLater), (401, Misconfigured), (500, Unclear), (403, SendFailed)]
)
@pytest.mark.parametrize("client", ["ptb", "httpx"])
async def test_what_telegram_says_instead_of_a_file(client: str, code: int, failure: type[SendFailed]) -> None:
    """A token that was right a moment ago is: its next path may be, too."""
    more = {"parameters": {"retry_after": 3}} if code == 429 else {}
    words = {"ok": False, "error_code": code, "description": "No", **more}
    body = json.dumps(words).encode()
    async with reading(client, Platform(head(len(body), b"%d No" % code) + body)) as channel:
        with pytest.raises(Unclear if failure is Misconfigured else failure):
            await fetched(channel, "f")
