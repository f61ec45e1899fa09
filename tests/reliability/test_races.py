"""Two moderators, one report: one decision wins, in 200 of 200 races, and the other is told who decided and when."""

import asyncio
import itertools
import random
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

import pytest

from bot import app as bot
from bot.pace import Pace, Rates
from bot.sandbox.world import Message, Person, Tap
from storage.models import Report
from tests.reliability.town import playing, put_reports, select, town
from tests.stage import Stage

RACES: Final = 200
AT_ONCE: Final = 25
"""Races between two processes: what is handed in one by one shall be answered as soon as Telegram wants it."""
WON: Final = {"accept": "Diterima. Pelapor dikabari.", "reject:private": "Ditolak. Pelapor dikabari beserta alasannya."}
LATE: Final = re.compile(r"Sudah diputuskan oleh (.+?), .+\d{2}[.:]\d{2}.*: (.+)\.")
STATES: Final = {"accept": "🟢 diterima", "reject:private": "⚪ ditolak"}


class Races:
    """200 reports and two moderators who decide each of them differently."""

    def __init__(self, stage: Stage, reports: list[Report], card: Message) -> None:
        self.stage, self.card = stage, card
        self.taps: dict[str, list[tuple[Person, str, Tap]]] = {report.ticket: [] for report in reports}
        self.rng = random.Random(20_270_302)
        self.tickets = [report.ticket for report in reports]

    def pairs(self) -> list[tuple[str, Person, str]]:
        """(ticket, moderator, action): two in a row for each report, who comes first is by chance."""
        one, two, _ = self.stage.staff
        made = []
        for ticket in self.tickets:
            actions = self.rng.sample(list(WON), 2)
            people = self.rng.sample([one, two], 2)
            made += [(ticket, person, action) for person, action in zip(people, actions, strict=True)]
        return made

    def tap(self, ticket: str, person: Person, action: str) -> None:
        """One of the two taps."""
        tap = self.stage.world.tap(person, self.card, f"case:{ticket}:1:{action}")
        self.taps[ticket].append((person, action, tap))

    async def answered(self) -> None:
        """Until both taps of every race were answered."""
        both = [tap for taps in self.taps.values() for *_, tap in taps]
        assert len(both) == 2 * RACES
        await self.stage.world.until(lambda: all(tap.answer is not None for tap in both), 40)

    async def check(self) -> None:
        """In every race one winner, one loser who knows, one audit event, one message to the resident."""
        app = self.stage.app
        events = await select(app.database, "SELECT actor, action FROM event WHERE action != 'carded'")
        told = await select(app.database, "SELECT body FROM outbox WHERE body LIKE '%told-%'")
        kept = {row["ticket"]: row for row in await select(app.database, "SELECT * FROM report")}
        assert len(events) == len(told) == RACES
        for ticket, taps in self.taps.items():
            assert kept[ticket]["version"] == 2
            self._check_race(taps, kept[ticket]["decided_by"])
            assert sum(ticket in row["body"] for row in told) == 1

    @staticmethod
    def _check_race(taps: list[tuple[Person, str, Tap]], decided_by: str) -> None:
        winners = [(person, action) for person, action, tap in taps if tap.answer == WON[action]]
        assert len(winners) == 1, [tap.answer for *_, tap in taps]
        ((winner, won),) = winners
        assert decided_by == winner.name
        (loser,) = (tap for person, _, tap in taps if person is not winner)
        late = LATE.fullmatch(loser.answer or "")
        assert late is not None, loser.answer
        assert (late[1], late[2], loser.alert) == (winner.name, STATES[won], True)


async def races(stage: Stage) -> Races:
    """200 reports that wait for a decision, none of them on a card yet: any message can carry a tap."""
    resident = stage.resident()
    await resident.say("/start")
    reports = await put_reports(stage, resident.person, RACES)
    return Races(stage, reports, stage.world.say(stage.staff[0], stage.group, "kartu"))


async def at_the_same_moment(race: Races) -> None:
    for pair in race.pairs():
        race.tap(*pair)


async def half_a_second_apart(race: Races) -> None:
    pairs = race.pairs()
    for pair in pairs[::2]:
        race.tap(*pair)
    await asyncio.sleep(0.5)
    for pair in pairs[1::2]:
        race.tap(*pair)


async def in_any_order(race: Races) -> None:
    """Every tap at a time of its own within a second."""
    loop = asyncio.get_running_loop()
    for pair in race.pairs():
        loop.call_later(race.rng.random(), race.tap, *pair)
    await asyncio.sleep(1.05)


@pytest.mark.parametrize("way", [at_the_same_moment, half_a_second_apart, in_any_order])
async def test_one_decision_wins(tmp_path: Path, way: Callable[[Races], Awaitable[None]]) -> None:
    async with town(tmp_path) as stage, playing(stage):
        race = await races(stage)
        await way(race)
        await race.answered()
        await race.check()


async def test_one_decision_wins_between_two_processes_on_one_database(tmp_path: Path) -> None:
    """Each of the two taps comes in through another bot; both bots work on the same file at once."""
    async with town(tmp_path) as stage, playing(stage), another_bot(stage) as other:
        race = await races(stage)
        await stage.settled()
        pairs = race.pairs()
        for place in range(0, len(pairs), 2 * AT_ONCE):
            for pair in pairs[place : place + 2 * AT_ONCE]:
                race.tap(*pair)
            updates = taken(stage)
            assert len(updates) == 2 * AT_ONCE
            bots = itertools.cycle([stage.app, other])
            await asyncio.gather(*(admit(app, raw) for app, raw in zip(bots, updates, strict=False)))
        await race.answered()
        await race.check()


async def test_the_same_tap_to_two_processes_counts_once(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage), another_bot(stage) as other:
        resident = stage.resident()
        await resident.say("/start")
        reports = await put_reports(stage, resident.person, 50)
        card = stage.world.say(stage.staff[0], stage.group, "kartu")
        await stage.settled()
        for report in reports:
            stage.world.tap(stage.staff[0], card, f"case:{report.ticket}:1:accept")
        await asyncio.gather(*(admit(app, raw) for raw in taken(stage) for app in (stage.app, other)))
        decided = await select(stage.app.database, "SELECT * FROM event WHERE action = 'accept'")
        answers = await select(stage.app.database, "SELECT * FROM outbox WHERE kind = 'toast'")
        assert len(decided) == len(answers) == len(reports)


async def admit(app: bot.App, raw: dict[str, Any]) -> None:
    """Hand this bot one update."""
    await app.receive.admit([app.channel.read(raw)])


def taken(stage: Stage) -> list[dict[str, Any]]:
    """The updates that wait, before any bot could ask for them."""
    waiting = [entry.update for entry in stage.world.updates.pending.values()]
    stage.world.updates.clear()
    return waiting


@asynccontextmanager
async def another_bot(stage: Stage) -> AsyncIterator[bot.App]:
    """A second bot on the same database. It takes no updates by itself: Telegram lets only one ask for them."""
    async with bot.built(stage.settings, paces={"telegram": Pace(Rates())}) as app:
        await app.channel.start()
        running = asyncio.create_task(app.deliver.run())
        try:
            yield app
        finally:
            running.cancel()
            await asyncio.wait([running])
