"""Brushes shared by the pictures we draw ourselves: soft corners, badges.

Everything here is worth keeping between pictures, so the brushes are cached; callers must not draw on what they get.
"""

from __future__ import annotations

from functools import cache, lru_cache

from PIL import Image, ImageDraw

from storage.lettering import font

FINE = 4
"""Round things are drawn this many times larger and reduced, because Pillow draws them with jagged edges."""


@lru_cache(maxsize=64)
def rounded(width: int, height: int, radius: int) -> Image.Image:
    """A mask (mode L) of a rectangle with soft corners."""
    radius = min(radius, width // 2, height // 2)
    mask = Image.new("L", (width, height), 255)
    if radius:
        quarter = _quarter(radius)
        for turn, at in (
            (None, (0, 0)),
            (Image.Transpose.FLIP_LEFT_RIGHT, (width - radius, 0)),
            (Image.Transpose.FLIP_TOP_BOTTOM, (0, height - radius)),
            (Image.Transpose.ROTATE_180, (width - radius, height - radius)),
        ):
            mask.paste(quarter if turn is None else quarter.transpose(turn), at)
    return mask


@cache
def _quarter(radius: int) -> Image.Image:
    """The upper left corner of a disc of that radius."""
    large = Image.new("L", (radius * FINE, radius * FINE), 0)
    ImageDraw.Draw(large).ellipse((0, 0, 2 * radius * FINE - 1, 2 * radius * FINE - 1), fill=255)
    return large.reduce(FINE)


@cache
def badge(words: str, height: int, fill: str, ink: str) -> Image.Image:
    """`words` on a pill (or a disc, when they are short) with a light rim; RGBA."""
    large, letters = height * FINE, font(height * FINE * 5 // 9)
    width = max(large, int(letters.getlength(words)) + large // 3)
    pill = Image.new("RGBA", (width, large))
    draw = ImageDraw.Draw(pill)
    draw.rounded_rectangle((0, 0, width - 1, large - 1), large // 2, fill=ink)
    rim = large // 16
    draw.rounded_rectangle((rim, rim, width - 1 - rim, large - 1 - rim), large // 2 - rim, fill=fill)
    middle = (
        width / 2,
        large / 2 - letters.getbbox("0", anchor="mm")[1] / 2 - letters.getbbox("0", anchor="mm")[3] / 2,
    )
    draw.text(middle, words, fill=ink, font=letters, anchor="mm", stroke_width=large / 90, stroke_fill=ink)
    return pill.reduce(FINE)
