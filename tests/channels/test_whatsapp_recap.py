"""A recap on WhatsApp: by buttons and a list there, the spreadsheet as a document."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from bot import press
from storage import roles
from storage.models import Contact
from storage.roles import OFFICIAL, Role
from storage.studio import Studio
from tests.channels.phone import phone
from tests.conftest import Borrowed
from tests.conversations.insight import rows

pytestmark = pytest.mark.usefixtures("cheap")


async def test_an_official_gets_a_spreadsheet(tmp_path: Path, studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "Studio", lambda **_: Borrowed(studio))
    async with phone(tmp_path) as chief:
        await chief.say("/mulai")
        (known,) = [contact for contact in await rows(chief.stage, Contact) if contact.channel == "whatsapp"]
        async with chief.stage.app.database.transaction() as transaction:
            role = Role(contact_id=known.id or 0, region="solo", role=OFFICIAL, by="operator", since=0.0)
            await roles.grant(transaction, role)
        assert "Masuk: *0*" in await chief.say("/rekap bulan lalu")
        assert "Untuk keperluan apa" in await chief.press("Lembar Excel")
        told = await chief.press("Permintaan Bawaslu")
        assert "Keperluan: Permintaan Bawaslu." in told
        file = chief.heard[-1].file
        assert file is not None
        assert openpyxl.load_workbook(BytesIO(file.data)).sheetnames[0] == "Rekap"
