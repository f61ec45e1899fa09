"""The evidence button: the files of a report in the group, as photos where they fit, as documents where they do not."""

from collections.abc import Callable

import pytest

from bot.sandbox.world import Message, Upload
from tests.conversations.insight import trail
from tests.conversations.talks import reported
from tests.conversations.transcript import Files, documents, photos, play
from tests.stage import Stage
from tests.storage.honest import drawing, encoded
from tests.storage.hostile import CASES


async def shown(stage: Stage, ticket: str) -> list[Message]:
    """Tap the button; the messages that came of it."""
    before = len(stage.bot_messages(stage.group))
    await stage.decide(ticket, "evidence")
    return stage.bot_messages(stage.group)[before:]


def picture(width: int, height: int, form: str = "PNG") -> Files:
    """One screenshot of this size, sent as a file."""
    return Files((Upload(encoded(drawing(width, height), form), "x", f"image/{form.lower()}"),), "document")


@pytest.mark.parametrize("evidence", [photos(1), documents(1), photos(5), photos(10)])
async def test_an_album_of_photos(stage: Stage, evidence: Files) -> None:
    ticket = await reported(stage.resident(), evidence)
    messages = await shown(stage, ticket)
    assert [message.kind for message in messages] == ["photo"] * len(evidence.uploads)
    assert len({message.album for message in messages}) == 1
    count = len(evidence.uploads)
    assert messages[0].text == f"Bukti {ticket}, berkas {'1' if count == 1 else f'1–{count}'}"
    assert (await trail(stage, ticket))[-1] == ("moderator:Petugas Satu", "shown")


async def test_twelve_files_are_two_albums(stage: Stage) -> None:
    ticket = await reported(stage.resident(), photos(12))
    messages = await shown(stage, ticket)
    albums = [message.album for message in messages]
    assert [albums.count(album) for album in dict.fromkeys(albums)] == [10, 2]
    assert [message.text for message in messages if message.text] == [
        f"Bukti {ticket}, berkas 1–10",
        f"Bukti {ticket}, berkas 11–12",
    ]


@pytest.mark.parametrize(
    ("evidence", "kind"),
    [
        (lambda: picture(60, 1300), "document"),  # longer than 20 times its width
        (lambda: picture(5500, 4600), "photo"),  # its copy is smaller
        (lambda: picture(60, 1190), "photo"),
        (lambda: picture(300, 200, "WEBP"), "photo"),
        (lambda: Files((Upload(CASES["gif, moving"].data, "x.gif", "image/gif"),), "document"), "photo"),
    ],
)
async def test_what_does_not_fit_a_photo_comes_as_a_document(
    stage: Stage, evidence: Callable[[], Files], kind: str
) -> None:
    ticket = await reported(stage.resident(), evidence())
    assert [message.kind for message in await shown(stage, ticket)] == [kind]


async def test_one_that_does_not_fit_makes_the_whole_album_documents(stage: Stage) -> None:
    ticket = await reported(stage.resident(), Files((*photos(2).uploads, *picture(60, 1300).uploads), "document"))
    assert [message.kind for message in await shown(stage, ticket)] == ["document"] * 3


async def test_names_are_our_own(stage: Stage) -> None:
    sent = Files((Upload(photos(1).uploads[0].data, "KTP Warga Rahasia 081234567890.jpg"),), "document")
    ticket = await reported(stage.resident(), Files((*sent.uploads, *picture(60, 1300).uploads), "document"))
    names = [message.file.name for message in await shown(stage, ticket) if message.file is not None]
    assert names == [f"{ticket}_01.jpg", f"{ticket}_02.jpg"]


async def test_a_report_with_only_a_link(stage: Stage) -> None:
    ticket = await reported(stage.resident(), None)
    assert await stage.decide(ticket, "evidence") == "Tidak ada berkas; laporan ini hanya berisi tautan."


async def test_it_works_in_every_state_and_from_an_old_card(stage: Stage) -> None:
    ticket = await reported(stage.resident(), photos(1))
    card = await stage.card(ticket)
    for decision in ("accept", "undo", "reject:private", "escalate:yes"):
        await stage.decide(ticket, decision)
        assert len(await shown(stage, ticket)) == 1
    tap = await stage.tap_data(stage.staff[2], card, f"case:{ticket}:1:evidence")
    assert tap.answer == "Mengirim 1 berkas…"


async def test_files_that_were_added_later_are_there(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, photos(1))
    await play(warga, [(ticket, "Menunggu"), ("[Tambah bukti]", "Silakan"), (photos(2, first=5), "2 bukti")])
    await play(warga, [("[Selesai]", "sudah kami terima")])
    assert [message.kind for message in await shown(stage, ticket)] == ["photo"] * 3


async def test_erased_evidence_is_not_shown(stage: Stage) -> None:
    warga = stage.resident()
    ticket = await reported(warga, photos(1))
    card = await stage.card(ticket)
    await play(warga, [("/hapus", "Hapus"), ("[Ya, hapus semuanya]", "dihapus")])
    before = len(stage.bot_messages(stage.group))
    await stage.tap_data(stage.staff[0], card, f"case:{ticket}:1:evidence")
    await stage.settled()
    assert len(stage.bot_messages(stage.group)) == before
