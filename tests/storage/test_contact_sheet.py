"""The moderators' picture: always there, always small, large enough to read, in the order of the files."""

from __future__ import annotations

import io
import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from storage.contact_sheet import BACK, GAP, GREY, HEIGHT, LARGEST_FILE, LEAST, MOST, WIDTH, Box, Plan, arrange
from storage.images import inspect, placeholder, sheet
from storage.pictures import FILM
from tests.storage.honest import drawing, encoded, screenshot, turned, with_text
from tests.storage.hostile import CASES, jpeg_with_heavy_metadata

TALL = 9 / 19.5
ratios = st.lists(st.floats(1 / 3, 3), min_size=1, max_size=MOST)


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def plain(colour: str, width: int = 450, height: int = 975) -> bytes:
    return encoded(Image.new("RGB", (width, height), colour), "JPEG", quality=95)


def near(image: Image.Image, at: tuple[float, float], colour: str) -> bool:
    pixel, wanted = image.getpixel((int(at[0]), int(at[1]))), Image.new("RGB", (1, 1), colour).getpixel((0, 0))
    assert isinstance(pixel, tuple)
    assert isinstance(wanted, tuple)
    return all(abs(a - b) < 24 for a, b in zip(pixel, wanted, strict=True))


def check_limits(data: bytes) -> Image.Image:
    """What Telegram takes as a photo (Bot API: sendPhoto), and our own limits."""
    image = opened(data)
    assert image.format == "JPEG"
    assert image.mode == "RGB"
    assert len(data) < LARGEST_FILE
    assert image.width <= WIDTH and image.height <= HEIGHT
    assert image.width + image.height <= 10_000
    assert max(image.size) <= 20 * min(image.size)
    assert not {"exif", "icc_profile", "comment", "xmp", "photoshop"} & set(image.info)
    return image


# where the pictures stand


@given(ratios)
@example([1.0, 1.0, 2.0, 1.0, 1.013671875, 1.0132715971662711, 1.4601233622029042, 1.0, 2.0])
def test_plan_keeps_pictures_apart_and_inside(shapes: list[float]) -> None:
    plan = arrange(shapes)
    assert plan.width <= WIDTH and plan.height <= HEIGHT
    assert len(plan.boxes) == len(shapes)
    for box in plan.boxes:
        assert box.left >= GAP - 1 and box.top >= GAP
        assert box.left + box.width <= plan.width - GAP + 1
        assert box.top + box.height <= plan.height - GAP + 1
    assert not any(_touch(plan, a, b) for a in range(len(shapes)) for b in range(a))


def _touch(plan: Plan, a: int, b: int) -> bool:
    one, two = plan.boxes[a], plan.boxes[b]
    beside = one.left + one.width + GAP <= two.left or two.left + two.width + GAP <= one.left
    above = one.top + one.height + GAP <= two.top or two.top + two.height + GAP <= one.top
    return not (beside or above)


@given(ratios)
def test_plan_reads_from_left_to_right_and_down(shapes: list[float]) -> None:
    places = [(box.top, box.left) for box in arrange(shapes).boxes]
    assert places == sorted(places)


@given(ratios)
def test_tiles_have_the_shape_of_their_pictures(shapes: list[float]) -> None:
    for ratio, box in zip(shapes, arrange(shapes).boxes, strict=True):
        assert abs(box.width - ratio * box.height) <= 1


@given(ratios)
def test_plan_fills_its_box_in_one_direction(shapes: list[float]) -> None:
    plan = arrange(shapes)
    rows = len({box.top for box in plan.boxes})
    assert plan.width >= WIDTH - 2 * MOST or plan.height >= HEIGHT - rows * 2


@pytest.mark.parametrize(
    ("count", "rows", "least_width"),
    [(1, 1, 700), (2, 1, 610), (3, 1, 400), (4, 2, 350), (5, 2, 350), (6, 2, 350), (8, 2, 290), (10, 2, 230)],
)
def test_tall_screenshots_are_as_large_as_a_phone_can_show(count: int, rows: int, least_width: int) -> None:
    plan = arrange([TALL] * count)
    assert len({box.top for box in plan.boxes}) == rows
    assert min(box.width for box in plan.boxes) >= least_width


# the picture itself


@pytest.mark.parametrize("count", [1, 2, 3, 7, 10])
def test_sheet_of_screenshots_keeps_the_limits(count: int) -> None:
    check_limits(sheet([screenshot(seed) for seed in range(count)]))


def test_pictures_stand_in_order() -> None:
    colours = ["#aa2222", "#22aa22", "#2222aa", "#aaaa22"]
    image = opened(sheet([plain(colour) for colour in colours]))
    for colour, box in zip(colours, arrange([450 / 975] * 4).boxes, strict=True):
        assert near(image, (box.left + box.width / 2, box.top + box.height / 2), colour)
    assert near(image, (GAP / 2, image.height / 2), BACK)


