"""Brushes shared by the pictures we draw ourselves: soft corners, badges.

They are small and worth keeping between pictures, so they are cached; callers must not draw on what they get.
"""

from __future__ import annotations

from functools import cache, lru_cache

from PIL import Image, ImageDraw

from storage.lettering import font

FINE = 4
"""Round things are drawn this many times larger and reduced, because Pillow draws them with jagged edges."""


def paste_rounded(canvas: Image.Image, what: Image.Image | int, box: tuple[int, int, int, int], radius: int) -> None:
    """Paste a picture or a colour into `box` (left, top, right, bottom) with soft corners, beside which all stays.

    Only the corners get a mask. One of the whole box would be as large as a third of the picture.
    """
    left, top, right, bottom = box
    radius = min(radius, (right - left) // 2, (bottom - top) // 2)
    places = [(x, y) for y in (top, bottom - radius) for x in (left, right - radius)]
    beneath = [canvas.crop((x, y, x + radius, y + radius)) for x, y in places]
    canvas.paste(what, box)
    if radius:
        for place, under, outside in zip(places, beneath, _corners(radius), strict=True):
            canvas.paste(under, place, outside)


@cache
def _corners(radius: int) -> tuple[Image.Image, ...]:
    """Masks of what lies beside a disc of that radius: upper left, upper right, lower left, lower right."""
    large = Image.new("L", (radius * FINE, radius * FINE), 255)
    ImageDraw.Draw(large).ellipse((0, 0, 2 * radius * FINE - 1, 2 * radius * FINE - 1), fill=0)
    corner = large.reduce(FINE)
    right = corner.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    return corner, right, *(above.transpose(Image.Transpose.FLIP_TOP_BOTTOM) for above in (corner, right))


@lru_cache(maxsize=32)
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
