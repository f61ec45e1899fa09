"""An answer of several messages, one of which does not come through: the others come once, and in their order."""

from pathlib import Path
from typing import Any

import pytest

from bot.errands import means
from bot.sandbox.cloud import Bubble
from handlers.messages import Message, line, to_json
from storage import outbox
from storage.models import Contact
from storage.outbox import Effect
from tests.channels.phone import Phone, phone
from tests.conversations.insight import rows
from tests.speaker import Speaker
from tests.stage import Stage

pytestmark = pytest.mark.usefixtures("cheap")

PARTS = 6


async def told(stage: Stage, channel: str) -> None:
    """Say something long to the one resident on this channel, as a row of the outbox."""
    (contact,) = [row for row in await rows(stage, Contact) if (row.channel, row.kind) == (channel, "person")]
    long = Message(tuple(line("plain", text=f"{number} " + "kata " * 300) for number in range(PARTS)))
    async with stage.app.database.transaction() as transaction:
        effect = Effect(contact.id or 0, "say", to_json(long))
        errands = await outbox.put(transaction, [effect], stage.hands(), stage.app.deliver.ours)
    stage.app.deliver.offer(errands, {})


def numbers(speaker: Speaker[Any], known: int) -> list[str]:
    """The numbers at which the messages begin."""
    return [answer.text.split()[0] for answer in speaker.heard[known:]]


async def whole(warga: Phone) -> list[str]:
    """The same answer without any trouble."""
    known = len(warga.heard)
    await told(warga.stage, "whatsapp")
    await warga.settled()
    return numbers(warga, known)


def second_fails(warga: Phone, fault: str) -> None:
    """As soon as the first message is there, the next one fails."""

    def strike(_bubble: Bubble) -> None:
        stop()
        warga.cloud.faults.next("messages", fault)

    stop = warga.listen(strike)


@pytest.mark.parametrize("fault", ["130429", "500"])
async def test_it_goes_on_where_it_failed(tmp_path: Path, fault: str) -> None:
    async with phone(tmp_path) as warga:
        await warga.say("/bantuan")
        expected, known = await whole(warga), len(warga.heard)
        assert len(expected) > 2
        second_fails(warga, fault)
        await told(warga.stage, "whatsapp")
        await warga.settled()
        assert numbers(warga, known) == expected
        assert warga.cloud.faults.counts[fault] == 1


async def test_what_is_forgotten_begins_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rather once too often than not at all."""
    monkeypatch.setattr(means.Means, "_note_half_said", lambda *_: None)
    async with phone(tmp_path) as warga:
        await warga.say("/bantuan")
        expected, known = await whole(warga), len(warga.heard)
        second_fails(warga, "130429")
        await told(warga.stage, "whatsapp")
        await warga.settled()
        assert numbers(warga, known) == [expected[0], *expected]
