"""Files as WhatsApp takes them: one a message, pictures as JPEG or PNG of at most 5 MB, anything else up to 100 MB.

Source of limits: Cloud API, media (supported types).
"""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from pathlib import PurePath

from bot.channels.channel import Album, EditCaption, Part, Picture, Refused, Unclear, Upload
from bot.channels.whatsapp_calls import IMAGES, LARGEST_DOCUMENT, LARGEST_IMAGE
from storage.studio import StudioDown, StudioFailed, Unreadable

Draw = Callable[[bytes, int], Awaitable[bytes]]
"""A picture as a JPEG of so many bytes at most; raises Unreadable, StudioFailed."""


async def nobody(_data: bytes, _limit: int) -> bytes:
    """A `Draw` for where there is no studio. Raises StudioDown."""
    raise StudioDown


def one_by_one(part: Part) -> Iterator[Part]:
    """WhatsApp knows no albums: their files go out one after the other, the caption with the first."""
    if not isinstance(part, Album):
        yield part
        return
    for place, upload in enumerate(part.uploads):
        yield replace(part, uploads=(upload,), html="" if place else part.html)


def upload_of(part: Part) -> Upload | None:
    """The file of a part, if it has one."""
    match part:
        case Picture(upload) | EditCaption(upload=upload):
            return upload
        case Album(uploads):
            return uploads[0]
        case _:
            return None


def with_upload(part: Part, upload: Upload) -> Part:
    """The same part with another file."""
    match part:
        case Picture() | EditCaption():
            return replace(part, upload=upload)
        case Album():
            return replace(part, uploads=(upload,))
        case _:
            return part


def is_drawn_anew(upload: Upload) -> bool:
    """Whether it is a picture that WhatsApp would not take, neither as a picture nor as a document."""
    return upload.mime.startswith("image/") and (upload.mime not in IMAGES or len(upload.data) > LARGEST_IMAGE)


async def fit(upload: Upload, draw: Draw) -> Upload:
    """The file as WhatsApp takes it. Raises Refused, or Unclear when nobody could draw just now."""
    if is_drawn_anew(upload):
        return Upload(await _drawn(upload.data, draw), f"{PurePath(upload.name).stem}.jpg", "image/jpeg")
    if len(upload.data) > LARGEST_DOCUMENT:
        raise Refused(f"a file of {len(upload.data)} bytes, where WhatsApp takes {LARGEST_DOCUMENT}")
    return upload


async def _drawn(data: bytes, draw: Draw) -> bytes:
    try:
        return await draw(data, LARGEST_IMAGE)
    except StudioDown:
        raise Unclear("nobody is there to draw a picture") from None
    except (Unreadable, StudioFailed):
        raise Refused("a picture that cannot be drawn as JPEG, and WhatsApp takes it as no other") from None
