"""The daily digest on WhatsApp: a picture with words and buttons; behind a closed window only the newest is kept."""

from pathlib import Path

import pytest

from bot.sandbox.cloud import Bubble
from storage import roles
from storage.contacts import Place
from storage.roles import OFFICIAL, Role
from tests.channels.phone import Phone, phone

pytestmark = pytest.mark.usefixtures("cheap")


def digests_of(head: Phone) -> list[Bubble]:
    return [bubble for bubble in head.heard if "Izin melaporkan" in bubble.text]


async def morning(head: Phone) -> None:
    """The next time that it is seven in Solo, midnight of UTC."""
    head.stage.hands.forward(86_400 - head.stage.hands() % 86_400)
    await head.stage.app.clock.tick()
    await head.settled()


async def test_it_comes_within_the_window_and_the_newest_alone_behind_it(tmp_path: Path) -> None:
    async with phone(tmp_path) as head:
        app = head.stage.app
        await head.say("halo")
        async with app.database.transaction() as transaction:
            found = await app.house.contacts.find(transaction, Place("whatsapp", "628001000001"))
            assert found is not None
            row = Role(contact_id=found.id or 0, region="solo", role=OFFICIAL, by="operator", since=head.stage.hands())
            await roles.grant(transaction, row)
        await morning(head)
        (first,) = digests_of(head)
        assert first.kind in ("image", "interactive")
        assert [pick.title for pick in head.last.picks] == ["Rincian", "Senyapkan", "Lembar Excel"]
        known = len(head.answers)
        for _ in range(3):
            await morning(head)
        assert [bubble.kind for bubble in head.answers[known:]] == ["template"]
        head.cloud.tap(head.contact, head.last, head.last.picks[0].id)
        await head.settled()
        assert len(digests_of(head)) == 2
