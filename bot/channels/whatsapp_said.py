"""What one WhatsApp message says, read into the neutral tongue (pure).

Here lives what a kind of message means; whom it is from and what envelope it came in is `whatsapp_wire`'s. Everything
raises one of FAULTS when the JSON is not of the shape that WhatsApp describes.

Source of shapes: Cloud API, webhooks reference (text, image, document, interactive, button, edit, unsupported ...).
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from bot.channels.commands import command
from handlers.messages import LOST, File, Said
from handlers.words import clean
from storage.record import replace

FAULTS: Final = (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError)  # the last: by comparing
TOKEN: Final = re.compile(r"[!-~]{1,512}")  # ids of WhatsApp's: opaque, without spaces or anything beyond ASCII
_NOTHING_SAID: Final = ("reaction", "request_welcome")
_UNKNOWN: Final = ("unsupported", "unknown", "errors")  # an edit comes so as well, while WhatsApp holds edits back
_FILES: Final = ("image", "document", "video")
_EDITABLE: Final = ("text", *_FILES)
_KIND: Final = re.compile(r"[a-z_]{1,32}")


def said(message: Mapping[str, Any], number: str) -> Said | None:
    """What a message says; None when it says nothing to us. `number`: the id to know it by."""
    kind, body = message["type"], message.get(message["type"])
    if kind in _FILES and body is None and message.get("errors"):
        return Said(other=LOST, message=number)
    match kind:
        case "text":
            return _words(message, number)
        case "image" | "document" | "video":
            return Said(text=_caption(body), files=(_file(message[kind], kind),), message=number)
        case "interactive":
            return _tapped(message, message["interactive"], number)
        case "button":  # below a template: it has no id, its payload is what we gave when we sent it
            return Said(choice=_required(message["button"], "payload"), tap=number, message=_context(message))
        case "edit":
            return _edited(message["edit"])
        case "revoke":  # deleted for everybody
            return Said(message=token(message["revoke"]["original_message_id"]), deleted=True)
        case _ if kind in _NOTHING_SAID:
            return None
    return Said(text=_caption(body), other=_other(kind, body), message=number)


def _words(message: Mapping[str, Any], number: str) -> Said | None:
    text, below = string(message["text"], "body"), _context(message)
    word, argument, for_us = command(text)
    if not for_us:
        return None
    if word:
        return Said(command=word, argument=argument, message=number, below=below)
    return Said(text=text, message=number, below=below)


def _tapped(message: Mapping[str, Any], reply: Mapping[str, Any], number: str) -> Said:
    if reply["type"] not in ("button_reply", "list_reply"):
        return Said(other="interactive", message=number)
    return Said(choice=_required(reply[reply["type"]], "id"), tap=number, message=_context(message))


def _edited(edit: Mapping[str, Any]) -> Said | None:
    """An edit has an id of its own and names the message that it changes."""
    if edit["message"]["type"] not in _EDITABLE:
        raise ValueError("an edit of what has no words")
    heard = said(edit["message"], token(edit["original_message_id"]))
    return replace(heard, edited=True) if heard else None


def _file(data: Mapping[str, Any], kind: str) -> File:
    ref = token(data["id"])
    unique = token(data["sha256"]) if data.get("sha256") else ref
    return File(ref, unique, "photo" if kind == "image" else kind)


def _other(kind: str, body: Any) -> str:
    if kind == "audio" and isinstance(body, Mapping) and body.get("voice") is True:
        return "voice"
    return "unsupported" if kind in _UNKNOWN else fits(_KIND, kind)


def _caption(body: Any) -> str:
    """The words beside a file; files are welcome without a command."""
    if not isinstance(body, Mapping) or body.get("caption") is None:
        return ""
    words = string(body, "caption")
    word, argument, _ = command(words)
    return argument if word else words


def _context(message: Mapping[str, Any]) -> str:
    """The message of ours that this one answers, if it names one."""
    context = message.get("context")
    found = context.get("id") if isinstance(context, Mapping) else None
    return found if isinstance(found, str) and TOKEN.fullmatch(found) else ""


def _required(data: Mapping[str, Any], name: str) -> str:
    found = string(data, name)
    if not found:
        raise ValueError(f"{name} is empty")
    return found


def string(data: Mapping[str, Any], name: str) -> str:
    """Words that somebody wrote, without signs that hide or turn."""
    value = data[name]
    if not isinstance(value, str):
        raise ValueError(f"{name} is not text")
    return clean(value)


def token(value: Any) -> str:
    """An id of WhatsApp's."""
    return fits(TOKEN, value)


def fits(form: re.Pattern[str], value: Any) -> str:
    """The value, when it is wholly of this form."""
    found = form.fullmatch(value)
    if not found:
        raise ValueError("not of this form")
    return found[0]
