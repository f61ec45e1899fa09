"""What WhatsApp takes only otherwise: files one by one, pictures drawn anew; and what the operator reads of it."""

import io
import random
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest
from PIL import Image
from structlog.testing import capture_logs

from bot.channels.channel import (
    Album,
    Delete,
    EditButtons,
    EditCaption,
    Part,
    Picture,
    Refused,
    Text,
    TryLater,
    Unclear,
    Upload,
)
from bot.channels.whatsapp import WhatsApp
from bot.channels.whatsapp_calls import LARGEST_DOCUMENT, LARGEST_IMAGE
from bot.hosting import serving
from bot.sandbox.cloud import Bubble, Cloud, CloudLimits, Contact
from bot.sandbox.cloud_server import CloudApp
from storage.studio import Studio
from tests.hands import TODAY, Hands

PDF = Upload(b"%PDF-1.7", "surat.pdf", "application/pdf")


def encoded(form: str, colour: str = "navy", **more: Any) -> bytes:
    """A small real picture."""
    out = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, form, **more)
    return out.getvalue()


def png(colour: str) -> Upload:
    """One of several small pictures."""
    return Upload(encoded("PNG", colour), f"{colour}.png", "image/png")


@dataclass
class Ends:
    """Both ends: the channel, and somebody with a phone."""

    channel: WhatsApp
    cloud: Cloud
    sari: Contact
    url: str

    async def perform(self, part: Part) -> list[Bubble]:
        """Do something in their chat; what came of it, in the order in which the phone shows it."""
        known = len(self.sari.bubbles)
        await self.channel.perform(self.sari.phone, part)
        return list(self.sari.bubbles.values())[known:]


def whatsapp(cloud: Cloud, url: str, studio: Studio, **more: Any) -> WhatsApp:
    """The channel to this sandbox."""
    template = ("lapornetral_kabar", "id")
    return WhatsApp(cloud.token, cloud.number_id, f"{url}/v23.0", template, lambda _: "hidden", studio.fit, **more)


@pytest.fixture
async def ends() -> AsyncIterator[Ends]:
    cloud = Cloud()
    sari = cloud.add_contact("Sari Contoh", "628001000001")
    cloud.say(sari, "halo")
    async with serving(CloudApp(cloud)) as url, Studio() as studio:
        channel = whatsapp(cloud, url, studio)
        yield Ends(channel, cloud, sari, url)
        await channel.close()


async def test_the_files_of_an_album_go_one_by_one_in_their_order(ends: Ends) -> None:
    files = tuple(png(colour) for colour in ("red", "green", "blue", "white"))
    shown = await ends.perform(Album(files, "<b>Bukti</b>"))
    assert [bubble.kind for bubble in shown] == ["image"] * 4
    assert [bubble.file.data for bubble in shown if bubble.file] == [file.data for file in files]
    assert [bubble.text for bubble in shown] == ["*Bukti*", "", "", ""]


async def test_documents_of_an_album_as_well(ends: Ends) -> None:
    files = (PDF, png("red"), Upload(b"%PDF-1.4", "lain.pdf", "application/pdf"))
    shown = await ends.perform(Album(files, "Berkas", as_photos=False))
    assert [bubble.kind for bubble in shown] == ["document"] * 3
    assert [bubble.file.name for bubble in shown if bubble.file] == ["surat.pdf", "red.png", "lain.pdf"]
    assert [bubble.text for bubble in shown] == ["Berkas", "", ""]


@pytest.mark.parametrize(
    ("part", "kinds"),
    [
        (Album((png("red"), png("green"), png("blue"))), ["image"] * 3),
        (Text("x" * 1025, ((("report:x:1", "Ya"),),)), ["text", "interactive"]),
    ],
)
async def test_what_takes_several_messages_is_said_once_though_the_person_gets_one_in_six_seconds(
    part: Part, kinds: list[str]
) -> None:
    hands, pauses = Hands(TODAY), list[float]()

    async def pause(seconds: float) -> None:
        pauses.append(seconds)
        hands.forward(seconds)

    cloud = Cloud(now=hands.moment, limits=CloudLimits(pair_burst=1, per_second=None))
    sari = cloud.add_contact("Sari Contoh", "628001000001")
    cloud.say(sari, "halo")
    async with serving(CloudApp(cloud)) as url, Studio() as studio:
        channel = whatsapp(cloud, url, studio, pause=pause)
        await channel.perform(sari.phone, part)
        assert [bubble.kind for bubble in sari.bubbles.values() if bubble.ours] == kinds
        assert pauses == [6.0] * (len(kinds) - 1)
        with pytest.raises(TryLater):  # what has not begun waits in the table
            await channel.perform(sari.phone, part)
        await channel.close()
    assert pauses == [6.0] * (len(kinds) - 1)


