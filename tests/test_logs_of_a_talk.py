"""All that is logged in a whole conversation in which much goes wrong: nobody and nothing of it can be recognised.

Once within the process, so that faults of our own can be put in its way, and once as the operator runs it.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import col, update

from bot.logs import set_up
from bot.sandbox.server import create_app, serving
from bot.sandbox.world import Limits, Message, Upload, World
from storage.models import Dialogue
from tests.conversations.talks import ANSWERS, reported, to_name
from tests.conversations.transcript import Files, Odd, hear, photos
from tests.reliability.process import BotProcess, environment, started
from tests.stage import TOKEN, Resident, Stage, settings_for
from tests.storage.hostile import CASES

NAME, HANDLE, PHONE = "Rahayu Rahasiawati", "rahayu_rahasia", "+6281298765432"
FILE_NAME = "kwitansi-rahayu.jpg"
SAID = {
    "link": "https://contoh.example/rahasia/tautan",
    "name": "Pak Terlapor Tersembunyi",
    "agency": "Dinas Penyimpan Rahasia",
    "story": "Cerita panjang yang rahasia, hubungi 081298765432.",
}
BAD = Upload(CASES["pdf, cut"].data, FILE_NAME)
EVIDENCE = Files((*photos(1).uploads, BAD), "document", caption="Keterangan rahasia di bawah gambar")


def secrets_of(warga_id: int) -> list[str]:
    """What no line may hold."""
    words = [TOKEN, TOKEN.partition(":")[2], *NAME.split(), HANDLE, PHONE, PHONE[1:], "081298765432", FILE_NAME]
    return [*words, str(warga_id), *SAID.values(), EVIDENCE.caption, "rahasia", "Petugas Satu", "Staf Bawaslu"]


def check(told: str, warga_id: int) -> None:
    """Not one of them, in whatever case it is written."""
    found = [secret for secret in secrets_of(warga_id) if secret.lower() in told.lower()]
    assert found == [], told


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str], loggers: None) -> Callable[[], str]:  # noqa: ARG001
    """What went to standard output and error."""
    return lambda: "".join(capsys.readouterr())


async def mischief(stage: Stage, warga: Resident) -> None:
    """Everything that makes the bot write a line."""
    world, faults = stage.world, stage.world.faults
    faults.storm(0.4, ["502", "502_html", "drop", "drop_after", "429"], ["sendMessage", "getFile", "download"], seed=3)
    ticket = await reported(warga, EVIDENCE, **SAID)
    faults.calm()
    await stage.settled()
    faults.next("getChatMember", "502", times=3)
    await stage.tap(stage.staff[0], await stage.card(ticket), ":accept")
    await stage.decide(ticket, "escalate", stage.staff[1])
    await broken_draft(stage, warga)
    world.push({"message": {"text": "rahasia", "from": {"id": warga.person.id}, "chat": "rahasia"}})
    await thrown_out(stage, stage.resident(NAME, HANDLE))


async def thrown_out(stage: Stage, warga: Resident) -> None:
    """The moderators' group no longer has the bot when a card has to change."""
    ticket = await reported(warga, None, **SAID)
    stage.group.members[stage.world.bot.id] = "kicked"
    stage.world.tap(warga.person, warga.last, f"case:{ticket}:1:withdrawn")
    await stage.settled(skip=False)


async def broken_draft(stage: Stage, warga: Resident) -> None:
    """A draft that this program cannot take up: the turn raises, and the error's words are what somebody wrote."""
    await to_name(warga)
    spoilt = {"form": "report", "at": "review", "answers": {"consent": "yes", "happened": SAID["name"]}}
    async with stage.app.database.transaction() as transaction:
        await transaction.execute(update(Dialogue).where(col(Dialogue.draft) != "").values(talk=spoilt))
    for said in (SAID["name"], "/lapor", Odd("contact"), EVIDENCE):
        await hear(warga, said)
    await stage.tick(days=1.5)
    await stage.tick(days=15)


