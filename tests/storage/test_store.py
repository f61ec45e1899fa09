"""The two places for originals: what is asked of both, and what only a folder has to see to."""

import asyncio
import os
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from storage import store as places
from storage.folder_store import FolderStore
from storage.object_store import ObjectStore
from storage.sealed_file import StoreDownError
from storage.store import Store

NAME = "originals/ab/abcd"


@pytest.fixture(params=["folder", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """A place of each kind."""
    return FolderStore(tmp_path) if request.param == "folder" else ObjectStore("memory:///")


async def names(store: Store, above: str) -> list[str]:
    """All below, sorted; no batch is larger than it may be, and none is empty."""
    batches = [batch async for batch in store.listed(above)]
    assert all(0 < len(batch) <= places.LISTED for batch in batches)
    return sorted(kept.sha256 for batch in batches for kept in batch)


def left_over(folder: Path) -> list[Path]:
    """What arrived and went nowhere."""
    return [*folder.glob("arriving/*")]


async def test_what_was_put_is_got_in_place_of_what_was_there(store: Store) -> None:
    for data in (b"one", b"", b"another"):
        await store.put(NAME, data)
        assert await store.get(NAME) == data
        async with store.opened(NAME) as file:
            file.seek(0)
            assert file.read() == data


async def test_what_was_settled_is_there_and_what_was_not_is_gone(store: Store, tmp_path: Path) -> None:
    for settles in (False, True):
        with store.room() as file:
            file.write(b"sealed")
            file.flush()
            if settles:
                await store.settle(file, 6, NAME)
        if settles:
            assert await store.get(NAME) == b"sealed"
        else:
            with pytest.raises(FileNotFoundError):
                await store.get(NAME)
    assert left_over(tmp_path) == []


async def test_what_is_not_there(store: Store) -> None:
    with pytest.raises(FileNotFoundError):
        await store.get(NAME)
    with pytest.raises(FileNotFoundError):
        async with store.opened(NAME):
            pytest.fail("opened")
    await store.remove(NAME)
    await store.move(NAME, "going/abcd")
    assert await names(store, "originals") == await names(store, "going") == []


async def test_what_is_removed_is_gone_alone(store: Store) -> None:
    await store.put(NAME, b"one")
    await store.put("originals/ab/abce", b"two")
    await store.remove(NAME)
    assert await names(store, "originals") == ["abce"]


async def test_what_is_moved_is_there_and_no_longer_here(store: Store) -> None:
    await store.put(NAME, b"one")
    await store.put("going/abcd", b"old")
    await store.move(NAME, "going/abcd")
    assert await store.get("going/abcd") == b"one"
    assert await names(store, "originals") == []


async def test_all_below_are_listed_and_nothing_else(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.folder_store.LISTED", 3)
    monkeypatch.setattr("storage.object_store.LISTED", 3)
    monkeypatch.setattr(places, "LISTED", 3)
    for place in range(10):
        await store.put(f"originals/aa/aa{place}", b"x" * place)
    await store.put("originals/bb/bb", b"")
    await store.put("tiles/aa/aa1", b"tile")
    assert await names(store, "originals") == sorted([*(f"aa{place}" for place in range(10)), "bb"])
    sizes = [kept.size async for batch in store.listed("originals") for kept in batch]
    assert sorted(sizes) == [0, *range(10)]


async def test_many_at_once(store: Store) -> None:
    await asyncio.gather(*(store.put(f"tiles/{n % 3}/{n}", bytes([n])) for n in range(60)))
    assert await asyncio.gather(*(store.get(f"tiles/{n % 3}/{n}") for n in range(60))) == [
        bytes([n]) for n in range(60)
    ]


async def test_what_the_same_name_is_given_at_once_is_one_of_them(store: Store) -> None:
    """Never a mixture, and nobody finds half of it."""
    whole = [bytes([n]) * 50_000 for n in range(8)]
    await store.put(NAME, whole[0])
    *_, seen = await asyncio.gather(*(store.put(NAME, data) for data in whole), store.get(NAME))
    assert seen in whole
    assert await store.get(NAME) in whole


async def test_a_folder_in_whose_place_there_is_a_file_is_no_missing_original(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    (tmp_path / "originals").touch()
    for act in (store.get(NAME), store.put(NAME, b""), store.remove(NAME), store.move(NAME, "originals/abcd")):
        with pytest.raises(StoreDownError):
            await act
    assert left_over(tmp_path) == []


async def test_what_vanishes_while_it_is_listed_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process destroys it."""
    store = FolderStore(tmp_path)
    for name in ("abcd", "abce"):
        await store.put(f"originals/ab/{name}", b"")
    scan = os.scandir

    def late(folder: Path) -> object:
        with scan(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        if folder.name == "ab":
            (tmp_path / NAME).unlink()
        return nullcontext(entries)

    monkeypatch.setattr(os, "scandir", late)
    assert await names(store, "originals") == ["abce"]


WITHOUT_A_LIBRARY = """
import asyncio, sys
from storage.crypt import Crypt, new_key
from storage.originals import Originals

async def main():
    originals = Originals(sys.argv[1], Crypt([new_key()]))
    sha256 = await originals.keep(b"picture")
    await originals.keep_tile(sha256, b"tile")
    assert await originals.read(sha256) == b"picture" and await originals.tile(sha256) == b"tile"
    assert [kept.sha256 async for batch in originals.listed() for kept in batch] == [sha256]
    await originals.destroy(sha256)

asyncio.run(main())
print("obstore" in sys.modules)
"""


@pytest.mark.parametrize(("url", "loaded"), [("file:evidence", "False"), ("memory:///", "True")])
def test_only_an_object_store_loads_its_library(tmp_path: Path, url: str, loaded: str) -> None:
    told = subprocess.run(
        [sys.executable, "-c", WITHOUT_A_LIBRARY, url],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": f"{Path(__file__).parents[2]}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.stdout.strip(), told.stderr) == (loaded, "")
