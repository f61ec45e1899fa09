"""The things of the sandbox: people, chats, messages, files. State without behaviour.

Ids follow Telegram's shapes, because programs trip over them: people's ids do not fit in 32 bits, basic groups are
negative, supergroups start with -100. All dates are aware, in UTC. Lengths are counted by others, in UTF-16 units.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeAlias

from bot.sandbox.rich import Json as Json
from bot.sandbox.rich import Rich

Keyboard: TypeAlias = list[list[Json]]
Clock: TypeAlias = Callable[[], datetime]

PERMISSIONS = {
    "can_send_messages": "text messages",
    "can_send_photos": "photos",
    "can_send_documents": "documents",
}
"""What a group may forbid its members (Bot API: ChatPermissions, those that are minded here), in Telegram's words."""
PRESENT = ("creator", "administrator", "member")


def utc_now() -> datetime:
    """The time now, aware, in UTC."""
    return datetime.now(UTC)


@dataclass(eq=False)
class Person:
    """Somebody with a Telegram account; the bot is one as well. `phone` is invented and never told to the bot."""

    id: int
    name: str
    username: str = ""
    language: str = "id"
    is_bot: bool = False
    phone: str = ""
    blocked: bool = False
    """True while this person blocks the bot."""
    deactivated: bool = False
    """True once the account is deleted."""


@dataclass(frozen=True)
class Upload:
    """Bytes handed in, by a person or by the bot."""

    data: bytes
    name: str = "tangkapan.jpg"
    mime: str = "image/jpeg"


@dataclass(eq=False)
class StoredFile:
    """A file the sandbox keeps; `unique` (file_unique_id) is the same for the same bytes; sizes in pixels."""

    id: str
    unique: str
    data: bytes
    name: str
    mime: str
    width: int = 0
    height: int = 0
    kind: str = "document"
    path: str = ""
    """The file_path by which it can be downloaded; empty until getFile was asked."""
    duration: int = 0
    """Seconds, of a voice note or a video."""
    preview: StoredFile | None = None
    """The small size of a photo; the picture of a film."""


@dataclass(eq=False)
class Chat:
    """A private chat (id == the person's id), a basic group or a supergroup."""

    id: int
    kind: str
    """"private" | "group" | "supergroup"."""
    title: str
    members: dict[int, str] = field(default_factory=dict)
    """Person id -> "creator" | "administrator" | "member" | "left" | "kicked"."""
    messages: dict[int, Message] = field(default_factory=dict)
    """By message id; insertion order is the chat's order."""
    started: bool = False
    """Private chats: the person wrote to the bot or pressed start at least once."""
    migrated_to: int | None = None
    topics: set[int] | None = None
    """The topics of a forum; None: the group has none."""
    forbidden: set[str] = field(default_factory=set)
    """Which of PERMISSIONS ordinary members do not have; the bot, when it is one of them, neither."""

    def has(self, person: Person) -> bool:
        """Whether the person is in the chat now."""
        return self.members.get(person.id) in PRESENT

    @property
    def private(self) -> bool:
        """Whether this is the chat of one person with the bot."""
        return self.kind == "private"


@dataclass(eq=False, slots=True)
class Message:
    """One message as everybody in the chat sees it."""

    id: int
    chat: Chat
    sender: Person
    date: datetime
    words: Rich = field(default_factory=Rich)
    """Text or caption."""
    kind: str = "text"
    """text | photo | document | sticker | voice | contact | poll | video | location | service."""
    file: StoredFile | None = None
    album: str = ""
    """media_group_id, or empty."""
    keyboard: Keyboard = field(default_factory=list)
    """Rows of {"text", "callback_data" | "url"}."""
    reply_to: int | None = None
    edited: datetime | None = None
    deleted: bool = False
    reaction: str = ""
    """The emoji the bot put below the message."""
    version: int = 0
    """Grows with every change: who drew an older one draws again."""
    extra: Json = field(default_factory=dict)
    """Fields of the Bot API's Message only this kind has (sticker, contact, new_chat_members ...)."""
    thread: int | None = None

    @property
    def text(self) -> str:
        """Text or caption, plain."""
        return self.words.text

    @property
    def html(self) -> str:
        """The same as safe HTML of Telegram's subset; everything else is escaped."""
        return self.words.html

    @property
    def entities(self) -> tuple[Json, ...]:
        """The same as MessageEntity objects; offsets in UTF-16 units."""
        return self.words.entities


@dataclass(eq=False, slots=True)
class Tap:
    """A press on an inline button. `answer` is None until the bot answered the callback query."""

    id: str
    person: Person
    message: Message
    data: str
    at: datetime
    answer: str | None = None
    alert: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What a listener hears. kind: message | edit | delete | tap | chat | person | commands | typing | reaction."""

    kind: str
    chat: Chat | None = None
    message: Message | None = None
    tap: Tap | None = None


@dataclass(frozen=True)
class Limits:
    """How fast Telegram lets a bot talk (core.telegram.org/bots/faq, "My bot is hitting limits"); None lifts a limit.

    A private chat may burst, then gets one message a second; each picture of an album and each edit counts.
    Sizes are not here: Telegram never lifts those.
    """

    group_per_minute: int | None = 20
    per_chat_per_second: float | None = 1.0
    per_chat_burst: int = 20
    overall_per_second: int | None = 30
    answer_within: float | None = 15.0
    """Seconds in which a tap can be answered; later ones hear "query is too old"."""

    @classmethod
    def none(cls) -> Limits:
        """No pacing at all: for preparing examples and for load."""
        return cls(group_per_minute=None, per_chat_per_second=None, overall_per_second=None)
