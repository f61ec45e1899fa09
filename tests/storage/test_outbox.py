"""The outbox: what is put is carried out, in the order of its lane, by one at a time."""

from collections.abc import Sequence

import pytest

from storage import outbox
from storage.contacts import Contacts, Place
from storage.database import Database
from storage.outbox import LEASE, TALK, WORK, Effect
from tests.storage.post import NOW, Post


async def test_talk_is_born_claimed_and_work_is_claimed_from_the_table(post: Post) -> None:
    talk, work = post.effect(body={"text": "monggo"}), post.effect("fetch", rank=WORK)
    (errand,) = await post.put(talk, work)
    assert (errand.kind, errand.body, errand.lane, errand.unsure) == ("say", {"text": "monggo"}, "1", False)
    assert await post.claim(TALK) == []
    assert [(each.kind, each.unsure) for each in await post.claim(WORK)] == [("fetch", False)]
    assert await post.claim(WORK) == []


async def test_nothing_to_put_is_nothing(post: Post) -> None:
    assert await post.put() == []
    assert await post.rows() == []


async def test_the_errands_come_in_the_order_of_the_effects(post: Post) -> None:
    errands = await post.put(*(post.effect(body={"place": place}) for place in range(20)))
    assert [errand.body["place"] for errand in errands] == list(range(20))
    assert [errand.id for errand in errands] == sorted(errand.id for errand in errands)


async def test_what_is_delayed_waits_and_holds_up_what_comes_after_it_in_its_lane(post: Post) -> None:
    """Also within one put; another lane does not mind."""
    effects = post.effect("count", delay=5.0), post.effect("say"), post.effect("toast", lane="tap")
    assert [errand.kind for errand in await post.put(*effects)] == ["toast"]
    assert await post.claim(now=NOW + 4.9) == []
    (count,) = await post.claim(now=NOW + 5)
    assert count.kind == "count"
    await post.settle(count)
    assert [errand.kind for errand in await post.claim(now=NOW + 5)] == ["say"]


async def test_work_that_waits_does_not_hold_up_talk_of_the_same_lane(post: Post) -> None:
    (errand,) = await post.put(post.effect("card", rank=WORK), post.effect("say"))
    assert errand.kind == "say"


@pytest.mark.parametrize("ours", [(), ("1",)], ids=["theirs", "ours"])
async def test_a_lane_that_somebody_is_at_is_only_joined_by_the_same_process(post: Post, ours: Sequence[str]) -> None:
    (first,) = await post.put(post.effect(body={"place": 1}))
    joined = await post.put(post.effect(body={"place": 2}), ours=ours)
    assert [errand.body["place"] for errand in joined] == ([2] if ours else [])
    await post.settle(first, *joined)
    rest = await post.claim()
    assert [errand.body["place"] for errand in rest] == ([] if ours else [2])


async def test_what_was_put_off_is_not_overtaken_even_in_a_lane_of_ours(post: Post) -> None:
    first, second = await post.put(post.effect(), post.effect())
    await post.settle(first)
    await post.postpone(second, NOW + 30)
    assert await post.put(post.effect("late"), ours=["1"]) == []
    assert await post.claim(now=NOW + 29) == []
    assert [errand.id for errand in await post.claim(now=NOW + 30)] == [second.id]


async def test_after_a_put_off_row_was_sent_its_lane_is_quick_again(post: Post) -> None:
    (first,) = await post.put(post.effect())
    await post.postpone(first, NOW + 1)
    await post.settle(*await post.claim(now=NOW + 1))
    assert len(await post.put(post.effect())) == 1


async def test_one_row_a_lane_is_claimed_oldest_first_up_to_the_limit(post: Post) -> None:
    lanes = ["a", "b", "a", "c", "b"]
    await post.put(*(post.effect(body={"place": place}, lane=lane, rank=WORK) for place, lane in enumerate(lanes)))
    assert [errand.body["place"] for errand in await post.claim(WORK, limit=2)] == [0, 1]
    assert [errand.body["place"] for errand in await post.claim(WORK)] == [3]
    assert await post.claim(WORK) == []


async def test_busy_lanes_are_left_alone(post: Post) -> None:
    await post.put(post.effect(lane="a", rank=WORK), post.effect(lane="b", rank=WORK))
    assert [errand.lane for errand in await post.claim(WORK, busy=["a"])] == ["b"]


