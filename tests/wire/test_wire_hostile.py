"""Any JSON whatsoever into `read`: an update or UnreadableUpdateError, never anything else."""

import copy
import json
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.telegram_wire import UnreadableUpdateError, read
from handlers.messages import Update
from tests.wire.shapes import ANONYMOUS, BOT, GROUP, LARGE, PDF, SMALL, membership, message, photo, tap

GOOD = [
    message(text="Budi Contoh"),
    message(GROUP, text=f"/status@{BOT} LN-7K3M-Q0ZT", sender_chat=GROUP, sender=ANONYMOUS),
    message(kind="edited_message", text="baru"),
    photo(SMALL, LARGE, caption="https://contoh.id/1", media_group_id="9"),
    message(document=PDF, caption="bukti"),
    message(sticker={"file_id": "s"}),
    message(GROUP, migrate_to_chat_id=-100),
    tap(),
    tap(message=None, inline_message_id="x"),
    membership("kicked"),
    membership("restricted", GROUP, is_member=False),
    {"update_id": 1, "poll": {"id": "1"}},
]
VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.integers(10**20, 10**40), st.floats(), st.text(max_size=20),
        st.sampled_from(["private", "/lapor", "\ud800", "\x00", "kicked", BOT, "9" * 400]),
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


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value within."""
    yield path
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inner:
        yield from places(value, (*path, key))


def changed(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    """The same with another value there."""
    if not path:
        return value
    whole = copy.deepcopy(data)
    place = whole
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return whole


def without(data: Any, path: tuple[Any, ...]) -> Any:
    """The same without the value there."""
    whole = copy.deepcopy(data)
    place = whole
    for key in path[:-1]:
        place = place[key]
    del place[path[-1]]
    return whole


def check(data: Any) -> None:
    """Read it, and check whatever came of it."""
    try:
        update = read(data, BOT)
    except UnreadableUpdateError:
        return
    assert isinstance(update, Update)
    assert int(update.id) == data["update_id"]
    assert update.event in ("", "blocked", "unblocked", "moved", "passed")
    said = update.said
    for text in (said.text, said.command, said.argument, said.choice, said.album, update.sender.name):
        text.encode("utf-8")
        assert "\x00" not in text
    assert update.event == "passed" or update.chat == str(int(update.chat))
    assert update.event in ("passed", "") or not any((said.text, said.files, said.choice, said.command))


@settings(deadline=None, max_examples=100)
@given(JSON)
def test_any_json(data: Any) -> None:
    check(data)


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(NAMES, JSON, max_size=4))
def test_any_update(data: dict[str, Any]) -> None:
    check({**data, "update_id": 1})


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(GOOD), st.data(), VALUES)
def test_an_update_with_one_value_changed(good: dict[str, Any], data: st.DataObject, value: Any) -> None:
    check(changed(good, data.draw(st.sampled_from(list(places(good)))), value))


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(GOOD), st.data(), st.lists(VALUES, min_size=2, max_size=4))
def test_an_update_with_several_values_changed(good: Any, data: st.DataObject, values: list[Any]) -> None:
    for value in values:
        good = changed(good, data.draw(st.sampled_from(list(places(good)))), value)
    check(good)


def test_an_update_with_any_one_value_missing() -> None:
    for good in GOOD:
        check(good)
        for path in places(good):
            if path:
                check(without(good, path))


def test_an_update_with_any_one_value_of_another_kind() -> None:
    for good in GOOD:
        for path in places(good):
            for value in (None, True, 0, -1, 1.5, float("inf"), "", "x", [], [None], {}, {"id": 1}, 10**400):
                check(changed(good, path, value))
