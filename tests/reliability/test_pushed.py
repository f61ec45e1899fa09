"""Updates that are pushed to us: each answered only when it is kept, many of them kept at once."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import event, text

from bot import app as bot
from bot.pushed import TOGETHER, Pushed
from handlers.messages import Said, Sender, Update
from tests.reliability.town import playing, select, town
from tests.stage import Stage


def said(number: int, person: int, words: str = "/status") -> Update:
    """Somebody says something; by webhook, each alone."""
    command = words[1:] if words.startswith("/") else ""
    heard = Said(command=command, text="" if command else words)
    return Update("telegram", str(number), str(person), Sender(str(person)), heard)


def commits(app: bot.App) -> list[str]:
    """Grows by one with each commit from now on."""
    seen: list[str] = []
    event.listen(app.database.engine.sync_engine, "commit", lambda _: seen.append("commit"))
    return seen


async def spoil(app: bot.App, name: str) -> None:
    """From now on nothing can be kept."""
    async with app.database.transaction() as transaction:
        await transaction.execute(text(f"ALTER TABLE {name} RENAME TO {name}_away"))


async def mend(app: bot.App, name: str) -> None:
    """It can again."""
    async with app.database.transaction() as transaction:
        await transaction.execute(text(f"ALTER TABLE {name}_away RENAME TO {name}"))


def strangers(stage: Stage, count: int) -> list[int]:
    """People who can be written to."""
    people = [stage.resident(f"Warga {number}").person for number in range(count)]
    for person in people:
        stage.world.private(person).started = True
    return [person.id for person in people]


async def test_all_are_kept_in_few_commits_and_each_is_answered(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage) as app:
        people = strangers(stage, 50)
        seen = commits(app)
        await asyncio.gather(*(app.receive.take(said(number, people[number % 50])) for number in range(200)))
        at_once = len(seen)
        assert len(await select(app.database, "SELECT * FROM inbox")) == 200
        await stage.settled()
        for person in people:
            chat = stage.world.private(stage.world.people[person])
            assert len([message for message in chat.messages.values() if message.sender is stage.world.bot]) == 4
    assert at_once < 50


async def test_nobody_waits_for_all_that_came_at_once() -> None:
    kept = list[list[str]]()

    async def keep(updates: Sequence[Update]) -> None:
        kept.append([update.id for update in updates])

    pushed = Pushed(keep)
    await asyncio.gather(*(pushed.take(said(number, 1)) for number in range(2 * TOGETHER + 3)))
    assert [number for batch in kept for number in batch] == [str(number) for number in range(2 * TOGETHER + 3)]
    assert [len(batch) for batch in kept] == [TOGETHER, TOGETHER, 3]


async def test_what_one_person_says_stays_in_order(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage) as app:
        (person,) = strangers(stage, 1)
        words = ["/lapor", "ya", "2", "1", "https://contoh.example/1"]
        await asyncio.gather(*(app.receive.take(said(number, person, each)) for number, each in enumerate(words)))
        await stage.settled()
        answers = [message.text for message in stage.world.private(stage.world.people[person]).messages.values()]
        asked = [answer.split("\n", maxsplit=1)[0] for answer in answers if "Langkah" in answer]
        assert asked == [f"Langkah {number} dari 11" for number in range(1, 5)]


async def test_the_same_pushed_twice_at_once_is_one(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage) as app:
        (person,) = strangers(stage, 1)
        await asyncio.gather(*(app.receive.take(said(1, person)) for _ in range(20)))
        await stage.settled()
        assert len(stage.world.private(stage.world.people[person]).messages) == 1


async def test_what_cannot_be_kept_is_refused_and_kept_when_it_comes_again(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage) as app:
        people = strangers(stage, 10)
        updates = [said(number, person) for number, person in enumerate(people)]
        await spoil(app, "inbox")
        ends = await asyncio.gather(*map(app.receive.take, updates), return_exceptions=True)
        assert all(isinstance(end, Exception) for end in ends)
        await mend(app, "inbox")
        await asyncio.gather(*map(app.receive.take, updates))
        await stage.settled()
        assert len(await select(app.database, "SELECT * FROM inbox")) == 10
        for person in people:
            assert len(stage.world.private(stage.world.people[person]).messages) == 1


async def test_who_hangs_up_while_waiting_holds_nobody_up(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage) as app:
        people = strangers(stage, 3)
        tasks = [asyncio.create_task(app.receive.take(said(number, person))) for number, person in enumerate(people)]
        await asyncio.sleep(0)
        tasks[1].cancel()
        ends = await asyncio.gather(*tasks, return_exceptions=True)
        assert [type(end) for end in ends] == [type(None), asyncio.CancelledError, type(None)]
        await app.receive.take(said(1, people[1]))
        await stage.settled()
        assert all(len(stage.world.private(stage.world.people[person]).messages) == 1 for person in people)


@pytest.mark.parametrize("kept_by", ["first", "later"])
async def test_what_was_kept_with_others_is_not_kept_again(tmp_path: Path, kept_by: str) -> None:
    async with town(tmp_path) as stage, playing(stage) as app:
        (person,) = strangers(stage, 1)
        update = said(1, person)
        await app.receive.take(update)
        if kept_by == "later":
            await app.receive.take(said(2, person))
        await app.receive.take(update)
        await stage.settled()
        assert len(await select(app.database, "SELECT * FROM inbox")) == (1 if kept_by == "first" else 2)