async def test_what_was_settled_is_never_claimed_again(post: Post) -> None:
    (errand,) = await post.put(post.effect())
    await post.settle(errand, message="815")
    await post.recover()
    assert await post.claim(now=NOW + 10 * LEASE) == []
    (row,) = await post.rows()
    assert (row.state, row.message, row.settled_at) == ("sent", "815", NOW)


async def test_a_process_that_died_leaves_its_rows_unsure_after_the_lease(post: Post) -> None:
    await post.put(post.effect("card", rank=WORK))
    (held,) = await post.claim(WORK)
    assert not held.unsure
    assert await post.claim(WORK, now=NOW + LEASE - 1) == []
    (again,) = await post.claim(WORK, now=NOW + LEASE)
    assert (again.id, again.unsure) == (held.id, True)


async def test_the_only_process_takes_up_at_once_what_the_one_before_it_held(post: Post) -> None:
    first, _second = await post.put(post.effect(), post.effect())
    await post.recover()
    (again,) = await post.claim()
    assert (again.id, again.unsure) == (first.id, True)


async def test_recovering_does_not_make_untouched_rows_unsure(post: Post) -> None:
    await post.put(post.effect("card", rank=WORK))
    await post.recover()
    (errand,) = await post.claim(WORK)
    assert not errand.unsure


@pytest.mark.parametrize("unsure", [True, False])
@pytest.mark.parametrize("counts", [True, False])
async def test_what_is_put_off_comes_back_as_sure_as_it_was_and_counted_if_it_counts(
    post: Post, unsure: bool, counts: bool
) -> None:
    (errand,) = await post.put(post.effect())
    await post.postpone(errand, NOW + 3, unsure=unsure, counts=counts)
    (again,) = await post.claim(now=NOW + 3)
    assert (again.tries, again.unsure) == (int(counts), unsure)
    (row,) = await post.rows()
    assert row.error == "RetryAfter"


async def test_once_unsure_always_unsure(post: Post) -> None:
    """A later attempt that certainly failed says nothing about the one before it."""
    (errand,) = await post.put(post.effect("card"))
    await post.postpone(errand, NOW, unsure=True)
    (again,) = await post.claim()
    await post.postpone(again, NOW, unsure=False)
    (third,) = await post.claim()
    await post.release(third)
    (fourth,) = await post.claim()
    assert [each.unsure for each in (errand, again, third, fourth)] == [False, True, True, True]


async def test_what_is_released_is_as_if_it_was_never_claimed(post: Post) -> None:
    (errand,) = await post.put(post.effect())
    await post.release(errand)
    assert await post.claim() == [errand]


async def test_what_is_buried_frees_its_lane(post: Post) -> None:
    (errand,) = await post.put(post.effect())
    await post.put(post.effect("next"))
    async with post.database.transaction() as transaction:
        await outbox.bury(transaction, errand, "Bad Request", NOW)
    assert [each.kind for each in await post.claim()] == ["next"]
    assert await post.states() == ["dead", "pending"]


async def test_stop_holds_one_contact_and_resume_lets_it_go_on(
    post: Post, contacts: Contacts, database: Database
) -> None:
    place = Place("telegram", "7002")
    async with database.transaction() as transaction:
        other = (await contacts.admit(transaction, [place], NOW))[place]
    await post.put(post.effect("say", delay=1), post.effect("toast", lane="tap:1"), post.effect("receipt", rank=WORK))
    await post.put(Effect(other.id or 0, "say", delay=1))
    async with database.transaction() as transaction:
        await outbox.stop(transaction, post.contact_id, NOW)
    assert await post.claim(WORK, now=NOW + 10 * LEASE) == []
    assert [errand.contact_id for errand in await post.claim(now=NOW + 1)] == [other.id]
    assert await post.states() == ["stopped", "stopped", "stopped", "pending"]
    async with database.transaction() as transaction:
        await outbox.resume(transaction, [post.contact_id])
    assert [errand.kind for errand in await post.claim(now=NOW + 1)] == ["say"]  # the toast mattered only then
    assert [errand.kind for errand in await post.claim(WORK, now=NOW + 1)] == ["receipt"]


