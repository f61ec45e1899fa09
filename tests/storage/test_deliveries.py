"""What a platform tells of messages counts once and forwards only, whether it comes before or after we settle them."""

import asyncio
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlmodel import select

from storage import deliveries, outbox, reports
from storage.contacts import Contacts
from storage.database import Database, fetch
from storage.models import Contact, EarlyStatus, Outbox, Report
from storage.outbox import TELL, Errand
from tests.storage.conftest import until_waiting
from tests.storage.post import NOW, Post, met

ONE, OTHER = "wamid.one", "wamid.other"


async def _settled(post: Post, message: str = ONE, **values: Any) -> Errand:
    (errand,) = await post.put(post.effect(**values))
    await post.settle(errand, message=message)
    return errand


async def _keep(database: Database, *states: str, message: str = ONE, now: float = NOW) -> None:
    for state in states:
        async with database.transaction() as transaction:
            await deliveries.keep(transaction, message, state, 131026 if state == "failed" else 0, now)


async def _kept(database: Database) -> list[tuple[str, str, int]]:
    async with database.transaction() as transaction:
        return [
            (row.message, row.state, row.error) for row in await fetch(transaction, EarlyStatus, select(EarlyStatus))
        ]


ORDERS = {
    "in order": (("sent", "delivered", "read"), "read"),
    "out of order": (("read", "sent", "delivered"), "read"),
    "twice": (("delivered", "delivered"), "delivered"),
    "failed after it was sent": (("sent", "failed"), "failed"),
    "sent after it failed": (("failed", "sent"), "failed"),
    "failed after it arrived": (("delivered", "failed"), "delivered"),
}


@pytest.mark.parametrize(("states", "left"), ORDERS.values(), ids=ORDERS)
async def test_what_is_kept_only_moves_forward(database: Database, states: tuple[str, ...], left: str) -> None:
    await _keep(database, *states)
    assert await _kept(database) == [(ONE, left, 131026 if left == "failed" else 0)]


@pytest.mark.parametrize(("states", "left"), ORDERS.values(), ids=ORDERS)
async def test_what_is_told_later_only_moves_forward(post: Post, states: tuple[str, ...], left: str) -> None:
    """The same rule for a row that is settled."""
    await _settled(post)
    for state in states:
        async with post.database.transaction() as transaction:
            await deliveries.move(transaction, ONE, state)
    assert [row.delivery for row in await post.rows()] == [left]


async def test_what_was_kept_is_taken_out_once(database: Database) -> None:
    await _keep(database, "sent", "delivered")
    await _keep(database, "sent", message=OTHER)
    async with database.transaction() as transaction:
        (early,) = await deliveries.early(transaction, [ONE, "", "7"])
        assert (early.message, early.state) == (ONE, "delivered")
        assert await deliveries.early(transaction, [ONE]) == []
    assert await _kept(database) == [(OTHER, "sent", 0)]


async def test_a_settling_that_fails_leaves_what_was_kept(database: Database) -> None:
    await _keep(database, "failed")
    with pytest.raises(ZeroDivisionError):
        async with database.transaction() as transaction:
            assert await deliveries.early(transaction, [ONE])
            raise ZeroDivisionError
    assert await _kept(database) == [(ONE, "failed", 131026)]


async def test_what_never_becomes_ours_is_trimmed(database: Database) -> None:
    await _keep(database, "sent")
    await _keep(database, "delivered", message=OTHER, now=NOW + 10)
    async with database.transaction() as transaction:
        await deliveries.trim(transaction, NOW + 5)
    assert [message for message, *_ in await _kept(database)] == [OTHER]


async def test_known_tells_whose_messages_they_are(post: Post) -> None:
    await _settled(post)
    async with post.database.transaction() as transaction:
        assert await deliveries.known(transaction, [ONE, OTHER, ONE]) == {ONE: post.contact_id}
        assert await deliveries.known(transaction, []) == {}


