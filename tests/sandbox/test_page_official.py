"""The official of a region on the page: a chat of their own, and mornings that can be leapt to."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from bot.sandbox.page_stage import pass_time
from tests.browser.scene import Scene, scene, with_official

Json = dict[str, Any]


@pytest.fixture
def cast() -> Scene:
    made = scene()
    with_official(made)
    return made


async def state(client: httpx.AsyncClient) -> Json:
    return dict((await client.get("/api/state")).json()["stage"])


async def test_their_chat_stands_at_their_desk_and_is_theirs(client: httpx.AsyncClient, cast: Scene) -> None:
    official = cast.stage.first.official
    assert official is not None
    stage = await state(client)
    assert stage["desks"] == [
        {
            "name": "",
            "official": official.id,
            "moderators": cast.stage.first.moderators.id,
            "bawaslu": cast.stage.first.bawaslu.id,
        }
    ]
    [card] = [card for card in stage["chats"] if card["id"] == official.id]
    assert [seat["name"] for seat in card["seats"]] == [official.name]
    assert official.id not in stage["residents"]


async def test_they_write_and_block_as_anybody_does_and_nobody_writes_for_them(
    client: httpx.AsyncClient, cast: Scene
) -> None:
    official = cast.stage.first.official
    assert official is not None
    said = {"chat": official.id, "person": official.id, "text": "/rekap"}
    assert (await client.post("/api/say", json=said)).status_code == 200
    assert (await client.post("/api/say", json=said | {"person": cast.sari.id})).status_code == 403
    block = {"person": official.id, "blocked": True}
    assert (await client.post("/api/block", json=block)).json()["blocked"] is True
    block["person"] = cast.stage.first.liaison.id
    assert (await client.post("/api/block", json=block)).status_code == 404


async def test_a_leap_to_the_morning_takes_the_hours_until_it(client: httpx.AsyncClient, cast: Scene) -> None:
    leaps = list[float]()
    cast.stage.later, cast.stage.to_morning = leaps.append, lambda: 6.25
    assert (await state(client))["mornings"] is True
    assert (await client.post("/api/morning", json={})).json() == {"hours": 6.25}
    assert leaps == [6.25]
    pass_time(cast.stage, 1.0)
    assert leaps == [6.25, 1.0]


async def test_where_nobody_gets_a_digest_there_is_no_morning(client: httpx.AsyncClient) -> None:
    assert (await state(client))["mornings"] is False
    assert (await client.post("/api/morning", json={})).status_code == 404
