"""The channels under test: everything in here and in `tests/channels` that asks for a `way` holds for each of them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

import pytest
from pydantic import SecretStr
from starlette.types import Message, Receive, Scope, Send

from bot.hosting import reserved_port
from bot.sandbox.cloud import Cloud
from bot.sandbox.cloud_server import CloudApp
from bot.sandbox.server import serving
from bot.settings import Settings
from tests.hands import Hands

SECRET: Final = "rahasia-untuk-tes-webhook"
TEMPLATE: Final = "lapornetral_kabar"
BACK_OFF: Final = (0.02, 0.1)
"""Seconds after which a platform pushes again what was not taken: the first pause and the longest, shortened."""


@dataclass(frozen=True)
class Way:
    """How residents reach the bot. `client`: what carries the calls to Telegram, where the moderators always are.

    `late`: WhatsApp answers a message only after it has told what became of it.
    """

    name: str
    client: str = "auto"
    webhook: bool = False
    whatsapp: bool = False
    late: bool = False


AUTO: Final = Way("auto")
PTB: Final = Way("ptb", "ptb")
HTTPX: Final = Way("httpx", "httpx")
WEBHOOK: Final = Way("webhook", "httpx", webhook=True)
WHATSAPP: Final = Way("whatsapp", whatsapp=True)
WAYS: Final = (PTB, HTTPX, WEBHOOK, WHATSAPP)


def over(*ways: Way) -> pytest.MarkDecorator:
    """A test with a `way` holds for these; for all of them when none is named."""
    return pytest.mark.parametrize("way", ways or WAYS, ids=attrgetter("name"))


def webhook_settings(settings: Settings, port: int) -> Settings:
    """The same with a webhook on this port."""
    changed = {
        "telegram_mode": "webhook",
        "telegram_webhook_secret": SecretStr(SECRET),
        "listen": f"127.0.0.1:{port}",
        "public_url": f"http://127.0.0.1:{port}/",
    }
    return settings.model_copy(update=changed)


class LateAnswers(CloudApp):
    """The Cloud API, whose answers come after its webhooks."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def late(event: Message) -> None:
            await self.cloud.until(lambda: not self.cloud.post.pending)
            await send(event)

        sending = scope["type"] == "http" and scope["path"].endswith("/messages")
        await super().__call__(scope, receive, late if sending else send)


@asynccontextmanager
async def whatsapp_beside(settings: Settings, hands: Hands, *, late: bool = False) -> AsyncIterator[CloudApp]:
    """A WhatsApp for the bot of these settings, which from then on listens at an address that WhatsApp knows."""
    cloud = Cloud(now=hands.moment)
    cloud.add_template(TEMPLATE, "Ada kabar tentang laporan Anda.", buttons=("Buka kabar",))
    app = LateAnswers(cloud) if late else CloudApp(cloud)
    app.courier.waits = BACK_OFF
    async with serving(app) as graph:
        settings.listen = f"127.0.0.1:{reserved_port()}"
        cloud.webhook = f"http://{settings.listen}/whatsapp"
        settings.whatsapp_token = SecretStr(cloud.token)
        settings.whatsapp_phone_number_id = cloud.number_id
        settings.whatsapp_app_secret = SecretStr(cloud.app_secret)
        settings.whatsapp_verify_token = SecretStr(cloud.verify_token)
        settings.whatsapp_api_url = f"{graph}/v23.0"
        yield app
