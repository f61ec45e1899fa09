"""A group becomes a supergroup: numbers begin anew there, so nothing that bears an old one is taken for a new one."""

import pytest_asyncio

from bot.sandbox.world import Chat
from storage import queue
from storage.letter_tables import Letter
from storage.queue_tables import Board
from tests.conversations.desk import tapped
from tests.conversations.insight import report_of, rows, trail
from tests.conversations.talks import reported
from tests.conversations.test_after import write
from tests.conversations.test_erase import erase
from tests.conversations.transcript import photos
from tests.stage import Stage


@pytest_asyncio.fixture(loop_scope="session")
async def small(stage: Stage) -> Stage:
    """A stage whose two groups are basic ones."""
    stage.group = stage.world.add_group("Satgas Kecil", stage.staff, "group")
    stage.bawaslu = stage.world.add_group("Bawaslu Kecil", [stage.liaison], "group")
    stage.settings.moderator_chat_id, stage.settings.bawaslu_chat_id = stage.group.id, stage.bawaslu.id
    await stage.restart()
    return stage


async def moved(stage: Stage, chat: Chat) -> Chat:
    """This group has become a supergroup, and the bot has heard of it."""
    new = stage.world.migrate(chat)
    await stage.settled()
    return new


async def talk_until(stage: Stage, chat: Chat, number: int) -> None:
    """People write there until the next message is this one."""
    assert max(chat.messages, default=0) < number
    while max(chat.messages, default=0) < number - 1:
        stage.world.say(stage.staff[0] if chat.has(stage.staff[0]) else stage.liaison, chat, "obrolan")
    await stage.settled()


async def test_words_below_a_new_card_answer_no_question_of_the_old_group(small: Stage) -> None:
    """They would have been noted as the letter of another case."""
    old = await reported(small.resident(), None)
    card = await small.card(old)
    await tapped(small, card, "accept", "step", "step:refer")
    asked = small.bot_messages(small.group)[-1].id
    small.group = await moved(small, small.group)
    await talk_until(small, small.group, asked)
    fresh = await small.card(await reported(small.resident(), None))
    assert fresh.id == asked
    answers = await write(small, small.group, small.staff[0], "800/123/2026 23 November 2026", fresh)
    assert (await report_of(small, old)).state == "accepted"
    assert await rows(small, Letter) == []
    assert any("Catatan untuk" in answer for answer in answers)


async def test_what_a_resident_erases_takes_no_message_of_the_new_group_along(small: Stage) -> None:
    """The pictures that moderators opened bore the number that is a card by now."""
    warga = small.resident()
    ticket = await reported(warga, photos(1))
    await tapped(small, await small.card(ticket), "evidence")
    opened = small.bot_messages(small.group)[-1].id
    small.group = await moved(small, small.group)
    await talk_until(small, small.group, opened)
    fresh = await small.card(await reported(small.resident(), photos(1, first=3)))
    assert fresh.id == opened
    await erase(warga)
    await small.settled()
    assert not fresh.deleted
    assert "menunggu keputusan" in fresh.text


async def test_the_buttons_of_one_case_never_stand_below_another(small: Stage) -> None:
    """A moderator's step draws the buttons below the hand-over anew: not below what bears its number by now."""
    first = await reported(small.resident(), None)
    await small.decide(first, "escalate")
    handed = small.bot_messages(small.bawaslu)[-1].id
    small.bawaslu = await moved(small, small.bawaslu)
    await talk_until(small, small.bawaslu, handed)
    second = await reported(small.resident(), photos(1))
    await small.decide(second, "escalate")
    fresh = small.bawaslu.messages[handed]
    assert (fresh.kind, second in fresh.text, fresh.keyboard) == ("document", True, [])
    card = await small.card(first)
    await tapped(small, card, "step", "step:forward")
    await tapped(small, small.bot_messages(small.group)[-1], "take:forward")
    assert ("moderator:Petugas Satu", "forward") in await trail(small, first)
    assert fresh.keyboard == []


async def test_the_board_of_the_old_group_is_written_over_nothing(small: Stage) -> None:
    await small.card(await reported(small.resident(), None))
    number = 3  # in the new group behind the move, and what a moderator asks
    drawn = Board(region="solo", message=f"{number}", shown="2 1 0 0", drawn_at=small.hands())
    async with small.app.database.transaction() as transaction:
        await queue.draw(transaction, drawn)
    small.group = await moved(small, small.group)
    (answer,) = await write(small, small.group, small.staff[0], "/kasus LN-0000-0000")
    said = small.group.messages[number]
    assert said.text == answer
    await small.tick(hours=0.1)
    assert said.text == answer
