"""Nothing that leads to the resident reaches a group: not in words, pictures, file names or buttons."""

import io
import json

from PIL import Image

from bot.channels.channel import Album
from bot.channels.channel import Upload as ChannelUpload
from bot.channels.telegram_calls import call
from bot.sandbox.world import Upload
from storage.models import Event, Outbox, Report
from tests.conversations.insight import database_bytes, rows
from tests.conversations.talks import reported
from tests.conversations.transcript import Files, photos, play
from tests.stage import Resident, Stage
from tests.storage.honest import drawing, encoded

NAME, HANDLE = "Rahayu Rahasiawati", "rahayu_rahasia"
FILE_NAME = "foto-rahayu-081298765432.jpg"


def telltale() -> Upload:
    """A picture that names its owner in every corner where pictures can."""
    exif = Image.Exif()
    exif[0x013B] = NAME
    exif[0x010E] = f"milik {HANDLE}"
    return Upload(encoded(drawing(seed=9), "JPEG", exif=exif.tobytes(), comment=NAME.encode()), FILE_NAME)


def secrets_of(warga: Resident) -> list[str]:
    """What must not be seen."""
    person = warga.person
    return [*NAME.split(), HANDLE, str(person.id), person.phone or "081298765432", "081298765432", FILE_NAME]


async def everything(stage: Stage) -> Resident:
    """A resident whose reports go every way: shown, rejected, reopened, escalated, acknowledged."""
    warga = stage.resident(NAME, HANDLE)
    warga.person.phone = "+6281298765432"
    files = Files((telltale(), *photos(2).uploads), "document", caption="Hubungi saya di 081298765432.")
    ticket = await reported(warga, files, story="Nomor saya 0812 9876 5432, jangan disebar.")
    for action in ("evidence", "reject:no-evidence"):
        await stage.decide(ticket, action)
    await play(warga, [("[Tambah bukti]", "Silakan"), (photos(1, first=5), "1 bukti"), ("[Selesai]", "ditinjau ulang")])
    await stage.decide(ticket, "escalate")
    await stage.tap(stage.liaison, stage.bot_messages(stage.bawaslu)[-1], ":acknowledge")
    await stage.decide(ticket, "evidence")
    return warga


async def test_no_word_of_it_in_any_group(stage: Stage) -> None:
    warga = await everything(stage)
    for chat in (stage.group, stage.bawaslu):
        for message in stage.bot_messages(chat):
            wire = json.dumps(stage.world.as_json(message), ensure_ascii=False)
            for secret in secrets_of(warga):
                assert secret not in wire
            assert not {"forward_origin", "forward_from", "forward_date"} & stage.world.as_json(message).keys()


async def test_no_trace_of_it_in_any_file(stage: Stage) -> None:
    warga = await everything(stage)
    seen = 0
    for chat in (stage.group, stage.bawaslu):
        for message in stage.bot_messages(chat):
            if message.file is None:
                continue
            seen += 1
            for secret in secrets_of(warga):
                assert secret.encode() not in message.file.data
            with Image.open(io.BytesIO(message.file.data)) as picture:
                assert dict(picture.getexif()) == {}
                assert "comment" not in picture.info
    assert seen >= 1 + 3 + 4 + 4


async def test_nothing_is_forwarded_or_copied(stage: Stage) -> None:
    """Every file is uploaded anew: as bytes, never by the number that the resident's own upload has."""
    await everything(stage)
    assert not {"forwardmessage", "forwardmessages", "copymessage", "copymessages"} & set(stage.world.calls)
    part = Album((ChannelUpload(b"x", "LN.jpg", "image/jpeg"),))
    assert call("-1", part).params["photo"] == "attach://file0"


async def test_nor_in_the_clear_on_the_disk(stage: Stage) -> None:
    warga = await everything(stage)
    on_disk = database_bytes(stage)
    for secret in (*NAME.split(), HANDLE, str(warga.person.id), "+6281298765432", FILE_NAME):
        assert secret.encode() not in on_disk, secret
    assert warga.person.id.to_bytes(8) not in on_disk


async def test_nor_in_the_audit_trail(stage: Stage) -> None:
    warga = await everything(stage)
    told = str([*await rows(stage, Event), *[row.model_dump(exclude={"answers"}) for row in await rows(stage, Report)]])
    for secret in secrets_of(warga):
        assert secret not in told


async def test_taps_are_not_kept_in_the_clear(stage: Stage) -> None:
    """A callback query's id holds the account's number in its upper half; once answered it is of no more use."""
    warga = await everything(stage)
    await stage.settled()
    ids = {tap.id for tap in stage.world.taps.values() if tap.person is warga.person}
    kept = str([(row.lane, row.body) for row in await rows(stage, Outbox)])
    assert ids
    assert not [tap for tap in ids if tap in kept]
