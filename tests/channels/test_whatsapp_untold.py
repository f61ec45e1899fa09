"""A decision that WhatsApp does not deliver shows on the moderators' card until it has arrived after all."""

from pathlib import Path

import pytest

from bot import tidings
from storage.models import EarlyStatus, Outbox
from tests.channels.phone import Phone, phone, somebody
from tests.conversations.insight import rows
from tests.conversations.talks import reported
from tests.reliability.town import file_report
from tests.stage import Stage

pytestmark = pytest.mark.usefixtures("cheap")

HELD = "Kabar belum sampai ke pelapor: menunggu pelapor menulis lagi."
FAILED = "Kabar belum sampai ke pelapor: pesannya gagal terkirim."
ANY = "Kabar belum sampai"


async def shown(stage: Stage, ticket: str) -> str:
    return (await stage.card(ticket)).text


async def decided(warga: Phone, ticket: str, action: str = "accept") -> str:
    """The card after a decision, when all is done."""
    await warga.stage.decide(ticket, action)
    await warga.settled()
    return await shown(warga.stage, ticket)


async def test_after_a_day_the_card_waits_with_us_until_they_write(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        ticket = await reported(warga)
        await warga.later(30)
        assert HELD in await decided(warga, ticket)
        assert HELD in await decided(warga, ticket, "undo")
        assert "ditarik kembali" in await warga.say("halo")
        assert ANY not in await shown(warga.stage, ticket)


async def test_the_card_says_the_same_wherever_the_resident_is(tmp_path: Path) -> None:
    """Whoever blocked us on Telegram, and whoever must open WhatsApp's window first: nobody can tell who is who."""
    async with phone(tmp_path) as warga:
        ticket, other = await reported(warga), warga.stage.resident()
        blocked = await file_report(other)
        await warga.later(30)
        other.person.blocked = True
        lines = [(await decided(warga, each)).splitlines()[-1] for each in (ticket, blocked)]
        assert lines == [f"⏳ {HELD}"] * 2


@pytest.mark.parametrize("late", [False, True], ids=["told after the answer", "told before the answer"])
@pytest.mark.parametrize(("code", "line"), [(131026, FAILED), (131049, FAILED), (131047, HELD)])
async def test_a_decision_that_fails_later(tmp_path: Path, code: int, line: str, late: bool) -> None:
    """WhatsApp takes it, and says afterwards that it did not arrive; or says so even before it answers."""
    async with phone(tmp_path, late=late) as warga:
        ticket = await reported(warga)
        warga.cloud.faults.next("messages", f"later:{code}")
        assert line in await decided(warga, ticket)
        if line == HELD:
            assert "diterima" in await warga.say("halo")
            assert ANY not in await shown(warga.stage, ticket)


@pytest.mark.parametrize("late", [False, True], ids=["told after the answer", "told before the answer"])
@pytest.mark.parametrize("code", [131056, 130429, 80007, 131000, 190])
async def test_a_decision_that_came_at_a_bad_time_is_sent_again(tmp_path: Path, code: int, late: bool) -> None:
    """Too fast for one person or for our number, trouble at WhatsApp's or ours: none of it is the resident's end."""
    async with phone(tmp_path, late=late) as warga:
        ticket = await reported(warga)
        before = len(warga.answers)
        for _ in range(3):
            warga.cloud.faults.next("messages", f"later:{code}")
        assert ANY not in await decided(warga, ticket)
        assert warga.cloud.faults.counts[f"later:{code}"] == 3
        assert [ticket in answer.text for answer in warga.answers[before:]] == [True]


async def test_what_is_sent_again_and_again_is_given_up_and_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidings, "AT_MOST", 2)
    async with phone(tmp_path) as warga:
        ticket = await reported(warga)
        before = len(warga.answers)
        for _ in range(3):
            warga.cloud.faults.next("messages", "later:131000")
        assert FAILED in await decided(warga, ticket)
        assert warga.answers[before:] == []


