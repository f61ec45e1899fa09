"""Pictures that show the same are known again, and others are not: a few of what `bench/likeness.py` measures."""

import random
import zlib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from PIL import Image

from bench.likeness_posts import Look, Post, another, draw_post, look, post
from storage import likeness
from storage.contours import sketched, unfolded
from storage.nearness import ATTACH, COPY, WEAK, Likeness
from storage.pdq import pdq

PDQ = (
    ((230, 512), 0, "aaa900035556fffc15565ffc055657fc015657fc015617fc005617fc015617fc"),
    ((512, 230), 1, "054a554a001e554a001f554a001faab5ffe0aab5ffe0aab5ffe0aab5ffe02ab5"),
    ((512, 512), 2, "00b5aab502b5aab50ab5aab50ab5aab50ab5aab52ab5aab52ab5aab52ab5aab5"),
    ((64, 64), 3, "f80a0055c0150a7ff83e47fff0005555f81f7ffff82a55550fe3aaaa07c02a8a"),
    ((100, 37), 4, "47d995d45411f7bfc1144afb1454c1211dfc4151ffff00545ff5fe83aaaa5400"),
)
"""Size, seed, and what Facebook's own program says of that picture."""


def waves(size: tuple[int, int], seed: int) -> Image.Image:
    """A picture that can be drawn again anywhere."""
    across, down = np.arange(size[0])[None, :], np.arange(size[1])[:, None]
    grey = 127 + 60 * np.sin(across * (seed + 1) / 17) + 60 * np.cos(down * (seed + 2) / 23 + across / 31)
    colours = np.stack([grey, np.roll(grey, 7 * seed + 3, 0), np.roll(grey, 11, 1)], 2)
    return Image.fromarray(colours.clip(0, 255).astype(np.uint8))


@pytest.mark.parametrize(("size", "seed", "expected"), PDQ)
def test_pdq_is_the_one_that_others_compute(size: tuple[int, int], seed: int, expected: str) -> None:
    assert pdq(waves(size, seed)) == (expected, 100)


@cache
def posts() -> list[tuple[Post, Look]]:
    """Posts of every app, and how they were seen first."""
    draw = random.Random(7)
    made = [(post(number, draw), look(draw)) for number in range(0, 200, 10)]
    by_kind = {(shown.app, shown.photo < 0): (shown, seen) for shown, seen in made}
    return [by_kind[kind] for kind in (("feed", False), ("wall", True), ("micro", False))]


def kept(picture: Image.Image) -> Likeness:
    """What is kept of a screenshot."""
    scale = COPY / max(picture.size)
    size = round(picture.width * scale), round(picture.height * scale)
    return likeness.look(picture.resize(size, Image.Resampling.HAMMING, reducing_gap=2.0))


def share(one: Likeness, other: Likeness) -> int:
    """How much of both agrees; 0 when the search does not even come to it."""
    near = likeness.nearest(one.mark, other.sketch)
    return likeness.alike(one.sketch, other.sketch, near[0].window) if near else 0


def changed(shown: Post, seen: Look) -> Iterator[tuple[str, Image.Image]]:
    """The same post as other people would send it."""
    yield "dark", draw_post(shown, replace(seen, dark=True))
    yield "later", draw_post(shown, replace(seen, clock="03.11", battery=0.1, likes=seen.likes * 3, bar=56))
    picture = draw_post(shown, seen)
    yield "cut", picture.crop((20, 120, 700, 1560))


def test_the_same_post_is_known_again_and_others_are_not() -> None:
    first = [kept(draw_post(*one)) for one in posts()]
    found = {
        (shown.app, how): share(known, kept(picture))
        for (shown, seen), known in zip(posts(), first, strict=True)
        for how, picture in changed(shown, seen)
    }
    assert min(found.values()) >= WEAK, found
    assert sum(agreed >= ATTACH for agreed in found.values()) >= len(found) - 1, found
    draw = random.Random(8)
    for (shown, seen), known in zip(posts(), first, strict=True):
        assert share(known, kept(draw_post(another(shown, 1, draw), seen))) < WEAK, shown
    for one in first:
        assert sum(share(one, other) >= WEAK for other in first) == 1


def test_of_many_marks_the_nearest_is_found_and_what_is_skipped_is_not() -> None:
    shown, seen = posts()[0]
    known = kept(draw_post(shown, seen))
    noise = np.random.default_rng(3).bytes(16 * 2_000)
    marks = noise + known.mark + noise
    (first, *_) = likeness.nearest(marks, known.sketch)
    assert (first.place, first.bits) == (2_000, 0)
    assert all(near.place != 2_000 for near in likeness.nearest(marks, known.sketch, [2_000]))
    assert likeness.nearest(b"", known.sketch) == []


SHAPES = ((COPY, 1), (1, COPY), (1, 1), (COPY, 2), (7, COPY), (COPY, COPY))


@pytest.mark.parametrize("size", SHAPES)
@pytest.mark.parametrize("grey", [0, 128, 255])
def test_a_flat_picture_resembles_nothing_not_even_itself(size: tuple[int, int], grey: int) -> None:
    flat = likeness.look(Image.new("RGB", size, (grey, grey, grey)))
    assert flat.quality == 0
    assert not flat.pdq_near(flat)
    assert likeness.alike(flat.sketch, flat.sketch, 37) == 0
    for window in (0, 74):
        assert likeness.alike(flat.sketch, kept(draw_post(*posts()[0])).sketch, window) == 0


@pytest.mark.parametrize("size", SHAPES)
def test_odd_shapes_are_compared_without_trouble(size: tuple[int, int]) -> None:
    odd = likeness.look(Image.effect_noise(size, 80).convert("RGB"))
    for window in (0, 37, 74):
        assert 0 <= likeness.alike(odd.sketch, kept(draw_post(*posts()[0])).sketch, window) < WEAK


def test_what_is_kept_of_a_picture_is_small_and_comes_back() -> None:
    known = kept(draw_post(*posts()[0]))
    assert Likeness.unpacked(known.packed()) == known
    assert len(known.packed()) < 8_000
    assert np.abs(unfolded(known.sketch) - sketched(Image.new("L", (230, COPY)))).max() <= 1
    for spoilt in (b"", known.packed()[:40]):
        with pytest.raises(ValueError, match="not what is kept"):
            Likeness.unpacked(spoilt)
    for spoilt in (b"x", known.sketch[:20], zlib.compress(b"abc")):
        with pytest.raises((ValueError, zlib.error)):
            unfolded(spoilt)


def test_a_sketch_that_would_fill_the_memory_is_cut_short() -> None:
    assert len(unfolded(zlib.compress(bytes(116 * 20_000)))) <= 220
