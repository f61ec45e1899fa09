"""What the resident sent: is it a picture, and how does it look on the moderators' card?

`inspect` decides by content, never by name, and really decodes, so that a file cut off on the way is found while its
sender is still there to send it again. `sheet` and `placeholder` draw the card's picture (see `contact_sheet`). Only
CPU work on bytes, no I/O; the bot calls it through `studio`, in a process that may die of it.
"""

from __future__ import annotations

from PIL import Image

from storage import likeness, magic
from storage.contact_sheet import placeholder, sheet
from storage.decoding import opened, shrunk
from storage.nearness import COPY
from storage.pictures import MOST_FRAMES, Inspected, Unreadable

__all__ = ["Inspected", "Unreadable", "inspect", "placeholder", "sheet"]


def inspect(data: bytes) -> Inspected:
    """What kind of picture `data` is. Raises Unreadable when it is none, or not whole, or too large."""
    with opened(data) as picture:
        mime, (width, height) = magic.kind(data) or "", picture.size
        frames = _frames(picture, data)
        picture.draft(None, (1, 1))  # a JPEG is still read to its end, but an eighth as wide
        picture.load()
    return Inspected(mime, width, height, frames, _likeness(data, max(width, height)))


def _likeness(data: bytes, longer: int) -> bytes:
    """What it is known again by; b"" of a picture that is too small to be told from others in the same frame."""
    return likeness.of(shrunk(data, COPY, COPY)) if longer >= COPY else b""


def _frames(picture: Image.Image, data: bytes) -> int:
    if magic.kind(data) == magic.GIF:  # Pillow would walk through all of them
        return max(1, magic.gif_frames(data, MOST_FRAMES))
    return min(MOST_FRAMES, getattr(picture, "n_frames", 1))
