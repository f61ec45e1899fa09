"""A WhatsApp phone beside the town's Telegram: the real bot with both channels, each over HTTP."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr
from starlette.applications import Starlette

from bot.hosting import serving
from bot.pace import Pace
from bot.sandbox.cloud import Bubble, Cloud, Contact
from bot.sandbox.cloud_server import CloudApp
from tests.reliability.town import holds, playing, town
from tests.stage import Stage

TEMPLATE = "lapornetral_kabar"


@dataclass
class Phone:
    """One resident on WhatsApp, and the town they report to."""

    stage: Stage
    cloud: Cloud
    contact: Contact

    @property
    def answers(self) -> list[Bubble]:
        """What the bot has said here, oldest first."""
        return [bubble for bubble in self.contact.bubbles.values() if bubble.ours and bubble.state != "failed"]

    @property
    def last(self) -> Bubble:
        """The newest answer."""
        return self.answers[-1]

    async def settled(self) -> None:
        """Everything that was pushed is taken, and everything that came of it is done."""
        await holds(lambda: not self.cloud.post.pending)
        await self.stage.settled()
        await holds(lambda: not self.cloud.post.pending)

    async def hears(self, known: int) -> str:
        """What the bot said after so many answers, as one text."""
        await self.settled()
        return "\n".join(bubble.text for bubble in self.answers[known:])

    async def say(self, words: str) -> str:
        """Write something; the answers."""
        known = len(self.answers)
        self.cloud.say(self.contact, words)
        return await self.hears(known)

    async def tap(self, ending: str) -> str:
        """Tap the newest button or row whose id ends so; the answers."""
        known = len(self.answers)
        bubble, pick = next(
            (bubble, pick) for bubble in reversed(self.answers) for pick in bubble.picks if pick.id.endswith(ending)
        )
        self.cloud.tap(self.contact, bubble, pick.id)
        return await self.hears(known)

    async def later(self, hours: float) -> None:
        """Time goes by, for the bot and for WhatsApp."""
        self.stage.hands.forward(hours * 3600)
        await self.settled()


@asynccontextmanager
async def phone(
    folder: Path, *, number: str | None = "628001000001", user_id: str | None = None, **paces: Pace
) -> AsyncIterator[Phone]:
    """A town whose bot also has a door for WhatsApp, and somebody there with a phone. `paces`: by channel."""
    async with town(folder) as stage:
        stage.paces = paces
        cloud = Cloud(now=stage.hands.moment)
        cloud.add_template(TEMPLATE, "Ada kabar tentang laporan Anda.", buttons=("Buka kabar",))
        app = CloudApp(cloud)
        async with serving(app) as graph:
            stage.settings.whatsapp_token = SecretStr(cloud.token)
            stage.settings.whatsapp_phone_number_id = cloud.number_id
            stage.settings.whatsapp_app_secret = SecretStr(cloud.app_secret)
            stage.settings.whatsapp_verify_token = SecretStr(cloud.verify_token)
            stage.settings.whatsapp_api_url = f"{graph}/v23.0"
            async with playing(stage) as bot:
                assert bot.whatsapp is not None
                async with serving(Starlette(routes=bot.whatsapp.routes())) as url:
                    assert await app.subscribe(f"{url}/whatsapp")
                    yield Phone(stage, cloud, cloud.add_contact("Sari Contoh", number, user_id))
