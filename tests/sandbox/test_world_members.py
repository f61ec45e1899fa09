"""Who is where in the sandbox, who watches it, and what it forgets."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox.world import Change, Limits, Upload, World
from tests.sandbox.conftest import TOKEN, Cast, Clock


def heard(world: World) -> list[dict[str, Any]]:
    """All updates that wait, oldest first, and forget them."""
    updates = world.updates.take(100)
    world.updates.clear()
    return updates


def test_writing_starts_the_private_chat(world: World, cast: Cast) -> None:
    assert not world.private(cast.budi).started
    world.say(cast.budi, cast.group, "halo")
    assert not world.private(cast.budi).started
    world.say(cast.budi, world.private(cast.budi), "halo")
    assert world.private(cast.budi).started


def test_blocking_is_told_and_writing_again_unblocks(world: World, cast: Cast) -> None:
    world.block(cast.sari)
    world.say(cast.sari, cast.home, "saya kembali")
    blocked, unblocked, message = heard(world)
    assert blocked["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert unblocked["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert unblocked["my_chat_member"]["old_chat_member"]["user"]["id"] == world.bot.id
    assert message["message"]["text"] == "saya kembali"
    assert not cast.sari.blocked


def test_a_deleted_account_says_nothing_more(world: World, cast: Cast) -> None:
    world.deactivate(cast.sari)
    with pytest.raises(ValueError, match="cannot write"):
        world.say(cast.sari, cast.home, "halo")


def test_coming_and_going(world: World, cast: Cast) -> None:
    world.updates.allow(["message", "chat_member"])
    world.leave(cast.budi, cast.group)
    world.join(cast.budi, cast.group, "administrator")
    left, left_member, joined, joined_member = heard(world)
    assert left["message"]["left_chat_member"]["id"] == cast.budi.id
    assert left_member["chat_member"]["new_chat_member"]["status"] == "left"
    assert joined["message"]["new_chat_members"][0]["id"] == cast.budi.id
    assert joined_member["chat_member"]["new_chat_member"]["can_delete_messages"] is True
    assert cast.group.members[cast.budi.id] == "administrator"


def test_members_changes_are_told_only_to_who_asked(world: World, cast: Cast) -> None:
    world.leave(cast.budi, cast.group)
    assert [set(update) - {"update_id"} for update in heard(world)] == [{"message"}]


def test_a_bot_thrown_out_hears_that_and_nothing_more(world: World, cast: Cast) -> None:
    world.kick(world.bot, cast.group)
    world.say(cast.sari, cast.group, "sudah pergi?")
    (update,) = heard(world)
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"


def test_a_group_becomes_a_supergroup(world: World, cast: Cast) -> None:
    small = world.add_group("Kecil", [cast.sari, cast.budi], "group")
    big = world.migrate(small)
    old, new = (update["message"] for update in heard(world))
    assert (old["chat"]["id"], old["migrate_to_chat_id"]) == (small.id, big.id)
    assert (new["chat"]["id"], new["migrate_from_chat_id"]) == (big.id, small.id)
    assert big.kind == "supergroup"
    assert big.members == small.members
    with pytest.raises(ValueError, match="supergroup"):
        world.say(cast.sari, small, "masih di sini")
    with pytest.raises(ValueError, match="no basic group"):
        world.migrate(small)


def test_a_raw_update_gets_an_id_or_keeps_its_own(world: World) -> None:
    world.push({"message": {"message_id": 1}})
    world.push({"update_id": 500_000_000, "message": {"message_id": 2}})
    world.push({"message": {"message_id": 3}})
    first, second, third = (update["update_id"] for update in heard(world))
    assert first < second == 500_000_000 < third


def test_listeners_hear_at_once_and_until_they_stop(world: World, cast: Cast) -> None:
    changes: list[Change] = []
    stop = world.on_change(changes.append)
    said = world.say(cast.sari, cast.home, "satu")
    assert (changes[-1].kind, changes[-1].message) == ("message", said)
    world.edit(cast.sari, said, "dua")
    tap = world.tap(cast.sari, said, "x")
    world.delete(cast.sari, said)
    world.block(cast.sari)
    world.add_person("Baru")
    assert [change.kind for change in changes] == ["message", "edit", "tap", "delete", "chat", "person"]
    assert changes[2].tap is tap
    stop()
    stop()
    world.say(cast.sari, cast.home, "tiga")
    assert len(changes) == 6


async def test_until_waits_for_a_change(world: World, cast: Cast) -> None:
    def answer(change: Change) -> None:
        if change.message is not None and change.message.text == "satu":
            world.say(cast.budi, cast.group, "dua")

    world.on_change(answer)
    world.say(cast.sari, cast.home, "satu")
    await world.until(lambda: any(said.text == "dua" for said in cast.group.messages.values()))


async def test_until_gives_up_with_a_picture_of_the_chats(world: World, cast: Cast) -> None:
    world.say(cast.sari, cast.home, "di mana Anda?")
    with pytest.raises(TimeoutError, match=r"(?s)Sari Contoh \(private.*di mana Anda\?.*Moderator Contoh"):
        await world.until(lambda: False, timeout=0.01)


def test_old_messages_and_taps_are_forgotten_when_asked(clock: Clock) -> None:
    world = World(TOKEN, now=clock, keep_messages=3)
    sari = world.add_person("Sari")
    home = world.private(sari)
    for number in range(5):
        said = world.say(sari, home, str(number))
    assert [message.text for message in home.messages.values()] == ["2", "3", "4"]
    for _ in range(100):
        world.tap(sari, said, "x")
    assert len(world.taps) == 30


def test_old_files_are_forgotten_when_asked(clock: Clock) -> None:
    world = World(TOKEN, now=clock, keep_files=2)
    sari = world.add_person("Sari")
    uploads = [Upload(bytes([number]), "a.txt", "text/plain") for number in range(3)]
    sent = world.send_files(sari, world.private(sari), uploads, kind="document")
    known = [said.file is not None and world.shelf.get(said.file.id) is not None for said in sent]
    assert known == [False, True, True]


def test_limits_can_be_lifted_but_for_the_time_to_answer() -> None:
    none = Limits.none()
    assert (none.group_per_minute, none.per_chat_per_second, none.overall_per_second) == (None, None, None)
    assert none.answer_within == Limits().answer_within == 15.0