def test_numbers_are_clear_and_leave_the_head_of_the_picture_free() -> None:
    image = opened(sheet([plain("#aa2222")] * 2))
    for box in arrange([450 / 975] * 2, 975).boxes:
        head = image.crop((box.left + 30, box.top + 30, box.left + box.width - 30, box.top + box.height // 2))
        assert all(low > 150 or high < 60 for low, high in _extremes(head))
        foot = image.crop((box.left, box.top + box.height - 90, box.left + 90, box.top + box.height))
        assert all(high - low > 90 for low, high in _extremes(foot))


def _extremes(image: Image.Image) -> list[tuple[int, int]]:
    return [image.getchannel(band).getextrema() for band in range(3)]  # type: ignore[misc]  # one band: one pair


def test_a_single_picture_needs_no_number() -> None:
    image = opened(sheet([plain("#aa2222")]))
    inside = image.crop((GAP + 20, GAP + 20, image.width - GAP - 20, image.height - GAP - 20))
    assert all(high - low < 12 for low, high in _extremes(inside))


def test_what_is_not_shown_is_counted() -> None:
    pictures = [plain("#aa2222")] * MOST
    bare = sheet(pictures)
    assert sheet(pictures, more=2) != bare
    assert sheet([*pictures, plain("#22aa22")]) == sheet(pictures, more=1)
    assert sheet(pictures, more=2) != sheet(pictures, more=12)
    check_limits(sheet(pictures, more=1_000_000))


def test_turned_pictures_stand_upright() -> None:
    image = opened(sheet([turned(6)]))
    assert image.height > image.width * 1.5
    assert near(image, (image.width * 0.25, image.height / 2), "blue")
    assert near(image, (image.width * 0.75, image.height / 2), "red")


def test_long_and_wide_pictures_stand_whole_in_a_tile() -> None:
    image = check_limits(sheet([encoded(Image.new("RGB", (200, 4_000), "#22aa22"), "PNG")]))
    assert near(image, (image.width / 2, image.height / 2), "#22aa22")
    wide = check_limits(sheet([encoded(Image.new("RGB", (4_000, 40), "#22aa22"), "PNG")] * 3))
    assert wide.width > wide.height / 2


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if not case.good][::4])
def test_what_cannot_be_shown_is_a_grey_tile(name: str) -> None:
    image = check_limits(sheet([CASES[name].data, plain("#aa2222")]))
    assert near(image, (GAP + 60, GAP + 60), GREY)
    assert near(image, (image.width - GAP - 60, GAP + 60), "#aa2222")


def test_every_good_case_on_sheets() -> None:
    good = [inspect(case.data).tile for case in CASES.values() if case.good]
    for start in range(0, len(good), MOST):
        check_limits(sheet(good[start : start + MOST]))


def test_noise_is_still_under_a_megabyte() -> None:
    noise = Image.frombytes("RGB", (720, 1_600), random.Random(7).randbytes(720 * 1_600 * 3))
    check_limits(sheet([encoded(noise, "PNG", compress_level=0)] * 4))


def test_nothing_of_the_originals_metadata_is_left() -> None:
    secret = b"akun-rahasia-contoh"
    data = sheet([with_text(secret.decode()), jpeg_with_heavy_metadata(), encoded(drawing(), "JPEG", comment=secret)])
    check_limits(data)
    assert secret not in data


@settings(max_examples=30, deadline=None)
@given(st.lists(st.binary(max_size=200), min_size=1, max_size=12), st.integers(0, 50))
def test_sheet_of_anything_is_a_sheet(pictures: list[bytes], more: int) -> None:
    check_limits(sheet(pictures, more))


def test_the_same_files_make_the_same_sheet() -> None:
    pictures = [screenshot(seed, 270, 600) for seed in range(3)]
    assert sheet(pictures) == sheet(pictures)


def test_small_pictures_are_not_drawn_out_beyond_what_they_show() -> None:
    assert opened(sheet([plain("#aa2222")])).size == (450 + 2 * GAP, 975 + 2 * GAP)
    assert opened(sheet([plain("#aa2222", 45, 97)])).height == LEAST + 2 * GAP


def test_a_film_has_the_sign_that_everybody_taps_and_its_length() -> None:
    pictures = [plain("#aa2222")] * 3
    bare, signed = opened(sheet(pictures)), opened(sheet(pictures, signs=["", f"{FILM}:0.42", "PDF 1/3"]))
    differing = ImageChops.difference(bare, signed).convert("L").point(lambda value: 255 * (value > 60))
    first, second, third = arrange([450 / 975] * 3, 975).boxes
    assert differing.crop(_edges(first)).getbbox() is None
    assert near(signed, (second.left + second.width / 2, second.top + second.height / 2), "white")
    for box in (second, third):
        foot = differing.crop((box.left + box.width // 2, box.top + box.height * 9 // 10, *_edges(box)[2:]))
        assert foot.getbbox() is not None
    assert near(signed, (third.left + third.width / 2, third.top + third.height / 2), "#aa2222")


def _edges(box: Box) -> tuple[int, int, int, int]:
    return box.left, box.top, box.left + box.width, box.top + box.height


# no picture at all


def test_placeholder_is_calm_and_always_the_same() -> None:
    image = check_limits(placeholder())
    assert image.width > image.height
    assert near(image, (4, 4), BACK)
    placeholder.cache_clear()
    again = placeholder()
    assert opened(again).tobytes() == image.tobytes()
    assert sheet([]) == again
