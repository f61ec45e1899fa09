"""A role taken on WhatsApp: the link says the words already, moderators are sent to Telegram."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from bot import inviting
from storage.roles import MODERATOR, OFFICIAL, Role
from tests.channels.phone import phone
from tests.conversations.insight import rows

pytestmark = pytest.mark.usefixtures("cheap")


async def test_an_official_takes_a_role(tmp_path: Path) -> None:
    async with phone(tmp_path) as official:
        stage = official.stage
        link = await inviting.invite(stage.settings, OFFICIAL, "solo", "whatsapp", stage.hands)
        way = urlsplit(link)
        digits = "".join(filter(str.isdigit, official.cloud.display))
        assert (way.scheme, way.netloc, way.path) == ("https", "wa.me", f"/{digits}")
        (words,) = parse_qs(way.query)["text"]
        assert "diundang sebagai *pejabat*" in await official.say(words)
        assert "Mulai sekarang" in await official.press("Saya bersedia")
        assert [row.role for row in await rows(stage, Role)] == [OFFICIAL]
        assert "perintah itu tidak dikenal" in await official.say("/peran")
        moderator = await inviting.invite(stage.settings, MODERATOR, "solo", "telegram", stage.hands)
        assert "ada di Telegram" in await official.say(f"/undangan {moderator.rpartition('_')[2]}")
