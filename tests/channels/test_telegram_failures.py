"""What goes wrong on Telegram, over HTTP, becomes the failure that says what to do next."""

import asyncio
from typing import Final

import pytest

from bot.channels.channel import (
    Album,
    Answer,
    Delete,
    EditButtons,
    EditCaption,
    Misconfigured,
    Moved,
    Part,
    Picture,
    Pointless,
    Refused,
    SendFailed,
    Text,
    TryLater,
    Unclear,
    Unreachable,
    Upload,
)
from bot.channels.telegram_auto import connect
from bot.hosting import reserved_port
from bot.sandbox.world import Faults, Limits
from bot.sandbox.world import Upload as Sent
from tests.channels.conftest import CLIENTS, Ends, fetched, png
from tests.reliability.town import holds
from tests.stage import TOKEN

HALO: Final = Text("Halo")
SHOT: Final = Upload(png(), "LN-0000-0000.png", "image/png")
LONG: Final = ((("x" * 65, "Terlalu panjang"),),)


async def failure(ends: Ends, part: Part = HALO, address: str = "") -> SendFailed:
    """How it fails."""
    with pytest.raises(SendFailed) as failed:
        await ends.channel.perform(address or ends.address, part)
    return failed.value


# -- the person or the chat -----------------------------------------------------------------------------------------


async def test_somebody_who_blocked_us(ends: Ends) -> None:
    ends.world.block(ends.person)
    assert isinstance(await failure(ends), Unreachable)
    ends.world.unblock(ends.person)
    await ends.perform(HALO)


async def test_a_deleted_account(ends: Ends) -> None:
    ends.world.deactivate(ends.person)
    assert isinstance(await failure(ends), Unreachable)


async def test_somebody_who_never_pressed_start(ends: Ends) -> None:
    assert isinstance(await failure(ends, address=str(ends.world.add_person("Baru").id)), Unreachable)


@pytest.mark.parametrize("address", ["42", "-42", "-1009999999999"])
async def test_a_chat_that_is_not_there(ends: Ends, address: str) -> None:
    assert isinstance(await failure(ends, address=address), Unreachable)


@pytest.mark.parametrize("kind", ["group", "supergroup"])
async def test_a_group_we_are_not_in_any_more(ends: Ends, kind: str) -> None:
    group = ends.world.add_group("Satgas", [ends.person], kind)
    ends.world.kick(ends.world.bot, group)
    assert isinstance(await failure(ends, address=str(group.id)), Unreachable)


@pytest.mark.parametrize("part", [HALO, Picture(SHOT, "x"), Album((SHOT, SHOT), "x")])
async def test_a_group_that_has_moved(ends: Ends, part: Part) -> None:
    group = ends.world.add_group("Satgas", [ends.person], "group")
    new = ends.world.migrate(group)
    moved = await failure(ends, part, str(group.id))
    assert isinstance(moved, Moved)
    assert moved.address == str(new.id)


# -- the message ----------------------------------------------------------------------------------------------------


async def test_an_edit_that_changes_nothing(ends: Ends) -> None:
    number = await ends.channel.perform(ends.address, Picture(SHOT, "sama"))
    for part in (EditCaption(number, "sama"), EditButtons(number)):
        found = await failure(ends, part)
        assert isinstance(found, Pointless)
        assert found.why == "unchanged"


async def test_an_edit_of_what_is_gone_or_not_ours(ends: Ends) -> None:
    theirs = ends.world.say(ends.person, ends.chat, "punya saya")
    mine = await ends.perform(HALO)
    ends.world.delete(ends.person, mine)
    for number in (theirs.id, mine.id, 99_999):
        found = await failure(ends, EditButtons(str(number), ((("report:consent:yes", "Ya"),),)))
        assert isinstance(found, Pointless)
        assert found.why == "missing"
    assert theirs.version == 0


