"""Tiles and contact sheets: the small pictures of files, made once, from which what people see is composed."""

from collections import OrderedDict
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from typing import Final

from bot.channels.channel import Channel, SendFailed
from handlers.showing import sign_of
from storage.models import Evidence
from storage.originals import Originals
from storage.studio import Studio, StudioFailed, Unreadable

SHOWN: Final = 10
"""How many pictures a contact sheet holds; of the others it tells the number."""
KEPT: Final = 4
"""Sheets that are remembered, of at most 1 MB each, in case they have to be sent again."""
LARGEST_PREVIEW: Final = 1_000_000
"""Bytes. Bot API, thumbnails: below 200 kB."""


class Sheets:
    """The contact sheets of reports; the last few are remembered."""

    def __init__(self, originals: Originals, studio: Studio) -> None:
        self._originals = originals
        self._studio = studio
        self._drawn: OrderedDict[tuple[str, ...], bytes] = OrderedDict()

    async def of(self, files: Sequence[Evidence]) -> bytes:
        """One JPEG of these files, which are stored. Raises StudioFailed, StoreDownError."""
        name = tuple(f"{file.sha256} {sign_of(file)}" for file in files)
        if name not in self._drawn:
            self._drawn[name] = await self._draw(files)
        self._drawn.move_to_end(name)
        while len(self._drawn) > KEPT:
            self._drawn.popitem(last=False)
        return self._drawn[name]

    def forget(self, sha256: str) -> None:
        """This file is destroyed; so are the sheets that show it."""
        for name in [name for name in self._drawn if any(part.startswith(sha256) for part in name)]:
            del self._drawn[name]

    async def tile(self, file: Evidence) -> bytes:
        """The small picture of a file; b"" when it cannot be drawn any more. Raises StudioFailed, StoreDownError."""
        kept = await self._originals.tile(file.sha256)
        if kept is not None:
            return kept
        try:
            async with self._originals.opened(file.sha256) as original:
                tile = (await self._studio.inspect(original)).tile
        except Unreadable:
            return b""
        await self._originals.keep_tile(file.sha256, tile)
        return tile

    async def one(self, file: Evidence) -> bytes:
        """A picture of one file, with its sign. Raises StudioFailed, StoreDownError."""
        return await self._studio.sheet([await self.tile(file)], signs=[sign_of(file)])

    async def preview(self, channel: Channel, ref: str) -> bytes:
        """A tile of the platform's own picture of a film; b"" when it cannot be had."""
        try:
            async with aclosing(channel.fetch(ref)) as pieces:
                return (await self._studio.inspect(await _small(pieces))).tile
        except (SendFailed, Unreadable, StudioFailed):
            return b""

    async def _draw(self, files: Sequence[Evidence]) -> bytes:
        shown = files[:SHOWN]
        tiles = [await self.tile(file) for file in shown]
        return await self._studio.sheet(tiles, len(files) - len(shown), [sign_of(file) for file in shown])


async def _small(pieces: AsyncGenerator[bytes, None]) -> bytes:
    data = b""
    async for piece in pieces:
        data += piece
        if len(data) > LARGEST_PREVIEW:
            return b""
    return data
