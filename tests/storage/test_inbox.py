"""An update is admitted once, whoever delivers it how often; what could not be handled is kept under seal."""

import asyncio
import json

import pytest
from sqlmodel import select

from storage import inbox
from storage.crypt import CannotOpenError, Crypt, new_key
from storage.database import Database, fetch
from storage.models import DeadLetter
from tests.storage.conftest import until_waiting
from tests.storage.post import NOW


async def _admit(database: Database, *update_ids: str, channel: str = "telegram", now: float = NOW) -> set[str]:
    async with database.transaction() as transaction:
        return await inbox.admit(transaction, channel, update_ids, now)


async def test_an_update_is_admitted_once(database: Database) -> None:
    assert await _admit(database, "1", "2") == {"1", "2"}
    assert await _admit(database, "2", "3") == {"3"}
    assert await _admit(database, "1", "2", "3") == set()


async def test_the_same_number_twice_in_one_batch_is_one_update(database: Database) -> None:
    assert await _admit(database, "7", "7", "8", "7") == {"7", "8"}


async def test_no_updates_are_no_updates(database: Database) -> None:
    assert await _admit(database) == set()


async def test_every_channel_counts_for_itself(database: Database) -> None:
    assert await _admit(database, "1") == {"1"}
    assert await _admit(database, "1", channel="whatsapp") == {"1"}


async def test_more_updates_than_one_statement_holds(database: Database) -> None:
    ids = [str(number) for number in range(2_500)]
    assert await _admit(database, *ids[:5]) == set(ids[:5])
    assert await _admit(database, *ids) == set(ids[5:])


async def test_an_update_whose_handling_failed_is_admitted_when_it_comes_again(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        async with database.transaction() as transaction:
            assert await inbox.admit(transaction, "telegram", ["1"], NOW) == {"1"}
            raise ZeroDivisionError
    assert await _admit(database, "1") == {"1"}


async def test_of_many_deliveries_at_once_each_update_is_admitted_by_one(database: Database, another: Database) -> None:
    ids = [str(number) for number in range(30)]
    orders = [ids[turn:] + ids[:turn] for turn in range(20)]
    deliveries = [_admit(one, *order) for one, order in zip([database, another] * 10, orders, strict=True)]
    admitted = [update_id for taken in await asyncio.gather(*deliveries) for update_id in taken]
    assert sorted(admitted) == sorted(ids)


async def test_a_second_delivery_waits_to_see_whether_the_first_succeeds(postgres_database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        async with postgres_database.transaction() as transaction:
            await inbox.admit(transaction, "telegram", ["1"], NOW)
            second = asyncio.create_task(_admit(postgres_database, "1"))
            await until_waiting(postgres_database, 1)
            raise ZeroDivisionError
    assert await second == {"1"}


async def test_two_deliveries_never_wait_in_a_circle(postgres_database: Database) -> None:
    """A third holds both back in the middle; without one order each would now have what the other wants."""
    ids = [str(number) for number in range(9)]
    async with postgres_database.transaction() as transaction:
        await inbox.admit(transaction, "telegram", [ids[4]], NOW)
        deliveries = [asyncio.create_task(_admit(postgres_database, *order)) for order in (ids, ids[::-1])]
        await until_waiting(postgres_database, 2)
    first, second = await asyncio.gather(*deliveries)
    assert sorted([*first, *second]) == sorted({*ids} - {ids[4]})


async def test_numbers_are_forgotten_when_no_platform_delivers_them_again(database: Database) -> None:
    await _admit(database, "old", now=NOW - 10)
    await _admit(database, "new")
    async with database.transaction() as transaction:
        await inbox.trim(transaction, NOW - 5)
    assert await _admit(database, "old", "new") == {"old"}


BODY = {"text": "Saya melihat Pak Contoh", "from": 7001, "photo": None}


async def test_a_dead_letter_is_sealed_counted_and_can_be_read_by_an_operator(database: Database, crypt: Crypt) -> None:
    async with database.transaction() as transaction:
        assert await inbox.count_buried(transaction) == 0
        await inbox.bury(transaction, crypt, "inbox", "KeyError", BODY, NOW)
        await inbox.bury(transaction, crypt, "outbox", "x" * 5_000, {}, NOW)
        assert await inbox.count_buried(transaction) == 2
        letter, long = await fetch(transaction, DeadLetter, select(DeadLetter).order_by("id"))
    assert (letter.source, letter.reason, letter.at) == ("inbox", "KeyError", NOW)
    assert b"Contoh" not in letter.sealed
    assert json.loads(crypt.open(letter.sealed)) == BODY
    assert len(long.reason) == 500
    with pytest.raises(CannotOpenError):
        Crypt([new_key()]).open(letter.sealed)


async def test_whatever_could_not_be_handled_can_be_buried(database: Database, crypt: Crypt) -> None:
    """Bytes, objects, lone surrogates: burying must not fail for what made the handling fail."""
    strange = {"bytes": b"\xff", "object": crypt, "text": "\ud83d \x00", "none": None}
    async with database.transaction() as transaction:
        await inbox.bury(transaction, crypt, "inbox", "UnicodeEncodeError", strange, NOW)
        assert await inbox.count_buried(transaction) == 1
