"""A person with several names is one contact; a number that was handed on opens nobody else's reports."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from sqlmodel import col, select

from storage import contacts as book
from storage import deliveries, dialogues, evidence, outbox, reports
from storage.contacts import Contacts, Place
from storage.crypt import Crypt, new_key
from storage.database import Database, fetch
from storage.models import Contact, Dialogue, Evidence, FormerContact, Outbox, Report
from storage.outbox import TELL, Effect
from storage.persons import Change, Persons
from tests.storage.conftest import until_waiting
from tests.storage.post import NOW

P, P2, P3 = "6281200000001", "6281200000002", "6281200000003"
B, B2, B3 = "ID.1", "ID.2", "ID.3"
NOBODY = ""


def wa(address: str, number: str = "") -> Place:
    return Place("whatsapp", address, number=number)


async def _write(database: Database, contacts: Contacts, address: str, number: str = "", now: float = NOW) -> int:
    """Somebody writes, shown so; the number of their contact."""
    async with database.transaction() as transaction:
        await Persons(contacts).meet(transaction, [wa(address, number)], now)
        found = await contacts.admit(transaction, [wa(address, number)], now)
    return found[wa(address, number)].id or 0


async def _rename(database: Database, contacts: Contacts, old: str, new: str, at: float = NOW) -> Change | None:
    async with database.transaction() as transaction:
        return await Persons(contacts).rename(transaction, wa(old), wa(new), at, NOW)


async def _step(database: Database, contacts: Contacts, step: tuple[str, ...] | str, now: float = NOW) -> int:
    """One thing that happens in a story; the number of the contact who wrote."""
    if isinstance(step, str):
        old, new = step.split(">")
        await _rename(database, contacts, old, new)
        return 0
    address, number = (*step, "")[:2]
    return await _write(database, contacts, address, number, now)


async def _who(database: Database, contacts: Contacts, *names: str) -> list[int | None]:
    async with database.transaction() as transaction:
        found = [await contacts.find(transaction, wa(name)) for name in names]
    return [contact.id if contact else None for contact in found]


async def _address(database: Database, contacts: Contacts, contact_id: int) -> str:
    async with database.transaction() as transaction:
        contact = await book.get(transaction, contact_id)
    assert contact is not None
    return contacts.address(contact)


async def _reported(database: Database, contact_id: int, ticket: str) -> None:
    """A report, its evidence, something held and something on its way."""
    report = {"ticket": ticket, "contact_id": contact_id, "draft": ticket, "region": "solo", "answers": {}}
    file = {"contact_id": contact_id, "draft": ticket, "unique_ref": "u", "ref": b"sealed", "kind": "photo"}
    async with database.transaction() as transaction:
        (stored,) = await reports.submit(transaction, [report])
        await evidence.announce(transaction, [file])
        await outbox.put(transaction, [Effect(contact_id, TELL, {"report": stored}, delay=1)], NOW)
        await outbox.stop(transaction, contact_id, NOW)
        await outbox.put(transaction, [Effect(contact_id, "say", {"of": ticket})], NOW)


_THEIRS: dict[Any, str] = {Report: "ticket", Evidence: "draft", Outbox: "state"}


async def _own(database: Database, contact_id: int) -> dict[str, list[str]]:
    """What leads to this contact."""
    mine: dict[str, list[str]] = {}
    async with database.transaction() as transaction:
        for table, what in _THEIRS.items():
            own = select(table).where(col(table.contact_id) == contact_id).order_by(col(table.id))
            mine[table.__tablename__] = [getattr(row, what) for row in await fetch(transaction, table, own)]
    return mine


STORIES: dict[str, tuple[Sequence[Any], dict[str, str]]] = {
    # what happens in order (who writes, shown how; or "old>new"), and then: a name -> whose contact it finds
    "number, then both, then id": ([(P,), (B, P), (B,)], {P: "first", B: "first"}),
    "id, then both, then number": ([(B,), (B, P), (P,)], {P: "first", B: "first"}),
    "both at once": ([(B, P), (P,), (B,)], {P: "first", B: "first"}),
    "each alone, then both": ([(P,), (B,), (B, P)], {P: "first", B: "first"}),
    "each alone the other way round": ([(B,), (P,), (B, P)], {P: "first", B: "first"}),
    "another number later": ([(B, P), (B, P2)], {B: "first", P2: "first", P: NOBODY}),
    "a recycled number": ([(B, P), (B2, P)], {B: "first", B2: "other", P: "other"}),
    "a recycled number, its new owner known": ([(B, P), (B2,), (B2, P)], {B: "first", B2: "other", P: "other"}),
    "a recycled number, its new owner had another": ([(P,), (B2, P2), (B2, P)], {B2: "other", P: "other", P2: NOBODY}),
    "numbers exchanged": ([(B, P), (B2, P2), (B, P2), (B2, P)], {B: "first", P2: "first", B2: "other", P: "other"}),
    "a new id": ([(B, P), f"{B}>{B2}"], {B: "first", B2: "first", P: NOBODY}),
    "a new id, the number anew": ([(B, P), f"{B}>{B2}", (B2, P2)], {B: "first", B2: "first", P2: "first", P: NOBODY}),
    "a new id that wrote before the news":
        ([(B, P), (B2, P2), f"{B}>{B2}"], {B: "first", B2: "first", P2: "first", P: NOBODY}),
    "a new id, told twice": ([(B,), f"{B}>{B2}", f"{B}>{B2}"], {B: "first", B2: "first"}),
    "two new ids of one": ([(B,), f"{B}>{B2}", f"{B}>{B3}"], {B: "first", B2: "first", B3: NOBODY}),
    "an old id with a number": ([(B,), f"{B}>{B2}", (B, P)], {B: "first", B2: "first", P: NOBODY}),
    "a new number": ([(P,), f"{P}>{P2}"], {P2: "first", P: NOBODY}),
    "a new number, told twice": ([(P,), f"{P}>{P2}", f"{P}>{P2}"], {P2: "first", P: NOBODY}),
    "the old number's next owner": ([(P,), f"{P}>{P2}", (P,)], {P2: "first", P: "other"}),
    "a number of somebody": ([(P,), (P2,), f"{P2}>{P}"], {P: "other", P2: NOBODY}),
    "a number beside an id is moved": ([(B, P), f"{P}>{P2}"], {B: "first", P: "first", P2: NOBODY}),
    "of nobody": ([f"{P}>{P2}", f"{B}>{B2}"], {P: NOBODY, P2: NOBODY, B: NOBODY, B2: NOBODY}),
    "id to number, then both": ([(B, P), f"{B}>{P2}", (B2, P2)], {B: "first", B2: "first", P2: "first", P: NOBODY}),
    "number to id": ([(P,), f"{P}>{B}", (B, P)], {B: "first", P: "first"}),
}  # fmt: skip


@pytest.mark.parametrize(("story", "found"), STORIES.values(), ids=STORIES)
async def test_whom_a_name_finds(
    database: Database, contacts: Contacts, story: Sequence[Any], found: dict[str, str]
) -> None:
    """The first who writes has a report; a name that is another's must never find it."""
    first = 0
    for step in story:
        if isinstance(step, str):
            await _step(database, contacts, step)
        elif not first:
            first = await _step(database, contacts, step, NOW - 100)
            await _reported(database, first, "LN-1")
        else:
            await _step(database, contacts, step, NOW - 50)
    who = await _who(database, contacts, *found)
    seen = {
        name: NOBODY if id_ is None else "first" if id_ == first else "other"
        for name, id_ in zip(found, who, strict=True)
    }
    assert seen == found
    if first:
        assert (await _own(database, first))["report"] == ["LN-1"]  # whatever happened, it is theirs


