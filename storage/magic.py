"""What the first bytes of a file tell, without decoding any of it. pure

A file's name and its announced type are the sender's words; only its bytes count. What stands here is asked before
Pillow sees the file, so everything must be cheap whatever the bytes are: one walk, bounded, no allocation by sizes
that the file claims.
"""

from __future__ import annotations

import re

from storage import film

JPEG, PNG, GIF, WEBP = "image/jpeg", "image/png", "image/gif", "image/webp"
HEIC, AVIF, PDF = "image/heic", "image/avif", "application/pdf"
MP4, MOV, THREE_GP = "video/mp4", "video/quicktime", "video/3gpp"
FILMS = frozenset((MP4, MOV, THREE_GP))

_BRANDS = {
    HEIC: (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"),
    AVIF: (b"avif", b"avis"),
    MOV: (b"qt  ",),
    MP4: (b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"MSNV", b"dash", b"mmp4"),
    THREE_GP: (b"3gp4", b"3gp5", b"3gp6", b"3gp7", b"3gs7", b"3g2a"),
}
"""What the first box of an ISO media file may call itself. Source: ISO/IEC 14496-12, 4.3; mp4ra.org, brands."""
_MIME_OF = {brand: mime for mime, brands in _BRANDS.items() for brand in brands}
_BY_ITS_CONTENT = (b"mif1", b"msf1", b"miaf")
"""Brands that only say "a picture"; which one, the compatible brands tell."""
_MOST_BRANDS = 32

MOST_SCANS = 100
"""A progressive JPEG has about ten; each one is a walk over all pixels, so thousands of empty ones are a bomb."""
MOST_SEGMENTS = 2_000
"""A JPEG's colour profile may take 255; Pillow joins the pieces of metadata one by one, which is slow for many."""
MOST_CHUNKS = 50_000
"""PNG writers cut their data into pieces of 4 KB and more: 50,000 of them are 200 MB."""

_SOS, _EOI = 0xDA, 0xD9
_MARKER = re.compile(rb"\xff[^\x00\x01\xff\xd0-\xd7]")
"""A JPEG marker with a segment behind it: no stuffed zero, no TEM, no fill byte, no restart marker."""


def kind(data: bytes) -> str | None:
    """The MIME type of the kinds we take, or None for all else."""
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if data.startswith((b"GIF87a", b"GIF89a")):
        return GIF
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return WEBP
    if data.startswith(b"%PDF-"):
        return PDF
    return _MIME_OF.get(_brand(data)) if data[4:8] == b"ftyp" else None


def _brand(data: bytes) -> bytes:
    """The brand that decides what an ISO media file is."""
    major, end = data[8:12], min(int.from_bytes(data[:4]), 16 + 4 * _MOST_BRANDS)
    if major not in _BY_ITS_CONTENT:
        return major
    named = [data[at : at + 4] for at in range(16, end, 4)]
    return next((brand for brand in named if _MIME_OF.get(brand) in (HEIC, AVIF)), major)


def sane(data: bytes, mime: str) -> bool:
    """Whether the file is cut into as few pieces as honest writers make; small files can hide hours of work."""
    if mime == JPEG:
        return _jpeg_is_sane(data)
    return mime != PNG or _png_is_sane(data)


def _jpeg_is_sane(data: bytes) -> bool:
    scans, at = 0, 2
    for _ in range(MOST_SEGMENTS):
        found = _MARKER.search(data, at)
        if found is None or data[found.end() - 1] == _EOI:
            return True
        scans += data[found.end() - 1] == _SOS
        if scans > MOST_SCANS:
            return False
        at = found.end() + max(2, int.from_bytes(data[found.end() : found.end() + 2]))
    return False


def _png_is_sane(data: bytes) -> bool:
    at = 8
    for _ in range(MOST_CHUNKS):
        if at >= len(data):
            return True
        at += 12 + int.from_bytes(data[at : at + 4])
    return False


def complete(data: bytes, mime: str) -> bool:
    """Whether the file's own end mark is there; asked only of files that did not decode."""
    if mime == WEBP:
        return int.from_bytes(data[4:8], "little") + 8 <= len(data)
    if mime in (HEIC, AVIF):
        return film.is_uncut(film.boxes(data, 0, len(data)), data)
    return {JPEG: b"\xff\xd9", PNG: b"IEND\xaeB`\x82", GIF: b"\x00;", PDF: b"%%EOF"}[mime] in data


def webp_size(data: bytes) -> tuple[int, int]:
    """Width and height of a WebP's canvas in pixels, (0, 0) when the header does not tell.

    libwebp sets aside the whole canvas twice on opening, so the size has to be known before. Source: the container
    specification of WebP, sections VP8, VP8L and VP8X.
    """
    form, body = data[12:16], data[20:30]
    if len(body) < 10:
        return 0, 0
    if form == b"VP8X":
        return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    if form == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if form == b"VP8 ":
        return int.from_bytes(body[6:8], "little") & 0x3FFF, int.from_bytes(body[8:10], "little") & 0x3FFF
    return 0, 0


def gif_frames(data: bytes, most: int) -> int:
    """How many pictures a GIF shows, counted without decoding and no further than `most`."""
    frames, at = 0, 13 + _colours(data[10:11])
    while frames < most:
        if (block := data[at : at + 1]) == b",":
            frames += 1
            at += 11 + _colours(data[at + 9 : at + 10])
        elif block == b"!":
            at += 2
        else:
            break
        at = _past_pieces(data, at)
    return frames


def _colours(flags: bytes) -> int:
    """Bytes of the colour table that these flags announce."""
    return 3 << (flags[0] & 7) + 1 if flags and flags[0] & 0x80 else 0


def _past_pieces(data: bytes, at: int) -> int:
    """Where a GIF's chain of length-prefixed pieces that starts at `at` ends."""
    while at < len(data) and data[at]:
        at += data[at] + 1
    return at + 1
