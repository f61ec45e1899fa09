"""A WhatsApp of our own in memory: what people do on their phones. No HTTP here.

Each act of a person changes the chat and puts the webhook that Meta would post into `post`. The bot's acts come through
the Cloud API (`cloud_server.py`). Differences from WhatsApp, made on purpose:

- what a phone receives is "delivered" at once, and "read" once the person looks (`read`, or `attentive`);
- a letter waits in the tray until it is taken, however long: Meta gives up after a week;
- edits come as `edit`, though at times Meta hands them on as unsupported: `edit(..., plainly=False)` does so.

    cloud = Cloud()
    sari = cloud.add_contact("Sari Contoh")
    cloud.say(sari, "halo")
"""

from __future__ import annotations

from bot.sandbox import cloud_wire as wire
from bot.sandbox.cloud_inventions import invent
from bot.sandbox.cloud_nouns import Bubble, CloudChange, CloudLimits, Contact, Pick, Template
from bot.sandbox.cloud_refusals import CODES
from bot.sandbox.cloud_state import CloudState
from bot.sandbox.nouns import Json, Upload

__all__ = ["Bubble", "Cloud", "CloudChange", "CloudLimits", "Contact", "Pick", "Template", "Upload"]

KINDS = ("image", "document", "audio", "video", "sticker")


