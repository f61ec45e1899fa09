"""The figures of regions on /metrics: those of today, looked up at most once a minute whoever asks."""

import asyncio

from bot.measures import Measures
from bot.standing import Standing
from tests.conversations.flood import LATE, filed
from tests.conversations.test_recap import decided
from tests.stage import Stage


async def test_they_are_looked_up_once_a_minute(stage: Stage) -> None:
    standing = Standing(stage.app.house, stage.app.database)
    accepted, *_ = await filed(stage, 2, 2, LATE)
    await decided(stage, accepted, "accept", 0)
    await stage.tick()
    first, *others = await asyncio.gather(*(standing.figures() for _ in range(5)))
    assert all(other is first for other in others)
    lines = set(Measures().table({}, 0, first).decode().splitlines())
    assert {
        'lapornetral_reports_received_today{region="solo"} 3.0',
        'lapornetral_reports_decided_today{kind="accepted",region="solo"} 1.0',
        'lapornetral_reports_decided_today{kind="escalated",region="solo"} 0.0',
        'lapornetral_reports_waiting{region="solo"} 2.0',
        'lapornetral_reports_overdue{region="solo"} 1.0',
    } <= lines
    await filed(stage, 2)
    stage.hands.forward(59)
    assert await standing.figures() is first
    stage.hands.forward(2)
    (found,) = await standing.figures()
    assert (found.waiting, found.days[0].received) == (3, 4)
