"""Who has which role, on both databases."""

import asyncio
from typing import Any

from sqlmodel import col, select

from handlers import followup
from storage import desk_groups, outbox, role_invitations, roles, subscriptions
from storage.contacts import Contacts, Place
from storage.database import Database, Transaction, fetch
from storage.desk_groups import DeskGroup
from storage.joining import join
from storage.models import Contact, Outbox
from storage.outbox import WORK, Effect
from storage.role_invitations import RoleInvitation
from storage.roles import ADMIN, LEAD, MODERATOR, OFFICIAL, Role
from tests.storage.filing import submit
from tests.storage.post import NOW


async def admitted(transaction: Transaction, contacts: Contacts, *addresses: str) -> list[Contact]:
    places = [Place("telegram", address) for address in addresses]
    found = await contacts.admit(transaction, places, NOW)
    return [found[place] for place in places]


def group(contact_id: int, region: str = "solo", purpose: str = "moderators") -> DeskGroup:
    return DeskGroup(region=region, purpose=purpose, contact_id=contact_id, by="admin:Bu Admin", at=NOW)


def role(contact: Contact, name: str, region: str = "solo", since: float = NOW) -> Role:
    return Role(contact_id=contact.id or 0, region=region, role=name, by="operator", since=since)


async def test_a_moderator_is_looked_up_once_a_day(database: Database, contacts: Contacts) -> None:
    day = 86_400
    async with database.transaction() as transaction:
        one, other = await admitted(transaction, contacts, "1", "2")
        await roles.grant(transaction, role(one, MODERATOR))
        await roles.grant(transaction, role(other, OFFICIAL))
        assert await roles.unlooked(transaction, MODERATOR, NOW, NOW + day) == []
        (due,) = await roles.unlooked(transaction, MODERATOR, NOW + 1, NOW + day + 1)
        assert due.contact_id == one.id
        assert await roles.unlooked(transaction, MODERATOR, NOW + 2, NOW + day + 2) == []
        assert len(await roles.unlooked(transaction, MODERATOR, NOW + day + 2, NOW + 2 * day + 2)) == 1
        await roles.hold(transaction, "solo")


async def test_a_group_serves_one_desk_and_takes_over_what_waits(database: Database, contacts: Contacts) -> None:
    async with database.transaction() as transaction:
        old, new, third = (contact.id or 0 for contact in await admitted(transaction, contacts, "-1", "-2", "-3"))
        assert await desk_groups.link(transaction, group(old))
        assert not await desk_groups.link(transaction, group(old, region="sleman"))
        assert not await desk_groups.link(transaction, group(old, purpose="bawaslu"))
        assert await desk_groups.link(transaction, group(third, region="sleman"))
        work = [Effect(old, "card", {"report": 1}, rank=WORK), Effect(old, "compare", lane="compare:1", rank=WORK)]
        await outbox.put(transaction, [*work, Effect(old, "say")], NOW)
        assert await desk_groups.link(transaction, group(new))
        await desk_groups.take_over(transaction, "solo", old, new)
        rows = await fetch(transaction, Outbox, select(Outbox).order_by(col(Outbox.id)))
        assert [(row.kind, row.contact_id, row.lane) for row in rows] == [
            ("card", new, f"{new}"),
            ("compare", new, "compare:1"),
            ("say", old, f"{old}"),
        ]
        linked = await desk_groups.of_regions(transaction, ["solo"])
        assert [(row.purpose, row.contact_id) for row in linked] == [("moderators", new)]


async def test_what_waits_for_bawaslu_goes_to_who_sits_there_now(database: Database, contacts: Contacts) -> None:
    async with database.transaction() as transaction:
        old, new = (contact.id or 0 for contact in await admitted(transaction, contacts, "1", "2"))
        row: dict[str, Any] = {"answers": {}, "submitted_at": NOW}
        regions = "solo", "solo-elsewhere", "sleman"
        filed = await submit(
            transaction, *({**row, "ticket": f"LN-{key}", "draft": key, "region": key} for key in regions)
        )
        here, about_them, there = (report.id for report in filed)
        bodies = [("handover", here), ("dossier-files", about_them), ("handover", there), ("tell", here)]
        effects = [
            Effect(old, kind, {"report": number}, f"lane:{at}", WORK) for at, (kind, number) in enumerate(bodies)
        ]
        await outbox.put(transaction, [*effects, Effect(old, "say", {"lines": []}, rank=WORK)], NOW)
        await outbox.stop(transaction, old, NOW)  # they blocked the bot
        await desk_groups.hand_on(transaction, "solo", new)
        rows = await fetch(transaction, Outbox, select(Outbox).order_by(col(Outbox.id)))
        assert [(row.contact_id, row.state) for row in rows] == [(new, "pending")] * 2 + [(old, "stopped")] * 3