class Cloud(CloudState):
    """The sandbox's WhatsApp as people see it; see the heading, `CloudState` for all that is kept."""

    # -- saying and sending -----------------------------------------------------------------------------------------

    def say(self, contact: Contact, text: str, *, answering: Bubble | None = None) -> Bubble:
        """Write a text, as an answer to a message if given. ValueError: nothing written."""
        if not text:
            raise ValueError("an empty text cannot be sent")
        said = self._speak(contact, "text", text, answering)
        return self._report(said, {"text": {"body": text}, "type": "text"})

    def send_file(self, contact: Contact, upload: Upload, kind: str = "image", caption: str = "") -> Bubble:
        """Send a file as "image", "document", "audio", "video" or "sticker"; ValueError for any other kind."""
        if kind not in KINDS:
            raise ValueError(f"nothing to send as {kind!r}")
        said = self._speak(contact, kind, caption)
        said.file = self.media.keep(upload, kind, said.date, ours=False)
        return self._report(said, {kind: wire.file_content(said.file, caption), "type": kind})

    def send_other(self, contact: Contact, kind: str) -> Bubble:
        """Send an audio, sticker, video, location or contacts with invented content."""
        upload, content = invent(kind, contact)
        if upload is not None:
            return self.send_file(contact, upload, kind)
        said = self._speak(contact, kind)
        said.extra = content
        return self._report(said, content | {"type": kind})

    def send_unsupported(self, contact: Contact) -> Bubble:
        """Something the platform cannot hand on, such as a poll or a message seen once."""
        return self._report(self._speak(contact, "unsupported"), wire.unsupported())

    def push(self, contact: Contact, content: Json) -> Bubble:
        """Any raw content of a message (without from, id and timestamp), for what has no act of its own."""
        return self._report(self._speak(contact, str(content.get("type", "unknown"))), content)

    # -- touching what is there -------------------------------------------------------------------------------------

    def tap(self, contact: Contact, bubble: Bubble, pick_id: str, *, title: str = "") -> Bubble:
        """Tap a button or a row by its id. Works for ids never issued (with a `title`): bots must cope."""
        known = next((pick for pick in bubble.picks if pick.id == pick_id), Pick(pick_id, title or pick_id))
        said = self._speak(contact, "text", known.title, bubble)
        if known.kind == "template":
            return self._report(said, {"type": "button", "button": {"payload": known.id, "text": known.title}})
        kind = "list_reply" if known.kind == "row" else "button_reply"
        reply = {"id": known.id, "title": known.title}
        reply |= {"description": known.description} if known.description else {}
        return self._report(said, {"interactive": {"type": kind, kind: reply}, "type": "interactive"})

    def react(self, contact: Contact, bubble: Bubble, emoji: str = "👍") -> None:
        """Put an emoji below a message; "" takes it away. It is a message of its own, without a bubble."""
        bubble.reaction = emoji
        self.changed(bubble)
        told = {"message_id": bubble.id} | ({"emoji": emoji} if emoji else {})
        self._happen(contact, {"reaction": told, "type": "reaction"})

    def edit(self, contact: Contact, bubble: Bubble, text: str, *, plainly: bool = True) -> None:
        """Change the text or caption of one's own message. ValueError when it is the bot's."""
        self._own(contact, bubble)
        bubble.text, bubble.edited = text, True
        self.changed(bubble)
        if not plainly:
            self._happen(contact, wire.unsupported())
            return
        content: Json = {"text": {"body": text}} if bubble.file is None else {}
        if bubble.file is not None:
            content = {bubble.kind: wire.file_content(bubble.file, text)}
        edited = {"original_message_id": bubble.id, "message": {"type": bubble.kind} | content}
        self._happen(contact, {"type": "edit", "edit": edited})

    def delete(self, contact: Contact, bubble: Bubble) -> None:
        """Delete one's own message for everyone. ValueError when it is the bot's."""
        self._own(contact, bubble)
        bubble.deleted = True
        self.changed(bubble)
        self._happen(contact, {"type": "revoke", "revoke": {"original_message_id": bubble.id}})

    def change_number(self, contact: Contact, phone: str = "", user_id: str = "") -> None:
        """The person is on another number, with the BSUID that comes with it; the platform says so once."""
        told = wire.system(contact, self.next_id(contact.key), self.now(), phone, user_id)
        self.post.message(contact.key, wire.value(self.metadata, messages=[told]))
        contact.phone, contact.user_id = phone or contact.phone, user_id or contact.user_id
        self.tell(CloudChange("contact", contact))

    # -- looking and being there ------------------------------------------------------------------------------------

    def read(self, contact: Contact) -> None:
        """The person looks into the chat: everything delivered is read."""
        for said in [said for said in contact.bubbles.values() if said.ours and said.state == "delivered"]:
            self.advance(said, "read")

    def switch(self, contact: Contact, on: bool) -> None:
        """The phone goes off, or on again; then everything that waited is delivered."""
        contact.on = on
        self.tell(CloudChange("contact", contact))
        for said in [said for said in contact.bubbles.values() if on and said.ours and said.state == "sent"]:
            self.arrive(said)

    def arrive(self, said: Bubble) -> None:
        """A message of the bot comes to the phone, as far as it can."""
        self.advance(said, "sent")
        if said.contact.on and not said.contact.blocked:
            self.advance(said, "delivered")
            if said.contact.attentive:
                self.advance(said, "read")

    def fail(self, said: Bubble, code: int) -> None:
        """It never arrives: a failed status with this code. ValueError: no such code."""
        if code not in CODES:
            raise ValueError(f"no such code: {code}")
        said.error = code
        self.advance(said, "failed")

    # -- templates --------------------------------------------------------------------------------------------------

    def add_template(self, name: str, body: str, **more: object) -> Template:
        """A template of the account, approved unless `status` says otherwise (fields: those of Template)."""
        made = Template(name, body, **more)  # type: ignore[arg-type]  # the fields are checked by the class
        self.templates[name, made.language] = made
        return made

    # -- inside -----------------------------------------------------------------------------------------------------

    def _own(self, contact: Contact, bubble: Bubble) -> None:
        if bubble.ours or bubble.contact is not contact:
            raise ValueError("only the author can change a message")

    def _speak(self, contact: Contact, kind: str, text: str = "", answering: Bubble | None = None) -> Bubble:
        """A bubble of the person. It opens the window, and whoever writes sees what came before."""
        contact.last_wrote, contact.blocked = self.now(), False
        self.read(contact)
        context = answering.id if answering is not None else ""
        return self.put(contact, ours=False, kind=kind, text=text, context=context, state="sent")

    def _report(self, said: Bubble, content: Json) -> Bubble:
        told = wire.message(said, content, self.digits)
        who = [wire.contact_card(said.contact)]
        self.post.message(said.contact.key, wire.value(self.metadata, contacts=who, messages=[told]), said)
        return said

    def _happen(self, contact: Contact, content: Json) -> None:
        """A message without a bubble."""
        contact.last_wrote = self.now()
        about = Bubble(self.next_id(contact.key), 0, contact, ours=False, date=self.now())
        told = wire.message(about, content, self.digits)
        self.post.message(
            contact.key, wire.value(self.metadata, contacts=[wire.contact_card(contact)], messages=[told])
        )
