"""What the boxes of a film (MP4, MOV, 3GP) tell, without decoding any of it. pure

A film is kept as it came and never decoded here; its header says how long and how large it is. Boxes nest and give
their own lengths, and both may lie: the walk is bounded, goes three floors down and no further, and sets nothing aside
by a length that the file claims.

Source: ISO/IEC 14496-12, 4.2 (boxes), 8.2.2 (mvhd), 8.3.2 (tkhd), 8.4.3 (hdlr).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

MOST_BOXES = 10_000
LONGEST = 100 * 3600
"""Seconds; whatever claims more lies, and its length is not shown."""
_EPOCH = datetime(1904, 1, 1, tzinfo=UTC)


class Film(NamedTuple):
    """Pixels as shown and whole seconds, 0 where the header does not tell; when it was made, ISO text or ""."""

    width: int
    height: int
    seconds: int
    made_at: str


class Box(NamedTuple):
    """One box: its name, and where its content begins and ends."""

    name: bytes
    start: int
    end: int


def look(data: bytes) -> Film | None:
    """What the header tells; None when there is no picture track (a sound recording), or no header at all."""
    whole = next((box for box in boxes(data, 0, len(data)) if box.name == b"moov"), None)
    if whole is None:
        return None
    inside = list(boxes(data, whole.start, min(whole.end, len(data))))
    sizes = [size for box in inside if box.name == b"trak" and (size := _shown(data, box)) is not None]
    if not sizes:
        return None
    seconds, made_at = next((_times(data, box) for box in inside if box.name == b"mvhd"), (0, ""))
    return Film(*max(sizes), seconds, made_at)


def is_whole(data: bytes) -> bool:
    """Whether the box that describes the film and one of pictures are there, and none is cut.

    Recorders write the first one before or after the others, so that a file that was cut lacks one or the other.
    """
    found = list(boxes(data, 0, len(data)))
    names = {box.name for box in found}
    return is_uncut(found, data) and b"moov" in names and not names.isdisjoint((b"mdat", b"moof"))


def is_uncut(found: Iterable[Box], data: bytes) -> bool:
    """Whether none of these boxes runs beyond the end of the file."""
    return all(box.end <= len(data) for box in found)


def boxes(data: bytes, start: int, end: int) -> Iterator[Box]:
    """The boxes between two places; one that runs beyond `end` is the last, given with where it claims to end."""
    for _ in range(MOST_BOXES):
        if start + 8 > end:
            return
        size, head = int.from_bytes(data[start : start + 4]), 8
        if size == 1:
            size, head = int.from_bytes(data[start + 8 : start + 16]), 16
        size = size or end - start
        if size < head:
            return
        yield Box(data[start + 4 : start + 8], start + head, start + size)
        start += size


def _shown(data: bytes, track: Box) -> tuple[int, int] | None:
    """Width and height of a picture track as it is shown; None for a track of another kind."""
    inside = {box.name: box for box in boxes(data, track.start, min(track.end, len(data)))}
    media, head = inside.get(b"mdia"), inside.get(b"tkhd")
    if media is None or not _is_picture(data, media):
        return None
    return _size(data, head) if head else (0, 0)


def _is_picture(data: bytes, media: Box) -> bool:
    handlers = [box for box in boxes(data, media.start, min(media.end, len(data))) if box.name == b"hdlr"]
    return any(data[box.start + 8 : box.start + 12] == b"vide" for box in handlers)


def _size(data: bytes, head: Box) -> tuple[int, int]:
    """The last two numbers of a track's header, 16.16; a quarter turn stands in its matrix before them."""
    matrix = head.start + (52 if data[head.start : head.start + 1] == b"\1" else 40)
    width, height = (int.from_bytes(data[at : at + 4]) >> 16 for at in (matrix + 36, matrix + 40))
    sideways = not any(data[matrix : matrix + 4]) and any(data[matrix + 4 : matrix + 8])
    return (height, width) if sideways else (width, height)


def _times(data: bytes, head: Box) -> tuple[int, str]:
    """(seconds, when it was made) of a film's header."""
    wide = data[head.start : head.start + 1] == b"\1"
    each, start = (8, head.start + 4) if wide else (4, head.start + 4)
    made = int.from_bytes(data[start : start + each])
    scale = int.from_bytes(data[start + 2 * each : start + 2 * each + 4])
    length = int.from_bytes(data[start + 2 * each + 4 : start + 3 * each + 4])
    seconds = round(length / scale) if scale else 0
    return seconds if seconds <= LONGEST else 0, _date(made)


def _date(seconds: int) -> str:
    """Seconds since 1904 as ISO text; "" for what phones write when they do not know."""
    if not 0 < seconds < 1 << 33:
        return ""
    return (_EPOCH + timedelta(seconds=seconds)).isoformat()
