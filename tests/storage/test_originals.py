"""The store of originals: sealed, each kept once, found again to the byte, and loud when somebody touched it."""

import asyncio
import errno
import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.crypt import CannotOpenError, Crypt, new_key
from storage.originals import Originals, StoreDownError
from storage.pieces import sealed_size
from storage.sealed_file import disk

PICTURE = b"\x89PNG\r\n\x1a\n" + b"Tangkapan layar dengan nama Contoh" * 40
SHA = hashlib.sha256(PICTURE).hexdigest()


async def _pieces(*pieces: bytes) -> AsyncIterator[bytes]:
    for piece in pieces:
        yield piece


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.fixture(params=["file", "memory"])
def originals(request: pytest.FixtureRequest, tmp_path: Path, crypt: Crypt) -> Originals:
    """A store of each kind."""
    return Originals(f"file:{tmp_path}/evidence" if request.param == "file" else "memory:///", crypt)


async def test_an_original_comes_back_byte_for_byte(originals: Originals) -> None:
    assert await originals.keep(PICTURE) == SHA
    assert await originals.read(SHA) == PICTURE


async def test_an_empty_and_a_large_file_are_kept_too(originals: Originals) -> None:
    for data in (b"", bytes(range(256)) * 4 * 20_000):
        assert await originals.read(await originals.keep(data)) == data


def test_folders_that_are_made_are_for_their_owner_alone(tmp_path: Path, crypt: Crypt) -> None:
    """Also the one above, in which the database is made next."""
    (tmp_path / "theirs").mkdir(mode=0o755)
    Originals(f"file:{tmp_path}/theirs/data/evidence", crypt)
    rights = {
        name: (tmp_path / name).stat().st_mode & 0o777 for name in ("theirs", "theirs/data", "theirs/data/evidence")
    }
    assert rights == {"theirs": 0o755, "theirs/data": 0o700, "theirs/data/evidence": 0o700}


async def test_what_was_never_kept_is_not_found(originals: Originals) -> None:
    with pytest.raises(FileNotFoundError):
        await originals.read(SHA)


async def test_a_destroyed_original_is_gone_and_destroying_again_is_fine(originals: Originals) -> None:
    await originals.keep(PICTURE)
    other = await originals.keep(b"other")
    await originals.destroy(SHA)
    await originals.destroy(SHA)
    with pytest.raises(FileNotFoundError):
        await originals.read(SHA)
    assert await originals.read(other) == b"other"


@pytest.mark.parametrize("url", ["file:{}/evidence", "file://{}/evidence", "file:{}/evidence/"])
async def test_an_absolute_url_names_a_folder_that_is_made(tmp_path: Path, crypt: Crypt, url: str) -> None:
    originals = Originals(url.format(tmp_path), crypt)
    await originals.keep(PICTURE)
    assert len(_files(tmp_path / "evidence")) == 1


