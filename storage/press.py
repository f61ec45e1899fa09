"""Papers: a typst template and its values become a PDF/A-2b or a PNG, in the worker process and in memory alone.

The template is ours; the values are text in JSON, which typst never reads as markup. A picture is wrapped into an SVG,
because that is how a picture in memory gets into a document; its JPEG goes into the PDF as it is. Of fonts there are
those that come with typst (Libertinus Serif, DejaVu Sans Mono), so the same values make the same bytes everywhere;
a picture has the letters of our receipts as well, which read better on a phone.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import typst
from PIL import Image

from storage.lettering import font

STANDARD: Final = "a-2b"
FINE: Final = 243.0
"""Dots an inch of a picture: of 320 points it makes the 1,080 dots that a phone is wide."""
_ANY_SIZE: Final = 16  # the font's own bytes are asked for
_SVG: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}" viewBox="0 0 {0} {1}">'
    '<image width="{0}" height="{1}" href="data:image/jpeg;base64,{2}"/></svg>'
)


def pdf(template: str, data: str, pictures: Sequence[bytes], at: int) -> bytes:
    """The document. `data`: JSON; `pictures`: JPEGs, for the template picture0, picture1 ...; `at`: UTC seconds.

    Raises typst.TypstError, also when a letter has no glyph, which PDF/A forbids.
    """
    inputs = {"data": data} | {f"picture{number}": _wrapped(jpeg) for number, jpeg in enumerate(pictures)}
    made = typst.compile(
        template.encode(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs=inputs,
        pdf_standards=STANDARD,
        timestamp=at,
    )
    return bytes(made)


def png(template: str, data: str) -> bytes:
    """A picture of one page, for a phone: there are Pillow's letters (Aileron) too. `data`: JSON.

    Raises typst.TypstError.
    """
    with TemporaryDirectory(prefix="lapornetral-") as folder:  # from memory typst takes no font
        Path(folder, "letters.ttf").write_bytes(font(_ANY_SIZE).font_bytes)
        fonts = typst.Fonts(include_system_fonts=False, font_paths=[folder])
        made = typst.compile(template.encode(), format="png", ppi=FINE, font_paths=fonts, sys_inputs={"data": data})
    return bytes(made)


def _wrapped(jpeg: bytes) -> str:
    with Image.open(BytesIO(jpeg)) as picture:
        width, height = picture.size
    return _SVG.format(width, height, base64.b64encode(jpeg).decode())
