"""The picture on the moderators' card: all screenshots of a report at one glance.

Most screenshots are tall (9:19.5) and most moderators sit at a phone, so the sheet is a box of 4:5 in which the
pictures stand in rows of one height, and the split into rows that makes them largest wins. Numbers on the pictures
match the order of the files; a small sign tells what is more than one picture (a film, a PDF). A picture that cannot be
shown is a grey tile with "?": the card must appear whatever was sent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from io import BytesIO
from itertools import combinations, pairwise
from typing import NamedTuple

from PIL import Image, ImageDraw

from storage.canvas import FINE, badge, paste_rounded
from storage.decoding import shape, shrunk
from storage.lettering import font
from storage.pictures import FILM, Unreadable

MOST = 10
WIDTH, HEIGHT = 1280, 1600
"""Pixels at most; Telegram takes photos of width + height <= 10,000 and a ratio <= 20 (Bot API: sendPhoto)."""
LARGEST_FILE = 1_000_000
"""Bytes."""
GAP, CORNER, BADGE = 14, 18, 68
NARROWEST, WIDEST = 1 / 3, 3.0
"""A tile's width over its height; a longer picture stands in the middle of such a tile."""
LEAST = 800
"""Pixels to which the tiles of small pictures are drawn out; others are not drawn out, that shows nothing more."""

BACK, MAT, GREY, INK, ACCENT = "#c9d1d6", "#b4bfc5", "#9ba7ae", "#12272d", "#17616e"
_QUALITIES = 85, 72, 58, 42, 25


class Box(NamedTuple):
    """Where a tile stands, in pixels."""

    left: int
    top: int
    width: int
    height: int


class Plan(NamedTuple):
    """A sheet before anything is drawn."""

    width: int
    height: int
    boxes: tuple[Box, ...]


def sheet(pictures: Sequence[bytes], more: int = 0, signs: Sequence[str] = ()) -> bytes:
    """One JPEG (under 1 MB, no metadata) of up to ten pictures; `more` is how many files there are besides.

    `signs`: a few letters for each picture ("PDF"), "" for none, or FILM with a length. Pictures after the tenth are
    counted as more; without any it is the placeholder. Never raises for bad pictures.
    """
    if not pictures:
        return placeholder()
    shown, more = pictures[:MOST], more + max(0, len(pictures) - MOST)
    sizes = [_size(data) for data in shown]
    plan = arrange([_ratio(*size) for size in sizes], max(LEAST, *(height for _, height in sizes)))
    canvas = Image.new("RGB", (plan.width, plan.height), BACK)
    for place, (data, box) in enumerate(zip(shown, plan.boxes, strict=True)):
        _paste_tile(canvas, data, box)
        _paste_sign(canvas, signs[place] if place < len(signs) else "", box)
        if len(shown) > 1:
            _paste_badge(canvas, str(place + 1), box)
    if more > 0:
        _paste_more(canvas, more)
    return _jpeg(canvas)


def arrange(ratios: Sequence[float], highest: int = HEIGHT) -> Plan:
    """Rows of one height, in order, as large as the box allows, but no row higher than `highest` pixels.

    `ratios` are width over height.
    """
    rows = max(_splits(ratios), key=lambda split: (_row_height(split), [len(row) for row in split]))
    height = min(highest, int(_row_height(rows)))
    widths = [[max(1, int(height * ratio)) for ratio in row] for row in rows]  # rounded up, a row may stick out
    width = max(sum(row) + GAP * (len(row) + 1) for row in widths)
    return Plan(width, GAP + (height + GAP) * len(rows), tuple(_boxes(widths, width, height)))


def _splits(ratios: Sequence[float]) -> Iterator[list[Sequence[float]]]:
    """Every way to cut the sequence into rows: 512 for ten pictures."""
    for cuts in range(len(ratios)):
        for places in combinations(range(1, len(ratios)), cuts):
            yield [ratios[start:end] for start, end in pairwise((0, *places, len(ratios)))]


def _row_height(rows: list[Sequence[float]]) -> float:
    """The common height with which these rows just fit into the box, in pixels."""
    by_width = min((WIDTH - GAP * (len(row) + 1)) / sum(row) for row in rows)
    return min(by_width, (HEIGHT - GAP) / len(rows) - GAP)


def _boxes(widths: list[list[int]], width: int, height: int) -> Iterator[Box]:
    for number, row in enumerate(widths):
        left = (width - sum(row) - GAP * (len(row) - 1)) // 2
        for tile in row:
            yield Box(left, GAP + number * (height + GAP), tile, height)
            left += tile + GAP


def _size(data: bytes) -> tuple[int, int]:
    try:
        return shape(data)
    except Unreadable:
        return 9, 16


def _ratio(width: int, height: int) -> float:
    return min(WIDEST, max(NARROWEST, width / max(1, height)))


def _paste_tile(canvas: Image.Image, data: bytes, box: Box) -> None:
    place = box.left, box.top, box.left + box.width, box.top + box.height
    paste_rounded(canvas, _tile(data, box), place, CORNER)


