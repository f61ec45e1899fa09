"""A POST as a whole: its signature, what is in it, whose it is, and what became of our own messages."""

import hashlib
import hmac
import json
from typing import Any

import pytest

from bot.channels.whatsapp_wire import Reading, Status, read, verify
from tests.wire.whatsapp_shapes import (
    ASKED,
    BSUID,
    BY_PHONE,
    META,
    OURS,
    PHONE,
    change,
    failed,
    post,
    reply,
    said,
    status,
    text,
)

SECRET = "rahasia-contoh"
ESCAPED = b'{"text":"caf\\u00e9 \\ud83d\\ude00 \\/"}'  # as the platform writes it, and signs it


def signed(raw: bytes, secret: str = SECRET) -> str:
    return "sha256=" + hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest()


@pytest.mark.parametrize(
    "raw", [b"", b"{}", ESCAPED, "café 😀".encode(), b"\x00\xff\xfe", json.dumps(post(change(text("é")))).encode()]
)
def test_the_signature_is_of_the_very_bytes(raw: bytes) -> None:
    assert verify(raw, signed(raw), SECRET)
    assert not verify(raw + b" ", signed(raw), SECRET)
    assert not verify(raw, signed(raw, "rahasia lain"), SECRET)


def test_the_same_json_in_other_bytes_is_another_message() -> None:
    rewritten = json.dumps(json.loads(ESCAPED), ensure_ascii=False).encode()
    assert json.loads(rewritten) == json.loads(ESCAPED)
    assert not verify(rewritten, signed(ESCAPED), SECRET)


def test_a_signature_known_from_elsewhere() -> None:
    """RFC 4231, test case 2."""
    known = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    assert verify(b"what do ya want for nothing?", f"sha256={known}", "Jefe")


@pytest.mark.parametrize(
    "header",
    ["", "sha256=", "sha1=" + "0" * 40, signed(b"x")[7:], signed(b"x").upper(), signed(b"x") + "0", signed(b"x")[:-1],
     " " + signed(b"x"), "sha256=" + "é" * 64, "\ud800", "sha256=sha256=" + signed(b"x")[7:]],
)  # fmt: skip
def test_what_is_no_signature(header: str) -> None:
    assert not verify(b"x", header, SECRET)


def test_without_a_secret_nothing_is_right() -> None:
    assert not verify(b"x", signed(b"x", ""), "")
    assert not verify(b"x", "", "")


def spoken(payload: Any) -> list[str]:
    return [update.said.text for update in read(payload, OURS).updates]


def test_several_of_everything_in_their_order() -> None:
    two = change(text("1", id="a"), text("2", id="b"))
    entries = [{"id": "1", "changes": [two, change(text("3", id="c"))]}, {"id": "2", "changes": [change(text("4"))]}]
    assert spoken({"object": "whatsapp_business_account", "entry": entries}) == ["1", "2", "3", "4"]


def test_messages_and_statuses_together() -> None:
    reading = read(post(change(text("halo"), statuses=[status("sent"), status("read")])), OURS)
    assert [update.said.text for update in reading.updates] == ["halo"]
    assert [one.state for one in reading.statuses] == ["sent", "read"]


def test_the_same_message_twice_is_two_updates_with_one_id() -> None:
    first, second = read(post(change(text("halo"), text("halo"))), OURS).updates
    assert first == second


def test_senders_beside_each_other_are_not_mixed_up() -> None:
    other = {"profile": {"name": "Orang Lain"}, "user_id": "ID.9Z", "wa_id": "6281200000009"}
    messages = [
        text("1"),
        text("2", from_user_id="ID.9Z", **{"from": "6281200000009"}),
        text("3", **{"from": "6281200000008"}),
    ]
    updates = read(post(change(*messages, contacts=[other, BY_PHONE])), OURS).updates
    assert [(update.chat, update.sender.name) for update in updates] == [
        (PHONE, "Warga Contoh"),
        ("ID.9Z", "Orang Lain"),
        ("6281200000008", ""),
    ]


def test_what_is_for_another_number_is_passed_over() -> None:
    theirs = change(text("bukan kami"), statuses=[status()], metadata={**META, "phone_number_id": "999"})
    assert read(post(theirs), OURS) == Reading()
    assert spoken(post(theirs, change(text("kami")))) == ["kami"]
    assert read(post(change(text("x"))), "") == Reading()


