"""Telegram through python-telegram-bot, used as a client: its requests and its typed errors, nothing of its framework.

Its Updater would confirm updates out of memory before they are kept; here `confirm` is called after the commit.
"""

import json
import os
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

os.environ.setdefault("PTB_TIMEDELTA", "1")  # RetryAfter.retry_after becomes a timedelta, as in its next version

from telegram import Bot, InputFile, InputMedia, InputMediaDocument, InputMediaPhoto
from telegram import error as ptb
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.channels import channel, telegram_calls, telegram_wire
from bot.channels.aiohttp_request import AiohttpRequest
from bot.channels.channel import Part
from bot.channels.telegram_calls import Call
from bot.channels.telegram_wire import UnreadableUpdateError
from handlers.messages import Sender, Update

MEMBER_SECONDS: Final = 60.0  # how long a membership that was looked up is believed
_MEMBER: Final = ("creator", "administrator", "member", "restricted")


class Telegram:
    """The Telegram channel."""

    name = telegram_wire.NAME
    limits = telegram_calls.LIMITS

    def __init__(
        self, token: str, api_url: str, *, connections: int = 64, clock: Callable[[], float] = time.monotonic
    ) -> None:
        base, request = api_url.rstrip("/"), AiohttpRequest(connections)
        self._bot = Bot(
            token,
            base_url=f"{base}/bot",
            base_file_url=f"{base}/file/bot",
            request=request,
            get_updates_request=request,
        )
        self._offset = 0
        self._next_offset = 0
        self._username = ""
        self._clock = clock
        self._members: dict[tuple[str, str], tuple[bool, float]] = {}

    async def start(self) -> dict[str, Any]:
        """Connect and learn our own name."""
        try:
            await self._bot.initialize()
        except ptb.TelegramError as error:
            raise _failure(error) from None
        self._username = self._bot.username
        return {"username": self._username}

    async def close(self) -> None:
        """Disconnect."""
        await self._bot.shutdown()

    async def receive(self, timeout: float) -> Sequence[Update]:
        """A long poll; the offset moves only after `confirm`."""
        params = {
            "offset": self._offset,
            "timeout": int(timeout),
            "limit": 100,
            "allowed_updates": telegram_wire.ALLOWED,
        }
        raw = await self._call(Call("getUpdates", params), read_timeout=timeout + 10)
        updates = [self.read(data) for data in raw if telegram_wire.has_number(data)]
        self._next_offset = max([self._offset, *(int(update.id) + 1 for update in updates)])
        return updates

    def read(self, data: dict[str, Any]) -> Update:
        """One raw update; what cannot be read comes back as the event "unreadable"."""
        try:
            return telegram_wire.read(data, self._username)
        except UnreadableUpdateError:
            return Update(
                self.name, telegram_wire.update_number(data), "", Sender(""), event="unreadable", raw=json.dumps(data)
            )

    def confirm(self) -> None:
        """The next `receive` tells Telegram that these are kept."""
        self._offset = self._next_offset

    async def perform(self, address: str, part: Part) -> str:
        """One call to the Bot API."""
        return telegram_calls.message_id(await self._call(telegram_calls.call(address, part)))

    async def fetch(self, ref: str) -> bytes:
        """The bytes of a file of up to 20 MB."""
        try:
            file = await self._bot.get_file(ref)
            return bytes(await file.download_as_bytearray())
        except ptb.TelegramError as error:
            raise _failure(error) from None

    async def belongs(self, group: str, person: str) -> bool:
        """Whether this person is in this group; believed for a minute."""
        known, since = self._members.get((group, person), (False, 0.0))
        if since and self._clock() - since < MEMBER_SECONDS:
            return known
        belongs = await self._look_up_member(group, person)
        self._members[group, person] = belongs, self._clock()
        return belongs

    async def is_in(self, group: str) -> bool:
        """Whether we are in this group ourselves."""
        return await self._look_up_member(group, str(self._bot.id))

    async def _look_up_member(self, group: str, person: str) -> bool:
        try:
            found = await self._call(Call("getChatMember", {"chat_id": int(group), "user_id": int(person)}))
        except (channel.Refused, channel.Unreachable):
            return False
        return found["status"] in _MEMBER and found.get("is_member", True)

    async def introduce(self, commands: Sequence[tuple[str, str]], about: str, about_short: str) -> None:
        """The menu of commands in private chats, and the text of the empty chat."""
        menu = [{"command": name, "description": text} for name, text in commands]
        await self._call(Call("setMyCommands", {"commands": menu, "scope": {"type": "all_private_chats"}}))
        await self._call(Call("setMyDescription", {"description": about}))
        await self._call(Call("setMyShortDescription", {"short_description": about_short}))

    async def forget_webhook(self) -> None:
        """Polling needs that no webhook is set; nothing that waits is thrown away."""
        await self._call(Call("deleteWebhook", {"drop_pending_updates": False}))

    async def set_webhook(self, url: str, secret: str) -> None:
        """Have updates sent to this address, with this secret in their header."""
        params = {"url": url, "secret_token": secret, "allowed_updates": telegram_wire.ALLOWED}
        await self._call(Call("setWebhook", params))

    async def _call(self, call: Call, read_timeout: float = 20.0) -> Any:
        """The outside world: everything we do on Telegram but downloads goes through here.

        Answers stay plain JSON, which every client reads alike.
        """
        try:
            if call.uploads:
                return await self._bot.do_api_request(call.method.lower(), _with_files(call), read_timeout=read_timeout)
            url = f"{self._bot.base_url}/{call.method}"
            return await self._bot.request.post(url, _plain(call.params), read_timeout=read_timeout)
        except ptb.TelegramError as error:
            raise _failure(error) from None


def _plain(params: Mapping[str, Any]) -> RequestData:
    """A call without files. `Bot.do_api_request` would look for files in each of its parts, at 80 us a call."""
    return RequestData([RequestParameter(name, value, None) for name, value in params.items()])


def _with_files(call: Call) -> dict[str, Any]:
    """The Bot API takes its names in any case; in small letters python-telegram-bot does not warn that it has a method
    of that name. Structured parameters go as JSON in a form, but "media" it builds itself.
    """
    files = {name: InputFile(file.data, filename=file.name) for name, file in call.uploads.items()}
    kwargs: dict[str, Any] = {**telegram_calls.encode(call.params), **files}
    match call.params.get("media"):
        case list(items):
            kwargs["media"] = [_media(**item) for item in items]
        case dict(item):
            kwargs["media"] = _media(**item)
    return kwargs


def _media(type: str, **item: Any) -> InputMedia:
    """A picture of an album or of an edit as python-telegram-bot insists on it; the file is one of the uploads."""
    return InputMediaPhoto(**item) if type == "photo" else InputMediaDocument(**item)


def _failure(error: ptb.TelegramError) -> channel.SendFailed:
    """python-telegram-bot's typed errors, told apart by what to do next."""
    match error:
        case ptb.RetryAfter():
            pause: Any = error.retry_after
            return channel.TryLater(pause.total_seconds())
        case ptb.ChatMigrated():
            return channel.Moved(str(error.new_chat_id))
        case ptb.InvalidToken() | ptb.EndPointNotFound():
            return channel.Misconfigured("token")
        case ptb.Conflict():
            return channel.Misconfigured("another program uses this token, or a webhook is set")
        case ptb.Forbidden():
            return telegram_calls.failure(403, error.message)
        case ptb.BadRequest():
            return telegram_calls.failure(400, error.message)
        case _:
            return channel.Unclear(type(error).__name__)
