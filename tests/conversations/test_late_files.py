"""Files that take their time: the talk went on, was given up or erased before they were here."""

import pytest

from bot.errands import Means, Outcome, run
from bot.pace import Pace, Rates
from storage import contacts, outbox
from storage.models import DeadLetter, Evidence
from storage.originals import Originals
from storage.outbox import Errand
from storage.studio import Studio
from tests.conversations.insight import kept, originals, report_of, rows
from tests.conversations.talks import TO_EVIDENCE, reported, to_review
from tests.conversations.transcript import photos, play
from tests.stage import Resident, Stage


@pytest.fixture
def slow(stage: Stage, studio: Studio) -> Means:
    """Somebody else who fetches files, and whose errands end when the test says so."""
    return beside(stage, studio)


def beside(stage: Stage, studio: Studio) -> Means:
    """The same, for the bot that runs now."""
    house = stage.app.house
    store = Originals(stage.settings.evidence_url, house.crypt)
    return Means(house, stage.app.database, {"telegram": stage.app.channel}, store, studio, {"telegram": Pace(Rates())})


async def held_up(stage: Stage, warga: Resident) -> None:
    """A screenshot is sent, and fetching it goes wrong at first; the clock stands still before the second try."""
    stage.world.faults.next("getFile", "502")
    stage.world.send_files(warga.person, warga.chat, photos(1).uploads)
    await stage.settled(skip=False)
    assert [file.state for file in await kept(stage)] == ["awaited"]


async def fetch(stage: Stage, slow: Means, file: Evidence) -> Outcome:
    """The file is fetched; what follows from it is not written yet."""
    async with stage.app.database.transaction() as transaction:
        contact = await contacts.get(transaction, file.contact_id or 0)
    assert contact is not None
    return await run(slow, Errand(0, contact.id or 0, "fetch", {"evidence": file.id}, "slow", 1), contact)


async def end(stage: Stage, outcome: Outcome) -> None:
    """What follows is written and done."""
    assert outcome.then is not None
    async with stage.app.database.transaction() as transaction:
        effects = await outcome.then(transaction, stage.hands())
        errands = await outbox.put(transaction, effects, stage.hands(), stage.app.deliver.ours)
    stage.app.deliver.offer(errands, {})
    await stage.settled()


async def test_the_talk_does_not_wait_for_the_file(stage: Stage) -> None:
    """The report is sent while its screenshot is still on the way; the card waits for it, the resident does not."""
    warga = stage.resident()
    await to_review(warga)
    await held_up(stage, warga)
    review = warga.last
    stage.world.tap(warga.person, review, "report:review:submit")
    await stage.settled(skip=False)
    assert "laporan Anda sudah masuk" in warga.last.text
    assert stage.cards() == []
    await stage.settled()
    assert len(stage.cards()) == 1
    assert "Tanda terima" in warga.last.text


async def test_given_up_while_the_file_was_on_its_way(stage: Stage, slow: Means) -> None:
    warga = stage.resident()
    await play(warga, TO_EVIDENCE)
    await held_up(stage, warga)
    outcome = await fetch(stage, slow, (await kept(stage))[0])
    assert len(originals(stage)) == 1
    for words in ("batal", "ya"):
        stage.world.say(warga.person, warga.chat, words)
    await stage.settled(skip=False)
    await end(stage, outcome)
    assert "Laporan dibatalkan" in warga.last.text
    assert originals(stage) == []


async def test_erased_while_the_file_was_on_its_way(stage: Stage, slow: Means) -> None:
    warga = stage.resident()
    await to_review(warga)
    await held_up(stage, warga)
    stage.world.tap(warga.person, warga.last, "report:review:submit")
    await stage.settled(skip=False)
    outcome = await fetch(stage, slow, (await kept(stage))[0])
    stage.world.say(warga.person, warga.chat, "/hapus")
    await stage.settled(skip=False)
    stage.world.tap(warga.person, warga.last, "contact:erase:yes")
    await stage.settled(skip=False)
    await end(stage, outcome)
    assert originals(stage) == []
    assert [file.state for file in await rows(stage, Evidence)] == ["destroyed"]
    assert stage.cards() == []


async def test_kept_when_somebody_else_sent_the_same(stage: Stage, slow: Means) -> None:
    other, warga = stage.resident("Warga Satu"), stage.resident("Warga Dua")
    ticket = await reported(other, photos(1))
    await play(warga, TO_EVIDENCE)
    stage.world.faults.next("getFile", "502")
    stage.world.send_files(warga.person, warga.chat, photos(1).uploads)
    await stage.settled(skip=False)
    late = next(file for file in await kept(stage) if file.state == "awaited")
    outcome = await fetch(stage, slow, late)
    for words in ("batal", "ya"):
        stage.world.say(warga.person, warga.chat, words)
    await stage.settled(skip=False)
    await end(stage, outcome)
    assert len(originals(stage)) == 1
    assert (await report_of(stage, ticket)).state == "waiting"


async def sent_while_away(stage: Stage, warga: Resident) -> None:
    """A screenshot that Telegram has and cannot give just now."""
    stage.world.shelf.away = True
    stage.world.send_files(warga.person, warga.chat, photos(1).uploads)
    await stage.settled(skip=False)
    assert [file.state for file in await kept(stage)] == ["awaited"]


async def test_a_file_that_telegram_cannot_give_just_now_comes_later(stage: Stage) -> None:
    warga = stage.resident()
    await play(warga, TO_EVIDENCE)
    await sent_while_away(stage, warga)
    stage.world.shelf.away = False
    await stage.settled()
    assert [file.state for file in await kept(stage)] == ["stored"]
    assert not any("tidak tersedia" in message.text for message in warga.heard)


async def test_a_file_that_telegram_never_gives_is_asked_for_again(stage: Stage) -> None:
    warga = stage.resident()
    await play(warga, TO_EVIDENCE)
    await sent_while_away(stage, warga)
    before = stage.hands()
    await stage.settled()
    assert "sudah tidak tersedia di server obrolan" in warga.last.text
    assert 1800 < stage.hands() - before < 7200
    assert await rows(stage, DeadLetter) == []
