"""A Telegram of our own in memory: what people do in it. No HTTP and no bot library here.

Each act of a person changes the chats and queues the Update that Telegram would send. The bot's acts come through
the methods of the Bot API (`methods.py`), over HTTP. Differences from Telegram, made on purpose:

- privacy mode of groups is not kept: a bot hears everything in the groups it is in;
- whoever blocked the bot and writes again unblocks it by that, as the "restart" button does;
- text is handed on as typed, not trimmed, so that a bot can be tried with anything;
- photos keep their bytes (see `shelf.py`).

    world = World("1:token")
    sari = world.add_person("Sari Contoh")
    world.say(sari, world.private(sari), "/start")
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.sandbox import inventions, wire
from bot.sandbox.faults import Faults
from bot.sandbox.membership import Membership
from bot.sandbox.nouns import (
    Change,
    Chat,
    Json,
    Limits,
    Message,
    Person,
    StoredFile,
    Tap,
    Upload,
    utc_now,
)
from bot.sandbox.rich import Rich, pieces, plain

__all__ = ["Change", "Chat", "Faults", "Limits", "Message", "Person", "StoredFile", "Tap", "Upload", "World", "utc_now"]

TEXT_MOST = 4096
CAPTION_MOST = 1024
ALBUM_MOST = 10
NOTHING = Rich()


class World(Membership):
    """The sandbox as people see it; see the heading, `Membership` for who is where, `State` for all that is kept."""

    # -- saying and sending -----------------------------------------------------------------------------------------

    def say(self, person: Person, chat: Chat, text: str, *, reply_to: int | None = None) -> Message:
        """Write a text. More than 4,096 UTF-16 units become several messages, as in Telegram's apps; the last returns.

        ValueError: nothing written, or a group the person is not in.
        """
        if not text:
            raise ValueError("an empty text cannot be sent")
        for piece in pieces(text, TEXT_MOST):
            said = self._speak(person, chat, plain(piece), reply_to=reply_to)
        return said

    def send_files(
        self,
        person: Person,
        chat: Chat,
        uploads: Sequence[Upload],
        *,
        kind: str = "photo",
        caption: str = "",
        reply_to: int | None = None,
    ) -> list[Message]:
        """Send files as "photo" or "document"; ten at a time become an album, the caption stands on the first.

        A film among photos goes as "video".
        """
        if not uploads:
            raise ValueError("no files to send")
        words, sent = plain(caption[:CAPTION_MOST]), list[Message]()
        for start in range(0, len(uploads), ALBUM_MOST):
            part = uploads[start : start + ALBUM_MOST]
            album = self.next_serial() if len(part) > 1 else ""
            for upload in part:
                way = "video" if kind == "photo" and upload.mime.startswith("video/") else kind
                file = self.shelf.store(upload, way)
                said = NOTHING if sent else words
                sent.append(self._speak(person, chat, said, way, file=file, album=album, reply_to=reply_to))
        return sent

    def send_other(self, person: Person, chat: Chat, kind: str, caption: str = "") -> Message:
        """Send a sticker, voice, contact, poll, video or location with invented content."""
        upload, duration, extra = inventions.invent(kind, person)
        file = self.shelf.store(upload, kind, duration) if upload is not None else None
        return self._speak(person, chat, plain(caption), kind, file=file, extra=extra)

    def _speak(
        self,
        person: Person,
        chat: Chat,
        words: Rich,
        kind: str = "text",
        *,
        file: StoredFile | None = None,
        album: str = "",
        extra: Json | None = None,
        reply_to: int | None = None,
    ) -> Message:
        self._enter(person, chat)
        said = self.post(
            chat,
            person,
            words=words,
            kind=kind,
            file=file,
            album=album,
            extra=extra or {},
            reply_to=reply_to,
        )
        self.report("message", said)
        return said

    def _enter(self, person: Person, chat: Chat) -> None:
        """May this person write here? In the private chat it also starts the bot, or unblocks it."""
        if chat.migrated_to is not None:
            raise ValueError(f"{chat.title} has become the supergroup {chat.migrated_to}")
        if not chat.has(person) or person.deactivated:
            raise ValueError(f"{person.name} cannot write in {chat.title}")
        if chat.private:
            chat.started = True
            if person.blocked:
                self.unblock(person)

    # -- touching what is there -------------------------------------------------------------------------------------

    def tap(self, person: Person, message: Message, data: str) -> Tap:
        """Press a button. Works for data never issued, for outsiders and on deleted messages: bots must cope."""
        chat = message.chat
        tap = Tap(self.next_serial(), person, message, data, self.now())
        self.taps[tap.id] = tap
        if self.keep_messages is not None and len(self.taps) > self.keep_messages * max(10, len(self.chats)):
            del self.taps[next(iter(self.taps))]
        chat.started = chat.started or chat.private
        if chat.has(self.bot):
            self.push({"callback_query": wire.callback_query(tap, self.owner(chat))})
        self.tell(Change("tap", chat, message, tap))
        return tap

    def edit(self, person: Person, message: Message, text: str) -> None:
        """Change the text or caption of one's own message. ValueError when it is somebody else's."""
        if message.sender is not person:
            raise ValueError("only the author can edit a message")
        message.words = plain(text)
        message.edited = self.now()
        self.changed(message)
        self.report("edited_message", message)

    def delete(self, person: Person, message: Message) -> None:  # noqa: ARG002 - who did it matters to nobody yet
        """Delete a message for all. Telegram tells bots nothing, so there is no update."""
        message.deleted = True
        self.changed(message, "delete")
