"""Copies for people: the same picture, and nothing of who made it or where; untouched when nothing else is in it."""

from __future__ import annotations

import io
import struct

import pytest
from PIL import Image, ImageChops, ImageCms

from storage import copies, magic
from storage.pictures import Unreadable
from tests.storage import hostile
from tests.storage.honest import animated, drawing, encoded, turned, with_text
from tests.storage.hostile import CASES, after_header, before_end, chunk, segment

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


def alike(one: Image.Image, other: Image.Image, most: int) -> bool:
    """Whether no pixel differs by more than `most` of 255 in any colour."""
    difference = ImageChops.difference(one.convert("RGB"), other.convert("RGB"))
    return all(high <= most for _, high in difference.getextrema())  # type: ignore[misc]  # RGB: three pairs


# -- what is handed on byte for byte ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "mime"),
    [
        (encoded(drawing(), "JPEG"), magic.JPEG),
        (encoded(drawing(), "JPEG", progressive=True), magic.JPEG),
        (encoded(drawing(mode="L"), "JPEG"), magic.JPEG),
        (encoded(drawing(), "JPEG", restart_marker_blocks=4), magic.JPEG),
        (encoded(drawing(), "PNG"), magic.PNG),
        (encoded(drawing(mode="RGBA"), "PNG"), magic.PNG),
        (encoded(drawing(mode="P"), "PNG", transparency=0), magic.PNG),
        (encoded(drawing(), "PNG", dpi=(96, 96)), magic.PNG),
        (CASES["png, interlaced"].data, magic.PNG),
        (CASES["jpeg, cmyk"].data, magic.JPEG),
    ],
)
def test_a_bare_picture_keeps_its_fingerprint(data: bytes, mime: str) -> None:
    assert copies.clean(data) == (data, mime)


# -- what is drawn anew -----------------------------------------------------------------------------------------------

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
    made, mime = copies.clean(data)
    assert OWNER not in made
    assert b"PK\x03\x04" not in made
    picture = opened(made)
    assert mime == Image.MIME[picture.format or ""]
    assert dict(picture.getexif()) == {}
    assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize("data", TELLING.values(), ids=TELLING.keys())
def test_it_still_shows_the_same(data: bytes) -> None:
    """To the eye: a JPEG loses a little each time it is drawn."""
    made, _ = copies.clean(data)
    assert opened(made).size == opened(data).size
    assert alike(opened(made), opened(data), most=40)


@pytest.mark.parametrize("data", TELLING.values(), ids=TELLING.keys())
def test_a_copy_of_the_copy_is_the_copy(data: bytes) -> None:
    made, mime = copies.clean(data)
    assert copies.clean(made) == (made, mime)


def test_the_place_is_gone() -> None:
    assert opened(gps()).getexif().get_ifd(0x8825) != {}
    made, mime = copies.clean(gps())
    assert mime == magic.JPEG
    assert opened(made).getexif().get_ifd(0x8825) == {}


def test_it_is_turned_upright_when_the_note_that_says_so_is_dropped() -> None:
    """Orientation 6: stored on its side; what was red and above is red and to the right."""
    made, _ = copies.clean(turned(6))
    picture = opened(made).convert("RGB")
    assert picture.size == (30, 60)
    red, _, blue = picture.getpixel((25, 30))  # type: ignore[misc]  # RGB: three numbers
    assert red > 200 > 50 > blue


@pytest.mark.parametrize(
    ("name", "mime"),
    [
        ("webp", magic.PNG),
        ("webp, lossless, see-through", magic.PNG),
        ("gif", magic.PNG),
        ("gif, moving", magic.PNG),
        ("png, moving", magic.PNG),
        ("jpeg, several in one (mpo)", magic.JPEG),
        ("jpeg, 10 MB of metadata", magic.JPEG),
        ("jpeg, 10 MB of exif", magic.JPEG),
    ],
)
def test_odd_ones_become_plain_ones(name: str, mime: str) -> None:
    """One picture, JPEG or PNG, that everybody can open; what moves shows its first."""
    made, told = copies.clean(CASES[name].data)
    assert told == mime
    assert getattr(opened(made), "n_frames", 1) == 1
    assert len(made) < 200_000


BARE_BUT_BROKEN = (
    "png, wrong checksum",
    "png, no pixels",
    "png bomb",
    "png bomb, just over",
    "png, 30,000 wide",
    "png, 30,000 high",
    "jpeg bomb",
    "jpeg, 3,000 scans",
)
"""Nothing but a picture's own parts, so nothing is decoded here either."""


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if not case.good and case.expected != "empty"])
def test_what_cannot_be_read_is_not_copied(name: str) -> None:
    """Such a file was refused long before; only one that holds nothing but a picture's own parts is passed on here."""
    data = CASES[name].data
    if name in BARE_BUT_BROKEN:
        assert copies.clean(data)[0] == data
        return
    with pytest.raises(Unreadable):
        copies.clean(data)


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.good])
def test_every_picture_that_was_taken_can_be_copied(name: str) -> None:
    made, mime = copies.clean(CASES[name].data)
    assert mime in (magic.JPEG, magic.PNG)
    assert opened(made).size


def test_a_length_that_lies_does_not_hide_words() -> None:
    """A segment that says it ends later than it does, or a marker inside of a scan, is no reason to trust the file."""
    comment = b"\xff\xfe" + struct.pack("!H", len(OWNER) + 2) + OWNER
    scan = PLAIN_JPEG.index(b"\xff\xda")
    before, behind = PLAIN_JPEG[:scan] + b"\xff\xff\xff" + comment + PLAIN_JPEG[scan:], PLAIN_JPEG[:-2] + comment
    for data in (before, behind + b"\xff\xd9"):
        assert OWNER not in copies.clean(data)[0]


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
