"""`lapornetral check`: what is missing, in plain words, over each client."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.check import look
from bot.queueing import MANY
from tests.channels.conftest import CLIENTS
from tests.reliability.town import town
from tests.reliability.ways import Way
from tests.stage import Stage


@pytest.fixture(params=[*CLIENTS, "auto"])
async def place(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    """A town whose bot does not run."""
    async with town(tmp_path, way=Way(request.param, request.param)) as stage:
        yield stage


async def test_all_is_well(place: Stage) -> None:
    assert await look(place.settings) == []


async def test_a_group_without_the_bot(place: Stage) -> None:
    place.world.kick(place.world.bot, place.group)
    (fault,) = await look(place.settings)
    assert fault.startswith("MODERATOR_CHAT_ID: the bot is not a member")


async def test_many_that_wait(place: Stage) -> None:
    resident = place.resident()
    for _ in range(MANY):
        place.world.say(resident.person, resident.chat, "halo")
    (fault,) = await look(place.settings)
    assert fault == f"{MANY} messages wait at Telegram, which throws away what is older than 24 hours."
    assert len(place.world.updates.pending) == MANY, "looking takes nothing away"


async def test_a_telegram_that_does_not_answer(place: Stage) -> None:
    place.world.faults.next("getMe", "502")
    (fault,) = await look(place.settings)
    assert fault.startswith("TELEGRAM_TOKEN: Telegram does not answer")
    assert "AAsandbox" not in fault
