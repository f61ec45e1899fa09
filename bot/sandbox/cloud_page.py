"""The WhatsApp phones as the page sees them: pictures of the same shape as those of Telegram's chats (`page_view.py`).

A phone shows what reached it: what is still on its way is not there yet, and of what failed only a line tells, which
no real phone would show. `state` of a person's own message gives the ticks: sent | delivered | read.
"""

from __future__ import annotations

from itertools import islice
from typing import Any

from bot.sandbox import cloud_html
from bot.sandbox.cloud import Bubble, Cloud, Contact
from bot.sandbox.cloud_nouns import WINDOW, Media
from bot.sandbox.nouns import Person

Json = dict[str, Any]
KINDS = {"image": "photo", "audio": "voice", "contacts": "contact", "interactive": "text", "template": "text"}
"""The platform's kinds under the page's names; others keep theirs."""
SHOWN = ("delivered", "read", "failed")
"""States of the bot's messages in which the phone (or a line about it) shows them."""
OPENER = "≡list"
"""The data of the button that opens a list; no reply has it, for the bot never hears it."""


def phone_card(contact: Contact, cloud: Cloud) -> Json:
    """One chat of the page."""
    until = None if contact.last_wrote is None else round((contact.last_wrote + WINDOW).timestamp() * 1000)
    seat = {"id": contact.number, "name": contact.name, "username": contact.username}
    return {
        "id": contact.number,
        "kind": "private",
        "channel": "whatsapp",
        "title": contact.name,
        "members": 2,
        "phone": contact.phone,
        "on": contact.on,
        "window": contact.window_open(cloud.now()),
        "until": until,
        "seats": [seat | {"present": True, "blocked": contact.blocked}],
    }


def phone_history(contact: Contact, bot: Person, limit: int, before: int | None = None) -> Json:
    """The newest messages of a phone (older than the message `before`), oldest first, and whether there are more."""
    newest = (said for said in reversed(contact.bubbles.values()) if seen(said))
    wanted = (said for said in newest if before is None or said.number < before)
    found = list(islice(wanted, limit + 1))
    messages = [bubble_view(said, bot) for said in reversed(found[:limit])]
    return {"chat": contact.number, "older": len(found) > limit, "messages": messages}


def seen(said: Bubble) -> bool:
    """Whether the phone shows it."""
    return not said.deleted and (not said.ours or said.state in SHOWN)


def bubble_view(said: Bubble, bot: Person) -> Json:
    """One message; of one that is gone, or not there yet, only that."""
    contact = said.contact
    if not seen(said):
        return {"chat": contact.number, "id": said.number, "deleted": True}
    failed = said.state == "failed"
    who = bot if said.ours else None
    answered = contact.bubbles.get(said.context)
    return {
        "chat": contact.number,
        "id": said.number,
        "from": {"id": who.id if who else contact.number, "name": who.name if who else contact.name, "bot": said.ours},
        "date": round(said.date.timestamp() * 1000),
        "html": cloud_html.draw(said.text),
        "text": said.text,
        "kind": "service" if failed else page_kind(said),
        "note": f"Pesan bot tidak sampai (kode {said.error})" if failed else note(said),
        "file": None if said.file is None else media_view(said.file),
        "album": "",
        "keyboard": [] if failed else keyboard(said),
        "picks": [] if failed else pick_views(said),
        "header": said.header,
        "footer": said.footer,
        "opener": said.opener,
        "reply_to": None if answered is None else answered.number,
        "edited": round(said.date.timestamp() * 1000) if said.edited else None,
        "reaction": said.reaction,
        "state": said.state,
        "version": said.version,
    }


def page_kind(said: Bubble) -> str:
    """The page's name of its kind; buttons below a picture are a picture with buttons."""
    kind = said.file.kind if said.kind == "interactive" and said.file is not None else said.kind
    return KINDS.get(kind, kind)


def media_view(media: Media) -> Json:
    """What is told of a file, as of those of Telegram."""
    told = {"id": media.id, "name": media.name, "mime": media.mime, "size": len(media.data)}
    return told | {"width": media.width, "height": media.height, "picture": media.mime.startswith("image/")}


def keyboard(said: Bubble) -> list[list[Json]]:
    """Rows of one button each: the replies, or the one that opens the list."""
    if said.opener:
        return [[{"text": said.opener, "callback_data": OPENER}]]
    return [[{"text": pick.title, "callback_data": pick.id}] for pick in said.picks]


def pick_views(said: Bubble) -> list[Json]:
    """The rows of a list, for the sheet; empty for buttons."""
    if not said.opener:
        return []
    names = ("id", "title", "description", "section")
    return [{name: getattr(pick, name) for name in names} for pick in said.picks]


def note(said: Bubble) -> str:
    """One line on the kinds the page has no picture for."""
    if said.kind == "location":
        place = said.extra.get("location", {})
        return f"{place.get('latitude', 0):.4f}, {place.get('longitude', 0):.4f}"
    if said.kind == "contacts":
        first = (said.extra.get("contacts") or [{}])[0]
        return str(first.get("name", {}).get("formatted_name", ""))
    return {"audio": "0:07", "sticker": "👍", "unsupported": "Pesan yang tidak didukung"}.get(said.kind, "")
