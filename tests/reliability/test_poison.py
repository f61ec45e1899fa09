"""What cannot be handled: an apology for its sender, a sealed dead letter for the operator, nothing for others."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
from sqlalchemy import text

from bot import app as bot
from bot.sandbox.server import serving
from bot.web import Web
from handlers.messages import Message, line, to_json
from storage import outbox
from storage.outbox import Effect
from tests.channels.phone import somebody
from tests.reliability.town import playing, select, town
from tests.reliability.ways import Way, over
from tests.speaker import Speaker
from tests.stage import Stage

APOLOGY = "gagal kami proses"
BROKEN = '{"form": "report", "at": "name", "answers": 7}'


async def corrupt(app: bot.App, talk: str = BROKEN, number: int = 0) -> None:
    """The stored talk of the resident who came first (0), second ... becomes one that no program can go on with."""
    spoil = text(
        "UPDATE dialogue SET talk = :talk"
        " WHERE contact_id = (SELECT contact_id FROM dialogue ORDER BY contact_id LIMIT 1 OFFSET :number)"
    )
    async with app.database.transaction() as transaction:
        await transaction.execute(spoil, {"talk": talk, "number": number})


@asynccontextmanager
async def watched(app: bot.App) -> AsyncIterator[str]:
    """/healthz and /metrics of this bot."""
    async with serving(Web(app.database, app.measures, None, "").app()) as url:
        yield url


async def get(url: str) -> str:
    """The body of a page."""
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        assert answer.status == 200
        return await answer.text()


async def three_at_consent(stage: Stage) -> list[Speaker[Any]]:
    """Three residents who were asked for consent; the talk of the second one is corrupt."""
    residents = [somebody(stage, f"Warga {number}") for number in range(3)]
    for resident in residents:
        await resident.say("/lapor")
    await corrupt(stage.app, number=1)
    return residents


@over()
async def test_one_that_raises_in_a_batch_stops_nobody(tmp_path: Path, way: Way) -> None:
    async with town(tmp_path, way=way) as stage:
        async with playing(stage):
            before, sick, after = await three_at_consent(stage)
            talks = await select(stage.app.database, "SELECT * FROM dialogue ORDER BY contact_id")
        for resident in (before, sick, after):
            resident.write("setuju rahasia-saya" if resident is sick else "setuju")
        async with playing(stage) as app:
            assert APOLOGY in await sick.read()
            for resident in (before, after):
                assert "Apa yang diduga dilakukan?" in await resident.read()
            assert (await select(app.database, "SELECT * FROM dialogue ORDER BY contact_id"))[1] == talks[1]
            await check_buried(app)


async def check_buried(app: bot.App) -> None:
    """One dead letter: sealed, naming no one; /healthz and /metrics tell of it."""
    (letter,) = await select(app.database, "SELECT * FROM dead_letter")
    assert (letter["source"], letter["reason"]) == ("inbox", "AttributeError")
    assert b"rahasia-saya" not in letter["sealed"]
    body: Any = json.loads(app.house.crypt.open(letter["sealed"]))
    assert body["said"]["text"] == "setuju rahasia-saya"
    async with watched(app) as url:
        assert json.loads(await get(f"{url}/healthz"))["dead_letters"] == 1
        figures = await get(f"{url}/metrics")
    assert "lapornetral_dead_letters 1.0" in figures
    assert "lapornetral_updates_buried_total 1.0" in figures


@over()
async def test_a_tap_that_raises_is_answered(tmp_path: Path, way: Way) -> None:
    async with town(tmp_path, way=way) as stage, playing(stage) as app:
        resident = somebody(stage)
        await resident.say("/lapor")
        await corrupt(app, '{"form": "report", "at": "consent", "answers": []}')
        assert APOLOGY in await resident.tap("consent:yes")
        assert (await select(app.database, "SELECT reason FROM dead_letter")) == [{"reason": "AttributeError"}]


async def test_the_same_poison_again_is_one_apology(tmp_path: Path) -> None:
    async with town(tmp_path) as stage:
        async with playing(stage) as app:
            resident = stage.resident()
            await resident.say("/lapor")
            await corrupt(app)
        stage.world.say(resident.person, resident.chat, "setuju")
        (waiting,) = stage.world.updates.pending.values()
        stage.world.push(dict(waiting.update))
        async with playing(stage) as app:
            assert (await resident.read()).count(APOLOGY) == 1
            stage.world.push(dict(waiting.update))
            await stage.settled()
            assert len(resident.heard) == 2
            assert len(await select(app.database, "SELECT * FROM dead_letter")) == 1


async def test_a_decision_that_raises_stops_nobody(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage) as app:
        card = stage.world.say(stage.staff[0], stage.group, "sebuah kartu")
        async with app.database.transaction() as transaction:
            await transaction.execute(
                text(
                    "INSERT INTO report (ticket, draft, region, state, version, answers, consent_version, consented_at,"
                    " submitted_at, decided_by, decider, reason, card, acknowledged_by)"
                    " VALUES ('LN-0000-0000', 'x', 'solo', 'waiting', 1, '{', '', 0, 0, '', '', '', '', '')"
                )
            )
        stage.world.tap(stage.staff[0], card, "case:LN-0000-0000:1:accept")
        resident = stage.resident()
        assert "Monggo" in await resident.say("/start")
        assert len(await select(app.database, "SELECT * FROM dead_letter")) == 1
        assert stage.bot_messages(stage.group) == []


async def test_an_errand_of_another_version_is_buried_and_the_next_one_carried_out(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage) as app:
        resident = stage.resident()
        await resident.say("/start")
        (contact,) = await select(app.database, "SELECT id FROM contact WHERE kind = 'person'")
        unknown = Effect(contact["id"], "a-kind-of-next-year")
        known = Effect(contact["id"], "say", to_json(Message((line("help"),))))
        async with app.database.transaction() as transaction:
            await outbox.put(transaction, [unknown, known], app.house.clock(), {f"{contact['id']}"})
            await outbox.recover(transaction, app.house.clock())
        assert "/privasi" in await resident.read()
        (letter,) = await select(app.database, "SELECT source, reason FROM dead_letter")
        assert letter["source"] == "outbox"
        assert letter["reason"].startswith("a-kind-of-next-year: ")


async def test_a_corrupt_draft_does_not_stop_the_clock(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage) as app:
        sick, well = stage.resident("Sakit"), stage.resident("Sehat")
        for resident in (sick, well):
            await resident.say("/lapor")
        await corrupt(app)
        await stage.tick(days=1.1)
        assert "belum selesai" in await well.read() or "persetujuan" in well.last.text
        assert len(well.heard) == 2
        await stage.tick(days=14)
        assert "dihapus" in await well.read()
        assert await select(app.database, "SELECT * FROM dialogue") == []
