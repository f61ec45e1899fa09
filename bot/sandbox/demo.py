"""`lapornetral demo`: the sandbox's Telegram, its page, and the real bot between them, on this computer only."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import Any, Final

import typer
from pydantic import SecretStr

from bot import app as bot
from bot.hosting import reserved_port
from bot.pace import Pace, Rates
from bot.sandbox.cloud import Cloud
from bot.sandbox.cloud_server import CloudApp
from bot.sandbox.examples import EXAMPLES, Example
from bot.sandbox.leaps import SetClock, hours_to_morning, mornings_ago
from bot.sandbox.officials import appoint
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
KNOCK: Final = "Ada kabar tentang laporan Anda. Tekan tombol di bawah untuk membacanya."

CITIES: Final = {
    "solo": ("Solo", "Satgas", ("Bu Rini (Satgas)", "Pak Togar (Satgas)", "Bu Wulan (BKPSDM)"), "Pak Banyu"),
    "sleman": ("Sleman", "BKPP", ("Pak Damar (BKPP)", "Bu Laras (BKPP)"), "Bu Puspa"),
    "tanjungpinang": ("Tanjungpinang", "BKPSDM", ("Bu Intan (BKPSDM)", "Pak Satria (BKPSDM)"), "Pak Gilang"),
}
"""Region -> what it is called for short, who moderates there, their invented names, and its official's."""
MORNINGS: Final = 3
"""So many digests are there when the demo opens."""
EARLIER: Final = 0.1  # days; so long before all else officials are appointed


def cast(world: World) -> Stage:
    """Who plays: two residents, an outsider, and in each of three cities moderators, Bawaslu's liaison, an official."""
    residents = [world.add_person("Sari Contoh"), world.add_person("Bima Contoh")]
    return Stage([_desk(world, region) for region in CITIES], residents, world.add_person("Orang Luar"))


def _desk(world: World, region: str) -> Desk:
    city, office, names, official = CITIES[region]
    staff, liaison = [world.add_person(name) for name in names], world.add_person(f"Staf Bawaslu {city}")
    moderators = world.add_group(f"{office} {city} (contoh)", staff)
    bawaslu = world.add_group(f"Bawaslu {city} (contoh)", [liaison])
    person = world.add_person(f"{official} (Pejabat {city})")
    return Desk(moderators, bawaslu, staff, liaison, region, load_region(region).name, person)


def phones(clock: SetClock, stage: Stage) -> Cloud:
    """A WhatsApp with somebody on it, and what may be sent there after a day of silence."""
    cloud = Cloud(now=clock.moment)
    cloud.add_contact("Melati Contoh")
    cloud.add_template("lapornetral_kabar", KNOCK, buttons=("Buka kabar",))
    stage.cloud, stage.later = cloud, clock.forward
    return cloud


def with_whatsapp(settings: Settings, cloud: Cloud, graph: str) -> Settings:
    """The same with a door for WhatsApp, on a port kept for it."""
    given = {
        "whatsapp_token": SecretStr(cloud.token),
        "whatsapp_phone_number_id": cloud.number_id,
        "whatsapp_app_secret": SecretStr(cloud.app_secret),
        "whatsapp_verify_token": SecretStr(cloud.verify_token),
        "whatsapp_api_url": f"{graph}/v23.0",
        "listen": f"127.0.0.1:{reserved_port()}",
    }
    return settings.model_copy(update=given)


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


async def play(port: int, *, empty: bool, clock: SetClock | None = None) -> None:
    """Serve the page until stopped. Raises OSError when the port is taken."""
    clock = clock or SetClock()
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
            at_once = settings.model_copy(update={"dossier": False})  # a paper takes a second; there are many
            await seed(world, stage, at_once, clock, posts, () if empty else EXAMPLES)
            stage.to_morning = partial(to_morning, clock, settings)
            async with asyncio.TaskGroup() as group:
                group.create_task(_subscribe(app, settings))
                group.create_task(_run(settings, clock, posts))


def to_morning(clock: SetClock, settings: Settings) -> float:
    """How many hours it is until officials get their next digest."""
    return hours_to_morning(clock.moment(), settings.digest_minutes, settings.desks[0].region.zone)


async def _run(settings: Settings, clock: SetClock, posts: Posts) -> None:
    async with bot.built(settings, clock=clock.seconds, visit=posts.visit) as app, asyncio.TaskGroup() as group:
        group.create_task(bot.live(app))
        group.create_task(notice_leaps(app, clock))


async def notice_leaps(app: bot.App, clock: SetClock) -> None:
    """After a leap in time the bot does at once what it would do within a minute."""
    while True:
        await clock.leapt.wait()
        clock.leapt.clear()
        await app.clock.tick()


async def seed(
    world: World,
    stage: Stage,
    settings: Settings,
    clock: SetClock,
    posts: Posts,
    examples: Sequence[Example],
) -> None:
    """Appoint the officials and play the example cases, without the platform's limits of pace."""
    limits, world.limits = world.limits, Limits.none()
    async with playing(settings, clock, posts) as app:
        await prepare(app, world, stage, clock, examples)
    world.limits = limits


async def prepare(
    app: bot.App, world: World, stage: Stage, clock: SetClock, examples: Sequence[Example], count: int = MORNINGS
) -> Seed:
    """The same with a bot that runs already; gives back what can play more of them. `count`: how many mornings."""
    stage.progress = "Menyiapkan contoh…"
    mornings = mornings_ago(to_morning(clock, app.settings), count) if examples else []
    begin = max([*mornings, *(example.days for example in examples)], default=-EARLIER)
    clock.set_days_ago(begin + EARLIER)
    await appoint(app, world, stage)
    seed = Seed(world, stage, clock.set_days_ago, partial(calm, app), app.clock.tick)
    await seed.play(examples, mornings)
    clock.set_days_ago(0)
    await calm(app)
    stage.progress = ""
    return seed


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
