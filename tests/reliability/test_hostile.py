"""Odd JSON by the way of production into a real database: what cannot be read is a dead letter, nobody waits."""

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import aiohttp

from bot.hosting import serving
from bot.web import NotJsonError, Web, parsed
from storage.models import DeadLetter
from tests.channels.phone import phone
from tests.channels.test_whatsapp_door import post
from tests.conversations.insight import rows
from tests.reliability.town import playing, town
from tests.stage import Stage
from tests.wire import hostile
from tests.wire.test_whatsapp_hostile import GOOD as POSTS
from tests.wire.test_wire_hostile import GOOD as UPDATES

MANY = 300


def made(samples: Sequence[Any], seed: int) -> list[Any]:
    """So many broken ones, the same each time."""
    rng = random.Random(seed)
    kinds, number = hostile.KINDS, 1 << 12
    return [
        hostile.struck(
            rng.choice(samples),
            [
                hostile.Blow(rng.choice(kinds), rng.randrange(number), rng.randrange(number), rng.choice(hostile.ODD))
                for _ in range(rng.randint(1, 4))
            ],
        )
        for _ in range(MANY)
    ]


async def letters(stage: Stage) -> list[dict[str, Any]]:
    """Every dead letter of what came in, opened; all of them because nobody could read them.

    What was read may still name somebody in a way that the platform takes for no name: then, and for no other reason,
    our answer to them is a dead letter of what goes out.
    """
    letters = await rows(stage, DeadLetter)
    found = [letter for letter in letters if letter.source == "inbox"]
    assert {letter.reason for letter in found} == {"unreadable"}
    lost = [letter.reason for letter in letters if letter.source == "outbox"]
    assert [reason for reason in lost if "business-scoped user ID" not in reason] == []
    assert len(found) + len(lost) == len(letters)
    return [json.loads(stage.app.house.crypt.open(letter.sealed)) for letter in found]


async def test_odd_posts_of_whatsapp(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        door, unread, answers = warga.stage.app.whatsapp, dict[str, str](), set[int]()
        assert door is not None
        for payload in made(POSTS, 1):
            body = hostile.encoded(payload)
            answers.add(await post(warga, body))
            try:
                reading = door.channel.read(parsed(body))
            except NotJsonError:
                continue
            unread |= {update.id: update.raw for update in reading.updates if update.event == "unreadable"}
        assert answers <= {200, 400}
        assert len(unread) > MANY // 10
        assert {letter["id"]: letter["raw"] for letter in await letters(warga.stage)} == unread
        assert await warga.say("/bantuan")


async def test_odd_updates_of_telegram(tmp_path: Path) -> None:
    async with town(tmp_path) as stage, playing(stage) as app, aiohttp.ClientSession() as session:

        async def take(update: dict[str, Any]) -> None:
            await app.receive.take(app.channel.read(update))

        unread, answers, secret = dict[str, str](), set[int](), "rahasia-webhook-contoh"
        async with serving(Web(app.database, app.measures, take, secret).app()) as url:
            for number, data in enumerate(made(UPDATES, 2), 1000):
                body = hostile.encoded({**data, "update_id": number} if isinstance(data, dict) else data)
                headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
                async with session.post(f"{url}/telegram", data=body, headers=headers) as answer:
                    answers.add(answer.status)
                if answer.status == 200:
                    update = app.channel.read(parsed(body))
                    unread |= {update.id: update.raw} if update.event == "unreadable" else {}
        assert answers <= {200, 400}
        assert len(unread) > MANY // 10
        assert {letter["id"]: letter["raw"] for letter in await letters(stage)} == unread
        assert await stage.resident().say("/bantuan")