async def test_a_relative_url_is_a_folder_below_the_current_one(
    tmp_path: Path, crypt: Crypt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    originals = Originals("file:data/evidence", crypt)
    monkeypatch.chdir("/")
    await originals.keep(PICTURE)
    assert len(_files(tmp_path / "data/evidence")) == 1
    assert await originals.read(SHA) == PICTURE


async def test_a_folder_with_spaces_and_signs_is_taken_as_it_is(tmp_path: Path, crypt: Crypt) -> None:
    originals = Originals(f"file:{tmp_path}/bukti %20 é#1", crypt)
    await originals.keep(PICTURE)
    assert len(_files(tmp_path / "bukti %20 é#1")) == 1


async def test_another_start_of_the_program_reads_what_this_one_kept(tmp_path: Path) -> None:
    key = new_key()
    await Originals(f"file:{tmp_path}", Crypt([key])).keep(PICTURE)
    assert await Originals(f"file:{tmp_path}", Crypt([new_key(), key])).read(SHA) == PICTURE
    with pytest.raises(CannotOpenError):
        await Originals(f"file:{tmp_path}", Crypt([new_key()])).read(SHA)


async def test_the_same_bytes_are_kept_once(tmp_path: Path, crypt: Crypt) -> None:
    originals = Originals(f"file:{tmp_path}", crypt)
    assert {await originals.keep(PICTURE) for _ in range(3)} == {SHA}
    assert [path.name for path in _files(tmp_path)] == [SHA]


async def test_an_original_is_on_the_disk_itself_before_it_has_its_name_and_its_name_before_it_counts_as_kept(
    tmp_path: Path, crypt: Crypt, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut must leave no row without its bytes, and no name with half of them."""
    order: list[int | str] = []
    replace = Path.replace

    def renamed(path: Path, target: Path) -> Path:
        order.append("renamed")
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", lambda descriptor: order.append(os.fstat(descriptor).st_ino))
    monkeypatch.setattr(Path, "replace", renamed)
    await Originals(f"file:{tmp_path}", crypt).keep(PICTURE)
    (path,) = _files(tmp_path)
    folders = (path.parent, tmp_path / "originals", tmp_path)
    assert order == [path.stat().st_ino, "renamed", *(folder.stat().st_ino for folder in folders)]


async def test_nothing_on_the_disk_shows_what_is_in_the_files(tmp_path: Path, crypt: Crypt) -> None:
    await Originals(f"file:{tmp_path}", crypt).keep(PICTURE)
    on_disk = b"".join(path.read_bytes() for path in _files(tmp_path))
    assert b"Contoh" not in on_disk
    assert b"PNG" not in on_disk
    assert len(on_disk) > len(PICTURE)


async def test_a_changed_byte_on_the_disk_is_noticed_wherever_it_is(tmp_path: Path, crypt: Crypt) -> None:
    originals = Originals(f"file:{tmp_path}", crypt)
    await originals.keep(PICTURE)
    (path,) = _files(tmp_path)
    whole = path.read_bytes()
    for place in (0, 3, 4, 15, 16, len(whole) // 2, len(whole) - 16, len(whole) - 1):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(CannotOpenError):
            await originals.read(SHA)
    path.write_bytes(whole[:-1])
    with pytest.raises(CannotOpenError):
        await originals.read(SHA)
    path.write_bytes(whole)
    assert await originals.read(SHA) == PICTURE


async def test_two_files_that_changed_places_are_noticed(tmp_path: Path, crypt: Crypt) -> None:
    """Both are sealed with our key; each only as what it is."""
    originals = Originals(f"file:{tmp_path}", crypt)
    shas = [await originals.keep(PICTURE), await originals.keep(b"another picture")]
    one, two = _files(tmp_path)
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    two.write_bytes(first)
    for sha in shas:
        with pytest.raises(CannotOpenError):
            await originals.read(sha)


async def test_what_was_sealed_as_a_whole_can_still_be_read(tmp_path: Path, crypt: Crypt) -> None:
    """As all originals were before they were sealed in pieces."""
    originals = Originals(f"file:{tmp_path}", crypt)
    path = tmp_path / "originals" / SHA[:2] / SHA
    path.parent.mkdir(parents=True)
    path.write_bytes(crypt.seal(PICTURE, about=bytes.fromhex(SHA)))
    assert await originals.read(SHA) == PICTURE
    async with originals.opened(SHA) as file:
        assert len(file) == len(PICTURE)
    path.write_bytes(path.read_bytes()[:20])
    with pytest.raises(CannotOpenError):
        await originals.read(SHA)


async def _broken_off() -> AsyncIterator[bytes]:
    yield PICTURE
    yield bytes(600_000)
    raise ConnectionResetError


async def test_what_is_broken_off_leaves_nothing(tmp_path: Path, crypt: Crypt) -> None:
    originals = Originals(f"file:{tmp_path}", crypt)
    with pytest.raises(ConnectionResetError):
        async with originals.taken_in(_broken_off()):
            pass
    assert _files(tmp_path) == []


async def test_what_was_taken_in_is_there_only_once_it_is_kept(originals: Originals) -> None:
    for kept in (False, True):
        async with originals.taken_in(_pieces(PICTURE, b"more")) as file:
            assert await file.read() == PICTURE + b"more"
            assert len(file) == len(PICTURE) + 4
            if kept:
                await originals.keep_file(file)
                assert await file.read() == PICTURE + b"more", "it can be read on"
        if kept:
            assert await originals.read(file.sha256) == PICTURE + b"more"
        else:
            with pytest.raises(FileNotFoundError):
                await originals.read(file.sha256)


async def test_what_lay_half_arrived_is_cleared_away_but_not_what_is_arriving(tmp_path: Path, crypt: Crypt) -> None:
    """Another process may be at it."""
    originals = Originals(f"file:{tmp_path}", crypt)
    await originals.keep(PICTURE)
    dead = tmp_path / "arriving" / "dead"
    dead.write_bytes(b"half")
    async with originals.taken_in(_pieces(b"under way")) as file:
        Originals(f"file:{tmp_path}", crypt).clear()
        assert not dead.exists()
        await originals.keep_file(file)
    assert [path.name for path in _files(tmp_path)] == sorted([SHA, file.sha256])


async def test_a_store_that_does_not_work_is_no_fault_of_the_file(tmp_path: Path, crypt: Crypt) -> None:
    originals = Originals(f"file:{tmp_path}/store", crypt)
    await originals.keep(PICTURE)
    (tmp_path / "store" / "arriving").rmdir()
    (tmp_path / "store" / "arriving").touch()
    with pytest.raises(StoreDownError):
        await originals.keep(b"another")
    (tmp_path / "store" / "arriving").unlink()
    other = hashlib.sha256(b"another").hexdigest()
    (tmp_path / "store" / "originals" / other[:2]).touch()
    with pytest.raises(StoreDownError):
        await originals.keep(b"another")
    assert await originals.read(SHA) == PICTURE


@pytest.mark.parametrize("url", ["file:evidence", "memory:///"])
@pytest.mark.parametrize("size", [500_000, 102_000, 100_000])
async def test_a_full_disk_is_no_fault_of_the_file(tmp_path: Path, url: str, size: int) -> None:
    """Here everything that is larger than 100 kB: the kernel's own limit, in a process of its own. Sometimes only the
    end of a file does not fit.
    """
    code = (
        "import asyncio, resource, signal, sys\n"
        "from storage.crypt import Crypt, new_key\n"
        "from storage.originals import Originals, StoreDownError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "store = Originals(sys.argv[1], Crypt([new_key()]))\n"
        "try:\n"
        "    asyncio.run(store.keep(bytes(int(sys.argv[2]))))\n"
        "except StoreDownError as down:\n"
        "    print(down, end='')\n"
    )
    given = {"PYTHONPATH": f"{Path(__file__).parents[2]}", "PATH": os.environ["PATH"]}
    told = await asyncio.to_thread(
        partial(subprocess.run, cwd=tmp_path, env=given, capture_output=True, text=True),
        [sys.executable, "-c", code, url, f"{size}"],
    )
    assert (told.stdout, told.stderr) == ("OSError", "")
    assert _files(tmp_path) == []


def test_a_full_disk_is_called_so() -> None:
    with pytest.raises(StoreDownError, match=r"^the disk is full$"), disk():
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    with pytest.raises(StoreDownError, match=r"^PermissionError$"), disk():
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


async def test_that_nothing_can_be_laid_down_here_does_not_mean_that_the_original_is_gone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, crypt: Crypt
) -> None:
    originals = Originals("memory:///", crypt)
    await originals.keep(PICTURE)
    with monkeypatch.context() as full:
        full.setattr(tempfile, "tempdir", f"{tmp_path}/none")
        for act in (originals.keep(b"another"), originals.read(SHA)):
            with pytest.raises(StoreDownError):
                await act
    assert await originals.read(SHA) == PICTURE


async def test_everything_in_the_store_is_listed(originals: Originals) -> None:
    before = {await originals.keep(data): len(data) for data in (b"", PICTURE, bytes(300_000))}
    found = {kept.sha256: kept.size async for batch in originals.listed() for kept in batch}
    assert found == {sha256: sealed_size(size) for sha256, size in before.items()}


@settings(max_examples=30)
@given(data=st.binary(max_size=5_000))
async def test_any_bytes_come_back(data: bytes) -> None:
    originals = Originals("memory:///", Crypt([new_key()]))
    assert await originals.read(await originals.keep(data)) == data
