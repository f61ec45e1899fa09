"""What people do on the sandbox's WhatsApp, and the JSON the bot would hear of it; nothing goes over the network."""

from __future__ import annotations

import asyncio
import base64
import hashlib
from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.cloud import Bubble, Cloud, Contact, Pick, Upload
from tests.sandbox.cloud_bot import Json, last
from tests.sandbox.conftest import Clock, png

NINE = "1803891600"
"""2027-03-01 09:00 UTC."""


def heard(cloud: Cloud) -> list[Json]:
    """The values waiting to be posted, oldest first."""
    return [value for letter in cloud.post.pending.values() for value in letter.values]


def only(cloud: Cloud) -> Json:
    """The message of the one change that waits."""
    (value,) = heard(cloud)
    (message,) = value["messages"]
    return dict(message)


def asked(cloud: Cloud, contact: Contact, *picks: Pick) -> Bubble:
    """A message of the bot with something to tap; what its arrival told is thrown away."""
    said = cloud.put(contact, ours=True, kind="interactive", text="Pilih", picks=picks)
    cloud.post.pending.clear()
    return said


@pytest.fixture
def sari(cloud: Cloud) -> Contact:
    return cloud.add_contact("Sari Contoh", "628001000001", "ID.A1B2C3")


def test_a_text_as_the_platform_tells_it(cloud: Cloud, sari: Contact) -> None:
    said = cloud.say(sari, "Halo, ada ASN kampanye di kantor")
    (value,) = heard(cloud)
    assert value == {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "6280000000001", "phone_number_id": "106540352242922"},
        "contacts": [{"profile": {"name": "Sari Contoh"}, "wa_id": "628001000001", "user_id": "ID.A1B2C3"}],
        "messages": [
            {
                "from": "628001000001",
                "from_user_id": "ID.A1B2C3",
                "id": said.id,
                "timestamp": NINE,
                "text": {"body": "Halo, ada ASN kampanye di kantor"},
                "type": "text",
            }
        ],
    }
    assert said.id.startswith("wamid.")


def test_somebody_without_a_phone_number(cloud: Cloud) -> None:
    hidden = cloud.add_contact("Bima Contoh", "", "ID.9Z", username="bima.contoh")
    cloud.say(hidden, "halo")
    (value,) = heard(cloud)
    assert value["contacts"] == [{"profile": {"name": "Bima Contoh", "username": "bima.contoh"}, "user_id": "ID.9Z"}]
    assert "from" not in value["messages"][0]
    assert value["messages"][0]["from_user_id"] == "ID.9Z"


def test_somebody_of_old_without_a_bsuid(cloud: Cloud) -> None:
    cloud.say(cloud.add_contact("Tua Contoh", "628001000009", ""), "halo")
    (value,) = heard(cloud)
    assert value["contacts"] == [{"profile": {"name": "Tua Contoh"}, "wa_id": "628001000009"}]
    assert "from_user_id" not in value["messages"][0]


def test_invented_people_differ_and_somebody_has_an_address(cloud: Cloud) -> None:
    people = [cloud.add_contact(f"Orang {number}") for number in range(50)]
    assert len({person.phone for person in people}) == len({person.user_id for person in people}) == 50
    assert all(cloud.by_phone(person.phone) is person is cloud.by_user_id(person.user_id) for person in people)
    assert cloud.by_phone("") is cloud.by_user_id("") is None
    with pytest.raises(ValueError, match="needs"):
        cloud.add_contact("Tak beralamat", "", "")


@pytest.mark.parametrize(
    ("kind", "mime", "more"),
    [
        ("image", "image/png", {"caption": "tangkapan layar"}),
        ("document", "application/pdf", {"caption": "tangkapan layar", "filename": "bukti.pdf"}),
        ("audio", "audio/ogg", {"caption": "tangkapan layar", "voice": True}),
        ("video", "video/mp4", {"caption": "tangkapan layar"}),
        ("sticker", "image/webp", {"caption": "tangkapan layar", "animated": False}),
    ],
)
def test_files(cloud: Cloud, sari: Contact, kind: str, mime: str, more: Json) -> None:
    data = png()
    said = cloud.send_file(sari, Upload(data, "bukti.pdf", mime), kind, "tangkapan layar")
    assert said.file is not None
    message = only(cloud)
    assert message["type"] == kind
    digest = base64.b64encode(hashlib.sha256(data).digest()).decode()
    assert message[kind] == {"mime_type": mime, "sha256": digest, "id": said.file.id} | more
    assert said.file.id.isdigit()


