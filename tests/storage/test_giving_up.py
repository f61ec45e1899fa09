"""The same bytes are destroyed and kept at once: whatever comes first, there is never a row without its bytes."""

import hashlib
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from storage import evidence
from storage.crypt import Crypt
from storage.database import Database
from storage.evidence import Original
from storage.originals import Originals

PICTURE = b"the same picture"


class Somebody:
    """Sends the picture: one step of the way into the store after the other."""

    def __init__(self, database: Database, store: Originals, draft: str) -> None:
        self.database, self.store, self.draft = database, store, draft
        self.file = 0

    async def announce(self) -> None:
        """It is to be fetched."""
        row = {"draft": self.draft, "unique_ref": "u", "ref": b"", "kind": "photo", "contact_id": None}
        async with self.database.transaction() as transaction:
            (announced,) = await evidence.announce(transaction, [row])
            self.file = announced.number

    async def claim(self) -> None:
        """Its bytes are here."""
        async with self.database.transaction() as transaction:
            assert await evidence.claim(transaction, self.file, sha256())

    async def keep(self) -> None:
        """They are put into the store."""
        await self.store.keep(PICTURE)

    async def settle(self) -> None:
        """The row says so."""
        async with self.database.transaction() as transaction:
            original = Original(sha256(), len(PICTURE), "image/png", 1, 1)
            assert await evidence.stored(transaction, self.file, original) is not None

    async def drop(self) -> list[str]:
        """The draft is given up; what nobody needs any more."""
        async with self.database.transaction() as transaction:
            return (await evidence.drop(transaction, [self.draft])).unneeded


def sha256() -> str:
    """The name of the picture."""
    return hashlib.sha256(PICTURE).hexdigest()


@pytest.fixture(params=["file", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path, crypt: Crypt) -> Originals:
    return Originals(f"file:{tmp_path}/evidence" if request.param == "file" else "memory:///", crypt)


async def in_steps(*steps: Callable[[], Awaitable[object]]) -> None:
    for step in steps:
        await step()


@pytest.mark.parametrize("before", range(5))
@pytest.mark.parametrize("between", range(5))
async def test_somebody_sends_it_while_it_is_destroyed(
    database: Database, store: Originals, before: int, between: int
) -> None:
    """`before` and `between` of their steps come before, and in the middle of, the look whether it is needed."""
    first, second = (Somebody(database, store, draft) for draft in ("first", "second"))
    await in_steps(first.announce, first.claim, first.keep, first.settle)
    assert await first.drop() == [sha256()]
    steps = [second.announce, second.claim, second.keep, second.settle]
    looks = 0

    async def is_needed() -> bool:
        nonlocal looks
        looks += 1
        if looks == 2:
            await in_steps(*steps[before : before + between])
        async with database.transaction() as transaction:
            return await evidence.is_needed(transaction, sha256())

    await in_steps(*steps[:before])
    gone = await store.give_up(sha256(), is_needed)
    await in_steps(*steps[before + between :])
    assert await store.read(sha256()) == PICTURE
    assert gone == (before + between < 2), "needed from its claim on"
    assert [kept.sha256 async for batch in store.listed() for kept in batch] == [sha256()]


async def test_killed_in_the_middle_of_it(database: Database, store: Originals) -> None:
    """The errand is done again, and finds it needed, or not."""
    one = Somebody(database, store, "one")
    await in_steps(one.announce, one.claim, one.keep)

    async def killed() -> bool:
        raise SystemExit

    async def needed() -> bool:
        return True

    async def nobody() -> bool:
        return False

    async def killed_at_the_second_look() -> bool:
        looks.append(1)
        return len(looks) > 1 and await killed()

    looks = list[int]()
    for _ in range(2):
        looks.clear()
        with pytest.raises(SystemExit):
            await store.give_up(sha256(), killed_at_the_second_look)
        assert len([kept async for batch in store.listed() for kept in batch]) == 1
        assert not await store.give_up(sha256(), needed)
        assert await store.read(sha256()) == PICTURE
    with pytest.raises(SystemExit):
        await store.give_up(sha256(), killed_at_the_second_look)
    assert await store.give_up(sha256(), nobody)
    assert [kept async for batch in store.listed() for kept in batch] == []


async def test_bytes_that_nobody_waits_for_any_more_are_not_kept(database: Database, store: Originals) -> None:
    one = Somebody(database, store, "one")
    await one.announce()
    assert await one.drop() == []
    async with database.transaction() as transaction:
        assert not await evidence.claim(transaction, one.file, sha256())


async def test_bytes_that_were_claimed_are_given_up_with_their_draft(database: Database, store: Originals) -> None:
    """They may be in the store already, though no row says so yet."""
    one = Somebody(database, store, "one")
    await in_steps(one.announce, one.claim)
    async with database.transaction() as transaction:
        assert await evidence.is_needed(transaction, sha256())
    assert await one.drop() == [sha256()]
