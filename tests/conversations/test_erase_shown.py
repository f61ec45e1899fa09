"""What a group was shown of a report beside its card goes when the report is erased, or goes to another desk."""

from typing import Any

import pytest

from bot.errands import Means, Outcome, run
from bot.sandbox.world import Message
from handlers.elsewhere import UNSHOW
from handlers.same_card import PAIR
from storage import contacts
from storage.inquiry import Inquiry
from storage.models import DeadLetter, Outbox
from storage.outbox import Errand
from storage.studio import Studio
from tests.conversations.insight import report_of, rows
from tests.conversations.talks import reported
from tests.conversations.test_conflict import inspectorate_of
from tests.conversations.test_erase import STORY, erase
from tests.conversations.test_late_files import beside, end, slow
from tests.conversations.transcript import photos, play
from tests.stage import Resident, Stage

__all__ = ["slow"]

LEFT = "Laporan ini tidak lagi ditangani di grup ini."
EMPTIED = "Dihapus atas permintaan pelapor. Isi dan buktinya sudah tidak ada."


def shown(stage: Stage, kind: str) -> list[Message]:
    """The messages of this kind in the moderators' group, without the cards."""
    cards = {card.id for card in stage.cards()}
    return [one for one in stage.bot_messages(stage.group) if one.kind == kind and one.id not in cards]


async def opened(stage: Stage, ticket: str) -> None:
    """A moderator asks for the files of a report."""
    await stage.tap(stage.staff[0], await stage.card(ticket), ":evidence")
    await stage.settled()


async def compared(stage: Stage, ticket: str, other: str) -> None:
    """A moderator looks at two reports side by side."""
    await stage.tap(stage.staff[0], await stage.card(ticket), ":merge")
    await stage.settled()
    await stage.tap(stage.staff[0], await stage.card(ticket), f":pair:{other}")
    await stage.settled()


async def told(warga: Resident, ticket: str) -> None:
    """Its resident adds words, which the group reads below the card."""
    await warga.say(f"/status {ticket}")
    more = [("[Tambah bukti]", "tulis keterangan"), (STORY, "kami catat"), ("[Selesai]", "sudah kami terima")]
    await play(warga, [*more])


async def test_what_moderators_opened_of_it_leaves_their_group(stage: Stage) -> None:
    """An album, the pair with another report, and words; what belongs to the other one stays."""
    warga, other = stage.resident(), stage.resident()
    ticket, alike = await reported(warga, photos(3)), await reported(other, photos(1))
    await told(warga, ticket)
    for each in (ticket, alike):
        await opened(stage, each)
    await compared(stage, alike, ticket)
    assert len(shown(stage, "photo")) == 3 + 1 + 1
    assert STORY in "".join(message.text for message in shown(stage, "text"))
    await erase(warga)
    await stage.settled()
    (left,) = shown(stage, "photo")
    assert left.text.startswith(f"Bukti {alike}")
    (below,) = [message for message in shown(stage, "text") if message.text == EMPTIED]
    assert below.reply_to == (await stage.card(ticket)).id
    assert STORY not in "".join(message.text for message in shown(stage, "text"))
    assert await rows(stage, DeadLetter) == []


async def test_an_old_button_does_not_say_that_a_moderator_erased_it(stage: Stage) -> None:
    """Petugas Satu rejected it; that it is gone is its resident's doing."""
    warga = stage.resident()
    card = await stage.card(ticket := await reported(warga, photos(1)))
    await stage.decide(ticket, "reject:private")
    old = [button["callback_data"] for row in card.keyboard for button in row]
    await erase(warga)
    for data in old:
        tap = await stage.tap_data(stage.staff[1], card, data)
        assert tap.answer == "Tidak berubah. Keadaan laporan sekarang: ⚪ dihapus."


