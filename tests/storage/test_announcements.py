"""An announcement on its way to two thousand people: everybody once, whoever looks, stops or begins again."""

import asyncio
from collections import Counter

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, insert, select, update

from handlers import broadcast, quiet
from handlers.desk import Desk
from handlers.scene import House
from handlers.words import Words
from storage import announcements, outbox, subscriptions
from storage import contacts as book
from storage.announcements import DONE, SENDING, STOPPED, Announcement
from storage.contacts import Contacts
from storage.crypt import Crypt
from storage.database import Database, fetch
from storage.joining import join
from storage.models import Contact, Event, Outbox
from storage.outbox import WORK
from storage.regions import load_region
from storage.subscriptions import Subscription
from tests.storage.conftest import until_waiting

MORNING = 1_800_000_000.0  # 15 January 2027, 15.00 in Solo
MANY = 2_000


@pytest.fixture
def house(contacts: Contacts, crypt: Crypt) -> House:
    """One city without any chats."""
    return House(Words({"id": [""]}), contacts, crypt, {"solo": Desk(load_region("solo"))}, {})


def draft(now: float = MORNING) -> Announcement:
    """Written by the first contact."""
    role, kind = "official", "circular"
    return Announcement(
        region="solo", contact_id=1, by="a", role=role, kind=kind, title="SE", text="Isi", created_at=now
    )


async def begun(database: Database, people: int = MANY, now: float = MORNING) -> int:
    """An announcement of the first contact to the others, which begins now; returns its number."""
    everybody = [Contact(channel="telegram", lookup=f"{n}", sealed=b"", created_at=now) for n in range(people + 1)]
    made = [person.model_dump(exclude={"id"}) for person in everybody]
    wanted = [{"region": "solo", "contact_id": number + 2, "since": now} for number in range(people)]
    async with database.transaction() as transaction:
        await transaction.execute(insert(Contact), made)
        if wanted:
            await transaction.execute(insert(Subscription), wanted)
        number = await announcements.put(transaction, draft(now))
        assert await announcements.start(transaction, number, people, now)
    return number


async def tick(house: House, database: Database, now: float) -> None:
    """What the clock does once a minute."""
    async with database.transaction() as transaction:
        await outbox.put(transaction, await broadcast.look(house, transaction, now), now)


async def carry_out(database: Database, number: int, now: float) -> list[int]:
    """Send what is due, one a lane at a time as `deliver` does; returns to whom."""
    reached = list[int]()
    while True:
        async with database.transaction() as transaction:
            claimed = await outbox.claim(transaction, WORK, 100, now)
            await outbox.settle(transaction, [(errand.id, "") for errand in claimed], now)
            news = [errand.contact_id for errand in claimed if errand.kind == broadcast.NEWS]
            for _ in news:
                await announcements.arrived(transaction, number)
        reached += news
        if not claimed:
            return reached


async def state(database: Database, number: int) -> Announcement:
    async with database.transaction() as transaction:
        found = await announcements.by_id(transaction, number)
    assert found is not None
    return found


async def rows(database: Database) -> list[Outbox]:
    async with database.transaction() as transaction:
        return await fetch(transaction, Outbox, select(Outbox).where(col(Outbox.kind) == broadcast.NEWS))


async def test_two_processes_reach_everybody_once(database: Database, another: Database, house: House) -> None:
    number = await begun(database)
    for minute in range(7):
        now = MORNING + 60.0 * minute
        await asyncio.gather(*(tick(house, each, now) for each in (database, another)))
        waiting = [row for row in await rows(database) if row.state == "pending"]
        assert len(waiting) <= quiet.PER_SECOND * quiet.BATCH_SECONDS
        assert {round(row.due_at - now, 1) for row in waiting} >= {0.0, 0.2, 20.0}
        # All that was written counts as sent, as a run would have by then.
        async with database.transaction() as transaction:
            await outbox.settle(transaction, [(row.id or 0, "") for row in waiting], now)
    reached = Counter(row.contact_id for row in await rows(database))
    assert reached == Counter(range(2, MANY + 2))
    await tick(house, database, MORNING + 420)
    assert (await state(database, number)).state == DONE


async def test_a_batch_is_written_once_when_two_look_at_the_same_moment(
    database: Database, another: Database, house: House
) -> None:
    await begun(database)
    await asyncio.gather(*(tick(house, each, MORNING) for each in (database, another) * 3))
    assert sorted(row.contact_id for row in await rows(database)) == list(range(2, 302))


async def test_what_was_rolled_back_is_written_again(database: Database, house: House) -> None:
    """The process dies before the commit."""
    number = await begun(database, 3)
    with pytest.raises(RuntimeError):
        async with database.transaction() as transaction:
            await outbox.put(transaction, await broadcast.look(house, transaction, MORNING), MORNING)
            raise RuntimeError
    assert (await state(database, number)).cursor == 0
    await tick(house, database, MORNING)
    assert sorted(row.contact_id for row in await rows(database)) == [2, 3, 4]


async def test_a_stop_takes_back_what_is_not_under_way(database: Database, house: House) -> None:
    number = await begun(database)
    await tick(house, database, MORNING)
    assert await carry_out(database, number, MORNING + 1) == [2, 3, 4, 5, 6, 7]
    async with database.transaction() as transaction:
        under_way = await outbox.claim(transaction, WORK, 1, MORNING + 2)
    async with database.transaction() as transaction:
        assert await announcements.stop(transaction, number)
        assert not await announcements.stop(transaction, number)
    left = [row for row in await rows(database) if row.state == "pending"]
    assert [row.id for row in left] == [errand.id for errand in under_way]
    await tick(house, database, MORNING + 600)
    assert await rows(database) == [row for row in await rows(database) if row.contact_id <= 8]
    assert (await state(database, number)).state == STOPPED


