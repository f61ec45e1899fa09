"""A picture as contours, and the waves in them. Contours stay when light and dark change places. Worker's process only.

`sketch`: where brightness changes, from 0 to 1, in 116 narrow columns (so that gaps between words can be seen) and as
many rows as the picture's shape asks for. `views`: the 128 slowest waves of the sketch seen through each of 75 windows,
one bit each; what was cut off above or aside shifts and scales the picture, and one of the windows shifts it back.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import Any, Final

import numpy as np
from PIL import Image, ImageChops

Array = Any
COLUMNS: Final = 116
SCALES: Final = (0.86, 0.93, 1.0, 1.08, 1.16)
DOWN: Final = (-0.16, -0.08, 0.0, 0.08, 0.16)
ASIDE: Final = (-0.06, 0.0, 0.06)
"""How the windows differ from the one in the middle: in size, and in place by so many widths of the picture."""
MIDDLE: Final = len(SCALES) * len(DOWN) * len(ASIDE) // 2
_WIDE, _TALL = 0.76, 1.36  # the window in the middle, in widths of the picture
_ROWS, _WAVES = 16, 8  # waves downwards, waves across
_LEAST_ROWS, _MOST_ROWS = 8, 220
_STEEP: Final = 80  # a difference between neighbours (of 255) from which on a contour counts fully
_SHADES: Final = 15  # a sketch is kept in so many steps


def sketched(copy: Image.Image) -> Array:
    """The sketch of a picture."""
    grey = copy.convert("L")
    wide, tall = max(2, grey.width), max(2, grey.height)
    grey = grey if grey.size == (wide, tall) else grey.resize((wide, tall))
    here = grey.crop((0, 0, wide - 1, tall - 1))
    right, below = grey.crop((1, 0, wide, tall - 1)), grey.crop((0, 1, wide - 1, tall))
    steps = ImageChops.add(ImageChops.difference(here, right), ImageChops.difference(here, below))
    steep = steps.point([min(255, 255 * step // _STEEP) for step in range(256)])
    rows = max(_LEAST_ROWS, min(_MOST_ROWS, round(COLUMNS / 2 * tall / wide)))
    return np.asarray(steep.resize((COLUMNS, rows), Image.Resampling.BOX), np.float32) / 255


def folded(sketch: Array) -> bytes:
    """As it is kept."""
    return zlib.compress(np.round(sketch * _SHADES).astype(np.uint8).tobytes(), 1)


def unfolded(kept: bytes) -> Array:
    """Back from what `folded` made; raises ValueError or zlib.error for anything else."""
    told = zlib.decompressobj().decompress(kept, COLUMNS * _MOST_ROWS)
    if len(told) < COLUMNS * _LEAST_ROWS:
        raise ValueError("not a sketch")
    return np.frombuffer(told, np.uint8).reshape(-1, COLUMNS).astype(np.float32) / _SHADES


def coarse(sketch: Array) -> Array:
    """Square fields instead of narrow ones, faint contours lifted."""
    return np.sqrt((sketch[:, 0::2] + sketch[:, 1::2]) / 2)


def scaled(field: Array, scale: float) -> Array:
    """The same `scale` times smaller."""
    tall, wide = field.shape
    size = max(8, round(wide / scale)), max(8, round(tall / scale))
    way = Image.Resampling.BILINEAR if scale < 1 else Image.Resampling.BOX
    return np.asarray(Image.fromarray(field).resize(size, way))


def views(sketch: Array) -> Array:
    """The bits seen through every window, one row each."""
    field = coarse(sketch)
    field = field - field.mean()
    waves = np.concatenate([_seen(down @ field @ aside.T) for down, aside in _windows(*field.shape)])
    return waves > np.median(waves, axis=1, keepdims=True)


def _seen(waves: Array) -> Array:
    """One row of waves for each window of a size."""
    apart = waves.reshape(len(DOWN), _ROWS, len(ASIDE), _WAVES).transpose(0, 2, 1, 3)
    return apart.reshape(-1, _ROWS * _WAVES)


@lru_cache(maxsize=8)
def _windows(tall: int, wide: int) -> list[tuple[Array, Array]]:
    """For each size the waves through all windows, downwards and across."""
    return [
        (
            np.concatenate([_through(tall, tall / 2 + shift * wide, _TALL * wide * scale, _ROWS) for shift in DOWN]),
            np.concatenate([_through(wide, wide / 2 + shift * wide, _WIDE * wide * scale, _WAVES) for shift in ASIDE]),
        )
        for scale in SCALES
    ]


def _through(length: int, middle: float, size: float, waves: int) -> Array:
    """Cosines within a window, nothing outside of it."""
    place = (np.arange(length) + 0.5 - (middle - size / 2)) / size
    within = (place >= 0) & (place <= 1)
    return (np.cos(np.pi * np.arange(1, waves + 1)[:, None] * place) * within).astype(np.float32)
