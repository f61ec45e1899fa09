"""A town on the sandbox whose bot can be stopped and started again; what the database holds; reports made at once."""

import asyncio
import hashlib
import io
import random
import re
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any, Final

from PIL import Image
from sqlalchemy import text

from bot import app as bot
from bot.hosting import reserved_port
from bot.sandbox.faults import Faults
from bot.sandbox.server import SandboxApp, serving
from bot.sandbox.world import Chat, Limits, Message, Person, Upload, World
from handlers.report import CONSENT_VERSION
from handlers.scene import card
from storage import outbox
from storage.contacts import Place
from storage.database import Database
from storage.models import Report
from storage.tickets import new_ticket
from tests.hands import Hands
from tests.reliability.ways import AUTO, BACK_OFF, Way, webhook_settings, whatsapp_beside
from tests.speaker import Speaker
from tests.stage import TOKEN, Stage, settings_for
from tests.storage import filing

TICKET: Final = re.compile(r"LN-[0-9A-Z]{4}-[0-9A-Z]{4}")
THANKS: Final = "Terima kasih, laporan Anda sudah masuk."


@asynccontextmanager
async def town(
    folder: Path, *, kind: str = "supergroup", limits: Limits | None = None, way: Way = AUTO
) -> AsyncIterator[Stage]:
    """A stage on which no bot runs yet: see `playing`. `kind`: of the moderators' group; `way`: the channel."""
    hands = Hands()
    world = World(TOKEN, limits=limits or Limits.none(), now=hands.moment)
    staff = [world.add_person(name) for name in ("Petugas Satu", "Petugas Dua", "Petugas Tiga")]
    liaison = world.add_person("Staf Bawaslu")
    group, bawaslu = world.add_group("Satgas Contoh", staff, kind), world.add_group("Bawaslu Contoh", [liaison])
    telegram = SandboxApp(world)
    telegram.courier.waits = BACK_OFF
    async with AsyncExitStack() as opened:
        url = await opened.enter_async_context(serving(telegram))
        settings = settings_for(url, folder, group, bawaslu, client=way.client)
        settings.telegram_group_messages_per_minute = 0
        if way.webhook:
            settings = webhook_settings(settings, reserved_port())
        beside = whatsapp_beside(settings, hands, late=way.late)
        whatsapp = await opened.enter_async_context(beside) if way.whatsapp else None
        yield Stage(world, settings, group, bawaslu, staff, liaison, hands, skips=True, whatsapp=whatsapp)


@asynccontextmanager
async def playing(stage: Stage) -> AsyncIterator[bot.App]:
    """A bot on this stage, started as the only one. What it has under way when the block ends is cut off."""
    await stage.start()
    try:
        await stage.app.deliver.recover()
        yield stage.app
    finally:
        await stage.stop()


def faults_of(stage: Stage) -> Faults:
    """What goes wrong where the residents are."""
    return stage.world.faults if stage.whatsapp is None else stage.whatsapp.cloud.faults


