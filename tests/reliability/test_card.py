"""One card for every report, although a crash between sending and noting it cannot be told from one before sending."""

from pathlib import Path

import pytest

from bot.sandbox.world import Message
from storage.models import Report
from tests.reliability.town import ask_for_cards, cards_of, holds, playing, put_reports, select, town
from tests.stage import Resident, Stage

KINDS = ("supergroup", "group")


async def crash_with_card(stage: Stage, resident: Resident, fault: str = "drop_after") -> Report:
    """The bot ends when Telegram has taken the card of a new report, and before the bot could hear so.

    drop_after: it noticed that the connection was cut. timeout_after: it was still waiting for the answer.
    """
    before = len(stage.cards())
    async with playing(stage):
        (report,) = await put_reports(stage, resident.person, 1)
        stage.world.faults.next("sendPhoto", fault)
        await ask_for_cards(stage, [report])
        await stage.world.until(lambda: len(stage.cards()) > before)
    assert cards_of(stage.cards())[before:] == [report.ticket]
    return report


async def check_one_card(stage: Stage, report: Report) -> Message:
    """The bot runs again: there is one card, which it knows and can edit."""
    async with playing(stage) as app:
        await stage.settled()
        assert cards_of(stage.cards()).count(report.ticket) == 1
        card = await stage.card(report.ticket)
        (known,) = await select(app.database, "SELECT card FROM report WHERE id = :id", id=report.id)
        assert known["card"] == str(card.id)
        await stage.tap(stage.staff[0], card, ":accept")
        await stage.settled()
        assert "Diputuskan oleh Petugas Satu" in card.text
    check_nothing_else(stage)
    return card


def check_nothing_else(stage: Stage) -> None:
    """Looking for a card leaves no trace: only cards of ours, and what was said by others as it was."""
    bot_id = stage.world.bot.id
    visible = [m for m in stage.group.messages.values() if not m.deleted]
    assert [m for m in visible if m.sender.id == bot_id] == stage.cards()
    assert all(m.version == 0 for m in visible if m.sender.id != bot_id)


def chatter(stage: Stage, count: int) -> None:
    """Moderators talk among themselves."""
    for number in range(count):
        stage.world.say(stage.staff[number % 3], stage.group, f"obrolan {number}")


@pytest.mark.parametrize("fault", ["drop_after", "timeout_after"])
@pytest.mark.parametrize("kind", KINDS)
async def test_a_card_that_was_sent_is_found_again(tmp_path: Path, kind: str, fault: str) -> None:
    async with town(tmp_path, kind=kind) as stage:
        report = await crash_with_card(stage, stage.resident(), fault)
        await check_one_card(stage, report)


@pytest.mark.parametrize("kind", KINDS)
async def test_it_is_found_among_what_others_wrote(tmp_path: Path, kind: str) -> None:
    async with town(tmp_path, kind=kind) as stage:
        chatter(stage, 60)
        report = await crash_with_card(stage, stage.resident())
        chatter(stage, 60)
        await check_one_card(stage, report)


@pytest.mark.parametrize("kind", KINDS)
async def test_it_is_found_behind_earlier_cards_and_these_stay_as_they_are(tmp_path: Path, kind: str) -> None:
    async with town(tmp_path, kind=kind) as stage:
        resident = stage.resident()
        async with playing(stage):
            earlier = await put_reports(stage, resident.person, 3)
            await ask_for_cards(stage, earlier)
            await stage.settled()
        shown = [card.text for card in stage.cards()]
        report = await crash_with_card(stage, resident)
        await check_one_card(stage, report)
        assert [card.text for card in stage.cards()][:3] == shown
        assert cards_of(stage.cards()) == [*(r.ticket for r in earlier), report.ticket]


async def test_in_a_basic_group_the_talk_with_residents_lies_between(tmp_path: Path) -> None:
    """Basic groups and private chats share one counter: many numbers pass between two cards."""
    async with town(tmp_path, kind="group") as stage:
        resident = stage.resident()
        first = await crash_with_card(stage, resident)
        async with playing(stage):
            await stage.settled()
            for _ in range(60):
                stage.world.say(resident.person, resident.chat, "/bantuan")
            await stage.settled()
        second = await crash_with_card(stage, resident)
        await check_one_card(stage, second)
        assert cards_of(stage.cards()) == [first.ticket, second.ticket]


