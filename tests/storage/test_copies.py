"""Copies for people: the same picture drawn anew, and nothing of who made it or where."""

from __future__ import annotations

import io
import struct
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageCms
from PIL.PngImagePlugin import PngInfo

from storage import copies
from storage.pictures import Unreadable
from tests.storage import hostile, papers
from tests.storage.honest import animated, drawing, encoded, turned, with_text
from tests.storage.hostile import CASES, after_header, before_end, chunk, segment
from tests.storage.kinds import wide_gamut

OWNER = b"Rahasia Contoh"


def gps() -> bytes:
    """A JPEG as a phone makes it: where, when and by which device."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0132] = "Rahasia Contoh", "Ponsel", "2026:11:22 10:00:00"
    exif[0x8825] = {1: "S", 2: (7.0, 34.0, 12.0), 3: "E", 4: (110.0, 49.0, 30.0)}
    return encoded(drawing(), "JPEG", exif=exif.tobytes(), quality=90)


def profile() -> bytes:
    """A colour profile; its description may say anything."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + OWNER


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def copy(data: bytes) -> bytes:
    """The copy of a picture."""
    (made,) = copies.clean(data)
    return made


def alike(one: Image.Image, other: Image.Image, most: int) -> bool:
    """Whether no pixel differs by more than `most` of 255 in any colour."""
    difference = ImageChops.difference(one.convert("RGB"), other.convert("RGB"))
    return all(high <= most for _, high in difference.getextrema())  # type: ignore[misc]  # RGB: three pairs


PLAIN_JPEG = encoded(drawing(), "JPEG")
TELLING = {
    "exif": gps(),
    "exif in a png": encoded(drawing(), "PNG", exif=b"Exif\0\0" + OWNER),
    "jpeg comment": encoded(drawing(), "JPEG", comment=OWNER),
    "jpeg colour profile": encoded(drawing(), "JPEG", icc_profile=profile()),
    "png colour profile": encoded(drawing(), "PNG", icc_profile=profile()),
    "webp with exif": encoded(drawing(), "WEBP", exif=b"Exif\0\0" + OWNER),
    "webp with xmp": encoded(drawing(), "WEBP", xmp=OWNER),
    "png text": with_text(OWNER.decode()),
    "png text behind the pixels": before_end(chunk(b"tEXt", b"Author\0" + OWNER)),
    "png time": after_header(chunk(b"tIME", struct.pack("!HBBBBB", 2026, 11, 22, 10, 0, 0)) + chunk(b"tEXt", OWNER)),
    "png private chunk": after_header(chunk(b"prVt", OWNER)),
    "png behind its end": encoded(drawing(), "PNG") + OWNER,
    "jpeg private segment": PLAIN_JPEG[:2] + segment(0xED, OWNER) + PLAIN_JPEG[2:],
    "jpeg behind its end": PLAIN_JPEG + OWNER,
    "jpeg between its scans": encoded(drawing(), "JPEG", progressive=True)[:-2] + segment(0xFE, OWNER) + b"\xff\xd9",
    "jfif with a thumbnail": PLAIN_JPEG[:2] + segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\1\1" + OWNER) + PLAIN_JPEG[2:],
    "gif comment": animated("GIF", comment=OWNER),
    "also a zip": hostile.polyglot() + OWNER,
}


@pytest.mark.parametrize("data", TELLING.values(), ids=TELLING.keys())
def test_nothing_of_its_owner_is_left(data: bytes) -> None:
    made = copy(data)
    assert OWNER not in made
    assert b"PK\x03\x04" not in made
    picture = opened(made)
    assert picture.format == "JPEG"
    assert dict(picture.getexif()) == {}
    assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize("data", TELLING.values(), ids=TELLING.keys())
def test_it_still_shows_the_same(data: bytes) -> None:
    """To the eye: a JPEG loses a little beside thin lines."""
    made = copy(data)
    assert opened(made).size == opened(data).size
    assert alike(opened(made), opened(data), most=90)


def test_the_place_is_gone() -> None:
    assert opened(gps()).getexif().get_ifd(0x8825) != {}
    made = copy(gps())
    assert opened(made).getexif().get_ifd(0x8825) == {}


