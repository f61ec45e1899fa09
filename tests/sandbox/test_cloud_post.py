"""The tray of the sandbox's WhatsApp: several in one POST, and the very bytes that are posted."""

from __future__ import annotations

import json

import pytest

from bot.sandbox.cloud import Cloud, Contact
from bot.sandbox.cloud_wire import envelope, signature


@pytest.fixture
def sari(cloud: Cloud) -> Contact:
    return cloud.add_contact("Sari Contoh", "628001000001", "ID.A1B2C3")


def test_several_in_one_post(cloud: Cloud, sari: Contact) -> None:
    bima = cloud.add_contact("Bima Contoh")
    said = cloud.put(sari, ours=True, text="halo")
    with cloud.post.together():
        cloud.say(sari, "satu")
        cloud.say(bima, "dua")
        cloud.say(sari, "tiga")
        cloud.arrive(said)
    (letter,) = cloud.post.pending.values()
    messages, statuses = letter.values
    assert [message["text"]["body"] for message in messages["messages"]] == ["satu", "dua", "tiga"]
    assert [card["profile"]["name"] for card in messages["contacts"]] == ["Sari Contoh", "Bima Contoh"]
    assert [status["status"] for status in statuses["statuses"]] == ["sent", "delivered"]


def test_several_changes_in_one_post_and_none(cloud: Cloud, sari: Contact) -> None:
    with cloud.post.together(apart=True):
        cloud.say(sari, "satu")
        cloud.say(sari, "dua")
    with cloud.post.together():
        pass
    (letter,) = cloud.post.pending.values()
    assert [len(value["messages"]) for value in letter.values] == [1, 1]


def test_an_envelope_is_ascii_and_signed_over_its_bytes() -> None:
    body = envelope("102", [{"text": "Pak Ékå 👍 https://contoh.id/a"}])
    assert rb"\u00c9k\u00e5 \ud83d\udc4d https:\/\/contoh.id\/a" in body
    assert json.loads(body)["entry"][0]["changes"][0]["value"]["text"] == "Pak Ékå 👍 https://contoh.id/a"
    assert signature("Jefe", b"what do ya want for nothing?") == (
        "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"  # RFC 4231, case 2
    )
