"""The files of the sandbox's WhatsApp: uploads by media id, and addresses that live five minutes.

Source: Cloud API, Media: sizes, types, "URL ... only valid for 5 minutes"; media ids of webhooks live 7 days, those
of uploads 30. The same bytes handed in twice are two media with two ids, as on the platform.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from itertools import count

from bot.sandbox.cloud_nouns import PICTURES, Media
from bot.sandbox.cloud_refusals import GraphRefusal, bad_param
from bot.sandbox.nouns import Json, Upload
from bot.sandbox.shelf import picture_size

MB = 1024 * 1024
LINK_LIFE = timedelta(minutes=5)
LIVES = {True: timedelta(days=30), False: timedelta(days=7)}
"""How long a media id lives: of the bot's uploads, and of what people sent."""
DOCUMENTS = (
    "text/plain",
    "application/pdf",
    "application/msword",
    "application/vnd.ms-excel",
    "application/vnd.ms-powerpoint",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
)
AUDIO = ("audio/aac", "audio/mp4", "audio/mpeg", "audio/amr", "audio/ogg", "audio/opus")
VIDEO = ("video/mp4", "video/3gpp")
SORTS: dict[str, tuple[tuple[str, ...], int]] = {
    "image": (PICTURES, 5 * MB),
    "audio": (AUDIO, 16 * MB),
    "video": (VIDEO, 16 * MB),
    "sticker": (("image/webp",), 500 * 1024),
    "document": ((*DOCUMENTS, *PICTURES, *AUDIO, *VIDEO), 100 * MB),
}
"""Kind of message -> the types it takes and the bytes it may have."""
UPLOAD_MOST = 100 * MB
TYPES = tuple(dict.fromkeys(mime for types, _ in SORTS.values() for mime in types))


class MediaShelf:
    """media id -> Media; an address is looked up by its ticket (`mid` and `ext` of the link)."""

    def __init__(self) -> None:
        self.files: dict[str, Media] = {}
        self._ids = count(1_013_859_600_000_001, 7)
        self._ours: set[str] = set()

    def keep(self, upload: Upload, kind: str, at: datetime, *, ours: bool) -> Media:
        """Keep a file under a new id; `kind`: image | document | audio | video | sticker."""
        width, height = picture_size(upload.data) if upload.mime.startswith("image/") else (0, 0)
        digest = hashlib.sha256(upload.data).hexdigest()
        media = Media(str(next(self._ids)), digest, upload.data, upload.name, upload.mime, width, height, kind=kind)
        media.at = at
        self.files[media.id] = media
        if ours:
            self._ours.add(media.id)
        return media

    def accept(self, upload: Upload | None, said_type: str, at: datetime) -> Media:
        """An upload of the bot; GraphRefusal when Meta would not take it."""
        if upload is None:
            raise bad_param("The parameter file is required.")
        mime = upload.mime if upload.mime in TYPES else said_type.partition(";")[0].strip()
        if mime not in TYPES:
            kinds = ", ".join(TYPES)
            raise bad_param(
                f"Param file must be a file with one of the following types: {kinds}. Received file of type '{mime}'."
            )
        if not upload.data:
            raise bad_param("Invalid parameter")
        kind = next(kind for kind, (types, _) in SORTS.items() if mime in types)
        if len(upload.data) > (most := SORTS[kind][1]):
            raise GraphRefusal(131053, f"File size exceeds the limit of {most} bytes for {mime}.")
        return self.keep(Upload(upload.data, upload.name, mime), kind, at, ours=True)

    def sendable(self, media_id: str, kind: str, now: datetime) -> Media:
        """A file to be sent as this kind of message; GraphRefusal when there is none, or not of its type or size."""
        media = self.get(media_id, now)
        if media is None:
            raise bad_param(f"Param {kind}['id'] is not a valid whatsapp business account media attachment ID")
        types, most = SORTS[kind]
        if media.mime not in types:
            raise GraphRefusal(131053, f"Unsupported {kind} mime type {media.mime}.")
        if len(media.data) > most:
            raise GraphRefusal(131053, f"{kind} is larger than {most} bytes.")
        return media

    def get(self, media_id: str, now: datetime) -> Media | None:
        """The file with this id, while it lives."""
        media = self.files.get(media_id)
        if media is None or media.at is None or now - media.at > LIVES[media_id in self._ours]:
            return None
        return media

    def uploaded(self, media_id: str) -> bool:
        """Whether the bot handed it in itself."""
        return media_id in self._ours

    def about(self, media: Media, base: str, now: datetime) -> Json:
        """The answer to GET /<media id>: an address that lives five minutes."""
        ends = int((now + LINK_LIFE).timestamp())
        return {
            "messaging_product": "whatsapp",
            "url": f"{base}/whatsapp_business/attachments/?mid={media.id}&ext={ends}&hash={ticket(media, ends)}",
            "mime_type": media.mime,
            "sha256": media.unique,
            "file_size": len(media.data),
            "id": media.id,
        }

    def behind(self, media_id: str, ends: int, given: str, now: datetime) -> Media | None:
        """The file behind an address; None when the address is old or made up."""
        media = self.get(media_id, now)
        if media is None or now.timestamp() > ends or given != ticket(media, ends):
            return None
        return media


def ticket(media: Media, ends: int) -> str:
    """The part of an address that cannot be made up."""
    return hashlib.sha256(f"{media.id}:{ends}:{media.unique}".encode()).hexdigest()[:24]
