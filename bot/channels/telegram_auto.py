"""Which client carries the calls: python-telegram-bot, or bare httpx when that fails us.

    PtbClient ── cannot be imported or opened ─────────────────────────────────> HttpClient
              ── stumbles over an answer that we can read ── that answer counts ─>
              ── stumbles before the call left the house ── called again there ──>
              ── stumbles on the way, no answer came ── Unclear, and from now on ─>
              ── stumbles over an answer that nobody can read: Unclear, it stays

A call that may have been carried out is never made again here; `deliver` knows what to do with what is unclear. The way
back is the next start: a library that stumbled once does so again at the next message of that kind.
"""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import aclosing
from functools import partial
from typing import Any

from bot.channels import channel, telegram_calls
from bot.channels.downloads import Pieces
from bot.channels.telegram import Telegram
from bot.channels.telegram_calls import Call
from bot.channels.telegram_client import Client, Unread
from bot.lean import left_out
from bot.logs import fault, log
from bot.measures import Measures

Make = Callable[[str, str], Client]
"""(token, address of the Bot API) -> a client, not yet open."""


def _ptb(token: str, api_url: str) -> Client:
    with left_out("rich", "pygments"):
        from bot.channels.telegram_ptb import PtbClient

    return PtbClient(token, api_url)


def _httpx(token: str, api_url: str) -> Client:
    with left_out("rich", "pygments"):
        from bot.channels.telegram_http import HttpClient

    return HttpClient(token, api_url)


class AutoClient:
    """A client as `telegram_client` describes it, made of two. `first` and `second`: how each is made."""

    def __init__(self, token: str, api_url: str, measures: Measures, first: Make = _ptb, second: Make = _httpx) -> None:
        self._make_first, self._make_second = partial(first, token, api_url), partial(second, token, api_url)
        self._measures = measures
        self._first: Client | None = None
        self._second: Client | None = None
        self._switching = asyncio.Lock()

    @property
    def name(self) -> str:
        """What carries the calls now: ptb | httpx; "" before `open`."""
        using = self._second or self._first
        return using.name if using is not None else ""

    async def open(self) -> None:
        """Get the first one ready, or the second."""
        if self.name:
            return
        try:
            first = self._make_first()
            await first.open()
            self._first = first
        except Exception as error:  # a library that is missing, or of another version than ours
            await self._fall_over(fault(error))

    async def close(self) -> None:
        """Let go of every connection of both."""
        for client in (self._first, self._second):
            if client is not None:
                await client.close()

    async def call(self, call: Call, read_timeout: float) -> Any:
        """The "result" of one call. Raises SendFailed."""
        try:
            return await self._using.call(call, read_timeout)
        except Unread as unread:
            if unread.answer is not None:
                return await self._read_again(unread, unread.answer)
            second = await self._fall_over(str(unread))
            if unread.sent:
                raise
            return await second.call(call, read_timeout)

    async def download(self, path: str) -> Pieces:
        """The bytes of a file: asking for them twice does no harm, as long as none were given. Raises SendFailed."""
        using, begun = self._using, False
        while True:
            try:
                async with aclosing(using.download(path)) as pieces:
                    async for piece in pieces:
                        begun = True
                        yield piece
                return
            except Unread as unread:
                using = await self._fall_over(str(unread))
                if begun:
                    raise

    @property
    def _using(self) -> Client:
        using = self._second or self._first
        if using is None:
            raise channel.Unclear("the client is not open")
        return using

    async def _read_again(self, unread: Unread, answer: tuple[int, bytes]) -> Any:
        """What the answer says without the library."""
        try:
            result = telegram_calls.result(*answer)
        except channel.Unclear:
            raise unread from None
        except channel.SendFailed:
            await self._fall_over(str(unread))
            raise
        await self._fall_over(str(unread))
        return result

    async def _fall_over(self, why: str) -> Client:
        """The second client; of many calls that stumble at once the first one opens it."""
        async with self._switching:
            if self._second is None:
                second = self._make_second()
                await second.open()
                self._second = second
                self._measures.fell_over(second.name)
                log().warning("python-telegram-bot failed; on over bare httpx until the next start", fault=why)
            return self._second


def connect(
    token: str,
    api_url: str,
    client: str = "auto",
    measures: Measures | None = None,
    topics: Mapping[str, int] | None = None,
    **clocks: Callable[[], float],
) -> Telegram:
    """The Telegram channel over this client (auto | ptb | httpx), not yet started; the rest: see Telegram. Raises
    ImportError for a library that was asked for by name and is not there.
    """
    measures = measures or Measures()
    match client:
        case "ptb":
            made = _ptb(token, api_url)
        case "httpx":
            made = _httpx(token, api_url)
        case _:
            made = AutoClient(token, api_url, measures)
    return Telegram(made, token, measures, topics=topics, **clocks)