def test_it_is_turned_upright_when_the_note_that_says_so_is_dropped() -> None:
    """Orientation 6: stored on its side; what was red and above is red and to the right."""
    made = copy(turned(6))
    picture = opened(made).convert("RGB")
    assert picture.size == (30, 60)
    red, _, blue = picture.getpixel((25, 30))  # type: ignore[misc]  # RGB: three numbers
    assert red > 200 > 50 > blue


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.picture])
def test_every_picture_that_was_taken_becomes_a_plain_one(name: str) -> None:
    """One JPEG, that everybody can open; what moves shows its first."""
    picture = opened(copy(CASES[name].data))
    assert (picture.format, picture.mode, getattr(picture, "n_frames", 1)) == ("JPEG", "RGB", 1)
    assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if not case.good or "film" in name][::3])
def test_what_cannot_be_read_is_not_copied(name: str) -> None:
    with pytest.raises(Unreadable):
        copies.clean(CASES[name].data)


def test_a_copy_is_as_large_as_a_phone_shows_and_no_larger() -> None:
    assert opened(copy(encoded(Image.new("L", (1_600, 5_120)), "PNG"))).size == (800, 2_560)
    assert opened(copy(encoded(Image.new("L", (300, 200)), "PNG"))).size == (300, 200)


def test_a_pdf_becomes_pictures_of_its_first_pages() -> None:
    red, blue = "1 0 0 rg 0 0 300 400 re f", "0 0 1 rg 0 0 300 400 re f"
    made = [opened(page) for page in copies.clean(papers.pdf([red, blue]))]
    assert [page.size for page in made] == [(1_920, 2_560)] * 2
    for page, colour in zip(made, ("red", "blue"), strict=True):
        assert alike(page, Image.new("RGB", page.size, colour), 12)
    assert len(copies.clean(papers.pdf([red] * 12, size=(30, 40)))) == 10
    assert OWNER not in b"".join(copies.clean(papers.pdf_about(OWNER.decode())))


def test_colours_of_another_space_become_those_of_every_screen() -> None:
    """Its profile says that red means blue."""
    picture = opened(copy(wide_gamut(Image.new("RGB", (20, 20), "red"))))
    assert alike(picture, Image.new("RGB", (20, 20), "blue"), 12)


def test_a_length_that_lies_does_not_hide_words() -> None:
    """A segment that says it ends later than it does, or a marker inside of a scan, is no reason to trust the file."""
    comment = b"\xff\xfe" + struct.pack("!H", len(OWNER) + 2) + OWNER
    scan = PLAIN_JPEG.index(b"\xff\xda")
    before, behind = PLAIN_JPEG[:scan] + b"\xff\xff\xff" + comment + PLAIN_JPEG[scan:], PLAIN_JPEG[:-2] + comment
    for data in (before, behind + b"\xff\xd9"):
        assert OWNER not in copy(data)


@pytest.mark.parametrize("most", [1_000_000, 40_000, 4_000])
@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_picture_is_as_large_as_fits(form: str, most: int) -> None:
    made = copies.fitted(encoded(drawing(), form), most)
    assert len(made) <= most
    picture = opened(made)
    assert (picture.format, "exif" in picture.info) == ("JPEG", False)
    width, height = drawing().size
    assert abs(picture.width / picture.height - width / height) < 0.02
    assert most < 1_000_000 or picture.size == (width, height)


def test_what_has_no_room_at_all_becomes_a_dot() -> None:
    assert opened(copies.fitted(encoded(drawing(), "PNG"), 1)).size == (1, 1)


def test_what_is_no_picture_is_not_made_to_fit() -> None:
    with pytest.raises(Unreadable):
        copies.fitted(b"%PDF-1.7", 1_000_000)


SECRET = b"RAHASIA-DI-RUMAH"


def telling(form: str) -> bytes:
    """A picture of the size of its own copy, with the secret in every place its kind has for words."""
    exif = Image.Exif()
    exif[0x010E] = exif[0x0131] = SECRET.decode()
    words = PngInfo()
    words.add_text("Comment", SECRET.decode())
    told: dict[str, Any] = {
        "JPEG": {"comment": SECRET, "xmp": SECRET},
        "PNG": {"pnginfo": words},
        "WEBP": {"xmp": SECRET},
    }
    out = io.BytesIO()
    Image.radial_gradient("L").resize((540, 1200)).convert("RGB").save(out, form, exif=exif.tobytes(), **told[form])
    return out.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_that_is_not_made_smaller_tells_no_more_either(form: str) -> None:
    data = telling(form)
    assert SECRET in data
    for made in (*copies.clean(data), *copies.clean(data, [(1, 10, 10, 50, 50)]), copies.fitted(data, 1 << 20)):
        assert not [mark for mark in (SECRET, b"Exif", b"ns.adobe") if mark in made]
