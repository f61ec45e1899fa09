"""Invented content for the kinds of messages a bot does not expect: stickers, voice notes, contacts, polls ..."""

from __future__ import annotations

import struct

from bot.sandbox.nouns import Json, Person, Upload

Invention = tuple[Upload | None, int, Json]
"""The file, if any; its length in seconds; the fields of the Bot API's Message that only this kind has."""

OGG = Upload(b"OggS" + bytes(60), "", "audio/ogg")
WEBP = Upload(b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0/\0\0\0\x10\x07\x10\x11\x11\x88\x88\xfe\x07\0", "", "image/webp")
FILM_SECONDS = 12


def film(seconds: int = FILM_SECONDS, width: int = 720, height: int = 1560) -> Upload:
    """A screen recording with a header as recorders write it, and no pictures behind it (ISO/IEC 14496-12)."""
    head = struct.pack("!5I", 0, 0, 0, 1000, seconds * 1000) + bytes(80)
    matrix = struct.pack("!9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
    shape = bytes(40) + matrix + struct.pack("!II", width << 16, height << 16)
    kind = _box(b"mdia", _box(b"hdlr", bytes(8), b"vide", bytes(13)))
    about = _box(b"moov", _box(b"mvhd", head), _box(b"trak", _box(b"tkhd", shape), kind))
    data = _box(b"ftyp", b"mp42", bytes(4), b"mp42isom") + about + _box(b"mdat", bytes(64))
    return Upload(data, "video.mp4", "video/mp4")


def _box(name: bytes, *inside: bytes) -> bytes:
    body = b"".join(inside)
    return struct.pack("!I", len(body) + 8) + name + body


STICKER_SIDE = 512


def _sticker(person: Person) -> Invention:  # noqa: ARG001 - one shape for all inventions
    about = {"type": "regular", "width": STICKER_SIDE, "height": STICKER_SIDE, "emoji": "👍"}
    return WEBP, 0, {"sticker": about | {"is_animated": False, "is_video": False, "set_name": "ContohStiker"}}


def _contact(person: Person) -> Invention:
    first, _, last = person.name.partition(" ")
    about = {"phone_number": person.phone or "+62 000 0000 0000", "first_name": first, "user_id": person.id}
    return None, 0, {"contact": about | ({"last_name": last} if last else {})}


def _poll(person: Person) -> Invention:  # noqa: ARG001
    options = [{"text": text, "voter_count": 0, "persistent_id": text} for text in ("Ya", "Tidak")]
    about = {"id": "5000000000000000001", "question": "Contoh jajak pendapat?", "options": options, "type": "regular"}
    flags = {"is_closed": False, "is_anonymous": True, "allows_multiple_answers": False, "total_voter_count": 0}
    flags |= {"allows_revoting": True, "members_only": False}
    return None, 0, {"poll": about | flags}


def _location(person: Person) -> Invention:  # noqa: ARG001
    return None, 0, {"location": {"latitude": -7.5695, "longitude": 110.829}}


def invent(kind: str, person: Person) -> Invention:
    """Content for "sticker", "voice", "contact", "poll", "video" or "location"; ValueError for anything else."""
    if kind == "voice":
        return OGG, 7, {}
    if kind == "video":
        return film(), FILM_SECONDS, {}
    makers = {"sticker": _sticker, "contact": _contact, "poll": _poll, "location": _location}
    if kind not in makers:
        raise ValueError(f"nothing to send as {kind!r}")
    return makers[kind](person)
