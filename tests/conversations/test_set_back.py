"""The clock of the computer is set back by an hour while people write: nobody waits an hour for an answer.

Or it was a day ahead for a while: nobody holds a case for a day, and a day that was told of too early is told of again.
"""

from storage import queue
from storage.queue_tables import Board
from tests.conversations.desk import tapped
from tests.conversations.flood import filed
from tests.conversations.talks import TO_EVIDENCE, reported
from tests.conversations.test_reminders import told
from tests.conversations.transcript import photos, play
from tests.stage import Stage

HOUR = 3_600.0
DAY = 24 * HOUR


async def test_what_could_not_be_sent_before_is_sent_soon(stage: Stage) -> None:
    warga = stage.resident()
    await warga.say("/lapor")
    stage.world.faults.next("sendMessage", "500")
    stage.world.say(warga.person, warga.chat, "/bantuan")
    await stage.settled(skip=False)
    assert len(warga.heard) == 1
    stage.hands.forward(-HOUR)
    await stage.app.clock.tick()
    for _ in range(2):
        stage.hands.forward(1)
        await stage.settled(skip=False)
    assert len(warga.heard) == 3, "the help, in two messages"


async def test_after_screenshots_the_next_answers_come_at_once_and_more_of_them_are_counted(stage: Stage) -> None:
    warga = stage.resident()
    await play(warga, TO_EVIDENCE)
    stage.world.send_files(warga.person, warga.chat, photos(2).uploads)
    await stage.settled()
    stage.hands.forward(-HOUR)
    stage.world.send_files(warga.person, warga.chat, photos(3).uploads[2:])
    await stage.settled(skip=False)
    stage.hands.forward(2)
    await stage.settled(skip=False)
    assert "3 bukti diterima" in warga.heard[-1].text
    count = len(warga.heard)
    stage.world.say(warga.person, warga.chat, "selesai")
    await stage.settled(skip=False)
    assert len(warga.heard) == count + 1


async def test_nobody_holds_a_case_for_a_day(stage: Stage) -> None:
    card = await stage.card(await reported(stage.resident(), None))
    stage.hands.forward(DAY)
    await tapped(stage, card, "claim")
    stage.hands.forward(-DAY)
    await stage.tick(hours=0.01)
    await stage.tick(hours=0.4)
    assert "Sedang dipegang Petugas Satu." in await tapped(stage, card, "accept", by=1)
    await stage.tick(hours=0.2)
    assert "Dipegang" not in card.text
    assert await tapped(stage, card, "accept", by=1) == "Diterima. Pelapor dikabari."


async def test_what_ends_on_a_day_is_told_on_it_though_that_day_seemed_to_be_here_before(stage: Stage) -> None:
    (ticket,) = await filed(stage, 5)
    for day in (DAY, -DAY):
        stage.hands.forward(day)
        await stage.tick()
    early, today = told(stage)
    assert f"{ticket} · hari ini · " in early
    assert f"{ticket} · besok · " in today
    for _ in range(2):
        await stage.tick(days=1 / 2)
    assert [f"{ticket} · hari ini · " in text for text in told(stage)[2:]] == [True]


async def test_the_board_tells_soon_how_many_wait(stage: Stage) -> None:
    """It was drawn by a clock that ran a day ahead."""
    (ticket,) = await filed(stage, 2)
    await stage.card(ticket)
    board = stage.world.post(stage.group, stage.world.bot)
    drawn = Board(region="solo", message=f"{board.id}", shown="2 1 0 0", drawn_at=stage.hands() + DAY)
    async with stage.app.database.transaction() as transaction:
        await queue.draw(transaction, drawn)
    await stage.app.clock.tick()
    stage.hands.forward(11)
    await stage.settled(skip=False)
    assert "Semua kartu sudah ditampilkan. 1 laporan menunggu keputusan." in board.text
