"""A numbered burst: 50 residents write 1,000 messages at once; every one is answered, in order, none twice."""

import random
import re
from pathlib import Path
from typing import Final

from tests.reliability.town import TICKET, playing, put_reports, town
from tests.stage import Resident, Stage

RESIDENTS: Final = 50
EACH: Final = 20
SHOWN: Final = re.compile(r"(LN-[0-9A-Z]{4}-[0-9A-Z]{4})\n")


async def numbered(stage: Stage) -> dict[int, list[str]]:
    """Residents with 20 reports each, and the order in which each asks for them: the answer names the report."""
    rng, asked = random.Random(20_270_303), dict[int, list[str]]()
    for number in range(RESIDENTS):
        person = stage.resident(f"Warga {number}").person
        tickets = [report.ticket for report in await put_reports(stage, person, EACH)]
        rng.shuffle(tickets)
        asked[person.id] = tickets
    return asked


async def test_a_thousand_messages_at_once(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage):
        asked = await numbered(stage)
        for place in range(EACH):
            for person, tickets in asked.items():
                stage.world.say(stage.world.people[person], stage.world.chats[person], f"/status {tickets[place]}")
        people = {person: Resident(stage, stage.world.people[person]) for person in asked}
        await stage.world.until(lambda: sum(len(r.heard) for r in people.values()) >= RESIDENTS * EACH, 60)
        await stage.settled()
        for person, tickets in asked.items():
            assert [TICKET.findall(message.text)[0] for message in people[person].heard] == tickets
            assert all(SHOWN.match(message.text) for message in people[person].heard)


async def test_a_thousand_messages_and_a_restart_in_the_middle(tmp_path: Path) -> None:
    """Asked to stop in the middle, the bot repeats nothing and goes on where it was."""
    async with town(tmp_path) as stage:
        async with playing(stage):
            asked = await numbered(stage)
            for place in range(EACH):
                for person, tickets in asked.items():
                    stage.world.say(stage.world.people[person], stage.world.chats[person], f"/status {tickets[place]}")
            people = {person: Resident(stage, stage.world.people[person]) for person in asked}
            await stage.world.until(lambda: sum(len(r.heard) for r in people.values()) >= RESIDENTS * EACH // 3, 60)
        assert sum(len(resident.heard) for resident in people.values()) < RESIDENTS * EACH
        async with playing(stage):
            await stage.settled()
        for person, tickets in asked.items():
            assert [TICKET.findall(message.text)[0] for message in people[person].heard] == tickets
