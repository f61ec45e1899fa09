"""Drafts that another version of the program stored: taken up where that is possible, given up with a clear word."""

from typing import Any

import pytest
from sqlmodel import col, update

from storage.models import Dialogue
from tests.conversations.insight import kept, originals, rows
from tests.conversations.talks import TO_EVIDENCE, to_name
from tests.conversations.transcript import photos, play
from tests.stage import Resident, Stage


async def stored(stage: Stage, warga: Resident, **changed: Any) -> None:
    """The resident's draft as another version would have stored it."""
    (dialogue,) = await rows(stage, Dialogue)
    async with stage.app.database.transaction() as transaction:
        talk = {**dialogue.talk, **changed}
        own = update(Dialogue).where(col(Dialogue.contact_id) == dialogue.contact_id)
        await transaction.execute(own.values(talk=talk))
    await warga.read()


@pytest.mark.parametrize("said", ["/start", "Pak Contoh Satu", "/lapor", "/status", "/batal"])
async def test_a_form_that_is_gone_holds_nobody_up(stage: Stage, said: str) -> None:
    warga = stage.resident()
    await play(warga, [*TO_EVIDENCE, (photos(2), "2 bukti diterima")])
    await stored(stage, warga, form="survey")
    assert "gagal kami proses" not in await warga.say(said)
    assert "gagal kami proses" not in await warga.say("halo")
    assert await kept(stage) == []
    assert originals(stage) == []


@pytest.mark.parametrize("said", ["/start", "/lapor"])
async def test_a_question_that_is_gone_is_passed_over(stage: Stage, said: str) -> None:
    warga = stage.resident()
    await to_name(warga)
    await stored(stage, warga, at="shoe-size")
    assert "Siapa nama terlapor?" in await warga.say(said)
    await play(warga, [("Pak Contoh Satu", "Langkah 6 dari 11")])


async def test_what_this_version_does_not_know_is_left_out(stage: Stage) -> None:
    warga = stage.resident()
    await to_name(warga)
    await stored(stage, warga, mood="cheerful")
    await play(warga, [("Pak Contoh Satu", "Langkah 6 dari 11")])


@pytest.mark.parametrize(
    ("changed", "asked"), [({"at": "shoe-size"}, "Siapa nama terlapor?"), ({"form": "survey"}, "")]
)
async def test_the_reminder_asks_what_can_still_be_asked(stage: Stage, changed: dict[str, str], asked: str) -> None:
    warga = stage.resident()
    await to_name(warga)
    await stored(stage, warga, **changed)
    await stage.tick(hours=25)
    reminder = await warga.read()
    assert asked in reminder
    assert bool(reminder) == bool(asked)
    await stage.tick(days=14)
    assert await rows(stage, Dialogue) == []


async def test_an_album_that_is_counted_by_another_version(stage: Stage) -> None:
    warga = stage.resident()
    await play(warga, TO_EVIDENCE)
    stage.world.send_files(warga.person, warga.chat, photos(3).uploads)
    await stage.settled(skip=False)
    await stored(stage, warga, form="survey")
    await stage.settled()
    assert "gagal" not in warga.last.text