def noise() -> bytes:
    """A PNG of more than 5 MB that nothing can make smaller without loss."""
    out = io.BytesIO()
    Image.frombytes("RGB", (1400, 1400), random.Random(1).randbytes(1400 * 1400 * 3)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("make", "mime"),
    [
        (lambda: encoded("WEBP"), "image/webp"),
        (lambda: encoded("GIF"), "image/gif"),
        (noise, "image/png"),
    ],
    ids=["webp", "gif", "over 5 MB"],
)
@pytest.mark.parametrize("as_photos", [True, False])
async def test_a_picture_that_whatsapp_would_refuse_is_drawn_anew(
    ends: Ends, make: Any, mime: str, as_photos: bool
) -> None:
    data = make()
    with capture_logs() as told:
        (shown,) = await ends.perform(Album((Upload(data, "LN_01.gambar", mime),), "Bukti", as_photos))
    assert shown.file is not None
    assert (shown.kind, shown.file.mime) == ("image" if as_photos else "document", "image/jpeg")
    assert len(shown.file.data) <= LARGEST_IMAGE
    assert as_photos or shown.file.name == "LN_01.jpg"
    with Image.open(io.BytesIO(shown.file.data)) as picture:
        picture.load()
    assert [(line["part"], line["what"], line["had"], line["limit"]) for line in told] == [
        ("Album", f"{mime} drawn anew", len(data), LARGEST_IMAGE)
    ]


async def test_a_picture_that_fits_is_not_touched(ends: Ends) -> None:
    jpg = Upload(encoded("JPEG"), "a.jpg", "image/jpeg")
    with capture_logs() as told:
        (shown,) = await ends.perform(Picture(jpg, "LN"))
    assert shown.file is not None
    assert shown.file.data == jpg.data
    assert told == []


async def test_a_picture_that_nobody_can_draw_is_refused_and_says_so(ends: Ends) -> None:
    with pytest.raises(Refused, match="cannot be drawn as JPEG"):
        await ends.perform(Picture(Upload(b"II*\0 broken", "a.tiff", "image/tiff")))
    assert ends.cloud.calls["media"] == 0


async def test_while_nobody_can_draw_a_picture_waits(ends: Ends) -> None:
    async with Studio() as closed:
        pass
    channel = whatsapp(ends.cloud, ends.url, closed)
    with pytest.raises(Unclear, match="nobody is there"):
        await channel.perform(ends.sari.phone, Picture(Upload(encoded("WEBP"), "a.webp", "image/webp")))
    await channel.close()


async def test_a_document_over_100_mb_is_refused_before_it_is_sent(ends: Ends) -> None:
    large = Upload(bytes(LARGEST_DOCUMENT + 1), "surat.pdf", "application/pdf")
    with pytest.raises(Refused, match="100000001 bytes, where WhatsApp takes 100000000"):
        await ends.perform(Album((large,), as_photos=False))
    assert ends.cloud.calls["media"] == 0


def choices(count: int, label: str = "Pilihan") -> tuple[tuple[tuple[str, str], ...], ...]:
    """One below the other."""
    return tuple(((f"report:x:{number}", f"{label} {number}"),) for number in range(count))


LONG = "Rahasia " * 20

SHORTFALLS: list[tuple[Part, list[tuple[str, str, int, int]]]] = [
    (Text("Pilih", choices(3)), []),
    (Text("Pilih", choices(10)), []),
    (Text("Pilih", choices(11)), [("Text", "choices as numbered lines", 11, 10)]),
    (Text("Pilih", choices(4, LONG.strip())), [("Text", "label cut", 161, 96)]),
    (Text("x" * 5000), []),
    (Text("Diam", silent=True), [("Text", "silence left out", 1, 0)]),
    (EditCaption("wamid.X", "Baru", choices(11)), [("EditCaption", "choices as numbered lines", 11, 10)]),
    (EditButtons("wamid.X", choices(1)), [("EditButtons", "new buttons left out", 1, 0)]),
    (Delete("wamid.X"), [("Delete", "deletion left out", 1, 0)]),
]


@pytest.mark.parametrize(("part", "expected"), SHORTFALLS)
async def test_what_is_cut_numbered_or_left_out_is_told_once_and_without_a_word_of_it(
    ends: Ends, part: Part, expected: list[tuple[str, str, int, int]]
) -> None:
    with capture_logs() as told:
        for _ in range(3):
            await ends.perform(part)
    assert [(line["part"], line["what"], line["had"], line["limit"]) for line in told] == expected
    assert all(set(line) == {"event", "log_level", "part", "what", "had", "limit"} for line in told)
    assert "Rahasia" not in str(told)


async def test_a_long_address_loses_nothing(ends: Ends) -> None:
    address = "https://contoh.id/" + "a1" * 3000
    shown = await ends.perform(Text(f'Baca <a href="{address}">aturan</a> ini'))
    assert "".join(bubble.text for bubble in shown).replace(" ", "") == f"Bacaaturan{address}ini"
