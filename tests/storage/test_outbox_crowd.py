"""Many at the outbox at once: processes that claim, that change what a card shows, that take back what waits."""

import asyncio
from collections import Counter

from storage import outbox
from storage.contacts import Contacts
from storage.database import Database
from storage.outbox import WORK
from tests.storage.conftest import until_waiting
from tests.storage.post import NOW, Post, met


async def test_two_claimers_pass_by_each_other(postgres_post: Post) -> None:
    """The second neither waits for the first nor takes the second row of a lane whose first is taken."""
    await postgres_post.put(*(postgres_post.effect(lane=lane, rank=WORK) for lane in ("a", "a", "b", "c", "c")))
    async with postgres_post.database.transaction() as one, postgres_post.database.transaction() as two:
        mine = await outbox.claim(one, WORK, 2, NOW)
        yours = await outbox.claim(two, WORK, 9, NOW)
    assert [errand.lane for errand in mine] == ["a", "b"]
    assert [errand.lane for errand in yours] == ["c"]
    assert await postgres_post.claim(WORK) == []


async def test_a_crowd_of_claimers_carries_out_everything_once_and_in_order(
    database: Database, another: Database, post: Post
) -> None:
    lanes = [f"{number % 40}" for number in range(320)]
    await post.put(*(post.effect(body={"place": place}, lane=lane, rank=WORK) for place, lane in enumerate(lanes)))
    carried: list[int] = []

    async def work(one: Post) -> None:
        while errands := await one.claim(WORK, limit=7):
            carried.extend(errand.body["place"] for errand in errands)
            await one.settle(*errands)

    posts = [Post(one, post.contact_id) for one in (database, another) for _ in range(3)]
    await asyncio.gather(*map(work, posts))
    await work(post)  # a claimer leaves when all lanes were taken for a moment
    assert Counter(carried) == Counter(range(320))
    for lane in range(40):
        places = [place for place in carried if place % 40 == lane]
        assert places == sorted(places)


GATE = (
    "ALTER TABLE outbox RENAME TO outbox_behind",
    "CREATE FUNCTION gate() RETURNS boolean LANGUAGE plpgsql VOLATILE AS "
    "$$ BEGIN PERFORM pg_advisory_xact_lock_shared(1); RETURN true; END $$",
    "CREATE VIEW outbox AS SELECT * FROM outbox_behind WHERE gate()",
)


async def test_what_was_carried_out_while_a_claimer_was_reading_is_not_carried_out_again(
    own_postgres_url: str, contacts: Contacts
) -> None:
    """PostgreSQL reads first and locks then. A gate in the middle of the reading lets another be faster, for sure."""
    database = Database(own_postgres_url)
    post = Post(database, (await met(database, contacts)).id or 0)
    await post.put(post.effect("say", lane="a", rank=WORK))
    async with database.transaction() as transaction:
        for command in GATE:
            await transaction.exec_driver_sql(command)
    async with database.transaction() as other:
        await other.exec_driver_sql("SELECT pg_advisory_xact_lock(1)")
        claimed = asyncio.create_task(post.claim(WORK))
        await until_waiting(database, 1)
        await other.exec_driver_sql("UPDATE outbox_behind SET state = 'sent', settled_at = 1")
    assert await claimed == []
    await database.close()


async def test_taking_back_waits_for_a_claim_that_is_being_made(postgres_post: Post) -> None:
    await postgres_post.put(postgres_post.effect("handover", lane="handover:7", rank=WORK))
    async with postgres_post.database.transaction() as claimer:
        assert len(await outbox.claim(claimer, WORK, 1, NOW)) == 1
        asked = asyncio.create_task(postgres_post.take_back("handover"))
        await until_waiting(postgres_post.database, 1)
    assert not await asked


async def test_who_is_at_work_in_ever_so_many_lanes_takes_no_more_and_does_not_fail(post: Post) -> None:
    await post.put(post.effect(lane="new", rank=WORK))
    async with post.database.transaction() as transaction:
        assert await outbox.claim(transaction, WORK, 9, NOW, [f"{lane}" for lane in range(40_000)]) == []
        taken = await outbox.claim(transaction, WORK, 9, NOW, [f"{lane}" for lane in range(30_000)])
    assert [errand.lane for errand in taken] == ["new"]
