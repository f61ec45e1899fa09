"""The daily digest on WhatsApp: a picture with words and buttons; behind a closed window only the newest is kept."""

from pathlib import Path

import pytest
from sqlmodel import col, update

from bot.sandbox.cloud import Bubble
from handlers.digest_times import NAME
from storage import roles
from storage.contacts import Place
from storage.models import Outbox
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


async def official(head: Phone) -> int:
    """The number of whoever has this phone, an official from now on."""
    app = head.stage.app
    await head.say("halo")
    async with app.database.transaction() as transaction:
        found = await app.house.contacts.find(transaction, Place("whatsapp", "628001000001"))
        assert found is not None
        row = Role(contact_id=found.id or 0, region="solo", role=OFFICIAL, by="operator", since=head.stage.hands())
        await roles.grant(transaction, row)
        return row.contact_id


async def test_it_comes_within_the_window_and_the_newest_alone_behind_it(tmp_path: Path) -> None:
    async with phone(tmp_path) as head:
        await official(head)
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


async def test_one_that_may_have_been_sent_is_not_repeated_but_can_be_asked_for(tmp_path: Path) -> None:
    """WhatsApp has it, and nobody could note so: it cannot be asked."""
    async with phone(tmp_path) as head:
        number = await official(head)
        await morning(head)
        mine = col(Outbox.kind) == NAME, col(Outbox.contact_id) == number
        held = {"state": "pending", "message": "", "settled_at": None, "claimed_until": head.stage.hands() + 100}
        async with head.stage.app.database.transaction() as transaction:  # as if killed before this was written
            await transaction.execute(update(Outbox).where(*mine).values(held))
        await head.stage.restart()
        await head.settled()
        assert len(digests_of(head)) == 1
        assert head.last.text.endswith("mungkin sudah Bapak/Ibu terima. Bila belum, ketik /digest.")
        await head.say("/digest")
        assert len(digests_of(head)) == 2