async def test_what_was_opened_long_ago_stays_as_they_were_told(stage: Stage) -> None:
    """A bot may delete its messages for 48 hours; to try it later would only fail."""
    warga = stage.resident()
    ticket = await reported(warga, photos(2))
    await opened(stage, ticket)
    stage.hands.forward(49 * 3600)
    await erase(warga)
    await stage.settled()
    assert len(shown(stage, "photo")) == 2
    assert [row.kind for row in await rows(stage, Outbox) if row.kind == UNSHOW or row.state == "dead"] == []


async def test_what_a_moderator_deleted_before_is_no_trouble(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, photos(2))
    await opened(stage, ticket)
    first, _ = shown(stage, "photo")
    first.deleted = True
    await erase(warga)
    await stage.settled()
    assert shown(stage, "photo") == []
    assert {row.state for row in await rows(stage, Outbox) if row.kind == UNSHOW} == {"sent"}


async def on_its_way(stage: Stage, slow: Means, kind: str, body: dict[str, Any]) -> tuple[Outcome, Message]:
    """Something is shown to the moderators, and what follows from that is not written yet; the message."""
    before = stage.bot_messages(stage.group)
    async with stage.app.database.transaction() as transaction:
        group = await contacts.get(transaction, stage.app.house.first.moderators)
    assert group is not None
    outcome = await run(slow, Errand(0, group.id or 0, kind, body, "slow", 1), group)
    (late,) = [message for message in stage.bot_messages(stage.group) if message not in before]
    return outcome, late


@pytest.mark.parametrize("kind", ["files", PAIR, "answer"])
async def test_what_was_on_its_way_goes_as_well(stage: Stage, slow: Means, kind: str) -> None:
    warga, other = stage.resident(), stage.resident()
    ticket, alike = await reported(warga, photos(1)), await reported(other, photos(1))
    await told(warga, ticket)
    report, second = await report_of(stage, ticket), await report_of(stage, alike)
    wanted: dict[str, dict[str, Any]] = {
        "files": {"ticket": ticket, "evidence": [1], "first": 1},
        PAIR: {"other": report.id},
        "answer": {"inquiry": 1},
    }
    body = {"report": second.id if kind == PAIR else report.id, **wanted[kind]}
    outcome, late = await on_its_way(stage, slow, kind, body)
    await erase(warga)
    await end(stage, outcome)
    assert late.text == EMPTIED if kind == "answer" else late.deleted


async def to_another_desk(stage: Stage, warga: Resident, ticket: str) -> None:
    """A moderator asks for the office, and it is the one that asks."""
    await stage.tap(stage.staff[0], await stage.card(ticket), ":claim")
    await stage.tap_data(stage.staff[0], await stage.card(ticket), f"case:{ticket}:1:ask:agency")
    await warga.read()
    await warga.say("BKPSDM Surakarta")
    await stage.settled()
    assert (await report_of(stage, ticket)).region == "solo-elsewhere"


async def test_a_report_that_goes_to_another_desk_takes_its_pictures_along(stage: Stage) -> None:
    await inspectorate_of(stage)
    warga = stage.resident()
    ticket = await reported(warga, photos(2))
    await opened(stage, ticket)
    assert len(shown(stage, "photo")) == 2
    await to_another_desk(stage, warga, ticket)
    assert [message.text for message in shown(stage, "photo")] == [LEFT]


async def test_words_on_their_way_to_a_desk_that_a_report_left_are_emptied(stage: Stage, studio: Studio) -> None:
    """They do not say that it was erased, and that message is not taken for one of the other group."""
    await inspectorate_of(stage)
    warga = stage.resident()
    ticket = await reported(warga, photos(1))
    await told(warga, ticket)
    report = await report_of(stage, ticket)
    slow = beside(stage, studio)
    outcome, late = await on_its_way(stage, slow, "answer", {"report": report.id, "inquiry": 1})
    await to_another_desk(stage, warga, ticket)
    await end(stage, outcome)
    assert late.text == LEFT
    assert f"{late.id}" not in [inquiry.message for inquiry in await rows(stage, Inquiry)]
