"""What headers tell: films by their boxes, files that we do not take by their first bytes, facts by their notes."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

from storage import facts, film, magic, tiles
from storage.foreign import sort_of
from storage.images import inspect
from tests.storage import papers
from tests.storage.honest import drawing, encoded, screenshot
from tests.storage.hostile import CASES
from tests.storage.kinds import heic


@pytest.mark.parametrize(
    ("brand", "others", "mime"),
    [
        (b"heic", [], magic.HEIC),
        (b"mif1", [b"mif1", b"heic"], magic.HEIC),
        (b"mif1", [b"avif", b"miaf"], magic.AVIF),
        (b"avif", [b"mif1", b"heic"], magic.AVIF),
        (b"qt  ", [], magic.MOV),
        (b"isom", [b"avif"], magic.MP4),
        (b"3gp5", [], magic.THREE_GP),
        (b"M4A ", [b"isom"], None),
        (b"mif1", [], None),
        (b"jp2 ", [b"mp42"], None),
    ],
)
def test_the_brand_decides(brand: bytes, others: list[bytes], mime: str | None) -> None:
    assert magic.kind(papers.ftyp(brand, *others)) == mime


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (papers.film(seconds=12.4), film.Film(1080, 2400, 12, "2026-12-13T09:46:40+00:00")),
        (papers.film(b"qt  ", papers.track(b"soun"), papers.track(sideways=True)), (2400, 1080, 42)),
        (papers.ftyp() + papers.movie(made=0), film.Film(1080, 2400, 42, "")),
        (papers.ftyp() + papers.movie(seconds=4e6), (1080, 2400, 0)),
        (papers.film(b"mp42", papers.track(b"soun")), None),
        (papers.ftyp(), None),
        (b"", None),
    ],
)
def test_a_film_tells_its_shape_and_length(data: bytes, seen: Any) -> None:
    found = film.look(data)
    assert found == seen or (found is not None and found[:3] == seen)


def test_every_cut_of_a_film_is_noticed() -> None:
    whole = papers.film(body=300)
    for end in range(40, len(whole), 7):
        assert not film.is_whole(whole[:end]), end
    assert film.is_whole(whole)


def test_sorts_of_files_that_are_not_taken() -> None:
    """The same table as for whole files, but for what only a look inside tells."""
    wanted = {name: case.expected for name, case in CASES.items() if magic.kind(case.data) is None and case.data}
    assert {name: sort_of(CASES[name].data) for name in wanted} == wanted
    assert len(set(wanted.values())) == 7


EDITED = b"<x:xmpmeta><xmpMM:History><rdf:Seq/></xmpMM:History></x:xmpmeta>"


def _exif(**tags: str) -> bytes:
    exif = Image.Exif()
    names = {"software": 0x0131, "changed": 0x0132, "taken": 0x9003, "offset": 0x9011, "artist": 0x013B}
    inner = {names[name]: value for name, value in tags.items() if names[name] > 0x9000}
    exif.update({names[name]: value for name, value in tags.items() if names[name] < 0x9000})
    if inner:
        exif[0x8769] = inner
    return exif.tobytes()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (encoded(drawing(), "JPEG"), {}),
        (
            encoded(drawing(), "JPEG", exif=_exif(taken="2026:11:20 09:15:00", offset="+07:00", artist="Rahasia")),
            {"taken": "2026:11:20 09:15:00 +07:00"},
        ),
        (
            encoded(drawing(), "JPEG", exif=_exif(software="Adobe Photoshop 27")),
            {"software": "Adobe Photoshop 27", "edited": "yes"},
        ),
        (encoded(drawing(), "JPEG", exif=_exif(software="HDR+ 1.0")), {"software": "HDR+ 1.0"}),
        (encoded(drawing(), "WEBP", xmp=EDITED), {"edited": "yes"}),
        (heic(exif=_exif(taken="2026:11:20 09:15:00")), {"taken": "2026:11:20 09:15:00"}),
        (encoded(drawing(), "AVIF", exif=_exif(software="Snapseed")), {"software": "Snapseed", "edited": "yes"}),
        (
            encoded(drawing(), "JPEG", exif=_exif(software="x\n\x1b[31m" + "y" * 500)),
            {"software": ("x [31m" + "y" * 500)[:120]},
        ),
        (papers.pdf_about("Rahasia"), {"taken": "D:20261120101500+07'00'", "software": "Contoh Kantor 3"}),
        (CASES["jpeg, exif is nonsense"].data, {}),
    ],
)
def test_facts_that_matter(data: bytes, told: dict[str, str]) -> None:
    """When, with what, worked on or not; never who."""
    assert inspect(data).facts == told


def test_facts_of_anything_are_short_text() -> None:
    assert facts.told(taken=b"\xff\x00", changed=5, software=None) == {"taken": "ÿ", "changed": "5"}


@pytest.mark.parametrize(
    ("size", "tile"),
    [
        ((1080, 2400), (540, 1200)),  # the half, drawn in a tenth of the time
        ((1170, 2532), (585, 1266)),
        ((720, 1600), (708, 1572)),
        ((4000, 3000), (1000, 750)),
        ((300, 200), (300, 200)),
        ((20_000, 1), (1250, 1)),
    ],
)
def test_a_tile_is_as_large_as_a_sheet_shows_it(size: tuple[int, int], tile: tuple[int, int]) -> None:
    assert tiles.size(*size) == tile


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_tile_shows_the_picture(form: str) -> None:
    seen = inspect(screenshot(3, form=form))
    tile = Image.open(io.BytesIO(seen.tile))
    small = drawing(1080, 2400, seed=3).resize(tile.size, Image.Resampling.BOX)
    difference = [abs(a - b) for a, b in zip(tile.tobytes(), small.tobytes(), strict=True)]
    assert tile.size == (540, 1200)
    assert sum(difference) / len(difference) < 3
