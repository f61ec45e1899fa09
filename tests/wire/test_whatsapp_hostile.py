"""Any bytes whatsoever where WhatsApp's POSTs come in, once signed: never more than what was declared, never another
contact than the one who is named.
"""

import json
from typing import Any, Final

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.whatsapp import WhatsApp
from bot.channels.whatsapp_wire import STATES, Reading, Status
from bot.web import NotJsonError, parsed
from handlers.messages import Update
from tests.wire import hostile
from tests.wire.whatsapp_shapes import (
    BSUID,
    BY_BOTH,
    JPG,
    NEW_BSUID,
    OURS,
    PDF,
    change,
    edit,
    failed,
    hidden,
    post,
    reply,
    said,
    status,
    system,
    text,
)

OTHER = text("aman", id="wamid.LAIN", **{"from": "6281200000009"})
MESSAGES = [
    text("Budi Contoh"),
    hidden(text("/status LN-7K3M-Q0ZT")),
    said("image", image={**JPG, "caption": "https://contoh.id/1"}, from_user_id=BSUID),
    said("document", document={**PDF, "caption": "surat"}),
    said("audio", audio={"id": "7", "voice": True}),
    reply("button_reply"),
    reply("list_reply", description="…"),
    said("button", context={"id": "wamid.A"}, button={"payload": "contact:window:open", "text": "Lihat"}),
    edit({"type": "image", "image": {**JPG, "caption": "baru"}}),
    system("user_changed_number", wa_id="6281200000002", user_id=NEW_BSUID, beside={"from_user_id": BSUID}),
    text("halo", group_id="Y2FwaV9ncm91cDox"),
    said("unsupported", errors=[{"code": 131051}], unsupported={"type": "edit"}),
    said("reaction", reaction={"message_id": "wamid.A", "emoji": "👍"}),
]
MOVE = {"user_id": {"previous": BSUID, "current": NEW_BSUID}, "timestamp": "1795000003"}
GOOD = [
    *(post(change(message, contacts=[BY_BOTH])) for message in MESSAGES),
    post(change(text("1"), hidden(text("2", id="wamid.B")), statuses=[status(), failed(131047)])),
    post({**change(user_id_update=[MOVE]), "field": "user_id_update"}),
]
CHANNEL: Final = WhatsApp("EAAkotakpasir", OURS, "http://127.0.0.1", ("lapornetral_kabar", "id"), str)
NEXT: Final = "6281200000009"


def check(body: bytes) -> Reading | None:
    """Read it as the door does, and check whatever came of it; None for what the door answers 400."""
    try:
        payload = parsed(body)
    except NotJsonError:
        return None
    reading = CHANNEL.read(payload)
    told = {word.removeprefix("+") for word in hostile.words_within(payload)}
    for update in reading.updates:
        check_update(update, told)
    for one in reading.statuses:
        check_status(one, told)
    return reading


def check_update(update: Update, told: set[str]) -> None:
    assert update.id.isascii()
    assert update.id
    assert update.event in ("", "moved", "unreadable", "passed")
    assert update.event in ("unreadable", "passed") or update.chat in told
    assert update.sender.key == update.chat or not update.private
    assert not update.moved_to or update.moved_to in told
    said = update.said
    for words in (said.text, said.command, said.argument, said.choice, said.other, update.sender.name):
        words.encode("utf-8")
        assert "\x00" not in words
    if update.event:
        assert not any((said.text, said.files, said.choice, said.command))
    if update.event == "unreadable":
        assert update.chat == ""
        json.loads(update.raw)


def check_status(one: Status, told: set[str]) -> None:
    assert one.state in STATES
    assert {one.message.removeprefix("wamid."), one.recipient} <= told | {"wamid."}
    assert 0 <= one.at < 1e12


@hostile.RAW
@given(st.one_of(hostile.raw(GOOD), hostile.raw(GOOD).map(post), hostile.raw(GOOD).map(lambda one: post(change(one)))))
def test_any_json(data: Any) -> None:
    check(hostile.encoded(data))


@hostile.BROKEN
@given(hostile.broken(GOOD))
def test_a_post_that_was_broken(data: Any) -> None:
    check(hostile.encoded(data))


@given(st.one_of(hostile.raw(MESSAGES), hostile.broken(MESSAGES)))
def test_a_broken_message_never_speaks_for_its_neighbour(broken: Any) -> None:
    reading = check(hostile.encoded(post(change(broken, OTHER))))
    if reading is None:
        return
    *others, last = reading.updates
    assert (last.chat, last.said.text) == (NEXT, "aman")
    assert [update.chat for update in others if update.chat == NEXT] == []


@given(st.sampled_from(GOOD), st.integers(0, 5000), st.integers(0, 255))
def test_a_post_that_was_damaged_before_it_was_signed(good: Any, at: int, byte: int) -> None:
    check(hostile.damaged(json.dumps(good).encode(), at, byte))


def test_a_post_with_any_one_value_missing_or_of_another_kind() -> None:
    for good in GOOD:
        check(hostile.encoded(good))
        for path in hostile.places(good):
            check(hostile.encoded(hostile.without(good, path)))
            for value in hostile.ODD:
                check(hostile.encoded(hostile.changed(good, path, value)))
