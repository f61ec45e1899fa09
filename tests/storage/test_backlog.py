"""What waits to be handled: in order, sealed, each process's own, and nobody's for ever."""

from sqlmodel import col, select, update

from storage import backlog
from storage.backlog import LEASE, Backlog
from storage.crypt import Crypt, new_key
from storage.database import Database, fetch
from tests.storage.post import NOW


async def kept(database: Database, crypt: Crypt, *words: bytes, channel: str = "whatsapp", keeper: str = "a") -> None:
    async with database.transaction() as transaction:
        await backlog.keep(transaction, crypt, channel, keeper, words, NOW)


async def oldest(
    database: Database, crypt: Crypt, most: int = 100, *, channel: str = "whatsapp", keeper: str = "a", now: float = NOW
) -> list[bytes | None]:
    async with database.transaction() as transaction:
        return [row.update for row in await backlog.oldest(transaction, crypt, channel, keeper, most, now)]


async def test_what_came_first_is_handled_first_and_what_is_handled_is_gone(database: Database, crypt: Crypt) -> None:
    words = [f"{number}".encode() for number in range(30)]
    await kept(database, crypt, *words[:20])
    await kept(database, crypt, *words[20:])
    async with database.transaction() as transaction:
        first = await backlog.oldest(transaction, crypt, "whatsapp", "a", 25, NOW)
        assert [row.update for row in first] == words[:25]
        await backlog.drop(transaction, [row.id for row in first])
        assert await backlog.count(transaction) == 5
    assert await oldest(database, crypt) == words[25:]


async def test_nothing_to_drop_drops_nothing(database: Database, crypt: Crypt) -> None:
    await kept(database, crypt, b"satu")
    async with database.transaction() as transaction:
        await backlog.drop(transaction, [])
        assert await backlog.count(transaction) == 1


async def test_each_channel_and_each_process_has_its_own(database: Database, crypt: Crypt) -> None:
    await kept(database, crypt, b"satu")
    await kept(database, crypt, b"dua", keeper="b")
    await kept(database, crypt, b"tiga", channel="telegram")
    assert await oldest(database, crypt) == [b"satu"]
    assert await oldest(database, crypt, keeper="b") == [b"dua"]
    assert await oldest(database, crypt, channel="telegram") == [b"tiga"]


async def test_what_a_dead_process_left_is_taken_on(database: Database, another: Database, crypt: Crypt) -> None:
    await kept(database, crypt, b"satu", b"dua")
    assert await oldest(another, crypt, keeper="b", now=NOW + LEASE) == []
    assert await oldest(another, crypt, keeper="b", now=NOW + LEASE + 1) == [b"satu", b"dua"]


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
        rows = await backlog.oldest(transaction, crypt, "whatsapp", "a", 9, NOW)
    assert [(row.update, row.sealed == foreign) for row in rows] == [(None, True), (b"dua", False)]
