"""What waits at Telegram: when an operator is told, and what /metrics shows."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Final

import pytest
from structlog.testing import capture_logs

from bot.channels.telegram import Telegram, Waiting
from bot.channels.telegram_auto import connect
from bot.measures import Measures
from bot.queueing import FRESH, MANY, OLD, watch, worries
from bot.sandbox.server import create_app, serving
from bot.sandbox.world import Limits, World
from tests.hands import Hands
from tests.reliability.town import holds
from tests.stage import TOKEN

NOW: Final = 1_795_000_000.0


@pytest.mark.parametrize(
    ("waiting", "signs"),
    [
        (Waiting(0), []),
        (Waiting(MANY - 1), []),
        (Waiting(MANY), [f"{MANY} messages wait"]),
        (Waiting(0, OLD - 1), []),
        (Waiting(0, OLD), ["6 hours late"]),
        (Waiting(MANY, 23 * 3600.0), [f"{MANY} messages wait", "23 hours late"]),
        (Waiting(1, 0.0, NOW - 60, "Connection refused"), ["PUBLIC_URL: Connection refused"]),
        (Waiting(0, 0.0, NOW - 60, "Connection refused"), []),
        (Waiting(1, 0.0, NOW - FRESH, "Connection refused"), []),
        (Waiting(1, 0.0, 0.0, ""), []),
    ],
)
def test_what_an_operator_is_told(waiting: Waiting, signs: list[str]) -> None:
    found = worries(waiting, NOW)
    assert len(found) == len(signs)
    assert all(sign in sentence for sign, sentence in zip(signs, found, strict=True))


@asynccontextmanager
async def line() -> AsyncIterator[tuple[World, Hands, Telegram, Measures]]:
    """A channel on the sandbox whose clocks agree."""
    hands = Hands()
    world, measures = World(TOKEN, limits=Limits.none(), now=hands.moment), Measures()
    async with serving(create_app(world)) as url:
        channel = connect(TOKEN, url, "httpx", measures, now=hands)
        await channel.start()
        yield world, hands, channel, measures
        await channel.close()


def figure(measures: Measures, name: str) -> float:
    """A figure of /metrics."""
    rows = dict(row.rsplit(" ", 1) for row in measures.table({}, 0).decode().splitlines() if not row.startswith("#"))
    return float(rows[name])


@asynccontextmanager
async def watched(look: Callable[[], Any]) -> AsyncIterator[None]:
    """While somebody looks."""
    task = asyncio.create_task(look())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_many_that_wait_are_counted_and_told_of() -> None:
    async with line() as (world, hands, channel, measures):
        person = world.add_person("Warga Contoh")
        for _ in range(MANY):
            world.say(person, world.private(person), "halo")
        with capture_logs() as logged:
            async with watched(lambda: watch(channel, measures, hands, 3600.0)):
                await holds(lambda: figure(measures, "lapornetral_telegram_waiting") == MANY)
        (entry,) = logged
        assert entry["log_level"] == "warning"
        assert f"{MANY} messages wait at Telegram" in entry["event"]


async def test_it_looks_again_and_bears_a_telegram_that_is_away() -> None:
    async with line() as (world, hands, channel, measures):
        world.faults.next("getWebhookInfo", "502")
        person = world.add_person("Warga Contoh")
        world.say(person, world.private(person), "halo")
        with capture_logs() as logged:
            async with watched(lambda: watch(channel, measures, hands, 0.001)):
                await holds(lambda: figure(measures, "lapornetral_telegram_waiting") == 1)
                await channel.receive(0)
                channel.confirm()
                await channel.receive(0)
                await holds(lambda: figure(measures, "lapornetral_telegram_waiting") == 0)
        assert [entry["event"] for entry in logged] == ["how much waits at Telegram could not be asked"]


async def test_how_late_we_read_is_told_once() -> None:
    async with line() as (world, hands, channel, _measures):
        person = world.add_person("Warga Contoh")
        world.say(person, world.private(person), "lama")
        hands.forward(7 * 3600)
        world.say(person, world.private(person), "baru")
        await channel.receive(0)
        waiting = await channel.waiting()
        assert 7 * 3600 <= waiting.behind < 7 * 3600 + 60
        assert worries(waiting, hands()) == [
            "Messages were read 7 hours late; Telegram throws away what is older than 24 hours."
        ]
        assert (await channel.waiting()).behind == 0.0


async def test_what_has_nothing_for_us_is_counted_by_its_kind() -> None:
    async with line() as (_world, _hands, channel, measures):
        for data in (
            {"update_id": 1, "poll": {"id": "1"}},
            {"update_id": 2, "hologram": {"id": "1"}},
            {"update_id": 3, "hologram": {"id": "2"}},
        ):
            assert channel.read(data).event == "passed"
        assert channel.read({"update_id": 4, "message": {}}).event == "unreadable"
        assert figure(measures, 'lapornetral_updates_passed_total{kind="poll"}') == 1.0
        assert figure(measures, 'lapornetral_updates_passed_total{kind="unknown"}') == 2.0