@pytest.mark.parametrize("form", ["console", "json"])
async def test_within_the_process(stage: Stage, printed: Callable[[], str], form: str) -> None:
    set_up("DEBUG", form)
    warga = stage.resident(NAME, HANDLE)
    warga.person.phone = PHONE
    await mischief(stage, warga)
    told = printed()
    for line in ("one by one", "an update could not be handled", "membership could not", "a group cannot be reached"):
        assert line in told
    check(told, warga.person.id)


async def heard(world: World, warga_id: int, words: str) -> Message:
    """The newest message to the resident, once it has these words."""
    chat = world.chats[warga_id]
    await world.until(lambda: any(words in m.text for m in chat.messages.values() if m.sender is world.bot), 30)
    theirs = [m for m in chat.messages.values() if m.sender is world.bot and words in m.text]
    return theirs[-1]


async def filed(world: World, warga_id: int) -> str:
    """A report by typing; its ticket."""
    warga, chat = world.people[warga_id], world.chats[warga_id]
    world.say(warga, chat, "/lapor")
    for question, words in (ANSWERS | SAID).items():
        world.say(warga, chat, words)
        if question == "link":
            world.send_files(warga, chat, EVIDENCE.uploads, kind="document", caption=EVIDENCE.caption)
            world.send_other(warga, chat, "contact")
            world.say(warga, chat, "selesai")
    thanks = await heard(world, warga_id, "Nomor laporan: ")
    return thanks.text.partition("Nomor laporan: ")[2][:12]


async def test_as_the_operator_runs_it(tmp_path: Path) -> None:
    world = World(TOKEN, limits=Limits.none())
    staff, liaison = world.add_person("Petugas Satu"), world.add_person("Staf Bawaslu")
    group, bawaslu = world.add_group("Satgas Contoh", [staff]), world.add_group("Bawaslu Contoh", [liaison])
    warga = world.add_person(NAME, HANDLE)
    warga.phone = PHONE
    async with serving(create_app(world)) as url:
        given = environment(settings_for(url, tmp_path, group, bawaslu))
        async with started(tmp_path, given | {"LOG_LEVEL": "DEBUG", "LOG_FORMAT": "json"}) as bot:
            for method, fault in (("sendMessage", "502"), ("getFile", "drop"), ("download", "502_html")):
                world.faults.next(method, fault)
            ticket = await filed(world, warga.id)
            await decided(world, ticket)
            world.push({"message": {"text": SAID["story"], "from": {"id": warga.id}, "chat": NAME}})
            world.say(warga, world.private(warga), "/hapus")
            question = await heard(world, warga.id, "Hapus data Anda?")
            world.tap(warga, question, "contact:erase:yes")
            await heard(world, warga.id, "Data Anda sudah dihapus")
            assert await bot.stop() == 0
            check_lines(bot, warga.id)


async def decided(world: World, ticket: str) -> None:
    """Its card is there, and the moderator hands it over."""
    group = next(chat for chat in world.chats.values() if chat.title == "Satgas Contoh")
    staff = next(person for person in world.people.values() if person.name == "Petugas Satu")
    await world.until(lambda: any(ticket in m.text and m.keyboard for m in group.messages.values()), 30)
    card = next(m for m in group.messages.values() if ticket in m.text and m.keyboard)
    world.tap(staff, card, f"case:{ticket}:1:escalate")
    bawaslu = next(chat for chat in world.chats.values() if chat.title == "Bawaslu Contoh")
    await world.until(lambda: any(m.keyboard for m in bawaslu.messages.values()), 30)


def check_lines(bot: BotProcess, warga_id: int) -> None:
    """Every line is JSON, and none tells of anybody."""
    lines = [json.loads(line) for line in bot.log.splitlines()]
    assert {"ready", "listening"} <= {line["event"] for line in lines}
    check(bot.log, warga_id)
