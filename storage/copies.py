"""Copies for people: the same picture without anything that could tell who made or sent it.

A file that carries nothing but its picture is handed on byte for byte, so that its fingerprint stays the one of the
original. Any other is drawn anew from its pixels: no EXIF (place, device), XMP, comments, thumbnails, hidden tails.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import Final

from storage import magic
from storage.decoding import shape, shrunk

_JPEG_QUALITY: Final = 92
_PNG_PICTURE: Final = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs")
)
"""Chunks that only say how the pixels look. A colour profile (iCCP) may hold words and is left out too."""
_JPEG_PICTURE: Final = frozenset((0xE0, 0xEE, 0xDB, 0xC4, 0xDD, 0xDA, *range(0xC0, 0xC4), *range(0xC5, 0xD0)))
"""Markers: JFIF, Adobe, tables, frames, scans."""
_NEXT_MARKER: Final = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")


def clean(data: bytes) -> tuple[bytes, str]:
    """(the copy, its MIME type): `data` itself when it is only a picture. Raises Unreadable."""
    mime = magic.kind(data)
    if (mime == magic.PNG and _png_is_bare(data)) or (mime == magic.JPEG and _jpeg_is_bare(data)):
        return data, mime
    drawn, plain = shrunk(data, *shape(data)), BytesIO()
    drawn.info.clear()  # Pillow would write the comment or the colour profile it found into the copy
    if mime == magic.JPEG:
        drawn.save(plain, "JPEG", quality=_JPEG_QUALITY)
        return plain.getvalue(), magic.JPEG
    drawn.save(plain, "PNG", compress_level=3)
    return plain.getvalue(), magic.PNG


def fitted(data: bytes, most: int) -> bytes:
    """The picture as a JPEG of at most `most` bytes, smaller where it must be; pixels only. Raises Unreadable."""
    width, height = shape(data)
    while True:
        drawn, plain = shrunk(data, width, height), BytesIO()
        drawn.info.clear()
        drawn.save(plain, "JPEG", quality=_JPEG_QUALITY)
        if plain.tell() <= most or max(width, height) == 1:
            return plain.getvalue()
        width, height = max(1, width * 3 // 4), max(1, height * 3 // 4)


def _png_is_bare(data: bytes) -> bool:
    at = 8
    while at + 12 <= len(data):
        size, name = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        if name not in _PNG_PICTURE:
            return False
        at += 12 + size
        if name == b"IEND":
            return at == len(data)
    return False


def _jpeg_is_bare(data: bytes) -> bool:
    """Nothing but the picture's own segments, JFIF without a thumbnail, and nothing behind its end."""
    at = 2
    while found := _NEXT_MARKER.search(data, at):
        marker, start = data[found.end() - 1], found.end()
        if marker == 0xD9:
            return start == len(data)
        size = int.from_bytes(data[start : start + 2])
        small_jfif = marker != 0xE0 or (data[start + 2 : start + 7] == b"JFIF\0" and size == 16)
        if marker not in _JPEG_PICTURE or not small_jfif or (found.start() != at and marker < 0xC0):
            return False
        at = start + size
    return False
