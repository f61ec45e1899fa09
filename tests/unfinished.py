"""POSTs whose body never comes whole, written by hand: no client would send one."""

import asyncio
from typing import Final
from urllib.parse import urlsplit

PATIENCE: Final = 20  # seconds until a test gives up on an answer that does not come


class Begun:
    """A POST to `url` that says it has `length` bytes and sends `body`."""

    def __init__(self, url: str, body: bytes, length: int, headers: str) -> None:
        split = urlsplit(url)
        self.host, self.port = split.hostname or "", split.port or 0
        head = f"POST {split.path} HTTP/1.1\r\nHost: {split.netloc}\r\nContent-Length: {length}\r\n{headers}\r\n"
        self.sent = head.encode() + body


def begun(url: str, body: bytes = b"{", length: int = 900_000, headers: str = "") -> Begun:
    """One of which the first byte comes."""
    return Begun(url, body, length, headers)


async def heard_of(post: Begun, *, to_the_end: bool = False) -> bytes:
    """The first line of the answer, or all until the other side ends the connection."""
    async with asyncio.timeout(PATIENCE):
        reader, writer = await asyncio.open_connection(post.host, post.port)
        try:
            writer.write(post.sent)
            return await (reader.read() if to_the_end else reader.readline())
        finally:
            writer.close()
