"""What is due is told once a day, in one message, in time for Bawaslu's counter; nothing is decided by the clock."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from handlers.limits import counter_of
from handlers.reminders import occasion
from storage.regions import load_region
from tests.conversations.flood import LATE, filed, on_file
from tests.conversations.insight import report_of
from tests.conversations.test_digest import digests_of, official
from tests.conversations.test_group_commands import ask
from tests.stage import Stage

ZONE = ZoneInfo("Asia/Jakarta")
SOLO = counter_of(load_region("solo"), None)

COUNTED = (
    "Sisa hari sampai batas Bawaslu. Batas tercepat: hitungan paling aman. Batas terakhir: hitungan paling longgar."
)


def told(stage: Stage) -> list[str]:
    """The reminders in the moderators' group."""
    return [message.text for message in stage.bot_messages(stage.group) if message.text.startswith("⏱")]


# A week that begins with Monday, 23 November 2026; the counter is open 8.00-16.00, on Fridays to 16.30.
@pytest.mark.parametrize(
    ("now", "name", "opens"),
    [
        ("2026-11-23 07.59", None, None),
        ("2026-11-23 08.00", "2026-11-23", "2026-11-24"),
        ("2026-11-23 23.00", "2026-11-23", "2026-11-24"),
        ("2026-11-27 14.29", "2026-11-27", "2026-11-30"),
        ("2026-11-27 14.30", "2026-11-27 closing", "2026-11-30"),
        ("2026-11-27 16.30", "2026-11-27", "2026-11-30"),
        ("2026-11-28 10.00", None, None),
        ("2026-12-25 10.00", None, None),
        ("2026-12-23 15.00", "2026-12-23 closing", "2026-12-28"),
    ],
)
def test_the_occasions_of_a_week(now: str, name: str | None, opens: str | None) -> None:
    moment = datetime.strptime(now, "%Y-%m-%d %H.%M").replace(tzinfo=ZONE).timestamp()
    found = occasion(SOLO, moment)
    assert (found and found.name) == name
    assert (str(found.opens) if found else None) == opens


# On a Thursday, a Friday morning and before Friday's closing: which last days are told of, counted from that Thursday.
@pytest.mark.parametrize(
    ("now", "days"),
    [("2026-11-26 09.00", [0, 1, 3]), ("2026-11-27 09.00", [1, 2, 3, 4, 5, 6]), ("2026-11-27 15.00", [1, 2, 3, 4])],
)
def test_what_would_fall_on_a_day_off_is_told_before(now: str, days: list[int]) -> None:
    found = occasion(SOLO, datetime.strptime(now, "%Y-%m-%d %H.%M").replace(tzinfo=ZONE).timestamp())
    assert found is not None
    thursday = date(2026, 11, 26)
    assert [number for number in range(-3, 10) if found.calls_for(thursday + timedelta(number))] == days


async def test_one_message_a_day_tells_of_all(stage: Stage) -> None:
    soon, sooner, _ = await filed(stage, 5, 6, 0)
    (late,) = await filed(stage, LATE)
    await stage.settled()
    for _ in range(3):
        await stage.tick(hours=0.1)
    (text,) = told(stage)
    assert "⏱ 2 kasus mendekati batas Bawaslu" in text
    assert text.index(sooner) < text.index(soon)
    assert late not in text
    assert "1 sudah lewat batas Bawaslu; jalur kepegawaian tetap terbuka." in text
    assert (await report_of(stage, late)).state == "waiting"
    await stage.tick(days=1)
    assert len(told(stage)) == 2


async def test_what_only_the_last_reading_still_lets_through_is_named_with_the_others(stage: Stage) -> None:
    """On a Monday: with the day of knowing the limit was on Friday, without it it is today."""
    lingering, tomorrow = await filed(stage, 7, 5)
    await stage.tick(hours=1)
    (text,) = told(stage)
    assert text.startswith(f"⏱ 2 kasus mendekati batas Bawaslu (batas tercepat)\n{COUNTED}\n\n")
    assert f"{lingering} · batas tercepat lewat, batas terakhir hari ini · " in text
    assert f"{tomorrow} · besok · " in text


