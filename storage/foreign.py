"""What a file is that we do not take, so that its sender hears what to do instead. pure

A guess by the first bytes, for the words alone: nothing is decided by it, nothing here is opened.
"""

from __future__ import annotations

import re
from typing import Final

from storage.pictures import Reason

_HEADS: Final[tuple[tuple[Reason, tuple[bytes, ...]], ...]] = (
    ("audio", (b"OggS", b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf1", b"\xff\xf9", b"#!AMR", b"fLaC", b"caff")),
    ("other-picture", (b"II*\0", b"MM\0*", b"BM", b"\0\0\1\0", b"8BPS", b"%!PS", b"\xff\x0a", b"\0\0\0\x0cJXL ")),
    ("other-video", (b"\x1aE\xdf\xa3", b"0&\xb2u\x8ef\xcf\x11", b"FLV\1", b"\0\0\1\xba", b"\0\0\1\xb3")),
    ("office", (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf")),
    ("archive", (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"PK\5\6")),
)
_RIFF: Final[dict[bytes, Reason]] = {b"WAVE": "audio", b"AVI ": "other-video"}
_SOUND_BRANDS: Final = (b"M4A ", b"M4B ", b"M4P ")
_OFFICE: Final = re.compile(rb"\[Content_Types\]\.xml|_rels/\.rels|word/|xl/|ppt/|mimetypeapplication/vnd\.oasis")
_LOOKED_AT: Final = 4096
"""Bytes."""


def sort_of(data: bytes) -> Reason:
    """Which of the sentences helps whoever sent these bytes."""
    head = data[:_LOOKED_AT]
    for reason, starts in _HEADS:
        if head.startswith(starts):
            return reason
    if head.startswith(b"PK\3\4"):
        return "office" if _OFFICE.search(head) else "archive"
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12], "not-picture")
    if head[4:8] == b"ftyp":
        return "audio" if head[8:12] in _SOUND_BRANDS else "other-video"
    if re.match(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]", head, re.S | re.I):
        return "other-picture"
    return "text" if _is_text(head) else "not-picture"


def _is_text(head: bytes) -> bool:
    """Whether these are words (a page, a calendar, a contact, a program ...)."""
    if len(head) < 16 or b"\0" in head:
        return False
    return sum(sign >= 32 or sign in (9, 10, 13) for sign in head) == len(head) and _decodes(head)


def _decodes(head: bytes) -> bool:
    try:
        head[:-4].decode()  # the last letter may be cut in two
    except UnicodeDecodeError:
        return False
    return True
