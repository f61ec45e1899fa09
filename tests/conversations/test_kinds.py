"""Files of every kind on their way: from the phone to the card, the group and Bawaslu."""

from io import BytesIO

from PIL import Image
from sqlmodel import select

from bot.sandbox.inventions import film
from bot.sandbox.world import Message, Upload
from storage import evidence
from storage.database import fetch
from storage.models import Evidence
from tests.conversations.talks import TO_EVIDENCE, reported
from tests.conversations.transcript import Files, file, photos, picture, play
from tests.stage import Stage
from tests.storage import papers
from tests.storage.hostile import CASES
from tests.storage.test_copies import OWNER, gps

TWO_PAGES = papers.pdf(["0.2 0.5 0.9 rg 30 30 200 300 re f", "0.9 0.6 0.1 rg 30 30 200 300 re f"])
MIXED = Files(
    (
        picture(0),
        Upload(CASES["heic"].data, "IMG_0001.HEIC", "image/heic"),
        Upload(CASES["avif"].data, "a.avif", "image/avif"),
        film(42),
        Upload(CASES["gif, moving"].data, "b.gif", "image/gif"),
        Upload(TWO_PAGES, "surat.pdf", "application/pdf"),
        Upload(CASES["webp"].data, "c.webp", "image/webp"),
    ),
    "document",
)


async def shown(stage: Stage, ticket: str, action: str = "evidence") -> list[Message]:
    """Tap a button of the card; what came of it in the group."""
    before = len(stage.bot_messages(stage.group))
    await stage.decide(ticket, action)
    return stage.bot_messages(stage.group)[before:]


def opened(message: Message) -> Image.Image:
    assert message.file is not None
    made = Image.open(BytesIO(message.file.data))
    made.load()
    return made


async def rows(stage: Stage) -> list[Evidence]:
    async with stage.app.database.transaction() as transaction:
        return await fetch(transaction, Evidence, select(Evidence))


async def test_a_report_with_every_kind(stage: Stage) -> None:
    ticket = await reported(stage.resident(), MIXED)
    assert "Bukti: 7 berkas" in (await stage.card(ticket)).text
    messages = await shown(stage, ticket)
    assert [opened(message).format for message in messages] == ["JPEG"] * 8  # the PDF has two pages
    film_words, pdf_words, words = [message.text for message in messages if message.text]
    assert film_words.startswith(f"Bukti {ticket}, berkas 1–5\nRekaman layar ditunjukkan dengan satu gambar.")
    assert pdf_words.startswith(f"Bukti {ticket}, berkas 6\nPDF: 2 dari 2 halaman, sebagai gambar.")
    assert words == f"Bukti {ticket}, berkas 7"
    names = [message.file.name for message in messages if message.file and message.kind == "document"]
    assert all(name.startswith(ticket) and name.endswith(".jpg") for name in names)


async def test_bawaslu_gets_pictures_and_the_fingerprint_of_every_file(stage: Stage) -> None:
    ticket = await reported(stage.resident(), MIXED)
    await stage.decide(ticket, "escalate")
    sent = stage.bot_messages(stage.bawaslu)
    assert [opened(message).format for message in sent if message.file] == ["JPEG"] * 8
    for file_ in await rows(stage):
        assert file_.sha256 in sent[-1].text
    assert "4. rekaman layar, SHA-256" in sent[-1].text
    assert "6. PDF, SHA-256" in sent[-1].text


async def test_a_video_is_evidence_and_shown_by_the_platforms_own_picture(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, Files((film(seconds=65),), "photo"))
    (row,) = await rows(stage)
    assert (row.kind, row.mime, row.seconds, row.preview) == ("video", "video/mp4", 65, b"")
    (message,) = await shown(stage, ticket)
    amber = opened(message).getpixel((60, 250))  # the sandbox's picture of a film
    assert isinstance(amber, tuple)
    assert all(abs(seen - wanted) < 30 for seen, wanted in zip(amber, (0xD9, 0xA4, 0x41), strict=True))


async def test_a_video_without_a_picture_is_taken_as_well(stage: Stage) -> None:
    warga = stage.resident()
    await play(warga, TO_EVIDENCE)
    stage.world.send_files(warga.person, warga.chat, [film()], kind="photo")
    raw = stage.world.updates.pending[next(reversed(stage.world.updates.pending))].update
    del raw["message"]["video"]["thumbnail"]
    await warga.read()
    (row,) = await rows(stage)
    assert (row.state, row.mime) == ("stored", "video/mp4")


async def test_what_a_file_says_of_its_making_is_sealed_and_shown_to_nobody(stage: Stage) -> None:
    ticket = await reported(stage.resident(), file(gps()))
    (row,) = await rows(stage)
    assert b"2026" not in row.facts
    assert evidence.facts_of(stage.app.house.crypt, row) == {"changed": "2026:11:22 10:00:00"}
    (message,) = await shown(stage, ticket)
    assert message.file is not None
    assert OWNER not in message.file.data
    assert dict(opened(message).getexif()) == {}


async def test_a_decision_sends_no_picture_again(stage: Stage) -> None:
    ticket = await reported(stage.resident(), photos(3))
    await stage.card(ticket)
    calls = stage.world.calls["editmessagemedia"]
    await stage.decide(ticket, "accept")
    assert "diterima" in (await stage.card(ticket)).text
    assert stage.world.calls["editmessagemedia"] == calls
