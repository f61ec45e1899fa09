"""Files as people and attackers send them, built on the spot: each with what the picture room has to say about it.

`CASES` is the table: name -> Case(build, expected), `expected` being a reason ("truncated" ...) for a file that must
be refused, or the MIME type of one that must be taken. Nothing here is a picture of anyone.
"""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from PIL import Image

from tests.storage.honest import animated, drawing, encoded, turned
from tests.storage.kinds import MORE

JPEG, PNG, GIF, WEBP = "image/jpeg", "image/png", "image/gif", "image/webp"


@dataclass(frozen=True)
class Case:
    """One kind of file; `data` builds it once."""

    build: Callable[[], bytes]
    expected: str

    @property
    def data(self) -> bytes:
        return _built(self.build)

    @property
    def good(self) -> bool:
        """Whether it is to be taken."""
        return "/" in self.expected

    @property
    def picture(self) -> bool:
        """Whether Pillow opens it."""
        return self.expected.startswith("image/")


@cache
def _built(build: Callable[[], bytes]) -> bytes:
    return build()


# honest, if odd


def jpeg_with_heavy_metadata() -> bytes:
    """Ten megabytes of comments and private segments around a tiny picture."""
    plain = encoded(drawing(), "JPEG")
    noise = random.Random(1).randbytes(65_000)
    segments = b"".join(segment(marker, noise) for marker in [0xFE, 0xED, 0xE1] * 54)
    return plain[:2] + segments + plain[2:]


def polyglot() -> bytes:
    """A JPEG that is a ZIP archive as well."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as inside:
        inside.writestr("run.sh", "echo contoh")
    return encoded(drawing(), "JPEG") + archive.getvalue()


# the parts that files are made of


def segment(marker: int, body: bytes) -> bytes:
    """A JPEG segment."""
    return bytes((0xFF, marker)) + struct.pack("!H", len(body) + 2) + body


def chunk(name: bytes, body: bytes) -> bytes:
    """A PNG chunk with the right checksum."""
    return struct.pack("!I", len(body)) + name + body + struct.pack("!I", zlib.crc32(name + body))


def png(width: int, height: int, pixels: bytes, *, depth: int = 8, colour: int = 0, interlaced: bool = False) -> bytes:
    """A PNG from its header's numbers; `pixels` is compressed as it is, filter bytes included."""
    header = struct.pack("!IIBBBBB", width, height, depth, colour, 0, 0, interlaced)
    return _png([chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(pixels))])


def _png(chunks: Iterable[bytes]) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks) + chunk(b"IEND", b"")


def after_header(extra: bytes) -> bytes:
    """An honest PNG with `extra` chunks behind its header."""
    plain = encoded(drawing(), "PNG")
    return plain[:33] + extra + plain[33:]


def before_end(extra: bytes) -> bytes:
    """An honest PNG with `extra` chunks behind its pixels."""
    plain = encoded(drawing(), "PNG")
    return plain[:-12] + extra + plain[-12:]


@cache
def deflated_zeros(megabytes: int) -> bytes:
    """So many megabytes of nothing, in a thousandth of the space."""
    squeeze = zlib.compressobj(9)
    return b"".join([*(squeeze.compress(bytes(1 << 20)) for _ in range(megabytes)), squeeze.flush()])


def interlaced_png() -> bytes:
    """Adam7, 8 x 8, grey: the value of a pixel is 4 x (8 y + x)."""
    passes = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
    rows = (
        b"\0" + bytes(4 * (8 * y + x) for x in range(left, 8, across))
        for left, top, across, down in passes
        for y in range(top, 8, down)
    )
    return png(8, 8, b"".join(rows), interlaced=True)


# attacks


def idat_bomb() -> bytes:
    """A PNG of 8 x 8 whose pixel data inflate to 150 MB."""
    return _png([chunk(b"IHDR", struct.pack("!IIBBBBB", 8, 8, 8, 0, 0, 0, 0)), chunk(b"IDAT", deflated_zeros(150))])


def text_bomb() -> bytes:
    """A chunk of text that inflates to 100 MB."""
    return chunk(b"zTXt", b"k\0\0" + deflated_zeros(100))


