"""Whole conversations over every channel; a change of clients in the middle of a talk; a bot without its libraries."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import httpx
import pytest

from bot.sandbox.world import Limits, World
from tests.channels.phone import somebody
from tests.channels.tampering import TamperedApp, refusal, tampered
from tests.conversations.talks import AFTER_EVIDENCE, TO_EVIDENCE, reported, ticket_in
from tests.conversations.transcript import Transcript, photos, play
from tests.hands import Hands
from tests.reliability.crowd import asked_again, repeated
from tests.reliability.process import environment, started
from tests.reliability.town import by_bot, cards_of, file_report_at_once, holds, playing, select, town
from tests.reliability.ways import AUTO, HTTPX, PTB, WEBHOOK, Way, over
from tests.stage import TOKEN, Stage, settings_for

pytestmark = pytest.mark.usefixtures("cheap")
LISTENING: Final = re.compile(r"url=(http://127\.0\.0\.1:\d+)")

TWO_SCREENSHOTS: Transcript = [
    *TO_EVIDENCE,
    (photos(2), "2 bukti diterima"),
    ("selesai", "Langkah 5 dari 11"),
    *AFTER_EVIDENCE,
]


@over()
async def test_a_report_with_two_screenshots_is_decided_and_told_back(tmp_path: Path, way: Way) -> None:
    async with town(tmp_path, way=way) as stage, playing(stage):
        resident = somebody(stage)
        await play(resident, TWO_SCREENSHOTS)
        ticket = ticket_in((await resident.tap("review:submit")).partition("Nomor laporan:")[2])
        card = await stage.card(ticket)
        assert "2 berkas" in card.text
        assert await stage.decide(ticket, "accept") == "Diterima. Pelapor dikabari."
        assert f"Laporan {ticket} diterima" in (await resident.read()).replace("*", "")
        assert "Diputuskan" in card.text
        assert (stage.world.calls["getupdates"] == 0) is way.webhook


@over()
async def test_escalation_hands_the_files_over(tmp_path: Path, way: Way) -> None:
    async with town(tmp_path, way=way) as stage, playing(stage):
        ticket = await reported(somebody(stage), photos(2))
        await stage.decide(ticket, "escalate")
        handed_over = stage.bot_messages(stage.bawaslu)
        assert any(ticket in message.text for message in handed_over)
        assert sum(message.file is not None for message in handed_over) >= 2


@over(PTB, HTTPX, WEBHOOK)
async def test_somebody_who_blocks_us_and_comes_back(tmp_path: Path, way: Way) -> None:
    async with town(tmp_path, way=way) as stage, playing(stage):
        resident = stage.resident()
        ticket = await reported(resident, None)
        stage.world.block(resident.person)
        await stage.decide(ticket, "accept")
        stage.world.unblock(resident.person)
        assert "diterima" in await resident.say("/status")


@asynccontextmanager
async def tampered_town(folder: Path) -> AsyncIterator[tuple[Stage, TamperedApp]]:
    """A stage whose Telegram can be made to answer in an odd way. No bot runs yet."""
    hands = Hands()
    world = World(TOKEN, limits=Limits.none(), now=hands.moment)
    staff, liaison = [world.add_person("Petugas Satu")], world.add_person("Staf Bawaslu")
    group, bawaslu = world.add_group("Satgas Contoh", staff), world.add_group("Bawaslu Contoh", [liaison])
    async with tampered(world) as (app, url):
        yield Stage(world, settings_for(url, folder, group, bawaslu), group, bawaslu, staff, liaison, hands), app


async def test_the_client_changes_in_the_middle_of_a_talk(tmp_path: Path) -> None:
    """The first client stumbles over a refusal; what was refused is said by the second one, once."""
    async with tampered_town(tmp_path) as (stage, app), playing(stage):
        resident = stage.resident()
        assert "persetujuan" in await resident.say("/lapor")
        assert stage.app.channel.client == "ptb"
        odd = {"description": "Too Many Requests: retry after 0", "parameters": {"retry_after": "0"}}
        app.refused["sendmessage"] = refusal(429, **odd)
        assert "Langkah 1 dari 11" in await resident.tap("consent:yes")
        assert stage.app.channel.client == "httpx"
        assert "Langkah 2 dari 11" in await resident.say("2")
        await stage.card(await reported(stage.resident(), photos(2)))
        assert asked_again(resident) == []
        assert repeated(resident) == 0
        figures = stage.app.measures.table({}, 0).decode()
        assert 'lapornetral_telegram_client{name="httpx"} 1.0' in figures
        assert "lapornetral_telegram_fell_over_total 1.0" in figures
        assert await select(stage.app.database, "SELECT * FROM dead_letter") == []


@over(AUTO, HTTPX)
async def test_a_process_without_the_libraries(tmp_path: Path, way: Way) -> None:
    """Neither python-telegram-bot nor aiohttp can be imported, and a whole report goes through."""
    for name in ("telegram", "aiohttp"):
        (tmp_path / "missing" / name).mkdir(parents=True)
        (tmp_path / "missing" / name / "__init__.py").write_text(f"raise ImportError('no {name} here')\n")
    async with town(tmp_path, way=way) as stage:
        given = environment(stage.settings)
        given["PYTHONPATH"] = f"{tmp_path / 'missing'}:{given['PYTHONPATH']}"
        async with started(tmp_path, given) as bot:
            await holds(lambda: stage.world.updates.polled)
            resident = stage.resident()
            await file_report_at_once(resident, photos(2).uploads)
            await stage.world.until(lambda: len(cards_of(by_bot(stage.group, stage.world.bot.id))) == 1)
            await stage.tap(stage.staff[0], stage.cards()[0], ":accept")
            await stage.world.until(lambda: "diterima" in resident.last.text)
            health = await asyncio.to_thread(httpx.get, f"{LISTENING.findall(bot.log)[0]}/healthz")
            assert health.json()["telegram_client"] == "httpx"
            assert ("failed; on over bare httpx" in bot.log) is (way is AUTO)
            assert "Traceback" not in bot.log
            assert await bot.stop() == 0


async def test_asked_for_by_name_a_missing_library_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "missing" / "telegram").mkdir(parents=True)
    (tmp_path / "missing" / "telegram" / "__init__.py").write_text("raise ImportError('none')\n")
    async with town(tmp_path, way=PTB) as stage:
        given = environment(stage.settings)
        given["PYTHONPATH"] = f"{tmp_path / 'missing'}:{given['PYTHONPATH']}"
        async with started(tmp_path, given) as bot:
            assert await bot.ended() == 1
        assert "TELEGRAM_CLIENT: this library cannot be loaded. Choose auto, or httpx" in bot.log
        assert "Traceback" not in bot.log