def test_the_same_picture_twice_has_two_ids(cloud: Cloud, sari: Contact) -> None:
    first, second = (cloud.send_file(sari, Upload(png(), "a.png", "image/png")).file for _ in range(2))
    assert first is not None
    assert second is not None
    assert first.id != second.id
    assert first.unique == second.unique


@pytest.mark.parametrize("kind", ["audio", "sticker", "video", "location", "contacts"])
def test_other_kinds_are_invented(cloud: Cloud, sari: Contact, kind: str) -> None:
    cloud.send_other(sari, kind)
    message = only(cloud)
    assert message["type"] == kind
    assert message[kind]


def test_nothing_else_can_be_sent(cloud: Cloud, sari: Contact) -> None:
    acts: list[Callable[[], Any]] = [
        lambda: cloud.send_other(sari, "poll"),
        lambda: cloud.send_file(sari, Upload(b"x"), "poll"),
        lambda: cloud.say(sari, ""),
    ]
    for act in acts:
        with pytest.raises(ValueError, match=r"nothing to send|empty"):
            act()
    assert not heard(cloud)
    assert not sari.bubbles


def test_what_the_platform_cannot_hand_on(cloud: Cloud, sari: Contact) -> None:
    cloud.send_unsupported(sari)
    message = only(cloud)
    assert message["type"] == "unsupported"
    assert message["errors"][0]["code"] == 131051


def test_a_button_is_tapped(cloud: Cloud, sari: Contact) -> None:
    said = asked(cloud, sari, Pick("report:consent:yes", "Ya"), Pick("report:consent:no", "Tidak"))
    tapped = cloud.tap(sari, said, "report:consent:no")
    message = only(cloud)
    assert tapped.text == "Tidak"
    assert message["context"] == {"from": "6280000000001", "id": said.id}
    reply = {"id": "report:consent:no", "title": "Tidak"}
    assert message["interactive"] == {"type": "button_reply", "button_reply": reply}


def test_a_row_is_tapped(cloud: Cloud, sari: Contact) -> None:
    said = asked(cloud, sari, Pick("report:region:solo", "Solo", "Kota Surakarta", "row"))
    cloud.tap(sari, said, "report:region:solo")
    reply = {"id": "report:region:solo", "title": "Solo", "description": "Kota Surakarta"}
    assert only(cloud)["interactive"] == {"type": "list_reply", "list_reply": reply}


def test_a_templates_button_is_pressed(cloud: Cloud, sari: Contact) -> None:
    said = asked(cloud, sari, Pick("resume:7", "Buka kabar", kind="template"))
    cloud.tap(sari, said, "resume:7")
    message = only(cloud)
    assert message["type"] == "button"
    assert message["button"] == {"payload": "resume:7", "text": "Buka kabar"}
    assert message["context"]["id"] == said.id


def test_a_button_nobody_issued(cloud: Cloud, sari: Contact) -> None:
    said = asked(cloud, sari)
    cloud.tap(sari, said, "case:x:1:accept", title="Terima")
    reply = {"id": "case:x:1:accept", "title": "Terima"}
    assert only(cloud)["interactive"]["button_reply"] == reply


def test_a_reaction_and_its_end(cloud: Cloud, sari: Contact) -> None:
    said = asked(cloud, sari)
    cloud.react(sari, said)
    assert said.reaction == "👍"
    assert only(cloud)["reaction"] == {"message_id": said.id, "emoji": "👍"}
    cloud.post.pending.clear()
    cloud.react(sari, said, "")
    assert only(cloud)["reaction"] == {"message_id": said.id}


