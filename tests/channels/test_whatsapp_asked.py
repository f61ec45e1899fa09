"""A question of moderators to somebody on WhatsApp, also when its window is closed."""

from pathlib import Path

import pytest

from bot.sandbox.cloud import Bubble
from storage.inquiry import Inquiry
from storage.models import Outbox
from tests.channels.phone import Phone, phone
from tests.channels.test_whatsapp_untold import ANY, HELD, shown
from tests.conversations.insight import report_of, rows
from tests.conversations.talks import reported

pytestmark = pytest.mark.usefixtures("cheap")


async def asked(warga: Phone, ticket: str) -> None:
    """A moderator asks for the place of work, and goes on with other things."""
    card = await warga.stage.card(ticket)
    await warga.stage.tap_data(warga.stage.staff[0], card, f"case:{ticket}:1:ask:agency")
    await warga.stage.settled(skip=False)


def questions(warga: Phone) -> list[Bubble]:
    """Every time it was put to the resident, also where WhatsApp says that it did not arrive."""
    return [one for one in warga.contact.bubbles.values() if one.ours and "Petugas bertanya" in one.text]


async def test_what_they_write_to_open_the_window_is_no_answer(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        ticket = await reported(warga)
        await warga.later(30)
        card = await warga.stage.card(ticket)
        await warga.stage.tap_data(warga.stage.staff[0], card, f"case:{ticket}:1:ask:agency")
        await warga.settled()
        assert HELD in await shown(warga.stage, ticket)
        reply = await warga.say("halo")
        assert f"Petugas bertanya tentang laporan {ticket}" in reply
        assert ANY not in await shown(warga.stage, ticket)
        assert [inquiry.state for inquiry in await rows(warga.stage, Inquiry)] == ["open"]
        assert "sudah disampaikan kepada petugas" in await warga.say("Kelurahan Contoh")
        assert (await report_of(warga.stage, ticket)).answers["agency"] == "Kelurahan Contoh"


@pytest.mark.parametrize("code", [131000, 131026, 131047, 131056])
async def test_a_question_that_is_answered_did_arrive(tmp_path: Path, code: int) -> None:
    """WhatsApp says only after the answer that it had failed: it is not put again, and nobody is told it was lost."""
    async with phone(tmp_path) as warga:
        ticket = await reported(warga)
        warga.cloud.post.hold_statuses()
        warga.cloud.faults.next("messages", f"later:{code}")
        await asked(warga, ticket)
        assert "sudah disampaikan kepada petugas" in await warga.say("Kelurahan Contoh")
        warga.cloud.post.release_statuses()
        await warga.settled()
        assert len(questions(warga)) == 1
        assert ANY not in await shown(warga.stage, ticket)
        assert "knock" not in [row.kind for row in await rows(warga.stage, Outbox)]


async def test_a_question_that_is_answered_meanwhile_is_not_put_again(tmp_path: Path) -> None:
    """It was to be sent again after a pause, for it was said not to have arrived; the phone had it all the same."""
    async with phone(tmp_path) as warga:
        ticket = await reported(warga)
        warga.cloud.faults.next("messages", "later:131000")
        await asked(warga, ticket)
        (question,) = questions(warga)
        warga.pick(question, next(data for data, _ in warga.choices(question) if ":answer:" in data))
        await warga.stage.settled(skip=False)
        warga.write("Kelurahan Contoh")
        await warga.stage.settled(skip=False)
        await warga.settled()
        assert [inquiry.state for inquiry in await rows(warga.stage, Inquiry)] == ["answered"]
        assert len(questions(warga)) == 1
        assert "sudah disampaikan kepada petugas" in warga.answers[-1].text


async def test_a_question_that_is_not_answered_is_put_again(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        ticket = await reported(warga)
        warga.cloud.faults.next("messages", "later:131000")
        await asked(warga, ticket)
        await warga.settled()
        assert len(questions(warga)) == 2


async def test_nobody_is_reminded_of_what_they_could_not_read_yet(tmp_path: Path) -> None:
    """The question waits for them to write; a reminder would put it a second time, right below it."""
    async with phone(tmp_path) as warga:
        ticket = await reported(warga)
        await warga.later(30)
        await asked(warga, ticket)
        await warga.stage.tick(hours=25)
        reply = await warga.say("halo")
        assert reply.count("Di mana terlapor bekerja?") == 1
        assert "masih menunggu jawaban" not in reply
        assert "sudah disampaikan kepada petugas" in await warga.say("Kelurahan Contoh")
