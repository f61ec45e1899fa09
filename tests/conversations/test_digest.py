"""Officials get their digest each morning, once, whatever happens; and what they may do with it."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from PIL import Image
from sqlmodel import col, delete, update

from bot.clock import Clock
from bot.sandbox.world import Message
from handlers.digest_times import NAME
from storage import roles
from storage.contacts import Place
from storage.models import Contact, Outbox
from storage.roles import OFFICIAL, Role
from storage.studio import StudioFailed
from tests.conversations.cities import Cities
from tests.conversations.flood import LATE, filed
from tests.conversations.insight import rows
from tests.conversations.talks import reported
from tests.stage import Resident, Stage

SEVEN = datetime(2026, 11, 24, tzinfo=UTC).timestamp()  # on the Tuesday after the stage's Monday, in Solo
HOUR = 3600.0
DAY = 24 * HOUR


async def official(stage: Stage, name: str = "Kepala Contoh", role: str = OFFICIAL, region: str = "solo") -> Resident:
    """Somebody who wrote to the bot once and has this role since then."""
    made = stage.resident(name)
    await made.say("/start")
    number = await number_of(stage, made)
    async with stage.app.database.transaction() as transaction:
        row = Role(contact_id=number, region=region, role=role, by="operator", since=stage.hands())
        await roles.grant(transaction, row)
    return made


async def number_of(stage: Stage, person: Resident) -> int:
    async with stage.app.database.transaction() as transaction:
        found = await stage.app.house.contacts.find(transaction, Place("telegram", f"{person.person.id}"))
    return found.id or 0 if found else 0


def digests_of(person: Resident) -> list[Message]:
    """The digests in this chat."""
    return [message for message in person.heard if "Izin melaporkan" in message.text]


async def at(stage: Stage, moment: float) -> None:
    """It is this time, and the bot's clock looks what is due."""
    stage.hands.reach(moment)
    await stage.app.clock.tick()
    await stage.settled()


async def test_one_message_with_a_picture_each_morning(stage: Stage) -> None:
    head, resident = await official(stage), stage.resident()
    urgent, _ = await filed(stage, 6, LATE)
    own = await reported(resident)
    await stage.decide(own, "accept")
    await at(stage, SEVEN - 1)
    assert digests_of(head) == []
    await at(stage, SEVEN)
    await at(stage, SEVEN + HOUR)
    (message,) = digests_of(head)
    assert "Yth. Bapak/Ibu, selamat pagi." in message.text
    assert "A. Rekap Senin, 23 November 2026" in message.text
    for part in ("Masuk: 3 (naik 3)", "Diterima: 1", "Menunggu keputusan: 2", f": {urgent}", "1 laporan sudah lewat"):
        assert part in message.text
    assert "Terlambat" not in message.text
    assert [name for name in ("Pak Contoh", "Warga", "Petugas") if name in message.text] == []
    assert (message.kind, [button["text"] for row in message.keyboard for button in row]) == (
        "photo",
        ["Rincian", "Senyapkan", "Lembar Excel"],
    )
    assert message.file is not None
    with Image.open(BytesIO(message.file.data)) as picture:
        assert picture.width == 1080
    assert len(digests_of(resident)) == 0
    await at(stage, SEVEN + DAY)
    first, second = digests_of(head)
    assert "Nihil: tidak ada laporan masuk dan tidak ada keputusan." in second.text
    assert first.version == 0


async def test_restarts_a_second_process_and_a_clock_that_jumps_change_nothing(stage: Stage) -> None:
    head = await official(stage)
    await at(stage, SEVEN)
    await stage.restart()
    app = stage.app
    other = Clock(app.house, app.database, app.deliver)
    for moved in (0, -2 * HOUR, 3 * HOUR, -26 * HOUR, 26 * HOUR):
        stage.hands.forward(moved)
        await other.tick()
        await at(stage, 0)
    assert len(digests_of(head)) == 1
    assert stage.hands() < SEVEN + DAY
    await at(stage, SEVEN + DAY)
    assert len(digests_of(head)) == 2


@pytest.mark.parametrize(("hours", "late"), [(0.1, False), (3, True), (22, True), (75, True)])
async def test_after_a_rest_over_the_hour_the_newest_alone_is_made_up_for(
    stage: Stage, hours: float, late: bool
) -> None:
    head = await official(stage)
    await at(stage, SEVEN + hours * HOUR)
    (message,) = digests_of(head)
    assert ("Terlambat karena sistem tidak aktif pukul 07.00 WIB." in message.text) is late
    told = "Kamis, 26" if hours == 75 else "Senin, 23"
    assert f"A. Rekap {told} November 2026" in message.text


async def test_whoever_became_an_official_meanwhile_begins_with_the_next_day(stage: Stage) -> None:
    await at(stage, SEVEN + HOUR)
    head = await official(stage)
    await at(stage, SEVEN + 2 * HOUR)
    assert digests_of(head) == []
    await at(stage, SEVEN + DAY)
    assert len(digests_of(head)) == 1


