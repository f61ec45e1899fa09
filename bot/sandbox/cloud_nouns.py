"""The things of the sandbox's WhatsApp: people, bubbles, media, templates. State without behaviour.

Ids follow the platform's shapes, because programs trip over them: a wa id is digits without a plus, a business-scoped
user id (BSUID) is a country code, a dot and letters or digits ("ID.1A2B"), a message id starts with "wamid.". A person
may have no phone number at all. All dates are aware, in UTC. Source: WhatsApp Business Platform, Cloud API and
Business-scoped user IDs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.sandbox.nouns import Json, StoredFile

WINDOW = timedelta(hours=24)
"""How long after their last message a person may be sent anything but a template (Customer service window)."""
STATES = ("accepted", "sent", "delivered", "read")
"""What becomes of a bubble, in order; "failed" ends it at any point."""
BSUID = re.compile(r"[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}")
PICTURES = ("image/jpeg", "image/png")


@dataclass(eq=False)
class Contact:
    """Somebody with WhatsApp. `number` names the person on the page only; the platform never tells it."""

    number: int
    name: str
    phone: str = ""
    """The wa id, digits; empty for who hides it behind a username."""
    user_id: str = ""
    """The BSUID."""
    username: str = ""
    on: bool = True
    """False while the phone is off: messages stay at "sent"."""
    attentive: bool = False
    """True while the chat is open on the phone: what comes is read at once."""
    blocked: bool = False
    """True while the person blocks the business; the platform tells nobody, messages stay at "sent"."""
    last_wrote: datetime | None = None
    bubbles: dict[str, Bubble] = field(default_factory=dict)
    """By message id; insertion order is the chat's order."""

    @property
    def key(self) -> str:
        """The one thing that always names the person: the BSUID, or else the wa id."""
        return self.user_id or self.phone

    def window_open(self, now: datetime) -> bool:
        """Whether anything but a template may be sent to them."""
        return self.last_wrote is not None and now - self.last_wrote < WINDOW


@dataclass(frozen=True, slots=True)
class Pick:
    """A button or a row that can be tapped. kind: "reply" | "row" | "template"."""

    id: str
    title: str
    description: str = ""
    kind: str = "reply"
    section: str = ""


@dataclass(eq=False)
class Media(StoredFile):
    """A file by its media id; `unique` is the SHA-256 in hex."""

    at: datetime | None = None


@dataclass(eq=False, slots=True)
class Bubble:
    """One message as it is seen on the phone. `ours`: sent by the business."""

    id: str
    number: int
    contact: Contact
    ours: bool
    date: datetime
    kind: str = "text"
    """text | image | document | audio | video | sticker | location | contacts | interactive | template | system."""
    text: str = ""
    """Text, body or caption with WhatsApp's marks as they came."""
    header: str = ""
    footer: str = ""
    picks: tuple[Pick, ...] = ()
    opener: str = ""
    """The words on the button that opens a list; empty when the picks are buttons."""
    file: Media | None = None
    context: str = ""
    """The id of the message this one answers, or empty."""
    state: str = "accepted"
    error: int = 0
    """Why it failed."""
    reaction: str = ""
    edited: bool = False
    deleted: bool = False
    extra: Json = field(default_factory=dict)
    """Content of the kinds that have their own (location, contacts)."""
    version: int = 0
    """Grows with every change: who drew an older one draws again."""


@dataclass(frozen=True, slots=True)
class CloudChange:
    """What a listener hears. kind: message | edit | contact | typing | clock | post."""

    kind: str
    contact: Contact | None = None
    bubble: Bubble | None = None


@dataclass(frozen=True)
class Template:
    """A message template of the account; `body` has {{1}}, {{2}} ...; status as the platform writes it."""

    name: str
    body: str
    language: str = "id"
    buttons: tuple[str, ...] = ()
    """Titles of its quick replies."""
    status: str = "APPROVED"
    category: str = "UTILITY"
    footer: str = ""

    @property
    def blanks(self) -> int:
        """How many parameters the body wants."""
        return len(set(re.findall(r"\{\{(\d+)\}\}", self.body)))


@dataclass(frozen=True)
class CloudLimits:
    """How fast a number may send (Cloud API: Throughput; Pair rate limits). None lifts a limit."""

    pair_burst: int = 45
    pair_seconds: int | None = 6
    """One message to one person in so many seconds, once the burst is used up."""
    per_second: int | None = 80

    @classmethod
    def none(cls) -> CloudLimits:
        """No limits: the sandbox's usual state."""
        return cls(pair_seconds=None, per_second=None)
