"""A numbered burst: residents write hundreds of messages at once; every one is answered, in order, none twice."""

import random
import re
from pathlib import Path
from typing import Any, Final

from tests.channels.phone import somebody
from tests.reliability.town import TICKET, acquainted, holds, playing, put_reports_of, town
from tests.reliability.ways import PTB, WHATSAPP, Way, over
from tests.speaker import Speaker
from tests.stage import Stage

SHOWN: Final = re.compile(r"\*?(LN-[0-9A-Z]{4}-[0-9A-Z]{4})\*?\n")
Asked = list[tuple[Speaker[Any], list[str]]]
"""Who, and the tickets in the order in which they ask for them."""


async def numbered(stage: Stage, residents: int, each: int) -> Asked:
    """Residents with so many reports each, and the order in which each asks for them: the answer names the report."""
    rng = random.Random(20_270_303)
    people = [somebody(stage, f"Warga {number}") for number in range(residents)]
    asked: Asked = []
    for who, contact in zip(people, await acquainted(stage, people), strict=True):
        tickets = [report.ticket for report in await put_reports_of(stage, contact, each)]
        rng.shuffle(tickets)
        asked.append((who, tickets))
    return asked


def burst(asked: Asked) -> None:
    """Everybody asks for everything."""
    for turn in zip(*([(who, ticket) for ticket in tickets] for who, tickets in asked), strict=True):
        for who, ticket in turn:
            who.write(f"/status {ticket}")


def answered(asked: Asked) -> int:
    """How many answers there are; the first one of each was to the greeting."""
    return sum(len(who.heard) - 1 for who, _ in asked)


def check_in_order(asked: Asked) -> None:
    """Each was answered everything once, in the order asked."""
    for who, tickets in asked:
        assert [TICKET.findall(answer.text)[0] for answer in who.heard[1:]] == tickets
        assert all(SHOWN.match(answer.text) for answer in who.heard[1:])


@over()
async def test_many_messages_at_once(tmp_path: Path, way: Way) -> None:
    residents, each = (50, 20) if way is PTB else (20, 15)
    async with town(tmp_path, way=way) as stage, playing(stage):
        asked = await numbered(stage, residents, each)
        burst(asked)
        await holds(lambda: answered(asked) >= residents * each, 60)
        await stage.settled()
        check_in_order(asked)


@over(PTB, WHATSAPP)
async def test_many_messages_and_a_restart_in_the_middle(tmp_path: Path, way: Way) -> None:
    """Asked to stop in the middle, the bot repeats nothing and goes on where it was."""
    async with town(tmp_path, way=way) as stage:
        async with playing(stage):
            asked = await numbered(stage, 20, 15)
            burst(asked)
            await holds(lambda: answered(asked) >= 100, 60)
        assert answered(asked) < 300
        async with playing(stage):
            await stage.settled()
        check_in_order(asked)
