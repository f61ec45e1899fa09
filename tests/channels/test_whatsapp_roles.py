"""A role taken on WhatsApp: the link says the words already, moderators are sent to Telegram."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from bot import inviting
from storage.roles import LEAD, MODERATOR, OFFICIAL, Role
from tests.channels.phone import phone
from tests.channels.test_whatsapp_names import ID, NUMBER, people, shown
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
        invited = await official.say(words)
        assert "diundang sebagai *pejabat*" in invited
        assert "Selamat datang" not in invited  # they do not come to report
        assert "Mulai sekarang" in await official.press("Saya bersedia")
        assert [row.role for row in await rows(stage, Role)] == [OFFICIAL]
        assert "perintah itu tidak dikenal" in await official.say("/peran")
        moderator = await inviting.invite(stage.settings, MODERATOR, "solo", "telegram", stage.hands)
        assert "ada di Telegram" in await official.say(f"/undangan {moderator.rpartition('_')[2]}")


async def test_who_turns_out_to_be_one_person_keeps_the_role_and_the_desk(tmp_path: Path) -> None:
    async with phone(tmp_path, number=NUMBER, user_id="") as lead:
        house = lead.stage.app.house
        await lead.say("halo")
        shown(lead, "", ID)
        link = await inviting.invite(lead.stage.settings, LEAD, "solo", "whatsapp", lead.stage.hands)
        await lead.say(parse_qs(urlsplit(link).query)["text"][0])
        await lead.press("Saya bersedia")
        before = house.first.lead
        shown(lead, NUMBER, ID)
        await lead.say("halo")
        (person,), (role,) = await people(lead), await rows(lead.stage, Role)
        assert person.id == role.contact_id == house.first.lead != before
