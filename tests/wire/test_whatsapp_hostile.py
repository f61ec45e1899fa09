"""Any JSON whatsoever into `read`: never an exception, never another contact than the one who is named."""

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.whatsapp_wire import STATES, Reading, Status, read
from handlers.messages import Update
from tests.wire.test_wire_hostile import changed, places, without
from tests.wire.whatsapp_shapes import (
    BSUID,
    BY_BOTH,
    JPG,
    NEW_BSUID,
    OURS,
    PDF,
    PHONE,
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
VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.integers(10**20, 10**40), st.floats(), st.text(max_size=20),
        st.sampled_from(["text", "image", "edit", "/lapor", "\ud800", "\x00", OURS, PHONE, BSUID]),
        st.sampled_from(["6281200000008", "9" * 400, "interactive", "system", "user_changed_number"]),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)),
    max_leaves=6,
)  # fmt: skip
NAMES = st.sampled_from(sorted({name for data in GOOD for name in json.dumps(data).split('"')[1::2]}))
JSON = st.recursive(
    VALUES,
    lambda inner: st.dictionaries(st.one_of(NAMES, st.text(max_size=5)), inner, max_size=8),
    max_leaves=10,
)


def words_within(data: Any) -> Iterator[str]:
    """Every string in it."""
    if isinstance(data, str):
        yield data
    for value in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from words_within(value)


def check(payload: Any) -> Reading:
    """Read it, and check whatever came of it."""
    reading = read(payload, OURS)
    told = {word.removeprefix("+") for word in words_within(payload)}
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
    assert {one.message, one.recipient} <= told
    assert 0 <= one.at < 1e12


@settings(deadline=None, max_examples=200)
@given(JSON)
def test_any_json(data: Any) -> None:
    check(data)
    check(post(data))


@settings(deadline=None, max_examples=300)
@given(JSON)
def test_any_message_beside_a_good_one(data: Any) -> None:
    reading = check(post(change(data, OTHER)))
    assert reading.updates[-1].said.text == "aman"
    assert reading.updates[-1].chat == "6281200000009"
    assert len(reading.updates) == 2


@settings(deadline=None, max_examples=200)
@given(st.dictionaries(NAMES, JSON, max_size=5))
def test_any_fields_of_a_message(fields: dict[str, Any]) -> None:
    check(post(change({**text("x"), **fields})))


@settings(deadline=None, max_examples=1000)
@given(st.sampled_from(GOOD), st.data(), VALUES)
def test_a_post_with_one_value_changed(good: dict[str, Any], data: st.DataObject, value: Any) -> None:
    check(changed(good, data.draw(st.sampled_from(list(places(good)))), value))


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(GOOD), st.data(), st.lists(VALUES, min_size=2, max_size=4))
def test_a_post_with_several_values_changed(good: Any, data: st.DataObject, values: list[Any]) -> None:
    for value in values:
        good = changed(good, data.draw(st.sampled_from(list(places(good)))), value)
    check(good)


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(MESSAGES), st.data(), VALUES)
def test_a_broken_message_never_speaks_for_its_neighbour(good: Any, data: st.DataObject, value: Any) -> None:
    broken = changed(good, data.draw(st.sampled_from(list(places(good)))), value)
    first, second = check(post(change(broken, OTHER))).updates
    assert (second.chat, second.said.text) == ("6281200000009", "aman")
    assert first.chat != "6281200000009"


def test_a_post_with_any_one_value_missing() -> None:
    for good in GOOD:
        check(good)
        for path in places(good):
            if path:
                check(without(good, path))


def test_a_post_with_any_one_value_of_another_kind() -> None:
    for good in GOOD:
        for path in places(good):
            for value in (None, True, 0, -1, 1.5, float("inf"), "", "x", [], [None], {}, {"id": 1}, 10**400):
                check(changed(good, path, value))
