"""Pictures as phones make them, drawn on the spot: invented accounts, no real person."""

from __future__ import annotations

import io
import random
from typing import Any

from PIL import Image, ImageDraw, PngImagePlugin


def drawing(width: int = 108, height: int = 240, mode: str = "RGB", seed: int = 0) -> Image.Image:
    """Something like a screenshot: a bar, a picture, lines of text; no two seeds alike."""
    chance = random.Random(seed)
    image = Image.new("RGB", (width, height), "white")
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, width, height // 12), fill=(20 + seed * 40 % 200, 90, 120))
    pen.ellipse((width // 4, height // 6, width * 3 // 4, height // 2), fill=(200, 120, 20 + seed * 70 % 200))
    for line in range(height * 6 // 10, height - 6, max(2, height // 30)):
        pen.line((width // 12, line, chance.randint(width // 2, width), line), fill="#333", width=max(1, height // 100))
    return image.convert(mode)


def encoded(image: Image.Image, form: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def screenshot(seed: int = 0, width: int = 1080, height: int = 2400, form: str = "JPEG", **options: Any) -> bytes:
    """A screenshot in the size of a phone's."""
    return encoded(drawing(width, height, seed=seed), form, **options)


def turned(orientation: int) -> bytes:
    """A JPEG of 60 x 30 whose EXIF says how to turn it: red above blue as stored."""
    image = Image.new("RGB", (60, 30), "red")
    image.paste("blue", (0, 15, 60, 30))
    exif = Image.Exif()
    exif[0x0112] = orientation
    return encoded(image, "JPEG", exif=exif.tobytes(), quality=95)


def animated(form: str, frames: int = 3, **options: Any) -> bytes:
    first, *rest = (drawing(40, 60, seed=number) for number in range(frames))
    return encoded(first, form, save_all=True, append_images=rest, duration=80, **options)


def with_text(text: str) -> bytes:
    """A PNG that carries `text` in its metadata."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", text)
    return encoded(drawing(), "PNG", pnginfo=info)