@pytest.mark.parametrize(("story", "address"), [
    ([(P,), (B, P)], B), ([(B,), (P,), (B, P)], B), ([(B, P), (B2, P)], B), ([(P,), (B2, P2), (B2, P)], ""),
    ([(B, P), f"{B}>{B2}"], B2), ([(P,), f"{P}>{P2}"], P2), ([(B, P), f"{B}>{P2}"], P2),
])  # fmt: skip
async def test_where_they_are_written_to(
    database: Database, contacts: Contacts, story: Sequence[Any], address: str
) -> None:
    """Never to a number that may be somebody else's."""
    first = await _step(database, contacts, story[0])
    for step in story[1:]:
        await _step(database, contacts, step)
    assert await _address(database, contacts, first) == address


@pytest.mark.parametrize(("seen", "finds"), [(NOW - 500, "stranger"), (NOW + 5, "first")])
async def test_a_new_number_that_was_seen_before(
    database: Database, contacts: Contacts, seen: float, finds: str
) -> None:
    """Before the change it was its old owner's, whose reports stay closed; since then it is they who wrote."""
    first = await _write(database, contacts, P, now=NOW - 900)
    other = await _write(database, contacts, P2, now=seen)
    await _reported(database, other, "LN-2")
    change = await _rename(database, contacts, P, P2, at=NOW)
    assert change is not None
    assert await _who(database, contacts, P2) == [first]
    assert (await _own(database, first))["report"] == (["LN-2"] if finds == "first" else [])
    if finds == "stranger":
        assert await _address(database, contacts, other) == ""
        assert change.held == ()  # it was held before


