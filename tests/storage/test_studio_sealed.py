"""Sealed files on their way to the picture room: opened piece by piece; what is wrong with them is no bad picture."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.crypt import CannotOpenError, Crypt
from storage.originals import Originals, SealedFile
from storage.pieces import PIECE, SEALED_PIECE
from storage.studio import Studio
from tests.storage.honest import screenshot
from tests.storage.studio_tools import SMALL


@pytest.fixture
async def sealed(tmp_path: Path, crypt: Crypt) -> AsyncIterator[SealedFile]:
    """A screenshot of several pieces."""
    store = Originals(f"file:{tmp_path}", crypt)
    data = screenshot() + bytes(2 * PIECE)
    async with store.opened(await store.keep(data)) as file:
        yield file


def _change(path: Path, place: int) -> None:
    whole = bytearray(path.read_bytes())
    whole[place] ^= 1
    path.write_bytes(whole)


async def test_it_is_seen_as_it_is(studio: Studio, sealed: SealedFile) -> None:
    data = await sealed.read()
    assert len(data) == len(sealed) > 2 * PIECE
    assert await studio.inspect(sealed) == await studio.inspect(data)
    assert await studio.clean(sealed) == await studio.clean(data)
    assert await studio.inspect(sealed) == await studio.inspect(data), "it can be read again"


@pytest.mark.parametrize("place", [50_000, SEALED_PIECE + 100, -1])
async def test_a_changed_byte_is_no_bad_picture(studio: Studio, sealed: SealedFile, place: int) -> None:
    """It is found before the picture counts for anything, and the next job gets its own answer."""
    _change(Path(sealed.file.name), place)
    with pytest.raises(CannotOpenError):
        await studio.inspect(sealed)
    assert (await studio.inspect(SMALL)).width == 108