async def test_the_caption_of_a_text(ends: Ends) -> None:
    """How the search for a card tells our words from our pictures."""
    number = await ends.channel.perform(ends.address, HALO)
    assert isinstance(await failure(ends, EditCaption(number, "x")), Refused)


async def test_taking_away_what_is_gone(ends: Ends) -> None:
    assert isinstance(await failure(ends, Delete("99999")), Pointless)


async def test_taking_away_what_is_old_or_theirs(ends: Ends) -> None:
    """There is nothing more to do about it, and nothing for an operator to look at."""
    group = ends.world.add_group("Grup Contoh", [ends.person])
    theirs = ends.world.say(ends.person, group, "halo")
    with pytest.raises(Pointless):
        await ends.channel.perform(str(group.id), Delete(str(theirs.id)))


async def test_a_tap_answered_twice_or_never_made(ends: Ends) -> None:
    tap = ends.world.tap(ends.person, await ends.perform(HALO), "x")
    await ends.channel.perform(ends.address, Answer(tap.id))
    for number in (tap.id, "123"):
        found = await failure(ends, Answer(number, "lagi"))
        assert isinstance(found, Pointless)
        assert found.why == "expired"


@pytest.mark.parametrize(
    "part",
    [
        Text("x" * 4097),
        Text("<b>tanpa akhir"),
        Text(""),
        Text("x", LONG),
        Picture(SHOT, "x" * 1025),
        Picture(Upload(b"bukan gambar", "x.png", "image/png"), ""),
        Picture(Upload(b"", "x.png", "image/png"), ""),
        Album((SHOT,) * 11),
    ],
    ids=["long", "html", "empty", "data", "caption", "no picture", "no bytes", "eleven"],
)
async def test_what_telegram_will_never_take(ends: Ends, part: Part) -> None:
    assert isinstance(await failure(ends, part), Refused)
    assert not [m for m in ends.chat.messages.values() if m.sender is ends.world.bot]


# -- the pace -------------------------------------------------------------------------------------------------------


async def test_a_group_that_gets_too_much(ends: Ends) -> None:
    ends.world.limits = Limits(group_per_minute=2)
    group = str(ends.world.add_group("Satgas", [ends.person]).id)
    for _ in range(2):
        await ends.channel.perform(group, HALO)
    later = await failure(ends, address=group)
    assert isinstance(later, TryLater)
    assert 50 <= later.after <= 60


@pytest.mark.parametrize("method", ["sendMessage", "sendPhoto"])
async def test_being_told_to_wait(ends: Ends, method: str) -> None:
    ends.world.faults.next(method, "429", retry_after=7)
    later = await failure(ends, HALO if method == "sendMessage" else Picture(SHOT))
    assert isinstance(later, TryLater)
    assert later.after == 7.0


# -- the way there --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["500", "502", "502_html", "503", "504", "drop", "drop_after"])
@pytest.mark.parametrize("part", [HALO, Picture(SHOT)], ids=["json", "upload"])
async def test_no_usable_answer(ends: Ends, kind: str, part: Part) -> None:
    ends.world.faults.next("*", kind)
    assert isinstance(await failure(ends, part), Unclear)
    assert len(ends.chat.messages) == kind.endswith("_after")
    await ends.perform(part)  # the next one goes through on a fresh connection


async def test_silence_until_the_other_end_gives_up(ends: Ends) -> None:
    ends.world.faults.patience = 0.1
    ends.world.faults.next("sendMessage", "timeout")
    assert isinstance(await failure(ends), Unclear)


async def test_silence_until_we_give_up(ends: Ends) -> None:
    """A long poll of one second waits ten more for its answer; asked for less, it gives up at once."""
    ends.world.faults.next("getUpdates", "timeout")
    with pytest.raises(Unclear):
        await ends.channel.receive(-9.9)


