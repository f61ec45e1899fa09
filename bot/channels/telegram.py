"""The Telegram channel: everything that is the same whichever client carries its calls.

    Telegram ──call──> PtbClient   python-telegram-bot (telegram_ptb)
       │               HttpClient  bare httpx (telegram_http)
       │               AutoClient  the first; after a fault of it the second (telegram_auto)
       └─ offset, unconfirmed updates, memberships: they stay when the client changes

Answers are plain JSON, which every client reads alike. No library of a client may be imported here.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import aclosing
from typing import Any, Final

from bot.channels import channel, telegram_calls, telegram_rights, telegram_wire
from bot.channels.channel import Part
from bot.channels.downloads import Pieces, bounded
from bot.channels.telegram_calls import Call
from bot.channels.telegram_client import Client
from bot.channels.telegram_wire import UnreadableUpdateError
from bot.measures import Measures
from handlers.messages import Sender, Update
from storage.record import record

MEMBER_SECONDS: Final = 60.0  # how long a membership that was looked up is believed
ANSWER_SECONDS: Final = 20.0  # how long a call may be silent


@record
class Waiting:
    """What waits at Telegram (Bot API: WebhookInfo), and how late we are in reading it.

    `behind`: the most seconds between what was said and our reading it, since the last look; Telegram itself does not
    tell the age of what waits. `error_at`: UTC seconds of the last failed delivery to the webhook, 0.0 for none. `url`:
    where the webhook leads, "" without one.
    """

    count: int
    behind: float = 0.0
    error_at: float = 0.0
    error: str = ""
    url: str = ""


class Telegram:
    """The channel over one client.

    `topics`: group -> the topic of it that we write to. `now`: UTC seconds; `clock`: seconds of any beginning, never
    put back.
    """

    name = telegram_wire.NAME
    limits = telegram_calls.LIMITS

    def __init__(
        self,
        client: Client,
        token: str,
        measures: Measures | None = None,
        *,
        topics: Mapping[str, int] | None = None,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._client = client
        self._id = token.partition(":")[0]
        self._measures = measures or Measures()
        self._topics = topics or {}
        self._offset = 0
        self._next_offset = 0
        self._username = ""
        self._clock = clock
        self._now = now
        self._behind = 0.0
        self._members: dict[tuple[str, str], tuple[bool, float]] = {}

    @property
    def id(self) -> int:
        """Our own number."""
        return int(self._id)

    @property
    def client(self) -> str:
        """What carries the calls now: ptb | httpx."""
        return self._client.name

    async def start(self) -> dict[str, Any]:
        """Connect and learn our own name."""
        await self._client.open()
        self._measures.telegram_client(self.client)
        me = _object(await self._call(Call("getMe")))
        self._username = str(me.get("username", ""))
        return {"username": self._username}

    def link(self, word: str) -> str:
        """A deep link: at most 64 of A-Z, a-z, 0-9, _ and - (core.telegram.org/bots/features#deep-linking)."""
        return f"https://t.me/{self._username}?start={word}"

    def group_link(self, word: str) -> str:
        """The same for a group (core.telegram.org/bots/features#deep-linking, "startgroup")."""
        return f"https://t.me/{self._username}?startgroup={word}"

    async def close(self) -> None:
        """Disconnect."""
        await self._client.close()

    async def receive(self, timeout: float) -> Sequence[Update]:
        """A long poll; the offset moves only after `confirm`."""
        params = {
            "offset": self._offset,
            "timeout": int(timeout),
            "limit": 100,
            "allowed_updates": telegram_wire.ALLOWED,
        }
        raw = await self._call(Call("getUpdates", params), read_timeout=timeout + 10)
        if not isinstance(raw, list):
            raise channel.Unclear("updates that are no list")
        updates = [self.read(data) for data in raw if telegram_wire.has_number(data)]
        self._next_offset = max([self._offset, *(int(update.id) + 1 for update in updates)])
        return updates

    def read(self, data: dict[str, Any]) -> Update:
        """One raw update; what cannot be read comes back as the event "unreadable"."""
        said_at = telegram_wire.said_at(data)
        if said_at is not None:
            self._behind = max(self._behind, self._now() - said_at)
        self._forget_members(telegram_wire.changed_group(data))
        try:
            update = telegram_wire.read(data, self._username)
        except UnreadableUpdateError:
            number, raw = telegram_wire.update_number(data), channel.as_it_came(data)
            return Update(self.name, number, "", Sender(""), event="unreadable", raw=raw)
        if update.event == "passed":
            self._measures.passed_over(telegram_wire.kind(data))
        return update

    def confirm(self) -> None:
        """The next `receive` tells Telegram that these are kept."""
        self._offset = self._next_offset

    async def perform(self, address: str, part: Part) -> str:
        """One call to the Bot API; what is new in a group goes to its topic, if that is there."""
        topic = self._topics.get(address)
        try:
            made = await self._call(telegram_calls.call(address, part, topic))
        except channel.Refused as refused:
            if topic is None or not telegram_calls.without_topic(refused):
                raise
            made = await self._call(telegram_calls.call(address, part))
        return telegram_calls.message_id(made)

    async def release(self, tap: str) -> None:
        """Take away the waiting sign of a tap. Raises SendFailed."""
        await self._call(Call("answerCallbackQuery", {"callback_query_id": tap}))

    async def fetch(self, ref: str) -> Pieces:
        """The bytes of a file of up to 20 MB (Bot API: getFile), in pieces."""
        file = _object(await self._call(Call("getFile", {"file_id": ref})))
        download = self._client.download(str(file.get("file_path", "")))
        try:
            async with aclosing(bounded(download, self.limits.file, file.get("file_size"))) as pieces:
                async for piece in pieces:
                    yield piece
        except channel.Misconfigured:  # the token was right a moment ago; its next path may be, too
            raise channel.Unclear("a file that is not where Telegram said") from None

    async def belongs(self, group: str, person: str) -> bool:
        """Whether this person is in this group; believed for a minute, or until we hear that somebody came or went."""
        known, since = self._members.get((group, person), (False, 0.0))
        if since and self._clock() - since < MEMBER_SECONDS:
            return known
        belongs = await self._look_up_member(group, person)
        self._members[group, person] = belongs, self._clock()
        return belongs

    def _forget_members(self, group: str) -> None:
        """Whoever is put out of a group decides nothing more there, not even within that minute."""
        for known in [known for known in self._members if known[0] == group]:
            del self._members[known]

    async def has_left(self, group: str, person: str) -> bool:
        """Whether this person is surely outside; a group that we cannot look into is no proof."""
        return not await self._is_inside(group, person)

    async def _look_up_member(self, group: str, person: str) -> bool:
        try:
            return await self._is_inside(group, person)
        except (channel.Refused, channel.Unreachable):
            return False

    async def _is_inside(self, group: str, person: str) -> bool:
        found = _object(await self._call(Call("getChatMember", {"chat_id": int(group), "user_id": int(person)})))
        return telegram_rights.is_inside(found)

    async def introduce(
        self, commands: Sequence[tuple[str, str]], about: str, about_short: str, language: str = ""
    ) -> None:
        """The menu of commands in private chats, and the text of the empty chat."""
        menu = [{"command": name, "description": text} for name, text in commands]
        code = {"language_code": language} if language else {}  # Bot API: a two-letter ISO 639-1 code
        scope = {"type": "all_private_chats"}
        await self._call(Call("setMyCommands", {"commands": menu, "scope": scope, **code}))
        await self._call(Call("setMyDescription", {"description": about, **code}))
        await self._call(Call("setMyShortDescription", {"short_description": about_short, **code}))

    async def forget_webhook(self) -> None:
        """Polling needs that no webhook is set; nothing that waits is thrown away."""
        await self._call(Call("deleteWebhook", {"drop_pending_updates": False}))

    async def set_webhook(self, url: str, secret: str) -> None:
        """Have updates sent to this address, with this secret in their header."""
        params = {"url": url, "secret_token": secret, "allowed_updates": telegram_wire.ALLOWED}
        await self._call(Call("setWebhook", params))

    async def waiting(self) -> Waiting:
        """What waits for us at Telegram, and what it says of our webhook."""
        told = _object(await self._call(Call("getWebhookInfo")))
        count, at = told.get("pending_update_count"), told.get("last_error_date")
        behind, self._behind = self._behind, 0.0
        return Waiting(
            count if isinstance(count, int) else 0,
            behind,
            float(at) if isinstance(at, int) else 0.0,
            str(told.get("last_error_message", "")),
            str(told.get("url", "")),
        )

    async def ask(self, method: str, **params: Any) -> Mapping[str, Any]:
        """What Telegram answers to a method, by their own names; empty for a bare yes. Raises SendFailed."""
        result = await self._call(Call(method, params))
        return {} if result is True else _object(result)

    async def _call(self, call: Call, read_timeout: float = ANSWER_SECONDS) -> Any:
        return await self._client.call(call, read_timeout)


def _object(result: Any) -> Mapping[str, Any]:
    if not isinstance(result, Mapping):
        raise channel.Unclear("an answer of another shape")
    return result
