"""The question of /hapus is answered by words as by its buttons; what could mean something else destroys nothing."""

from pathlib import Path

import pytest

from tests.channels.phone import phone
from tests.conversations.insight import originals, report_of
from tests.conversations.talks import BEGUN, TO_EVIDENCE, reported, to_name
from tests.conversations.transcript import Edit, photos, play
from tests.stage import Resident, Stage

ASKED = "Hapus data Anda?"
GONE = "Data Anda sudah dihapus"
KEPT = "tidak ada yang dihapus"


async def asked(stage: Stage, language: str = "id") -> tuple[Resident, str]:
    """A resident with a report, who is asked whether to erase it; its ticket."""
    warga = stage.resident()
    ticket = await reported(warga)
    if language != "id":
        await warga.say(f"/bahasa {language}")
    await warga.say("/hapus")
    return warga, ticket


@pytest.mark.parametrize("yes", ["ya", "Iya.", "ya bu", "ya hapus", "Ya, hapus semuanya", "hapus saja"])
async def test_yes(stage: Stage, yes: str) -> None:
    warga, ticket = await asked(stage)
    await play(warga, [(yes, (GONE, "1 laporan"))])
    assert (await report_of(stage, ticket)).state == "erased"
    assert originals(stage) == []


@pytest.mark.parametrize("no", ["tidak", "gak", "batal", "Tidak jadi", "jangan", "jangan dihapus", "kembali", "/batal"])
async def test_no(stage: Stage, no: str) -> None:
    warga, ticket = await asked(stage)
    await play(warga, [(no, KEPT), (ticket, "Menunggu")])


@pytest.mark.parametrize("no", ["tidak", "batal", "stop", "kembali", "/batal"])
async def test_no_in_the_middle_of_a_form_answers_that_question_alone(stage: Stage, no: str) -> None:
    warga = stage.resident()
    await play(warga, [*TO_EVIDENCE, ("/hapus", ASKED), (no, (KEPT, "Langkah 4 dari 11"))])
    assert "Yakin" not in warga.last.text


async def test_yes_in_the_middle_of_a_form_answers_that_question_alone(stage: Stage) -> None:
    warga = stage.resident()
    await play(warga, [("/lapor", "persetujuan"), ("/hapus", ASKED), ("ya", GONE)])


@pytest.mark.parametrize(
    "word", ["ok", "y", "nggih", "setuju", "ya tolong hapus laporannya", "hapus yang lama saja dulu"]
)
async def test_what_is_not_clear_is_asked_again(stage: Stage, word: str) -> None:
    warga = stage.resident()
    await to_name(warga, photos(1))
    await play(warga, [("/hapus", ASKED), (word, (ASKED, "ya hapus", "tidak")), ("tidak", (KEPT, "Langkah 5"))])


@pytest.mark.parametrize(
    ("language", "yes", "no"),
    [("en", "Yes, delete all", "No, keep it"), ("en", "yes", "cancel"), ("jv", "ya hapus", "mboten")],
)
async def test_in_other_languages(stage: Stage, language: str, yes: str, no: str) -> None:
    warga, ticket = await asked(stage, language)
    await warga.say(no)
    assert (await report_of(stage, ticket)).state == "waiting"
    await warga.say("/hapus")
    await warga.say(yes)
    assert (await report_of(stage, ticket)).state == "erased"


async def test_words_without_the_question_erase_nothing(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga)
    for words in ("ya", "ya hapus", "Ya, hapus semuanya"):
        await warga.say(words)
    await play(warga, [("/hapus", ASKED), ("tidak", KEPT)])
    for words in ("ya", "ya hapus"):
        await warga.say(words)
    assert (await report_of(stage, ticket)).state == "waiting"


@pytest.mark.parametrize("between", ["/status", "/bantuan", "halo"])
async def test_yes_after_something_else_was_said_erases_nothing(stage: Stage, between: str) -> None:
    warga, ticket = await asked(stage)
    await warga.say(between)
    await warga.say("ya")
    assert (await report_of(stage, ticket)).state == "waiting"


async def test_yes_after_news_erases_nothing(stage: Stage) -> None:
    warga, _ = await asked(stage)
    other = stage.resident("Warga Lain")
    ticket = await reported(other, None)
    await other.say("/hapus")
    await stage.decide(ticket, "reject:routine")
    assert "tidak dapat kami lanjutkan" in await other.read()
    await other.say("ya")
    assert (await report_of(stage, ticket)).state == "rejected"
    await play(warga, [("ya", GONE)])  # news of others stand in other chats


async def test_yes_that_was_written_before_the_question_could_be_read(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga)
    warga.write("/hapus")
    warga.write("ya")
    assert (await warga.read()).count(ASKED) == 2
    assert (await report_of(stage, ticket)).state == "waiting"
    await play(warga, [("ya", GONE)])


async def test_a_no_that_is_made_a_yes_afterwards(stage: Stage) -> None:
    warga, ticket = await asked(stage)
    await play(warga, [("halo", "")])
    await warga.say("/hapus")
    await play(warga, [(Edit("halo", "ya"), "")])
    assert (await report_of(stage, ticket)).state == "waiting"


async def test_who_goes_on_with_the_form_goes_on(stage: Stage) -> None:
    await play(stage.resident(), [*BEGUN, ("/hapus", ASKED), ("2", "Langkah 2 dari 11")])


async def test_after_a_restart(stage: Stage) -> None:
    warga, _ = await asked(stage)
    await stage.restart()
    await play(warga, [("ya", GONE)])


@pytest.mark.usefixtures("cheap")
async def test_on_whatsapp(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        await play(warga, [*TO_EVIDENCE, ("/hapus", ASKED), ("batal", (KEPT, "Langkah 4")), ("/hapus", ASKED)])
        await play(warga, [("ok", ASKED), ("ya", GONE), ("ya", "selamat datang di LaporNetral")])


async def test_yes_to_another_message_erases_nothing(stage: Stage) -> None:
    """Whoever answers a message of ours by quoting it means that one."""
    warga, ticket = await asked(stage)
    earlier, question = warga.heard[0], warga.last
    stage.world.say(warga.person, warga.chat, "ya", reply_to=earlier.id)
    assert GONE not in await warga.read()
    assert (await report_of(stage, ticket)).state == "waiting"
    await warga.say("/hapus")
    assert warga.last is not question
    stage.world.say(warga.person, warga.chat, "ya", reply_to=warga.last.id)
    assert GONE in await warga.read()
