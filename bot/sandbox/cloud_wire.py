"""Things of the sandbox's WhatsApp -> JSON of its webhooks. Pure; what a field is called is known here.

Source of the shapes: WhatsApp Business Platform, Webhooks reference: messages (text ... system, unsupported, edit,
revoke, status), and Business-scoped user IDs for `user_id`, `from_user_id`, `recipient_user_id`.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Sequence
from datetime import datetime

from bot.sandbox.cloud_nouns import Bubble, Contact, Media
from bot.sandbox.cloud_refusals import status_error
from bot.sandbox.nouns import Json

SIGNATURE = "X-Hub-Signature-256"


def stamp(moment: datetime) -> str:
    """Unix seconds, as text."""
    return str(int(moment.timestamp()))


def contact_card(contact: Contact) -> Json:
    """One of `contacts`: a profile and whatever ids the person has."""
    profile = {"name": contact.name} | ({"username": contact.username} if contact.username else {})
    return {"profile": profile} | _named(contact, "wa_id", "user_id")


def _named(contact: Contact, phone: str, user_id: str) -> Json:
    """The ids the person has, under these names."""
    told = {phone: contact.phone, user_id: contact.user_id}
    return {name: value for name, value in told.items() if value}


def message(bubble: Bubble, content: Json, business: str) -> Json:
    """One of `messages`: who, when, and `content`, which names its type; `business` is the number's digits."""
    told = _named(bubble.contact, "from", "from_user_id")
    told |= {"id": bubble.id, "timestamp": stamp(bubble.date)}
    if bubble.context:
        told["context"] = {"from": business, "id": bubble.context}
    return told | content


def system(contact: Contact, message_id: str, at: datetime, phone: str, user_id: str) -> Json:
    """A change of number (or, where there is none, of the BSUID); `contact` is who it was until now."""
    told = _named(contact, "from", "from_user_id") | {"id": message_id, "timestamp": stamp(at), "type": "system"}
    if phone:
        words = f"User {contact.name} changed from {contact.phone} to {phone}"
        happened = {"body": words, "wa_id": phone, "type": "user_changed_number"}
    else:
        words = f"User {contact.name} changed from {contact.user_id} to {user_id}"
        happened = {"body": words, "type": "user_changed_user_id"}
    return told | {"system": happened | ({"user_id": user_id} if user_id else {})}


def file_content(media: Media, caption: str = "") -> Json:
    """The object under "image", "document", "audio" ...; sha256 in base64, as the platform tells it."""
    told: Json = {"caption": caption} if caption else {}
    told |= {"filename": media.name} if media.kind == "document" else {}
    told |= {"mime_type": media.mime, "sha256": base64.b64encode(bytes.fromhex(media.unique)).decode(), "id": media.id}
    if media.kind == "audio":
        told["voice"] = True
    return told | ({"animated": False} if media.kind == "sticker" else {})


def unsupported() -> Json:
    """The content of what the platform cannot hand on."""
    return {"errors": [status_error(131051)], "type": "unsupported"}


def status(bubble: Bubble, state: str, at: datetime) -> Json:
    """One of `statuses`; of "failed" with its error."""
    told: Json = {"id": bubble.id, "status": state, "timestamp": stamp(at)}
    told |= _named(bubble.contact, "recipient_id", "recipient_user_id")
    if state == "failed":
        return told | {"errors": [status_error(bubble.error)]}
    kind = "utility" if bubble.kind == "template" else "service"
    free = "regular" if bubble.kind == "template" else "free_customer_service"
    pricing = {"billable": free == "regular", "pricing_model": "PMP", "category": kind, "type": free}
    return told | {"pricing": pricing}


def value(metadata: Json, *, contacts: Sequence[Json] = (), **parts: list[Json]) -> Json:
    """One change's `value`; parts: messages or statuses."""
    told: Json = {"messaging_product": "whatsapp", "metadata": metadata}
    if contacts:
        told["contacts"] = list(contacts)
    return told | parts


def merged(values: Sequence[Json]) -> list[Json]:
    """The same news in as few changes as may be: all messages in one, all statuses in another."""
    found: dict[str, Json] = {}
    for one in values:
        part = "messages" if "messages" in one else "statuses"
        whole = found.setdefault(part, {key: one[key] for key in ("messaging_product", "metadata")})
        for key in ("contacts", part):
            fresh = [card for card in one.get(key, []) if key != "contacts" or card not in whole.get(key, [])]
            if fresh:
                whole[key] = [*whole.get(key, []), *fresh]
    return list(found.values())


def envelope(account: str, values: Sequence[Json]) -> bytes:
    """The very bytes of a POST: everything beyond ASCII as \\uXXXX, slashes as \\/, as Meta writes them."""
    changes = [{"value": one, "field": "messages"} for one in values]
    whole = {"object": "whatsapp_business_account", "entry": [{"id": account, "changes": changes}]}
    return json.dumps(whole, separators=(",", ":")).replace("/", "\\/").encode("ascii")


def signature(secret: str, body: bytes) -> str:
    """The value of the header SIGNATURE."""
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
