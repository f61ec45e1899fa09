"""Who was given which digest, who wants none, and what hinders: on both databases."""

import asyncio
from typing import Any

from storage import custody, digests, inbox, outbox
from storage.contacts import Contacts, Place
from storage.crypt import Crypt
from storage.custody import Act
from storage.database import Database, Transaction
from storage.digests import STUCK_AFTER, Troubles
from storage.models import Contact
from storage.outbox import TELL, Effect, Errand
from tests.storage.filing import submit
from tests.storage.post import NOW

DAY = "2026-11-26"


async def test_two_processes_give_each_digest_once(
    database: Database, another: Database, resident: Contact, contacts: Contacts
) -> None:
    async with database.transaction() as transaction:
        place = Place("telegram", "7002")
        other = (await contacts.admit(transaction, [place], NOW))[place]
    both = [resident.id or 0, other.id or 0]

    async def begun(where: Database) -> set[int]:
        async with where.transaction() as transaction:
            fresh = await digests.begin(transaction, "solo", DAY, both, NOW)
            await asyncio.sleep(0)
            return fresh

    found = await asyncio.gather(*(begun(where) for where in (database, another) * 4))
    assert sorted(number for fresh in found for number in fresh) == both
    async with database.transaction() as transaction:
        assert await digests.begin(transaction, "solo", "2026-11-27", both[:1], NOW) == {both[0]}
        assert await digests.begin(transaction, "sleman", DAY, both, NOW) == set(both)
        assert await digests.begin(transaction, "solo", "2026-11-27", [], NOW) == set()


async def test_a_silence_is_kept_for_each_region_and_can_be_changed(database: Database, resident: Contact) -> None:
    number = resident.id or 0
    async with database.transaction() as transaction:
        for last in ("2026-11-27", "2026-12-03"):
            await digests.mute(transaction, "solo", number, last)
        assert await digests.mutes(transaction, "solo", {number}) == {number: "2026-12-03"}
        assert await digests.mutes(transaction, "sleman", {number}) == {}
        await digests.unmute(transaction, "solo", [number])
        assert await digests.mutes(transaction, "solo", {number}) == {}


async def test_two_contacts_that_become_one_have_had_the_digests_of_both(
    database: Database, resident: Contact, contacts: Contacts
) -> None:
    async with database.transaction() as transaction:
        place = Place("telegram", "7002")
        keep, gone = resident.id or 0, (await contacts.admit(transaction, [place], NOW))[place].id or 0
        for number, day in ((keep, DAY), (gone, DAY), (gone, "2026-11-27")):
            await digests.begin(transaction, "solo", day, [number], NOW)
        await digests.mute(transaction, "solo", gone, "2026-11-30")
        await digests.join(transaction, keep, gone)
        assert await digests.begin(transaction, "solo", "2026-11-27", [keep], NOW) == set()
        assert await digests.mutes(transaction, "solo", [keep]) == {keep: "2026-11-30"}


async def report(transaction: Transaction, resident: Contact, number: int, region: str) -> int:
    row: dict[str, Any] = {
        "ticket": f"LN-{number}",
        "draft": f"d{number}",
        "region": region,
        "answers": {},
        "contact_id": resident.id,
        "submitted_at": NOW,
    }
    return (await submit(transaction, row))[0].id or 0


async def test_what_hinders_is_counted(database: Database, resident: Contact, crypt: Crypt) -> None:
    async with database.transaction() as transaction:
        assert await digests.troubles(transaction, "solo", NOW) == Troubles()
        own, other = [await report(transaction, resident, place, key) for place, key in enumerate(("solo", "sleman"))]
        number = resident.id or 0
        news = [Effect(number, TELL, {"report": about}, lane=f"{about}") for about in (own, own, other)]
        waiting = await outbox.put(transaction, [*news, Effect(number, "say", lane="late")], NOW - STUCK_AFTER - 1)
        await outbox.put(transaction, [Effect(number, "say", lane="new")], NOW - STUCK_AFTER + 1)
        for told in waiting[:3]:
            await outbox.bury(transaction, told, "no", NOW)
        await inbox.bury(transaction, crypt, "outbox", "no", {}, NOW - 90_000)
        await inbox.bury(transaction, crypt, "outbox", "no", {}, NOW - 80_000)
        assert await digests.troubles(transaction, "solo", NOW) == Troubles(stuck=1, buried=1, untold=1)


async def test_cases_that_somebody_outside_is_at_come_with_their_events(database: Database, resident: Contact) -> None:
    async with database.transaction() as transaction:
        for number, (region, state) in enumerate([("solo", "escalated"), ("solo", "cleared"), ("sleman", "examined")]):
            await report(transaction, resident, number, region)
            await transaction.exec_driver_sql(f"UPDATE report SET state = '{state}' WHERE ticket = 'LN-{number}'")  # noqa: S608 - ours
            await custody.write(transaction, [Act(f"d{number}", "system", "delivered", {})] * 2, NOW)
        ((found, events),) = await digests.handed_over(transaction, "solo")
        assert (found.ticket, [event.place for event in events]) == ("LN-0", [1, 2])


async def test_what_somebody_was_sent_before_is_told_apart(database: Database, resident: Contact) -> None:
    async with database.transaction() as transaction:
        number = resident.id or 0

        async def sent(message: str, at: float, settled: float) -> Errand:
            (errand,) = await outbox.put(transaction, [Effect(number, "say", lane=message)], at)
            await outbox.settle(transaction, [(errand.id, message)], settled)
            return errand

        await sent("11", NOW, NOW + 1)
        await sent("14", NOW, NOW + 9)  # ordered before, sent after
        (digest,) = await outbox.put(transaction, [Effect(number, "digest", lane="x")], NOW + 5)
        await sent("13", NOW + 6, NOW + 7)
        await sent("wamid.1", NOW, NOW + 1)
        assert await digests.sent(transaction, number, digest.id) == (11, {11, 13, 14})
