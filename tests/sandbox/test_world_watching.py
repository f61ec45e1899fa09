"""Listeners and waiters: who hears what, when, and what happens when one of them stumbles."""

from __future__ import annotations

import asyncio

import pytest

from bot.sandbox.nouns import Change
from bot.sandbox.watching import Watch, picture
from bot.sandbox.world import World
from tests.sandbox.conftest import Cast


def test_listeners_hear_in_the_order_they_came() -> None:
    watch, heard = Watch[Change](), list[str]()
    watch.listen(lambda change: heard.append(f"a {change.kind}"))
    watch.listen(lambda change: heard.append(f"b {change.kind}"))
    watch.tell(Change("message"))
    assert heard == ["a message", "b message"]


def test_a_listener_may_stop_itself_or_others_while_it_hears() -> None:
    watch, heard = Watch[Change](), list[str]()

    def once(change: Change) -> None:
        heard.append(change.kind)
        stop()

    stop = watch.listen(once)
    watch.listen(lambda change: heard.append(change.kind.upper()))
    watch.tell(Change("one"))
    watch.tell(Change("two"))
    assert heard == ["one", "ONE", "TWO"]


def test_the_same_listener_twice_stops_one_at_a_time() -> None:
    watch, heard = Watch[Change](), list[str]()

    def listener(change: Change) -> None:
        heard.append(change.kind)

    stop, _ = watch.listen(listener), watch.listen(listener)
    stop()
    watch.tell(Change("message"))
    assert heard == ["message"]


def test_what_a_listener_raises_reaches_who_made_the_change() -> None:
    watch = Watch[Change]()

    def stumble(_: Change) -> None:
        raise LookupError("tersandung")

    watch.listen(stumble)
    with pytest.raises(LookupError, match="tersandung"):
        watch.tell(Change("message"))


async def test_what_holds_already_is_not_waited_for() -> None:
    await Watch[Change]().until(lambda: True, timeout=0)


async def test_many_wait_for_different_things() -> None:
    watch, told = Watch[Change](), list[str]()

    async def wait_for(kind: str) -> None:
        await watch.until(lambda: kind in told, 5)

    waits = {kind: asyncio.ensure_future(wait_for(kind)) for kind in ("message", "edit", "tap")}
    for kind, wait in waits.items():
        assert not wait.done()
        told.append(kind)
        watch.tell(Change(kind))
        await wait


async def test_a_condition_that_raises_ends_the_wait() -> None:
    async def waits() -> None:
        await Watch[Change]().until(lambda: bool([][0]), 5)

    with pytest.raises(IndexError):
        await waits()


async def test_a_last_look_when_time_is_up() -> None:
    """A condition may come true without anybody telling: it is asked once more at the end."""
    asked: list[bool] = []

    def second_time() -> bool:
        asked.append(True)
        return len(asked) > 1

    await Watch[Change]().until(second_time, timeout=0.001)
    assert len(asked) == 2


def test_a_picture_shows_the_latest_of_each_chat(world: World, cast: Cast) -> None:
    for number in range(12):
        said = world.say(cast.sari, cast.home, f"pesan {number}")
    world.edit(cast.sari, said, "diubah")
    world.delete(cast.sari, said)
    world.post(cast.group, world.bot, keyboard=[[{"text": "Terima", "callback_data": "x"}]], kind="photo")
    shown = picture(list(world.chats.values()))
    assert f"== Sari Contoh (private {cast.sari.id}), 12 messages" in shown
    assert "pesan 3" not in shown
    assert "#5 Sari Contoh: 'pesan 4'" in shown
    assert "#12 Sari Contoh: (deleted) (edited x2) 'diubah'" in shown
    assert "LaporNetral: (photo) '' ['Terima']" in shown
