"""Groups with topics: what is new goes to the topic that is set, and to the general one when that is gone."""

from typing import Any, Final

import pytest

from bot.channels.channel import Album, EditCaption, Part, Picture, Refused, Text, Upload
from bot.channels.telegram_auto import connect
from bot.channels.telegram_calls import call
from bot.sandbox.world import World
from tests.channels.conftest import CLIENTS, Ends, png
from tests.channels.tampering import refusal, tampered
from tests.stage import TOKEN

TOPIC: Final = 7
SHOT: Final = Upload(png(), "LN-0000-0000.png", "image/png")


async def test_what_is_new_goes_to_the_topic(ends: Ends) -> None:
    group, other = (ends.world.add_group(name, [ends.person]) for name in ("Satgas", "Bawaslu"))
    group.topics = {TOPIC}
    async with ends.another(topics={str(group.id): TOPIC}) as channel:
        await channel.start()
        parts: list[Part] = [Text("halo"), Picture(SHOT, "kartu"), Album((SHOT, SHOT)), Album((SHOT,))]
        for part in parts:
            await channel.perform(str(group.id), part)
            await channel.perform(str(other.id), part)
        assert [m.thread for m in group.messages.values() if m.sender is ends.world.bot] == [TOPIC] * 5
        assert {m.thread for m in other.messages.values()} == {None}
        card = next(m for m in group.messages.values() if m.text == "kartu")
        await channel.perform(str(group.id), EditCaption(str(card.id), "baru"))
        assert card.text == "baru"


@pytest.mark.parametrize("part", [EditCaption("5", "x"), EditCaption("5", "x", (), SHOT)])
def test_what_is_changed_stays_where_it_is(part: EditCaption) -> None:
    assert "message_thread_id" not in call("-1001", part, TOPIC).params


@pytest.mark.parametrize("words", ["message thread not found", "TOPIC_CLOSED", "TOPIC_DELETED"])
@pytest.mark.parametrize("client", CLIENTS)
async def test_without_its_topic_it_goes_to_the_general_one(world: World, client: str, words: str) -> None:
    group, sent = world.add_group("Satgas", []), list[Any]()
    async with tampered(world) as (app, url):
        channel = connect(TOKEN, url, client, topics={str(group.id): TOPIC})
        await channel.start()
        app.refused["sendmessage"] = refusal(400, description=f"Bad Request: {words}")
        sent.append(await channel.perform(str(group.id), Text("halo")))
        assert [(m.text, m.thread) for m in group.messages.values() if str(m.id) in sent] == [("halo", None)]
        app.refused["sendmessage"] = refusal(400, description="Bad Request: message text is empty")
        with pytest.raises(Refused):
            await channel.perform(str(group.id), Text("halo"))
        await channel.close()
