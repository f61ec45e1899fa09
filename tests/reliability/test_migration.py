"""A basic group becomes a supergroup with another number: it is followed, stored, and nothing goes astray."""

from pathlib import Path

from bot.sandbox.world import Chat
from tests.reliability.town import ask_for_cards, by_bot, cards_of, playing, put_reports, select, town
from tests.reliability.ways import HTTPX, PTB, WEBHOOK, Way, over
from tests.stage import Stage


def cards_in(stage: Stage, chat: Chat) -> list[str]:
    """The ticket of every card in this chat."""
    return cards_of(by_bot(chat, stage.world.bot.id))


async def card_for(stage: Stage) -> str:
    """A new report, on its card; the ticket."""
    (report,) = await put_reports(stage, stage.resident().person, 1)
    await ask_for_cards(stage, [report])
    await stage.settled()
    return report.ticket


@over(PTB, HTTPX, WEBHOOK)
async def test_the_move_is_heard_and_followed(tmp_path: Path, way: Way) -> None:
    async with town(tmp_path, kind="group", way=way) as stage, playing(stage):
        await card_for(stage)
        new = stage.world.migrate(stage.group)
        await stage.settled()
        ticket = await card_for(stage)
        assert cards_in(stage, new) == [ticket]
        await check_decided(stage, new)


async def check_decided(stage: Stage, group: Chat) -> None:
    """A moderator decides the newest card in this group."""
    card = by_bot(group, stage.world.bot.id)[-1]
    tap = await stage.tap(stage.staff[0], card, ":accept")
    await stage.settled()
    assert tap.answer == "Diterima. Pelapor dikabari."
    assert "Diputuskan oleh Petugas Satu" in card.text


@over(PTB, HTTPX, WEBHOOK)
async def test_without_the_message_the_refusal_tells_us(tmp_path: Path, way: Way) -> None:
    """The update was lost while the bot was down; Telegram's refusal names the new number."""
    async with town(tmp_path, kind="group", way=way) as stage:
        new = stage.world.migrate(stage.group)
        stage.world.updates.clear()
        async with playing(stage):
            ticket = await card_for(stage)
            assert cards_in(stage, new) == [ticket]
            await check_decided(stage, new)


async def test_after_a_restart_with_the_old_number_in_the_settings_it_is_still_known(tmp_path: Path) -> None:
    async with town(tmp_path, kind="group") as stage:
        async with playing(stage):
            new = stage.world.migrate(stage.group)
            await stage.settled()
        assert stage.settings.moderator_chat_id == stage.group.id
        refused = stage.world.calls.copy()
        async with playing(stage) as app:
            ticket = await card_for(stage)
            assert cards_in(stage, new) == [ticket]
            assert stage.world.calls["sendphoto"] - refused["sendphoto"] == 1  # not refused once
            await check_decided(stage, new)
            assert len(await select(app.database, "SELECT * FROM contact WHERE kind = 'group'")) == 2


async def test_and_with_the_new_number_in_the_settings_as_well(tmp_path: Path) -> None:
    async with town(tmp_path, kind="group") as stage:
        async with playing(stage):
            new = stage.world.migrate(stage.group)
            await stage.settled()
        stage.settings.moderator_chat_id = new.id
        async with playing(stage) as app:
            ticket = await card_for(stage)
            assert cards_in(stage, new) == [ticket]
            assert len(await select(app.database, "SELECT * FROM contact WHERE kind = 'group'")) == 2


async def test_a_new_number_that_spoke_before_we_heard_of_the_move(tmp_path: Path) -> None:
    async with town(tmp_path, kind="group") as stage:
        new = stage.world.migrate(stage.group)
        stage.world.updates.clear()
        stage.world.say(stage.staff[0], new, "/bantuan")
        async with playing(stage) as app:
            await stage.settled()
            ticket = await card_for(stage)
            assert cards_in(stage, new) == [ticket]
            assert len(await select(app.database, "SELECT * FROM contact WHERE kind = 'group'")) == 2


async def test_a_card_of_the_old_group_is_shown_anew_and_overwrites_no_other(tmp_path: Path) -> None:
    """Numbers begin anew in the supergroup: the old card's number is some other card's by now."""
    async with town(tmp_path, kind="group") as stage, playing(stage) as app:
        resident = stage.resident()
        await resident.say("/start")
        (old,) = await put_reports(stage, resident.person, 1)
        await ask_for_cards(stage, [old])
        await stage.settled()
        (number,) = (card.id for card in stage.cards())
        new = stage.world.migrate(stage.group)
        for _ in range(number - 2):
            stage.world.say(stage.staff[0], new, "obrolan")
        ticket = await card_for(stage)
        assert [m.id for m in by_bot(new, stage.world.bot.id)] == [number]
        stage.world.tap(resident.person, resident.last, f"case:{old.ticket}:1:withdrawn")
        await stage.settled()
        assert cards_in(stage, new) == [ticket, old.ticket]
        (kept,) = await select(app.database, "SELECT card FROM report WHERE ticket = :ticket", ticket=ticket)
        assert kept["card"] == str(number)


async def test_the_group_of_bawaslu_may_move_too(tmp_path: Path) -> None:
    async with town(tmp_path) as stage:
        small = stage.world.add_group("Bawaslu Kecil", [stage.liaison], "group")
        stage.settings.bawaslu_chat_id = small.id
        async with playing(stage):
            await card_for(stage)
            new = stage.world.migrate(small)
            stage.world.updates.clear()
            await stage.tap(stage.staff[0], stage.cards()[0], ":escalate")
            await stage.settled()
            (handed,) = by_bot(new, stage.world.bot.id)
            tap = await stage.tap(stage.liaison, handed, ":acknowledge")
            await stage.settled()
            assert tap.answer == "Terima kasih, dicatat."
            assert "✅ diterima Bawaslu" in stage.cards()[0].text
