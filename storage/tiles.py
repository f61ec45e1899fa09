"""Tiles: a small JPEG of every file, made when it arrives, of which contact sheets are composed.

A file is decoded once: its tile is as large as a sheet ever shows it, upright, in sRGB, without metadata. A film has
none to decode; what is drawn for it is an empty screen in its shape until the platform's own picture of it is here.
"""

from __future__ import annotations

import math
from io import BytesIO
from typing import Final

from PIL import Image

from storage.film import Film

WIDEST, HIGHEST = 1252, 1572
"""Pixels: a sheet of one picture."""
LEAST: Final = 1000
"""Pixels of the longer side at which a whole fraction is taken: a half is drawn in a tenth of the time of 0.65."""
LARGEST: Final = 200_000
"""Bytes; a screenshot takes about 100,000."""
_QUALITIES: Final = 82, 65, 45, 25
_SCREEN: Final = "#12272d"
_UNKNOWN: Final = Film(1080, 1920, 0, "")
_SCREEN_WIDTH: Final = 480


def size(width: int, height: int) -> tuple[int, int]:
    """The tile of a picture of that size, in pixels; nothing is made larger than it is."""
    part = max(1, width / WIDEST, height / HIGHEST)
    whole = math.ceil(part)
    divisor = whole if max(width, height) / whole >= LEAST else part
    return max(1, math.ceil(width / divisor)), max(1, math.ceil(height / divisor))


def jpeg(picture: Image.Image) -> bytes:
    """The tile: the best quality that stays small."""
    data = b""
    for quality in _QUALITIES:
        out = BytesIO()
        picture.save(out, "JPEG", quality=quality)
        if len(data := out.getvalue()) <= LARGEST:
            break
    return data


def screen(film: Film) -> bytes:
    """An empty screen in the shape of a film."""
    seen = film if film.width and film.height and max(film[:2]) <= 4 * min(film[:2]) else _UNKNOWN
    return jpeg(Image.new("RGB", (_SCREEN_WIDTH, _SCREEN_WIDTH * seen.height // seen.width), _SCREEN))
