"""/buka: one role, one track, a reason, a question; then the case knows it, the resident is told, the page comes."""

import pypdfium2
import pytest

from storage import reports
from storage.models import Event, Outbox
from storage.roles import ADMIN, CUSTODIAN
from storage.studio import Studio
from tests.conftest import Borrowed
from tests.conversations.insight import events_of, report_of, rows
from tests.conversations.talks import reported
from tests.conversations.test_roles import UNKNOWN, with_role
from tests.conversations.transcript import photos
from tests.stage import Stage

REASON = "surat Bawaslu nomor 12 tanggal 20 November 2026"


@pytest.fixture(autouse=True)
def _one_studio(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.press.Studio", lambda **_: Borrowed(studio))


async def test_a_custodian_opens_a_formal_reporter(stage: Stage) -> None:
    custodian, resident = await with_role(stage, CUSTODIAN, "Bu Penjaga"), stage.resident()
    ticket = await reported(resident, None, track="2")
    await resident.read()
    assert "alasan ini tercatat" in await custodian.say(f"/buka {ticket}")
    assert "terlalu pendek" in (await custodian.say("perlu")).lower()
    assert "dimasukkan" not in await custodian.say(REASON)
    assert await revealed(stage, ticket) == []
    heard = await custodian.press("Ya, buka")
    assert "sudah dicatat dan pelapor diberi tahu" in heard
    assert "lalu hapus pesan dan berkas ini" in heard
    (page,) = [message.file for message in custodian.heard if message.file is not None]
    words = "".join(one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(page.data))
    for part in (str(resident.person.id), ticket, REASON):
        assert part in words
    told = await resident.read()
    assert "alamat obrolan Anda dibuka" in told
    assert "surat Bawaslu" not in told
    (event,) = await revealed(stage, ticket)
    assert (event.actor, event.detail["reason"]) == ("custodian:Bu Penjaga", REASON)
    assert set(event.detail) == {"reason", "who"}
    assert str(resident.person.id) not in str([row.body for row in await rows(stage, Outbox)])


async def test_where_dossiers_are_made_it_is_the_whole_one_with_that_page_before_it(stage: Stage) -> None:
    await stage.stop()
    stage.settings = stage.settings.model_copy(update={"dossier": True})
    await stage.start()
    custodian, resident = await with_role(stage, CUSTODIAN), stage.resident()
    ticket = await reported(resident, photos(2), track="2")
    await custodian.say(f"/buka {ticket}")
    await custodian.say(REASON)
    await custodian.press("Ya, buka")
    (file,) = [message.file for message in custodian.heard if message.file is not None]
    first, second, *others = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file.data)]
    for part in (str(resident.person.id), ticket, REASON):
        assert part in first
        assert (part in second) == (part == ticket)
    assert "dugaan pelanggaran netralitas" in second.lower()
    assert not any(str(resident.person.id) in page for page in others)
    assert len(others) >= 3  # the sheet and the two pictures


async def test_nobody_else_is_opened_and_nobody_else_opens(stage: Stage) -> None:
    custodian, admin = await with_role(stage, CUSTODIAN), await with_role(stage, ADMIN)
    resident = stage.resident()
    formal, informant = await reported(resident, None, track="2"), await reported(stage.resident(), None)
    assert UNKNOWN in await admin.say(f"/buka {formal}")
    assert "tidak pernah dibuka" in await custodian.say(f"/buka {informant}")
    assert "tidak ada laporan" in (await custodian.say("/buka LN-0000-0000")).lower()
    assert "tulis nomor laporannya" in await custodian.say("/buka")
    report = await report_of(stage, formal)
    async with stage.app.database.transaction() as transaction:
        await reports.change(transaction, report.id or 0, region="solo-elsewhere")
    assert "tidak ada laporan" in (await custodian.say(f"/buka {formal}")).lower()
    async with stage.app.database.transaction() as transaction:
        await reports.change(transaction, report.id or 0, region="solo")
    await custodian.say(f"/buka {formal}")
    await custodian.say(REASON)
    assert "tidak ada yang dibuka" in await custodian.press("Tidak jadi")
    await custodian.say(f"/buka {formal}")
    await custodian.say(REASON)
    await resident.say("/hapus")
    await resident.press("Ya, hapus semuanya")
    assert "tidak ada laporan" in (await custodian.press("Ya, buka")).lower()
    assert [event for event in await rows(stage, Event) if event.action == "revealed"] == []


async def test_it_is_given_up_like_any_talk(stage: Stage) -> None:
    custodian = await with_role(stage, CUSTODIAN)
    ticket = await reported(stage.resident(), None, track="2")
    await custodian.say(f"/buka {ticket}")
    assert "Mari lanjutkan dari sini" in await custodian.say("/bantuan")
    assert "Yakin membatalkan" in await custodian.say("/batal")
    assert "tidak ada yang dicatat" in await custodian.say("ya")
    await custodian.say(f"/buka {ticket}")
    await stage.tick(days=1.1)
    assert await custodian.read() == ""
    assert "Selesaikan" not in await custodian.say(f"/buka {ticket}")


async def revealed(stage: Stage, ticket: str) -> list[Event]:
    return [event for event in await events_of(stage, ticket) if event.action == "revealed"]