def gif_bomb() -> bytes:
    """Seventy bytes that announce 65,535 x 65,535 pixels."""
    return b"GIF89a" + struct.pack("<HHBBB", 0xFFFF, 0xFFFF, 0x80, 0, 0) + bytes(6) + _gif_frame(0xFFFF, 0xFFFF) + b";"


def gif_frame_larger_than_screen() -> bytes:
    """A small screen, on which a giant frame is put."""
    return b"GIF89a" + struct.pack("<HHBBB", 4, 4, 0x80, 0, 0) + bytes(6) + _gif_frame(0xFFFF, 0xFFFF) + b";"


def _gif_frame(width: int, height: int) -> bytes:
    return b"," + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\x02\x02\x4c\x01\x00"


def gif_without_end() -> bytes:
    """Fifty thousand frames of one pixel."""
    return b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + bytes(6) + _gif_frame(1, 1) * 50_000 + b";"


def webp_bomb() -> bytes:
    """A canvas of 16,383 x 16,383 around a picture of one pixel."""
    one = encoded(Image.new("RGB", (1, 1)), "WEBP", lossless=True)
    side = (16_383 - 1).to_bytes(3, "little")
    body = b"WEBP" + b"VP8X" + struct.pack("<I", 10) + bytes(4) + side + side + one[12:]
    return b"RIFF" + struct.pack("<I", len(body)) + body


def jpeg_of_size(width: int, height: int) -> bytes:
    """A small JPEG whose header lies about its size."""
    plain = encoded(drawing(), "JPEG")
    at = plain.index(b"\xff\xc0") + 5
    return plain[:at] + struct.pack("!HH", height, width) + plain[at + 4 :]


def scan_bomb(scans: int = 3_000) -> bytes:
    """A progressive JPEG that paints its last scan over and over: a walk over all pixels each time."""
    plain = encoded(Image.new("RGB", (4_000, 4_000)), "JPEG", progressive=True)
    last = plain.rindex(b"\xff\xda")
    return plain[:last] + plain[last:-2] * scans + plain[-2:]


def segment_bomb() -> bytes:
    """A JPEG with its metadata in a million crumbs."""
    plain = encoded(drawing(), "JPEG")
    return plain[:2] + segment(0xE1, b"Exif\0\0x") * 1_000_000 + plain[2:]


def ten_megabyte_exif() -> bytes:
    """The EXIF of a JPEG, orientation first, then nonsense."""
    noise = random.Random(2).randbytes(65_000)
    plain = turned(6)
    end = 2 + 2 + int.from_bytes(plain[4:6])
    return plain[:end] + segment(0xE1, b"Exif\0\0" + noise) * 150 + plain[end:]


