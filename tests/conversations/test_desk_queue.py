"""A storm of reports: the group is not flooded, one board tells how many wait, and nothing is lost."""

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio
from sqlmodel import col, update

from bot.pace import Pace, Rates
from bot.sandbox.world import Limits, Message
from handlers.desk_queue import room
from storage.models import Report
from storage.queue import Counts
from tests.conversations.flood import filed
from tests.conversations.insight import report_of
from tests.conversations.talks import TICKET
from tests.conversations.test_group_commands import ask
from tests.stage import Stage


@pytest_asyncio.fixture(loop_scope="session")
async def paced(stage: Stage) -> AsyncIterator[Stage]:
    """A stage whose Telegram refuses more than 12 messages a minute in a group, and whose bot knows it. (Telegram's own
    limit, and 1,000 reports, are the bench's.)
    """
    stage.world.limits = replace(Limits.none(), group_per_minute=12)
    stage.paces["telegram"] = Pace(Rates(group_per_minute=12))
    await stage.restart()
    yield stage
    assert stage.world.faults.impatient == 0


def boards(stage: Stage) -> list[Message]:
    """The messages that tell how many cards are held back."""
    return [message for message in stage.bot_messages(stage.group) if message.text.startswith("📥")]


def carded(stage: Stage) -> Counter[str]:
    """How many cards there are of each ticket."""
    return Counter(card.text[:12] for card in stage.cards())


async def decide_all(stage: Stage) -> None:
    """All cards that are in the group are decided."""
    async with stage.app.database.transaction() as transaction:
        await transaction.execute(update(Report).where(col(Report.card) != "").values(state="accepted"))


async def test_a_storm_is_held_back_and_shown_as_it_is_decided(paced: Stage) -> None:
    tickets = await filed(paced, *([2] * 16))
    await paced.settled()
    (board,) = boards(paced)
    assert len(paced.cards()) == 4
    assert "16 laporan menunggu keputusan; 12 kartunya belum ditampilkan" in board.text
    for shown in (9, 10, 10):  # no more than anybody can keep in sight
        await paced.tick(hours=1 / 60)
        assert len(paced.cards()) == shown
    for _ in range(2):
        await decide_all(paced)
        await paced.tick(hours=1 / 60)
    assert carded(paced) == Counter(tickets)
    assert [message.text for message in boards(paced)] == [
        "📥 Semua kartu sudah ditampilkan. 1 laporan menunggu keputusan."
    ]


async def test_who_asks_is_shown_the_next_and_the_most_pressing_card(paced: Stage) -> None:
    tickets = await filed(paced, *([0] * 12))
    (pressing,) = await filed(paced, 5)
    await paced.settled()
    board, before = boards(paced)[0], carded(paced)
    assert "1 jatuh tempo paling lambat besok" in board.text
    tap = await paced.tap(paced.staff[0], board, "queue:next")
    await paced.settled()
    assert tap.answer == f"{pressing} ditampilkan di bawah."
    assert carded(paced) - before == {pressing: 1}
    again = await paced.tap(paced.staff[1], board, "queue:first")
    assert again.answer == f"{pressing} ditampilkan di bawah."
    opened = set[str]()
    for _ in range(3):
        opened.add((await paced.tap(paced.staff[1], board, "queue:next")).answer or "")
    await paced.settled()
    assert len(opened & {f"{ticket} ditampilkan di bawah." for ticket in tickets}) == 3
    assert len(boards(paced)) == 1


async def test_what_comes_after_a_storm_waits_its_turn_and_what_is_withdrawn_does_not(paced: Stage) -> None:
    await filed(paced, *([2] * 14))
    await paced.settled()
    (late,) = await filed(paced, 2)
    await paced.settled()
    assert late not in carded(paced)
    assert (await report_of(paced, late)).card == ""
    (text,) = await ask(paced, f"/kasus {late}")
    assert text.startswith(late)
    assert carded(paced)[late] == 1


async def test_a_few_reports_are_shown_one_by_one(paced: Stage) -> None:
    tickets = await filed(paced, *([2] * 6))
    await paced.settled()
    assert carded(paced) == Counter(tickets)
    assert boards(paced) == []


@pytest.mark.parametrize(
    ("shown", "held", "waiting", "free"),
    [(0, 50, 0, 5), (7, 50, 0, 3), (10, 50, 0, 0), (30, 50, 0, 0), (0, 2, 0, 2), (0, 50, 1, 0), (0, 0, 0, 0)],
)
def test_how_many_are_shown_by_themselves(shown: int, held: int, waiting: int, free: int) -> None:
    assert room(Counts(shown=shown, held=held), waiting) == free


async def test_a_storm_survives_a_restart(paced: Stage) -> None:
    tickets = await filed(paced, *([2] * 14))
    await paced.restart()
    await paced.settled()
    assert set(carded(paced)) < set(tickets)
    text = "".join(await ask(paced, "/antrean"))
    assert "Antrean: 14 laporan menunggu keputusan" in text


async def test_every_case_is_reached_by_the_list(paced: Stage) -> None:
    tickets = await filed(paced, *([2] * 14))
    await paced.settled()
    await ask(paced, "/antrean")
    listing = paced.bot_messages(paced.group)[-1]
    seen, button = set[str](), "queue:list:all:0"
    while True:
        await paced.tap(paced.staff[0], listing, button)
        await paced.settled()
        seen |= set(TICKET.findall(listing.text))
        ids = [entry["callback_data"] for row in listing.keyboard for entry in row]
        if (button := f"queue:list:all:{int(button.rpartition(':')[2]) + 1}") not in ids:
            break
    assert seen == set(tickets)
    before = carded(paced)
    await paced.tap(paced.staff[0], listing, f":open:{min(TICKET.findall(listing.text))}")
    await paced.settled()
    assert sum((carded(paced) - before).values()) == 1
