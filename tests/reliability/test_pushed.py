"""Updates that are pushed to us: each answered only when it is kept, a crowd of them before they are handled."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import event, text

from bot import app as bot
from bot import pushed as door
from bot.pushed import MANY, TOGETHER, Pushed
from bot.shelf import Shelved
from handlers.messages import Said, Sender, Update
from tests.reliability.test_poison import BROKEN
from tests.reliability.town import kept_updates, playing, select, town
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


def answers_to(stage: Stage, person: int) -> list[str]:
    """What the bot has said to somebody, oldest first."""
    chat = stage.world.private(stage.world.people[person])
    return [message.text for message in chat.messages.values() if message.sender is stage.world.bot]


async def counted(app: bot.App, table: str) -> int:
    return len(await select(app.database, f"SELECT * FROM {table}"))  # noqa: S608 - our own names


async def test_all_are_kept_in_few_commits_and_each_is_answered(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage) as app:
        people = strangers(stage, 50)
        seen = commits(app)
        await asyncio.gather(*(app.receive.take(said(number, people[number % 50])) for number in range(200)))
        at_once = len(seen)
        assert await kept_updates(app.database) == 200
        await stage.settled()
        assert (await counted(app, "inbox"), await counted(app, "backlog")) == (200, 0)
        assert all(len(answers_to(stage, person)) == 4 for person in people)
    assert at_once < 20


async def test_a_crowd_is_let_in_before_it_is_handled(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage) as app:
        people = strangers(stage, 3 * TOGETHER)
        await asyncio.gather(*(app.receive.take(said(number, person)) for number, person in enumerate(people)))
        assert await counted(app, "backlog") > TOGETHER
        await stage.settled()
        assert all(len(answers_to(stage, person)) == 1 for person in people)


async def test_a_few_are_handled_at_once(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage) as app:
        people = strangers(stage, MANY)
        await asyncio.gather(*(app.receive.take(said(number, person)) for number, person in enumerate(people)))
        assert (await counted(app, "inbox"), await counted(app, "backlog")) == (MANY, 0)


class Waits:
    """A backlog in memory."""

    def __init__(self) -> None:
        self.rows: list[Shelved] = []
        self.given_up: list[str] = []
        self.others = False

    async def keep(self, updates: Sequence[Update]) -> None:
        self.rows += [Shelved(int(update.id), update) for update in updates]
        await asyncio.sleep(0)  # as long as a commit takes, others may go on

    async def oldest(self, most: int) -> list[Shelved]:
        found = self.rows[:most]
        await asyncio.sleep(0)
        return found

    async def waits(self) -> bool:
        return bool(self.rows)

    async def others_wait(self) -> bool:
        return self.others

    async def give_up(self, one: Shelved, reason: str) -> None:
        self.rows.remove(one)
        self.given_up.append(f"{one.update.id}: {reason}")


async def test_whoever_comes_while_others_wait_stands_behind_them() -> None:
    handled, waits = list[list[str]](), Waits()

    async def admit(updates: Sequence[Update], rows: Sequence[int]) -> None:
        handled.append([update.id for update in updates])
        waits.rows = [one for one in waits.rows if one.row not in rows]
        await asyncio.sleep(0)

    pushed, came = Pushed(admit, waits), 0
    for crowd in (1, 2 * TOGETHER + 3, 1, 2, MANY + 1, 1, 1):
        await asyncio.gather(*(pushed.take(said(came + number, 1)) for number in range(crowd)))
        came += crowd
    while pushed.behind:  # noqa: ASYNC110 - nobody tells us
        await asyncio.sleep(0)
    assert [number for batch in handled for number in batch] == [str(number) for number in range(came)]
    assert max(map(len, handled)) == TOGETHER
    await pushed.take(said(came, 1))
    assert (handled[-1], waits.rows) == ([str(came)], [])


async def test_what_one_person_says_stays_in_order(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage) as app:
        (person,) = strangers(stage, 1)
        words = ["/lapor", "ya", "2", "1", "https://contoh.example/1"]
        await asyncio.gather(*(app.receive.take(said(number, person, each)) for number, each in enumerate(words)))
        await stage.settled()
        answers = [message.text for message in stage.world.private(stage.world.people[person]).messages.values()]
        asked = [answer.split("\n", maxsplit=1)[0] for answer in answers if "Langkah" in answer]
        assert asked == [f"Langkah {number} dari 11" for number in range(1, 5)]


async def test_what_one_person_says_in_a_crowd_stays_in_order(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage) as app:
        person, *others = strangers(stage, 40)
        words = ["/lapor", "ya", "2", "1", "https://contoh.example/1"]
        for turn, each in enumerate(words):
            crowd = [said(100 * turn + number, other) for number, other in enumerate(others, 1)]
            mine = said(100 * turn, person, each)
            await asyncio.gather(*map(app.receive.take, [*crowd[:20], mine, *crowd[20:]]))
        await stage.settled()
        asked = [answer.split("\n", maxsplit=1)[0] for answer in answers_to(stage, person) if "Langkah" in answer]
        assert asked == [f"Langkah {number} dari 11" for number in range(1, 5)]


async def test_a_crowd_that_was_let_in_is_handled_by_the_next_start(tmp_path: Path) -> None:
    async with town(tmp_path) as stage:
        people = strangers(stage, 60)
        async with playing(stage) as app:
            await asyncio.gather(*(app.receive.take(said(number, person)) for number, person in enumerate(people)))
            assert await counted(app, "backlog") > 0
        async with playing(stage) as app:
            await stage.settled()
            assert (await counted(app, "inbox"), await counted(app, "backlog")) == (60, 0)
            assert all(answers_to(stage, person) for person in people)


async def test_what_breaks_in_a_crowd_breaks_alone(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage) as app:
        people = strangers(stage, 20)
        await app.receive.take(said(900, people[3], "/lapor"))
        await stage.settled()
        async with app.database.transaction() as transaction:
            await transaction.execute(text("UPDATE dialogue SET talk = :talk"), {"talk": BROKEN})
        await asyncio.gather(*(app.receive.take(said(number, person, "x")) for number, person in enumerate(people)))
        await stage.settled()
        assert "gagal kami proses" in answers_to(stage, people[3])[-1]
        assert (await counted(app, "dead_letter"), await counted(app, "backlog")) == (1, 0)
        others = [person for person in people if person != people[3]]
        assert all(len(answers_to(stage, person)) == 1 for person in others)


async def test_handling_goes_on_when_the_database_is_well_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "AGAIN_AFTER", 0.01)
    async with town(tmp_path) as stage, playing(stage) as app:
        people = strangers(stage, 20)
        await spoil(app, "inbox")
        await asyncio.gather(*(app.receive.take(said(number, person)) for number, person in enumerate(people)))
        assert app.receive.pushed.behind
        await mend(app, "inbox")
        await stage.settled()
        assert (await counted(app, "inbox"), await counted(app, "backlog")) == (20, 0)
        assert all(len(answers_to(stage, person)) == 1 for person in people)


async def test_the_same_pushed_twice_at_once_is_one(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage) as app:
        (person,) = strangers(stage, 1)
        await asyncio.gather(*(app.receive.take(said(1, person)) for _ in range(20)))
        await stage.settled()
        assert len(stage.world.private(stage.world.people[person]).messages) == 1


@pytest.mark.parametrize(("count", "table"), [(MANY, "inbox"), (MANY + 2, "backlog")])
async def test_what_cannot_be_kept_is_refused_and_kept_when_it_comes_again(
    tmp_path: Path, count: int, table: str
) -> None:
    async with town(tmp_path) as stage, playing(stage) as app:
        people = strangers(stage, count)
        updates = [said(number, person) for number, person in enumerate(people)]
        await spoil(app, table)
        ends = await asyncio.gather(*map(app.receive.take, updates), return_exceptions=True)
        assert all(isinstance(end, Exception) for end in ends)
        await mend(app, table)
        await asyncio.gather(*map(app.receive.take, updates))
        await stage.settled()
        assert await counted(app, "inbox") == count
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


async def test_what_a_dead_process_left_is_looked_for() -> None:
    handled, waits = list[str](), Waits()
    await waits.keep([said(number, 1) for number in range(TOGETHER + 1)])

    async def admit(updates: Sequence[Update], rows: Sequence[int]) -> None:
        handled.extend(update.id for update in updates)
        waits.rows = [one for one in waits.rows if one.row not in rows]

    pushed = Pushed(admit, waits)
    await pushed.look()
    await pushed.look()
    while pushed.behind:  # noqa: ASYNC110 - nobody tells us
        await asyncio.sleep(0)
    assert handled == [f"{number}" for number in range(TOGETHER + 1)]


class Slow:
    """Handles what waits, each batch once it is told to go on."""

    def __init__(self, waits: Waits) -> None:
        self.began, self.go_on = asyncio.Event(), asyncio.Event()
        self.handled = list[str]()
        self._waits = waits

    async def __call__(self, updates: Sequence[Update], rows: Sequence[int]) -> None:
        self.began.set()
        await self.go_on.wait()
        self.handled += [update.id for update in updates]
        self._waits.rows = [one for one in self._waits.rows if one.row not in rows]


async def test_a_stop_lets_one_batch_end_and_leaves_the_rest_as_it_is() -> None:
    waits = Waits()
    slow = Slow(waits)
    pushed, crowd = Pushed(slow, waits), 2 * TOGETHER + 3
    await asyncio.gather(*(pushed.take(said(number, 1)) for number in range(crowd)))
    await slow.began.wait()
    closing = asyncio.create_task(pushed.close())
    await asyncio.sleep(0)
    slow.go_on.set()
    await closing
    assert slow.handled == [f"{number}" for number in range(len(slow.handled))]
    assert 0 < len(slow.handled) < crowd == len(slow.handled) + len(waits.rows)
    assert not pushed.behind


async def test_a_stop_does_not_wait_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "LAST_ORDERS", 0.01)
    waits = Waits()
    slow = Slow(waits)
    pushed = Pushed(slow, waits)
    await asyncio.gather(*(pushed.take(said(number, 1)) for number in range(MANY + 1)))
    await slow.began.wait()
    await pushed.close()
    assert (pushed.behind, slow.handled, len(waits.rows)) == (False, [], MANY + 1)


async def test_what_can_never_be_handled_is_given_up_and_lets_the_others_through(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(door, "AGAIN_AFTER", 0.0)
    waits, handled = Waits(), list[str]()

    async def admit(updates: Sequence[Update], rows: Sequence[int]) -> None:
        if any(update.id in ("3", "5") for update in updates):
            raise ValueError
        handled.extend(update.id for update in updates)
        waits.rows = [one for one in waits.rows if one.row not in rows]

    pushed = Pushed(admit, waits)
    await asyncio.gather(*(pushed.take(said(number, 1)) for number in range(MANY + 1)))
    while pushed.behind:  # noqa: ASYNC110 - nobody tells us
        await asyncio.sleep(0)
    assert handled == [f"{number}" for number in range(MANY + 1) if number not in (3, 5)]
    assert waits.given_up == ["3: ValueError", "5: ValueError"]


async def test_while_the_database_does_not_work_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "AGAIN_AFTER", 0.0)
    waits, tries = Waits(), list[int]()

    async def admit(_updates: Sequence[Update], _rows: Sequence[int]) -> None:
        tries.append(1)
        raise OSError

    async def give_up(_one: Shelved, _reason: str) -> None:
        raise OSError

    monkeypatch.setattr(waits, "give_up", give_up)
    pushed = Pushed(admit, waits)
    await asyncio.gather(*(pushed.take(said(number, 1)) for number in range(MANY + 1)))
    while len(tries) < 4 * door.ENOUGH:  # noqa: ASYNC110 - nobody tells us
        await asyncio.sleep(0)
    await pushed.close()
    assert len(waits.rows) == MANY + 1


async def test_trouble_that_passes_is_no_reason_to_give_up_what_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "AGAIN_AFTER", 0.0)
    waits, tries = Waits(), list[int]()

    async def admit(_updates: Sequence[Update], _rows: Sequence[int]) -> None:
        tries.append(1)
        raise ConnectionRefusedError

    pushed = Pushed(admit, waits)
    await asyncio.gather(*(pushed.take(said(number, 1)) for number in range(MANY + 1)))
    async with asyncio.timeout(5):
        while len(tries) < 4 * door.ENOUGH:  # noqa: ASYNC110 - nobody tells us
            await asyncio.sleep(0)
    await pushed.close()
    assert (len(waits.rows), waits.given_up) == (MANY + 1, [])


async def test_what_others_keep_is_stood_behind_as_well() -> None:
    waits = Waits()
    slow = Slow(waits)
    slow.go_on.set()
    pushed = Pushed(slow, waits)
    waits.others = True
    await waits.keep([said(1, 1)])
    await pushed.take(said(2, 1))
    assert slow.handled == []
    await pushed.caught_up()
    assert slow.handled == ["1", "2"]


async def test_whoever_comes_at_the_last_moment_is_kept_for_the_next_start() -> None:
    waits = Waits()
    slow = Slow(waits)
    slow.go_on.set()
    pushed = Pushed(slow, waits)
    await pushed.close()
    await pushed.take(said(1, 1))
    assert (slow.handled, len(waits.rows)) == ([], 1)


async def test_whoever_comes_while_a_crowd_is_handled_stands_behind_it() -> None:
    waits = Waits()
    slow = Slow(waits)
    pushed = Pushed(slow, waits)
    await asyncio.gather(*(pushed.take(said(number, 1)) for number in range(MANY + 1)))
    await slow.began.wait()
    await asyncio.wait_for(pushed.take(said(MANY + 1, 1)), 5)  # kept, and not handled
    assert slow.handled == []
    slow.go_on.set()
    await pushed.caught_up()
    assert slow.handled == [f"{number}" for number in range(MANY + 2)]