async def test_who_lost_their_only_number_is_not_written_to(database: Database, contacts: Contacts) -> None:
    first = await _write(database, contacts, P)
    async with database.transaction() as transaction:
        await outbox.put(transaction, [Effect(first, TELL, {"report": 7}, delay=1)], NOW)
    await _write(database, contacts, B2, P2)
    async with database.transaction() as transaction:
        (change,) = await Persons(contacts).meet(transaction, [wa(B2, P)], NOW)
        contact = await book.get(transaction, first)
    assert contact is not None
    assert (change.held, contact.reachable, first in change.stale) == ((7,), False, True)
    assert (await _own(database, first))["outbox"] == ["stopped"]


async def _talk(database: Database, contact_id: int, draft: str, updated_at: float, form: str = "report") -> None:
    talk = {"form": form, "at": draft}
    row = {"contact_id": contact_id, "draft": draft, "talk": talk, "updated_at": updated_at, "nudged_at": None}
    file = {"contact_id": contact_id, "draft": draft, "unique_ref": "u", "ref": b"sealed", "kind": "photo"}
    async with database.transaction() as transaction:
        await dialogues.save(transaction, [row])
        await evidence.announce(transaction, [file])


@pytest.mark.parametrize("newer", [P, B])
async def test_a_check_pushes_no_draft_out(database: Database, contacts: Contacts, newer: str) -> None:
    known = {name: await _write(database, contacts, name) for name in (P, B)}
    await _talk(database, known[P], "draft", NOW + (newer == P))
    await _talk(database, known[B], "check", NOW + (newer == B), form="cek")
    async with database.transaction() as transaction:
        (change,) = await Persons(contacts).meet(transaction, [wa(B, P)], NOW)
        talks = await fetch(transaction, Dialogue, select(Dialogue))
    assert ([talk.draft for talk in talks], change.dropped) == (["draft"], "")


@pytest.mark.parametrize(("by_number", "by_id", "left", "dropped"), [
    (NOW, NOW + 1, "by_id", "by_number"), (NOW + 1, NOW, "by_number", "by_id"),
    (None, NOW, "by_id", ""), (NOW, None, "by_number", ""),
])  # fmt: skip
@pytest.mark.parametrize("number_first", [True, False])
async def test_joining_loses_nothing_but_the_older_of_two_drafts(
    database: Database, contacts: Contacts, by_number: float | None, by_id: float | None, left: str, dropped: str,
    number_first: bool,
) -> None:  # fmt: skip
    known = {}
    for name in (P, B) if number_first else (B, P):
        known[name] = await _write(database, contacts, name)
        await _reported(database, known[name], f"LN-{name}")
    for id_, draft, at in ((known[P], "by_number", by_number), (known[B], "by_id", by_id)):
        if at is not None:
            await _talk(database, id_, draft, at)
    async with database.transaction() as transaction:
        (change,) = await Persons(contacts).meet(transaction, [wa(B, P)], NOW)
        talks = await fetch(transaction, Dialogue, select(Dialogue))
        people = await fetch(transaction, Contact, select(Contact))
    keep = min(known.values())
    assert (change.contact_id, set(change.stale), change.dropped) == (keep, set(known.values()), dropped)
    assert [(talk.contact_id, talk.draft) for talk in talks] == [(keep, left)]
    assert [contact.id for contact in people] == [keep]
    mine = await _own(database, keep)
    assert sorted(mine["report"]) == sorted([f"LN-{P}", f"LN-{B}"])
    assert mine["outbox"] == ["stopped", "pending"] * 2
    assert {f"LN-{P}", f"LN-{B}", left}.issubset(mine["evidence"])


