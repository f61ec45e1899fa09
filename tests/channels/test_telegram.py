"""The Telegram channel against the sandbox's Bot API over HTTP: what every channel promises, and Telegram's errors."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from bot.channels import telegram
from bot.channels.channel import (
    Album,
    Answer,
    Delete,
    EditButtons,
    EditCaption,
    Misconfigured,
    Moved,
    Part,
    Picture,
    Pointless,
    Refused,
    SendFailed,
    Text,
    TryLater,
    Unclear,
    Unreachable,
    Upload,
)
from bot.channels.telegram import Telegram
from bot.sandbox.server import create_app, serving
from bot.sandbox.world import Limits, World
from bot.sandbox.world import Upload as Sent
from tests.sandbox.conftest import Cast, cast, clock, eventually, png, session, url, world  # noqa: F401 - fixtures
from tests.sandbox.conftest import TOKEN as SANDBOX_TOKEN

BUTTONS: Final = ((("report:consent:yes", "Setuju"), ("report:consent:no", "Tidak")), (("report:consent:back", "‹"),))
SHOT: Final = Upload(png(), "LN-0000-0000.png", "image/png")
OTHER: Final = Upload(png(colour="red"), "LN-0000-0000_02.png", "image/png")


@pytest.fixture
async def channel(url: str) -> AsyncIterator[Telegram]:  # noqa: F811
    made = Telegram(SANDBOX_TOKEN, url)
    await made.start()
    yield made
    await made.close()
