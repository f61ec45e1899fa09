"""PDQ, the picture hash that platforms and police compare pictures by: 256 bits, and how much there is to go by.

After Facebook's description ("The TMK+PDQF Video-Hashing Algorithm and the PDQ Image-Hashing Algorithm", 2019): soften,
take 64 x 64 brightnesses, transform (DCT), and of the 16 x 16 slowest waves say which are above their median. Written
here because the package `pdqhash` has no wheels for Linux. Only in the worker's process: numpy is heavy.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any, Final

import numpy as np
from PIL import Image

Array = Any
_SIDE: Final = 64
_WAVES: Final = 16


def pdq(picture: Image.Image) -> tuple[str, int]:
    """(64 hex digits, quality 0-100). Only hashes of copies of one size can be compared (see `nearness.COPY`)."""
    grey = _brightness(picture)
    small = _reduced(grey.shape[0]) @ grey @ _reduced(grey.shape[1]).T
    waves = _cosines() @ small @ _cosines().T
    bits = (waves > np.median(waves)).ravel()[::-1]
    return np.packbits(bits).tobytes().hex(), _quality(small)


def _brightness(picture: Image.Image) -> Array:
    if picture.mode == "L":
        return np.asarray(picture, np.float32)
    return np.asarray(picture.convert("RGB"), np.float32) @ np.array([0.299, 0.587, 0.114], np.float32)


@lru_cache(maxsize=8)
def _reduced(length: int) -> Array:
    """What softens a side of this length twice and takes 64 points of it, as one matrix.

    Made of the 64 rows alone: all `length` of them would take ten megabytes of which the process keeps most.
    """
    first, last = _windows(length)
    taken = np.zeros((_SIDE, length))
    for row, place in zip(taken, ((np.arange(_SIDE) + 0.5) * length / _SIDE).astype(int), strict=True):
        for near in range(first[place], last[place]):
            row[first[near] : last[near]] += 1 / (last[place] - first[place]) / (last[near] - first[near])
    return taken.astype(np.float32)


def _windows(length: int) -> tuple[Array, Array]:
    """Where the window around each point begins, and before which it ends; at the ends it is shorter."""
    window = (length + 2 * _SIDE - 1) // (2 * _SIDE)
    after, places = (window + 2) // 2, np.arange(length)
    return np.maximum(places - (window - after), 0), np.minimum(places + after, length)


def _quality(small: Array) -> int:
    """How much changes from point to point: 0 of an even grey, 100 of most photos."""
    steps = [np.abs(np.trunc(np.diff(small, axis=axis) * 100 / 255)).sum() for axis in (0, 1)]
    return min(100, int(sum(steps) / 90))


@cache
def _cosines() -> Array:
    waves, places = np.arange(1, _WAVES + 1)[:, None], np.arange(_SIDE)[None, :]
    return np.sqrt(2 / _SIDE) * np.cos(np.pi / 2 / _SIDE * waves * (2 * places + 1))
