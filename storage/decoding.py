"""Pixels out of bytes that anyone may have made: the only file that lets Pillow open something.

The order is the defence: what the bytes are (`magic`), whether their header keeps the limits, and only then decoding.
Only four of Pillow's readers are ever tried, so a file for one of its fifty others (EPS starts Ghostscript) is just
not a picture. Whatever goes wrong inside Pillow becomes an `Unreadable` with a reason. No I/O here.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Final

# Pillow finds readers that it knows by name; naming ours keeps it from importing all the others in search of one.
from PIL import GifImagePlugin, Image, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

from storage import magic
from storage.pictures import LONGEST_SIDE, MOST_PIXELS, Reason, Unreadable

_FORMATS: Final = {
    magic.JPEG: JpegImagePlugin.JpegImageFile.format,
    magic.PNG: PngImagePlugin.PngImageFile.format,
    magic.GIF: GifImagePlugin.GifImageFile.format,
    magic.WEBP: WebPImagePlugin.WebPImageFile.format,
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
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # odd metadata is no news, and the limits below are narrower than Pillow's
        try:
            with Image.open(BytesIO(data), formats=[_FORMATS[mime]]) as picture:
                hold_limits(*picture.size)
                yield picture
        except Unreadable:
            raise
        except Exception as fault:  # Pillow's readers raise nearly everything on hostile bytes
            raise Unreadable(_reason(fault, data, mime)) from fault


def recognised(data: bytes) -> str:
    """The MIME type of bytes that are worth opening."""
    if not data:
        raise Unreadable("empty")
    mime = magic.kind(data)
    if mime is None:
        raise Unreadable("not-picture")
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
        width, height = picture.size
        return (height, width) if _orientation(picture) in _SIDEWAYS else (width, height)


def shrunk(data: bytes, width: int, height: int) -> Image.Image:
    """The picture upright, on white, as large as fits into `width` x `height`; RGB. Raises Unreadable."""
    with opened(data) as picture:
        picture.draft(None, (width, height))  # a JPEG is decoded at 1/2, 1/4 or 1/8 where that is enough
        picture.load()
        turn = _orientation(picture)
        box = (height, width) if turn in _SIDEWAYS else (width, height)
        small = _on_white(_fitted(_eight_bits(picture), *box))
        return small.transpose(_TURNS[turn]) if turn in _TURNS else small


def _orientation(picture: Image.Image) -> int:
    if "exif" not in picture.info:  # asking a PNG for more would decode it
        return 1
    try:
        return int(picture.getexif().get(_ORIENTATION, 1))
    except Exception:  # made-up EXIF raises what it likes; the pixels may still be good
        return 1


def _eight_bits(picture: Image.Image) -> Image.Image:
    """In a mode that can be scaled smoothly: L, RGB or RGBA."""
    if picture.mode in {"L", "RGB", "RGBA"} and "transparency" not in picture.info:
        return picture
    if picture.mode.startswith("I"):  # 16 bits of grey
        return picture.convert("I").point(lambda grey: grey * (1 / 257)).convert("L")
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def _fitted(picture: Image.Image, width: int, height: int) -> Image.Image:
    scale = min(width / picture.width, height / picture.height)
    size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    smooth = Image.Resampling.HAMMING if scale < 1 else Image.Resampling.BICUBIC  # as sharp, in half the time
    return picture.resize(size, smooth, reducing_gap=2.0)


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture.convert("RGB")
    flat = Image.new("RGB", picture.size, "white")
    flat.paste(picture, mask=picture.getchannel("A"))
    return flat