async def holds(condition: Callable[[], bool], seconds: float = 20.0) -> None:
    """Until something is so that nobody announces."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - there is no event for it
            await asyncio.sleep(0.002)


def screenshots(count: int, rng: random.Random) -> list[Upload]:
    """So many small pictures, no two alike."""
    return [Upload(_png(rng), f"tangkapan{number}.png", "image/png") for number in range(count)]


def _png(rng: random.Random) -> bytes:
    out = io.BytesIO()
    Image.frombytes("RGB", (24, 40), rng.randbytes(24 * 40 * 3)).save(out, "PNG")
    return out.getvalue()


def sha256(upload: Upload) -> str:
    """The fingerprint of what somebody sends."""
    return hashlib.sha256(upload.data).hexdigest()


async def file_report(resident: Speaker[Any], uploads: Sequence[Upload] = ()) -> str:
    """The shortest way to a report: its ticket."""
    await resident.say("https://contoh.example/unggahan/1")
    await resident.tap("consent:yes")
    await resident.tap("behaviour:engage")
    await resident.tap("audience:skip")
    if uploads:
        await resident.send(uploads, "document")
        await resident.tap("evidence:done")
    else:
        await resident.tap("evidence:skip")
    for said in ("Pegawai Contoh", "lewati", "Dinas Contoh", "hari ini", "sama", "lewati", "lewati"):
        await resident.say(said)
    found = TICKET.search(await resident.tap("review:submit"))
    assert found is not None
    return found[0]


async def file_report_at_once(
    resident: Speaker[Any], uploads: Sequence[Upload] = (), name: str = "Pegawai Contoh"
) -> None:
    """The same without waiting for a single answer."""
    for said in ("/lapor", "setuju", "1", "lewati", "https://contoh.example/unggahan/1"):
        resident.write(said)
    for upload in uploads:
        resident.hand([upload], "document")
    words = ("selesai" if uploads else "lewati", name, "lewati", "Dinas Contoh", "hari ini", "sama")
    for said in (*words, "lewati", "lewati", "kirim"):
        resident.write(said)


async def put_reports(stage: Stage, person: Person, count: int) -> list[Report]:
    """Reports of this person, straight into the database: as sent, without files, not yet on any card."""
    house = stage.app.house
    place = Place("telegram", str(person.id))
    async with stage.app.database.transaction() as transaction:
        contact = (await house.contacts.admit(transaction, [place], house.clock()))[place]
    return await put_reports_of(stage, contact.id or 0, count)


async def put_reports_of(stage: Stage, contact_id: int, count: int) -> list[Report]:
    """The same for a contact that is known."""
    house, made = stage.app.house, list[Report]()
    async with stage.app.database.transaction() as transaction:
        for _ in range(count):
            ticket = new_ticket()
            row = {
                "ticket": ticket,
                "contact_id": contact_id,
                "draft": ticket,
                "region": house.first.region.key,
                "answers": {"behaviour": "engage", "name": "Pegawai Contoh", "agency": "Dinas Contoh"},
                "consent_version": CONSENT_VERSION,
                "consented_at": house.clock(),
                "submitted_at": house.clock(),
            }
            made += await filing.submit(transaction, row)
    return made


async def acquainted(stage: Stage, people: Sequence[Speaker[Any]]) -> list[int]:
    """Have each of them say something; the contact that each is, on whichever channel."""
    for who in people:
        await who.say("/start")
    known = await select(stage.app.database, "SELECT id FROM contact WHERE kind = 'person' ORDER BY id")
    assert len(known) == len(people)
    return [row["id"] for row in known]


async def ask_for_cards(stage: Stage, made: Sequence[Report]) -> None:
    """Have the cards of these reports brought up to date, in this order."""
    app = stage.app
    effects = [effect for report in made for effect in card(app.house, report, redraw=True)]
    async with app.database.transaction() as transaction:
        await outbox.put(transaction, effects, app.house.clock(), ())
    app.deliver.offer([], {}, work=True)


async def select(database: Database, statement: str, **values: Any) -> list[dict[str, Any]]:
    """Rows of a question in SQL."""
    async with database.transaction() as transaction:
        return [dict(row) for row in (await transaction.execute(text(statement), values)).mappings()]


async def picture_of(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, to see whether something changed."""
    async with database.transaction() as transaction:
        names = await transaction.execute(text("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"))
        tables = [str(name) for name in names.scalars()]
        rows = {name: await transaction.execute(text(f'SELECT * FROM "{name}"')) for name in tables}  # noqa: S608
        return {name: [tuple(row) for row in found] for name, found in rows.items()}


def by_bot(chat: Chat, bot_id: int) -> list[Message]:
    """What the bot has written in a chat, oldest first."""
    return [message for message in chat.messages.values() if message.sender.id == bot_id and not message.deleted]


def cards_of(messages: Iterable[Message]) -> list[str]:
    """The ticket on each card among these messages."""
    cards = (m for m in messages if m.kind == "photo" and not m.album and m.text.startswith("LN-"))
    return [found[0] for card in cards if (found := TICKET.match(card.text))]


async def kept_updates(database: Database) -> int:
    """How many updates are kept: those that were handled and those that wait, seen at one moment."""
    both = "SELECT update_id AS kept FROM inbox UNION ALL SELECT CAST(id AS TEXT) FROM backlog"
    return len(await select(database, both))
