"""python-telegram-bot, used as a client: its requests and its typed errors, nothing of its framework.

Its Updater would confirm updates out of memory before they are kept; `Telegram.confirm` is called after the commit.
What it stumbles over comes out as `Unread`, with the answer itself where there was one.
"""

import os
from collections.abc import Awaitable
from typing import Any

os.environ.setdefault("PTB_TIMEDELTA", "1")  # RetryAfter.retry_after becomes a timedelta, as in its next version

from telegram import Bot, InputFile, InputMedia, InputMediaDocument, InputMediaPhoto
from telegram import error as ptb

from bot.channels import channel, telegram_calls
from bot.channels.downloads import Pieces, beginning
from bot.channels.telegram_calls import Call
from bot.channels.telegram_client import Unread
from bot.channels.telegram_request import EXCHANGE, Exchange, LeanRequest


class PtbClient:
    """A client as `telegram_client` describes it."""

    name = "ptb"

    def __init__(self, token: str, api_url: str) -> None:
        base, self._request = api_url.rstrip("/"), LeanRequest()
        self._methods, self._files = f"{base}/bot{token}", f"{base}/file/bot{token}"
        self._bot = Bot(
            token,
            base_url=f"{base}/bot",
            base_file_url=f"{base}/file/bot",
            request=self._request,
            get_updates_request=self._request,
        )

    async def open(self) -> None:
        """Open the session. `Bot.initialize` would read our own user into an object of its own, which we do not need
        and which fails when Telegram tells of it in another way.
        """
        await self._request.initialize()

    async def close(self) -> None:
        """Let go of every connection."""
        await self._request.shutdown()

    async def call(self, call: Call, read_timeout: float) -> Any:
        """The "result" of one call. Raises SendFailed; Unread for what the library did not understand."""
        return await _heard(self._send(call, read_timeout), Exchange(None if call.uploads else call.params))

    async def download(self, path: str) -> Pieces:
        """The bytes of a file, over the library's connections: the library itself would hold all of it. Raises
        SendFailed, Unread.
        """
        try:
            async with self._request.stream(f"{self._files}/{path}") as (status, pieces):
                if status == 200:
                    async for piece in pieces:
                        yield piece
                    return
                said = await beginning(pieces)
        except (OSError, ValueError, ptb.TelegramError) as error:  # only the kind: its text may hold the token
            raise channel.Unclear(type(error).__name__) from None
        except Exception as error:  # as above
            raise Unread(type(error).__name__, sent=True, answer=None) from None
        telegram_calls.result(status, said)
        raise channel.Unclear(f"{status} for a file")

    async def _send(self, call: Call, read_timeout: float) -> Any:
        """Only the answer is left to the library where there are no files: it would look for some, at 80 us a call."""
        if call.uploads:
            return await self._bot.do_api_request(call.method.lower(), _with_files(call), read_timeout=read_timeout)
        return await self._request.post(f"{self._methods}/{call.method}", read_timeout=read_timeout)


async def _heard(work: Awaitable[Any], exchange: Exchange) -> Any:
    """What the library makes of it. Raises SendFailed, Unread."""
    before = EXCHANGE.set(exchange)
    try:
        try:
            return await work
        except ptb.TelegramError as error:
            failure = _failure(error)
    except Exception as error:  # whatever a library of tomorrow raises, or its errors hold
        raise Unread(type(error).__name__, sent=exchange.sent, answer=exchange.answer) from None
    finally:
        EXCHANGE.reset(before)
    if exchange.fault:
        raise Unread(exchange.fault, sent=True, answer=None)
    raise _better(failure, exchange.answer)


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


def _better(known: channel.SendFailed, answer: tuple[int, bytes] | None) -> channel.SendFailed:
    """What the library says, unless the answer says more: it knows 413 only as trouble on the way, and takes any page
    with 403 for somebody who blocked us.
    """
    if answer is None:
        return known
    try:
        telegram_calls.result(*answer)
    except channel.Unclear as unclear:
        return unclear
    except channel.SendFailed as failure:
        return failure if isinstance(known, channel.Unclear) else known
    return Unread(str(known), sent=True, answer=answer)


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
