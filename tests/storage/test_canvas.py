"""Soft corners: what is pasted keeps its middle and its edges, and beside its corners the ground stays as it was."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageOps

from storage.canvas import badge, paste_rounded

GROUND, INK = 40, 200


def ground(width: int = 60, height: int = 60) -> Image.Image:
    """No two rows and no two columns of one shade, so that nothing moves unseen."""
    picture = Image.new("L", (width, height))
    picture.putdata([(x * 7 + y * 13) % 256 for y in range(height) for x in range(width)])
    return picture


@given(st.integers(0, 20), st.integers(0, 20), st.integers(6, 40), st.integers(6, 40), st.integers(0, 30))
def test_only_the_box_changes(left: int, top: int, wide: int, high: int, radius: int) -> None:
    canvas, box = ground(), (left, top, left + wide, top + high)
    paste_rounded(canvas, INK, box, radius)
    changed = ImageChops.difference(canvas, ground()).getbbox()
    assert changed is not None
    assert (left, top) <= changed[:2]
    assert changed[2] <= box[2]
    assert changed[3] <= box[3]
    assert canvas.getpixel((left + wide // 2, top + high // 2)) == INK


@pytest.mark.parametrize("radius", [3, 8, 19])
def test_all_four_corners_are_cut_alike(radius: int) -> None:
    canvas = Image.new("L", (60, 60), GROUND)
    paste_rounded(canvas, INK, (10, 10, 50, 50), radius)
    for turned in (ImageOps.mirror(canvas), ImageOps.flip(canvas)):
        assert ImageChops.difference(canvas, turned).getbbox() is None
    assert canvas.getpixel((10, 10)) == GROUND
    assert canvas.getpixel((10 + radius, 10)) == INK
    cut = sum(canvas.crop((10, 10, 10 + radius, 10 + radius)).tobytes()) / radius**2
    assert abs(cut - (GROUND + (INK - GROUND) * 0.785)) < 8  # a quarter of a disc fills pi / 4 of its square


def test_a_disc_is_as_large_as_its_box() -> None:
    canvas = Image.new("L", (60, 60), GROUND)
    paste_rounded(canvas, INK, (20, 20, 40, 40), 10)
    for edge in ((30, 20), (20, 30), (30, 39), (39, 30)):
        assert canvas.getpixel(edge) == INK


def test_a_picture_is_pasted_as_it_is() -> None:
    canvas, what = Image.new("RGB", (60, 60), "white"), ground(30, 40).convert("RGB")
    paste_rounded(canvas, what, (5, 7, 35, 47), 0)
    assert ImageChops.difference(canvas.crop((5, 7, 35, 47)), what).getbbox() is None


def test_what_lies_beneath_shines_through_the_corners_alone() -> None:
    canvas, what = ground().convert("RGB"), Image.new("RGB", (40, 40), "white")
    paste_rounded(canvas, what, (10, 10, 50, 50), 6)
    for corner in ((10, 10), (49, 10), (10, 49), (49, 49)):
        assert canvas.getpixel(corner) == ground().convert("RGB").getpixel(corner)


def test_words_make_a_badge_wider_and_no_higher() -> None:
    sizes: list[Any] = [badge(words, 40, "black", "white").size for words in ("1", "10", "+128")]
    assert [height for _, height in sizes] == [40, 40, 40]
    assert sizes[0][0] <= sizes[1][0] < sizes[2][0]
