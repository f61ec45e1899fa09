"""The reports of one post: followed link by link as a plain walk would, and by the same statements however many."""

from collections.abc import Iterable
from random import Random
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import insert

from storage import reports, same_post
from storage.models import Sameness
from storage.sameness import ACCOUNT, BYTES, CONFIRMED, GLIMPSE, LINK, NAMED, PICTURE, STRONG, SUGGESTED, UNDONE
from tests.storage.test_sameness import Town, town

__all__ = ["town"]
Row = dict[str, Any]


async def draw(town: Town, random: Random, count: int) -> tuple[dict[int, int | None], set[int], list[Row]]:
    """(report -> its sender, the withdrawn ones, the links) of a town with posts of all kinds."""
    people = [await town.resident() for _ in range(count // 2)]
    senders: dict[int, int | None] = {}
    for _ in range(count):
        sender = random.choice(people)
        senders[await town.report(sender)] = sender
    rows = dict[tuple[int, int], Row]()
    for _ in range(count):
        earlier, later = sorted(random.sample(sorted(senders), 2))
        reason = random.choice((BYTES, LINK, PICTURE, ACCOUNT, GLIMPSE, NAMED))
        state = random.choice((SUGGESTED, SUGGESTED, SUGGESTED, CONFIRMED, UNDONE))
        common = {"reason": reason, "state": state, "score": 90, "by": "system", "at": 1.0}
        own = senders[later] == senders[earlier]
        rows[later, earlier] = {"report_id": later, "other_id": earlier, "own": own, **common}
    gone = set(random.sample(sorted(senders), count // 6))
    async with town.database.transaction() as transaction:
        await transaction.execute(insert(Sameness), list(rows.values()))
        for number in random.sample(sorted(senders), count // 4):
            await reports.change(transaction, number, contact_id=None)
            senders[number] = None
    for number in gone:
        await town.move(number, "withdraw")
    return senders, gone, list(rows.values())


def walk(start: int, rows: Iterable[Row], *, confirmed: bool) -> set[int]:
    """Everything that links which count (or are confirmed) lead to."""
    found, edge = {start}, {start}
    steps = [{row["report_id"], row["other_id"]} for row in rows if leads(row, confirmed=confirmed)]
    while edge:
        edge = {end for step in steps if step & edge for end in step} - found
        found |= edge
    return found


def leads(row: Row, *, confirmed: bool) -> bool:
    """Whether this link makes its two reports one post's."""
    suggested = row["state"] == SUGGESTED and row["reason"] in STRONG
    return row["state"] == CONFIRMED or (suggested and not confirmed)


def counted(group: set[int], senders: dict[int, int | None], gone: set[int], rows: list[Row]) -> int:
    """The persons behind these reports: one name for all reports that are known to be one person's."""
    names = {number: f"{senders[number] or f'unknown {number}'}" for number in group - gone}
    for row in rows:
        ends = row["report_id"], row["other_id"]
        if row["own"] and leads(row, confirmed=False) and names.keys() >= set(ends):
            one, other = (names[end] for end in ends)
            names = {number: other if name == one else name for number, name in names.items()}
    return len(set(names.values()))


@pytest.mark.parametrize("seed", range(3))
async def test_a_post_is_what_a_walk_along_its_links_finds(town: Town, seed: int) -> None:
    senders, gone, rows = await draw(town, Random(seed), 48)
    sizes = set()
    for number in senders:
        group = walk(number, rows, confirmed=False)
        said = walk(number, rows, confirmed=True)
        async with town.database.transaction() as transaction:
            assert await same_post.first_of(transaction, number) == min(group)
            assert await same_post.group_of(transaction, number) == said
            others = await same_post.confirmed(transaction, number)
            assert [other.id for other in others] == sorted(said - {number})
            people = await same_post.people(transaction, number)
        assert people == counted(group, senders, gone, rows)
        sizes.add(len(group))
    assert len(sizes) > 3  # or it was no test


@pytest.mark.parametrize("seed", range(3))
async def test_a_card_names_what_is_linked_and_still_counts_the_latest_first(town: Town, seed: int) -> None:
    senders, gone, rows = await draw(town, Random(seed), 24)
    shown = [row for row in rows if row["state"] == CONFIRMED or (row["state"] == SUGGESTED and row["reason"] != NAMED)]
    for number in senders:
        own = [row for row in shown if number in {row["report_id"], row["other_id"]}]
        ends = {row["report_id"] if row["other_id"] == number else row["other_id"]: row for row in own}
        async with town.database.transaction() as transaction:
            kin = await same_post.kin(transaction, number)
            assert await same_post.linked(transaction, number) == sorted(ends)
            people = await same_post.people(transaction, number)
        wanted = [(end, ends[end]["reason"], ends[end]["state"]) for end in sorted(ends.keys() - gone, reverse=True)]
        told = [(other.report_id, other.reason, other.state) for other in kin.others] if kin else []
        assert told == wanted
        assert (kin.people if kin else people) == people


async def test_a_long_chain_and_a_large_star_are_asked_for_by_the_same_statements(town: Town) -> None:
    """Each other statement is kept prepared for a while: of lists that grow, there would be one for each length."""
    first = await town.report()
    said = list[str]()
    event.listen(town.database.engine.sync_engine, "before_cursor_execute", lambda *told: said.append(str(told[2])))

    async def asked() -> tuple[list[str], int]:
        said.clear()
        async with town.database.transaction() as transaction:
            kin = await same_post.kin(transaction, first)
            for ask in (same_post.first_of, same_post.group_of, same_post.confirmed, same_post.linked):
                await ask(transaction, first)
        return said.copy(), kin.people if kin else 0

    await town.link(last := await town.report(), first)
    statements, people = await asked()
    assert people == 2
    for number in range(30):
        await town.link(following := await town.report(), last if number % 2 else first)
        last = following
    assert await asked() == (statements, 32)
