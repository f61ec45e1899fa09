"""Do two pictures show the same post? In the worker's process only (numpy is heavy); `studio` is the way here.

Screenshots of one app look alike: same bars, same frame, white ground. And one post looks different on every phone:
clock, likes, dark or light, cut off above and at the sides. So pictures are compared by their contours, in two steps:

1. `nearest`: the **mark**, the 128 slowest waves in the middle of the picture. The new picture is looked at through 75
   windows, and what each shows is held against the marks of all pictures that are kept.
2. `alike`: of the few that come near, the **sketch** is laid over the new one. How much of both agrees is the answer.

PDQ, the hash that others know, does not survive cutting and dark mode: it is kept, and serves as a weak hint.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from PIL import Image

from storage.contours import MIDDLE, folded, sketched, unfolded, views
from storage.nearness import COPY, Likeness, Near
from storage.overlay import agreement
from storage.pdq import pdq

__all__ = ["COPY", "alike", "alike_until", "look", "nearest", "of", "pdq"]

FAR: Final = 40
"""Bits in which marks of one post may differ."""
MOST_NEAR: Final = 6


def of(picture: Image.Image) -> bytes:
    """What is kept of an upright picture of any size, packed; b"" of one that is too small to be told from others."""
    longer = max(picture.size)
    if longer < COPY:
        return b""
    wide, tall = (max(1, round(side * COPY / longer)) for side in picture.size)
    grey = picture.convert("L")  # first: everything below looks at brightness alone, and one band is scaled sooner
    return look(grey.resize((wide, tall), Image.Resampling.HAMMING, reducing_gap=2.0)).packed()


def look(copy: Image.Image) -> Likeness:
    """What is kept of a picture to know it again; `copy`: upright, its longer side COPY pixels."""
    value, quality = pdq(copy)
    sketch = folded(sketched(copy))
    return Likeness(bytes.fromhex(value), quality, np.packbits(views(unfolded(sketch))[MIDDLE]).tobytes(), sketch)


def nearest(marks: bytes, sketch: bytes, skipped: Sequence[int] = ()) -> list[Near]:
    """Which of these marks, one behind the other, may be of the picture of this sketch; the nearest first.

    `skipped`: the places of marks that are of no interest.
    """
    kept = np.ascontiguousarray(np.frombuffer(marks, np.uint64).reshape(-1, 2).T)
    windows = np.packbits(views(unfolded(sketch)), axis=1).view(np.uint64)
    closest, through = np.full(kept.shape[1], 255, np.uint8), np.zeros(kept.shape[1], np.uint8)
    for place, window in enumerate(windows):
        far = np.bitwise_count(kept[0] ^ window[0]) + np.bitwise_count(kept[1] ^ window[1])
        through[far < closest] = place
        np.minimum(closest, far, out=closest)
    closest[list(skipped)] = 255
    (near,) = np.nonzero(closest <= FAR)
    order = near[np.argsort(closest[near], kind="stable")][:MOST_NEAR]
    return [Near(int(place), int(closest[place]), int(through[place])) for place in order]


def alike_until(enough: int, kept: Sequence[bytes], new: bytes, windows: Sequence[int]) -> list[int]:
    """The same for several, one after the other, until one agrees so much; those behind it are left out."""
    shares = list[int]()
    for each, window in zip(kept, windows, strict=True):
        shares.append(alike(each, new, window))
        if shares[-1] >= enough:
            break
    return shares


def alike(kept: bytes, new: bytes, window: int) -> int:
    """How much of what both sketches show agrees, in per cent; `window` as `nearest` told it."""
    return agreement(unfolded(kept), unfolded(new), window)
