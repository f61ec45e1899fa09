"""The clock of the computer is set back by an hour while people write: nobody waits an hour for an answer."""

from tests.conversations.talks import TO_EVIDENCE
from tests.conversations.transcript import photos, play
from tests.stage import Stage

HOUR = 3_600.0


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
