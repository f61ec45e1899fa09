"""Sealed files on their way to the picture room: opened piece by piece; what is wrong with them is no bad picture."""

import asyncio
import gc
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.crypt import CannotOpenError, Crypt
from storage.originals import Originals, SealedFile
from storage.pieces import PIECE, SEALED_PIECE
from storage.studio import SMALL as SMALL_FILE
from storage.studio import Studio
from tests.storage.honest import screenshot
from tests.storage.studio_tools import SMALL, SMALL_SEEN, frozen, gone, until


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


async def test_a_job_is_not_to_blame_for_what_another_one_did_to_the_worker(
    tmp_path: Path, crypt: Crypt, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While one is looked at, the next one is on its way already, and turns out to be broken half-way."""
    monkeypatch.setattr("storage.studio.TRIES", 1)
    faults: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: faults.append(context))
    store = Originals(f"file:{tmp_path}", crypt)
    async with Studio() as studio, store.opened(await store.keep(bytes(SMALL_FILE + PIECE))) as broken:
        _change(Path(broken.file.name), 50_000)
        worker = await frozen(studio)
        honest = asyncio.create_task(studio.inspect(SMALL))
        await until(lambda: studio.busy)
        with pytest.raises(CannotOpenError):
            await studio.inspect(broken)
        assert await honest == SMALL_SEEN
        assert studio.pid != worker
    gc.collect()
    assert (gone(worker), faults) == (True, [])
