"""What people do on the page's WhatsApp phones: the same doings as on Telegram's (`page_actions.py`), under one name.

Nothing here decides what the bot answers. A refusal is a Refused with words for the person at the screen.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.sandbox.cloud import Bubble, Cloud, CloudChange, Contact
from bot.sandbox.cloud_nouns import PICTURES
from bot.sandbox.cloud_page import OPENER, bubble_view, phone_history
from bot.sandbox.nouns import Upload
from bot.sandbox.page_asked import MOST_CAPTION, MOST_TEXT, Asked
from bot.sandbox.page_guard import Refused
from bot.sandbox.page_stage import Stage, next_name, pass_time
from bot.sandbox.page_view import HISTORY, Json
from bot.sandbox.world import World

OTHERS = {"sticker": "sticker", "voice": "audio", "contact": "contacts", "video": "video", "location": "location"}
MOST_PHONES = 200
MOST_DATA = 256
EMOJI_MOST = 16
HOURS_MOST = 240


class PhoneActions:
    """The doings of the page on the WhatsApp of its stage; without one every phone is unknown."""

    def __init__(self, world: World, stage: Stage) -> None:
        self.world, self.stage = world, stage
        self.by_name: dict[str, Callable[[Asked], Json]] = {
            "say": self.say,
            "tap": self.tap,
            "edit": self.edit,
            "delete": self.delete,
            "block": self.block,
            "other": self.send_other,
        }

    def either(self, name: str, telegram: Callable[[Asked], Json]) -> Callable[[Asked], Json]:
        """The doing of this name: here when it is about a phone of ours, else Telegram's."""
        here = self.by_name[name]
        return lambda asked: here(asked) if self.mine(asked) else telegram(asked)

    def mine(self, asked: Asked) -> bool:
        """Whether it is about one of the phones."""
        named = asked.maybe_whole("chat") if asked.has("chat") else asked.maybe_whole("person")
        return self.stage.cloud is not None and named in self.stage.cloud.contacts

    @property
    def cloud(self) -> Cloud:
        """The WhatsApp of the stage; Refused when it has none."""
        if self.stage.cloud is None:
            raise Refused("Kotak pasir ini tidak memuat WhatsApp.", 404)
        return self.stage.cloud

    def say(self, asked: Asked) -> Json:
        """{chat, text, reply_to?} -> the message."""
        contact = self._speaker(asked)
        number = asked.maybe_whole("reply_to")
        answering = None if number is None else find(contact, number)
        return self._view(self.cloud.say(contact, asked.words("text", MOST_TEXT), answering=answering))

    def send_files(self, asked: Asked, uploads: list[Upload]) -> Json:
        """{chat, kind: photo|document, caption?} and the files -> {"messages": [...]}; each is a message of its own."""
        contact = self._speaker(asked)
        photo = asked.one_of("kind", ("photo", "document")) == "photo"
        caption = asked.words("caption", MOST_CAPTION, least=0)
        sent = list[Bubble]()
        for upload in uploads:
            kind = "image" if upload.mime in PICTURES else "video" if upload.mime == "video/mp4" else "document"
            kind = kind if photo else "document"
            sent.append(self.cloud.send_file(contact, upload, kind, "" if sent else caption))
        return {"messages": [self._view(said) for said in sent]}

    def send_other(self, asked: Asked) -> Json:
        """{chat, kind} -> the message, with invented content; a poll reaches the bot as unsupported."""
        contact, kind = self._speaker(asked), asked.one_of("kind", (*OTHERS, "poll"))
        if kind == "poll":
            return self._view(self.cloud.send_unsupported(contact))
        return self._view(self.cloud.send_other(contact, OTHERS[kind]))

    def tap(self, asked: Asked) -> Json:
        """{chat, message, data} -> a tap that is answered already: here a tap is a message."""
        contact = self._speaker(asked)
        said, data = self._bubble(contact, asked), asked.words("data", MOST_DATA)
        if data == OPENER:
            raise Refused("Pilih salah satu dari daftarnya.")
        made = self.cloud.tap(contact, said, data)
        return {"id": made.id, "chat": contact.number, "answer": "", "alert": False}

    def edit(self, asked: Asked) -> Json:
        """{chat, message, text} -> the message as it is now."""
        contact = self._speaker(asked)
        said = self._own(contact, asked)
        most, least = (MOST_TEXT, 1) if said.file is None else (MOST_CAPTION, 0)
        self.cloud.edit(contact, said, asked.words("text", most, least=least))
        return self._view(said)

    def delete(self, asked: Asked) -> Json:
        """{chat, message}: deleted for everyone; the bot is told."""
        contact = self._contact(asked.whole("chat"))
        said = self._own(contact, asked)
        self.cloud.delete(contact, said)
        return self._view(said)

    def react(self, asked: Asked) -> Json:
        """{chat, message, emoji}: "" takes it away."""
        contact = self._speaker(asked)
        said = self._bubble(contact, asked)
        self.cloud.react(contact, said, asked.words("emoji", EMOJI_MOST, least=0))
        return self._view(said)

    def block(self, asked: Asked) -> Json:
        """{person, blocked}: the platform tells nobody; messages simply do not arrive."""
        contact = self._contact(asked.whole("person"))
        contact.blocked = asked.flag("blocked")
        self.cloud.tell(CloudChange("contact", contact))
        return {"person": contact.number, "blocked": contact.blocked}

    def switch(self, asked: Asked) -> Json:
        """{chat, on}: the phone goes off, or on again."""
        contact = self._contact(asked.whole("chat"))
        self.cloud.switch(contact, asked.flag("on"))
        return {"chat": contact.number, "on": contact.on}

    def look(self, asked: Asked) -> Json:
        """{chat}: the person sees the newest messages, so they are read."""
        contact = self._contact(asked.whole("chat"))
        self.cloud.read(contact)
        return {"chat": contact.number}

    def later(self, asked: Asked) -> Json:
        """{hours}: so many hours pass for everybody."""
        hours = asked.whole("hours")
        if not 1 <= hours <= HOURS_MOST:
            raise Refused(f"Paling sedikit 1, paling banyak {HOURS_MOST} jam sekali jalan.")
        if self.cloud.contacts:
            pass_time(self.stage, hours)
        return {"hours": hours}

    def add_phone(self, asked: Asked) -> Json:  # noqa: ARG002 - one shape for all doings
        """{} -> {"chat": number}: one more person on WhatsApp; every second one hides the phone number."""
        if len(self.cloud.contacts) >= MOST_PHONES:
            raise Refused(f"Paling banyak {MOST_PHONES} ponsel WhatsApp di kotak pasir ini.")
        phone = "" if len(self.cloud.contacts) % 2 else None
        return {"chat": self.cloud.add_contact(next_name(self.stage), phone).number}

    def older(self, number: int, before: int) -> Json:
        """Messages before the given one, for a page that scrolls up."""
        return phone_history(self._contact(number), self.world.bot, HISTORY, before)

    def _view(self, said: Bubble) -> Json:
        return bubble_view(said, self.world.bot)

    def _contact(self, number: int) -> Contact:
        contact = self.cloud.contacts.get(number)
        if contact is None:
            raise Refused("Ponsel itu tidak ada.", 404)
        return contact

    def _speaker(self, asked: Asked) -> Contact:
        contact = self._contact(asked.whole("chat"))
        if contact.blocked:
            raise Refused("Bot sedang Anda blokir. Buka blokirnya dahulu.", 409)
        return contact

    def _bubble(self, contact: Contact, asked: Asked) -> Bubble:
        said = find(contact, asked.whole("message"))
        if said is None or said.deleted:
            raise Refused("Pesan itu sudah tidak ada.", 404)
        return said

    def _own(self, contact: Contact, asked: Asked) -> Bubble:
        said = self._bubble(contact, asked)
        if said.ours:
            raise Refused("Hanya pesan Anda sendiri yang dapat diubah atau dihapus.", 403)
        return said


def find(contact: Contact, number: int) -> Bubble | None:
    """A bubble by the number the page knows it by."""
    return next((said for said in contact.bubbles.values() if said.number == number), None)