def _tile(data: bytes, box: Box) -> Image.Image:
    try:
        picture = shrunk(data, box.width, box.height)
    except Unreadable:
        return _unknown(box.width, box.height)
    if picture.size == (box.width, box.height):
        return picture
    if abs(picture.width - box.width) + abs(picture.height - box.height) <= 3:  # rounding: no hairline of mat
        return picture.resize((box.width, box.height))
    tile = Image.new("RGB", (box.width, box.height), MAT)
    tile.paste(picture, ((box.width - picture.width) // 2, (box.height - picture.height) // 2))
    return tile


def _unknown(width: int, height: int) -> Image.Image:
    tile = Image.new("RGB", (width, height), GREY)
    letters = font(max(12, min(width, height) // 2))
    ImageDraw.Draw(tile).text((width / 2, height / 2), "?", fill="white", font=letters, anchor="mm")
    return tile


def _paste_badge(canvas: Image.Image, words: str, box: Box) -> None:
    disc = badge(words, max(44, min(BADGE, box.width // 5, box.height // 5)), INK, "white")
    foot = box.top + box.height - disc.height - 10  # the head of a screenshot names the account
    canvas.paste(disc, (box.left + 10, foot), disc)


def _paste_sign(canvas: Image.Image, sign: str, box: Box) -> None:
    """At the foot to the right; a film has the sign that everybody taps in its middle as well."""
    kind, _, length = sign.partition(":")
    if kind == FILM:
        disc = _play(max(56, min(box.width, box.height) // 4))
        middle = box.left + (box.width - disc.width) // 2, box.top + (box.height - disc.height) // 2
        canvas.paste(disc, middle, disc)
    words = length if kind == FILM else sign
    if words:
        pill = badge(words, max(34, min(BADGE * 3 // 4, box.width // 6, box.height // 6)), INK, "white")
        canvas.paste(pill, (box.left + box.width - pill.width - 10, box.top + box.height - pill.height - 10), pill)


def _paste_more(canvas: Image.Image, more: int) -> None:
    pill = badge(f"+{more}", BADGE * 5 // 4, ACCENT, "white")
    canvas.paste(pill, (canvas.width - pill.width - GAP - 10, canvas.height - pill.height - GAP - 10), pill)


@lru_cache(maxsize=4)
def _play(size: int) -> Image.Image:
    """A triangle on a disc; RGBA."""
    large = size * FINE
    disc = Image.new("RGBA", (large, large))
    draw = ImageDraw.Draw(disc)
    draw.ellipse((0, 0, large - 1, large - 1), fill="white")
    rim = large // 20
    draw.ellipse((rim, rim, large - 1 - rim, large - 1 - rim), fill=INK)
    left, right, high = large * 2 // 5, large * 7 // 10, large // 5
    draw.polygon([(left, large // 2 - high), (left, large // 2 + high), (right, large // 2)], fill="white")
    return disc.reduce(FINE)


def _jpeg(canvas: Image.Image) -> bytes:
    """The best quality that stays small; a new file of pixels only, so nothing of the originals' metadata is in it."""
    data = b""
    for quality in _QUALITIES:
        out = BytesIO()
        canvas.save(out, "JPEG", quality=quality)
        if len(data := out.getvalue()) < LARGEST_FILE:
            break
    return data


@cache
def placeholder() -> bytes:
    """The sheet of a report that has only a link: a browser window with a chain; the same bytes each time."""
    width, height = 1280, 800
    large = Image.new("RGB", (width * FINE // 2, height * FINE // 2), BACK)
    _draw_window(ImageDraw.Draw(large), FINE // 2)
    chain = _chain(190 * FINE // 2)
    middle = (large.width - chain.width) // 2, (large.height - chain.height) // 2 + 44 * FINE // 2
    large.paste(ACCENT, (*middle, middle[0] + chain.width, middle[1] + chain.height), chain)
    return _jpeg(large.reduce(FINE // 2))


def _draw_window(draw: ImageDraw.ImageDraw, fine: int) -> None:
    def box(left: int, top: int, right: int, bottom: int, radius: int, fill: str) -> None:
        edges = (left * fine, top * fine, right * fine - 1, bottom * fine - 1)
        draw.rounded_rectangle(edges, radius * fine, fill=fill)

    box(220, 96, 1060, 712, 34, "#aeb9bf")
    box(220, 90, 1060, 704, 34, "#f6f8f9")
    draw.rounded_rectangle(
        (220 * fine, 90 * fine, 1060 * fine - 1, 186 * fine),
        34 * fine,
        fill="#e4e9ec",
        corners=(True, True, False, False),
    )
    for left in (258, 300, 342):
        box(left, 126, left + 24, 150, 12, "#b4bfc5")
    box(404, 116, 1020, 160, 22, "white")
    box(430, 132, 690, 144, 6, "#c9d1d6")


def _chain(size: int) -> Image.Image:
    """Two links of a chain, slanted, as a mask."""
    mask = Image.new("L", (size * 2, size * 2))
    draw = ImageDraw.Draw(mask)
    thick, high, middle = size * 2 // 11, size * 7 // 10, size
    for left, right in ((size // 5, size + size // 5), (size - size // 5, size * 2 - size // 5)):
        draw.rounded_rectangle(
            (left, middle - high // 2, right, middle + high // 2), high // 2, outline=255, width=thick
        )
    return mask.rotate(35, Image.Resampling.BICUBIC)
