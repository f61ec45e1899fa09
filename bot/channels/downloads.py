"""Files on their way in, piece by piece: what is the same on every channel."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import Final

from bot.channels.channel import Refused, Unclear

LONGEST_REFUSAL: Final = 64 << 10  # bytes of an answer that is no file

Pieces = AsyncGenerator[bytes, None]
"""The bytes of a file in their order; to be closed (`aclosing`) by whoever does not read it to its end."""


async def bounded(pieces: Pieces, most: int, size: object = None) -> Pieces:
    """The same file, unless it is larger than `most` bytes (Refused) or not as large as the platform said (Unclear)."""
    if isinstance(size, int) and size > most:
        raise Refused("too big")
    got = 0
    async with aclosing(pieces):
        async for piece in pieces:
            got += len(piece)
            if got > most:
                raise Refused("too big")
            yield piece
    if isinstance(size, int) and got != size:
        raise Unclear("a file of another size than was said")


async def beginning(pieces: AsyncIterator[bytes]) -> bytes:
    """What a server says instead of a file; no more than anybody would."""
    said = b""
    async for piece in pieces:
        said += piece
        if len(said) > LONGEST_REFUSAL:
            break
    return said[:LONGEST_REFUSAL]
