"""Ticks and the typing sign on WhatsApp: shown after the commit, tried once, never in the way of a reply."""

import asyncio
import json
from pathlib import Path
from typing import Any

import aiohttp
import httpx
import pytest
from structlog.testing import capture_logs

from bot.channels.whatsapp_courtesy import AT_ONCE, Courtesy
from bot.sandbox.cloud import Bubble
from bot.sandbox.cloud_wire import SIGNATURE, signature
from storage import outbox
from tests.channels.phone import Phone, phone
from tests.channels.test_whatsapp_door import message, post, pushed
from tests.reliability.town import holds

pytestmark = pytest.mark.usefixtures("cheap")


def begun(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is begun for the phones, in order. They go on two connections, so what comes first is not ours to say."""
    seen, send = list[str](), httpx.AsyncClient.request

    async def note(client: httpx.AsyncClient, method: str, url: str, **rest: Any) -> httpx.Response:
        body = rest.get("json") or {}
        seen.extend(["sign"] if "typing_indicator" in body else [body["type"]] if "type" in body else [])
        return await send(client, method, url, **rest)

    monkeypatch.setattr(httpx.AsyncClient, "request", note)
    return seen


async def read(*said: Bubble) -> None:
    """Until all of these have blue ticks."""
    await holds(lambda: all(bubble.state == "read" for bubble in said))


async def test_what_was_said_is_read_and_a_reply_is_on_its_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with phone(tmp_path) as warga:
        seen = begun(monkeypatch)
        said = warga.cloud.say(warga.contact, "/bantuan")
        await warga.settled()
        await read(said)
        assert seen == ["sign", "text"]
        assert warga.cloud.calls["read"] == 1


async def test_of_several_messages_that_are_kept_together_the_newest_is_marked(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        with warga.cloud.post.together():
            said = [warga.cloud.say(warga.contact, words) for words in ("/bantuan", "/status") * 4]
        await warga.settled()
        await read(*said)
        assert warga.cloud.calls["read"] <= 2  # the first may be kept before the rest is there


async def test_what_says_nothing_to_us_is_not_answered_by_a_sign(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        await warga.say("/bantuan")
        known = warga.cloud.calls["read"]
        warga.cloud.react(warga.contact, warga.last)
        await warga.settled()
        assert warga.cloud.calls["read"] == known


async def test_the_same_message_pushed_again_is_not_marked_again(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        assert await post(warga, pushed(warga, message(1), message(1))) == 200
        assert await post(warga, pushed(warga, message(1))) == 200
        await warga.settled()
        assert warga.cloud.calls["read"] == 1


@pytest.mark.parametrize("fault", ["500", "502_html", "drop", "130429", "131009", "190"])
async def test_a_sign_that_fails_is_not_tried_again_and_changes_nothing(tmp_path: Path, fault: str) -> None:
    async with phone(tmp_path) as warga:
        warga.cloud.faults.next("read", fault)
        with capture_logs() as told:
            said = warga.cloud.say(warga.contact, "/bantuan")
            await warga.settled()
        assert [line["event"] for line in told] == []
        assert len(warga.answers) == 1
        assert warga.cloud.calls["read"] == 1
        assert said.state != "read"
        second = warga.cloud.say(warga.contact, "/bantuan")
        await warga.settled()
        await read(said, second)


async def test_signs_that_hang_keep_nobody_from_being_answered_and_do_not_pile_up(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        warga.cloud.faults.storm(1.0, ["timeout"], ["read"])
        for number in range(AT_ONCE + 2):  # all of it within the patience for a sign
            warga.cloud.say(warga.cloud.add_contact(f"Warga {number}"), "/bantuan")
            await warga.settled()
        for person in list(warga.cloud.contacts.values())[1:]:
            assert len([bubble for bubble in person.bubbles.values() if bubble.ours]) == 1
        assert warga.cloud.calls["read"] == AT_ONCE


async def test_in_a_storm_nobody_is_thanked(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        people = [warga.cloud.add_contact(f"Warga {number}", f"62800200{number:04}") for number in range(60)]
        everybody = pushed(warga, *(message(n, sender=person.phone) for n, person in enumerate(people)))
        assert await post(warga, everybody) == 200
        await warga.settled()
        assert warga.cloud.calls["messages"] == 60
        assert warga.cloud.calls["read"] <= AT_ONCE


async def test_nothing_is_marked_before_it_is_kept(tmp_path: Path) -> None:
    """Whoever sees the ticks may rely on it: a message that could not be kept has none."""
    async with phone(tmp_path) as warga:
        await warga.say("/bantuan")
        known = warga.cloud.calls["read"]
        async with warga.stage.app.database.transaction() as transaction:  # nothing else can be written meanwhile
            await outbox.next_due(transaction)
            pushing = asyncio.create_task(push(warga, pushed(warga, message(7))))
            await asyncio.wait([pushing], timeout=0.3)
            assert not pushing.done()
            assert warga.cloud.calls["read"] == known
        assert await pushing == 200
        await holds(lambda: warga.cloud.calls["read"] == known + 1)


async def push(warga: Phone, payload: dict[str, Any]) -> int:
    """One POST as Meta makes it; the status of the answer."""
    body = json.dumps(payload).encode()
    headers = {SIGNATURE: signature(warga.cloud.app_secret, body)}
    async with aiohttp.ClientSession() as session, session.post(warga.cloud.webhook, data=body, headers=headers) as got:
        return got.status


async def test_an_id_is_forgotten_with_the_post_that_brought_it() -> None:
    marked = list[str]()

    async def mark(id_: str) -> None:
        marked.append(id_)

    courtesy = Courtesy(mark)
    for name in ("a", "b", "c"):
        courtesy.remember(name, f"wamid.{name}")
    courtesy.show(["b", "unknown"])
    courtesy.forget(["a", "b"])
    courtesy.show(["a", "b"])
    courtesy.show(["c"])
    courtesy.show(["c"])
    await asyncio.sleep(0)
    assert marked == ["wamid.b", "wamid.c"]
    await courtesy.close()
