"""One sketch laid over another: where does it fit best, and how much of it agrees there? Worker's process only.

Straight lines, of which every app's frame is made, do not count: of each place only what changes along a row is held
against the other. So other words of as many lines do not agree, and neither do other photos in the same frame.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from storage.contours import ASIDE, DOWN, SCALES, coarse, scaled

Array = Any
FEWEST: Final = 10
"""Places; where fewer have something to see, nobody can tell."""
_FINER: Final = ((0.98, 1.02), (0.99, 1.01), (0.995, 1.005))
_FITS: Final = 0.97
"""Correlation of which no other scale can make much more."""
_FIRST: Final = (0.92, 0.96, 1.04, 1.08)
_REACH: Final = 7, 5  # fields down and aside that the window may be wrong by
_ROWS, _COLUMNS = 6, 24  # of a place
_SHY: Final = 1, 3  # how far a place may lie beside where it should
_SOMETHING: Final = 0.03  # contours of a place below which there is nothing to see
_AGREES: Final = 0.5  # correlation


def agreement(kept: Array, new: Array, window: int) -> int:
    """How much of what both show agrees, in per cent; 0 where there is too little to see.

    `window`: that of the new one (see `contours.views`) through which the middle of the other was seen.
    """
    scale, down, aside = _Laid(coarse(kept), coarse(new), window).best()
    ours, theirs = _overlap(kept, scaled(new, scale), down, aside * kept.shape[1] // coarse(kept).shape[1])
    if min(ours.shape[0] - 2 * _SHY[0] - _ROWS, ours.shape[1] - 2 * _SHY[1] - _COLUMNS) < 0:
        return 0
    agreeing, strength = _places(ours, theirs)
    seen = strength > _SOMETHING
    return int(100 * np.mean(agreeing[seen] > _AGREES)) if seen.sum() >= FEWEST else 0


class _Laid:
    """`new` over `kept`, at any scale, by the correlation of both (Fourier)."""

    def __init__(self, kept: Array, new: Array, window: int) -> None:
        scales, downs, asides = np.unravel_index(window, (len(SCALES), len(DOWN), len(ASIDE)))
        self._new, self._scale = new, SCALES[int(scales)]
        tall, wide = new.shape
        self._middle = tall / 2 + DOWN[int(downs)] * wide, wide / 2 + ASIDE[int(asides)] * wide
        self._kept = kept - kept.mean()
        room = max(len(kept), int(tall / self._scale / _FIRST[0]) + 1) + _REACH[0]
        self._room = (room + 15) // 16 * 16, 80
        self._waves = np.fft.rfft2(self._kept, self._room)
        self._energy = float((self._kept**2).sum())

    def best(self) -> tuple[float, int, int]:
        """(scale, fields down, fields aside)."""
        as_seen = self._at(self._scale)
        if as_seen[0] > _FITS:  # the same picture, saved once more: the most frequent case
            return as_seen[1:]
        found = max(as_seen, *(self._at(self._scale * step) for step in _FIRST))
        for steps in _FINER:
            found = max([found, *(self._at(found[1] * step) for step in steps)])
        return found[1:]

    def _at(self, scale: float) -> tuple[float, float, int, int]:
        """(correlation, scale, down, aside) of the best place near to where the window says."""
        small = scaled(self._new, scale)
        middles = [
            round(kept / 2 - middle * size / whole)
            for kept, middle, size, whole in zip(
                self._kept.shape, self._middle, small.shape, self._new.shape, strict=True
            )
        ]
        small = small - small.mean()
        both = np.fft.irfft2(self._waves * np.conj(np.fft.rfft2(small, self._room)), self._room)
        down, aside = (np.arange(at - by, at + by + 1) for at, by in zip(middles, _REACH, strict=True))
        near = both[np.ix_(down % self._room[0], aside % self._room[1])]
        row, column = np.unravel_index(near.argmax(), near.shape)
        fit = float(near[row, column]) / float(np.sqrt(self._energy * (small**2).sum() + 1e-6))
        return fit, scale, int(down[row]), int(aside[column])


def _overlap(kept: Array, new: Array, down: int, aside: int) -> tuple[Array, Array]:
    """What both show, `new` being so many rows down and columns aside."""
    top, bottom = max(0, down), min(kept.shape[0], down + new.shape[0])
    left, right = max(0, aside), min(kept.shape[1], aside + new.shape[1])
    return kept[top:bottom, left:right], new[top - down : bottom - down, left - aside : right - aside]


def _places(ours: Array, theirs: Array) -> tuple[Array, Array]:
    """(correlation, contours) of each place; each may lie a little beside where it should."""
    down, aside = _SHY
    tall, wide = ours.shape
    here, strength = _levelled(ours[down : tall - down, aside : wide - aside])
    best = np.full(len(here), -1.0)
    for row in range(2 * down + 1):
        for column in range(2 * aside + 1):
            there, power = _levelled(theirs[row : tall - 2 * down + row, column : wide - 2 * aside + column])
            best = np.maximum(best, (here * there).sum((1, 2)) / (strength * power + 1e-3))
            if (row, column) == _SHY:
                most = np.maximum(strength, power)
    return best, most / np.sqrt(_ROWS * _COLUMNS)


def _levelled(field: Array) -> tuple[Array, Array]:
    """(the places of a field, each row of each without its mean, how much is left of each)."""
    down, across = field.shape[0] // _ROWS, field.shape[1] // _COLUMNS
    places = field[: down * _ROWS, : across * _COLUMNS].reshape(down, _ROWS, across, _COLUMNS).transpose(0, 2, 1, 3)
    places = places.reshape(-1, _ROWS, _COLUMNS)
    places = places - places.mean(2, keepdims=True)
    return places, np.sqrt((places**2).sum((1, 2)))