async def test_who_cannot_be_written_to_came_later_or_ended_it_is_passed_over(database: Database, house: House) -> None:
    number = await begun(database, 5)
    async with database.transaction() as transaction:
        await book.set_reachable(transaction, 3, False)
        await subscriptions.end(transaction, 4)
        await subscriptions.end(transaction, 6)
        await subscriptions.begin(transaction, 6, "solo", MORNING + 1)
    await tick(house, database, MORNING)
    assert await carry_out(database, number, MORNING + 9) == [2, 5]
    await tick(house, database, MORNING + 60)
    done = await state(database, number)
    assert (done.state, done.walked, done.sent) == (DONE, 3, 2)
    async with database.transaction() as transaction:
        (event,) = await fetch(transaction, Event, select(Event))
    assert (event.chain, event.action) == ("region:solo", "announcement_ended")
    assert event.detail == {"announcement": number, "sent": 2, "passed": 1}


async def test_nothing_is_added_while_the_platform_is_slow_and_nothing_ends(database: Database, house: House) -> None:
    number = await begun(database, 400)
    await tick(house, database, MORNING)
    await tick(house, database, MORNING + 60)
    written = await rows(database)
    assert len(written) == 300
    async with database.transaction() as transaction:
        await outbox.settle(transaction, [(row.id or 0, "") for row in written[:260]], MORNING + 90)
    await tick(house, database, MORNING + 120)
    assert len(await rows(database)) == 400
    await tick(house, database, MORNING + 240)
    assert (await state(database, number)).state == SENDING


async def test_at_night_it_waits_for_the_morning(database: Database, house: House) -> None:
    evening = MORNING + 5 * 3600 - 2  # two seconds before eight
    number = await begun(database, 30, evening)
    await tick(house, database, evening)
    assert len(await carry_out(database, number, evening + 2)) == 10
    await tick(house, database, evening + 2)
    morning = (await state(database, number)).next_at
    assert morning == evening + 2 + 11 * 3600
    await tick(house, database, morning - 1)
    assert len(await rows(database)) == 10
    await tick(house, database, morning)
    assert len(await rows(database)) == 30


async def test_an_author_who_is_gone_stops_nothing(database: Database, house: House) -> None:
    number = await begun(database, 3)
    async with database.transaction() as transaction:
        await book.forget(transaction, 1)
    await tick(house, database, MORNING)
    assert len(await carry_out(database, number, MORNING + 9)) == 3
    await tick(house, database, MORNING + 60)
    assert (await state(database, number)).state == DONE


async def test_an_author_who_becomes_one_with_another_contact_is_still_told(database: Database, house: House) -> None:
    await begun(database, 1)
    async with database.transaction() as transaction:
        (other, author) = await book.several(transaction, [1, 2])
        await transaction.execute(update(Announcement).values(contact_id=author.id))
        await join(transaction, author, other)
        told = await broadcast.look(house, transaction, MORNING)
    assert [effect.contact_id for effect in told if effect.kind == broadcast.SHOW] == [other.id]


async def test_one_at_a_time_in_a_region(database: Database) -> None:
    await begun(database, 0)
    async with database.transaction() as transaction:
        number = await announcements.put(transaction, draft())
    with pytest.raises(IntegrityError):
        async with database.transaction() as transaction:
            await announcements.start(transaction, number, 1, MORNING)


async def test_a_draft_is_sent_once_or_thrown_away(database: Database) -> None:
    async with database.transaction() as transaction:
        sent, dropped, old = [await announcements.put(transaction, draft()) for _ in range(3)]
        assert await announcements.start(transaction, sent, 1, MORNING)
        assert not await announcements.start(transaction, sent, 1, MORNING)
        assert not await announcements.drop(transaction, sent)
        assert await announcements.drop(transaction, dropped)
        await announcements.trim(transaction, MORNING + 1)
        assert await announcements.by_id(transaction, old) is None
        assert await announcements.by_id(transaction, sent) is not None


async def test_a_stop_and_a_batch_at_the_same_moment_leave_nothing_to_send(
    database: Database, another: Database, house: House
) -> None:
    number = await begun(database, 50)

    async def stop() -> None:
        async with another.transaction() as transaction:
            assert await announcements.stop(transaction, number)

    await asyncio.gather(tick(house, database, MORNING), stop())
    assert await rows(database) == []


async def test_whose_turn_it_is_is_not_forgotten_before_the_commit(postgres_database: Database, house: House) -> None:
    """Or the row for them could not be written, and the whole minute would be lost."""
    await begun(postgres_database, 3)

    async def forget() -> None:
        async with postgres_database.transaction() as transaction:
            await book.forget(transaction, 3)

    async with postgres_database.transaction() as transaction:
        (announcement,) = await announcements.due(transaction, MORNING)
        assert [one.contact_id for one in await announcements.readers(transaction, announcement, 9)] == [2, 3, 4]
        forgetting = asyncio.create_task(forget())
        await until_waiting(postgres_database, 1)
        await outbox.put(transaction, await broadcast.go_on(house, transaction, announcement, MORNING), MORNING)
    await forgetting
    assert [row.contact_id for row in await rows(postgres_database)] == [2, 4]


async def test_how_often_a_region_was_written_to(database: Database) -> None:
    await begun(database, 0)
    async with database.transaction() as transaction:
        counts = [
            await announcements.begun_since(transaction, *asked)
            for asked in (("solo", MORNING), ("solo", MORNING + 1), ("sleman", MORNING))
        ]
    assert counts == [1, 0, 0]
