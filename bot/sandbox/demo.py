"""`lapornetral demo`: the sandbox's Telegram, its page, and the real bot between them, on this computer only."""

import asyncio
import socket
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from typing import Any, Final

import typer
from pydantic import SecretStr

from bot import app as bot
from bot.pace import Pace, Rates
from bot.sandbox.cloud import Cloud
from bot.sandbox.cloud_server import CloudApp
from bot.sandbox.page import page_routes
from bot.sandbox.page_stage import Desk, Stage
from bot.sandbox.posts import Posts
from bot.sandbox.seed import Seed
from bot.sandbox.server import create_app, serving
from bot.sandbox.world import Limits, World
from bot.settings import Settings, load
from storage.crypt import new_key
from storage.regions import load_region

TOKEN: Final = "100200300:AAkotak-pasir-hanya-di-komputer-ini-00"  # noqa: S105 - the sandbox's own, opens nothing else
DAY: Final = 86_400.0
KNOCK: Final = "Ada kabar tentang laporan Anda. Tekan tombol di bawah untuk membacanya."


class SetClock:
    """The time of now, or of so many days ago while examples are played. Never goes back within a play."""

    def __init__(self) -> None:
        self._behind = 0.0

    def set_days_ago(self, days: float) -> None:
        """From here on it is as many days ago."""
        self._behind = days * DAY

    def forward(self, hours: float) -> None:
        """So many hours go by at once."""
        self._behind -= hours * 3600

    def seconds(self) -> float:
        """UTC seconds, as the bot wants them."""
        return time.time() - self._behind

    def moment(self) -> datetime:
        """The same for the sandbox's world."""
        return datetime.fromtimestamp(self.seconds(), UTC)


CITIES: Final = {
    "solo": ("Solo", "Satgas", ("Bu Rini (Satgas)", "Pak Togar (Satgas)", "Bu Wulan (BKPSDM)")),
    "sleman": ("Sleman", "BKPP", ("Pak Damar (BKPP)", "Bu Laras (BKPP)")),
    "tanjungpinang": ("Tanjungpinang", "BKPSDM", ("Bu Intan (BKPSDM)", "Pak Satria (BKPSDM)")),
}
"""Region -> what it is called for short, who moderates there, and their invented names."""


def cast(world: World) -> Stage:
    """Who plays: two residents, an outsider, and in each of three cities moderators and Bawaslu's liaison."""
    residents = [world.add_person("Sari Contoh"), world.add_person("Bima Contoh")]
    return Stage([_desk(world, region) for region in CITIES], residents, world.add_person("Orang Luar"))


def _desk(world: World, region: str) -> Desk:
    city, office, names = CITIES[region]
    staff, liaison = [world.add_person(name) for name in names], world.add_person(f"Staf Bawaslu {city}")
    moderators = world.add_group(f"{office} {city} (contoh)", staff)
    bawaslu = world.add_group(f"Bawaslu {city} (contoh)", [liaison])
    return Desk(moderators, bawaslu, staff, liaison, region, load_region(region).name)


def phones(clock: SetClock, stage: Stage) -> Cloud:
    """A WhatsApp with somebody on it, and what may be sent there after a day of silence."""
    cloud = Cloud(now=clock.moment)
    cloud.add_contact("Melati Contoh")
    cloud.add_template("lapornetral_kabar", KNOCK, buttons=("Buka kabar",))
    stage.cloud, stage.later = cloud, clock.forward
    return cloud


def with_whatsapp(settings: Settings, cloud: Cloud, graph: str) -> Settings:
    """The same with a door for WhatsApp, on a port that is free now."""
    given = {
        "whatsapp_token": SecretStr(cloud.token),
        "whatsapp_phone_number_id": cloud.number_id,
        "whatsapp_app_secret": SecretStr(cloud.app_secret),
        "whatsapp_verify_token": SecretStr(cloud.verify_token),
        "whatsapp_api_url": f"{graph}/v23.0",
        "listen": f"127.0.0.1:{_free_port()}",
    }
    return settings.model_copy(update=given)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def _subscribe(app: CloudApp, settings: Settings) -> None:
    """As an operator does once in Meta's pages; the bot may not listen yet."""
    while not await app.subscribe(f"http://{settings.listen}/whatsapp"):  # noqa: ASYNC110 - nobody tells when it does
        await asyncio.sleep(0.1)


def settings_for(url: str, folder: str, stage: Stage, key: str) -> Settings:
    """The bot's settings on the sandbox; nothing of the environment is used."""
    given: dict[str, Any] = {
        "telegram_token": TOKEN,
        "telegram_api_url": url,
        "database_url": f"sqlite+aiosqlite:///{folder}/demo.db",
        "evidence_url": f"file:{folder}/evidence",
        "secret_keys": key,
        "regions": ",".join(desk.region for desk in stage.desks),
        "moderator_chat_id": ",".join(f"{desk.region}:{desk.moderators.id}" for desk in stage.desks),
        "bawaslu_chat_id": ",".join(f"{desk.region}:{desk.bawaslu.id}" for desk in stage.desks),
        "dossier": True,
        "link_watch": True,  # of the sandbox's own posts
        "listen": "127.0.0.1:0",
    }
    return load(_env_file=None, **given)


async def play(port: int, *, empty: bool) -> None:
    """Serve the page until stopped. Raises OSError when the port is taken."""
    clock = SetClock()
    world = World(TOKEN, now=clock.moment)
    stage = cast(world)
    app, posts = CloudApp(phones(clock, stage)), Posts(clock.seconds)
    with tempfile.TemporaryDirectory(prefix="lapornetral-demo-", ignore_cleanup_errors=True) as folder:
        async with (
            serving(app) as graph,
            serving(create_app(world, page_routes(world, stage)), port=port) as url,
        ):
            typer.echo(f"LaporNetral is open on {url}  (Ctrl-C ends it; nothing leaves this computer)")
            settings = with_whatsapp(settings_for(url, folder, stage, new_key()), app.cloud, graph)
            if not empty:
                at_once = settings.model_copy(update={"dossier": False})  # a paper takes a second; there are many
                await seed(world, stage, at_once, clock, posts)
            async with asyncio.TaskGroup() as group:
                group.create_task(_subscribe(app, settings))
                group.create_task(bot.run(settings, clock=clock.seconds, visit=posts.visit))


async def seed(world: World, stage: Stage, settings: Settings, clock: SetClock, posts: Posts | None = None) -> None:
    """Play the example cases, without the platform's limits of pace."""
    limits, world.limits = world.limits, Limits.none()
    async with playing(settings, clock, posts) as app:
        await Seed(world, stage, clock.set_days_ago, partial(calm, app)).play()
        clock.set_days_ago(0)
        await calm(app)
    world.limits, stage.progress = limits, ""


async def calm(app: bot.App) -> None:
    """Until the bot has nothing more to do, and looked for every post whose time has come."""
    await app.deliver.done()
    while app.links is not None and await app.links.tick():
        await app.deliver.done()


@asynccontextmanager
async def playing(settings: Settings, clock: SetClock, posts: Posts | None = None) -> AsyncIterator[bot.App]:
    """The bot, running, with this clock and without a pace of its own. `posts`: what can be looked for."""
    visit = (posts or Posts(clock.seconds)).visit
    async with bot.built(settings, clock=clock.seconds, paces={"telegram": Pace(Rates())}, visit=visit) as app:
        await app.channel.start()
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(app.deliver.run()), group.create_task(app.receive.run())]
            yield app
            for task in tasks:
                task.cancel()
