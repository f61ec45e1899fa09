"""What waits to be handled: in order, sealed, one queue for all processes."""

import asyncio

from sqlmodel import col, select, update

from storage import backlog
from storage.backlog import Backlog
from storage.crypt import Crypt, new_key
from storage.database import Database, fetch
from tests.storage.conftest import until_waiting
from tests.storage.post import NOW


async def kept(database: Database, crypt: Crypt, *words: bytes, channel: str = "whatsapp") -> None:
    async with database.transaction() as transaction:
        await backlog.keep(transaction, crypt, channel, words, NOW)


async def oldest(database: Database, crypt: Crypt, most: int = 100, *, channel: str = "whatsapp") -> list[bytes | None]:
    async with database.transaction() as transaction:
        return [row.update for row in await backlog.oldest(transaction, crypt, channel, most)]


async def test_what_came_first_is_handled_first_and_what_is_handled_is_gone(database: Database, crypt: Crypt) -> None:
    words = [f"{number}".encode() for number in range(30)]
    await kept(database, crypt, *words[:20])
    await kept(database, crypt, *words[20:])
    async with database.transaction() as transaction:
        first = await backlog.oldest(transaction, crypt, "whatsapp", 25)
        assert [row.update for row in first] == words[:25]
        await backlog.take(transaction, "whatsapp", [row.id for row in first])
        assert await backlog.count(transaction) == 5
    assert await oldest(database, crypt) == words[25:]


async def test_nothing_to_drop_drops_nothing(database: Database, crypt: Crypt) -> None:
    await kept(database, crypt, b"satu")
    async with database.transaction() as transaction:
        await backlog.drop(transaction, [])
        assert await backlog.count(transaction) == 1


async def test_each_channel_has_its_own(database: Database, crypt: Crypt) -> None:
    await kept(database, crypt, b"satu")
    async with database.transaction() as transaction:
        assert await backlog.waits(transaction, "whatsapp")
        assert not await backlog.waits(transaction, "telegram")
    await kept(database, crypt, b"dua", channel="telegram")
    assert await oldest(database, crypt) == [b"satu"]
    assert await oldest(database, crypt, channel="telegram") == [b"dua"]


async def test_all_processes_share_it(database: Database, another: Database, crypt: Crypt) -> None:
    await kept(database, crypt, b"satu")
    await kept(another, crypt, b"dua")
    assert await oldest(database, crypt) == await oldest(another, crypt) == [b"satu", b"dua"]


async def test_one_batch_is_handled_at_a_time(postgres_database: Database) -> None:
    async def take() -> None:
        async with postgres_database.transaction() as transaction:
            await backlog.take(transaction, "whatsapp", [])

    async with postgres_database.transaction() as transaction:
        await backlog.take(transaction, "whatsapp", [])
        other = asyncio.create_task(take())
        await until_waiting(postgres_database, 1)
        assert not other.done()
    await other


async def test_words_cannot_be_read_in_the_table(database: Database, crypt: Crypt) -> None:
    await kept(database, crypt, b"rahasia warga")
    async with database.transaction() as transaction:
        (row,) = await fetch(transaction, Backlog, select(Backlog))
    assert b"rahasia" not in row.sealed


async def test_what_no_key_opens_is_told_apart(database: Database, crypt: Crypt) -> None:
    await kept(database, crypt, b"satu", b"dua")
    async with database.transaction() as transaction:
        foreign = Crypt([new_key()]).seal(b"dari kunci lain")
        first = select(col(Backlog.id)).order_by(col(Backlog.id)).limit(1).scalar_subquery()
        await transaction.execute(update(Backlog).where(col(Backlog.id) == first).values(sealed=foreign))
        rows = await backlog.oldest(transaction, crypt, "whatsapp", 9)
    assert [(row.update, row.sealed == foreign) for row in rows] == [(None, True), (b"dua", False)]
