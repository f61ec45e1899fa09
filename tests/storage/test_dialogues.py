"""A contact has one talk at most, and one turn of it at a time."""

import asyncio
from typing import Any

import pytest

from storage import dialogues
from storage.contacts import Contacts, Place, get, saw_message
from storage.database import Database
from storage.models import Contact, Dialogue
from storage.outbox import Effect, put
from tests.storage.conftest import until_waiting
from tests.storage.post import NOW


def _row(contact_id: int | None, draft: str = "d", **values: Any) -> dict[str, Any]:
    return {
        "contact_id": contact_id,
        "draft": draft,
        "talk": {"at": "name"},
        "updated_at": NOW,
        "nudged_at": None,
    } | values


async def _save(database: Database, *rows: dict[str, Any]) -> None:
    async with database.transaction() as transaction:
        await dialogues.save(transaction, rows)


async def _load(database: Database, *contact_ids: int) -> dict[int, Dialogue]:
    async with database.transaction() as transaction:
        return await dialogues.load(transaction, contact_ids)


@pytest.fixture
async def people(database: Database, contacts: Contacts) -> list[int]:
    """The numbers of five residents."""
    return await _five(database, contacts)


async def _five(database: Database, contacts: Contacts) -> list[int]:
    places = [Place("telegram", str(number)) for number in range(5)]
    async with database.transaction() as transaction:
        found = await contacts.admit(transaction, places, NOW)
    return sorted(found[place].id or 0 for place in places)


async def test_a_talk_comes_back_as_it_was_saved(database: Database, resident: Contact) -> None:
    talk = {
        "form": "report",
        "at": "name",
        "answers": {"behaviour": "engage", "story": "“Ayo” 🗳️\nbaris", "evidence": []},
    }
    await _save(database, _row(resident.id, "d1", talk=talk))
    found = (await _load(database, resident.id or 0))[resident.id or 0]
    assert (found.draft, found.talk, found.updated_at, found.nudged_at) == ("d1", talk, NOW, None)


async def test_saving_again_overwrites_every_column(database: Database, resident: Contact) -> None:
    await _save(database, _row(resident.id, "d1", nudged_at=5.0))
    again = _row(resident.id, "d2", talk={"at": "agency"}, updated_at=NOW + 1)
    await _save(database, again)
    found = (await _load(database, resident.id or 0))[resident.id or 0]
    assert {name: getattr(found, name) for name in again} == again


async def test_only_the_asked_for_are_loaded(database: Database, people: list[int]) -> None:
    await _save(database, *(_row(id_, f"d{id_}") for id_ in people))
    assert {id_: row.draft for id_, row in (await _load(database, *people[:2], 999)).items()} == {
        id_: f"d{id_}" for id_ in people[:2]
    }
    assert await _load(database) == {}


async def test_a_closed_talk_is_gone_and_the_others_stay(database: Database, people: list[int]) -> None:
    await _save(database, *(_row(id_) for id_ in people))
    async with database.transaction() as transaction:
        await dialogues.close(transaction, people[1:])
        await dialogues.close(transaction, [])
    assert list(await _load(database, *people)) == people[:1]


async def test_nothing_to_save_is_fine(database: Database) -> None:
    await _save(database)


async def test_the_silent_are_reminded_once_and_the_older_ones_are_found_all_the_same(
    database: Database, people: list[int]
) -> None:
    silences = zip(people, (0, 10, 20, 30), strict=False)
    await _save(database, *(_row(id_, updated_at=NOW - silent) for id_, silent in silences))
    async with database.transaction() as transaction:
        quiet = await dialogues.silent_since(transaction, NOW - 10)
        assert sorted(row.contact_id for row in quiet) == people[2:4]
        await dialogues.nudged(transaction, people[2], NOW)
        assert [row.contact_id for row in await dialogues.silent_since(transaction, NOW - 10)] == people[3:4]
        assert len(await dialogues.silent_since(transaction, NOW + 1, limit=2)) == 2
        assert sorted(row.contact_id for row in await dialogues.older_than(transaction, NOW - 5)) == people[1:4]
        assert len(await dialogues.older_than(transaction, NOW + 1, limit=1)) == 1


async def test_an_answer_makes_the_reminder_due_again(database: Database, resident: Contact) -> None:
    await _save(database, _row(resident.id, updated_at=NOW - 99, nudged_at=NOW - 9))
    await _save(database, _row(resident.id, updated_at=NOW - 5))
    async with database.transaction() as transaction:
        assert len(await dialogues.silent_since(transaction, NOW)) == 1


async def _turn(database: Database, contact_id: int, said: str) -> None:
    """What a turn does: load, add what was said, save."""
    async with database.transaction() as transaction:
        found = (await dialogues.load(transaction, [contact_id])).get(contact_id)
        heard = [*(found.talk["heard"] if found else []), said]
        await dialogues.save(transaction, [_row(contact_id, talk={"heard": heard})])


async def test_no_turn_is_lost_when_two_programs_take_turns_of_one_contact(
    database: Database, another: Database, resident: Contact
) -> None:
    """From the very first word: an album is ten messages that may open the talk together."""
    words = [str(number) for number in range(20)]
    turns = (_turn(one, resident.id or 0, word) for one, word in zip([database, another] * 10, words, strict=True))
    await asyncio.gather(*turns)
    heard = (await _load(database, resident.id or 0))[resident.id or 0].talk["heard"]
    assert sorted(heard) == sorted(words)


async def test_a_second_turn_waits_for_the_first_even_before_there_is_a_talk(
    postgres_database: Database, contacts: Contacts
) -> None:
    (contact_id, *_) = await _five(postgres_database, contacts)
    async with postgres_database.transaction() as transaction:
        assert await dialogues.load(transaction, [contact_id]) == {}
        second = asyncio.create_task(_turn(postgres_database, contact_id, "two"))
        await until_waiting(postgres_database, 1)
        await dialogues.save(transaction, [_row(contact_id, talk={"heard": ["one"]})])
    await second
    assert (await _load(postgres_database, contact_id))[contact_id].talk == {"heard": ["one", "two"]}


async def test_different_contacts_do_not_wait_and_a_held_contact_can_still_be_written_to(
    postgres_database: Database, contacts: Contacts
) -> None:
    siti, budi, *_ = await _five(postgres_database, contacts)
    async with postgres_database.transaction() as transaction:
        await dialogues.load(transaction, [siti])
        await _turn(postgres_database, budi, "halo")
        async with postgres_database.transaction() as other:
            await put(other, [Effect(siti, "say")], NOW)


async def test_two_batches_of_the_same_contacts_never_wait_in_a_circle(
    postgres_database: Database, contacts: Contacts
) -> None:
    people = await _five(postgres_database, contacts)
    async with asyncio.TaskGroup() as group, postgres_database.transaction() as transaction:
        await saw_message(transaction, people[2], 1)
        for order in (people, people[::-1]):
            group.create_task(_load(postgres_database, *order))
        await until_waiting(postgres_database, 2)
    async with postgres_database.transaction() as transaction:
        assert await get(transaction, people[2]) is not None
