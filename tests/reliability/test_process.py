"""The bot as a process: a clean stop, and a start that says in plain words what is wrong."""

import asyncio
import random
import re
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import aiohttp
import pytest

from bot.hosting import reserved_port
from bot.sandbox.server import create_app, serving
from tests.channels.phone import somebody
from tests.reliability.crowd import Crowd
from tests.reliability.process import BotProcess, Start, afresh, environment, started
from tests.reliability.test_kill import check_kept, check_told, finished
from tests.reliability.town import holds, town
from tests.reliability.ways import PTB, WHATSAPP, Way, over

STOPS: Final = 5
SEED: Final = 20_270_306
LISTENING: Final = re.compile(r"url=(http://127\.0\.0\.1:\d+)")


async def outcome(folder: Path, given: dict[str, str], start: Start = afresh) -> tuple[int, str]:
    """(exit code, everything printed) of a bot that ends by itself."""
    async with started(folder, given, start) as bot:
        code = await bot.ended()
        return code, bot.log


@over(PTB, WHATSAPP)
async def test_a_polite_stop_loses_nothing_and_repeats_nothing(
    tmp_path: Path, way: Way, start: Start, tell: Callable[[str], None]
) -> None:
    async with town(tmp_path, way=way) as stage:
        crowd = Crowd([somebody(stage) for _ in range(10)], think=0.03, seed=SEED)
        rng, given = random.Random(SEED), environment(stage.settings)
        crowd.begin()
        for _ in range(STOPS):
            crowd.heard.clear()
            async with started(tmp_path, given, start) as bot:
                await crowd.heard.wait()
                await asyncio.sleep(rng.uniform(0.1, 0.8))
                assert await bot.stop() == 0
        crowd.enough = True
        async with started(tmp_path, given, start) as bot:
            await finished(stage, crowd)
            assert await bot.stop() == 0
            check_quiet(bot)
        crowd.close()
        await check_kept(stage, crowd)
        twice, messages = check_told(stage, crowd)
        assert twice == 0
        tell(f"{way.name}: {STOPS} polite stops: {len(crowd.sent)} reports; 0 of {messages} messages came twice")


def check_quiet(bot: BotProcess) -> None:
    """Neither a traceback nor an error in the whole log."""
    for sign in ("Traceback", "error", "Exception", "Warning"):
        assert sign not in bot.log, bot.log


