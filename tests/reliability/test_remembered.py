"""Whoever was written to is known by heart for a while, but a city's worth of people is not kept in memory."""

import pytest

from bot import people
from tests.conversations.talks import reported
from tests.reliability.town import holds
from tests.stage import Stage


def known(stage: Stage) -> int:
    return len(stage.app.deliver._people)


async def test_people_are_forgotten_once_nothing_goes_on(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    warga = [stage.resident() for _ in range(6)]
    for one in warga:
        await one.say("/start")
    assert known(stage) >= 6
    monkeypatch.setattr(people, "REMEMBERED", 3)  # only now, or some of them are forgotten before all have spoken
    stage.app.deliver.look()
    await holds(lambda: not known(stage))
    ticket = await reported(warga[0], None)
    assert ticket in (await warga[0].say("/status"))
    assert await stage.decide(ticket, "accept") != ""
    assert ticket in warga[0].heard[-1].text
    assert "Perintah" not in await warga[5].say("/privasi")


async def test_few_people_stay_known(stage: Stage) -> None:
    warga = stage.resident()
    await warga.say("/start")
    before = known(stage)
    stage.app.deliver.look()
    await stage.settled()
    assert known(stage) == before > 0
