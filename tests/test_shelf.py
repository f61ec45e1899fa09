"""Updates that wait: they come back as they were, and what cannot be opened is kept where an operator sees it."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from sqlalchemy import text

from bot import app as bot
from bot.shelf import Shelf, from_json, to_json
from handlers.messages import File, Said, Sender, Update
from storage.crypt import Crypt, new_key
from storage.database import Database
from tests.reliability.town import playing, select, town
from tests.storage.conftest import (  # noqa: F401 - fixtures
    postgres,
    postgres_database,
    postgres_migrated,
    postgres_shared,
    postgres_url,
)

WORDS = some.text(some.characters(), max_size=40)  # with half letters, as some phones send them
FILES = some.builds(
    File, ref=WORDS, unique=WORDS, kind=some.sampled_from(["photo", "document", "video"]),
    size=some.none() | some.integers(0, 2**40), preview=WORDS,
)  # fmt: skip
SAID = some.builds(
    Said, text=WORDS, command=WORDS, argument=WORDS, choice=WORDS, files=some.lists(FILES, max_size=3).map(tuple),
    album=WORDS, other=WORDS, message=WORDS, tap=WORDS, edited=some.booleans(), below=WORDS,
)  # fmt: skip
SENDERS = some.builds(Sender, key=WORDS, name=WORDS, language=WORDS)
UPDATES = some.builds(
    Update, channel=WORDS, id=WORDS, chat=WORDS, sender=SENDERS, said=SAID, private=some.booleans(), event=WORDS,
    moved_to=WORDS, number=WORDS, at=some.floats(0, 4e9), raw=WORDS,
)  # fmt: skip


def said(number: int) -> Update:
    return Update("telegram", f"{number}", "7", Sender("7"), Said(text=f"kata {number}"))


def shelf(app: bot.App) -> Shelf:
    return Shelf(app.house, app.database, "telegram")


@given(UPDATES)
def test_an_update_comes_back_as_it_was(update: Update) -> None:
    assert from_json(to_json(update)) == update


def test_half_a_letter_costs_nothing_else() -> None:
    update = Update("telegram", "1", "7", Sender("7"), Said(text="halo \ud83d", files=(File("a", "b", "photo", 3),)))
    assert from_json(to_json(update)) == update


@pytest.mark.usefixtures("cheap")
async def test_what_waits_is_there_in_order(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage) as app:
        waiting = shelf(app)
        await waiting.keep([said(1), said(2)])
        await waiting.keep([said(3)])
        assert [one.update for one in await waiting.oldest(2)] == [said(1), said(2)]
        assert [one.update for one in await waiting.oldest(9)] == [said(1), said(2), said(3)]


@pytest.mark.usefixtures("cheap")
async def test_what_cannot_be_read_is_a_dead_letter_and_holds_nobody_up(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage) as app:
        waiting = shelf(app)
        await waiting.keep([said(1), said(2), said(3)])
        foreign = Crypt([new_key()]).seal(to_json(said(9)))
        odd = app.house.crypt.seal(b'{"channel": "telegram", "of": "another version"}')
        async with app.database.transaction() as transaction:
            spoil = text("UPDATE backlog SET sealed = :sealed WHERE id = (SELECT min(id) + :nth FROM backlog)")
            for nth, sealed in enumerate((foreign, odd)):
                await transaction.execute(spoil, {"sealed": sealed, "nth": nth})
        assert [one.update for one in await waiting.oldest(1)] == [said(3)]
        letters = await select(app.database, "SELECT source, reason, sealed FROM dead_letter")
        assert [row["reason"] for row in letters] == ["locked", "kept by another version"]
        found = [json.loads(app.house.crypt.open(row["sealed"])) for row in letters]
        assert found == [{"sealed": foreign.hex()}, {"sealed": odd.hex()}]
        assert len(await select(app.database, "SELECT * FROM backlog")) == 1


@pytest.mark.usefixtures("cheap")
async def test_what_is_given_up_is_a_dead_letter_as_it_was_said(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage) as app:
        waiting = shelf(app)
        await waiting.keep([said(1), said(2)])
        first, second = await waiting.oldest(9)
        await waiting.give_up(first, "ValueError")
        assert await waiting.oldest(9) == [second]
        (letter,) = await select(app.database, "SELECT source, reason, sealed FROM dead_letter")
        assert (letter["source"], letter["reason"]) == ("inbox", "ValueError")
        assert json.loads(app.house.crypt.open(letter["sealed"]))["said"]["text"] == "kata 1"


@pytest.mark.usefixtures("cheap")
async def test_of_postgresql_other_processes_may_keep_something(tmp_path: Path, postgres_database: Database) -> None:  # noqa: F811
    async with town(tmp_path) as stage, playing(stage) as app:
        one, other = (Shelf(app.house, postgres_database, "telegram") for _ in range(2))
        assert not await one.others_wait()
        await other.keep([said(1)])
        assert await one.others_wait()
        assert [shelved.update for shelved in await one.oldest(9)] == [said(1)]
        alone = shelf(app)
        await alone.keep([said(1)])
        assert (await alone.waits(), await alone.others_wait()) == (True, False)
