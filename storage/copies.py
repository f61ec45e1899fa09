"""Copies for people: the same picture without anything that could tell who made or sent it.

Every copy is drawn anew from its pixels: upright, sRGB, at most 2,560 px, JPEG; no EXIF (place, device), XMP, comments,
thumbnails, colour profiles, hidden tails. What proves that nobody changed the file is the fingerprint of the file as it
was received, which stays sealed. Of a PDF its pages are drawn; a film cannot be cleaned here, so none is copied.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Final

from PIL import Image

from storage import magic, paper
from storage.decoding import opened, recognised, shown, upright
from storage.pictures import COPY

_COVER: Final = (40, 40, 40)
"""The colour of what is covered: nothing of what was there is left, as it would be in a blur that can be undone."""
_JPEG_QUALITY: Final = 90


def clean(data: bytes, boxes: Sequence[Sequence[int]] = (), longest: int = COPY) -> list[bytes]:
    """One JPEG; of a PDF one for each of its first pages. Raises Unreadable.

    `boxes`: what is covered (see `storage.blurs`); `longest`: pixels of the longer side.
    """
    if recognised(data) == magic.PDF:
        return list(_pages(data, boxes, longest))
    with opened(data) as picture:
        return [_jpeg(_covered(upright(picture, *_within(*shown(picture), longest)), boxes, 1))]


def _pages(data: bytes, boxes: Sequence[Sequence[int]], longest: int) -> Iterator[bytes]:
    with paper.opened(data) as document:
        for number in range(min(paper.MOST_PAGES, paper.count(document))):
            yield _jpeg(_covered(paper.page(document, number, longest, longest), boxes, number + 1))


def _covered(picture: Image.Image, boxes: Sequence[Sequence[int]], page: int) -> Image.Image:
    """The same with the boxes of this page filled; their sides are per cent, rounded outwards."""
    across, down = picture.size
    for _, left, top, right, bottom in (box for box in boxes if box[0] == page):
        corner = across * left // 100, down * top // 100
        picture.paste(_COVER, (*corner, -(-across * right // 100), -(-down * bottom // 100)))
    return picture


def _within(width: int, height: int, longest: int = COPY) -> tuple[int, int]:
    """The room for a copy, in pixels; nothing is made larger than it is."""
    return min(width, longest), min(height, longest)


def fitted(data: bytes, most: int) -> bytes:
    """The picture as a JPEG of at most `most` bytes, smaller where it must be; pixels only. Raises Unreadable."""
    with opened(data) as picture:
        drawn = upright(picture, *_within(*shown(picture)))
    while True:
        plain = _jpeg(drawn)
        if len(plain) <= most or max(drawn.size) == 1:
            return plain
        drawn = _smaller(drawn)


def _smaller(picture: Image.Image) -> Image.Image:
    width, height = max(1, picture.width * 3 // 4), max(1, picture.height * 3 // 4)
    return picture.resize((width, height), Image.Resampling.HAMMING)


def _jpeg(picture: Image.Image) -> bytes:
    plain = BytesIO()
    picture.save(plain, "JPEG", quality=_JPEG_QUALITY, subsampling=0)  # else red letters of a screenshot blur
    return plain.getvalue()
