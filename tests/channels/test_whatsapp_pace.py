"""How fast the bot speaks on WhatsApp: a person's credit, a number's throughput, and whom a pause concerns."""

from pathlib import Path

import pytest

from bot.pace import Pace, Rates
from bot.sandbox.cloud import CloudLimits, Contact
from storage.models import Outbox
from tests.channels.phone import Phone, phone
from tests.conversations.insight import rows
from tests.reliability.town import holds
from tests.stage import Resident

pytestmark = pytest.mark.usefixtures("cheap")


def heard(contact: Contact) -> list[str]:
    """What the bot has said to somebody, oldest first."""
    return [bubble.text for bubble in contact.bubbles.values() if bubble.ours and bubble.state != "failed"]


async def put_off(warga: Phone, count: int) -> list[Outbox]:
    """What is put off, once so many rows are and nothing else is under way; the clock is not put forward."""
    await holds(lambda: not warga.cloud.post.pending)
    warga.stage.skips = True
    await warga.stage.settled(skip=False)
    found = [row for row in await rows(warga.stage, Outbox) if row.state == "pending"]
    assert len(found) == count
    return found


async def test_a_person_whose_credit_is_spent_is_put_off_and_keeps_nobody_waiting(tmp_path: Path) -> None:
    async with phone(tmp_path, whatsapp=Pace(Rates(person_burst=4, person_seconds=600.0))) as warga:
        warga.stage.hands.stop()  # WhatsApp counts when a message arrives, we when it leaves
        warga.cloud.limits = CloudLimits(pair_burst=4, pair_seconds=600, per_second=None)
        other = warga.cloud.add_contact("Raka Contoh")
        asked = ("/bantuan", "/status", "/bantuan", "/status", "/status", "/bantuan")
        for words in asked:
            warga.cloud.say(warga.contact, words)
        await put_off(warga, 2)
        assert len(heard(warga.contact)) == 4
        warga.cloud.say(other, "/bantuan")
        await put_off(warga, 2)
        assert len(heard(other)) == 1
        await warga.settled()
        said = heard(warga.contact)
        assert len(said) == len(asked)
        said[0] = said[0].partition("\n\n")[2]  # the first one begins with a greeting
        assert said == [said[0], said[1], said[0], said[1], said[1], said[0]]
        assert warga.cloud.calls["messages"] == len(asked) + 1  # none of them was refused


async def test_a_pair_limit_holds_one_person(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        warga.stage.hands.stop()  # six seconds may be over before one looks
        other = warga.cloud.add_contact("Raka Contoh")
        warga.cloud.faults.next("messages", "131056")
        warga.cloud.say(warga.contact, "/bantuan")
        await put_off(warga, 1)
        warga.cloud.say(other, "/bantuan")
        await put_off(warga, 1)
        assert (len(heard(warga.contact)), len(heard(other))) == (0, 1)
        await warga.settled()
        assert len(heard(warga.contact)) == 1


@pytest.mark.parametrize("code", ["80007", "130429", "4"])
async def test_the_limit_of_our_number_holds_everybody_on_whatsapp_and_nobody_on_telegram(
    tmp_path: Path, code: str
) -> None:
    async with phone(tmp_path) as warga:
        others = [warga.cloud.add_contact(f"Warga {number}") for number in range(3)]
        warga.stage.hands.stop()  # the shortest pauses would be over before one looks
        warga.cloud.faults.next("messages", code)
        warga.cloud.say(warga.contact, "/bantuan")
        await put_off(warga, 1)
        for other in others:
            warga.cloud.say(other, "/bantuan")
        await put_off(warga, 4)
        assert warga.cloud.calls["messages"] == 1  # nobody else even asked
        resident = Resident(warga.stage, warga.stage.world.add_person("Warga Contoh"))
        warga.stage.world.say(resident.person, resident.chat, "/bantuan")
        await put_off(warga, 4)
        assert len(resident.heard) == 1
        await warga.settled()
        assert [len(heard(each)) for each in (warga.contact, *others)] == [1] * 4
        assert warga.cloud.calls["messages"] == 5


async def test_a_number_sends_no_more_than_its_throughput(tmp_path: Path) -> None:
    async with phone(tmp_path, whatsapp=Pace(Rates(per_second=20))) as warga:
        people = [warga.cloud.add_contact(f"Warga {number}") for number in range(50)]
        began = warga.cloud.now()
        for person in people:
            warga.cloud.say(person, "/bantuan")
        await warga.settled()
        assert [len(heard(person)) for person in people] == [1] * 50
        last = max(bubble.date for person in people for bubble in person.bubbles.values())
        assert (last - began).total_seconds() >= (50 - 20) / 20  # a full bucket, and then what flows in


async def test_telegrams_queue_is_not_whatsapps(tmp_path: Path) -> None:
    """Everybody on Telegram waits for the bot's second; somebody on WhatsApp is answered meanwhile."""
    async with phone(tmp_path, telegram=Pace(Rates(per_second=1))) as warga:
        crowd = [Resident(warga.stage, warga.stage.world.add_person(f"Warga {number}")) for number in range(120)]
        for resident in crowd:
            warga.stage.world.say(resident.person, resident.chat, "/bantuan")
        await holds(lambda: not warga.stage.world.updates.pending)
        warga.cloud.say(warga.contact, "/bantuan")
        await holds(lambda: len(heard(warga.contact)) == 1)
        assert sum(len(resident.heard) for resident in crowd) < 60