CASES: Final[dict[str, Case]] = {
    "jpeg": Case(lambda: encoded(drawing(), "JPEG"), JPEG),
    "jpeg, progressive": Case(lambda: encoded(drawing(), "JPEG", progressive=True), JPEG),
    "jpeg, grey": Case(lambda: encoded(drawing(mode="L"), "JPEG"), JPEG),
    "jpeg, cmyk": Case(lambda: encoded(drawing(mode="CMYK"), "JPEG"), JPEG),
    "jpeg, turned by exif": Case(lambda: turned(6), JPEG),
    "jpeg, several in one (mpo)": Case(lambda: animated("MPO"), JPEG),
    "jpeg, 10 MB of metadata": Case(jpeg_with_heavy_metadata, JPEG),
    "jpeg, 10 MB of exif": Case(ten_megabyte_exif, JPEG),
    "jpeg, exif is nonsense": Case(lambda: encoded(drawing(), "JPEG", exif=b"Exif\0\0MM\0*\xff\xff\xff\xff"), JPEG),
    "jpeg, also a zip": Case(polyglot, JPEG),
    "jpeg, one pixel": Case(lambda: encoded(Image.new("RGB", (1, 1)), "JPEG"), JPEG),
    "png": Case(lambda: encoded(drawing(), "PNG"), PNG),
    "png, see-through": Case(lambda: encoded(drawing(mode="RGBA"), "PNG"), PNG),
    "png, palette, see-through": Case(lambda: encoded(drawing(mode="P"), "PNG", transparency=0), PNG),
    "png, grey and see-through": Case(lambda: encoded(drawing(mode="LA"), "PNG"), PNG),
    "png, black and white": Case(lambda: encoded(drawing(mode="1"), "PNG"), PNG),
    "png, 16 bits of grey": Case(lambda: png(2, 1, b"\0\x80\x00\xff\xff", depth=16), PNG),
    "png, 16 bits of colour": Case(lambda: png(1, 1, b"\0" + bytes(6), depth=16, colour=2), PNG),
    "png, interlaced": Case(interlaced_png, PNG),
    "png, moving": Case(lambda: animated("PNG"), PNG),
    "png, 150 MB behind the last pixel": Case(idat_bomb, PNG),
    "webp": Case(lambda: encoded(drawing(), "WEBP"), WEBP),
    "webp, lossless, see-through": Case(lambda: encoded(drawing(mode="RGBA"), "WEBP", lossless=True), WEBP),
    "webp, moving": Case(lambda: animated("WEBP"), WEBP),
    "gif": Case(lambda: encoded(drawing(), "GIF"), GIF),
    "gif, moving": Case(lambda: animated("GIF"), GIF),
    "gif, 50,000 frames": Case(gif_without_end, GIF),
    "nothing": Case(lambda: b"", "empty"),
    "jpeg, cut": Case(lambda: encoded(drawing(), "JPEG")[:-400], "truncated"),
    "jpeg, only a head": Case(lambda: encoded(drawing(), "JPEG")[:30], "truncated"),
    "jpeg, progressive, cut": Case(lambda: encoded(drawing(), "JPEG", progressive=True)[:900], "truncated"),
    "png, cut": Case(lambda: encoded(drawing(), "PNG")[:-300], "truncated"),
    "png, only a head": Case(lambda: encoded(drawing(), "PNG")[:20], "truncated"),
    "webp, cut": Case(lambda: encoded(drawing(), "WEBP")[:-200], "truncated"),
    "gif, cut": Case(lambda: encoded(drawing(), "GIF")[:-300], "truncated"),
    "png, wrong checksum": Case(lambda: _flipped(encoded(drawing(), "PNG"), 30), "broken"),
    "png, no pixels": Case(lambda: png(0, 0, b""), "broken"),
    "png, text inflates to 100 MB": Case(lambda: after_header(text_bomb()), "broken"),
    "png, colour profile inflates to 100 MB": Case(
        lambda: after_header(chunk(b"iCCP", b"k\0\0" + deflated_zeros(100))), "broken"
    ),
    "png, text after the pixels inflates to 100 MB": Case(
        lambda: _png(
            [
                *(
                    chunk(b"IHDR", struct.pack("!IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
                    chunk(b"IDAT", zlib.compress(bytes(2))),
                ),
                chunk(b"zTXt", b"k\0\0" + deflated_zeros(100)),
            ]
        ),
        "broken",
    ),
    "png, 100,000 chunks": Case(lambda: after_header(chunk(b"teSt", b"") * 100_000), "broken"),
    "jpeg, 3,000 scans": Case(scan_bomb, "broken"),
    "jpeg, a million segments": Case(segment_bomb, "broken"),
    "png bomb": Case(lambda: png(50_000, 50_000, b"\0"), "too-many-pixels"),
    "png bomb, just over": Case(lambda: png(7_100, 7_100, b"\0"), "too-many-pixels"),
    "png, 30,000 wide": Case(lambda: png(30_000, 1, bytes(30_001)), "too-many-pixels"),
    "png, 30,000 high": Case(lambda: png(1, 30_000, bytes(60_000)), "too-many-pixels"),
    "gif bomb": Case(gif_bomb, "too-many-pixels"),
    "gif, frame larger than screen": Case(gif_frame_larger_than_screen, "too-many-pixels"),
    "webp bomb": Case(webp_bomb, "too-many-pixels"),
    "jpeg bomb": Case(lambda: jpeg_of_size(65_000, 65_000), "too-many-pixels"),
    "noise": Case(lambda: random.Random(3).randbytes(5_000), "not-picture"),
    "one byte": Case(lambda: b"\xff", "not-picture"),
    **{name: Case(*row) for name, row in MORE.items()},
}


def _flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes((data[at] ^ 0xFF,)) + data[at + 1 :]