async def test_what_was_held_for_one_goes_out_when_they_write(database: Database, contacts: Contacts) -> None:
    by_number, by_id = await _write(database, contacts, P), await _write(database, contacts, B)
    async with database.transaction() as transaction:
        await outbox.put(transaction, [Effect(by_id, TELL, {"report": 7}, delay=1)], NOW)
        await outbox.stop(transaction, by_id, NOW)
        await book.set_reachable(transaction, by_id, False)
        await book.heard(transaction, [by_id], NOW + 9)
        await Persons(contacts).meet(transaction, [wa(B, P)], NOW)
        one = await book.get(transaction, by_number)
        assert one is not None
        assert (one.reachable, one.heard_at) == (False, NOW + 9)
        await outbox.resume(transaction, [by_number])
        (row,) = await fetch(transaction, Outbox, select(Outbox))
    assert (row.contact_id, row.lane, row.state) == (by_number, f"{by_number}", "pending")


@pytest.mark.parametrize(("by_number", "by_id", "both"), [("en", "id", "en"), ("id", "jv", "jv"), ("id", "id", "id")])
async def test_the_language_that_one_of_them_chose_stays(
    database: Database, contacts: Contacts, by_number: str, by_id: str, both: str
) -> None:
    chosen = {await _write(database, contacts, P): by_number, await _write(database, contacts, B): by_id}
    async with database.transaction() as transaction:
        for contact_id, language in chosen.items():
            await book.set_language(transaction, contact_id, language)
        await Persons(contacts).meet(transaction, [wa(B, P)], NOW)
        one = await book.get(transaction, min(chosen))
    assert one is not None
    assert one.language == both


async def test_what_is_on_its_way_finds_its_contact_by_its_row(database: Database, contacts: Contacts) -> None:
    by_number, by_id = await _write(database, contacts, P), await _write(database, contacts, B)
    async with database.transaction() as transaction:
        (errand,) = await outbox.put(transaction, [Effect(by_id, "say")], NOW)
        await Persons(contacts).meet(transaction, [wa(B, P)], NOW)
        assert await book.get(transaction, by_id) is None
        assert await outbox.contact_of(transaction, errand) == by_number
        await outbox.settle(transaction, [(errand.id, "wamid.1")], NOW)
        assert await deliveries.known(transaction, ["wamid.1"]) == {"wamid.1": by_number}


async def test_a_pair_that_is_known_changes_nothing(database: Database, contacts: Contacts) -> None:
    await _write(database, contacts, B, P)
    async with database.transaction() as transaction:
        assert await Persons(contacts).meet(transaction, [wa(B, P), wa(B), wa(P)], NOW) == []
        assert [row.beside for row in await fetch(transaction, FormerContact, select(FormerContact))] == [True]


async def test_both_names_are_found_after_the_key_was_rotated(database: Database) -> None:
    old, new = new_key(), new_key()
    before, rotated = Contacts(Crypt([old])), Contacts(Crypt([new, old]))
    first = await _write(database, before, P)
    assert await _write(database, rotated, B, P) == first
    assert await _write(database, rotated, B2, P) != first
    assert await _who(database, rotated, B) == [first]


async def test_a_join_that_fails_leaves_both(database: Database, contacts: Contacts) -> None:
    by_number, by_id = await _write(database, contacts, P), await _write(database, contacts, B)
    with pytest.raises(ZeroDivisionError):
        async with database.transaction() as transaction:
            await Persons(contacts).meet(transaction, [wa(B, P)], NOW)
            raise ZeroDivisionError
    assert await _who(database, contacts, P, B) == [by_number, by_id]