@pytest.mark.parametrize(
    "payload",
    [
        post(),
        post(change()),
        post({"field": "message_template_status_update", "value": {"event": "APPROVED", "message_template_id": 1}}),
        post({"field": "account_update", "value": {"event": "VERIFIED_ACCOUNT"}}),
        post({"field": "phone_number_quality_update", "value": None}),
        post(change(messages=None, errors=[{"code": 130429, "title": "Rate limit hit"}])),
        post(change(statuses=[])),
        post(change(statuses=[status("played"), status("deleted"), status("warning")])),
        {"object": "whatsapp_business_account", "entry": []},
        {"object": "page", "entry": [{"id": "1", "messaging": [{}]}]},
    ],
)
def test_what_has_nothing_for_us_in_it(payload: Any) -> None:
    assert read(payload, OURS) == Reading()


BROKEN: list[Any] = [None, 5, "x", [], {}, {"id": "a"}, text(5), said("image"), reply("button_reply", id=None)]


@pytest.mark.parametrize("broken", BROKEN)
def test_what_cannot_be_read_does_not_hide_its_neighbours(broken: Any) -> None:
    reading = read(post(change(text("1"), broken, text("2"), statuses=[status()])), OURS)
    assert [update.said.text or update.event for update in reading.updates] == ["1", "unreadable", "2"]
    assert json.loads(reading.updates[1].raw) == broken
    assert len(reading.statuses) == 1


@pytest.mark.parametrize("broken", [None, 5, "x", {"value": None}, {"field": "messages"}, change(metadata={})])
def test_a_broken_change_does_not_hide_the_next(broken: Any) -> None:
    assert [update.event for update in read(post(broken, change(text("1"))), OURS).updates] == ["unreadable", ""]


STATUSES = {
    "sent": (
        status("sent", conversation={"id": "7270", "expiration_timestamp": "1698339900"}, pricing={"billable": True}),
        Status(ASKED, "sent", PHONE, 1795000001.0),
    ),
    "delivered": (status(), Status(ASKED, "delivered", PHONE, 1795000001.0)),
    "read": (status("read"), Status(ASKED, "read", PHONE, 1795000001.0)),
    "failed: the window is closed": (failed(131047), Status(ASKED, "failed", PHONE, 1795000001.0, 131047)),
    "failed: an experiment": (failed(130472), Status(ASKED, "failed", PHONE, 1795000001.0, 130472)),
    "failed without a reason": (status("failed", errors=[]), Status(ASKED, "failed", PHONE, 1795000001.0)),
    "failed for two reasons": (
        status("failed", errors=[{"code": 131049}, {"code": 1}]),
        Status(ASKED, "failed", PHONE, 1795000001.0, 131049),
    ),
    "to an opaque id": (
        status(recipient_id=None, recipient_user_id=BSUID),
        Status(ASKED, "delivered", BSUID, 1795000001.0),
    ),
    "to both": (status(recipient_user_id=BSUID), Status(ASKED, "delivered", BSUID, 1795000001.0)),
    "with what we told it to remember": (
        status(biz_opaque_callback_data="x"),
        Status(ASKED, "delivered", PHONE, 1795000001.0),
    ),
    "to a number with a plus": (status(recipient_id=f"+{PHONE}"), Status(ASKED, "delivered", PHONE, 1795000001.0)),
}


@pytest.mark.parametrize(("told", "made"), STATUSES.values(), ids=STATUSES)
def test_statuses(told: dict[str, Any], made: Status) -> None:
    assert read(post(change(statuses=[told])), OURS) == Reading((), (made,))


@pytest.mark.parametrize(
    "told",
    [
        None, "sent", {}, status(id=None), status(id=5), status(id="a b"), status(timestamp="kemarin"),
        status(timestamp=1795000001), status(timestamp="9" * 400), status(recipient_id=None), status(recipient_id=[]),
        status("failed", errors=[{}]), status("failed", errors={"code": 1}), status("failed", errors=[{"code": "1"}]),
        {**status(), "status": None, "errors": 5, "id": {}},
    ],
)  # fmt: skip
def test_statuses_that_cannot_be_read(told: Any) -> None:
    reading = read(post(change(text("1"), statuses=[told, status("read")])), OURS)
    assert [one.state for one in reading.statuses] == ["read"]
    assert [update.event for update in reading.updates][:1] == [""]
    assert all(update.event == "unreadable" for update in reading.updates[1:])
