"""A contact is one person on one channel, found again under every key, and gone when it is forgotten."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from sqlmodel import func, select

from storage import contacts as book
from storage import dialogues, evidence, outbox
from storage.contacts import Contacts, Place
from storage.crypt import CannotOpenError, Crypt, new_key
from storage.database import Database, fetch
from storage.models import Contact, Dialogue, Evidence, FormerContact, Outbox, Report
from storage.outbox import Effect
from tests.storage import filing
from tests.storage.conftest import until_waiting
from tests.storage.post import NOW

SITI = Place("telegram", "7001")
GROUP = Place("telegram", "-42", kind="group")


async def _admit(database: Database, contacts: Contacts, *places: Place) -> list[Contact]:
    async with database.transaction() as transaction:
        found = await contacts.admit(transaction, places, NOW)
    return [found[place] for place in places]


async def _find(database: Database, contacts: Contacts, place: Place) -> Contact | None:
    async with database.transaction() as transaction:
        return await contacts.find(transaction, place)


async def _count(database: Database, table: Any) -> int:
    async with database.transaction() as transaction:
        return int((await transaction.execute(select(func.count()).select_from(table))).scalar_one())


async def _move(database: Database, contacts: Contacts, contact: Contact, address: str) -> Contact | None:
    async with database.transaction() as transaction:
        await contacts.move(transaction, contact.id or 0, address)
        return await book.get(transaction, contact.id or 0)


async def test_the_same_place_is_the_same_contact(database: Database, contacts: Contacts) -> None:
    (once,) = await _admit(database, contacts, SITI)
    (again,) = await _admit(database, contacts, SITI)
    assert once == again
    assert (once.channel, once.kind, once.language, once.reachable, once.created_at) == (
        "telegram", "person", "id", True, NOW,
    )  # fmt: skip
    assert contacts.address(once) == "7001"


async def test_known_and_new_places_are_admitted_together(database: Database, contacts: Contacts) -> None:
    (siti,) = await _admit(database, contacts, SITI)
    places = [Place("telegram", str(number)) for number in range(7000, 7100)]
    found = await _admit(database, contacts, *places, *places[:10])
    assert found[1] == siti
    assert [contacts.address(contact) for contact in found[:100]] == [place.address for place in places]
    assert await _count(database, Contact) == 100


async def test_no_place_is_no_contact(database: Database, contacts: Contacts) -> None:
    assert await _admit(database, contacts) == []
    assert await _find(database, contacts, SITI) is None


async def test_the_same_address_on_two_channels_is_two_contacts(database: Database, contacts: Contacts) -> None:
    here, there = await _admit(database, contacts, SITI, Place("whatsapp", SITI.address))
    assert here.id != there.id
    assert here.lookup != there.lookup


async def test_nothing_in_the_row_gives_the_address_away(database: Database, contacts: Contacts) -> None:
    (contact,) = await _admit(database, contacts, Place("whatsapp", "6281200000000"))
    assert "81200000000" not in repr(contact)
    assert contact.lookup == contacts.lookup("whatsapp", "6281200000000")


async def test_a_contact_of_the_old_key_is_found_under_the_new_one(database: Database) -> None:
    old, new = new_key(), new_key()
    before, rotated, without = Contacts(Crypt([old])), Contacts(Crypt([new, old])), Contacts(Crypt([new]))
    (known,) = await _admit(database, before, SITI)
    (found, stranger) = await _admit(database, rotated, SITI, GROUP)
    assert found.id == known.id
    assert rotated.address(found) == "7001"
    assert rotated.address(stranger) == "-42"
    with pytest.raises(CannotOpenError):
        without.address(found)
    with pytest.raises(CannotOpenError):
        before.address(stranger)
    assert await _count(database, Contact) == 2


async def test_programs_that_meet_the_same_strangers_make_each_once(
    database: Database, another: Database, contacts: Contacts
) -> None:
    places = [Place("telegram", f"{number}") for number in range(60)]
    orders = (places, places[::-1], places[30:] + places[:30])
    answers = await asyncio.gather(*(_admit(one, contacts, *order) for one in (database, another) for order in orders))
    met = [{contacts.address(contact): contact.id for contact in found} for found in answers]
    assert all(each == met[0] for each in met)
    assert len(set(met[0].values())) == 60


async def test_nobody_waits_in_a_circle_for_the_same_strangers(postgres_database: Database, contacts: Contacts) -> None:
    """A third transaction holds both back in the middle; without one order they would now have what the other wants."""
    places = [Place("telegram", f"{number}") for number in range(9)]
    places.sort(key=lambda place: contacts.lookup(place.channel, place.address))
    async with asyncio.TaskGroup() as group, postgres_database.transaction() as transaction:
        await contacts.admit(transaction, [places[4]], NOW)
        for order in (places, places[::-1]):
            group.create_task(_admit(postgres_database, contacts, *order))
        await until_waiting(postgres_database, 2)
    assert await _count(postgres_database, Contact) == 9


async def test_a_group_that_moved_is_found_at_both_addresses(database: Database, contacts: Contacts) -> None:
    (group,) = await _admit(database, contacts, GROUP)
    async with database.transaction() as transaction:
        await book.saw_message(transaction, group.id or 0, 900)
    moved = await _move(database, contacts, group, "-100500")
    assert moved is not None
    assert contacts.address(moved) == "-100500"
    assert moved.last_message == 0  # a supergroup counts its messages anew
    for address in ("-42", "-100500"):
        place = Place("telegram", address, kind="group")
        assert await _find(database, contacts, place) == moved
        assert await _admit(database, contacts, place) == [moved]


async def test_a_group_that_moves_twice_is_found_at_all_three(database: Database, contacts: Contacts) -> None:
    (group,) = await _admit(database, contacts, GROUP)
    for address in ("-2", "-3"):
        moved = await _move(database, contacts, group, address)
    for address in ("-42", "-2", "-3"):
        assert await _find(database, contacts, Place("telegram", address)) == moved


async def test_a_moved_group_is_found_after_the_key_was_rotated(database: Database) -> None:
    old, new = new_key(), new_key()
    before, rotated = Contacts(Crypt([old])), Contacts(Crypt([new, old]))
    (group,) = await _admit(database, before, GROUP)
    moved = await _move(database, rotated, group, "-2")
    for address in ("-42", "-2"):
        assert await _find(database, rotated, Place("telegram", address)) == moved


async def test_hearing_of_the_same_move_again_changes_nothing(database: Database, contacts: Contacts) -> None:
    """Every message that was on its way to the old address brings the news."""
    (group,) = await _admit(database, contacts, GROUP)
    async with database.transaction() as transaction:
        assert await contacts.move(transaction, group.id or 0, "-2")
        assert not await contacts.move(transaction, group.id or 0, "-2")
        await book.saw_message(transaction, group.id or 0, 3)
    again = await _move(database, contacts, group, "-2")
    assert again is not None
    assert again.last_message == 3
    assert await _count(database, FormerContact) == 1


async def test_a_group_that_spoke_from_its_new_address_first_becomes_one_again(
    database: Database, contacts: Contacts
) -> None:
    (group, early) = await _admit(database, contacts, GROUP, Place("telegram", "-2", kind="group"))
    async with database.transaction() as transaction:
        await outbox.put(transaction, [Effect(early.id or 0, "say", {"text": "selamat pagi"})], NOW)
    moved = await _move(database, contacts, group, "-2")
    assert moved is not None
    assert await _find(database, contacts, Place("telegram", "-2")) == moved
    assert await _count(database, Contact) == 1
    async with database.transaction() as transaction:
        (waiting,) = await fetch(transaction, Outbox, select(Outbox))
    assert (waiting.contact_id, waiting.body) == (group.id, {"text": "selamat pagi"})


async def test_moving_a_contact_that_is_gone_does_nothing(database: Database, contacts: Contacts) -> None:
    assert await _move(database, contacts, Contact(id=9, channel="telegram", lookup="", sealed=b""), "-2") is None
    assert await _count(database, FormerContact) == 0


async def test_the_newest_message_number_only_grows(database: Database, resident: Contact) -> None:
    """Numbers beyond 32 bits too."""
    for number, kept in ((5, 5), (3, 5), (5_000_000_000, 5_000_000_000)):
        async with database.transaction() as transaction:
            await book.saw_message(transaction, resident.id or 0, number)
            found = await book.get(transaction, resident.id or 0)
        assert found is not None
        assert found.last_message == kept


async def test_reachable_is_remembered(database: Database, resident: Contact) -> None:
    for reachable in (False, True):
        async with database.transaction() as transaction:
            await book.set_reachable(transaction, resident.id or 0, reachable)
            found = await book.get(transaction, resident.id or 0)
        assert found is not None
        assert found.reachable is reachable


async def _live(database: Database, contact: Contact) -> Report:
    """A dialogue, something to send, a report with a file."""
    id_ = contact.id or 0
    row = {"contact_id": id_, "draft": f"d{id_}", "talk": {}, "updated_at": NOW, "nudged_at": None}
    file = {"contact_id": id_, "draft": f"d{id_}", "unique_ref": "u", "ref": b"sealed", "kind": "photo"}
    report = {"ticket": f"LN-{id_}", "contact_id": id_, "draft": f"d{id_}", "region": "solo", "answers": {}}
    async with database.transaction() as transaction:
        await dialogues.save(transaction, [row])
        await outbox.put(transaction, [Effect(id_, "say"), Effect(id_, "fetch", rank=outbox.WORK)], NOW)
        await evidence.announce(transaction, [file])
        return (await filing.submit(transaction, report))[0]


async def _left(database: Database) -> dict[str, Sequence[int | None]]:
    async with database.transaction() as transaction:
        return {
            "dialogues": [row.contact_id for row in await fetch(transaction, Dialogue, select(Dialogue))],
            "outbox": [row.contact_id for row in await fetch(transaction, Outbox, select(Outbox))],
            "former": [row.contact_id for row in await fetch(transaction, FormerContact, select(FormerContact))],
            "reports": [row.contact_id for row in await fetch(transaction, Report, select(Report).order_by("id"))],
            "evidence": [row.contact_id for row in await fetch(transaction, Evidence, select(Evidence).order_by("id"))],
        }


async def test_forgetting_takes_everything_that_is_only_theirs(database: Database, contacts: Contacts) -> None:
    """A report stays, without a way back to who sent it."""
    siti, budi = await _admit(database, contacts, SITI, Place("telegram", "7002"))
    for contact in (siti, budi):
        await _live(database, contact)
        await _move(database, contacts, contact, f"new-{contact.id}")
    async with database.transaction() as transaction:
        await book.forget(transaction, siti.id or 0)
    assert await _left(database) == {
        "dialogues": [budi.id],
        "outbox": [budi.id, budi.id],
        "former": [budi.id],
        "reports": [None, budi.id],
        "evidence": [None, budi.id],
    }
    for address in (SITI.address, f"new-{siti.id}"):
        assert await _find(database, contacts, Place("telegram", address)) is None


async def test_who_comes_back_after_being_forgotten_is_a_stranger(database: Database, contacts: Contacts) -> None:
    (siti,) = await _admit(database, contacts, SITI)
    async with database.transaction() as transaction:
        await book.forget(transaction, siti.id or 0)
    (again,) = await _admit(database, contacts, SITI)
    assert again.id != siti.id
