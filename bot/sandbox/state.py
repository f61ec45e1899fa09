"""What the sandbox knows: people, chats, messages, files, commands, the queue of updates. Floor of `World`.

Everything that changes state passes here, so that whoever watches hears of it, and only here ids are given.
Basic groups and private chats share one counter of message ids per bot account, supergroups count their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import count
from typing import Any

from bot.sandbox import wire
from bot.sandbox.faults import Faults
from bot.sandbox.nouns import Change, Chat, Clock, Json, Limits, Message, Person, Tap, utc_now
from bot.sandbox.pacing import Pacing
from bot.sandbox.shelf import Shelf
from bot.sandbox.updates import Updates
from bot.sandbox.watching import Listener, Watch, picture

FIRST_PERSON = 5_000_000_001
FIRST_GROUP = -4_000_000_001
FIRST_SUPERGROUP = -1_002_000_000_001


class State:
    """The sandbox's memory. `now` must not run backwards; pacing and the age of taps are counted by it."""

    def __init__(
        self,
        token: str,
        *,
        bot_name: str = "LaporNetral",
        bot_username: str = "LaporNetralBot",
        now: Clock = utc_now,
        limits: Limits = Limits(),  # noqa: B008 - frozen
        keep_messages: int | None = None,
        keep_files: int | None = None,
    ) -> None:
        self.token = token
        bot_id = token.partition(":")[0]
        self.bot = Person(int(bot_id) if bot_id.isdigit() else 7_000_000_001, bot_name, bot_username, is_bot=True)
        self.now = now
        self.limits = limits
        self.keep_messages = keep_messages
        """Messages (and taps) kept per chat, None for all: older ones are forgotten, as if they never were."""
        self.faults = Faults()
        self.pacing = Pacing()
        self.updates = Updates()
        self.reads_all = True
        """What getMe says of privacy mode; whatever it says, here the bot is handed everything."""
        self.shelf = Shelf(keep_files)
        self.calls: Counter[str] = Counter()
        """How often each method was called, by its name in lower case; refused calls count as well."""
        self.people: dict[int, Person] = {self.bot.id: self.bot}
        self.chats: dict[int, Chat] = {}
        self.taps: dict[str, Tap] = {}
        self.command_sets: dict[tuple[str, str], list[Json]] = {}
        self.descriptions: dict[str, str] = {}
        self._watch = Watch[Change]()
        self._ids = count(FIRST_PERSON, 37)
        self._groups = count(FIRST_GROUP, -41)
        self._supergroups = count(FIRST_SUPERGROUP, -43)
        self._numbers: dict[int, count[int]] = {0: count(1)}
        self._serial = count(770_000_000_000_000_001)

    # -- people and chats -------------------------------------------------------------------------------------------

    def add_person(self, name: str, username: str = "", language: str = "id") -> Person:
        """A new account, and its private chat with the bot, in which nothing was said yet (chat id == person id)."""
        person = Person(next(self._ids), name, username, language)
        self.people[person.id] = person
        chat = Chat(person.id, "private", name, {person.id: "member", self.bot.id: "member"})
        self.chats[chat.id] = chat
        self.tell(Change("person", chat))
        return person

    def add_group(self, title: str, members: Sequence[Person] = (), kind: str = "supergroup") -> Chat:
        """A "supergroup" or a basic "group" with the bot as a member; the first person is its creator."""
        chat = Chat(next(self._supergroups if kind == "supergroup" else self._groups), kind, title)
        chat.members = {person.id: "member" if index else "creator" for index, person in enumerate(members)}
        chat.members[self.bot.id] = "member"
        self.chats[chat.id] = chat
        self.tell(Change("chat", chat))
        return chat

    def private(self, person: Person) -> Chat:
        """The person's chat with the bot."""
        return self.chats[person.id]

    def owner(self, chat: Chat) -> Person | None:
        """The person of a private chat; None for groups."""
        return self.people[chat.id] if chat.kind == "private" else None

    # -- messages ---------------------------------------------------------------------------------------------------

    def next_message_id(self, chat: Chat) -> int:
        """A new message id for this chat."""
        key = chat.id if chat.kind == "supergroup" else 0
        numbers = self._numbers.get(key)
        if numbers is None:
            numbers = self._numbers[key] = count(1)
        return next(numbers)

    def next_serial(self) -> str:
        """A new id for an album or a tap: long digits, as Telegram's."""
        return str(next(self._serial))

    def post(self, chat: Chat, sender: Person, **fields: Any) -> Message:
        """Put a new message into the chat (fields: those of Message) and tell everybody who watches."""
        said = Message(self.next_message_id(chat), chat, sender, self.now(), **fields)
        chat.messages[said.id] = said
        if self.keep_messages is not None and len(chat.messages) > self.keep_messages:
            del chat.messages[next(iter(chat.messages))]
        self._watch.tell(Change("message", chat, said))
        return said

    def changed(self, said: Message, kind: str = "edit") -> None:
        """The message is not what it was: who drew it draws it again."""
        said.version += 1
        self.tell(Change(kind, said.chat, said))

    def report(self, kind: str, said: Message) -> None:
        """Queue an update with this message, if the bot is there to hear it."""
        if said.chat.has(self.bot):
            self.push({kind: self.as_json(said)})

    def as_json(self, said: Message) -> Json:
        """The Bot API's Message object."""
        return wire.message(said, self.owner(said.chat))

    # -- updates and watchers ---------------------------------------------------------------------------------------

    def push(self, update: Json) -> None:
        """Queue any raw update for the bot; update_id is added when missing."""
        self.updates.push(update)

    def tell(self, change: Change) -> None:
        """Call all listeners, wake all waiters."""
        self._watch.tell(change)

    def on_change(self, listener: Listener) -> Callable[[], None]:
        """Call `listener(change)` synchronously on each change; returns "stop listening"."""
        return self._watch.listen(listener)

    async def until(self, condition: Callable[[], bool], timeout: float = 10.0) -> None:
        """Wait until `condition()` holds, asked after each change. TimeoutError carries a picture of the chats."""
        try:
            await self._watch.until(condition, timeout)
        except TimeoutError:
            seen = picture(list(self.chats.values()))
            raise TimeoutError(f"still not so after {timeout} s; the chats show\n{seen}") from None

    # -- commands ---------------------------------------------------------------------------------------------------

    @property
    def commands(self) -> list[Json]:
        """The menu an Indonesian sees in the private chat, as set by setMyCommands."""
        return self.commands_for("all_private_chats", "id")

    def commands_for(self, scope: str, language: str) -> list[Json]:
        """The menu of a scope and language: the narrowest that was set (Bot API: BotCommandScope)."""
        for key in ((scope, language), (scope, ""), ("default", language), ("default", "")):
            if key in self.command_sets:
                return self.command_sets[key]
        return []