async def test_an_older_decision_does_not_come_after_a_newer_one(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        ticket = await reported(warga)
        before = len(warga.answers)
        warga.cloud.post.hold_statuses()
        warga.cloud.faults.next("messages", "later:131000")
        for action in ("accept", "undo"):
            await decided(warga, ticket, action)
        warga.cloud.post.release_statuses()
        await warga.settled()
        assert ["ditarik kembali" in answer.text for answer in warga.answers[before:]] == [True]
        assert ANY not in await shown(warga.stage, ticket)


async def test_a_pause_of_our_number_that_is_told_later_holds_everybody(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        other = somebody(warga.stage, "Warga Lain")
        warga.cloud.faults.next("messages", "later:131048")
        warga.write("/bantuan")
        await warga.stage.settled(skip=False)
        other.write("/bantuan")
        await warga.stage.settled(skip=False)
        assert other.heard == []
        await warga.settled()
        assert (len(warga.answers), len(other.heard)) == (1, 1)


async def test_a_knock_is_not_repeated(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        ticket = await reported(warga)
        await warga.later(30)
        warga.cloud.faults.next("messages", "later:131000")
        assert HELD in await decided(warga, ticket)
        assert [row.delivery for row in await rows(warga.stage, Outbox) if row.kind == "knock"] == ["failed"]


async def test_what_is_said_meanwhile_arrives_as_well(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        warga.cloud.faults.next("messages", "later:131056")
        for command in ("/bantuan", "/privasi"):
            warga.write(command)
        await warga.settled()
        assert len({answer.text for answer in warga.answers}) == len(warga.answers) == 2
        assert {row.delivery for row in await rows(warga.stage, Outbox)} <= {"delivered", "read"}


async def test_a_decision_that_is_refused_at_once(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        ticket = await reported(warga)
        warga.cloud.faults.next("messages", "131026")
        assert FAILED in await decided(warga, ticket)
        assert ANY not in await decided(warga, ticket, "undo")  # the newest news counts, and that has arrived


async def test_every_decision_is_watched(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        ticket = await reported(warga)
        for action in ("reject:private", "undo", "escalate"):
            warga.cloud.faults.next("messages", "later:131026")
            assert FAILED in await decided(warga, ticket, action)


async def test_other_messages_that_fail_are_not_the_cards(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        ticket = await reported(warga)
        await decided(warga, ticket)
        warga.cloud.faults.next("messages", "later:131026")
        await warga.say("/bantuan")
        assert [row.delivery for row in await rows(warga.stage, Outbox)].count("failed") == 1
        assert ANY not in await shown(warga.stage, ticket)


async def test_the_line_stays_as_long_as_the_decision_has_not_arrived(tmp_path: Path) -> None:
    """Also when the outbox was cleared of old rows meanwhile."""
    async with phone(tmp_path) as warga:
        ticket = await reported(warga)
        warga.cloud.faults.next("messages", "later:131026")
        await decided(warga, ticket)
        await warga.stage.tick(days=9)
        await warga.stage.tap_data(warga.stage.staff[0], await warga.stage.card(ticket), f"case:{ticket}:1:accept")
        await warga.settled()
        assert FAILED in await shown(warga.stage, ticket)


async def test_who_had_themselves_erased_leaves_no_line(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        ticket = await reported(warga)
        warga.cloud.faults.next("messages", "later:131026")
        assert FAILED in await decided(warga, ticket)
        await warga.say("/hapus")
        await warga.tap("contact:erase:yes")
        assert ANY not in await shown(warga.stage, ticket)
        assert "diterima" in await shown(warga.stage, ticket)


async def test_what_is_told_before_the_answer_is_not_lost(tmp_path: Path) -> None:
    async with phone(tmp_path, late=True) as warga:
        warga.contact.attentive = True
        await warga.say("/bantuan")
        assert [row.delivery for row in await rows(warga.stage, Outbox)] == ["read"]
        assert await rows(warga.stage, EarlyStatus) == []


async def test_what_is_told_of_messages_that_are_not_ours_is_kept_for_a_day(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        stranger = warga.cloud.put(warga.contact, ours=True, state="sent")
        warga.cloud.advance(stranger, "delivered")
        await warga.settled()
        (early,) = await rows(warga.stage, EarlyStatus)
        assert early.state == "delivered"
        assert stranger.id not in early.message
        await warga.stage.tick(hours=23)
        assert len(await rows(warga.stage, EarlyStatus)) == 1
        await warga.stage.tick(hours=2)
        assert await rows(warga.stage, EarlyStatus) == []