@pytest.mark.parametrize("client", CLIENTS)
async def test_nobody_there(client: str) -> None:
    channel = connect(TOKEN, f"http://127.0.0.1:{reserved_port()}", client)
    with pytest.raises(Unclear):
        await channel.start()
    await channel.close()


@pytest.mark.parametrize("kind", ["429", "502_html", "drop"])
async def test_connecting_can_be_tried_again(ends: Ends, kind: str) -> None:
    async with ends.another() as channel:
        ends.world.faults.next("getMe", kind)
        with pytest.raises(TryLater if kind == "429" else Unclear):
            await channel.start()
        ends.world.faults = Faults()  # the pause is over
        assert await channel.start() == {"username": "LaporNetralBot"}
        assert await channel.perform(ends.address, HALO)


# -- our own settings -----------------------------------------------------------------------------------------------


async def test_a_token_nobody_knows(ends: Ends) -> None:
    async with ends.another("987654321:AAanother-token-that-nobody-knows-000") as stranger:
        with pytest.raises(Misconfigured) as failed:
            await stranger.start()
        assert "AAanother" not in str(failed.value)


async def test_a_second_poll_ends_the_first(ends: Ends) -> None:
    async with ends.another() as other:
        await other.start()
        waiting = asyncio.create_task(ends.channel.receive(50))
        await holds(lambda: ends.world.updates.polled)
        assert await other.receive(0) == []
        with pytest.raises(Misconfigured):
            await waiting


async def test_polling_under_a_webhook(ends: Ends) -> None:
    await ends.channel.set_webhook("http://127.0.0.1:9/telegram", "rahasia-rahasia-x")
    with pytest.raises(Misconfigured):
        await ends.channel.receive(0)


@pytest.mark.parametrize("url", ["http://contoh.example/telegram", "https://contoh.example:8081/telegram"])
async def test_a_webhook_address_telegram_does_not_take(ends: Ends, url: str) -> None:
    with pytest.raises(Refused):
        await ends.channel.set_webhook(url, "rahasia-rahasia-x")


# -- files and members ----------------------------------------------------------------------------------------------


async def test_a_file_that_is_gone(ends: Ends) -> None:
    with pytest.raises(Refused):
        await fetched(ends.channel, "bukan-nama-berkas")


async def test_a_file_that_is_too_big_for_bots(ends: Ends) -> None:
    big = Sent(b"x" * 21_000_000, "besar.bin", "application/x")
    ends.world.send_files(ends.person, ends.chat, [big], kind="document")
    (update,) = await ends.channel.receive(0)
    with pytest.raises(Refused, match="too big"):
        await fetched(ends.channel, update.said.files[0].ref)


@pytest.mark.parametrize(
    ("method", "kind"), [("getFile", "429"), ("getFile", "502"), ("getFile", "drop"), ("download", "502")]
)
async def test_a_download_that_goes_wrong_on_the_way(ends: Ends, method: str, kind: str) -> None:
    ends.world.send_files(ends.person, ends.chat, [Sent(png())], kind="document")
    (update,) = await ends.channel.receive(0)
    ends.world.faults.next(method, kind)
    with pytest.raises(TryLater if kind == "429" else Unclear):
        await fetched(ends.channel, update.said.files[0].ref)


async def test_a_download_that_is_cut_is_begun_again(ends: Ends) -> None:
    ends.world.send_files(ends.person, ends.chat, [Sent(png())], kind="document")
    (update,) = await ends.channel.receive(0)
    ends.world.faults.next("download", "drop")
    assert await fetched(ends.channel, update.said.files[0].ref) == png()
    assert ends.world.faults.counts["drop"] == 1


async def test_a_membership_that_could_not_be_asked_is_not_believed(ends: Ends) -> None:
    group, person = str(ends.world.add_group("Satgas", [ends.person]).id), str(ends.person.id)
    ends.world.faults.next("getChatMember", "502")
    with pytest.raises(Unclear):
        await ends.channel.belongs(group, person)
    assert await ends.channel.belongs(group, person)
