"""The brush with which the sample screenshots are drawn: a phone screen of 1080 x 2400 points.

Theory: everything is drawn at twice the size and halved at the end, which smooths every edge without a second
library. Coordinates are always those of the finished picture. Only Pillow's built-in font is used, so that the same
call gives the same bytes on every machine; it has one weight (bold is drawn with a thin stroke) and no dash wider
than a hyphen (it is drawn as a line). Shapes and lettering live here; what a post says lives in `samples_scenes`.
"""

from __future__ import annotations

from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1080, 2400
MARK = "CONTOH — bukan akun nyata"
DASH = "—"
_FINE = 2  # drawn at this many times the finished size

Colour = str
Box = tuple[float, float, float, float]  # left, top, right, bottom


@lru_cache(maxsize=32)
def _font(size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise RuntimeError("Pillow was built without FreeType, the sample pictures cannot be lettered")
    return font


class Brush:
    """One phone screen to draw on; `finish()` hands out the picture."""

    def __init__(self, paper: Colour) -> None:
        self.image = Image.new("RGB", (WIDTH * _FINE, HEIGHT * _FINE), paper)
        self.pen = ImageDraw.Draw(self.image)

    def finish(self) -> Image.Image:
        """The picture in its real size, with the mark that it is an example."""
        self.mark()
        return self.image.reduce(_FINE)

    # shapes

    def card(self, box: Box, fill: Colour, radius: float = 0, outline: Colour | None = None) -> None:
        self.pen.rounded_rectangle(_fine(box), radius * _FINE, fill, outline, 2 * _FINE)

    def disc(self, x: float, y: float, radius: float, fill: Colour) -> None:
        self.pen.ellipse(_fine((x - radius, y - radius, x + radius, y + radius)), fill)

    def ring(self, x: float, y: float, radius: float, colour: Colour, width: float) -> None:
        box = _fine((x - radius, y - radius, x + radius, y + radius))
        self.pen.ellipse(box, None, colour, round(width * _FINE))

    def smile(self, x: float, y: float, radius: float, colour: Colour, width: float) -> None:
        box = _fine((x - radius, y - radius, x + radius, y + radius))
        self.pen.arc(box, 20, 160, colour, round(width * _FINE))

    def line(self, points: list[tuple[float, float]], colour: Colour, width: float) -> None:
        self.pen.line([(x * _FINE, y * _FINE) for x, y in points], colour, round(width * _FINE), "curve")

    def shape(self, points: list[tuple[float, float]], fill: Colour) -> None:
        self.pen.polygon([(x * _FINE, y * _FINE) for x, y in points], fill)

    def fade(self, box: Box, top: Colour, bottom: Colour) -> None:
        """A box that runs from one colour to the other, downwards."""
        left, upper, right, lower = (round(edge) for edge in _fine(box))
        ramp = Image.linear_gradient("L").resize((right - left, lower - upper))
        mix = Image.composite(Image.new("RGB", ramp.size, bottom), Image.new("RGB", ramp.size, top), ramp)
        self.image.paste(mix, (left, upper))

    # lettering

    def text(
        self, x: float, y: float, words: str, size: int, fill: Colour, *, bold: bool = False, anchor: str = "la"
    ) -> float:
        """Write one line; returns its width. `anchor` is Pillow's ("la" left and top, "mm" the middle)."""
        width = self.width(words, size)
        start = x - {"l": 0.0, "m": width / 2, "r": width}[anchor[0]]
        for index, part in enumerate(words.split(DASH)):
            if index:
                start = self._dash(start, y, size, fill, anchor)
            stroke = max(1, size // 24) if bold else 0
            at = (start * _FINE, y * _FINE)
            self.pen.text(at, part, fill, _font(size * _FINE), "l" + anchor[1], stroke_width=stroke)
            start += self.width(part, size)
        return width

    def width(self, words: str, size: int) -> float:
        dashes = words.count(DASH) * size * 0.9
        return float(_font(size * _FINE).getlength(words.replace(DASH, ""))) / _FINE + dashes

    def paragraph(self, x: float, y: float, words: str, size: int, fill: Colour, width: float) -> float:
        """Write words broken to a width; a newline starts a new line. Returns the y below the last line."""
        for line in self.broken(words, size, width):
            self.text(x, y, line, size, fill)
            y += size * 1.38
        return y

    def broken(self, words: str, size: int, width: float) -> list[str]:
        lines: list[str] = []
        for given in words.split("\n"):
            line = ""
            for word in given.split(" "):
                longer = f"{line} {word}".strip()
                if line and self.width(longer, size) > width:
                    lines.append(line)
                    longer = word
                line = longer
            lines.append(line)
        return lines

    def _dash(self, x: float, y: float, size: int, fill: Colour, anchor: str) -> float:
        middle = y if anchor[1] == "m" else y + size * 0.52
        self.line([(x + size * 0.06, middle), (x + size * 0.84, middle)], fill, max(2, size / 15))
        return x + size * 0.9

    # what every screen has

    def status_bar(self, ink: Colour, clock: str) -> None:
        self.text(56, 34, clock, 36, ink, bold=True)
        for step in range(4):
            self.card((842 + step * 18, 66 - step * 9, 854 + step * 18, 74), ink, 3)
        self.card((940, 38, 1010, 74), ink, 10)
        self.card((1012, 48, 1018, 64), ink, 3)

    def avatar(self, x: float, y: float, radius: float, initials: str, fill: Colour) -> None:
        self.disc(x, y, radius, fill)
        self.text(x, y, initials, round(radius * 0.8), "#ffffff", bold=True, anchor="mm")

    def mark(self) -> None:
        """The small sign, on every sample, that the account does not exist."""
        width = self.width(MARK, 30) + 56
        self.card((540 - width / 2, 2322, 540 + width / 2, 2378), "#fff3d6", 28, "#b7791f")
        self.text(540, 2350, MARK, 30, "#5b3a00", bold=True, anchor="mm")


def _fine(box: Box) -> Box:
    left, top, right, bottom = box
    return left * _FINE, top * _FINE, right * _FINE, bottom * _FINE


def missing_letters(words: str) -> set[str]:
    """The letters of `words` the built-in font cannot draw (it would draw an empty box)."""
    font = _font(40)
    blank = bytes(font.getmask("\uffff"))
    return {letter for letter in words if letter not in f"{DASH}\n " and bytes(font.getmask(letter)) == blank}
