"""The store of originals: sealed, each kept once, found again to the byte, and loud when somebody touched it."""

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.crypt import CannotOpenError, Crypt, new_key
from storage.originals import Originals

PICTURE = b"\x89PNG\r\n\x1a\n" + b"Tangkapan layar dengan nama Contoh" * 40
SHA = hashlib.sha256(PICTURE).hexdigest()


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


@settings(max_examples=30)
@given(data=st.binary(max_size=5_000))
async def test_any_bytes_come_back(data: bytes) -> None:
    originals = Originals("memory:///", Crypt([new_key()]))
    assert await originals.read(await originals.keep(data)) == data
