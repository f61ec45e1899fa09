"""The composition root: the only place that builds things, and the one TaskGroup they live in."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from bot.channels.channel import Channel, Refused
from bot.channels.telegram import Telegram
from bot.channels.telegram_auto import connect
from bot.channels.telegram_taps import Taps
from bot.channels.whatsapp import WhatsApp
from bot.channels.whatsapp_wire import NAME
from bot.clock import Clock
from bot.deliver import Deliver
from bot.door import Door
from bot.errands import Means
from bot.hosting import serving
from bot.houses import house_of
from bot.introducing import introduce
from bot.lean import rare_collection
from bot.links.watch import LinkWatch, Visit
from bot.logs import fault, log
from bot.measures import Measures
from bot.pace import WHATSAPP, Pace, Rates
from bot.post import Post
from bot.queueing import watch
from bot.receive import Receive
from bot.settings import BadSettingsError, Settings
from bot.standing import Standing
from bot.starting import explained, until_done, vacant
from bot.web import Web
from handlers.scene import House
from storage.crypt import Crypt
from storage.database import Database
from storage.migrate import UnknownSchemaError, migrate
from storage.originals import Originals
from storage.reference_data import load_reference
from storage.studio import Studio

if TYPE_CHECKING:
    from bot.stamping import Stamping

LOOK_BACK_EVERY: Final = 60.0  # seconds


@dataclass
class App:
    """The running parts, for whoever has to watch them."""

    settings: Settings
    house: House
    database: Database
    channel: Telegram
    receive: Receive
    whatsapp: Door | None
    deliver: Deliver
    clock: Clock
    measures: Measures
    stamping: "Stamping | None" = None
    links: LinkWatch | None = None
    tasks: list[asyncio.Task[None]] = field(default_factory=list)

    @property
    def receivers(self) -> list[Receive]:
        """What takes updates, of each platform."""
        return [self.receive, *([self.whatsapp.receive] if self.whatsapp is not None else [])]

    @property
    def idle(self) -> bool:
        """Whether this process knows of nothing to do."""
        return self.deliver.idle and not any(receive.pushed.behind for receive in self.receivers)


@asynccontextmanager
async def built(
    settings: Settings,
    *,
    clock: Callable[[], float] = time.time,
    paces: Mapping[str, Pace] | None = None,
    visit: Visit | None = None,
) -> AsyncIterator[App]:
    """Every part, connected, but not yet running. Closes them at the end. `paces`: by channel, not the settings';
    `visit`: the way to public pages, instead of the net.

    Raises BadSheetError before anything is opened when the reference data is not right.
    """
    load_reference()
    async with AsyncExitStack() as stack:
        database = await _database(settings, stack)
        crypt = Crypt(settings.keys)
        originals = _originals(settings, crypt)
        house = await house_of(settings, database, crypt, clock)
        measures = Measures()
        channel = _telegram(settings, measures, clock, stack)
        studio = await stack.enter_async_context(Studio())
        channels: dict[str, Channel] = {channel.name: channel}
        whatsapp = _whatsapp(settings, crypt, studio, stack)
        if whatsapp is not None:
            channels[whatsapp.name] = whatsapp
        post = _post(settings)
        means = Means(house, database, channels, originals, studio, {**_paces(settings), **(paces or {})}, post)
        deliver = Deliver(means, measures)
        stack.push_async_callback(deliver.close)
        taps = Taps(channel.release)
        stack.push_async_callback(taps.close)
        receive = _closing(Receive(house, database, channel, deliver, measures, release=taps.release), stack)
        door = None
        if whatsapp is not None:
            beside = Receive(house, database, whatsapp, deliver, measures, whatsapp.kept)
            door = _door(settings, whatsapp, beside, stack)
        clock_work = Clock(house, database, deliver)
        stamping = _stamping(settings, database, clock)
        links = LinkWatch(house, database, deliver, visit or _way_out()) if settings.link_watch else None
        yield App(settings, house, database, channel, receive, door, deliver, clock_work, measures, stamping, links)


def _originals(settings: Settings, crypt: Crypt) -> Originals:
    with explained("EVIDENCE_URL", "files cannot be kept there"):
        originals = Originals(settings.evidence_url, crypt)
        originals.clear()
        return originals


def _post(settings: Settings) -> Post | None:
    url = settings.smtp_url.get_secret_value()
    return Post(url, settings.mail_from, settings.smtp_ca) if url else None


def _way_out() -> Visit:
    from bot.links.fetch import Fetch  # with httpcore, which only who watches links needs

    return Fetch().visit


async def _database(settings: Settings, stack: AsyncExitStack) -> Database:
    with explained("DATABASE_URL", "the database does not work. Is it running, is the path right?"):
        database = Database(settings.database_url)
        stack.push_async_callback(database.close)
        try:
            await migrate(database)
        except UnknownSchemaError as error:
            raise BadSettingsError(f"DATABASE_URL: {error}. Update the program, or restore an older backup.") from None
        return database


def _stamping(settings: Settings, database: Database, clock: Callable[[], float]) -> "Stamping | None":
    if not settings.timestamp_url or settings.timestamp_ca is None:
        return None
    from bot.stamping import Stamping  # what most houses never need is not loaded
    from bot.timestamp import trusted

    with explained("TIMESTAMP_CA", "no certificate can be read there. It should be a PEM file"):
        return Stamping(database, settings.timestamp_url, trusted(settings.timestamp_ca), clock)


def _telegram(settings: Settings, measures: Measures, clock: Callable[[], float], stack: AsyncExitStack) -> Telegram:
    token, url = settings.telegram_token.get_secret_value(), settings.telegram_api_url
    with explained("TELEGRAM_CLIENT", "this library cannot be loaded. Choose auto, or httpx"):
        topics = {str(desk.moderators): desk.topic for desk in settings.desks if desk.topic is not None}
        made = connect(token, url, settings.telegram_client, measures, topics, now=clock)
    stack.push_async_callback(made.close)
    return made


def _whatsapp(settings: Settings, crypt: Crypt, studio: Studio, stack: AsyncExitStack) -> WhatsApp | None:
    token = settings.whatsapp_token.get_secret_value()
    if not token:
        return None
    template = settings.whatsapp_template, "id"
    hide = partial(crypt.lookup, "message", NAME)
    number, url = settings.whatsapp_phone_number_id, settings.whatsapp_api_url
    made = WhatsApp(token, number, url, template, hide, studio.fit)
    stack.push_async_callback(made.close)
    return made


def _closing(receive: Receive, stack: AsyncExitStack) -> Receive:
    stack.push_async_callback(receive.pushed.close)
    return receive


def _door(settings: Settings, channel: WhatsApp, receive: Receive, stack: AsyncExitStack) -> Door:
    secret, word = settings.whatsapp_app_secret, settings.whatsapp_verify_token
    return Door(channel, _closing(receive, stack), secret.get_secret_value(), word.get_secret_value())


def _paces(settings: Settings) -> dict[str, Pace]:
    telegram = Rates(settings.telegram_messages_per_second, settings.telegram_group_messages_per_minute)
    whatsapp = replace(WHATSAPP, per_second=settings.whatsapp_messages_per_second)
    return {Telegram.name: Pace(telegram), WhatsApp.name: Pace(whatsapp)}


async def run(settings: Settings, *, clock: Callable[[], float] = time.time, visit: Visit | None = None) -> None:
    """Run the bot until it is cancelled. Raises BadSettingsError, Misconfigured (maybe in a group)."""
    await vacant(settings.listen)
    async with built(settings, clock=clock, visit=visit) as app:
        await live(app)


async def live(app: App) -> None:
    """Run these parts until cancelled. Raises as `run` does."""
    rare_collection()
    await until_done(app.channel.start)
    if app.whatsapp is not None:
        await until_done(app.whatsapp.channel.start)
    if app.database.is_sqlite:
        await app.deliver.recover()
    await look_back(app)
    for region in app.house.without_group:
        log().warning("no group of moderators: reports wait until an admin links one (/kaitkan)", region=region)
    async with asyncio.TaskGroup() as group:
        group.create_task(app.deliver.run())
        group.create_task(app.clock.run())
        group.create_task(_look_back_again(app))
        if app.links is not None:
            group.create_task(app.links.run())
        group.create_task(introduce(app.channel, app.house.words))
        group.create_task(listen(app))
        if app.stamping is not None:
            group.create_task(app.stamping.run())
        group.create_task(watch(app.channel, app.measures, app.house.clock))
        if app.settings.telegram_mode == "polling":
            await until_done(app.channel.forget_webhook)
            await app.receive.pushed.caught_up()  # what a webhook brought comes first
            group.create_task(app.receive.run())
        log().info("ready", regions=",".join(app.house.desks), mode=app.settings.telegram_mode)


async def look_back(app: App) -> None:
    """Begin to handle what waits in the backlog and nobody is at."""
    for receive in app.receivers:
        await receive.pushed.look()


async def _look_back_again(app: App) -> None:
    """Until cancelled, for a process beside us may have died."""
    while True:
        await asyncio.sleep(LOOK_BACK_EVERY)
        try:
            await look_back(app)
        except Exception as error:  # the next look may find the database well again
            log().error("the backlog cannot be looked at", fault=fault(error))


async def listen(app: App) -> None:
    """Serve webhooks, health and figures on LISTEN."""
    settings = app.settings
    webhook = settings.telegram_mode == "webhook"
    secret = settings.telegram_webhook_secret.get_secret_value()
    standing = Standing(app.house, app.database)
    take = _taker(app) if webhook else None
    web = Web(app.database, app.measures, take, secret, lambda: app.channel.client, standing)
    host, _, port = settings.listen.rpartition(":")
    doors = app.whatsapp.routes() if app.whatsapp else ()
    async with AsyncExitStack() as stack:
        with explained("LISTEN", f"{settings.listen} cannot be used. Choose another port"):
            url = await stack.enter_async_context(serving(web.app(doors), host, int(port)))
        log().info("listening", url=url)
        if webhook:
            await _set_webhook(app, f"{settings.public_url.rstrip('/')}/telegram", secret)
        await asyncio.Event().wait()


async def _set_webhook(app: App, url: str, secret: str) -> None:
    try:
        await until_done(lambda: app.channel.set_webhook(url, secret))
    except Refused as refused:
        raise BadSettingsError(f"PUBLIC_URL: Telegram does not take this address ({refused})") from None


def _taker(app: App) -> Callable[[dict[str, Any]], Any]:
    async def take(update: dict[str, Any]) -> None:
        await app.receive.take(app.channel.read(update))

    return take
