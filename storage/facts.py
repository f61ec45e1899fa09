"""What a file says of its own making: when, with which program, whether it was worked on.

It goes into the sealed record of the file and nowhere else; copies for people have none of it. Everything here is the
sender's word: a clock may be wrong and a note may be made up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from PIL import Image

LONGEST: Final = 120
"""Signs of one fact."""
_EXIF: Final = 0x8769
_TAKEN, _OFFSET, _CHANGED, _SOFTWARE = 0x9003, 0x9011, 0x0132, 0x0131
"""EXIF tags: DateTimeOriginal, OffsetTimeOriginal, DateTime, Software. Source: Exif 2.32."""
_EDITORS: Final = re.compile(
    r"photoshop|lightroom|gimp|snapseed|picsart|canva|pixlr|capcut|inshot|meitu|facetune|paint|affinity|vsco|remini"
    r"|photoroom|photo editor|midjourney|dall|stable diffusion|firefly|gemini|openai",
    re.I,
)
_HISTORY: Final = re.compile(rb"xmpMM:History|photoshop:|stEvt:action|trainedAlgorithmicMedia", re.I)


def of_picture(picture: Image.Image) -> dict[str, str]:
    """taken, changed, software, edited ("yes"); only what is there. Never raises."""
    try:
        return _of_picture(picture)
    except Exception:  # made-up EXIF raises what it likes; the pixels may still be good
        return {}


def _of_picture(picture: Image.Image) -> dict[str, str]:
    exif: Mapping[int, Any] = picture.getexif() if "exif" in picture.info else {}
    inner = exif.get_ifd(_EXIF) if isinstance(exif, Image.Exif) else {}
    software = exif.get(_SOFTWARE) or picture.info.get("Software") or ""
    taken = " ".join(str(part) for part in (inner.get(_TAKEN), inner.get(_OFFSET)) if part)
    xmp = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or b""
    worked_on = _HISTORY.search(xmp if isinstance(xmp, bytes) else str(xmp).encode())
    return told(taken=taken, changed=exif.get(_CHANGED), software=software, edited="yes" if worked_on else "")


def told(**facts: Any) -> dict[str, str]:
    """These facts as short plain text; empty ones are left out. Names of editing programs make it `edited`."""
    plain = {name: _plain(value) for name, value in facts.items()}
    if _EDITORS.search(plain.get("software", "")):
        plain["edited"] = "yes"
    return {name: value for name, value in plain.items() if value}


def _plain(value: Any) -> str:
    text = value.decode("latin-1") if isinstance(value, bytes) else str(value or "")
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text[: LONGEST * 2]).split())[:LONGEST]
