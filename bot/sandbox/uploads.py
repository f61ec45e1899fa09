"""The file a call sends: an upload, an attach:// reference or a known file_id; and the bot's own downloads.

Sizes: core.telegram.org/bots/api#sending-files (50 MB, photos 10 MB) and #getfile (20 MB). A URL is never fetched.
"""

from __future__ import annotations

from bot.sandbox.nouns import Json, StoredFile, Upload
from bot.sandbox.params import Params
from bot.sandbox.refusals import bad_request, too_large
from bot.sandbox.shelf import picture_size
from bot.sandbox.wire import sized
from bot.sandbox.world import World

UPLOAD_MOST = 50 * 1024 * 1024
PHOTO_MOST = 10 * 1024 * 1024
DOWNLOAD_MOST = 20 * 1024 * 1024
SIDES_MOST = 10_000
"""Width plus height of a photo in pixels (Bot API: sendPhoto)."""
RATIO_MOST = 20
TYPE_NAMES = {"photo": "Photo", "document": "Document", "video": "Video", "voice": "VoiceNote", "sticker": "Sticker"}


def sent_file(world: World, params: Params, kind: str) -> StoredFile:
    """The file in the field named like its kind ("photo", "document")."""
    value = params.text(kind)
    upload = params.files.get(value.removeprefix("attach://") if value.startswith("attach://") else kind)
    if upload is not None:
        return kept(world, upload, kind)
    if not value or value.startswith("attach://"):
        raise bad_request(f"there is no {kind} in the request")
    return known(world, value, kind)


def media_file(world: World, params: Params, media: Json, kind: str) -> StoredFile:
    """The file of one InputMedia."""
    value = str(media.get("media") or "")
    if not value.startswith("attach://"):
        if not value:
            raise bad_request("can't parse InputMedia: media not found")
        return known(world, value, kind)
    upload = params.files.get(value.removeprefix("attach://"))
    if upload is None:
        raise bad_request("can't parse InputMedia: media not found")
    return kept(world, upload, kind)


def known(world: World, file_id: str, kind: str) -> StoredFile:
    """A file sent before."""
    if file_id.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    file = world.shelf.get(file_id)
    if file is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if file.kind != kind:
        raise bad_request(f"can't use file of type {TYPE_NAMES[file.kind]} as {TYPE_NAMES[kind]}")
    return file


def kept(world: World, upload: Upload, kind: str) -> StoredFile:
    """An upload that Telegram would take, put on the shelf."""
    size = len(upload.data)
    if size == 0:
        raise bad_request("file must be non-empty")
    if size > UPLOAD_MOST:
        raise too_large()
    if kind == "photo":
        check_photo(upload.data)
    return world.shelf.store(upload, kind)


def check_photo(data: bytes) -> None:
    """Refusal for a photo that is too big, no picture, or of impossible shape."""
    if len(data) > PHOTO_MOST:
        words = f"file of size {len(data)} bytes is too big for a photo; the maximum size is {PHOTO_MOST} bytes"
        raise bad_request(words)
    width, height = picture_size(data)
    if not width or not height:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if width + height > SIDES_MOST or max(width, height) > RATIO_MOST * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def get_file(world: World, params: Params) -> Json:
    """getFile: a File with the path to download it by, at most 20 MB."""
    file_id = params.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    file = world.shelf.get(file_id)
    if file is None:
        raise bad_request("invalid file_id")
    if world.shelf.away:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(file.data) > DOWNLOAD_MOST:
        raise bad_request("file is too big")
    return sized(file) | {"file_path": world.shelf.path(file)}
