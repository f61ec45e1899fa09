"""Who is where: blocking, leaving, being thrown out, and a group that becomes a supergroup. Second floor of `World`."""

from __future__ import annotations

from bot.sandbox import wire
from bot.sandbox.nouns import Change, Chat, Json, Message, Person
from bot.sandbox.state import State


class Membership(State):
    """What changes who is in a chat; each queues the updates and service messages Telegram would send."""

    def block(self, person: Person) -> None:
        """Block the bot: from now on it gets 403 "bot was blocked by the user"."""
        person.blocked = True
        self._my_member(self.private(person), person, "member", "kicked")

    def unblock(self, person: Person) -> None:
        """Let the bot write again."""
        person.blocked = False
        self._my_member(self.private(person), person, "kicked", "member")

    def deactivate(self, person: Person) -> None:
        """The account is deleted: the bot gets 403 "user is deactivated"."""
        person.deactivated = True
        self.tell(Change("person", self.private(person)))

    def join(self, person: Person, chat: Chat, status: str = "member") -> None:
        """Come into a group ("member", "administrator" or "creator")."""
        self._move(person, person, chat, status)

    def leave(self, person: Person, chat: Chat) -> None:
        """Leave a group."""
        self._move(person, person, chat, "left")

    def kick(self, person: Person, chat: Chat, by: Person | None = None) -> None:
        """Throw somebody out of a group; the bot as well: it gets 403 "bot was kicked" from then on."""
        self._move(person, by or self._creator(chat), chat, "kicked")

    def _creator(self, chat: Chat) -> Person:
        return next((self.people[id_] for id_, status in chat.members.items() if status == "creator"), self.bot)

    def _move(self, person: Person, by: Person, chat: Chat, status: str) -> None:
        was = chat.members.get(person.id, "left")
        came, went = was in ("left", "kicked"), status in ("left", "kicked")
        if went and not came and person is not self.bot:
            self._service(chat, by, {"left_chat_member": wire.user(person)})
        chat.members[person.id] = status
        if came and not went:
            self._service(chat, by, {"new_chat_members": [wire.user(person)]})
        at = int(self.now().timestamp())
        kind = "my_chat_member" if person is self.bot else "chat_member"
        if person is self.bot or chat.has(self.bot):
            self.push({kind: wire.member_update(chat, None, by, person, was, status, at)})
        self.tell(Change("chat", chat))

    def _my_member(self, chat: Chat, person: Person, was: str, now: str) -> None:
        at = int(self.now().timestamp())
        self.push({"my_chat_member": wire.member_update(chat, person, person, self.bot, was, now, at)})
        self.tell(Change("chat", chat))

    def _service(self, chat: Chat, sender: Person, extra: Json) -> Message:
        said = self.post(chat, sender, kind="service", extra=extra)
        self.report("message", said)
        return said

    def migrate(self, chat: Chat) -> Chat:
        """A basic group becomes a supergroup with another id; messages stay behind. ValueError: not a basic group."""
        if chat.kind != "group" or chat.migrated_to is not None:
            raise ValueError(f"{chat.title} is no basic group")
        by = self._creator(chat)
        upgraded = self.add_group(chat.title)
        upgraded.members = dict(chat.members)
        self._service(chat, by, {"migrate_to_chat_id": upgraded.id})
        chat.migrated_to = upgraded.id
        self._service(upgraded, by, {"migrate_from_chat_id": chat.id})
        self.tell(Change("chat", chat))
        return upgraded
