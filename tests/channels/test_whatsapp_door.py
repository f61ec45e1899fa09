"""WhatsApp's door against POSTs as Meta makes them, and as others would like to: only what is signed gets in."""

import asyncio
import json
from io import BytesIO
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.door import LARGEST_BODY
from bot.sandbox.cloud_wire import SIGNATURE, signature
from storage.models import DeadLetter, Inbox, Outbox
from tests.channels.phone import Phone, phone
from tests.conversations.insight import rows
from tests.reliability.town import kept_updates
from tests.unfinished import begun, heard_of

pytestmark = pytest.mark.usefixtures("cheap")


def message(number: int, words: str = "/bantuan", sender: str = "628001000001") -> dict[str, Any]:
    """A text as it is pushed."""
    return {"from": sender, "id": f"wamid.{number}", "timestamp": "1795000000", "type": "text", "text": {"body": words}}


def pushed(warga: Phone, *messages: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A POST with these messages for our number."""
    value = {"messaging_product": "whatsapp", "metadata": warga.cloud.metadata, "messages": list(messages), **more}
    return {
        "object": "whatsapp_business_account",
        "entry": [{"id": warga.cloud.account_id, "changes": [{"field": "messages", "value": value}]}],
    }


async def post(warga: Phone, payload: Any, secret: str | None = None) -> int:
    """Push it, signed with the app's secret or another one; the status of the answer. Everybody wrote just now."""
    for contact in warga.cloud.contacts.values():
        contact.last_wrote = warga.cloud.now()
    body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    headers = {SIGNATURE: signature(warga.cloud.app_secret if secret is None else secret, body)}
    async with (
        aiohttp.ClientSession() as session,
        session.post(warga.cloud.webhook, data=BytesIO(body), headers=headers) as got,
    ):
        return got.status


async def test_what_is_not_signed_by_meta_is_not_even_read(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        assert await post(warga, pushed(warga, message(1)), "sandi-orang-lain") == 401
        body = json.dumps(pushed(warga, message(1))).encode()
        async with aiohttp.ClientSession() as session:
            for headers in ({}, {SIGNATURE: ""}, {SIGNATURE: "sha256=" + "0" * 64}, {SIGNATURE: "sha1=abc"}):
                async with session.post(warga.cloud.webhook, data=body, headers=headers) as got:
                    assert got.status == 401
        await warga.settled()
        assert await rows(warga.stage, Inbox) == []
        assert warga.answers == []


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[" * 100_000])
async def test_what_is_signed_and_no_json_is_refused(tmp_path: Path, body: bytes) -> None:
    async with phone(tmp_path) as warga:
        assert await post(warga, body) == 400


async def test_half_a_letter_in_somebodys_words_does_not_cost_the_message(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        body = json.dumps(pushed(warga, message(1, "/bantuan \ud83d"))).encode()
        assert b"\\ud83d" in body
        assert await post(warga, body) == 200
        await warga.settled()
        assert len(await rows(warga.stage, Inbox)) == 1
        assert len(warga.answers) == 1


async def test_what_is_too_large_is_refused(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        assert LARGEST_BODY >= 3_000_000, "Webhooks, Create a webhook endpoint: payloads can be up to 3MB"
        whole = json.dumps(pushed(warga, message(1))).encode()
        assert await post(warga, whole + b" " * (LARGEST_BODY - len(whole))) == 200
        assert await post(warga, b" " * (LARGEST_BODY + 1)) == 413


async def test_what_bears_no_signature_is_refused_before_its_body_comes(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        assert (await heard_of(begun(warga.cloud.webhook))).startswith(b"HTTP/1.1 401 ")


async def test_the_same_message_twice_in_one_post_and_in_two_is_answered_once(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        assert await post(warga, pushed(warga, message(1), message(1))) == 200
        assert await post(warga, pushed(warga, message(1))) == 200
        await warga.settled()
        assert len(warga.answers) == 1


async def test_several_messages_of_one_post_are_answered_in_order(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        words = ("/lapor", "ya", "2", "1")
        assert await post(warga, pushed(warga, *(message(n, each) for n, each in enumerate(words)))) == 200
        await warga.settled()
        asked = [bubble.text.split("\n")[0].strip("_") for bubble in warga.answers if "Langkah" in bubble.text]
        assert asked == [f"Langkah {number} dari 11" for number in (1, 2, 3)]


async def test_one_that_cannot_be_read_is_kept_for_an_operator_and_hides_no_other(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        assert await post(warga, pushed(warga, {"id": "wamid.9", "type": "text", "text": 7}, message(2))) == 200
        await warga.settled()
        assert len(warga.answers) == 1
        assert [letter.source for letter in await rows(warga.stage, DeadLetter)] == ["inbox"]


async def test_what_is_for_another_number_is_passed_over(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        other = pushed(warga, message(1), metadata={"display_phone_number": "1", "phone_number_id": "1"})
        assert await post(warga, other) == 200
        await warga.settled()
        assert warga.answers == []


async def test_two_hundred_at_once_are_all_answered(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        people = [warga.cloud.add_contact(f"Warga {number}", f"62800200{number:04}") for number in range(50)]
        posts = [pushed(warga, message(n, sender=people[n % 50].phone)) for n in range(200)]
        assert set(await asyncio.gather(*(post(warga, each) for each in posts))) == {200}
        assert await kept_updates(warga.stage.app.database) == 200
        await warga.settled()
        assert len(await rows(warga.stage, Inbox)) == 200
        for person in people:
            assert len([bubble for bubble in person.bubbles.values() if bubble.ours]) == 4


async def test_receipts_only_move_forward(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        warga.cloud.post.hold_statuses()
        await warga.say("/bantuan")
        warga.cloud.read(warga.contact)
        warga.cloud.post.release_statuses(twice=True)
        await warga.settled()
        assert [row.delivery for row in await rows(warga.stage, Outbox)] == ["read"]


async def test_a_receipt_of_a_message_that_is_not_ours_is_passed_over(tmp_path: Path) -> None:
    async with phone(tmp_path) as warga:
        status = {"id": "wamid.unknown", "status": "failed", "timestamp": "1795000000", "recipient_id": "628001000001"}
        told = pushed(warga, statuses=[{**status, "errors": [{"code": 131047}]}])
        assert await post(warga, told) == 200


@pytest.mark.parametrize(
    "query",
    [
        {"hub.mode": "subscribe", "hub.verify_token": "salah", "hub.challenge": "1"},
        {"hub.mode": "unsubscribe", "hub.challenge": "1"},
        {},
    ],
)
async def test_a_handshake_of_somebody_else(tmp_path: Path, query: dict[str, str]) -> None:
    async with (
        phone(tmp_path) as warga,
        aiohttp.ClientSession() as session,
        session.get(warga.cloud.webhook, params=query) as got,
    ):
        assert got.status == 403
