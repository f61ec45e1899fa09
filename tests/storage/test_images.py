"""Decided by content, never by name; whatever the bytes are, the answer is what is seen, or a reason."""

from __future__ import annotations

import io
import random
import subprocess
import sys
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image

from storage import film, magic, tiles
from storage.decoding import opened, shape, shrunk, upright
from storage.images import Inspected, Unreadable, inspect
from storage.pictures import LONGEST_SIDE, MOST_FRAMES, MOST_PIXELS, REASONS
from tests.storage import papers
from tests.storage.honest import animated, drawing, encoded, screenshot, turned
from tests.storage.hostile import CASES, GIF, JPEG, PNG, WEBP, gif_without_end, interlaced_png, png, webp_bomb
from tests.storage.kinds import AVIF, EPS, HEIC, MOV, MP4, PDF, SVG, heic

GOOD = {name: case for name, case in CASES.items() if case.good}
PICTURES = {name: case for name, case in CASES.items() if case.picture}
BAD = {name: case for name, case in CASES.items() if not case.good}


@cache
def small() -> list[bytes]:
    """The honest files of which thousands are read in a moment; made only where they are used."""
    return [case.data for name, case in GOOD.items() if len(case.data) < 20_000 and "40 pages" not in name]


@pytest.mark.parametrize("name", GOOD)
def test_takes_every_honest_picture(name: str) -> None:
    seen = inspect(GOOD[name].data)
    assert seen.mime == GOOD[name].expected
    assert (seen.width > 0 and seen.height > 0) or "no size" in name
    assert 1 <= seen.frames <= MOST_FRAMES
    tile = Image.open(io.BytesIO(seen.tile))
    tile.load()
    assert (tile.format, tile.mode, len(seen.tile) <= tiles.LARGEST) == ("JPEG", "RGB", True)
    assert tile.width <= tiles.WIDEST and tile.height <= tiles.HIGHEST
    assert set(tile.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize("name", BAD)
def test_refuses_with_the_reason(name: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        inspect(BAD[name].data)
    assert refusal.value.reason == BAD[name].expected
    assert str(refusal.value) == BAD[name].expected


def test_every_reason_is_in_the_table() -> None:
    assert {case.expected for case in BAD.values()} == REASONS
    assert {case.expected for case in GOOD.values()} == {JPEG, PNG, GIF, WEBP, HEIC, AVIF, PDF, MP4, MOV}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (screenshot(), Inspected(JPEG, 1080, 2400, 1)),
        (screenshot(form="PNG", compress_level=1), Inspected(PNG, 1080, 2400, 1)),
        (turned(6), Inspected(JPEG, 60, 30, 1)),
        (animated("GIF", 4), Inspected(GIF, 40, 60, 4)),
        (animated("PNG", 4), Inspected(PNG, 40, 60, 4)),
        (animated("WEBP", 4), Inspected(WEBP, 40, 60, 4)),
        (animated("AVIF", 4), Inspected(AVIF, 40, 60, 4)),
        (gif_without_end(), Inspected(GIF, 1, 1, MOST_FRAMES)),
        (papers.pdf(["0 g"] * 3), Inspected(PDF, *papers.SMALL_PAGE, 3)),
        (papers.film(seconds=61.4), Inspected(MP4, 1080, 2400, 1, 61, {"taken": "2026-12-13T09:46:40+00:00"})),
    ],
)
def test_tells_size_and_frames(data: bytes, expected: Inspected) -> None:
    assert inspect(data) == expected


