"""A clock that is set back by an hour: what was put into the outbox before does not wait until that hour is over."""

from storage import outbox
from storage.outbox import LEASE, TALK
from tests.storage.post import NOW, Post

BACK = NOW - 3_600


async def set_back(post: Post, now: float) -> None:
    async with post.database.transaction() as transaction:
        await outbox.set_back(transaction, now)


async def test_what_was_put_off_is_due_as_soon_as_it_would_have_been(post: Post) -> None:
    await post.put(post.effect("count", delay=5.0), post.effect("say"))
    assert await post.claim(now=BACK + 10) == []
    for _ in range(2):
        await set_back(post, BACK)
    assert await post.claim(now=BACK + 4.9) == []
    assert [errand.kind for errand in await post.claim(now=BACK + 5)] == ["count"]


async def test_a_lease_is_no_longer_than_ever(post: Post) -> None:
    await post.put(post.effect())
    await set_back(post, BACK)
    assert await post.claim(TALK, now=BACK + LEASE - 1) == []
    assert [errand.unsure for errand in await post.claim(TALK, now=BACK + LEASE)] == [True]


async def test_what_another_process_put_a_moment_ahead_of_us_stays_as_it_is(post: Post) -> None:
    await post.put(post.effect("count", delay=5.0))
    before = await post.rows()
    await set_back(post, NOW - 30)
    assert await post.rows() == before