async def test_what_is_accepted_and_not_yet_at_bawaslu_is_told_with_its_days(stage: Stage) -> None:
    lingering, tomorrow = await filed(stage, 7, 5)
    for ticket in (lingering, tomorrow):
        await stage.decide(ticket, "accept")
    await stage.tick(hours=1)
    listed = await ask(stage, "/antrean")
    overview = stage.bot_messages(stage.group)[-1]
    await stage.tap(stage.staff[0], overview, ":due:0")
    await stage.settled()
    (text,) = told(stage)
    assert listed and overview.text.startswith("Jatuh tempo")
    for shown in (text, overview.text):
        assert COUNTED in shown
        assert f"{lingering} · 🟢 diterima · batas tercepat lewat, batas terakhir hari ini · Pak Contoh" in shown
        assert f"{tomorrow} · 🟢 diterima · besok · Pak Contoh" in shown


# Reported hundreds of times and over: by any reading; by the earliest one only, the last one ends today.
@pytest.mark.parametrize(("days_ago", "counted"), [(LATE, 1), (7, 302)])
async def test_what_is_over_hides_nothing_that_is_not(stage: Stage, days_ago: int, counted: int) -> None:
    await on_file(stage, *[days_ago] * 301)
    await filed(stage, 5)
    await stage.tick(hours=1)
    (text,) = told(stage)
    assert text.startswith(f"⏱ {counted} kasus mendekati batas Bawaslu")


async def test_what_does_not_get_through_to_bawaslu_is_named_until_it_is_there(stage: Stage) -> None:
    """The bot was put out of Bawaslu's group after the decision: the limit does not wait for it."""
    head, (ticket,) = await official(stage), await filed(stage, 5)
    card = await stage.card(ticket)
    stage.world.kick(stage.world.bot, stage.bawaslu)
    await stage.tap(stage.staff[0], card, ":escalate")
    await stage.settled(skip=False)
    await stage.tick(hours=1)
    await head.say("/digest")
    assert f"{ticket} · 🔵 sedang dikirim ke Bawaslu · " in told(stage)[-1]
    assert f"Besok: {ticket}" in digests_of(head)[-1].text
    stage.world.join(stage.world.bot, stage.bawaslu)
    stage.hands.forward(600)
    await stage.settled()
    assert (await report_of(stage, ticket)).state == "escalated"
    await stage.tick(days=1)
    assert len(told(stage)) == 1


async def test_what_could_not_be_said_on_its_day_is_not_said_later(stage: Stage) -> None:
    """Three days without the group, as when the bot was put out of it: "today" in an old reminder would be untrue."""
    tickets = await filed(stage, 5, 4, 3, 2)
    for ticket in tickets:
        await stage.card(ticket)
    stage.world.kick(stage.world.bot, stage.group)
    for _ in range(3):
        stage.hands.forward(86_400)
        await stage.app.clock.tick()
        await stage.settled(skip=False)
    stage.world.join(stage.world.bot, stage.group)
    stage.hands.forward(660)
    await stage.settled()
    (text,) = told(stage)
    assert f"{tickets[2]} · hari ini · " in text
    assert await ask(stage, "/kasus LN-0000-0000") == ["Tidak ada laporan dengan nomor itu di grup ini."]


async def test_nothing_is_said_where_nothing_is_due(stage: Stage) -> None:
    await filed(stage, 0, LATE)
    await stage.tick(hours=1)
    assert told(stage) == []


async def test_the_lead_is_told_on_the_day_before(stage: Stage) -> None:
    lead = stage.resident("Kepala Satgas")
    stage.settings.lead_chat_id = lead.person.id
    await stage.restart()
    lead.write("/start")
    near, far = await filed(stage, 5, 3)
    await stage.tick(hours=1)
    text = lead.heard[-1].text
    assert "Kota Surakarta (Solo): 1 kasus belum sampai ke Bawaslu" in text.replace("⏱ ", "")
    assert (near in text, far in text, "Pak Contoh" in text) == (True, False, False)
    assert COUNTED in text
    await stage.tick(hours=1)
    assert lead.heard[-1].text == text
