"""What we tell WhatsApp (pure): a part of the neutral tongue as the bodies of POST /messages.

What WhatsApp cannot show is degraded by rule:

    up to 3 buttons      reply buttons, when their labels fit and differ
    up to 10             a list: what a row's title cannot hold goes on in its description
    more                 numbered lines; the number can be typed
    a long question      the words as a message of their own, the buttons below a short one
    a long caption       the picture alone, the words below it
    an album             its files one by one, its caption below the first
    a new caption        a new message; nothing that was sent can be changed or taken away
    an answer to a tap   a message, if it has words
    silence              not known here
    another picture      drawn anew as JPEG, and so is one over 5 MB (`whatsapp_files`)

What is lost by that is told by `whatsapp_shortfalls`.

Source of limits: Cloud API, messages (text, interactive reply buttons, interactive list, image, document, template) and
media (supported types).
"""

import re
from collections.abc import Iterator
from html import escape
from typing import Any, Final

from bot.channels.channel import (
    Album,
    Answer,
    Buttons,
    Delete,
    EditButtons,
    EditCaption,
    EditText,
    Knock,
    Limits,
    Part,
    Picture,
    Prompts,
    Text,
    Upload,
)
from bot.channels.render import split
from bot.channels.whatsapp_choices import EMPTY, Body, asking, cut, numbered, units, way
from bot.channels.whatsapp_codes import failure, failure_of_file, judge_code
from bot.channels.whatsapp_markup import mark

__all__ = [
    "IMAGES",
    "LARGEST_DOCUMENT",
    "LARGEST_IMAGE",
    "LIMITS",
    "bodies",
    "failure",
    "failure_of_file",
    "judge_code",
    "message_id",
    "read_receipt",
    "template",
]

LIMITS: Final = Limits(
    text=4096, caption=1024, label=256, album=1, prompts=True, file=100 << 20, window=24 * 3600.0 - 60
)  # a minute for the way
IMAGES: Final = ("image/jpeg", "image/png")  # anything else goes as a document
LARGEST_IMAGE: Final = 5_000_000  # bytes, however it is sent
LARGEST_DOCUMENT: Final = 100_000_000
_BARE: Final = Prompts()
_BODY: Final = 1024  # of an interactive message
_VALUE: Final = 256  # of a template: all of it together has 1,024


def bodies(address: str, part: Part, media: str = "") -> list[Body]:
    """What to POST, in this order; the last one's id is the part's. Nothing, where WhatsApp has no such thing.

    `media`: the id of the uploaded file of a Picture, an Album of one or an EditCaption with a picture.
    """
    match part:
        case Text(html, buttons, _, prompts):
            made = _texts(html, buttons, prompts)
        case Picture(upload, html, buttons):
            made = _file(upload, html, buttons, media)
        case Album(uploads, html, as_photos):
            made = _file(uploads[0], html, (), media, as_photo=as_photos)
        case EditCaption(_, html, buttons, upload):
            made = _file(upload, html, buttons, media) if upload else _texts(html, buttons)
        case Answer(_, text):
            made = _texts(escape(text, quote=False), ()) if text else []
        case EditText(_, html, buttons):
            made = _texts(html, buttons)
        case EditButtons() | Delete() | Knock():  # a knock is a template
            made = []
    return [{**_to(address), **body} for body in made]


def _to(address: str) -> Body:
    """Digits go into `to`, an opaque id into `recipient`: in `to` it is answered 200 and silently dropped."""
    field = "to" if address.isascii() and address.isdigit() else "recipient"
    return {"messaging_product": "whatsapp", "recipient_type": "individual", field: address}


def _texts(html: str, buttons: Buttons, prompts: Prompts = _BARE) -> list[Body]:
    shown = way(buttons)
    if shown == "numbers":
        html = "\n\n".join(filter(None, (html, numbered(buttons))))
    texts = _marked(html, LIMITS.text) or [EMPTY]
    if shown in ("", "numbers"):
        return [_text(text) for text in texts]
    if len(texts) == 1 and units(texts[0]) <= _BODY:
        return [asking(texts[0], buttons, prompts.open)]
    return [*(_text(text) for text in texts), asking(prompts.ask, buttons, prompts.open)]


def _file(upload: Upload, html: str, buttons: Buttons, media: str, *, as_photo: bool = True) -> list[Body]:
    """A file with its words and buttons, in one message where all of it fits."""
    caption = mark(html)
    fits, kind = units(caption) <= LIMITS.caption, "image" if as_photo and upload.mime in IMAGES else "document"
    shown: Body = {"id": media} if kind == "image" else {"id": media, "filename": upload.name}
    if way(buttons) == "buttons" and fits:
        question = asking(caption.strip() or EMPTY, buttons, EMPTY)
        question["interactive"]["header"] = {"type": kind, kind: shown}
        return [question]
    if not buttons and fits:
        return [{"type": kind, kind: shown | ({"caption": caption} if caption.strip() else {})}]
    return [{"type": kind, kind: shown}, *_texts(html if html.strip() else EMPTY, buttons)]


def _text(text: str) -> Body:
    return {"type": "text", "text": {"body": text, "preview_url": False}}


def _marked(html: str, limit: int) -> list[str]:
    """Pieces with their marks, none of them longer than the limit; marks and addresses take room of their own."""
    pieces, size = split(html, limit), limit
    texts = [mark(piece) for piece in pieces]
    while size > 16 and any(units(text) > limit for text in texts):
        size = size * 3 // 4
        texts = [mark(piece) for piece in split(html, size)]
    return [piece for text in texts for piece in _cut_up(text, limit)]


def _cut_up(text: str, limit: int) -> Iterator[str]:
    """An address may still be too long: it stands in no piece of what was split."""
    while text.strip():
        piece, text = cut(text, limit)
        yield piece


def template(address: str, name: str, language: str, parameters: tuple[str, ...] = (), payload: str = "") -> Body:
    """An approved template, the only thing that may go out when the window is closed.

    `parameters`: plain words for {{1}}, {{2}} ... of its body; `payload`: what pressing its first button says to us.
    """
    components: list[Body] = []
    if parameters:
        values = [{"type": "text", "text": _value(value)} for value in parameters]
        components.append({"type": "body", "parameters": values})
    if payload:
        pressed = [{"type": "payload", "payload": payload}]
        components.append({"type": "button", "sub_type": "quick_reply", "index": "0", "parameters": pressed})
    made: Body = {"name": name, "language": {"code": language}}
    return {**_to(address), "type": "template", "template": made | ({"components": components} if components else {})}


def _value(text: str) -> str:
    """WhatsApp takes no line ends, tabs or rows of spaces in a template's values, and no empty ones."""
    flat = re.sub(r"\s+", " ", text).strip() or EMPTY
    return cut(mark(escape(flat, quote=False)), _VALUE)[0]


def read_receipt(message_id: str, *, typing: bool = False) -> Body:
    """Two blue ticks below what they sent, and for at most 25 seconds the sign that we are writing."""
    shown = {"typing_indicator": {"type": "text"}} if typing else {}
    return {"messaging_product": "whatsapp", "status": "read", "message_id": message_id, **shown}


def message_id(answer: Any) -> str:
    """The id of the message that came of a POST; "" when there is none."""
    try:
        found = answer["messages"][0]["id"]
    except (KeyError, TypeError, IndexError):
        return ""
    return found if isinstance(found, str) else ""