async def _settle_late(database: Database, errand: Errand, told: asyncio.Event) -> list[EarlyStatus]:
    """A process that settles a message, and stops for a while in the middle of it."""
    async with database.transaction() as transaction:
        early = await deliveries.early(transaction, [ONE])
        told.set()
        await until_waiting(database, 1)
        await outbox.settle(transaction, [(errand.id, ONE)], NOW)
    return early


async def _tell(database: Database) -> bool:
    """Another that is told of it; whether it knew the message."""
    async with database.transaction() as transaction:
        if await deliveries.known(transaction, [ONE]):
            return True
        await deliveries.keep(transaction, ONE, "failed", 131026, NOW)
    return False


async def test_who_is_told_while_another_settles_waits_for_it(postgres_post: Post) -> None:
    """Neither would see what the other writes, and the news would be lost."""
    database, begun = postgres_post.database, asyncio.Event()
    (errand,) = await postgres_post.put(postgres_post.effect())
    settling = asyncio.create_task(_settle_late(database, errand, begun))
    await begun.wait()
    assert await _tell(database)
    assert await settling == []


async def test_who_settles_while_another_is_told_waits_for_it(postgres_post: Post) -> None:
    database = postgres_post.database

    async def settle() -> list[EarlyStatus]:
        async with database.transaction() as transaction:
            return await deliveries.early(transaction, [ONE])

    async with database.transaction() as transaction:
        assert await deliveries.known(transaction, [ONE]) == {}
        settling = asyncio.create_task(settle())
        await until_waiting(database, 1)
        await deliveries.keep(transaction, ONE, "failed", 131026, NOW)
    assert [early.state for early in await settling] == ["failed"]


async def test_those_that_settle_do_not_wait_for_each_other(postgres_database: Database) -> None:
    async with postgres_database.transaction() as one, postgres_database.transaction() as other:
        await deliveries.early(one, [ONE])
        await asyncio.wait_for(deliveries.early(other, [ONE]), 5)


async def test_what_is_told_is_found_by_its_index(database: Database) -> None:
    """The outbox holds a week of messages, and each is told of three times."""
    asked: list[tuple[str, Any]] = []
    event.listen(database.engine.sync_engine, "before_cursor_execute", lambda *call: asked.append((call[2], call[3])))
    async with database.transaction() as transaction:
        await deliveries.known(transaction, [ONE])
        await deliveries.move(transaction, ONE, "sent")
        await deliveries.undelivered(transaction, ONE)
        if not database.is_sqlite:
            await transaction.execute(text("SET LOCAL enable_seqscan = off"))
        explain = "EXPLAIN QUERY PLAN" if database.is_sqlite else "EXPLAIN"
        searches = [(statement, values) for statement, values in asked if "outbox" in statement]
        for statement, values in searches:
            plan = await transaction.exec_driver_sql(f"{explain} {statement}", values)
            assert "outbox_told" in f"{plan.all()}"
    assert len(searches) >= 3


async def _report(database: Database, contact: Contact | None, ticket: str = "LN-1") -> Report:
    owner = contact.id if contact else None
    row: dict[str, Any] = {"ticket": ticket, "draft": ticket, "region": "solo", "answers": {}, "contact_id": owner}
    async with database.transaction() as transaction:
        (number,) = await reports.submit(transaction, [row])
    return Report(id=number, **row)


async def _untold(post: Post, report: Report) -> str:
    async with post.database.transaction() as transaction:
        return await deliveries.untold(transaction, report)


async def _end(post: Post, errand: Errand, how: str) -> None:
    """Let a decision end in one of the ways there are."""
    async with post.database.transaction() as transaction:
        match how:
            case "held":
                await outbox.stop(transaction, post.contact_id, NOW)
            case "dead":
                await outbox.bury(transaction, errand, "refused", NOW)
            case "":
                pass
            case _:
                await outbox.settle(transaction, [(errand.id, f"wamid.{errand.id}")], NOW)
                if how != "taken":
                    await deliveries.move(transaction, f"wamid.{errand.id}", how)


ENDS = {
    "": "",
    "taken": "",
    "sent": "",
    "delivered": "",
    "read": "",
    "failed": "failed",
    "dead": "failed",
    "held": "held",
}


