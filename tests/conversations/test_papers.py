"""The dossier: made once a report is with Bawaslu, brought into its chat, and anybody can check it."""

import io
import json
import zipfile
from email import message_from_bytes
from pathlib import Path
from typing import Any

import psutil
import pypdfium2
import pytest
import pytest_asyncio
from PIL import Image
from pydantic import SecretStr

from bot import lettered, press
from bot.export import export
from bot.sandbox.world import Chat, Message
from bot.verify import verify
from storage import dispatches
from storage.models import Outbox
from storage.paper_tables import Dispatch
from storage.studio import Studio, StudioFailed
from tests.conftest import Borrowed
from tests.conversations.insight import database_bytes, events_of, folder, report_of, rows, trail
from tests.conversations.talks import reported
from tests.conversations.test_store_down import down
from tests.conversations.transcript import photos, play
from tests.mail_server import mail_server
from tests.stage import Resident, Stage


@pytest_asyncio.fixture(loop_scope="session")
async def desk(stage: Stage, studio: Studio, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """A stage whose bot makes papers, in the picture room of all: a worker of their own takes a second to start."""
    for place in (press, lettered):
        monkeypatch.setattr(place, "Studio", lambda **_: Borrowed(studio))
    stage.settings = stage.settings.model_copy(update={"dossier": True})
    await stage.restart()
    return stage


def papers(stage: Stage) -> list[Message]:
    """The PDF and the packages in Bawaslu's chat."""
    found = [message for message in stage.bot_messages(stage.bawaslu) if message.file is not None]
    return [message for message in found if message.file and not message.file.name.endswith(".jpg")]


def text_of(pdf: bytes) -> str:
    """All words of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


async def test_the_dossier_comes_behind_the_hand_over(desk: Stage, tmp_path: Path) -> None:
    ticket = await reported(desk.resident(), photos(2))
    await desk.decide(ticket, "escalate")
    pdf, package = (message.file for message in papers(desk) if message.file)
    assert (pdf.name, package.name) == (f"{ticket}.pdf", f"{ticket}.zip")
    words = text_of(pdf.data)
    assert ticket in words
    assert "Pak Contoh Satu" in words
    assert "DUGAAN, BELUM TERBUKTI" in words
    path = tmp_path / "paket.zip"
    path.write_bytes(package.data)
    verdict = verify(path)
    assert verdict.faults == []
    assert verdict.ticket == ticket
    assert "PAKET INI UTUH" in verdict.text
    with zipfile.ZipFile(io.BytesIO(package.data)) as archive:
        assert archive.read("dossier.pdf") == pdf.data
        assert [name for name in archive.namelist() if name.startswith(("copies/", "files/"))] == [
            "copies/01.jpg",
            "copies/02.jpg",
        ]
    exported = tmp_path / "sidang.zip"
    await export(desk.settings, ticket, "sidang", exported, originals=True)
    assert verify(exported).faults == []
    with zipfile.ZipFile(exported) as archive:
        assert f"{ticket}" in text_of(archive.read("dossier.pdf"))
        assert [name for name in archive.namelist() if name.startswith(("copies/", "files/"))] == [
            "files/01.jpg", "files/02.jpg", "copies/01.jpg", "copies/02.jpg",
        ]  # fmt: skip
    (dispatch,) = await rows(desk, Dispatch)
    assert (dispatch.way, dispatch.state) == ("chat", "sent")
    assert ("system", "dispatched") in await trail(desk, ticket)


async def test_it_goes_by_mail_as_well_and_a_refusal_is_told_once(desk: Stage, tmp_path: Path) -> None:
    async with mail_server(tmp_path) as server:
        mail = {
            "bawaslu_email": {"solo": ("a@bawaslu.example.id", "b@bawaslu.example.id")},
            "mail_from": "l@x.example.id",
        }
        smtp = {"smtp_url": SecretStr(server.url()), "smtp_ca": server.ca}
        desk.settings = desk.settings.model_copy(update={**mail, **smtp})
        await desk.restart()
        server.box.refused = "b@bawaslu.example.id"
        ticket = await reported(desk.resident(), None)
        await desk.decide(ticket, "escalate")
        await desk.settled()
    states = [(row.way, row.recipient[:1], row.state) for row in await rows(desk, Dispatch)]
    assert states == [("chat", "", "sent"), ("mail", "a", "sent"), ("mail", "b", "refused")]
    (given,) = server.box.mails
    read = message_from_bytes(given.content)
    parts = {part.get_filename(): part.get_payload(decode=True) for part in read.walk() if part.get_filename()}
    (pdf, _) = (message.file for message in papers(desk) if message.file)
    assert parts[f"{ticket}.pdf"] == pdf.data
    told = [message.text for message in desk.bot_messages(desk.group) if "ditolak server surel" in message.text]
    assert len(told) == 1
    assert ticket in told[0]
    async with desk.app.database.transaction() as transaction:
        found = await dispatches.stuck(transaction, desk.hands())
    assert [(one.ticket, one.way, one.why) for one in found] == [(ticket, "mail", "refused")]
    assert (await report_of(desk, ticket)).state == "escalated"


async def test_a_package_is_kept_until_it_arrived_and_no_longer(desk: Stage) -> None:
    ticket = await reported(desk.resident(), None)
    desk.world.faults.next("sendMediaGroup", "429", retry_after=7_200)
    card = await desk.card(ticket)
    await desk.tap(desk.staff[0], card, ":escalate")
    await desk.settled(skip=False)
    (dispatch,) = await rows(desk, Dispatch)
    assert dispatch.state == "queued"
    assert await kept(desk, dispatch)
    await desk.settled()
    (dispatch,) = await rows(desk, Dispatch)
    assert dispatch.state == "sent"
    assert not await kept(desk, dispatch)


async def kept(stage: Stage, dispatch: Dispatch) -> bool:
    """Whether the package is in the store."""
    path = folder(stage) / "evidence" / "originals" / dispatch.sha256[:2] / dispatch.sha256
    return path.exists()


async def formal(stage: Stage) -> tuple[Resident, str]:
    """A resident who chose the formal track, and the ticket."""
    warga = stage.resident()
    ticket = await reported(warga, photos(1))
    await play(warga, [("/jadi_pelapor", ("Menjadi pelapor resmi",)), ("[Ya, jadi pelapor]", ("jalur pelapor resmi",))])
    return warga, ticket


async def test_a_formal_reporter_gets_the_form_filled_in_and_nobody_keeps_who_they_are(desk: Stage) -> None:
    warga, ticket = await formal(desk)
    asked = ("kami tidak menyimpannya", "Tulis nama lengkap")
    await play(
        warga, [("[Buat rancangan B.1]", asked), ("Bu Rahasia Sekali\nJalan Melati 5, Solo", ("sedang dibuat",))]
    )
    await desk.settled()
    sent = next(message for message in reversed(warga.heard) if message.file)
    assert sent.file
    assert sent.file.name == f"B1-{ticket}.pdf"
    words = text_of(sent.file.data)
    for part in ("Bu Rahasia Sekali", "Jalan Melati 5, Solo", "Pak Contoh Satu", "Yang dibawa", "Sampai kapan"):
        assert part in words
    assert b"Rahasia Sekali" not in database_bytes(desk)
    assert b"Melati" not in database_bytes(desk)
    assert not any("Rahasia" in message.text for message in desk.bot_messages(desk.group))
    bodies = [row.body for row in await rows(desk, Outbox) if row.kind == "b1"]
    assert [body["person"] for body in bodies] == [""]


async def test_whoever_skips_gets_empty_lines(desk: Stage) -> None:
    warga, _ = await formal(desk)
    await play(warga, [("[Buat rancangan B.1]", ("Boleh dilewati",)), ("[Lewati]", ("sedang dibuat",))])
    await desk.settled()
    assert any(message.file and message.file.name.startswith("B1-") for message in warga.heard)


async def test_who_is_not_formal_is_offered_no_form(desk: Stage) -> None:
    warga = desk.resident()
    ticket = await reported(warga, None)
    await desk.tap_data(warga.person, warga.heard[-1], f"case:{ticket}:1:b1")
    await desk.settled()
    assert not any(message.file for message in warga.heard if message.file and message.file.name.startswith("B1-"))


async def test_what_moderators_cover_is_covered_on_every_copy_and_can_be_uncovered(stage: Stage) -> None:
    ticket = await reported(stage.resident(), photos(1))

    async def say(words: str) -> str:
        stage.world.say(stage.staff[0], stage.group, words)
        await stage.settled()
        return stage.bot_messages(stage.group)[-2].text

    assert "kini ditutup di 1 tempat" in await say(f"/samar {ticket} 1 kiri-atas")
    shown = Image.open(io.BytesIO(newest_file(stage, stage.group)))
    assert brightest(shown) < 60
    await stage.decide(ticket, "escalate")
    given = Image.open(io.BytesIO(newest_file(stage, stage.bawaslu)))
    assert brightest(given) < 60
    assert ("moderator:Petugas Satu", "blurred") in await trail(stage, ticket)
    assert "tidak ditutup lagi" in await say(f"/samar {ticket} 1 batal")
    again = Image.open(io.BytesIO(newest_file(stage, stage.group)))
    assert brightest(again) > 100


def brightest(picture: Image.Image) -> int:
    """Of its upper left corner, from 0 to 255."""
    return max(picture.convert("L").crop((2, 2, picture.width // 4, picture.height // 4)).tobytes())


def newest_file(stage: Stage, chat: Chat) -> bytes:
    """The bytes of the newest file there."""
    return next(m.file.data for m in reversed(stage.bot_messages(chat)) if m.file is not None)


async def test_how_to_cover_is_told_to_whoever_asks_otherwise(stage: Stage) -> None:
    ticket = await reported(stage.resident(), photos(1))
    for words, answer in ((f"/samar {ticket}", "kiri-atas"), (f"/samar {ticket} 4 atas", "Berkas ke-4 tidak ada")):
        stage.world.say(stage.staff[0], stage.group, words)
        await stage.settled()
        assert answer in stage.bot_messages(stage.group)[-1].text


async def test_a_paper_is_set_in_a_process_of_its_own_that_ends_with_it() -> None:
    values: dict[str, Any] = {"lang": "id", "title": "t", "author": "a", "foot": "f", "page": "Halaman", "of": "dari"}
    values |= {"heading": "Rancangan", "note": "n", "parts": [], "signing": [], "statement": "s", "signs": ["a", "b"]}
    made = await press.press("b1", {**values, "guide": {"title": "g", "parts": []}}, (), 1_700_000_000)
    assert made.startswith(b"%PDF-1.7")
    assert left_behind() == []
    with pytest.raises(StudioFailed):
        await press.press("b1", values, (), 1_700_000_000)


def left_behind() -> list[str]:
    """Processes that ended and that nobody has cleared away."""
    own = psutil.Process().children()
    return [child.name() for child in own if child.status() == psutil.STATUS_ZOMBIE]


async def test_what_is_made_again_after_a_failure_is_the_same_and_noted_once(desk: Stage, tmp_path: Path) -> None:
    """The event is written before the package is kept; an hour lies between the attempts."""
    ticket = await reported(desk.resident(), photos(1))
    with down(desk):
        await desk.tap(desk.staff[0], await desk.card(ticket), ":escalate")
        await desk.settled(skip=False)
        (noted,) = [event for event in await events_of(desk, ticket) if event.action == "exported"]
        assert papers(desk) == []
        desk.hands.forward(3_600)
    await desk.settled()
    again = [event for event in await events_of(desk, ticket) if event.action == "exported"]
    assert [event.hash for event in again] == [noted.hash]
    (_, package) = (message.file for message in papers(desk) if message.file)
    (tmp_path / "paket.zip").write_bytes(package.data)
    assert verify(tmp_path / "paket.zip").faults == []
    assert len(await rows(desk, Dispatch)) == 1


async def test_a_package_does_not_grow_without_end(
    desk: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What there is no room for is still named in the letter and in the package, with its fingerprint."""
    monkeypatch.setattr(press, "ROOM", 1)
    ticket = await reported(desk.resident(), photos(2))
    await desk.decide(ticket, "escalate")
    (pdf, package) = (message.file for message in papers(desk) if message.file)
    (tmp_path / "paket.zip").write_bytes(package.data)
    verdict = verify(tmp_path / "paket.zip")
    assert verdict.faults == []
    with zipfile.ZipFile(io.BytesIO(package.data)) as archive:
        assert [name for name in archive.namelist() if name.startswith("copies/")] == ["copies/01.jpg"]
        files = json.loads(archive.read("manifest.json"))["files"]
    words = "".join(text_of(pdf.data).split())
    assert len(files) == 2
    assert all(file["sha256"] in words for file in files)
