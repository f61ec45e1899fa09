"""What a client of the Bot API is: one call, one download; and what one that stumbles leaves for the next (pure)."""

from collections.abc import AsyncGenerator
from typing import Any, Protocol

from bot.channels.channel import Unclear
from bot.channels.telegram_calls import Call


class Client(Protocol):
    """One way to the Bot API for one token."""

    @property
    def name(self) -> str:
        """What carries the calls now: ptb | httpx."""

    async def open(self) -> None:
        """Get ready; nothing is said to Telegram yet."""

    async def close(self) -> None:
        """Let go of every connection."""

    async def call(self, call: Call, read_timeout: float) -> Any:
        """The "result" of one call. Raises SendFailed. `read_timeout`: seconds of silence that are borne."""

    def download(self, path: str) -> AsyncGenerator[bytes, None]:
        """The file at this file_path (Bot API: File), in pieces. Raises SendFailed."""


class Unread(Unclear):
    """The client library stumbled. `sent`: whether the call left the house; `answer`: (status, body) of what came back.

    To whoever knows nothing of a second client this is an unclear answer like any other.
    """

    def __init__(self, kind: str, *, sent: bool, answer: tuple[int, bytes] | None) -> None:
        super().__init__(kind)
        self.sent = sent
        self.answer = answer