async def test_many_who_are_met_at_once_keep_the_rule(database: Database, contacts: Contacts) -> None:
    """New people, one who is known, one who changed their number, and a number that two ids show."""
    known, moved = await _write(database, contacts, B, P), await _write(database, contacts, "ID.X8", "6281200000008")
    places = [
        wa(B, P), wa("ID.X8", "6281200000018"), wa(B2, P2), wa(B3, P3), wa("ID.X9", P3),
    ]  # fmt: skip
    persons = Persons(contacts)
    async with database.transaction() as transaction:
        changes = await persons.meet(transaction, places, NOW)
        found = await contacts.admit(transaction, places, NOW)
    assert [found[place].id for place in places[:2]] == [known, moved]
    assert known not in [change.contact_id for change in changes]
    assert await _who(database, contacts, B, P) == [known, known]
    assert await _who(database, contacts, "ID.X8", "6281200000018", "6281200000008") == [moved, moved, None]
    second, third, last = (found[place].id for place in places[2:])
    assert len({known, moved, second, third, last}) == 5
    assert await _who(database, contacts, P2, P3) == [second, last]
    async with database.transaction() as transaction:
        assert await persons.meet(transaction, places[:3], NOW) == []


async def test_a_pair_that_was_settled_is_looked_up_again_after_a_change(
    database: Database, contacts: Contacts
) -> None:
    persons = Persons(contacts)

    async def met(*places: Place, at: float = NOW) -> int:
        async with database.transaction() as transaction:
            return len(await persons.meet(transaction, places, at))

    assert [await met(wa(B, P)), await met(wa(B, P)), await met(wa(B, P))] == [1, 0, 0]
    assert await met(wa(B2, P)) == 1
    assert await met(wa(B, P)) == 1
    assert await met(wa(B, P)) == 0
    await _write(database, contacts, B3, P)  # by another process
    assert await met(wa(B, P), at=NOW + 601) == 1


async def test_processes_that_meet_the_same_people_at_once_agree(
    database: Database, another: Database, contacts: Contacts
) -> None:
    """Each person by number, by id, and by both, in orders of their own."""
    people = [(f"ID.X{number}", f"62812000{number:04}") for number in range(12)]

    async def meet(one: Database, order: Sequence[tuple[str, str]]) -> None:
        for id_, number in order:
            places = [wa(id_, number), wa(*order[0])]
            async with one.transaction() as transaction:
                await Persons(contacts).meet(transaction, places, NOW)
                found = await contacts.admit(transaction, places, NOW)
                await dialogues.load(transaction, [contact.id or 0 for contact in found.values()])

    for id_, number in people[::2]:
        await _write(database, contacts, number)
        await _write(database, contacts, id_)
    orders = (people, people[::-1], people[6:] + people[:6])
    await asyncio.gather(*(meet(one, order) for one in (database, another) for order in orders))
    names = [await _who(database, contacts, id_, number) for id_, number in people]
    assert all(by_id == by_number for by_id, by_number in names)
    assert len({by_id for by_id, _ in names}) == 12


async def test_who_joins_two_holds_everybody_of_its_batch(postgres_database: Database, contacts: Contacts) -> None:
    """Or it would hold the joined one and wait for another, whose turn waits for the joined one."""
    first = await _write(postgres_database, contacts, B2)
    ids = [first, await _write(postgres_database, contacts, B), await _write(postgres_database, contacts, P)]

    async def take_turn() -> None:
        async with postgres_database.transaction() as transaction:
            await dialogues.load(transaction, ids)

    async with asyncio.TaskGroup() as group, postgres_database.transaction() as transaction:
        await Persons(contacts).meet(transaction, [wa(B, P), wa(B2)], NOW)
        group.create_task(take_turn())
        await until_waiting(postgres_database, 1)
        await dialogues.load(transaction, ids)


async def test_joins_in_opposite_orders_do_not_wait_in_a_circle(
    postgres_database: Database, contacts: Contacts
) -> None:
    """A third transaction takes a turn of one of them and holds both back."""
    pairs = [(B, P), (B2, P2), (B3, P3)]
    for id_, number in pairs:
        await _write(postgres_database, contacts, number)
        await _write(postgres_database, contacts, id_)
    (held,) = await _who(postgres_database, contacts, P2)

    async def meet(order: Sequence[tuple[str, str]]) -> None:
        async with postgres_database.transaction() as transaction:
            await Persons(contacts).meet(transaction, [wa(*pair) for pair in order], NOW)

    async with asyncio.TaskGroup() as group, postgres_database.transaction() as transaction:
        await dialogues.load(transaction, [held or 0])
        for order in (pairs, pairs[::-1]):
            group.create_task(meet(order))
        await until_waiting(postgres_database, 2)
    for id_, number in pairs:
        by_id, by_number = await _who(postgres_database, contacts, id_, number)
        assert by_id == by_number is not None
