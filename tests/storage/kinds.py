"""The younger kinds, honest and hostile: HEIC, AVIF, PDF, films; and files whose senders hear a sentence of their own.

`MORE` is a part of the table in `hostile`: name -> (build, expected).
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from typing import Any, Final

import pillow_heif
from PIL import Image, ImageCms

from tests.storage import papers
from tests.storage.honest import animated, drawing, encoded

HEIC, AVIF, PDF, MP4, MOV = "image/heic", "image/avif", "application/pdf", "video/mp4", "video/quicktime"
EPS: Final = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\nshowpage\n"
SVG: Final = b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/hostname'/></svg>"
HTML: Final = b"<!doctype html><title>Contoh</title><img src=x onerror=alert(1)>"


def heic(image: Image.Image | None = None, **options: Any) -> bytes:
    """As iPhones send them when asked for the file."""
    pillow_heif.register_heif_opener()
    return encoded(image or drawing(), "HEIF", **options)


def of_claimed_size(data: bytes, width: int, height: int) -> bytes:
    """A HEIC or AVIF whose header lies about its size."""
    at = data.index(b"ispe") + 8
    return data[:at] + struct.pack("!II", width, height) + data[at + 8 :]


def wide_gamut(image: Image.Image) -> bytes:
    """A PNG whose numbers mean colours of another space (red and blue are changed over in its profile)."""
    space = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    red, blue = space.index(b"rXYZ"), space.index(b"bXYZ")
    changed = bytearray(space.replace(b"s\0R\0G\0B", b"x\0R\0G\0B").replace(b"sRGB", b"xRGB"))
    changed[red : red + 4], changed[blue : blue + 4] = b"bXYZ", b"rXYZ"
    return encoded(image, "PNG", icc_profile=bytes(changed))


def archive(*names: str) -> bytes:
    """A ZIP with these files."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as inside:
        for name in names:
            inside.writestr(name, "contoh")
    return data.getvalue()


def gif_with_script() -> bytes:
    """A GIF that is a program as well."""
    return animated("GIF", comment=b"*/=1;alert(document.domain)/*")


MORE: Final[dict[str, tuple[Callable[[], bytes], str]]] = {
    "heic": (heic, HEIC),
    "heic, see-through": (lambda: heic(drawing(mode="RGBA")), HEIC),
    "avif": (lambda: encoded(drawing(), "AVIF"), AVIF),
    "avif, moving": (lambda: animated("AVIF"), AVIF),
    "png, profile of another space": (lambda: wide_gamut(drawing()), "image/png"),
    "png, profile is nonsense": (lambda: encoded(drawing(), "PNG", icc_profile=b"acsp" * 99), "image/png"),
    "jpeg, profile of 12 MB": (lambda: encoded(drawing(), "JPEG", icc_profile=bytes(12_000_000)), "image/jpeg"),
    "gif, also a program": (gif_with_script, "image/gif"),
    "pdf": (papers.pdf, PDF),
    "pdf, also a page of the web": (lambda: papers.pdf() + HTML, PDF),
    "pdf, script and a file in it": (papers.pdf_with_script, PDF),
    "pdf, 40 pages": (lambda: papers.pdf(["0 g 20 20 40 40 re f"] * 40), PDF),
    "film": (papers.film, MP4),
    "film, header last": (lambda: papers.ftyp() + papers.box(b"mdat", bytes(99)) + papers.movie(), MP4),
    "film of an iPhone": (lambda: papers.film(b"qt  ", papers.track(b"soun"), papers.track(sideways=True)), MOV),
    "film, of no size and endless": (lambda: papers.film(b"isom", papers.track(b"vide", 0, 0), seconds=4e6), MP4),
    "heic, cut": (lambda: heic()[:-400], "truncated"),
    "avif, cut": (lambda: encoded(drawing(), "AVIF")[:-200], "truncated"),
    "pdf, cut": (lambda: papers.pdf()[:250], "truncated"),
    "film, cut": (lambda: papers.film(body=5_000)[:-400], "truncated"),
    "film, cut before its header": (lambda: papers.ftyp() + papers.box(b"mdat", bytes(99)), "truncated"),
    "film, box larger than any disk": (papers.film_of_boxes, "truncated"),
    "film, a million boxes": (papers.film_of_crumbs, "truncated"),
    "pdf, a head alone": (lambda: b"%PDF-1.7\n%%EOF\n", "broken"),
    "pdf, no page": (lambda: papers.pdf([]), "broken"),
    "pdf, page of a mile": (lambda: papers.pdf(size=(20_000, 20_000)), "broken"),
    "pdf, password": (papers.pdf_locked, "locked"),
    "heic bomb": (lambda: of_claimed_size(heic(), 65_000, 65_000), "too-many-pixels"),
    "avif bomb": (lambda: of_claimed_size(encoded(drawing(), "AVIF"), 30_000, 30_000), "broken"),
    "sound in a film": (lambda: papers.film(b"mp42", papers.track(b"soun")), "audio"),
    "voice note": (lambda: b"OggS" + bytes(60), "audio"),
    "m4a": (lambda: papers.film(b"M4A ", papers.track(b"soun")), "audio"),
    "wav": (lambda: b"RIFF\x24\0\0\0WAVEfmt " + bytes(30), "audio"),
    "avi": (lambda: b"RIFF\x24\0\0\0AVI LIST" + bytes(30), "other-video"),
    "webm": (lambda: b"\x1aE\xdf\xa3" + bytes(60), "other-video"),
    "tiff": (lambda: encoded(drawing(), "TIFF"), "other-picture"),
    "tiff bomb": (lambda: b"II*\0\x08\0\0\0" + bytes(600), "other-picture"),
    "ico": (lambda: encoded(drawing(32, 32), "ICO"), "other-picture"),
    "bmp": (lambda: encoded(drawing(), "BMP"), "other-picture"),
    "svg": (lambda: SVG, "other-picture"),
    "svg with a head": (lambda: b'<?xml version="1.0"?>\n<!-- x -->\n' + SVG, "other-picture"),
    "eps": (lambda: EPS, "other-picture"),
    "docx": (lambda: archive("[Content_Types].xml", "word/document.xml"), "office"),
    "doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "office"),
    "zip": (lambda: archive("foto.jpg"), "archive"),
    "rar": (lambda: b"Rar!\x1a\7\1\0" + bytes(60), "archive"),
    "html": (lambda: HTML, "text"),
    "page of the web, also a pdf": (lambda: HTML + papers.pdf(), "text"),
    "calendar": (lambda: b"BEGIN:VCALENDAR\r\nSUMMARY:Kampanye contoh\r\nEND:VCALENDAR\r\n", "text"),
}
