"""The picture a resident keeps: proof that a report arrived, and its ticket in letters, and as a QR code for a camera.

`compose` has set the page (see `receipt_page`); here it is only painted. One byte a pixel: a shade on a ramp from dark
ink through the one accent colour to paper. So the soft edges of letters are tints of the accent, and the file is a
small PNG with a palette. Nothing but the caller's words is in it: no date of making, no metadata.
"""

from __future__ import annotations

import sys
from functools import cache, lru_cache
from io import BytesIO
from types import ModuleType
from typing import Final

from PIL import Image, ImageDraw

from storage.canvas import FINE, paste_rounded
from storage.lettering import font, line_height
from storage.pictures import Receipt
from storage.receipt_page import ACCENT, EDGE, INK, LEFT, PAPER, QUIET, RIGHT, WIDTH, Page, Words, compose

# What writes SVG needs the whole network: 7 MB, for nothing.
sys.modules.setdefault("segno.writers", ModuleType("segno.writers"))
import segno  # noqa: E402

__all__ = ["Receipt", "draw", "qr"]

LONGEST_TICKET: Final = 64
"""Signs; beyond, the QR code would leave no room for the notes."""

_STOPS: Final = ((0, (13, 36, 42)), (ACCENT, (23, 97, 110)), (PAPER, (255, 255, 255)))
"""Shade -> colour; the shades between are mixed."""
_BACK, _HAIR, _DASH = 238, 226, 186
_RADIUS, _NOTCH = 34, 19


def draw(receipt: Receipt) -> bytes:
    """The receipt as PNG, 1080 pixels wide and 1350 high, or higher where large letters need it.

    Raises ValueError when the ticket is empty or longer than LONGEST_TICKET.
    """
    if not 0 < len(receipt.ticket) <= LONGEST_TICKET:
        raise ValueError("a ticket has 1 to 64 signs")
    code = qr(receipt.ticket)
    page = compose(receipt, code.width)
    canvas = Image.new("L", (WIDTH, page.height), _BACK)
    _paint_ground(canvas, page)
    _paint_lines(ImageDraw.Draw(canvas), page)
    _paint_code(canvas, code, page)
    for words in page.words:
        _paint_words(canvas, words)
    return _png(canvas)


def qr(ticket: str) -> Image.Image:
    """The ticket as QR code, error level M, one pixel (0 or 255) a module, without quiet zone."""
    code = segno.make_qr(ticket, error="m", boost_error=False)
    bits = bytes(INK if dark else PAPER for row in code.matrix for dark in row)
    return Image.frombytes("L", (len(code.matrix[0]), len(code.matrix)), bits)


def _paint_ground(canvas: Image.Image, page: Page) -> None:
    """The band, the emblem, the card with its notches."""
    canvas.paste(ACCENT, (0, 0, WIDTH, page.card + page.px(90)))
    left, top, size = page.mark
    canvas.paste(PAPER, (left, top), _emblem(size))
    paste_rounded(canvas, PAPER, (EDGE, page.card, WIDTH - EDGE, page.height - EDGE), _RADIUS)
    for cut in page.cuts:
        for x in (EDGE, WIDTH - EDGE):
            paste_rounded(canvas, _BACK, (x - _NOTCH, cut - _NOTCH, x + _NOTCH, cut + _NOTCH), _NOTCH)


def _paint_lines(pen: ImageDraw.ImageDraw, page: Page) -> None:
    for rule in page.rules:
        pen.line((LEFT, rule, RIGHT, rule), fill=_HAIR, width=2)
    for cut in page.cuts:
        for x in range(EDGE + 2 * _NOTCH, WIDTH - EDGE - 2 * _NOTCH, 18):
            pen.line((x, cut, x + 8, cut), fill=_DASH, width=3)


def _paint_code(canvas: Image.Image, code: Image.Image, page: Page) -> None:
    left, top, module = page.code
    large = code.resize((code.width * module, code.height * module), Image.Resampling.NEAREST)
    canvas.paste(large, (left + QUIET * module, top + QUIET * module))


def _paint_words(canvas: Image.Image, words: Words) -> None:
    if words.pitch:
        for place, sign in enumerate(words.text):
            canvas.paste(_key(sign, words.size, words.pitch), (words.x + place * words.pitch, words.y))
        return
    stencil, left, top = _stencil(words.text, words.size, words.stroke)
    canvas.paste(words.shade, (words.x + left, words.y + top), stencil)


@lru_cache(maxsize=24)
def _stencil(text: str, size: int, stroke: int) -> tuple[Image.Image, int, int]:
    """A line of text as mask, and where it begins as seen from the upper left; most lines are on every receipt."""
    left, top, right, bottom = map(int, font(size).getbbox(text, anchor="la", stroke_width=stroke))
    stencil = Image.new("L", (right - left + 2, bottom - top + 2))  # a soft edge may reach beyond the box
    pen = ImageDraw.Draw(stencil)
    pen.text((1 - left, 1 - top), text, fill=255, font=font(size), anchor="la", stroke_width=stroke)
    return stencil, left - 1, top - 1


@lru_cache(maxsize=64)
def _key(sign: str, size: int, pitch: int) -> Image.Image:
    """One letter in the middle of its field, as a typewriter sets it; ink on paper."""
    key = Image.new("L", (pitch, line_height(size)), PAPER)
    ImageDraw.Draw(key).text((pitch / 2, 0), sign, fill=INK, font=font(size), anchor="ma")
    return key


@cache
def _emblem(size: int) -> Image.Image:
    """A disc with a tick cut out, as mask."""
    large = Image.new("L", (size * FINE, size * FINE))
    pen = ImageDraw.Draw(large)
    side = size * FINE
    pen.ellipse((0, 0, side - 1, side - 1), fill=255)
    tick = [(side * x, side * y) for x, y in ((0.28, 0.52), (0.44, 0.67), (0.73, 0.36))]
    pen.line(tick, fill=0, width=side // 9, joint="curve")
    return large.reduce(FINE)


@cache
def _palette() -> list[int]:
    """256 colours, red, green and blue in turn."""
    return [channel for shade in range(256) for channel in _colour(shade)]


def _colour(shade: int) -> tuple[int, ...]:
    (low, dark), (high, light) = _STOPS[:2] if shade <= ACCENT else _STOPS[1:]
    return tuple(round(a + (b - a) * (shade - low) / (high - low)) for a, b in zip(dark, light, strict=True))


def _png(canvas: Image.Image) -> bytes:
    canvas.putpalette(_palette())
    out = BytesIO()
    canvas.save(out, "PNG", compress_level=2)  # higher levels cost more time than the bytes are worth
    return out.getvalue()
