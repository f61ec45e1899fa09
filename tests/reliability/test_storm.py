"""A storm: the platform answers with refusals, silence and cut connections while residents go on; all arrives after.

A third of all calls fails, some of them after they were carried out, until every kind of trouble has struck several
times. What was carried out without our hearing of it is what "at least once" may repeat, and is counted. Pauses that
the platform asks for are not waited for: the clock is put forward whenever nothing else is to be done.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import pytest

from bot.sandbox.faults import KINDS
from tests.channels.phone import somebody
from tests.reliability.crowd import Crowd
from tests.reliability.town import cards_of, faults_of, file_report, holds, playing, select, town
from tests.reliability.ways import PTB, WHATSAPP, Way, over
from tests.stage import Stage

CLOUD_KINDS: Final = (
    "131056", "130429", "80007", "190", "131000", "500", "502_html", "503", "timeout", "drop", "timeout_after",
    "drop_after",
)  # fmt: skip
LOST: Final = ("timeout_after", "drop_after")
TIMES: Final = 3
"""How often each kind strikes at the least."""
PATIENCE: Final = 0.3  # seconds a silent call is held before the sandbox cuts it; the bot itself would wait 20


def kinds_of(way: Way) -> tuple[str, ...]:
    """The trouble that this platform makes."""
    return CLOUD_KINDS if way.whatsapp else KINDS


@asynccontextmanager
async def hurrying(stage: Stage) -> AsyncIterator[None]:
    """Meanwhile no pause is waited for."""
    hurry = asyncio.create_task(stage.hurry())
    try:
        yield
    finally:
        hurry.cancel()
        await asyncio.wait([hurry])


async def weathered(stage: Stage, crowd: Crowd) -> None:
    """The storm is over; everybody goes on to the end of their report, and everything is delivered."""
    crowd.enough = True
    faults_of(stage).calm()
    await holds(lambda: crowd.done, 60)
    async with asyncio.timeout(60):
        await stage.app.deliver.done()
    await stage.settled()
    crowd.close()


@over()
@pytest.mark.timeout(180)
async def test_everything_arrives_after_a_storm(tmp_path: Path, way: Way, tell: Callable[[str], None]) -> None:
    async with town(tmp_path, way=way) as stage, playing(stage), hurrying(stage):
        crowd = Crowd([somebody(stage) for _ in range(12 if way is PTB else 6)], think=0.02, seed=20_270_304)
        crowd.begin()
        await holds(lambda: len(crowd.sent) >= 3, 30)
        faults, kinds = faults_of(stage), kinds_of(way)
        faults.patience = PATIENCE
        faults.storm(0.3, kinds, seed=4)
        await holds(lambda: all(faults.counts[kind] >= TIMES for kind in kinds), 90)
        await weathered(stage, crowd)
        assert faults.impatient == 0
        await check_complete(stage, crowd)
        assert crowd.asked_again == []
        twice, messages = crowd.repeated
        lost = sum(faults.counts[kind] for kind in LOST)
        assert twice <= lost
        tell(
            f"{way.name}: a storm ({', '.join(f'{kind} {faults.counts[kind]}' for kind in kinds)}): {len(crowd.sent)}"
            f" reports, each with one card; {twice} of {messages} messages came twice, {lost} answers had been lost"
        )


async def check_complete(stage: Stage, crowd: Crowd) -> None:
    """Every report with both files on its one card; nothing left, nothing given up."""
    assert Counter(cards_of(stage.cards())) == Counter(list(crowd.sent))
    assert all("Bukti: 2 berkas" in card.text for card in stage.cards())
    rows = await select(stage.app.database, "SELECT state, count(*) AS rows FROM outbox GROUP BY state")
    assert [row["state"] for row in rows] == ["sent"]
    assert await select(stage.app.database, "SELECT * FROM dead_letter") == []


@over()
async def test_what_was_certainly_not_done_is_done_once(tmp_path: Path, way: Way) -> None:
    """Without lost answers nothing at all comes twice, and every pause is kept."""
    async with town(tmp_path, way=way) as stage, playing(stage), hurrying(stage):
        faults = faults_of(stage)
        faults.patience = PATIENCE
        faults.storm(0.15, set(kinds_of(way)) - set(LOST), seed=5, longest_retry_after=1)
        crowd = Crowd([somebody(stage) for _ in range(3)], think=0.01, seed=20_270_305, enough=True)
        crowd.begin()
        await holds(lambda: crowd.done, 60)
        await weathered(stage, crowd)
        assert sum(faults.counts.values()) > 0
        assert crowd.repeated[0] == 0
        assert faults.impatient == 0
        await check_complete(stage, crowd)


@pytest.mark.parametrize("kind", ["429", "502_html", "timeout", "drop", "timeout_after", "drop_after"])
async def test_updates_are_asked_for_again(tmp_path: Path, kind: str) -> None:
    """The poll that waits brings the first message, the next one goes wrong, a later one brings the second."""
    async with town(tmp_path) as stage, playing(stage):
        stage.world.faults.patience = 0.1
        resident = stage.resident()
        stage.world.faults.next("getUpdates", kind)
        stage.world.say(resident.person, resident.chat, "/start")
        await holds(lambda: stage.world.faults.counts[kind] == 1)
        stage.world.say(resident.person, resident.chat, "/bantuan")
        await stage.world.until(lambda: len(resident.heard) == 2)
        await stage.settled()
        assert len(resident.heard) == 2


async def test_retry_after_of_the_group_holds_the_group_only(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage):
        first, second = stage.resident(), stage.resident()
        await file_report(first)
        card = stage.cards()[0]
        stage.world.faults.next("editMessageCaption", "429", retry_after=30)
        await stage.tap(stage.staff[0], card, ":accept")
        stage.world.say(second.person, second.chat, "/start")
        await stage.world.until(lambda: len(second.heard) == 1)
        assert "diterima" in first.heard[-1].text
        assert "Diputuskan" not in card.text
        await stage.settled()
        assert "Diputuskan" in card.text
        assert stage.world.faults.impatient == 0


@over(WHATSAPP)
async def test_a_pause_for_one_person_holds_that_person_only(tmp_path: Path, way: Way) -> None:
    async with town(tmp_path, way=way) as stage, playing(stage):
        patient, other = somebody(stage), somebody(stage)
        faults_of(stage).next("messages", "131056")
        patient.write("/bantuan")
        await holds(lambda: faults_of(stage).counts["131056"] == 1)
        other.write("/bantuan")
        await holds(lambda: len(other.heard) == 1)
        assert patient.heard == []
        await stage.settled()
        assert (len(patient.heard), faults_of(stage).impatient) == (1, 0)