def test_a_text_and_a_caption_are_edited(cloud: Cloud, sari: Contact) -> None:
    said = cloud.say(sari, "Pk Contoh")
    photo = cloud.send_file(sari, Upload(png(), "a.png", "image/png"), caption="lama")
    cloud.post.pending.clear()
    cloud.edit(sari, said, "Pak Contoh")
    cloud.edit(sari, photo, "baru")
    first, second = (value["messages"][0] for value in heard(cloud))
    assert first["type"] == second["type"] == "edit"
    assert first["id"] != said.id
    edited = {"original_message_id": said.id, "message": {"type": "text", "text": {"body": "Pak Contoh"}}}
    assert first["edit"] == edited
    assert second["edit"]["message"]["image"]["caption"] == "baru"
    assert (said.text, said.edited, photo.text) == ("Pak Contoh", True, "baru")


def test_an_edit_may_come_as_unsupported(cloud: Cloud, sari: Contact) -> None:
    said = cloud.say(sari, "satu")
    cloud.post.pending.clear()
    cloud.edit(sari, said, "dua", plainly=False)
    assert only(cloud)["type"] == "unsupported"


def test_a_message_is_deleted(cloud: Cloud, sari: Contact) -> None:
    said = cloud.say(sari, "hapus saya")
    cloud.post.pending.clear()
    cloud.delete(sari, said)
    assert said.deleted
    assert only(cloud)["revoke"] == {"original_message_id": said.id}


def test_only_ones_own_messages_can_be_changed(cloud: Cloud, sari: Contact) -> None:
    bots, others = asked(cloud, sari), cloud.say(cloud.add_contact("Bima"), "punya Bima")
    for said in (bots, others):
        with pytest.raises(ValueError, match="author"):
            cloud.edit(sari, said, "x")
        with pytest.raises(ValueError, match="author"):
            cloud.delete(sari, said)


def test_a_number_changes(cloud: Cloud, sari: Contact) -> None:
    assert cloud.by_phone("628001000001") is sari is cloud.by_user_id("ID.A1B2C3")
    cloud.change_number(sari, "628001000777", "ID.NEW")
    (value,) = heard(cloud)
    (message,) = value["messages"]
    assert "contacts" not in value
    assert (message["from"], message["from_user_id"], message["type"]) == ("628001000001", "ID.A1B2C3", "system")
    assert message["system"] == {
        "body": "User Sari Contoh changed from 628001000001 to 628001000777",
        "wa_id": "628001000777",
        "type": "user_changed_number",
        "user_id": "ID.NEW",
    }
    assert (sari.phone, sari.key) == ("628001000777", "ID.NEW")
    assert cloud.by_phone("628001000777") is sari is cloud.by_user_id("ID.NEW")
    assert cloud.by_phone("628001000001") is cloud.by_user_id("ID.A1B2C3") is None
    cloud.change_number(sari, user_id="ID.NEWER")
    assert heard(cloud)[1]["messages"][0]["system"]["type"] == "user_changed_user_id"


def test_any_raw_content(cloud: Cloud, sari: Contact) -> None:
    cloud.push(sari, {"type": "order", "order": {"catalog_id": "1"}, "group_id": "Y2FwaV9ncm91cA"})
    message = only(cloud)
    assert (message["type"], message["group_id"], message["from"]) == ("order", "Y2FwaV9ncm91cA", "628001000001")


def test_the_window_opens_by_writing_and_closes_by_the_clock(cloud: Cloud, sari: Contact, clock: Clock) -> None:
    assert not sari.window_open(cloud.now())
    cloud.say(sari, "halo")
    clock.forward(24 * 3600 - 1)
    assert sari.window_open(cloud.now())
    clock.forward(1)
    assert not sari.window_open(cloud.now())
    cloud.say(sari, "halo lagi")
    heard_of = list[str]()
    cloud.on_change(lambda change: heard_of.append(change.kind))
    cloud.later(24)
    assert heard_of == ["clock"]
    assert not sari.window_open(cloud.now())


async def test_waiting_for_something_that_does_not_come_shows_the_phones(cloud: Cloud, sari: Contact) -> None:
    asked(cloud, sari, Pick("a", "Ya"))
    with pytest.raises(TimeoutError, match=r"Sari Contoh(.|\n)*Pilih(.|\n)*Ya"):
        await cloud.until(lambda: False, timeout=0)
    waiting = asyncio.ensure_future(cloud.until(lambda: last(sari).text == "sudah", timeout=10))
    await asyncio.sleep(0)
    cloud.say(sari, "sudah")
    await waiting