async def test_a_stop_while_nothing_happens(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, started(tmp_path, environment(stage.settings)) as bot:
        await holds(lambda: stage.world.updates.polled)
        assert await bot.stop() == 0
        check_quiet(bot)


async def test_a_stop_while_telegram_says_nothing(tmp_path: Path, start: Start) -> None:
    """What waits for an answer is cut off after a moment, and carried out after the next start."""
    async with town(tmp_path) as stage:
        resident, given = stage.resident(), environment(stage.settings)
        async with started(tmp_path, given, start) as bot:
            await holds(lambda: stage.world.updates.polled)
            stage.world.faults.next("sendMessage", "timeout")
            stage.world.say(resident.person, resident.chat, "/start")
            await holds(lambda: stage.world.faults.counts["timeout"] == 1)
            assert await bot.stop() == 0
            check_quiet(bot)
        async with started(tmp_path, given, start) as bot:
            await stage.world.until(lambda: len(resident.heard) == 1)
            assert await bot.stop() == 0


async def test_every_missing_setting_is_named_at_once(tmp_path: Path) -> None:
    code, printed = await outcome(tmp_path, {"PATH": "/usr/bin", "PYTHONPATH": environment_path()})
    assert code == 1
    for name in ("TELEGRAM_TOKEN", "SECRET_KEYS"):
        assert f"{name}: is missing" in printed
    for advice in ("@BotFather", "base64.urlsafe_b64encode(os.urandom(32))"):
        assert advice in printed
    assert "Traceback" not in printed


def environment_path() -> str:
    """Where this project's modules are."""
    return str(Path(__file__).resolve().parents[2])


WRONG: Final = {
    "TELEGRAM_TOKEN": "rahasia-satu",
    "SECRET_KEYS": "rahasia-dua",
    "MODERATOR_CHAT_ID": "grup-saya",
    "BAWASLU_CHAT_ID": "grup-lain",
    "LISTEN": "di-sini",
    "TELEGRAM_MODE": "fax",
    "TELEGRAM_MESSAGES_PER_SECOND": "-1",
    "TELEGRAM_GROUP_MESSAGES_PER_MINUTE": "banyak",
    "LOG_LEVEL": "KERAS",
}


async def test_every_wrong_setting_is_named_at_once_and_no_secret_is_echoed(tmp_path: Path, start: Start) -> None:
    code, printed = await outcome(tmp_path, {"PATH": "/usr/bin", "PYTHONPATH": environment_path(), **WRONG}, start)
    assert code == 1
    assert {name for name in WRONG if f"{name}: " not in printed} == set()
    assert "rahasia" not in printed
    assert "Traceback" not in printed


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port somebody else listens on."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield int(other.getsockname()[1])


async def test_a_wrong_token_is_said_so(tmp_path: Path, start: Start) -> None:
    async with town(tmp_path) as stage:
        given = environment(stage.settings) | {"TELEGRAM_TOKEN": "987654321:AAanother-token-that-nobody-knows-000"}
        code, printed = await outcome(tmp_path, given, start)
    assert code == 1
    assert "TELEGRAM_TOKEN" in printed
    assert "BotFather" in printed
    assert "AAanother" not in printed
    assert "Traceback" not in printed


async def test_a_taken_port_is_said_so(tmp_path: Path, start: Start, taken_port: int) -> None:
    async with town(tmp_path) as stage:
        given = environment(stage.settings) | {"LISTEN": f"127.0.0.1:{taken_port}"}
        code, printed = await outcome(tmp_path, given, start)
    assert code == 1
    assert f"LISTEN: 127.0.0.1:{taken_port}" in printed
    assert "Traceback" not in printed


async def test_a_bot_that_is_started_twice_leaves_the_first_one_alone(tmp_path: Path) -> None:
    """By hand beside the one of systemd: it takes nothing from Telegram, and repeats nothing the first one is at."""
    (tmp_path / "again").mkdir()
    async with town(tmp_path) as stage:
        given = environment(stage.settings) | {"LISTEN": f"127.0.0.1:{reserved_port()}"}
        async with started(tmp_path, given) as bot:
            await holds(lambda: LISTENING.search(bot.log) is not None)
            code, printed = await outcome(tmp_path / "again", given)
            assert (code, "Does the bot run already?" in printed) == (1, True)
            assert "mode=polling" not in printed
            assert await bot.stop() == 0
            assert "Telegram refuses us" not in bot.log


async def test_an_address_of_another_computer_is_no_taken_port(tmp_path: Path, start: Start) -> None:
    async with town(tmp_path) as stage:
        code, printed = await outcome(tmp_path, environment(stage.settings) | {"LISTEN": "192.0.2.1:8080"}, start)
    assert (code, "LISTEN: 192.0.2.1:8080 cannot be used (Cannot assign requested address)" in printed) == (1, True)


async def test_an_unknown_region_is_said_so(tmp_path: Path, start: Start) -> None:
    async with town(tmp_path) as stage:
        code, printed = await outcome(tmp_path, environment(stage.settings) | {"REGIONS": "atlantis"}, start)
    assert code == 1
    assert "REGIONS: there is no region 'atlantis'; known are" in printed
    assert "Traceback" not in printed


async def test_a_place_that_cannot_be_written_is_said_so(tmp_path: Path, start: Start) -> None:
    (tmp_path / "berkas").write_text("bukan folder")
    async with town(tmp_path) as stage:
        for name, url in (
            ("DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path}/berkas/bot.db"),
            ("EVIDENCE_URL", f"file:{tmp_path}/berkas/bukti"),
        ):
            code, printed = await outcome(tmp_path, environment(stage.settings) | {name: url}, start)
            assert code == 1
            assert name in printed
            assert "Traceback" not in printed
            (tmp_path / "bot.log").unlink()


async def test_a_telegram_that_is_away_at_the_start_is_waited_for(tmp_path: Path, start: Start) -> None:
    """After a power cut the network may come back later than the bot."""
    async with town(tmp_path) as stage:
        world, resident = stage.world, stage.resident()
        world.say(resident.person, resident.chat, "/start")
        port = reserved_port()
        given = environment(stage.settings) | {"TELEGRAM_API_URL": f"http://127.0.0.1:{port}"}
        async with started(tmp_path, given, start) as bot:
            await holds(lambda: "cannot be reached" in bot.log)
            async with serving(create_app(world), port=port):
                await world.until(lambda: len(resident.heard) == 1, 20)
                assert await bot.stop() == 0
            assert "Traceback" not in bot.log


async def test_trouble_of_every_kind_at_the_start_is_waited_out(tmp_path: Path, start: Start) -> None:
    async with town(tmp_path) as stage:
        resident = stage.resident()
        stage.world.say(resident.person, resident.chat, "/start")
        for kind in ("429", "502_html", "drop"):
            stage.world.faults.next("getMe", kind)
        for method, kind in (("deleteWebhook", "drop"), ("getUpdates", "502_html"), ("setMyCommands", "429")):
            stage.world.faults.next(method, kind)
        async with started(tmp_path, environment(stage.settings), start) as bot:
            await stage.world.until(lambda: len(resident.heard) == 1, 30)
            assert await bot.stop() == 0
            assert "Traceback" not in bot.log


async def test_two_bots_on_one_token_take_turns_and_neither_falls(tmp_path: Path) -> None:
    """Telegram answers 409 to one of them. Everything is answered once; both stop cleanly."""
    async with town(tmp_path) as stage:
        given, resident = environment(stage.settings), stage.resident()
        async with started(tmp_path, given) as one:
            await holds(lambda: stage.world.updates.polled)
            async with started(tmp_path, given) as two:
                await holds(lambda: "Telegram refuses us" in two.log)
                stage.world.say(resident.person, resident.chat, "/bantuan")
                await stage.world.until(lambda: len(resident.heard) == 1, 20)
                assert await two.stop() == 0
            assert await one.stop() == 0
            assert "Traceback" not in one.log


async def test_a_running_bot_tells_how_it_is(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, started(tmp_path, environment(stage.settings)) as bot:
        await holds(lambda: LISTENING.search(bot.log) is not None)
        found = LISTENING.search(bot.log)
        assert found is not None
        async with aiohttp.ClientSession() as session, session.get(f"{found[1]}/healthz") as answer:
            assert (await answer.json())["status"] == "ok"
        assert await bot.stop() == 0