def test_limits_are_met_exactly() -> None:
    longest = encoded(Image.new("1", (LONGEST_SIDE, 1)), "PNG")
    assert inspect(longest).width == LONGEST_SIDE
    largest = encoded(Image.new("1", (10_000, MOST_PIXELS // 10_000)), "PNG")
    assert inspect(largest).height == MOST_PIXELS // 10_000
    for width, height in ((LONGEST_SIDE + 1, 1), (1, LONGEST_SIDE + 1), (10_000, MOST_PIXELS // 10_000 + 1)):
        with pytest.raises(Unreadable, match="too-many-pixels"):
            inspect(encoded(Image.new("1", (width, height)), "PNG"))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF", "HEIF", "AVIF"])
def test_finds_any_cut_that_loses_pixels(form: str) -> None:
    whole = heic(drawing(seed=5)) if form == "HEIF" else encoded(drawing(seed=5), form)
    for end in range(1, len(whole) * 9 // 10, max(1, len(whole) // 60)):
        with pytest.raises(Unreadable) as refusal:
            inspect(whole[:end])
        assert refusal.value.reason == "truncated" or end < 40, end


# pixels


@pytest.mark.parametrize(
    ("orientation", "upper_left", "lower_right"),
    [
        (1, "red", "blue"),
        (2, "red", "blue"),
        (3, "blue", "red"),
        (4, "blue", "red"),
        (5, "red", "blue"),
        (6, "blue", "red"),
        (7, "blue", "red"),
        (8, "red", "blue"),
    ],
)
def test_orientation_is_applied(orientation: int, upper_left: str, lower_right: str) -> None:
    data = turned(orientation)
    width, height = (30, 60) if orientation > 4 else (60, 30)
    assert shape(data) == (width, height)
    upright = shrunk(data, width, height)
    assert upright.size == (width, height)
    assert _colour(upright, 2, 2) == upper_left
    assert _colour(upright, width - 3, height - 3) == lower_right


def _colour(image: Image.Image, x: int, y: int) -> str:
    red, _, blue = _pixel(image, x, y)
    return "red" if red > blue else "blue"


def _pixel(image: Image.Image, x: int, y: int) -> tuple[int, int, int]:
    pixel = image.getpixel((x, y))
    assert isinstance(pixel, tuple)
    return pixel[0], pixel[1], pixel[2]


@pytest.mark.parametrize(
    ("mode", "options"),
    [
        ("RGBA", {}),
        ("LA", {}),
        ("P", {"transparency": 0}),
        ("L", {"transparency": 0}),
        ("RGB", {"transparency": (0, 0, 0)}),
    ],
)
def test_see_through_becomes_white(mode: str, options: dict[str, Any]) -> None:
    clear = Image.new(mode, (20, 20), (0,) * len(mode) if mode in {"RGBA", "LA", "RGB"} else 0)
    assert _pixel(shrunk(encoded(clear, "PNG", **options), 20, 20), 10, 10) == (255, 255, 255)


def test_sixteen_bits_of_grey_keep_their_grey() -> None:
    row = b"\0" + b"".join(grey.to_bytes(2) for grey in (0, 0x4000, 0x8000, 0xFFFF))
    small = shrunk(png(4, 1, row, depth=16), 4, 1)
    assert [_pixel(small, x, 0)[0] for x in range(4)] == pytest.approx([0, 64, 128, 255], abs=1)


def test_interlaced_pixels_are_in_place() -> None:
    small = shrunk(interlaced_png(), 8, 8)
    assert [_pixel(small, x, y)[0] for y in range(8) for x in range(8)] == [4 * place for place in range(64)]


def test_cmyk_keeps_its_colours() -> None:
    data = encoded(Image.new("RGB", (16, 16), (200, 30, 40)).convert("CMYK"), "JPEG", quality=95)
    assert _pixel(shrunk(data, 16, 16), 8, 8) == pytest.approx((200, 30, 40), abs=12)


@pytest.mark.parametrize("name", PICTURES)
def test_every_good_picture_can_be_shrunk(name: str) -> None:
    small = shrunk(PICTURES[name].data, 90, 60)
    assert small.mode == "RGB"
    assert small.width <= 90 and small.height <= 60
    assert small.width == 90 or small.height == 60


# headers


def test_webp_tells_its_size_in_all_three_forms() -> None:
    assert magic.webp_size(encoded(drawing(70, 33), "WEBP")) == (70, 33)
    assert magic.webp_size(encoded(drawing(71, 34), "WEBP", lossless=True)) == (71, 34)
    assert magic.webp_size(animated("WEBP")) == (40, 60)
    assert magic.webp_size(webp_bomb()) == (16_383, 16_383)
    assert magic.webp_size(b"RIFF") == (0, 0)
    assert magic.webp_size(b"RIFF....WEBPVP9 " + bytes(20)) == (0, 0)


@pytest.mark.parametrize("frames", [1, 2, 7])
def test_gif_frames_are_counted_without_decoding(frames: int) -> None:
    data = animated("GIF", frames)
    assert magic.gif_frames(data, 100) == frames
    assert magic.gif_frames(data, 2) == min(2, frames)


@given(st.binary(max_size=400))
def test_reading_headers_never_raises(tail: bytes) -> None:
    starts = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\0\0\0\0WEBPVP8X", b"%PDF-", papers.ftyp(), b"")
    for start in (*starts, papers.ftyp(b"mif1", b"avif"), papers.ftyp() + b"\0\0\1\0moov\0\0\0\xf0trak"):
        data = start + tail
        mime = magic.kind(data)
        film.look(data)
        film.is_whole(data)
        magic.gif_frames(data, 50)
        magic.webp_size(data)
        if mime:
            magic.sane(data, mime)
        if mime and mime not in magic.FILMS:
            magic.complete(data, mime)


# anything at all


@st.composite
def mutants(draw: st.DrawFn) -> bytes:
    """An honest file with some bytes flipped, cut out, doubled or put in."""
    data = bytearray(draw(st.sampled_from(small())))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        long = draw(st.integers(1, 40))
        match draw(st.sampled_from(["flip", "cut", "double", "insert", "end"])):
            case "flip":
                data[at : at + 1] = bytes((draw(st.integers(0, 255)),))
            case "cut":
                del data[at : at + long]
            case "double":
                data[at:at] = data[at : at + long]
            case "insert":
                data[at:at] = draw(st.binary(min_size=1, max_size=40))
            case "end":
                del data[at:]
    return bytes(data)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutants())
@example(b"")
def test_mutants_are_read_or_refused(data: bytes) -> None:
    try:
        seen = inspect(data)
    except Unreadable as refusal:
        assert refusal.reason in REASONS
    else:
        assert seen.width * seen.height <= MOST_PIXELS


def test_three_thousand_seeded_flips_are_read_or_refused() -> None:
    chance = random.Random(20_261_122)
    for _ in range(3_000):
        data = bytearray(chance.choice(small()))
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            inspect(bytes(data))
        except Unreadable as refusal:
            assert refusal.reason in REASONS


def test_other_readers_of_pillow_are_not_even_loaded() -> None:
    program = (
        "import sys; from storage.images import inspect, Unreadable\n"
        f"for data in ({EPS!r}, {SVG!r}, {papers.film()!r}, {encoded(drawing(), 'JPEG')!r}):\n"
        "    try: inspect(data)\n"
        "    except Unreadable as refusal: assert refusal.reason == 'other-picture'\n"
        "wanted = {f'PIL.{name}ImagePlugin' for name in ('Bmp', 'Gif', 'Jpeg', 'Png', 'Ppm', 'WebP')}\n"
        "assert {name for name in sys.modules if 'Plugin' in name} <= wanted\n"
        "heavy = {'pi_heif', 'pypdfium2', 'PIL.ImageCms', 'PIL.AvifImagePlugin', 'numpy'}\n"
        "assert not heavy & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_picture_that_has_the_right_size_is_not_copied_and_loses_all_but_its_pixels(form: str) -> None:
    exif = Image.Exif()
    exif[0x0131] = "Adobe Photoshop 25.0"
    data = encoded(drawing(), form, exif=exif.tobytes(), dpi=(300, 300))
    with opened(data) as picture:
        plain = upright(picture, *picture.size)
    assert plain is picture
    assert plain.info == {}
    assert tiles.jpeg(plain) == tiles.jpeg(Image.frombytes("RGB", plain.size, plain.tobytes()))
    assert inspect(data).facts["software"] == "Adobe Photoshop 25.0"
