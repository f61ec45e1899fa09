"""People and places of the sample screenshots, drawn from simple shapes so that they resemble nobody."""

from __future__ import annotations

from bot.sandbox.samples_brush import Box, Brush, Colour

KHAKI, NAVY = "#a98f5a", "#31456b"
SKIN = ("#8d5a3b", "#c68a5c", "#a86f48", "#d9a679")
CANDIDATE = "CALON FIKTIF A"


def person(brush: Brush, x: float, foot: float, tall: float, *, skin: Colour, cloth: Colour, finger: bool) -> None:
    """Somebody standing with the feet at (x, foot); with `finger` one arm shows a single finger."""
    unit = tall / 10
    for side in (-1, 1):
        leg = (x + side * unit * 0.75 - unit * 0.62, foot - unit * 3.2, x + side * unit * 0.75 + unit * 0.62, foot)
        brush.card(leg, "#2d2f36", unit * 0.3)
    brush.card((x - unit * 1.7, foot - unit * 6.6, x + unit * 1.7, foot - unit * 2.2), cloth, unit)
    brush.card((x - unit * 0.5, foot - unit * 7.4, x + unit * 0.5, foot - unit * 6), skin, unit * 0.3)
    brush.disc(x, foot - unit * 8.3, unit * 1.25, "#2b211c")
    brush.disc(x, foot - unit * 8.05, unit * 1.12, skin)
    _face(brush, x, foot - unit * 8.05, unit)
    brush.card((x + unit * 0.4, foot - unit * 5.4, x + unit * 1.2, foot - unit * 4.9), "#f4e9c8", 3)
    if finger:
        _raised_arm(brush, x + unit * 1.3, foot - unit * 5.7, unit, skin, cloth)


def _face(brush: Brush, x: float, y: float, unit: float) -> None:
    for side in (-1, 1):
        brush.disc(x + side * unit * 0.42, y - unit * 0.1, unit * 0.1, "#2b211c")
    brush.smile(x, y + unit * 0.22, unit * 0.42, "#5d2e24", unit * 0.09)


def _raised_arm(brush: Brush, x: float, y: float, unit: float, skin: Colour, cloth: Colour) -> None:
    hand = (x + unit * 1.5, y - unit * 2.6)
    brush.line([(x - unit * 0.3, y + unit * 0.3), (x + unit * 1.1, y + unit * 0.1), hand], cloth, unit * 0.85)
    brush.disc(*hand, unit * 0.5, skin)
    brush.line([hand, (hand[0], hand[1] - unit * 1.15)], skin, unit * 0.3)


def rally(brush: Brush, box: Box, *, cloth: Colour = KHAKI, banner: str = CANDIDATE) -> None:
    """A field with a stage, a banner and four people in uniform, three of them with one finger up."""
    left, top, right, bottom = box
    wide, tall = right - left, bottom - top
    brush.fade(box, "#8fc6e8", "#e9f2da")
    brush.fade((left, bottom - tall * 0.3, right, bottom), "#8aa869", "#5f7f4a")
    _stage(brush, (left + wide * 0.08, top + tall * 0.08, right - wide * 0.08, top + tall * 0.5), banner)
    for place in range(4):
        x = left + wide * (0.155 + place * 0.215)
        skin = SKIN[place % len(SKIN)]
        size = min(tall * 0.62, wide * 0.5)
        person(brush, x, bottom - tall * 0.03, size, skin=skin, cloth=cloth, finger=place != 2)


def _stage(brush: Brush, box: Box, banner: str) -> None:
    left, top, right, bottom = box
    for pole in (left + 12, right - 12):
        brush.card((pole - 8, top, pole + 8, bottom + 60), "#6b7280", 4)
    brush.card((left, top, right, bottom - (bottom - top) * 0.35), "#b4441f", 10)
    middle = (left + right) / 2
    size = min(64, round((right - left) / 13))
    lower = bottom - (bottom - top) * 0.35
    brush.text(middle, top + (lower - top) * 0.34, banner, size, "#ffffff", bold=True, anchor="mm")
    below = top + (lower - top) * 0.74
    brush.text(middle, below, "Maju bersama, pilih nomor 1", round(size * 0.58), "#ffe7c2", anchor="mm")