@pytest.mark.parametrize("fault", ["drop_after", "timeout_after", "drop"])
async def test_a_digest_of_which_nobody_knows_whether_it_arrived_is_there_once(stage: Stage, fault: str) -> None:
    """Beside an earlier digest, other pictures and words; nothing of them is changed."""
    head = await official(stage)
    await at(stage, SEVEN)
    await reported(head)
    stage.world.faults.patience = 0.2
    stage.world.faults.next("sendPhoto", fault)
    before = {message.id: message.version for message in head.heard}
    await at(stage, SEVEN + DAY)
    assert len(digests_of(head)) == 2
    assert {message.id: message.version for message in head.heard if message.id in before} == before
    await head.say("/status")
    assert "LN-" in head.last.text


async def died_before_noting(stage: Stage, head: Resident) -> None:
    """Telegram has their digest, and the bot was killed before that was written; it comes back."""
    number = await number_of(stage, head)
    mine = col(Outbox.kind) == NAME, col(Outbox.contact_id) == number
    unsettled = {"state": "pending", "message": "", "settled_at": None, "claimed_until": SEVEN + 100}
    async with stage.app.database.transaction() as transaction:
        await transaction.execute(update(Outbox).where(*mine).values(unsettled))
        await transaction.execute(update(Contact).where(col(Contact.id) == number).values(last_message=0))
    await stage.restart()
    await stage.settled()


async def test_the_bot_dies_with_a_digest_on_its_way(stage: Stage) -> None:
    """Other officials get theirs all the same."""
    heads = [await official(stage, name) for name in ("Kepala Satu", "Kepala Dua")]
    await at(stage, SEVEN)
    await died_before_noting(stage, heads[0])
    assert [len(digests_of(head)) for head in heads] == [1, 1]
    assert {row.state for row in await rows(stage, Outbox) if row.kind == NAME} == {"sent"}


async def test_one_without_a_picture_cannot_be_looked_for_and_is_not_repeated(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> bytes:
        raise StudioFailed("the worker died of it")

    monkeypatch.setattr("bot.errands.briefings.drawn", broken)
    head = await official(stage)
    await at(stage, SEVEN)
    await died_before_noting(stage, head)
    assert len(digests_of(head)) == 1
    assert head.last.text.endswith("mungkin sudah Bapak/Ibu terima. Bila belum, ketik /digest.")
    await head.say("/digest")
    assert len(digests_of(head)) == 2


async def test_one_who_blocked_the_bot_and_a_picture_that_cannot_be_drawn_stop_nobody(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, head = await official(stage, "Kepala Satu"), await official(stage, "Kepala Dua")
    stage.world.block(gone.person)
    await stage.settled()

    async def broken(*_: object) -> bytes:
        raise StudioFailed("the worker died of it")

    monkeypatch.setattr("bot.errands.briefings.drawn", broken)
    await at(stage, SEVEN)
    (message,) = digests_of(head)
    assert (message.kind, digests_of(gone)) == ("text", [])
    assert "E. Kendala" in message.text
    assert [button["text"] for row in message.keyboard for button in row] == ["Senyapkan", "Lembar Excel"]


async def test_who_is_silent_beyond_the_law_is_named_as_an_office(stage: Stage) -> None:
    head = await official(stage)
    (ticket,) = await filed(stage, 1)
    await stage.settled()
    await stage.decide(ticket, "escalate")
    handed = next(one for one in reversed(stage.bot_messages(stage.bawaslu)) if one.keyboard)
    await stage.tap(stage.liaison, handed, ":acknowledge")
    await stage.settled()
    await at(stage, SEVEN)
    assert "Nihil. Sistem berjalan." in digests_of(head)[-1].text
    await at(stage, SEVEN + 40 * DAY)
    assert "Belum dijawab Bawaslu Kota Surakarta sesudah batas waktunya: 1 kasus." in digests_of(head)[-1].text


async def test_a_role_that_was_taken_back_ends_the_digest_even_on_its_way(stage: Stage) -> None:
    head = await official(stage)
    stage.world.faults.next("sendPhoto", "500")
    stage.hands.reach(SEVEN)
    await stage.app.clock.tick()
    await stage.settled(skip=False)
    number = await number_of(stage, head)
    async with stage.app.database.transaction() as transaction:
        await transaction.execute(delete(Role).where(col(Role.contact_id) == number))
    await stage.settled()
    await at(stage, SEVEN + DAY)
    assert digests_of(head) == []


async def test_the_settings_name_officials_and_forget_them(stage: Stage) -> None:
    head = stage.resident("Wali Contoh")
    stage.settings.official_chat_ids = (head.person.id,)
    await stage.restart()
    await head.say("/start")
    await at(stage, SEVEN)
    assert len(digests_of(head)) == 1
    stage.settings.official_chat_ids = ()
    await stage.restart()
    await at(stage, SEVEN + DAY)
    assert (len(digests_of(head)), await rows(stage, Role)) == (1, [])


async def test_nobody_hears_of_another_city_or_of_what_is_about_the_desk(towns: Cities) -> None:
    solo, sleman = towns.stages["solo"], towns.stages["sleman"]
    heads = [await official(solo), await official(sleman, region="sleman")]
    (here,), (there,) = await filed(solo, 6), await filed(sleman, 6, region="sleman")
    (about_them,) = await filed(solo, 6, region="solo-elsewhere")
    await at(solo, SEVEN)
    texts = [[message.text for message in digests_of(head)] for head in heads]
    assert [len(text) for text in texts] == [1, 1]
    assert [(here in text, there in text, about_them in text) for (text,) in texts] == [
        (True, False, False),
        (False, True, False),
    ]
    assert all("Masuk: 1 " in text for (text,) in texts)
