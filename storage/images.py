"""What the resident sent: is it of a kind we take, and how does it look on the moderators' card?

`inspect` decides by content, never by name, and really decodes, so that a file cut off on the way is found while its
sender is still there to send it again. It decodes once: size, facts and tile come from the same look. `sheet` and
`placeholder` draw the card's picture (see `contact_sheet`). Only CPU work on bytes, no I/O; the bot calls it through
`studio`, in a process that may die of it.
"""

from __future__ import annotations

from PIL import Image

from storage import facts, film, magic, paper, tiles
from storage.contact_sheet import placeholder, sheet
from storage.decoding import decode, opened, recognised, shown, upright
from storage.nearness import COPY
from storage.pictures import MOST_FRAMES, Inspected, Unreadable

MOST_PAGES_TOLD = 9_999
"""Of a PDF."""

__all__ = ["Inspected", "Unreadable", "inspect", "placeholder", "sheet"]


def inspect(data: bytes) -> Inspected:
    """What kind of file `data` is. Raises Unreadable when it is none we take, or not whole, or too large."""
    mime = recognised(data)
    if mime in magic.FILMS:
        return _film(data, mime)
    return _pages(data) if mime == magic.PDF else _picture(data, mime)


def _picture(data: bytes, mime: str) -> Inspected:
    with opened(data) as picture:
        width, height = picture.size
        frames = _frames(picture, data)
        box = tiles.size(*shown(picture))
        decode(picture, *box)
        told = facts.of_picture(picture)
        small = upright(picture, *box)
    return Inspected(mime, width, height, frames, 0, told, tiles.jpeg(small), _likeness(small, max(width, height)))


def _likeness(small: Image.Image, longer: int) -> bytes:
    """What it is known again by; b"" of a picture that is too small to be told from others in the same frame."""
    if longer < COPY:
        return b""
    from storage import likeness  # brings numpy

    return likeness.of(small)


def _frames(picture: Image.Image, data: bytes) -> int:
    if magic.kind(data) == magic.GIF:  # Pillow would walk through all of them
        return max(1, magic.gif_frames(data, MOST_FRAMES))
    return min(MOST_FRAMES, getattr(picture, "n_frames", 1))


def _pages(data: bytes) -> Inspected:
    with paper.opened(data) as document:
        pages, (width, height) = paper.count(document), paper.shape(document)
        first = paper.page(document, 0, tiles.WIDEST, tiles.HIGHEST)
        told = paper.facts_of(document)
    seen = tiles.jpeg(first), _likeness(first, max(first.size))
    return Inspected(magic.PDF, width, height, min(MOST_PAGES_TOLD, pages), 0, told, *seen)


def _film(data: bytes, mime: str) -> Inspected:
    """The header alone is read: no film is decoded here."""
    if not film.is_whole(data):
        raise Unreadable("truncated")
    seen = film.look(data)
    if seen is None:
        raise Unreadable("audio")
    told = facts.told(taken=seen.made_at)
    return Inspected(mime, seen.width, seen.height, 1, seen.seconds, told, tiles.screen(seen))