@pytest.mark.parametrize(("how", "told"), ENDS.items())
async def test_whether_a_decision_has_arrived(post: Post, resident: Contact, how: str, told: str) -> None:
    report = await _report(post.database, resident)
    (errand,) = await post.put(post.effect(TELL, body={"report": report.id}))
    await post.put(post.effect(TELL, body={"report": 99}), post.effect("say"))  # another's, and nothing of it
    await _end(post, errand, how)
    assert await _untold(post, report) == told
    assert await _untold(post, report.model_copy(update={"contact_id": None})) == ""


@pytest.mark.parametrize(("before", "after"), list(pairwise(["dead", "sent", "failed", "delivered"])))
async def test_only_the_newest_decision_counts(post: Post, resident: Contact, before: str, after: str) -> None:
    report = await _report(post.database, resident)
    for how in (before, after):
        (errand,) = await post.put(post.effect(TELL, body={"report": report.id}), ours=[f"{resident.id}"])
        await _end(post, errand, how)
    assert await _untold(post, report) == ENDS[after]


async def test_who_is_stopped_and_comes_back_tells_which_reports_that_is_about(post: Post) -> None:
    told = [post.effect(TELL, body={"report": number}, delay=1) for number in (8, 5, 8)]
    await post.put(*told, post.effect("say", delay=1), post.effect("card", body={"report": 3}, delay=1))
    async with post.database.transaction() as transaction:
        assert await outbox.stop(transaction, post.contact_id, NOW) == [5, 8]
        assert await outbox.stop(transaction, post.contact_id, NOW) == []
        assert await outbox.resume(transaction, [post.contact_id]) == [5, 8]
        assert await outbox.resume(transaction, [post.contact_id]) == []


async def test_a_decision_that_was_held_and_arrives_all_the_same_is_seen(post: Post) -> None:
    on_its_way, arrived = await post.put(*(post.effect(TELL, body={"report": 5}, lane=lane) for lane in "ab"))
    async with post.database.transaction() as transaction:
        await outbox.settle(transaction, [(arrived.id, ONE)], NOW)
        await outbox.stop(transaction, post.contact_id, NOW)
        assert await deliveries.held(transaction, [on_its_way.id]) == [5]
        assert await deliveries.held(transaction, [arrived.id]) == []
        assert await deliveries.held(transaction, []) == []


async def test_decisions_that_did_not_arrive_outlive_the_outbox(post: Post, resident: Contact) -> None:
    for how in ("dead", "failed", "delivered"):
        (errand,) = await post.put(post.effect(TELL, body={"report": 1, "how": how}))
        await _end(post, errand, how)
    async with post.database.transaction() as transaction:
        await outbox.trim(transaction, NOW + 1)
        left = await fetch(transaction, Outbox, select(Outbox))
    assert [row.body["how"] for row in left] == ["dead", "failed"]
    async with post.database.transaction() as transaction:
        await deliveries.forget(transaction, resident.id or 0)
        assert await fetch(transaction, Outbox, select(Outbox)) == []


async def test_two_that_are_told_the_same_in_other_orders_do_not_wait_in_a_circle(
    postgres_database: Database, contacts: Contacts
) -> None:
    """Whoever is told sorts what they are told first; a third holds both back in the middle."""
    post = Post(postgres_database, (await met(postgres_database, contacts)).id or 0)
    names = [f"wamid.{number}" for number in range(5)]
    for name in names:
        await _settled(post, name)

    async def tell(order: list[str]) -> None:
        async with postgres_database.transaction() as transaction:
            for name in sorted(order):
                await deliveries.move(transaction, name, "sent")

    async with asyncio.TaskGroup() as group, postgres_database.transaction() as transaction:
        await deliveries.move(transaction, names[2], "sent")
        for order in (names, names[::-1]):
            group.create_task(tell(order))
        await until_waiting(postgres_database, 2)
    assert {row.delivery for row in await post.rows()} == {"sent"}
