"""One card for every report, although a crash between sending and noting it cannot be told from one before sending."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.sandbox.world import Message
from tests.reliability.town import cards_of, file_report, holds, playing, put_reports, select, town
from tests.stage import Resident, Stage

KINDS = ("supergroup", "group")


async def crash_with_card(stage: Stage, resident: Resident) -> str:
    """The bot dies in the moment in which Telegram has taken a card and the bot has not heard so; the ticket."""
    stage.world.faults.next("sendPhoto", "timeout_after")
    stage.world.limits = stage.world.limits
    before = len(stage.cards())
    async with playing(stage):
        await file_report_unsettled(resident)
        await stage.world.until(lambda: len(stage.cards()) == before + 1)
    return cards_of(stage.cards())[-1]


async def file_report_unsettled(resident: Resident) -> None:
    """A report by link, all words at once; does not wait until its card is noted."""
    world, chat = resident.world, resident.chat
    for said in (
        "https://contoh.example/1", "setuju", "1", "lewati", "lewati", "Pegawai Contoh", "lewati", "Dinas Contoh",
        "hari ini", "sama", "lewati", "lewati", "kirim",
    ):  # fmt: skip
        world.say(resident.person, chat, said)


async def after_the_crash(stage: Stage, ticket: str) -> Message:
    """The bot runs again: the one card of this ticket, which the bot knows and can edit."""
    async with playing(stage) as app:
        await stage.settled()
        assert cards_of(stage.cards()).count(ticket) == 1
        card = await stage.card(ticket)
        (known,) = await select(app.database, "SELECT card FROM report WHERE ticket = :ticket", ticket=ticket)
        assert known["card"] == str(card.id)
        await stage.tap(stage.staff[0], card, ":accept")
        await stage.settled()
        assert "Diputuskan oleh Petugas Satu" in card.text
    return card


@pytest.mark.parametrize("kind", KINDS)
async def test_a_card_that_was_sent_is_found_again(tmp_path: Path, kind: str) -> None:
    async with town(tmp_path, kind=kind) as stage:
        ticket = await crash_with_card(stage, stage.resident())
        await after_the_crash(stage, ticket)
        assert len(stage.cards()) == 1


@pytest.mark.parametrize("kind", KINDS)
async def test_it_is_found_among_what_others_wrote_meanwhile(tmp_path: Path, kind: str) -> None:
    async with town(tmp_path, kind=kind) as stage:
        for number in range(7):
            stage.world.say(stage.staff[number % 3], stage.group, f"sebelum {number}")
        ticket = await crash_with_card(stage, stage.resident())
        for number in range(7):
            stage.world.say(stage.staff[number % 3], stage.group, f"sesudah {number}")
        await after_the_crash(stage, ticket)
        assert len(stage.cards()) == 1


@pytest.mark.parametrize("kind", KINDS)
async def test_it_is_found_behind_earlier_cards(tmp_path: Path, kind: str) -> None:
    async with town(tmp_path, kind=kind) as stage:
        async with playing(stage):
            earlier = [await file_report(stage.resident()) for _ in range(3)]
        ticket = await crash_with_card(stage, stage.resident())
        await after_the_crash(stage, ticket)
        assert cards_of(stage.cards()) == [*earlier, ticket]


@pytest.mark.parametrize("kind", KINDS)
async def test_a_card_that_never_arrived_is_sent(tmp_path: Path, kind: str) -> None:
    """The same crash with the call not carried out: looking for the card finds nothing, and touches nothing."""
    async with town(tmp_path, kind=kind) as stage:
        resident = stage.resident()
        stage.world.faults.next("sendPhoto", "timeout")
        async with playing(stage):
            before = [m.version for m in stage.bot_messages(stage.group)]
            await file_report_unsettled(resident)
            await holds(lambda: stage.world.faults.counts["timeout"] == 1)
        async with playing(stage):
            await stage.settled()
        assert len(stage.cards()) == 1
        assert before == []


async def test_an_answer_that_got_lost_makes_no_second_card(tmp_path: Path) -> None:
    """No crash at all: the connection is cut after Telegram has taken the card."""
    async with town(tmp_path) as stage, playing(stage):
        stage.world.faults.next("sendPhoto", "drop_after")
        ticket = await file_report(stage.resident())
        await stage.settled()
        assert cards_of(stage.cards()) == [ticket]


async def test_a_word_of_ours_in_the_group_meanwhile_is_not_taken_for_the_card(tmp_path: Path) -> None:
    """While nobody knows whether the card arrived, a moderator asks for help and is answered."""
    async with town(tmp_path) as stage:
        ticket = await crash_with_card(stage, stage.resident())
        stage.world.say(stage.staff[0], stage.group, "/bantuan")
        stage.world.faults.next("editMessageReplyMarkup", "429", retry_after=1)
        stage.world.faults.next("editMessageCaption", "429", retry_after=1)
        async with playing(stage):
            await stage.world.until(lambda: any("Grup petugas" in m.text for m in stage.bot_messages(stage.group)))
            await stage.settled()
        await after_the_crash(stage, ticket)
        (help_,) = (m for m in stage.bot_messages(stage.group) if "Grup petugas" in m.text)
        assert (help_.keyboard, help_.version) == ([], 0)


async def test_a_report_that_changed_meanwhile_keeps_its_one_card(tmp_path: Path) -> None:
    """The card that got lost shows a report that its resident has withdrawn since."""
    async with town(tmp_path) as stage:
        resident = stage.resident()
        ticket = await crash_with_card(stage, resident)
        for said in (f"/status {ticket}",):
            stage.world.say(resident.person, resident.chat, said)
        shown = f"case:{ticket}:1:withdrawn"
        stage.world.tap(resident.person, resident.last, shown)
        async with playing(stage):
            await stage.settled()
        assert cards_of(stage.cards()) == [ticket]
        assert "ditarik pelapor" in stage.cards()[0].text


async def test_in_a_basic_group_much_talk_elsewhere_lies_between(tmp_path: Path) -> None:
    """Basic groups and private chats share one counter: hundreds of numbers pass between two cards."""
    async with town(tmp_path, kind="group") as stage:
        async with playing(stage):
            first = await file_report(stage.resident())
            talker = stage.resident()
            for _ in range(60):
                await talker.say("/bantuan")
        ticket = await crash_with_card(stage, stage.resident())
        await after_the_crash(stage, ticket)
        assert cards_of(stage.cards()) == [first, ticket]


async def test_in_a_busy_group_much_talk_of_others_lies_between(tmp_path: Path) -> None:
    """Moderators talk among themselves; a bot hears nothing of it, but the numbers pass."""
    async with town(tmp_path) as stage:
        async with playing(stage):
            first = await file_report(stage.resident())
        for number in range(60):
            stage.world.say(stage.staff[number % 3], stage.group, f"obrolan {number}")
        ticket = await crash_with_card(stage, stage.resident())
        await after_the_crash(stage, ticket)
        assert cards_of(stage.cards()) == [first, ticket]


async def test_ten_crashes_in_a_row(tmp_path: Path) -> None:
    async with town(tmp_path) as stage:
        tickets = [await crash_with_card(stage, stage.resident()) for _ in range(10)]
        async with playing(stage):
            await stage.settled()
        assert cards_of(stage.cards()) == tickets


async def test_reports_of_a_minute_are_all_carded_once(tmp_path: Path) -> None:
    """Many cards wait in the one lane of the group when the bot dies."""
    async with town(tmp_path) as stage:
        _ = put_reports
        people = [stage.resident(f"Warga {n}") for n in range(6)]
        stage.world.faults.next("sendPhoto", "timeout_after")
        async with playing(stage):
            for person in people:
                await file_report_unsettled(person)
            await holds(lambda: sum("Nomor laporan" in p.heard[-1].text for p in people if p.heard) == len(people))
            await stage.world.until(lambda: len(stage.cards()) == 1)
        async with playing(stage):
            await stage.settled()
        assert len(set(cards_of(stage.cards()))) == len(stage.cards()) == len(people)


_: Callable[[], None]
