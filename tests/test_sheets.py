"""Sheets and tiles of stored files: drawn once, kept beside the original, drawn anew where one is lost."""

from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bot.contact_sheets import KEPT, Sheets
from storage.crypt import Crypt, new_key
from storage.models import Evidence
from storage.originals import Originals
from storage.studio import Studio, StudioDown
from tests.storage import papers
from tests.storage.honest import drawing, encoded


@pytest.fixture
async def studio() -> AsyncIterator[Studio]:
    async with Studio() as opened:
        yield opened


@pytest.fixture
def originals(tmp_path: Path) -> Originals:
    return Originals(f"file:{tmp_path}", Crypt([new_key()]))


async def stored(originals: Originals, studio: Studio, *datas: bytes) -> list[Evidence]:
    """Files as they are kept when they have arrived."""
    rows = []
    for data in datas:
        sha256, seen = await originals.keep(data), await studio.inspect(data)
        await originals.keep_tile(sha256, seen.tile)
        rows.append(Evidence(draft="d", unique_ref=sha256, ref=b"", kind="document", sha256=sha256, mime=seen.mime))
    return rows


def files_in(place: Path) -> list[Path]:
    return [path for path in place.rglob("*") if path.is_file()]


def pictures(count: int, first: int = 0) -> list[bytes]:
    return [encoded(drawing(seed=first + number), "JPEG") for number in range(count)]


async def test_a_sheet_is_drawn_once(originals: Originals, studio: Studio) -> None:
    files = await stored(originals, studio, *pictures(3))
    sheets = Sheets(originals, studio)
    drawn = await sheets.of(files)
    await studio.__aexit__()
    assert await sheets.of(files) == drawn
    with pytest.raises(StudioDown):
        await sheets.of(files[:2])


async def test_only_the_last_few_are_remembered_and_none_of_a_file_that_is_destroyed(
    originals: Originals, studio: Studio
) -> None:
    files = await stored(originals, studio, *pictures(KEPT + 1))
    sheets = Sheets(originals, studio)
    for file in files:
        await sheets.of([file])
    sheets.forget(files[-1].sha256)
    await studio.__aexit__()
    await sheets.of([files[1]])
    for gone in (files[0], files[-1]):
        with pytest.raises(StudioDown):
            await sheets.of([gone])


async def test_a_tile_that_is_lost_or_cut_is_drawn_anew(originals: Originals, studio: Studio, tmp_path: Path) -> None:
    files = await stored(originals, studio, *pictures(2))
    before = await Sheets(originals, studio).of(files)
    lost, cut = files_in(tmp_path / "tiles")
    lost.unlink()
    cut.write_bytes(cut.read_bytes()[:-9])
    assert await Sheets(originals, studio).of(files) == before
    assert await originals.tile(files[0].sha256) is not None
    assert await originals.tile(files[1].sha256) is not None


async def test_tiles_are_sealed_and_go_with_their_originals(
    originals: Originals, studio: Studio, tmp_path: Path
) -> None:
    first, second = await stored(originals, studio, *pictures(2))

    async def no() -> bool:
        return False

    assert len(files_in(tmp_path)) == 4
    assert not any(b"JFIF" in path.read_bytes() for path in files_in(tmp_path))
    await originals.destroy(first.sha256)
    assert await originals.give_up(second.sha256, no)
    assert files_in(tmp_path) == []


async def test_a_film_is_an_empty_screen_in_its_shape(originals: Originals, studio: Studio) -> None:
    (file,) = await stored(originals, studio, papers.film())
    tile = Image.open(BytesIO(await Sheets(originals, studio).tile(file)))
    assert tile.size == (480, 1066)
    assert tile.getextrema() == ((18, 18), (38, 38), (45, 45))


async def test_what_cannot_be_drawn_any_more_is_a_grey_tile(originals: Originals, studio: Studio) -> None:
    sha256 = await originals.keep(b"no picture")
    file = Evidence(draft="d", unique_ref="u", ref=b"", kind="photo", sha256=sha256, mime="image/jpeg")
    assert await Sheets(originals, studio).tile(file) == b""
    assert len(await Sheets(originals, studio).of([file])) > 1_000
