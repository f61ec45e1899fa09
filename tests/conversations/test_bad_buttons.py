"""Buttons that we never made: bots get whatever a modified app sends. A kind word, and nothing changes."""

import pytest

from bot.sandbox.world import Message, Person
from storage.models import DeadLetter, Dialogue, Evidence, Outbox, Report
from tests.conversations.insight import report_of, rows
from tests.conversations.talks import BEGUN, TO_EVIDENCE, reported, to_review
from tests.conversations.transcript import photos, play
from tests.stage import Stage

JUNK = [
    "",
    " ",
    ":",
    "::",
    ":::",
    "report",
    "report:",
    "report::",
    "report:::",
    "report:consent",
    "report:consent:",
    "report:consent:maybe",
    "report:consent:yes:yes",
    "report:nothing:yes",
    "report:review:submit",
    "report:review:edit",
    "report:evidence:done",
    "report:evidence:clear",
    "report:name:keep",
    "report:track:formal",
    "REPORT:CONSENT:YES",
    "more:evidence:done",
    "more::",
    "case",
    "case:",
    "case:::",
    "case:::::",
    "case:LN-0000-0000",
    "case:LN-0000-0000:1:accept",
    "case:LN-0000-0000:1:withdrawn",
    "case:ln-0000-0000:x:more",
    "contact:report:start:again",
    "contact:cek:start:again",
    "contact:rules",
    "contact:rules:",
    "contact:rules:nowhere:3",
    "cek",
    "cek:",
    "cek::",
    "cek:result",
    "cek:result:yes",
    "cek:result:report:yes",
    "cek:audience:public",
    "contact:language",
    "contact:language:",
    "contact:language:xx",
    "contact:language:en:en",
    "contact:erase:maybe",
    "contact:erase:yes:yes",
    "x" * 64,
    "🧕" * 16,
    "\x00\x01\x02",
    "'; DROP TABLE report; --",
    "{ $value }",
    "<b>",
    "%n%s",
]


async def state_of(stage: Stage) -> str:
    """Everything that a button could have changed."""
    tables = Report, Evidence, Dialogue
    kept = [row.model_dump(exclude={"updated_at"}) for table in tables for row in await rows(stage, table)]
    return str(kept)


async def tap_all(stage: Stage, person: Person, there: Message, junk: list[str]) -> None:
    """Tap one after the other as fast as fingers can; every tap is answered."""
    taps = [stage.world.tap(person, there, data) for data in junk]
    await stage.settled()
    assert [tap.data for tap in taps if tap.answer is None] == []


async def unharmed(stage: Stage) -> None:
    """No update was given up, no errand either."""
    assert await rows(stage, DeadLetter) == []
    assert [row for row in await rows(stage, Outbox) if row.state == "dead"] == []


async def test_before_there_is_any_form(stage: Stage) -> None:
    warga = stage.resident()
    await play(warga, [("/start", "Monggo")])
    there = warga.last
    for data in JUNK:
        tap = await stage.tap_data(warga.person, there, data)
        assert tap.answer is not None
        reply = await warga.read()
        assert tap.answer or reply, data
    assert await rows(stage, Dialogue) == []
    assert await rows(stage, Report) == []
    await unharmed(stage)


async def test_in_the_middle_of_a_form(stage: Stage) -> None:
    """None of them moves the talk, answers a question or sends the report."""
    warga = stage.resident()
    await play(warga, TO_EVIDENCE)
    there, before = warga.last, await state_of(stage)
    for data in JUNK:
        tap = await stage.tap_data(warga.person, there, data)
        assert tap.answer is not None
        reply = await warga.read()
        assert tap.answer or reply, data
    assert await state_of(stage) == before
    await play(warga, [("[Lewati]", "Langkah 5")])
    await unharmed(stage)


async def test_on_the_review_page(stage: Stage) -> None:
    warga = stage.resident()
    await to_review(warga)
    there, before = warga.last, await state_of(stage)
    junk = [data for data in JUNK if data not in ("report:review:submit", "report:review:edit")]
    await tap_all(stage, warga.person, there, junk)
    assert await state_of(stage) == before
    await unharmed(stage)
    await play(warga, [("[Kirim laporan]", "LN-")])


async def test_with_a_report_of_ones_own(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, photos(1))
    there, before = warga.last, await state_of(stage)
    own = [f"case:{ticket}", f"case:{ticket}:", f"case:{ticket}:1", f"case:{ticket}:1:", f"case:{ticket}:9:accept"]
    own += [f"case:{ticket}:1:{word}" for word in ("reject:private", "erase", "delivered", "SHOW", "more:more", "undo")]
    await tap_all(stage, warga.person, there, [*JUNK, *own])
    assert await state_of(stage) == before
    await unharmed(stage)


async def test_in_the_moderator_group(stage: Stage) -> None:
    ticket = await reported(stage.resident(), photos(1))
    card = await stage.card(ticket)
    before, shown = await state_of(stage), (card.text, card.keyboard)
    own = [f"case:{ticket}", f"case:{ticket}:", f"case:{ticket}:1", f"case:{ticket}:1:"]
    words = (
        "accept:",
        "accept:now",
        "reject:rude",
        "reject::",
        "withdraw",
        "more",
        "claim:me",
        "recuse:me",
        "admonish",
    )
    own += [f"case:{ticket}:1:{word}" for word in words]
    own += [f"case:{ticket}:{version}:accept" for version in ("", "0", "2", "01", "-1", "1 ", "x", "1" * 30)]
    own += [f"case:{ticket.lower()}:1:accept", f"case: {ticket}:1:accept", f"case:{ticket}:1:undo"]
    await tap_all(stage, stage.staff[0], card, [*JUNK, *own])
    assert await state_of(stage) == before
    assert (card.text, card.keyboard) == shown
    await unharmed(stage)
    assert await stage.decide(ticket, "accept") == "Diterima. Pelapor dikabari."


async def test_a_tap_on_a_message_that_is_too_old_to_be_told(stage: Stage) -> None:
    """Telegram leaves the message out then; there is nothing to answer to, and nothing breaks."""
    warga = stage.resident()
    await play(warga, BEGUN)
    raw = {"id": "1", "from": {"id": warga.person.id, "is_bot": False, "first_name": "x"}, "chat_instance": "1"}
    stage.world.push({"callback_query": {**raw, "data": "report:behaviour:photo"}})
    stage.world.push({"callback_query": {**raw, "id": "2", "inline_message_id": "abc", "data": "x"}})
    stage.world.push({"callback_query": {**raw, "id": "3", "game_short_name": "contoh"}})
    assert await warga.read() == ""
    await play(warga, [("/lapor", "Langkah 1")])
    await unharmed(stage)


async def test_a_tap_on_a_deleted_message(stage: Stage) -> None:
    warga = stage.resident()
    await play(warga, BEGUN)
    question = warga.last
    stage.world.delete(warga.person, question)
    await stage.tap_data(warga.person, question, "report:behaviour:photo")
    assert "Langkah 2" in await warga.read()
    await unharmed(stage)


@pytest.mark.parametrize("data", ["case:{}:1:accept", "case:{}:1:show", "case:{}:1:withdrawn", "case:{}:1:more"])
async def test_a_button_of_somebody_elses_report(stage: Stage, data: str) -> None:
    ticket = await reported(stage.resident("Warga Satu"))
    other = stage.resident("Warga Dua")
    await play(other, [("/start", "Monggo")])
    await stage.tap_data(other.person, other.last, data.format(ticket))
    assert "tidak ditemukan pada akun ini" in await other.read()
    report = await report_of(stage, ticket)
    assert (report.state, report.version) == ("waiting", 1)