@pytest.mark.parametrize("fault", ["timeout", "drop", "502"])
async def test_a_card_that_never_arrived_is_sent(tmp_path: Path, fault: str) -> None:
    async with town(tmp_path) as stage:
        chatter(stage, 3)
        stage.world.faults.patience = 0.2
        async with playing(stage):
            reports = await put_reports(stage, stage.resident().person, 1)
            stage.world.faults.next("sendPhoto", fault)
            await ask_for_cards(stage, reports)
            await holds(lambda: stage.world.faults.counts[fault] == 1)
        assert stage.cards() == []
        await check_one_card(stage, reports[0])


async def test_a_lost_answer_alone_makes_no_second_card(tmp_path: Path) -> None:
    """No crash: the same bot looks for it."""
    async with town(tmp_path) as stage, playing(stage):
        reports = await put_reports(stage, stage.resident().person, 4)
        for _ in range(2):
            stage.world.faults.next("sendPhoto", "drop_after")
        await ask_for_cards(stage, reports)
        await stage.settled()
        assert cards_of(stage.cards()) == [report.ticket for report in reports]


async def test_our_own_words_in_the_group_are_not_taken_for_the_card(tmp_path: Path) -> None:
    """While nobody knows whether the card arrived, a moderator asks for help and is answered."""
    async with town(tmp_path) as stage:
        report = await crash_with_card(stage, stage.resident())
        stage.world.say(stage.staff[0], stage.group, "/bantuan")
        async with playing(stage):
            await stage.settled()
        (help_,) = (m for m in stage.bot_messages(stage.group) if "Grup petugas" in m.text)
        assert (help_.keyboard, help_.version) == ([], 0)
        assert cards_of(stage.cards()) == [report.ticket]


async def test_a_report_that_changed_meanwhile_keeps_its_one_card(tmp_path: Path) -> None:
    """The card that got lost shows a report that its resident has withdrawn since."""
    async with town(tmp_path) as stage:
        resident = stage.resident()
        async with playing(stage):
            await resident.say("/start")
        report = await crash_with_card(stage, resident)
        stage.world.tap(resident.person, resident.last, f"case:{report.ticket}:1:withdrawn")
        async with playing(stage):
            await stage.settled()
        assert cards_of(stage.cards()) == [report.ticket]
        assert "ditarik pelapor" in stage.cards()[0].text


async def test_a_search_that_is_interrupted_goes_on_where_it_was(tmp_path: Path) -> None:
    async with town(tmp_path) as stage:
        report = await crash_with_card(stage, stage.resident())
        chatter(stage, 10)
        for kind in ("429", "drop"):
            stage.world.faults.next("editMessageCaption", kind)
        stage.world.faults.next("deleteMessage", "drop")
        before = stage.world.calls["editmessagecaption"]
        async with playing(stage):
            await stage.settled()
        assert cards_of(stage.cards()) == [report.ticket]
        check_nothing_else(stage)
        assert stage.world.calls["editmessagecaption"] - before == 10 + 1 + 2
        assert stage.world.faults.impatient == 0


async def test_a_card_removed_by_hand_is_shown_again_once(tmp_path: Path) -> None:
    """The new card's answer gets lost as well."""
    async with town(tmp_path) as stage, playing(stage):
        (report,) = await put_reports(stage, stage.resident().person, 1)
        await ask_for_cards(stage, [report])
        await stage.settled()
        stage.world.delete(stage.staff[0], stage.cards()[0])
        stage.world.faults.next("sendPhoto", "drop_after")
        await ask_for_cards(stage, [report])
        await stage.settled()
        assert cards_of(stage.cards()) == [report.ticket]


async def test_crash_after_crash(tmp_path: Path) -> None:
    async with town(tmp_path) as stage:
        resident = stage.resident()
        made = [await crash_with_card(stage, resident) for _ in range(4)]
        async with playing(stage):
            await stage.settled()
        assert cards_of(stage.cards()) == [report.ticket for report in made]
