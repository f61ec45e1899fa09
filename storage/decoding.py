"""Pixels out of bytes that anyone may have made: the only file that lets Pillow open something.

The order is the defence: what the bytes are (`magic`), whether their header keeps the limits, and only then decoding.
Only six of Pillow's readers are ever tried, so a file for one of its fifty others (EPS starts Ghostscript) is just
not a picture; those for HEIC and AVIF are loaded when the first one comes. Whatever goes wrong inside Pillow becomes
an `Unreadable` with a reason. No I/O here.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Final

# Pillow finds readers that it knows by name; naming ours keeps it from importing all the others in search of one.
from PIL import GifImagePlugin, Image, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

from storage import colours, foreign, magic
from storage.pictures import LONGEST_SIDE, MOST_PIXELS, Reason, Unreadable

_FORMATS: Final = {
    magic.JPEG: JpegImagePlugin.JpegImageFile.format,
    magic.PNG: PngImagePlugin.PngImageFile.format,
    magic.GIF: GifImagePlugin.GifImageFile.format,
    magic.WEBP: WebPImagePlugin.WebPImageFile.format,
    magic.HEIC: "HEIF",
    magic.AVIF: "AVIF",
}
_ORIENTATION: Final = 0x0112
_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""EXIF orientation -> what makes the picture upright. Source: Exif 2.32, tag 0x0112."""
_SIDEWAYS: Final = frozenset({5, 6, 7, 8})


@contextmanager
def opened(data: bytes) -> Iterator[Image.Image]:
    """The picture in `data`, its limits checked, not yet decoded; any failure inside the block is an `Unreadable`."""
    mime = recognised(data)
    if mime not in _FORMATS:  # a film or a PDF, where only a picture will do
        raise Unreadable("not-picture")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # odd metadata is no news, and the limits below are narrower than Pillow's
        try:
            _load_reader(mime)
            with Image.open(BytesIO(data), formats=[_FORMATS[mime]]) as picture:
                hold_limits(*picture.size)
                yield picture
        except Unreadable:
            raise
        except Exception as fault:  # Pillow's readers raise nearly everything on hostile bytes
            raise Unreadable(_reason(fault, data, mime)) from fault


def _load_reader(mime: str) -> None:
    """The readers that bring large libraries with them."""
    if mime == magic.AVIF:
        from PIL import AvifImagePlugin  # noqa: F401 - it makes itself known to Pillow
    elif mime == magic.HEIC:
        import pi_heif

        # A thumbnail within the file may show something else than the picture it belongs to.
        pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)


def recognised(data: bytes) -> str:
    """The MIME type of bytes that are worth opening."""
    if not data:
        raise Unreadable("empty")
    mime = magic.kind(data)
    if mime is None:
        raise Unreadable(foreign.sort_of(data))
    if mime == magic.WEBP:
        hold_limits(*magic.webp_size(data))
    if not magic.sane(data, mime):
        raise Unreadable("broken")
    return mime


def hold_limits(width: int, height: int) -> None:
    """Refuse what would take too much memory once decoded."""
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise Unreadable("too-many-pixels")


def _reason(fault: Exception, data: bytes, mime: str) -> Reason:
    if isinstance(fault, Image.DecompressionBombError):
        return "too-many-pixels"
    if isinstance(fault, MemoryError):
        return "broken"
    return "truncated" if "truncated" in str(fault).lower() or not magic.complete(data, mime) else "broken"


def shape(data: bytes) -> tuple[int, int]:
    """Width and height as a viewer shows them, in pixels, from the header alone."""
    with opened(data) as picture:
        return shown(picture)


def shown(picture: Image.Image) -> tuple[int, int]:
    """The same of a picture that is open."""
    width, height = picture.size
    return (height, width) if _orientation(picture) in _SIDEWAYS else (width, height)


def shrunk(data: bytes, width: int, height: int) -> Image.Image:
    """The picture upright, on white, as large as fits into `width` x `height`; sRGB. Raises Unreadable."""
    with opened(data) as picture:
        return upright(picture, width, height)


def decode(picture: Image.Image, width: int, height: int) -> None:
    """Read all of a picture that is open, as large as `upright` will need it: now everything is known about it."""
    picture.draft(None, _size_within(picture, *_box(picture, width, height)))  # a JPEG at 1/2, 1/4 or 1/8 where it does
    picture.load()


def upright(picture: Image.Image, width: int, height: int) -> Image.Image:
    """The same of a picture that is open. Of its metadata nothing is left.

    It takes what is open to pieces: one that has the right size already is not copied, but loses what is known of it.
    """
    decode(picture, width, height)
    turn, profile = _orientation(picture), picture.info.get("icc_profile")
    small = _fitted(_eight_bits(picture), *_size_within(picture, *_box(picture, width, height)))
    plain = _on_white(colours.srgb(small, profile))
    plain.info = {}
    return plain.transpose(_TURNS[turn]) if turn in _TURNS else plain


def _box(picture: Image.Image, width: int, height: int) -> tuple[int, int]:
    """The room that `width` x `height` leaves for the picture as it lies in its file."""
    return (height, width) if _orientation(picture) in _SIDEWAYS else (width, height)


def _orientation(picture: Image.Image) -> int:
    if "exif" not in picture.info:  # asking a PNG for more would decode it
        return 1
    try:
        return int(picture.getexif().get(_ORIENTATION, 1))
    except Exception:  # made-up EXIF raises what it likes; the pixels may still be good
        return 1


def _eight_bits(picture: Image.Image) -> Image.Image:
    """In a mode that can be scaled smoothly: L, RGB, RGBA or CMYK."""
    if picture.mode in {"L", "RGB", "RGBA", "CMYK"} and "transparency" not in picture.info:
        return picture
    if picture.mode.startswith("I"):  # 16 bits of grey
        return picture.convert("I").point(lambda grey: grey * (1 / 257)).convert("L")
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def _size_within(picture: Image.Image, width: int, height: int) -> tuple[int, int]:
    scale = min(width / picture.width, height / picture.height)
    return max(1, round(picture.width * scale)), max(1, round(picture.height * scale))


def _fitted(picture: Image.Image, width: int, height: int) -> Image.Image:
    if picture.size == (width, height):
        return picture
    whole = math.ceil(picture.width / width)
    if whole > 1 and (math.ceil(picture.width / whole), math.ceil(picture.height / whole)) == (width, height):
        return picture.reduce(whole)  # in a tenth of the time
    # HAMMING is as sharp as BICUBIC there, in half the time
    smooth = Image.Resampling.HAMMING if width < picture.width else Image.Resampling.BICUBIC
    return picture.resize((width, height), smooth, reducing_gap=2.0)


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode == "RGB":
        return picture
    if picture.mode != "RGBA":
        return picture.convert("RGB")
    flat = Image.new("RGB", picture.size, "white")
    flat.paste(picture, mask=picture.getchannel("A"))
    return flat
