"""JSON that is no message is told apart, so that it can be kept for an operator and confirmed to the platform."""

import json
from typing import Any

import pytest

from bot.channels.whatsapp_wire import read
from tests.wire.whatsapp_shapes import BSUID, JPG, NEW_BSUID, OURS, change, edit, post, reply, said, system, text

UNREADABLE: dict[str, Any] = {
    "no id": said(id=None, text={"body": "x"}),
    "id is a number": text("x", id=7),
    "id is empty": text("x", id=""),
    "id with a space": text("x", id="wamid.A B"),
    "id beyond ASCII": text("x", id="wamid.é"),
    "id without end": text("x", id="x" * 600),
    "no sender": text("x", **{"from": None}),
    "sender is a number": text("x", **{"from": 6281200000001}),
    "sender is a word": text("x", **{"from": "Budi"}),
    "sender is too short": text("x", **{"from": "12"}),
    "sender in other digits": text("x", **{"from": "٦٢٨١٢٠٠٠٠٠٠٠١"}),
    "opaque id of digits alone": text("x", from_user_id="6281200000009"),
    "opaque id is a number": text("x", from_user_id=5),
    "opaque id is a list": text("x", from_user_id=[]),
    "opaque id with a space": text("x", from_user_id="ID.1 2"),
    "no kind": said(type=None, text={"body": "x"}),
    "kind is a list": said(type=["text"], text={"body": "x"}),
    "kind is a number": said(type=5),
    "kind of other letters": said(type="текст"),
    "kind without end": said(type="x" * 40),
    "text is a word": said(text="x"),
    "text without body": said(text={}),
    "body is a number": text(5),
    "body is nothing": text(None),
    "image without id": said("image", image={"mime_type": "image/jpeg"}),
    "image is a list": said("image", image=[JPG]),
    "image without an object": said("image"),
    "hash is a number": said("image", image={**JPG, "sha256": 5}),
    "hash with lines": said("image", image={**JPG, "sha256": "a\nb"}),
    "caption is an object": said("image", image={**JPG, "caption": {}}),
    "caption of a video is a number": said("video", video={"caption": 5}),
    "tap without id": reply("button_reply", id=None),
    "tap of nothing": reply("button_reply", id=""),
    "tap of a number": reply("list_reply", id=5),
    "tap without kind": said("interactive", interactive={"button_reply": {"id": "x"}}),
    "tap of another kind than it says": said("interactive", interactive={"type": "list_reply", "button_reply": {}}),
    "button without payload": said("button", button={"text": "Lihat"}),
    "button is a word": said("button", button="Lihat"),
    "edit without the original": edit({"type": "text", "text": {"body": "x"}}, None),
    "edit without a message": said("edit", edit={"original_message_id": "wamid.A"}),
    "edit of an edit": edit({"type": "edit", "edit": {}}),
    "edit of a tap": edit(reply("button_reply")),
    "group is nothing": text("x", group_id=""),
    "group is a number": text("x", group_id=5),
    "system is a list": said("system", system=[]),
    "system without kind": said("system", system={"wa_id": "6281200000002"}),
    "moves to a word": system("user_changed_number", wa_id="sana"),
    "moves to an id of digits": system("user_changed_user_id", user_id="6281200000002", beside={"from_user_id": BSUID}),
}


@pytest.mark.parametrize("message", UNREADABLE.values(), ids=UNREADABLE)
def test_what_is_no_message_is_told_apart(message: Any) -> None:
    (update,) = read(post(change(message)), OURS).updates
    assert (update.event, update.chat, update.sender.key, update.said.text) == ("unreadable", "", "", "")
    assert json.loads(update.raw) == message


@pytest.mark.parametrize(
    "move",
    [None, "x", {}, {"user_id": "ID.1"}, {"user_id": {"previous": BSUID}},
     {"user_id": {"previous": 5, "current": NEW_BSUID}}, {"user_id": {"previous": BSUID, "current": "62812000000"}},
     {"user_id": {"previous": BSUID, "current": NEW_BSUID}, "timestamp": {}}],
)  # fmt: skip
def test_a_change_of_id_that_cannot_be_read(move: Any) -> None:
    news = {**change(user_id_update=[move]), "field": "user_id_update"}
    assert [update.event for update in read(post(news), OURS).updates] == ["unreadable"]


@pytest.mark.parametrize("payload", [None, 5, "x", [], {}, {"object": "whatsapp_business_account"}, {"entry": 5}])
def test_a_post_that_is_none_is_kept_whole(payload: Any) -> None:
    (update,) = read(payload, OURS).updates
    assert update.event == "unreadable"
    assert json.loads(update.raw) in (payload, payload.get("entry") if isinstance(payload, dict) else None)


def test_the_same_thing_again_has_the_same_id_and_other_things_another() -> None:
    first, second, third = read(post(change({"a": 1}, {"a": 1}, {"a": 2})), OURS).updates
    assert first == second
    assert first.id != third.id
    assert first.id.startswith("unreadable:")


def test_what_is_nested_too_deep_to_be_written_down_is_still_told_apart() -> None:
    deep: Any = []
    for _ in range(100_000):
        deep = [deep]
    updates = read(
        post(change(text(deep), text("x"), {**text("y"), "from": deep, "from_user_id": BSUID})), OURS
    ).updates
    assert [update.event for update in updates[:2]] == ["unreadable", ""]
    assert "deep" in updates[0].raw
    while deep:  # unwound by hand: so deep a list is more than a destructor or a failing test could walk
        deep = deep.pop()