async def test_who_begins_something_new_while_they_are_said_goodbye_to_is_not_forgotten(
    database: Database, contacts: Contacts
) -> None:
    async with database.transaction() as transaction:
        one, other, gone = await admitted(transaction, contacts, "1", "2", "3")
        await roles.grant(transaction, role(one, OFFICIAL))
        await subscriptions.begin(transaction, other.id or 0, "solo", NOW)
        for contact in (one, other, gone):
            await followup.forget(transaction, contact.id or 0)
        assert {row.id for row in await fetch(transaction, Contact, select(Contact))} == {one.id, other.id}


async def test_of_many_at_once_one_uses_an_invitation(database: Database) -> None:
    kept = RoleInvitation(word="hash", region="solo", role=ADMIN, by="operator", until=NOW + 10)
    async with database.transaction() as transaction:
        await role_invitations.put(transaction, kept, NOW)

    async def use() -> bool:
        async with database.transaction() as transaction:
            found = await role_invitations.find(transaction, "hash", NOW)
            return found is not None and await role_invitations.use(transaction, found)

    assert sum(await asyncio.gather(*(use() for _ in range(10)))) == 1
    async with database.transaction() as transaction:
        await role_invitations.put(transaction, kept, NOW)
        assert await role_invitations.find(transaction, "hash", NOW + 10) is None


async def test_what_somebody_gave_out_ends_with_their_role_under_each_of_their_names(
    database: Database, contacts: Contacts
) -> None:
    async with database.transaction() as transaction:
        one, other, third = await admitted(transaction, contacts, "1", "2", "3")
        giving = {"1": one.id, "2": other.id, "3": third.id, "older": 0, "operator's": 0}
        for word, admin in giving.items():
            by = "operator" if word == "operator's" else "admin:Bu Admin"
            kept = RoleInvitation(word=word, region="solo", role=ADMIN, by=by, admin=admin or 0, until=NOW + 10)
            await role_invitations.put(transaction, kept, NOW)
        keep, _ = await join(transaction, one, other)
        await role_invitations.drop_of_admin(transaction, "solo", keep)
        left = {word for word in giving if await role_invitations.find(transaction, word, NOW)}
        assert left == {"3", "operator's"}


async def test_who_turns_out_to_be_one_person_has_the_roles_of_both(database: Database, contacts: Contacts) -> None:
    async with database.transaction() as transaction:
        one, other = await admitted(transaction, contacts, "1", "2")
        for held in (role(one, OFFICIAL), role(other, OFFICIAL), role(other, LEAD)):
            await roles.grant(transaction, held)
        keep, _ = await join(transaction, one, other)
        assert {row.role for row in await roles.of_contact(transaction, keep)} == {OFFICIAL, LEAD}
        assert len(await roles.of_regions(transaction, ["solo"])) == 2


async def test_a_role_is_had_once_in_each_region_and_can_be_taken_back(database: Database, contacts: Contacts) -> None:
    async with database.transaction() as transaction:
        one, other = await admitted(transaction, contacts, "1", "2")
        assert await roles.grant(transaction, role(one, OFFICIAL, since=NOW + 1))
        assert not await roles.grant(transaction, role(one, OFFICIAL, since=NOW + 5))
        assert await roles.grant(transaction, role(one, OFFICIAL, "sleman"))
        assert await roles.grant(transaction, role(one, LEAD))
        assert await roles.grant(transaction, role(other, OFFICIAL))
        here = await roles.holders(transaction, "solo", OFFICIAL)
        assert [(held.contact_id, held.since) for held in here] == [(other.id, NOW), (one.id, NOW + 1)]
        theirs = {(held.region, held.role) for held in await roles.of_contact(transaction, one.id or 0)}
        assert theirs == {("solo", OFFICIAL), ("sleman", OFFICIAL), ("solo", LEAD)}
        assert await roles.revoke(transaction, one.id or 0, "solo", OFFICIAL)
        assert not await roles.revoke(transaction, one.id or 0, "solo", OFFICIAL)
        assert [held.contact_id for held in await roles.holders(transaction, "solo", OFFICIAL)] == [other.id]
        assert {held.region for held in await roles.of_contact(transaction, one.id or 0)} == {"solo", "sleman"}
