"""What people do on the page: each function reads what was asked, checks who may do it, and lets the world do it.

Nothing here decides what the bot answers. A refusal is a Refused with words for the person at the screen.
"""

from __future__ import annotations

from bot.sandbox.nouns import Chat, Message, Person, Upload
from bot.sandbox.page_asked import MOST_CAPTION, MOST_SAID, MOST_TEXT, Asked
from bot.sandbox.page_guard import Refused
from bot.sandbox.page_stage import Stage, chats_of, next_name, pass_time, seats
from bot.sandbox.page_view import Json, history_view, message_view, tap_view
from bot.sandbox.world import World

OTHER_KINDS = ("sticker", "voice", "contact", "poll", "video", "location")
EDITABLE = ("text", "photo", "document", "video")
MOST_RESIDENTS = 200
MOST_DATA = 256
"""Characters of a button's data; more than Telegram's 64 bytes, so that forged buttons can be tried."""


class Actions:
    """The doings of the page on one world and its stage."""

    def __init__(self, world: World, stage: Stage) -> None:
        self.world = world
        self.stage = stage

    def say(self, asked: Asked) -> Json:
        """{chat, person, text, reply_to?} -> the message (of a text cut into several, the last)."""
        person, chat = self._speaker(asked)
        text = asked.words("text", MOST_SAID)
        reply_to = asked.maybe_whole("reply_to")
        if reply_to is not None and reply_to not in chat.messages:
            reply_to = None
        return message_view(self.world.say(person, chat, text, reply_to=reply_to))

    def send_files(self, asked: Asked, uploads: list[Upload]) -> Json:
        """{chat, person, kind: photo|document, caption?} and the files -> {"messages": [...]}."""
        person, chat = self._speaker(asked)
        kind = asked.one_of("kind", ("photo", "document"))
        caption = asked.words("caption", MOST_CAPTION, least=0)
        sent = self.world.send_files(person, chat, uploads, kind=kind, caption=caption)
        return {"messages": [message_view(message) for message in sent]}

    def send_other(self, asked: Asked) -> Json:
        """{chat, person, kind: one of OTHER_KINDS} -> the message, with invented content."""
        person, chat = self._speaker(asked)
        return message_view(self.world.send_other(person, chat, asked.one_of("kind", OTHER_KINDS)))

    def tap(self, asked: Asked) -> Json:
        """{chat, person, message, data} -> the tap; its answer comes later, by the live line."""
        person, chat = self._place(asked)
        message = _message(chat, asked)
        return tap_view(self.world.tap(person, message, asked.words("data", MOST_DATA)))

    def edit(self, asked: Asked) -> Json:
        """{chat, person, message, text} -> the message as it is now. A caption may be emptied, a text may not."""
        person, chat = self._speaker(asked)
        message = _own_message(chat, person, asked)
        if message.kind not in EDITABLE:
            raise Refused("Pesan jenis ini tidak dapat diubah.")
        most, least = (MOST_TEXT, 1) if message.file is None else (MOST_CAPTION, 0)
        text = asked.words("text", most, least=least)
        self.world.edit(person, message, text)
        return message_view(message)

    def delete(self, asked: Asked) -> Json:
        """{chat, person, message}: the bot is not told, as on Telegram."""
        person, chat = self._place(asked)
        message = _own_message(chat, person, asked)
        self.world.delete(person, message)
        return message_view(message)

    def block(self, asked: Asked) -> Json:
        """{person, blocked}: somebody blocks the bot, or lets it in again."""
        person = self._writer(asked.whole("person"))
        blocked = asked.flag("blocked")
        if blocked != person.blocked:
            (self.world.block if blocked else self.world.unblock)(person)
        return {"person": person.id, "blocked": person.blocked}

    def add_resident(self, asked: Asked) -> Json:
        """{name?} -> {"chat": id}: one more resident with an empty chat."""
        if len(self.stage.residents) >= MOST_RESIDENTS:
            raise Refused(f"Paling banyak {MOST_RESIDENTS} warga di kotak pasir ini.")
        name = asked.words("name", 40, least=0) or next_name(self.stage)
        person = self.world.add_person(name, name.lower().replace(" ", "_") if name.isascii() else "")
        self.stage.residents.append(person)
        return {"chat": self.world.private(person).id}

    def morning(self, asked: Asked) -> Json:  # noqa: ARG002 - one shape for all doings
        """{} -> {"hours": n}: it becomes the moment at which officials get their next digest."""
        if self.stage.to_morning is None:
            raise Refused("Di kotak pasir ini tidak ada pejabat.", 404)
        hours = self.stage.to_morning()
        pass_time(self.stage, hours)
        return {"hours": hours}

    def older(self, chat_id: int, before: int) -> Json:
        """Messages before the given one, for a page that scrolls up."""
        return history_view(self._chat(chat_id), before)

    def _chat(self, chat_id: int) -> Chat:
        for chat in chats_of(self.world, self.stage):
            if chat.id == chat_id:
                return chat
        raise Refused("Percakapan itu tidak ada.", 404)

    def _writer(self, person_id: int) -> Person:
        """Somebody with a chat of their own on the page."""
        for person in (*self.stage.residents, *self.stage.officials):
            if person.id == person_id:
                return person
        raise Refused("Orang itu tidak ada.", 404)

    def _place(self, asked: Asked) -> tuple[Person, Chat]:
        """Who acts, and where; the page lends only the seats of the stage."""
        chat = self._chat(asked.whole("chat"))
        wanted = asked.whole("person")
        for person in seats(self.world, self.stage, chat):
            if person.id == wanted:
                return person, chat
        raise Refused("Orang itu tidak berada di percakapan ini.", 403)

    def _speaker(self, asked: Asked) -> tuple[Person, Chat]:
        """As `_place`, for those who may write there."""
        person, chat = self._place(asked)
        if not chat.private and not chat.has(person):
            raise Refused("Anda bukan anggota grup ini, jadi tidak dapat menulis di sini.", 403)
        if person.blocked and chat.private:
            raise Refused("Bot sedang Anda blokir. Buka blokirnya dahulu.", 409)
        return person, chat


def _message(chat: Chat, asked: Asked) -> Message:
    message = chat.messages.get(asked.whole("message"))
    if message is None or message.deleted:
        raise Refused("Pesan itu sudah tidak ada.", 404)
    return message


def _own_message(chat: Chat, person: Person, asked: Asked) -> Message:
    message = _message(chat, asked)
    if message.sender is not person:
        raise Refused("Hanya pesan Anda sendiri yang dapat diubah atau dihapus.", 403)
    return message