async def test_what_was_on_its_way_when_its_contact_was_stopped_can_still_be_settled(post: Post) -> None:
    (errand,) = await post.put(post.effect())
    async with post.database.transaction() as transaction:
        await outbox.stop(transaction, post.contact_id, NOW)
    await post.settle(errand)
    async with post.database.transaction() as transaction:
        await outbox.resume(transaction, [post.contact_id])
    assert await post.claim() == []


async def test_what_is_left_out_is_not_overtaken_in_its_lane(post: Post) -> None:
    lane = {"lane": "fetch:7", "rank": WORK}
    await post.put(post.effect("fetch", **lane), post.effect("card", **lane), post.effect("receipt", rank=WORK))
    async with post.database.transaction() as transaction:
        quick = await outbox.claim(transaction, WORK, 9, NOW, without=("fetch",))
        slow = await outbox.claim(transaction, WORK, 9, NOW)
    assert ([each.kind for each in quick], [each.kind for each in slow]) == (["receipt"], ["fetch"])


async def test_waiting_rows_can_be_taken_back(post: Post) -> None:
    lane = {"lane": "handover:7", "rank": WORK}
    await post.put(post.effect("handover", **lane), post.effect("files", **lane), post.effect("card", rank=WORK))
    assert await post.take_back("handover", "files")
    assert [row.kind for row in await post.rows()] == ["card"]
    assert await post.take_back("handover", "files")  # there is nothing left to take back


async def test_what_is_held_for_somebody_who_blocked_us_is_taken_back_as_well(post: Post) -> None:
    """Or it would go to whoever comes next, though it was undone."""
    lane = {"lane": "handover:7", "rank": WORK}
    await post.put(post.effect("files", **lane), post.effect("handover", **lane))
    async with post.database.transaction() as transaction:
        await outbox.stop(transaction, post.contact_id, NOW)
    assert await post.take_back("handover", "files")
    assert await post.rows() == []


@pytest.mark.parametrize("how", ["under way", "sent", "unsure"])
async def test_what_may_have_left_the_house_is_not_taken_back(post: Post, how: str) -> None:
    lane = {"lane": "handover:7", "rank": WORK}
    await post.put(post.effect("handover", **lane), post.effect("files", **lane))
    (errand,) = await post.claim(WORK)
    if how == "sent":
        await post.settle(errand)
    elif how == "unsure":
        await post.postpone(errand, NOW + 60, unsure=True)
    assert not await post.take_back("handover", "files")
    assert len(await post.rows()) == 2


async def test_next_due_is_none_when_all_is_done(post: Post) -> None:
    async with post.database.transaction() as transaction:
        assert await outbox.next_due(transaction) is None
    (errand,) = await post.put(post.effect(), post.effect(delay=9))
    async with post.database.transaction() as transaction:
        assert await outbox.next_due(transaction) == NOW
    await post.settle(errand)
    async with post.database.transaction() as transaction:
        assert await outbox.next_due(transaction) == NOW + 9
    await post.settle(*await post.claim(now=NOW + 9))
    async with post.database.transaction() as transaction:
        assert await outbox.next_due(transaction) is None


async def test_only_old_settled_rows_are_trimmed(post: Post) -> None:
    sent, dead, kept = await post.put(*(post.effect(lane=lane) for lane in "abc"))
    await post.settle(sent)
    async with post.database.transaction() as transaction:
        await outbox.bury(transaction, dead, "", NOW + 10)
        await outbox.trim(transaction, NOW)
        assert await outbox.counts(transaction) == {"sent": 1, "dead": 1, "pending": 1}
        await outbox.trim(transaction, NOW + 1)
        assert await outbox.counts(transaction) == {"dead": 1, "pending": 1}
        await outbox.trim(transaction, NOW + 99)
        assert await outbox.counts(transaction) == {"pending": 1}
    assert [row.id for row in await post.rows()] == [kept.id]


async def test_rows_of_one_put_and_its_cause_are_committed_together(post: Post) -> None:
    with pytest.raises(ZeroDivisionError):
        async with post.database.transaction() as transaction:
            await outbox.put(transaction, [post.effect()], NOW)
            raise ZeroDivisionError
    assert await post.rows() == []
