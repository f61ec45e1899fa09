"""Invented content for the kinds of WhatsApp messages a bot does not expect: stickers, voice notes, places ..."""

from __future__ import annotations

from bot.sandbox.cloud_nouns import Contact
from bot.sandbox.inventions import OGG, WEBP, film
from bot.sandbox.nouns import Json, Upload

FILES = {
    "audio": Upload(OGG.data, "", "audio/ogg; codecs=opus"),
    "sticker": WEBP,
    "video": film(),
}


def invent(kind: str, contact: Contact) -> tuple[Upload | None, Json]:
    """A file, or the content of a message without one: "audio" | "sticker" | "video" | "location" | "contacts".

    ValueError for anything else.
    """
    if kind in FILES:
        return FILES[kind], {}
    if kind == "location":
        return None, {"location": {"latitude": -7.5695, "longitude": 110.829, "name": "Alun-alun contoh"}}
    if kind == "contacts":
        first = contact.name.partition(" ")[0]
        phones = [{"phone": "+62 800-0000-9999", "type": "CELL", "wa_id": "628000009999"}]
        return None, {"contacts": [{"name": {"first_name": first, "formatted_name": contact.name}, "phones": phones}]}
    raise ValueError(f"nothing to send as {kind!r}")
