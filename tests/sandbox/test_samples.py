"""The sample screenshots: the same bytes every time, legible, honest about being invented."""

from __future__ import annotations

from io import BytesIO
from unittest import mock

import pytest
from PIL import Image, ImageChops

from bot.sandbox import samples
from bot.sandbox.samples import SAMPLES, Sample
from bot.sandbox.samples_brush import HEIGHT, MARK, WIDTH, Brush, missing_letters

EACH = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
MOST_BYTES = 400_000


def opened(sample: Sample) -> Image.Image:
    return Image.open(BytesIO(samples.draw(sample)))


def words_of(sample: Sample) -> list[str]:
    """Everything that is lettered on a sample, the mark included."""
    said: list[str] = []
    real = Brush.text

    def listening(brush: Brush, x: float, y: float, words: str, *rest: object, **named: object) -> float:
        said.append(words)
        return real(brush, x, y, words, *rest, **named)  # type: ignore[arg-type]  # handed on as it came

    with mock.patch.object(Brush, "text", listening):
        sample.scene().finish()
    return said


def test_there_are_six_with_different_names_and_titles() -> None:
    assert len(SAMPLES) == 6
    assert len({sample.name for sample in SAMPLES}) == len({sample.title for sample in SAMPLES}) == 6


def test_jpeg_and_png_are_both_there() -> None:
    assert {sample.mime for sample in SAMPLES} == {"image/jpeg", "image/png"}


@EACH
def test_file_is_what_its_name_says(sample: Sample) -> None:
    with opened(sample) as picture:
        picture.load()
        assert Image.MIME[picture.format or ""] == sample.mime
        assert picture.size == sample.size == (WIDTH, HEIGHT)
        assert picture.mode == "RGB"


@EACH
def test_drawn_twice_gives_the_same_bytes(sample: Sample) -> None:
    first = samples.draw(sample)
    samples.draw.cache_clear()
    assert samples.draw(sample) == first


@EACH
def test_is_small_enough_for_a_page(sample: Sample) -> None:
    assert 20_000 < len(samples.draw(sample)) < MOST_BYTES


@EACH
def test_carries_no_metadata(sample: Sample) -> None:
    with opened(sample) as picture:
        assert not dict(picture.getexif())
        assert "comment" not in picture.info


@EACH
def test_says_that_it_is_an_example(sample: Sample) -> None:
    assert MARK in words_of(sample)
    with opened(sample) as picture:
        sign = picture.convert("RGB").crop((300, 2320, 780, 2380))
        assert len(sign.getcolors(maxcolors=100_000) or []) > 20  # letters on a ground, not a bare strip


@EACH
def test_every_letter_can_be_drawn(sample: Sample) -> None:
    assert missing_letters("".join(words_of(sample))) == set()


@EACH
def test_names_only_invented_people_and_candidates(sample: Sample) -> None:
    said = " ".join(words_of(sample)).lower()
    assert "contoh" in said
    assert "fiktif" in said


@EACH
def test_is_legible_as_a_thumbnail(sample: Sample) -> None:
    """A tenth of the size still shows something: the picture is not one flat colour."""
    with opened(sample) as picture:
        small = picture.convert("L").resize((WIDTH // 10, HEIGHT // 10))
        low, high = small.getextrema()
        assert isinstance(low, int | float)
        assert isinstance(high, int | float)
        assert high - low > 120


def test_no_two_look_alike() -> None:
    small = [opened(sample).convert("RGB").resize((54, 120)) for sample in SAMPLES]
    for index, one in enumerate(small):
        for other in small[index + 1 :]:
            assert ImageChops.difference(one, other).getbbox() is not None


def test_found_by_name_or_not_at_all() -> None:
    assert samples.find(SAMPLES[2].name) is SAMPLES[2]
    assert samples.find("../secret.png") is None


def test_letters_the_font_lacks_are_noticed() -> None:
    assert missing_letters("a—é漢") == {"é", "漢"}


def test_long_words_are_broken_to_the_width() -> None:
    brush = Brush("#ffffff")
    lines = brush.broken("satu dua tiga empat lima enam tujuh\nbaris baru", 40, 300)
    assert lines[-1] == "baris baru"
    assert " ".join(lines[:-1]) == "satu dua tiga empat lima enam tujuh"
    assert all(brush.width(line, 40) <= 300 for line in lines)
